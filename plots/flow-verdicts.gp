# gnuplot -d -c flow-verdicts.gp flow-verdicts.dat flow-verdicts.svg "Verdicts"
# Usage: gnuplot -d -c flow-verdicts.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 labels: row heading text
#   4 bars:   row from to code letter     code 0: a law in force, 6: a licence or mechanism
#   5 legend: code text
if (ARGC < 2) { print "usage: gnuplot -d -c flow-verdicts.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array LEGEND[8]
array LEGEND_CODE[8]
N_LEGEND = 0
stats DATA index 5 using (N_LEGEND = N_LEGEND + 1, LEGEND[N_LEGEND] = strcol(2), \
  LEGEND_CODE[N_LEGEND] = $1, 1) nooutput
stats DATA index 3 using 1 nooutput
N_ROWS = int(STATS_max) + 1

LEFT = 196
TOP = 42 + 17 * N_LEGEND
ROW = 19
HEIGHT = TOP + ROW * N_ROWS + 42 + CAPTION_HEIGHT
eval CANVAS
AXIS = WIDTH - LEFT - 16
eval TIMEAXIS
TEXT = TIMELABEL; LOWER = TOP + ROW * N_ROWS
eval XLABEL
do for [i = 1:N_LEGEND] {
  set object i rectangle from screen X(14), screen Y(22 + 17 * i) \
    to screen X(34), screen Y(35 + 17 * i) fc rgb CODECOLOUR(LEGEND_CODE[i]) \
    fs solid border lc rgb "#444444" lw 0.5
  set label i LEGEND[i] at screen X(42), screen Y(28 + 17 * i) left font SMALL
}
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 16)
set tmargin at screen Y(TOP); set bmargin at screen Y(TOP + ROW * N_ROWS)
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set border 1
set grid noytics
# A letter needs some room; a short stretch has its colour alone.
ROOM = (TO - FROM) * 0.025
plot DATA index 4 using ((T(2) + T(3)) / 2):1:(T(2)):(T(3)):($1 - 0.4):($1 + 0.4):(CODECOLOUR($4)) \
    with boxxyerror fs solid border lc rgb "#666666" lw 0.4 fc rgb variable, \
  DATA index 4 using ((T(2) + T(3)) / 2):1:(T(3) - T(2) > ROOM ? strcol(5) : "") \
    with labels font SMALL noenhanced, \
  DATA index 3 using (FROM):(int($2) == 0 ? $1 : NaN):3 \
    with labels right offset -0.6, 0 font CAPTIONFONT noenhanced, \
  DATA index 3 using (FROM):(int($2) == 1 ? $1 : NaN):3 \
    with labels left offset screen -(LEFT - 14) / real(WIDTH), 0 font PLAIN noenhanced
