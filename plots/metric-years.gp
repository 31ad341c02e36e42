# gnuplot -d -c metric-years.gp metric-years.dat metric-years.svg "Requests served"
# Usage: gnuplot -d -c metric-years.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 panels: panel title
#   4 curves: panel series at mean low high       series: the variant
#   5 axis:   text
if (ARGC < 2) { print "usage: gnuplot -d -c metric-years.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array PANEL[64]
stats DATA index 3 using (PANEL[int($1) + 1] = strcol(2), 1) nooutput
N_PANELS = int(STATS_records)
# (Before any range is set: stats keeps to it.)
array LOW[64]
array HIGH[64]
do for [p = 1:N_PANELS] {
  stats DATA index 4 using (int($1) == p - 1 ? $4 : NaN) nooutput
  LOW[p] = STATS_min; HIGH[p] = STATS_max
}
YAXIS = ""
stats DATA index 5 using (YAXIS = strcol(1), 1) nooutput

ROW = N_PANELS > 3 ? 140 : 190
TOP = 34 + 16 * N_VARIANTS + 24
HEIGHT = TOP + ROW * N_PANELS + 18 + CAPTION_HEIGHT
eval CANVAS
eval VARIANTKEY
set lmargin at screen X(66); set rmargin at screen X(WIDTH - 14)
set multiplot
do for [p = 0:N_PANELS - 1] {
  UPPER = TOP + ROW * p
  LOWER = UPPER + ROW - 30
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 PANEL[p + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  TEXT = YAXIS
  eval YLABEL
  TICLABELS = p == N_PANELS - 1
  eval TIMEAXIS
  if (TICLABELS) { TEXT = TIMELABEL; eval XLABEL }
  # The means make the range; an interval may leave it.
  LEAST = LOW[p + 1]; MOST = HIGH[p + 1]
  ROOM = MOST > LEAST ? 0.25 * (MOST - LEAST) : MOST != 0 ? 0.1 * abs(MOST) : 1
  set yrange [(LEAST >= 0 && LEAST < ROOM ? 0 : LEAST - ROOM):MOST + ROOM]
  plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == p && int($2) == v ? $5 : NaN):6 \
      with filledcurves lc rgb COLOUR(v) fs transparent solid 0.18 notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == p && int($2) == v ? $4 : NaN) \
      with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle
  unset label
  do for [i = 1:N_VARIANTS] { unset arrow 8000 + i }
}
