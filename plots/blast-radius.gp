# gnuplot -d -c blast-radius.gp blast-radius.dat blast-radius.svg "Blast radius"
# Usage: gnuplot -d -c blast-radius.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 elements: row title
#   4 bars:     variant row requests share_percent     requests 0: of users
if (ARGC < 2) { print "usage: gnuplot -d -c blast-radius.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

stats DATA index 3 using 1 nooutput
N_ROWS = int(STATS_records)
BAR = 9
ROW = BAR * N_VARIANTS + 12
TOP = 34 + 16 * N_VARIANTS + 18
LEFT = 232
HEIGHT = TOP + ROW * N_ROWS + 42 + CAPTION_HEIGHT
eval CANVAS
do for [i = 1:N_VARIANTS] {
  set object i rectangle from screen X(16), screen Y(18 + 16 * i) \
    to screen X(54), screen Y(28 + 16 * i) fc rgb COLOUR(i - 1) \
    fs solid 0.6 border lc rgb COLOUR(i - 1)
  set label i VARIANT[i] at screen X(62), screen Y(24 + 16 * i) left font SMALL
}
LOWER = TOP + ROW * N_ROWS
TEXT = "users (bar), requests (diamond) cut off (%)"
eval XLABEL
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 24)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
set xrange [0:100]
set xtics 0, 25, 100
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set grid noytics
# The place of a variant's bar within its row.
AT(row, v) = row + (v - (N_VARIANTS - 1) / 2.0) * BAR / real(ROW)
HALF = 0.42 * BAR / real(ROW)
plot DATA index 4 using (int($3) == 0 ? $4 : NaN):(AT($2, $1)):(0):4:(AT($2, $1) - HALF):(AT($2, $1) + HALF):(COLOUR($1)) \
    with boxxyerror fs solid 0.6 border lc rgb "#444444" lw 0.3 fc rgb variable, \
  DATA index 4 using (int($3) == 1 ? $4 : NaN):(AT($2, $1)):(COLOUR($1)) \
    with points pt 13 ps 0.6 lc rgb variable, \
  DATA index 3 using (0):1:2 with labels right offset -0.6, 0 font TINY noenhanced
