# gnuplot -d -c pareto.gp pareto.dat pareto.svg "Better in one, worse in the other"
# Usage: gnuplot -d -c pareto.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 series: series title
#   4 points: series front across low high up low high; front 1: on the front
#   5 front:  across up, the edge of what is dominated
#   6 axes:   across up
if (ARGC < 2) { print "usage: gnuplot -d -c pareto.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array SERIES[16]
stats DATA index 3 using (SERIES[int($1) + 1] = strcol(2), 1) nooutput
N_SERIES = int(STATS_records)
stats DATA index 6 using (ACROSS = strcol(1), UP = strcol(2), 1) nooutput
stats DATA index 4 using 4 nooutput
WEST = STATS_min
stats DATA index 4 using 5 nooutput
EAST = STATS_max
stats DATA index 4 using 7 nooutput
LEAST = STATS_min
stats DATA index 4 using 8 nooutput
MOST = STATS_max
ROOM(low, high) = high > low ? 0.06 * (high - low) : high != 0 ? 0.1 * abs(high) : 1
BOTTOM(low, high) = low >= 0 && low < 0.3 * high ? -0.03 * high : low - ROOM(low, high)

TOP = 34 + 16 * N_SERIES + 20
PANEL = 330
HEIGHT = TOP + PANEL + 50 + CAPTION_HEIGHT
# Open off the front, and filled on it.
array OPEN[6] = [6, 4, 8, 12, 10, 14]
array FULL[6] = [7, 5, 9, 13, 11, 15]
eval CANVAS
do for [i = 1:N_SERIES] {
  set label 8000 + i SERIES[i] at screen X(36), screen Y(24 + 16 * i) left font SMALL \
    point pt FULL[(i - 1) % 6 + 1] ps 0.9 lc rgb COLOUR(i - 1) offset 1.4, -0.1
}
LOWER = TOP + PANEL
set lmargin at screen X(76); set rmargin at screen X(WIDTH - 24)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
TEXT = UP
eval YLABEL
TEXT = ACROSS
eval XLABEL
set xrange [BOTTOM(WEST, EAST):EAST + ROOM(WEST, EAST)]
set yrange [BOTTOM(LEAST, MOST):MOST + ROOM(LEAST, MOST)]
set xtics autofreq
plot DATA index 5 using 1:2 with lines lc rgb "#999999" lw 1.6 notitle, \
  DATA index 4 using 3:6:4:5:7:8 with xyerrorbars pt 0 lw 0.8 lc rgb "#666666" notitle, \
  for [s = 0:N_SERIES - 1] DATA index 4 \
    using (int($1) == s && int($2) == 0 ? $3 : NaN):6 \
    with points pt OPEN[s % 6 + 1] ps 0.9 lw 1.4 lc rgb COLOUR(s) notitle, \
  for [s = 0:N_SERIES - 1] DATA index 4 \
    using (int($1) == s && int($2) == 1 ? $3 : NaN):6 \
    with points pt FULL[s % 6 + 1] ps 1.1 lc rgb COLOUR(s) notitle
