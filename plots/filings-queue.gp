# gnuplot -d -c filings-queue.gp filings-queue.dat filings-queue.svg "Filings"
# Usage: gnuplot -d -c filings-queue.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 states:  state title
#   4 filings: panel series at mean low high      panel: variant, series: state
if (ARGC < 2) { print "usage: gnuplot -d -c filings-queue.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array STATE[8]
stats DATA index 3 using (STATE[int($1) + 1] = strcol(2), 1) nooutput
N_STATES = int(STATS_records)
stats DATA index 4 using 4 nooutput
MOST = STATS_max > 0 ? STATS_max : 1

ROW = 130
TOP = 34 + 16 * N_STATES + 24
HEIGHT = TOP + ROW * N_VARIANTS + 18 + CAPTION_HEIGHT
eval CANVAS
do for [i = 1:N_STATES] {
  set arrow 100 + i from screen X(16), screen Y(24 + 16 * i) \
    to screen X(54), screen Y(24 + 16 * i) nohead lc rgb COLOUR(i - 1) \
    lw 1.8 dt DASHNUMBER(i - 1)
  set label 100 + i STATE[i] at screen X(62), screen Y(24 + 16 * i) left font SMALL
}
set lmargin at screen X(66); set rmargin at screen X(WIDTH - 14)
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + ROW * v
  LOWER = UPPER + ROW - 30
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 VARIANT[v + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  TEXT = "filings (1)"
  eval YLABEL
  TICLABELS = v == N_VARIANTS - 1
  eval TIMEAXIS
  if (TICLABELS) { TEXT = TIMELABEL; eval XLABEL }
  set yrange [0:1.15 * MOST]
  plot for [s = 0:N_STATES - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == s ? $5 : NaN):6 \
      with filledcurves lc rgb COLOUR(s) fs transparent solid 0.18 notitle, \
    for [s = 0:N_STATES - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == s ? $4 : NaN) \
      with lines lc rgb COLOUR(s) lw 1.8 dt DASHNUMBER(s) notitle
  unset label
  do for [i = 1:N_STATES] { unset arrow 100 + i }
}
