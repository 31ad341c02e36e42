# gnuplot -d -c sweep-lines.gp sweep-lines.dat sweep-lines.svg "A sweep"
# Usage: gnuplot -d -c sweep-lines.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 series: series title
#   4 lines:  series x mean low high     an empty line after each series
#   5 axes:   across up
if (ARGC < 2) { print "usage: gnuplot -d -c sweep-lines.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array SERIES[16]
stats DATA index 3 using (SERIES[int($1) + 1] = strcol(2), 1) nooutput
N_SERIES = int(STATS_records)
stats DATA index 5 using (ACROSS = strcol(1), UP = strcol(2), 1) nooutput
stats DATA index 4 using 2 nooutput
WEST = STATS_min; EAST = STATS_max
stats DATA index 4 using 4 nooutput
LEAST = STATS_min
stats DATA index 4 using 5 nooutput
MOST = STATS_max
ROOM = MOST > LEAST ? 0.08 * (MOST - LEAST) : MOST != 0 ? 0.1 * abs(MOST) : 1

TOP = 34 + 16 * N_SERIES + 20
PANEL = 260
HEIGHT = TOP + PANEL + 50 + CAPTION_HEIGHT
array MARK[6] = [6, 4, 8, 12, 1, 2]
eval CANVAS
do for [i = 1:N_SERIES] {
  set arrow 8000 + i from screen X(16), screen Y(24 + 16 * i) \
    to screen X(54), screen Y(24 + 16 * i) nohead lc rgb COLOUR(i - 1) \
    lw 1.8 dt DASHNUMBER(i - 1)
  set label 8000 + i SERIES[i] at screen X(62), screen Y(24 + 16 * i) left font SMALL
}
LOWER = TOP + PANEL
set lmargin at screen X(76); set rmargin at screen X(WIDTH - 20)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
TEXT = UP
eval YLABEL
TEXT = ACROSS
eval XLABEL
set xrange [WEST - 0.03 * (EAST - WEST):EAST + 0.03 * (EAST - WEST)]
set yrange [(LEAST >= 0 && LEAST < 0.3 * MOST ? 0 : LEAST - ROOM):MOST + ROOM]
plot for [s = 0:N_SERIES - 1] DATA index 4 \
    using (int($1) == s && $5 > $4 ? $2 : NaN):3:4:5 \
    with yerrorbars pt 0 lc rgb COLOUR(s) lw 1 notitle, \
  for [s = 0:N_SERIES - 1] DATA index 4 \
    using (int($1) == s ? $2 : NaN):3 \
    with linespoints lc rgb COLOUR(s) lw 1.8 dt DASHNUMBER(s) pt MARK[s % 6 + 1] ps 0.8 notitle
