# gnuplot -d -c witness.gp witness.dat witness.svg "How an authority reads an asset"
# Usage: gnuplot -d -c witness.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 steps: kind code lines text; kind 0 heading, 1 first box, 2 box after an
#            arrow, 3 the conclusion, in the colour of its class
if (ARGC < 2) { print "usage: gnuplot -d -c witness.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array KIND[64]
array CLASS[64]
array LINES[64]
array STEP[64]
N = 0
stats DATA index 3 using (N = N + 1, KIND[N] = int($1), CLASS[N] = int($2), \
  LINES[N] = int($3), STEP[N] = strcol(4), 1) nooutput

LINE = 17
GAP = 16
array TOPS[64]
AT = 36
do for [i = 1:N] {
  AT = AT + (KIND[i] == 0 ? (i > 1 ? 22 : 4) : KIND[i] == 1 ? 6 : GAP)
  TOPS[i] = AT
  AT = AT + LINE * LINES[i] + (KIND[i] == 0 ? 0 : 10)
}
HEIGHT = AT + 24 + CAPTION_HEIGHT
eval CANVAS
unset border
unset tics
set xrange [0:1]
set yrange [0:1]
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
do for [i = 1:N] {
  LOWER = TOPS[i] + LINE * LINES[i] + 10
  if (KIND[i] > 0) {
    set object i rectangle from screen X(14), screen Y(TOPS[i]) \
      to screen X(WIDTH - 14), screen Y(LOWER) \
      fc rgb (KIND[i] == 3 ? CODECOLOUR(CLASS[i]) : 0xF5F5F5) fs solid \
      border lc rgb "#777777"
  }
  if (KIND[i] > 1) {
    set arrow i from screen X(WIDTH / 2), screen Y(TOPS[i] - GAP) \
      to screen X(WIDTH / 2), screen Y(TOPS[i]) head filled size screen 0.012, 20 \
      lc rgb "#444444" lw 1.2
  }
  set label i STEP[i] at screen X(KIND[i] == 0 ? 14 : 24), \
    screen Y(TOPS[i] + (KIND[i] == 0 ? 0 : 4) + LINE / 2) left \
    font (KIND[i] == 0 ? PLAIN : SMALL) front
}
plot NaN notitle
