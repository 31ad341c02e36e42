# gnuplot -d -c interference.gp interference.dat interference.svg "What a neighbour does"
# Usage: gnuplot -d -c interference.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 series: series title
#   4 panels: panel title up; panel 0 is a ratio, panel 1 a growth
#   5 points: panel series x mean low high    an empty line after each line
#   6 axis:   across
#   7 tics:   panel x text; panel -1: none, x are numbers
if (ARGC < 2) { print "usage: gnuplot -d -c interference.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array SERIES[16]
stats DATA index 3 using (SERIES[int($1) + 1] = strcol(2), 1) nooutput
N_SERIES = int(STATS_records)
array PANEL[4]
array UP[4]
stats DATA index 4 using (PANEL[int($1) + 1] = strcol(2), UP[int($1) + 1] = strcol(3), 1) nooutput
stats DATA index 6 using (ACROSS = strcol(1), 1) nooutput
stats DATA index 5 using 3 nooutput
WEST = STATS_min; EAST = STATS_max
# Where the lines do nothing: at 1 and at 0. Both are shown.
array NOTHING[2] = [1, 0]
array LEAST[2]
array MOST[2]
array N_POINTS[2]
do for [p = 1:2] {
  LEAST[p] = NOTHING[p]; MOST[p] = NOTHING[p]; N_POINTS[p] = 0
  stats DATA index 5 using (int($1) == p - 1 ? (N_POINTS[p] = N_POINTS[p] + 1, \
    LEAST[p] = ($4 < LEAST[p] ? $4 : LEAST[p]), \
    MOST[p] = ($4 > MOST[p] ? $4 : MOST[p]), 1) : 1) nooutput
}
array TICTEXT[16]
array TICPANEL[16]
array TICAT[16]
N_TICS = 0
stats DATA index 7 using (int($1) < 0 ? 1 : (N_TICS = N_TICS + 1, TICPANEL[N_TICS] = int($1), \
  TICAT[N_TICS] = $2, TICTEXT[N_TICS] = strcol(3), 1)) nooutput

TOP = 34 + 16 * N_SERIES + 34
ROW = 190
GAP = 84
HEIGHT = TOP + 2 * ROW + GAP + 50 + CAPTION_HEIGHT
array MARK[6] = [6, 4, 8, 12, 10, 14]
eval CANVAS
do for [i = 1:N_SERIES] {
  if (N_TICS == 0) {
    set arrow 8000 + i from screen X(16), screen Y(24 + 16 * i) \
      to screen X(54), screen Y(24 + 16 * i) nohead lc rgb COLOUR(i - 1) \
      lw 1.8 dt DASHNUMBER(i - 1)
  }
  set label 8000 + i SERIES[i] at screen X(62), screen Y(24 + 16 * i) left font SMALL
  set label 8100 + i "" at screen X(35), screen Y(24 + 16 * i) \
    point pt MARK[(i - 1) % 6 + 1] ps 0.8 lc rgb COLOUR(i - 1)
}
set lmargin at screen X(76); set rmargin at screen X(WIDTH - 20)
# By the means; an interval may be cut at the edge. A ratio has a logarithmic
# axis: twice as slow is as far as twice as fast.
ROOM(low, high) = high > low ? 0.2 * (high - low) : 0.1
# Points of one load stand beside each other, not on each other.
BESIDE(s) = N_TICS > 0 ? 0.5 * ((s + 0.5) / N_SERIES - 0.5) : 0
set multiplot
do for [p = 0:1] {
  UPPER = TOP + (ROW + GAP) * p
  LOWER = UPPER + ROW
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 PANEL[p + 1] at screen X(16), screen Y(UPPER - 12) left font SMALL
  TEXT = UP[p + 1]
  eval YLABEL
  TEXT = ACROSS
  if (N_TICS == 0 || p == 0) { eval XLABEL }
  if (p == 0) {
    set logscale y
    set yrange [LEAST[1] / 1.3:MOST[1] * (MOST[1] > 5 ? 2 : 1.3)]
    set ytics ("" 1)
    do for [d = -3:12] {
      do for [m = 1:(MOST[1] > 50 * LEAST[1] ? 1 : 3)] {
        TIC = (m == 1 ? 1 : m == 2 ? 2 : 5) * 10.0 ** d
        set ytics add (sprintf("%g", TIC) TIC)
      }
    }
  } else {
    unset logscale y
    set ytics autofreq
    set yrange [LEAST[2] - ROOM(LEAST[2], MOST[2]):MOST[2] + ROOM(LEAST[2], MOST[2])]
  }
  if (N_TICS > 0) {
    FIRST = 99; LAST = -99
    set xtics ("" 0)
    do for [i = 1:N_TICS] {
      if (TICPANEL[i] == p) {
        set xtics add (TICTEXT[i] TICAT[i])
        FIRST = TICAT[i] < FIRST ? TICAT[i] : FIRST
        LAST = TICAT[i] > LAST ? TICAT[i] : LAST
      }
    }
    set xrange [FIRST - 0.6:LAST + 0.6]
  } else {
    set xrange [WEST - 0.03 * (EAST > WEST ? EAST - WEST : 1):EAST + 0.03 * (EAST > WEST ? EAST - WEST : 1)]
  }
  plot NOTHING[p + 1] with lines lc rgb "#888888" lw 1 dt (4, 3) notitle, \
    for [s = 0:N_SERIES - 1] DATA index 5 \
      using (int($1) == p && int($2) == s && $6 > $5 ? $3 + BESIDE(s) : NaN):4:5:6 \
      with yerrorbars pt 0 lc rgb COLOUR(s) lw 1 notitle, \
    for [s = 0:N_SERIES - 1] DATA index 5 \
      using (N_TICS == 0 && int($1) == p && int($2) == s ? $3 : NaN):4 \
      with lines lc rgb COLOUR(s) lw 1.8 dt DASHNUMBER(s) notitle, \
    for [s = 0:N_SERIES - 1] DATA index 5 \
      using (int($1) == p && int($2) == s ? $3 + BESIDE(s) : NaN):4 \
      with points lc rgb COLOUR(s) lw 1.4 pt MARK[s % 6 + 1] ps 0.8 notitle
  unset label
  unset arrow
}
