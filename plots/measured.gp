# gnuplot -d -c measured.gp measured.dat measured.svg "Measured against modelled"
# Usage: gnuplot -d -c measured.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 panels: panel title across up
#   4 points: panel variant across up low high
if (ARGC < 2) { print "usage: gnuplot -d -c measured.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array PANEL[8]
array ACROSS[8]
array UP[8]
stats DATA index 3 using (PANEL[int($1) + 1] = strcol(2), \
  ACROSS[int($1) + 1] = strcol(3), UP[int($1) + 1] = strcol(4), 1) nooutput
N_PANELS = int(STATS_records)
array LOW[8]
array HIGH[8]
do for [p = 1:N_PANELS] {
  stats DATA index 4 using (int($1) == p - 1 ? ($3 < $4 ? $3 : $4) : NaN) nooutput
  LOW[p] = STATS_min / 1.6
  stats DATA index 4 using (int($1) == p - 1 ? ($3 > $4 ? $3 : $4) : NaN) nooutput
  HIGH[p] = STATS_max * 1.6
}

ROW = 300
# Published round trips are of no variant: they need no legend.
stats DATA index 4 using 2 nooutput
N_SHOWN = int(STATS_max) + 1
MULTI = N_SHOWN > 1
TOP = 34 + (MULTI ? 16 * N_SHOWN : 0) + 24
HEIGHT = TOP + ROW * N_PANELS + CAPTION_HEIGHT
eval CANVAS
array MARK[6] = [6, 4, 8, 12, 1, 2]
if (MULTI) {
  do for [i = 1:N_SHOWN] {
    set label 8000 + i VARIANT[i] at screen X(36), screen Y(24 + 16 * i) left font SMALL \
      point pt MARK[(i - 1) % 6 + 1] ps 0.9 lc rgb COLOUR(i - 1) offset 1.4, 0
  }
}
set logscale xy
set format "%g"
set lmargin at screen X(88); set rmargin at screen X(WIDTH - 60)
set multiplot
do for [p = 0:N_PANELS - 1] {
  UPPER = TOP + ROW * p
  LOWER = UPPER + ROW - 62
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 PANEL[p + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  TEXT = UP[p + 1]
  eval YLABEL
  TEXT = ACROSS[p + 1]
  eval XLABEL
  set xrange [LOW[p + 1]:HIGH[p + 1]]
  set yrange [LOW[p + 1]:HIGH[p + 1]]
  # 1, 2, 5 in every decade, or only 1 where these are many.
  set xtics ("" LOW[p + 1]); set ytics ("" LOW[p + 1])
  MANY = log10(HIGH[p + 1] / LOW[p + 1]) > 2.5
  do for [d = int(floor(log10(LOW[p + 1]))):int(ceil(log10(HIGH[p + 1])))] {
    do for [m = 1:(MANY ? 1 : 3)] {
      TIC = (m == 1 ? 1 : m == 2 ? 2 : 5) * 10 ** d
      set xtics add (sprintf("%g", TIC) TIC); set ytics add (sprintf("%g", TIC) TIC)
    }
  }
  plot x with lines lc rgb "#888888" lw 1 dt (4, 3) notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (int($1) == p && int($2) == v && $6 > $4 ? $3 : NaN):4:5:6 \
      with yerrorbars pt 0 lc rgb COLOUR(v) lw 1 notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (int($1) == p && int($2) == v ? $3 : NaN):4 \
      with points pt MARK[v % 6 + 1] ps 0.9 lc rgb COLOUR(v) lw 1.3 notitle
  unset label
}
