# gnuplot -d -c who-can-read.gp who-can-read.dat who-can-read.svg "Who can read what"
# Usage: gnuplot -d -c who-can-read.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 authorities: index title lines
#   4 assets:      index title lines
#   5 cells:       variant authority asset code class changes
#   6 legend:      code text
if (ARGC < 2) { print "usage: gnuplot -d -c who-can-read.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

HEAD_LINES = 1
stats DATA index 3 using 1 nooutput
N_AUTHORITIES = int(STATS_records)
stats DATA index 4 using (HEAD_LINES = ($3 > HEAD_LINES ? $3 : HEAD_LINES), 1) nooutput
N_ASSETS = int(STATS_records)
array LEGEND[8]
array LEGEND_CODE[8]
N_LEGEND = 0
stats DATA index 6 using (N_LEGEND = N_LEGEND + 1, LEGEND[N_LEGEND] = strcol(2), \
  LEGEND_CODE[N_LEGEND] = $1, 1) nooutput

LEFT = 162
if (WIDTH < LEFT + 80 * N_ASSETS) { WIDTH = LEFT + 80 * N_ASSETS }
CELL = 48
LINE = 14
HEADING = 26 + LINE * HEAD_LINES + 6
PANEL = HEADING + CELL * N_AUTHORITIES + 12
TOP = 42 + 17 * N_LEGEND
HEIGHT = TOP + PANEL * N_VARIANTS + CAPTION_HEIGHT
eval CANVAS
do for [i = 1:N_LEGEND] {
  set object i rectangle from screen X(14), screen Y(22 + 17 * i) \
    to screen X(34), screen Y(35 + 17 * i) fc rgb CODECOLOUR(LEGEND_CODE[i]) \
    fs solid border lc rgb "#444444" lw 0.5
  set label i LEGEND[i] at screen X(42), screen Y(28 + 17 * i) left font SMALL
}
unset grid
unset tics
unset border
# One unit is one cell; the titles stand beside and above the cells.
set xrange [-0.5:N_ASSETS - 0.5]
set yrange [N_AUTHORITIES - 0.5:-0.5 - HEADING / real(CELL)]
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 12)
LIFT(lines) = (lines - 1) * LINE / 2.0 / CELL
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + PANEL * v
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + HEADING + CELL * N_AUTHORITIES)
  set label 50 VARIANT[v + 1] at screen X(10), screen Y(UPPER + 14) left font PLAIN
  plot DATA index 5 using (int($1) == v ? $3 : NaN):2:($3 - 0.48):($3 + 0.48):($2 - 0.47):($2 + 0.47):(CODECOLOUR($4)) \
      with boxxyerror fs solid border lc rgb "#666666" lw 0.4 fc rgb variable, \
    DATA index 5 using (int($1) == v ? $3 : NaN):($2 - (strlen(strcol(6)) > 0 ? 0.2 : 0)):5 \
      with labels font PLAIN noenhanced, \
    DATA index 5 using (int($1) == v ? $3 : NaN):($2 + 0.13):6 \
      with labels font TINY noenhanced, \
    DATA index 3 using (-0.5):($1 - LIFT($3)):2 with labels right offset -0.8, 0 font SMALL noenhanced, \
    DATA index 4 using 1:(-0.5 - 12.0 / CELL - 2 * LIFT($3)):2 with labels center font SMALL noenhanced
  unset object
  unset label
}
