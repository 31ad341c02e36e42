# gnuplot -d -c world-map.gp world-map.dat world-map.svg "Who is served from where"
# Usage: gnuplot -d -c world-map.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 view:    west east south north width height
#   4 ways:    variant class dashed lon lat        an empty line after each way
#   5 ends:    variant site lon lat side title     side 4: no room for the title
#   6 classes: class title                         class 5: not known
# Beside DATA lies coastline.dat.
if (ARGC < 2) { print "usage: gnuplot -d -c world-map.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

stats DATA index 3 using (WEST = $1, EAST = $2, SOUTH = $3, NORTH = $4, \
  MAPWIDTH = $5, MAPHEIGHT = $6, 1) nooutput
array CLASS[6]
do for [i = 1:6] { CLASS[i] = "" }
stats DATA index 6 using (CLASS[int($1) + 1] = strcol(2), 1) nooutput
# From dark to light, and from thin to thick: slow is bright and broad.
array SHADE[6] = [0x2C3E8F, 0x1F7F9E, 0x3BA55D, 0xE69F00, 0xC63D2F, 0x888888]
array BROAD[6] = [1.0, 1.3, 1.6, 2.0, 2.5, 1.0]

KEY_ROWS = 1
do for [i = 1:6] { KEY_ROWS = KEY_ROWS + (strlen(CLASS[i]) > 0 ? 1 : 0) }
TOP = 34 + 16 * KEY_ROWS + 8
ROW = MAPHEIGHT + 34
HEIGHT = TOP + ROW * N_VARIANTS + CAPTION_HEIGHT
eval CANVAS
KEY = 0
do for [i = 1:6] {
  if (strlen(CLASS[i]) > 0) {
    set arrow 100 + i from screen X(16), screen Y(40 + 16 * KEY) \
      to screen X(54), screen Y(40 + 16 * KEY) nohead lc rgb SHADE[i] lw BROAD[i]
    set label 100 + i CLASS[i] at screen X(62), screen Y(40 + 16 * KEY) left font SMALL
    KEY = KEY + 1
  }
}
set arrow 107 from screen X(16), screen Y(40 + 16 * KEY) \
  to screen X(54), screen Y(40 + 16 * KEY) nohead lc rgb "#444444" lw 1.6 dt (6, 4)
set label 107 "wants a mechanism, or is forbidden" \
  at screen X(62), screen Y(40 + 16 * KEY) left font SMALL

unset grid
unset tics
set border 15 lc rgb "#BBBBBB"
set xrange [WEST:EAST]
set yrange [SOUTH:NORTH]
set lmargin at screen X(10); set rmargin at screen X(10 + MAPWIDTH)
LON = (EAST - WEST) / MAPWIDTH
LAT = (NORTH - SOUTH) / MAPHEIGHT
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + ROW * v + 22
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + MAPHEIGHT)
  set label 1 VARIANT[v + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  plot for [k = -1:1] "coastline.dat" using ($1 + 360 * k):2 \
      with filledcurves closed fc rgb "#E6E6E1" notitle, \
    for [c = 0:5] for [k = -1:1] DATA index 4 \
      using (int($1) == v && int($2) == c && int($3) == 0 ? $4 + 360 * k : NaN):5 \
      with lines lc rgb SHADE[c + 1] lw BROAD[c + 1] notitle, \
    for [c = 0:5] for [k = -1:1] DATA index 4 \
      using (int($1) == v && int($2) == c && int($3) == 1 ? $4 + 360 * k : NaN):5 \
      with lines lc rgb SHADE[c + 1] lw BROAD[c + 1] dt (6, 4) notitle, \
    DATA index 5 using (int($1) == v && int($2) == 0 ? $3 : NaN):4 \
      with points pt 7 ps 0.5 lc rgb "#000000" notitle, \
    DATA index 5 using (int($1) == v && int($2) == 1 ? $3 : NaN):4 \
      with points pt 5 ps 0.7 lc rgb "#000000" notitle, \
    DATA index 5 using (int($1) == v && int($5) == 0 ? $3 + 6 * LON : NaN):4:6 \
      with labels left font TINY noenhanced notitle, \
    DATA index 5 using (int($1) == v && int($5) == 1 ? $3 - 6 * LON : NaN):4:6 \
      with labels right font TINY noenhanced notitle, \
    DATA index 5 using (int($1) == v && int($5) == 2 ? $3 : NaN):($4 + 12 * LAT):6 \
      with labels center font TINY noenhanced notitle, \
    DATA index 5 using (int($1) == v && int($5) == 3 ? $3 : NaN):($4 - 12 * LAT):6 \
      with labels center font TINY noenhanced notitle
  unset label
  unset arrow
}
