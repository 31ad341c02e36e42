# gnuplot -d -c latency-years.gp latency-years.dat latency-years.svg "Request latency"
# Usage: gnuplot -d -c latency-years.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 marks:   number at lane text; number 0 is no mark
#   4 latency: variant percent at mean_ms low_ms high_ms
if (ARGC < 2) { print "usage: gnuplot -d -c latency-years.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

N_MARKS = 0
array MARK[64]
array MARK_AT[64]
array MARK_LANE[64]
stats DATA index 3 using ($1 > 0 ? (N_MARKS = int($1), \
  MARK[N_MARKS] = strcol(4), MARK_AT[N_MARKS] = T(2), \
  MARK_LANE[N_MARKS] = $3) : 0, 1) nooutput

PANEL = 160
FIRST = 34 + 16 * N_VARIANTS + 42
SECOND = FIRST + PANEL + 20
LEGEND = SECOND + PANEL + 54
HEIGHT = LEGEND + 15 * N_MARKS + CAPTION_HEIGHT
eval CANVAS
eval VARIANTKEY

do for [i = 1:N_MARKS] {
  set label i sprintf("%d", i) at MARK_AT[i], screen Y(FIRST - 9 - 11 * MARK_LANE[i]) \
    center font TINY front
  set arrow i from MARK_AT[i], graph 0 to MARK_AT[i], graph 1 nohead \
    lc rgb "#777777" lw 0.8 dt (2, 3) back
  set label 100 + i sprintf("%d", i) \
    at screen X(26), screen Y(LEGEND + 15 * (i - 1)) right font SMALL
  set label 200 + i MARK[i] at screen X(34), screen Y(LEGEND + 15 * (i - 1)) \
    left font SMALL
}
set multiplot
set lmargin at screen X(58); set rmargin at screen X(WIDTH - 14)
set yrange [0:*]
do for [panel = 0:1] {
  Q = panel == 0 ? 50 : 95
  UPPER = panel == 0 ? FIRST : SECOND
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + PANEL)
  TEXT = panel == 0 ? "median (ms)" : "95 % quantile (ms)"
  eval YLABEL
  TICLABELS = panel
  eval TIMEAXIS
  if (panel == 1) {
    TEXT = TIMELABEL; LOWER = SECOND + PANEL
    eval XLABEL
  }
  plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == Q ? $5 : NaN):6 \
      with filledcurves lc rgb COLOUR(v) fs transparent solid 0.18 notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == Q ? $4 : NaN) \
      with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle
  unset label
  do for [i = 1:N_VARIANTS] { unset arrow 8000 + i }
}
