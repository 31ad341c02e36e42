# gnuplot -d -c sobol.gp sobol.dat sobol.svg "Sobol indices"
# Usage: gnuplot -d -c sobol.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 rows:  row label at_low at_high (texts of the ends)
#   4 marks: row index value low high; index 0 is S (alone), 1 is T (in all)
#   5 base:  unused axis_label
if (ARGC < 2) { print "usage: gnuplot -d -c sobol.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array ROW[64]
stats DATA index 3 using (ROW[int($1) + 1] = strcol(2), 1) nooutput
N_ROWS = int(STATS_records)
stats DATA index 5 using (AXISTEXT = strcol(2), 1) nooutput
stats DATA index 4 using 4 nooutput
LOW = STATS_min < -0.05 ? (STATS_min < -0.5 ? -0.5 : STATS_min) : 0
stats DATA index 4 using 5 nooutput
HIGH = STATS_max > 1 ? (STATS_max > 1.5 ? 1.5 : STATS_max) : 1

TOP = 34 + 16 * 2 + 14
LOWER = TOP + 30 * N_ROWS
HEIGHT = LOWER + 50 + CAPTION_HEIGHT
eval CANVAS
array INDEX[2] = ["alone (S)", "with all others (T)"]
do for [e = 1:2] {
  set object 900 + e rectangle from screen X(16), screen Y(20 + 16 * e) \
    to screen X(54), screen Y(28 + 16 * e) fc rgb COLOUR(e - 1) fs solid noborder
  set label 900 + e INDEX[e] at screen X(62), screen Y(24 + 16 * e) left font SMALL
}

LEFT = 190
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 16)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
set xrange [LOW:HIGH]
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set xtics 0.25 format "%g"
set border 1
do for [i = 1:N_ROWS] {
  set label 100 + i ROW[i] at screen X(LEFT - 8), first i - 1 right font SMALL
}
set arrow 1 from 0, graph 0 to 0, graph 1 nohead front lc rgb "#444444" lw 1
TEXT = AXISTEXT
eval XLABEL
plot for [e = 0:1] DATA index 4 \
    using (int($2) == e ? $3 / 2 : NaN):1:(0):3:($1 - 0.36 + 0.36 * e):($1 + 0.36 * e) \
    with boxxyerror fs solid 0.75 noborder lc rgb COLOUR(e) notitle, \
  DATA index 4 using 3:($1 - 0.18 + 0.36 * $2):4:5 \
    with xerrorbars pt 0 lw 1.2 lc rgb "#222222" notitle
