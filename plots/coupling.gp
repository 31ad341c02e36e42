# gnuplot -d -c coupling.gp coupling.dat coupling.svg "Coupling"
# Usage: gnuplot -d -c coupling.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 partitions: place row column          titles, beside and above
#   4 cells:      variant of with share_percent text
if (ARGC < 2) { print "usage: gnuplot -d -c coupling.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

stats DATA index 3 using 1 nooutput
N = int(STATS_records)
LEFT = 186
if (WIDTH < LEFT + 84 * N) { WIDTH = LEFT + 84 * N }
CELL = 34
HEADING = 78
PANEL = HEADING + CELL * N + 8
TOP = 28
HEIGHT = TOP + PANEL * N_VARIANTS + CAPTION_HEIGHT
eval CANVAS
unset grid
unset tics
unset border
# From white to the colour of "bad"; a partition with itself is grey.
MIX(share, from, to) = int(from + (to - from) * share / 100.0)
SHADE(share) = 65536 * MIX(share, 255, 0xE8) + 256 * MIX(share, 255, 0x87) \
  + MIX(share, 255, 0x5A)
set xrange [-0.5:N - 0.5]
set yrange [N - 0.5:-0.5 - HEADING / real(CELL)]
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 12)
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + PANEL * v
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + HEADING + CELL * N)
  set label 50 VARIANT[v + 1] at screen X(10), screen Y(UPPER + 16) left font PLAIN
  plot DATA index 3 using 1:1:($1 - 0.48):($1 + 0.48):($1 - 0.46):($1 + 0.46) \
      with boxxyerror fs solid noborder fc rgb "#E4E4E4", \
    DATA index 4 using (int($1) == v ? $3 : NaN):2:($3 - 0.48):($3 + 0.48):($2 - 0.46):($2 + 0.46):(SHADE($4)) \
      with boxxyerror fs solid border lc rgb "#666666" lw 0.4 fc rgb variable, \
    DATA index 4 using (int($1) == v ? $3 : NaN):2:5 with labels font SMALL noenhanced, \
    DATA index 3 using (-0.5):1:2 with labels right offset -0.8, 0 font SMALL noenhanced, \
    DATA index 3 using 1:(-0.5 - 33.0 / CELL):3 with labels center font TINY noenhanced
  unset label
}
