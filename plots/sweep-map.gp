# gnuplot -d -c sweep-map.gp sweep-map.dat sweep-map.svg "A sweep in two ways"
# Usage: gnuplot -d -c sweep-map.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 panels: panel title
#   4 cells:  panel across up mean text
#   5 across: level text
#   6 up:     level text
#   7 axes:   across up
if (ARGC < 2) { print "usage: gnuplot -d -c sweep-map.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array PANEL[16]
stats DATA index 3 using (PANEL[int($1) + 1] = strcol(2), 1) nooutput
N_PANELS = int(STATS_records)
stats DATA index 5 using 1 nooutput
N_ACROSS = int(STATS_records)
stats DATA index 6 using 1 nooutput
N_UP = int(STATS_records)
stats DATA index 7 using (ACROSS = strcol(1), UP = strcol(2), 1) nooutput
stats DATA index 4 using 4 nooutput
LEAST = STATS_min
SPREAD = STATS_max > STATS_min ? STATS_max - STATS_min : 1
# From pale yellow to dark blue by way of green, as in viridis turned around:
# darker is more, in grey too; the number stands in white on the dark half.
MIX(a, b, s) = int(a + (b - a) * s)
SHARE(x) = (x - LEAST) / SPREAD
RED(s) = s < 0.5 ? MIX(253, 53, 2 * s) : MIX(53, 40, 2 * s - 1)
GREEN(s) = s < 0.5 ? MIX(240, 160, 2 * s) : MIX(160, 30, 2 * s - 1)
BLUE(s) = s < 0.5 ? MIX(170, 130, 2 * s) : MIX(130, 95, 2 * s - 1)
SHADE(x) = 65536 * RED(SHARE(x)) + 256 * GREEN(SHARE(x)) + BLUE(SHARE(x))

# A label is centred by its first line.
RISE(text) = strstrt(text, "\n") > 0 ? 0.19 : 0

LEFT = 84
CELLWIDTH = (WIDTH - LEFT - 16) / real(N_ACROSS)
if (CELLWIDTH > 110) { CELLWIDTH = 110 }
CELL = 38
PANELHEIGHT = 26 + CELL * N_UP + 58
TOP = 40
HEIGHT = TOP + PANELHEIGHT * N_PANELS + CAPTION_HEIGHT
eval CANVAS
unset grid
unset border
set xrange [-0.5:N_ACROSS - 0.5]
set yrange [-0.5:N_UP - 0.5]
set xtics scale 0 font SMALL
set ytics scale 0 font SMALL
set lmargin at screen X(LEFT); set rmargin at screen X(LEFT + CELLWIDTH * N_ACROSS)
NARROW = CELLWIDTH < 44
set multiplot
do for [p = 0:N_PANELS - 1] {
  UPPER = TOP + PANELHEIGHT * p + 24
  LOWER = UPPER + CELL * N_UP
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 PANEL[p + 1] at screen X(10), screen Y(UPPER - 10) left font SMALL
  TEXT = UP
  eval YLABEL
  TEXT = ACROSS
  eval XLABEL
  plot DATA index 4 using (int($1) == p ? $2 : NaN):3:($2 - 0.49):($2 + 0.49):($3 - 0.48):($3 + 0.48):(SHADE($4)) \
      with boxxyerror fs solid noborder fc rgb variable notitle, \
    DATA index 4 using (int($1) == p && !NARROW && SHARE($4) <= 0.55 ? $2 : NaN):($3 + RISE(strcol(5))):5 \
      with labels center font TINY noenhanced tc rgb "#000000" notitle, \
    DATA index 4 using (int($1) == p && !NARROW && SHARE($4) > 0.55 ? $2 : NaN):($3 + RISE(strcol(5))):5 \
      with labels center font TINY noenhanced tc rgb "#FFFFFF" notitle, \
    DATA index 5 using 1:(-0.5):xtic(2) with points pt 0 notitle, \
    DATA index 6 using (-0.5):1:ytic(2) with points pt 0 notitle
  unset label
}
