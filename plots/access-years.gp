# gnuplot -d -c access-years.gp access-years.dat access-years.svg "Access"
# Usage: gnuplot -d -c access-years.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 labels: row heading text       heading 1: a variant, 2: an authority
#   4 bars:   row from to code letter
#   5 legend: code text
if (ARGC < 2) { print "usage: gnuplot -d -c access-years.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

stats DATA index 3 using 1 nooutput
N_ROWS = int(STATS_max) + 1
stats DATA index 5 using 1 nooutput
TOP = 40 + 17 * int(STATS_records)
LEFT = 226; ROW = 17
HEIGHT = TOP + ROW * N_ROWS + 42 + CAPTION_HEIGHT
eval CANVAS
AXIS = WIDTH - LEFT - 16
eval TIMEAXIS
TEXT = TIMELABEL; LOWER = TOP + ROW * N_ROWS
eval XLABEL
i = 0
stats DATA index 5 using (i = i + 1, KEY = sprintf("set object %d rectangle \
  from screen X(14), screen Y(%d) to screen X(34), screen Y(%d) fc rgb %d \
  fs solid border lc rgb '#444444' lw 0.5; set label %d '%s' at screen X(42), \
  screen Y(%d) left font SMALL", i, 20 + 17 * i, 33 + 17 * i, CODECOLOUR($1), \
  i, strcol(2), 26 + 17 * i), KEYS = (i == 1 ? "" : KEYS . "; ") . KEY, 1) nooutput
eval KEYS
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 16)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set border 1
set grid noytics
# A letter needs some room; a short stretch has its colour alone.
EDGE(px) = (px - LEFT) / real(WIDTH)
ROOM = (TO - FROM) * 0.025
plot DATA index 4 using ((T(2) + T(3)) / 2):1:(T(2)):(T(3)):($1 - 0.38):($1 + 0.38):(CODECOLOUR($4)) \
    with boxxyerror fs solid border lc rgb "#666666" lw 0.4 fc rgb variable, \
  DATA index 4 using ((T(2) + T(3)) / 2):1:(T(3) - T(2) > ROOM ? strcol(5) : "") \
    with labels font SMALL noenhanced, \
  DATA index 3 using (FROM):(int($2) == 0 ? $1 : NaN):3 \
    with labels right offset -0.6, 0 font TINY noenhanced, \
  DATA index 3 using (FROM):(int($2) == 1 ? $1 : NaN):3 \
    with labels left offset screen EDGE(12), 0 font PLAIN noenhanced, \
  DATA index 3 using (FROM):(int($2) == 2 ? $1 : NaN):3 \
    with labels left offset screen EDGE(22), 0 font SMALL noenhanced tc rgb "#444444"
