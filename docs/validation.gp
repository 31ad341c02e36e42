# How far measured values lie from exact ones, a row for each model.
# Usage: gnuplot -d -c validation.gp DATA OUT.png
# Columns of DATA: row, model, (measured - exact) / half-width of the interval.
if (ARGC < 2) { print "usage: gnuplot -d -c validation.gp DATA OUT.png"; exit status 2 }
set encoding utf8
DATA = ARG1; OUT = ARG2
set datafile separator "\t"
stats DATA using 1 nooutput
ROWS = int(STATS_max)
stats DATA using ($3 < -1 || $3 > 1 ? 1 : 0) nooutput
N = int(STATS_records)
OUTSIDE = int(STATS_sum)
set terminal pngcairo noenhanced size 1040, 2 * (120 + 24 * ROWS) font "sans-serif,13" \
  fontscale 1.3 linewidth 2 pointscale 1.4
set output OUT
set label 1 sprintf("Measured against exact: %d values of %d models, %d outside of their intervals", N, ROWS, OUTSIDE) \
  at screen 0.02, screen 0.96 left
set tmargin 3
set xlabel "(measured − exact) / half-width of the 95 % interval" offset -8
set xrange [-2:2]
set yrange [ROWS + 0.7:0.3]
set ytics nomirror scale 0
set xtics nomirror out 0.5
set grid xtics lc rgb 0xDDDDDD
set border 1
unset key
set object 1 rectangle from -1, graph 0 to 1, graph 1 fc rgb 0xE4EEF5 fs solid noborder behind
set arrow 1 from 0, graph 0 to 0, graph 1 nohead lc rgb 0x666666
# Inside is a ring, outside a filled mark.
plot DATA using 3:1:ytic(2) with points pt 6 lc rgb 0x0072B2, \
     DATA using ($3 < -1 || $3 > 1 ? $3 : NaN):1 with points pt 7 lc rgb 0xD55E00
