# gnuplot -d -c differences.gp differences.dat differences.svg "Differences"
# Usage: gnuplot -d -c differences.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 rows:  row label better
#   4 marks: row variant share_percent low high shown
if (ARGC < 2) { print "usage: gnuplot -d -c differences.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array ROW[256]
array BETTER[256]
stats DATA index 3 using (ROW[int($1) + 1] = strcol(2), BETTER[int($1) + 1] = strcol(3), 1) nooutput
N_ROWS = int(STATS_records)
stats DATA index 4 using 4 nooutput
LOW = STATS_min
stats DATA index 4 using 5 nooutput
HIGH = STATS_max
SPAN_X = HIGH - LOW > 0 ? HIGH - LOW : 1
LOW = (LOW < 0 ? LOW : 0) - 0.05 * SPAN_X
HIGH = (HIGH > 0 ? HIGH : 0) + 0.05 * SPAN_X

STEP_Y = 10 + 9 * (N_VARIANTS > 1 ? N_VARIANTS - 1 : 1)
TOP = 34 + 16 * N_VARIANTS + 14
LOWER = TOP + STEP_Y * N_ROWS
HEIGHT = LOWER + 50 + CAPTION_HEIGHT
eval CANVAS
eval VARIANTKEY

LEFT = 224
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 16)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
set xrange [LOW:HIGH]
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set xtics format "%g"
set border 1
do for [i = 1:N_ROWS] {
  set label 100 + i ROW[i] at screen X(LEFT - 10), first i - 1 right font SMALL
  if (i % 2 == 0) {
    set object i rectangle from graph 0, first i - 1.5 to graph 1, first i - 0.5 \
      behind fc rgb "#F3F5F8" fs solid noborder
  }
}
set arrow 1 from 0, graph 0 to 0, graph 1 nohead lc rgb "#444444" lw 1
TEXT = "difference (%)"
eval XLABEL
# Variants one below the other within their row.
OFFSET(v) = N_VARIANTS > 2 ? 0.7 * ((v - 0.5) / (N_VARIANTS - 1.0) - 0.5) : 0
plot for [v = 1:N_VARIANTS - 1] DATA index 4 \
    using (int($2) == v && $6 > 0 ? $3 : NaN):($1 + OFFSET(v)):4:5 \
    with xerrorbars pt 7 ps 0.55 lw 1.6 lc rgb COLOUR(v) notitle, \
  for [v = 1:N_VARIANTS - 1] DATA index 4 \
    using (int($2) == v && $6 == 0 ? $3 : NaN):($1 + OFFSET(v)):4:5 \
    with xerrorbars pt 2 ps 0.8 lw 1.2 lc rgb COLOUR(v) notitle
