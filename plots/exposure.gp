# gnuplot -d -c exposure.gp exposure.dat exposure.svg "Whose data is abroad"
# Usage: gnuplot -d -c exposure.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 laws:   panel title
#   4 abroad: panel series at mean low high       series: the variant; 1000 persons
#   5 rules:  index title                         index -1: no rule
#   6 days:   variant rule mean_1000d low high    may be empty
if (ARGC < 2) { print "usage: gnuplot -d -c exposure.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array LAW[16]
stats DATA index 3 using (LAW[int($1) + 1] = strcol(2), 1) nooutput
N_LAWS = int(STATS_records)
# (Before any range is set: stats keeps to it.)
array HIGH[16]
do for [p = 1:N_LAWS] {
  stats DATA index 4 using (int($1) == p - 1 ? $4 : NaN) nooutput
  HIGH[p] = STATS_max > 0 ? STATS_max : 1
}
N_RULES = 0
stats DATA index 5 using (N_RULES = ($1 + 1 > N_RULES ? $1 + 1 : N_RULES), 1) nooutput
LONGEST = 1
if (N_RULES > 0) { stats DATA index 6 using 3 nooutput }
if (N_RULES > 0) { LONGEST = STATS_max > 0 ? 1.2 * STATS_max : 1 }

ROW = N_LAWS > 2 ? 112 : 150
TOP = 34 + 16 * N_VARIANTS + 24
BARS = TOP + ROW * N_LAWS + 50
BAR = N_VARIANTS > 3 ? 8 : 11
RULE = BAR * N_VARIANTS + 12
HEIGHT = BARS + (N_RULES > 0 ? RULE * N_RULES + 48 : -32) + CAPTION_HEIGHT
eval CANVAS
eval VARIANTKEY
set multiplot
set lmargin at screen X(66); set rmargin at screen X(WIDTH - 14)
do for [p = 0:N_LAWS - 1] {
  UPPER = TOP + ROW * p
  LOWER = UPPER + ROW - 30
  set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
  set label 1 LAW[p + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  TEXT = "1000 persons"
  eval YLABEL
  TICLABELS = p == N_LAWS - 1
  eval TIMEAXIS
  if (TICLABELS) { TEXT = TIMELABEL; eval XLABEL }
  set yrange [0:1.15 * HIGH[p + 1]]
  YSTEP = HIGH[p + 1] / 3.0
  DECADE = 10 ** floor(log10(YSTEP))
  set ytics DECADE * (YSTEP / DECADE > 5 ? 10 : YSTEP / DECADE > 2 ? 5 : YSTEP / DECADE > 1 ? 2 : 1)
  plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == p && int($2) == v ? $5 : NaN):6 \
      with filledcurves lc rgb COLOUR(v) fs transparent solid 0.18 notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using (T(3)):(int($1) == p && int($2) == v ? $4 : NaN) \
      with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle
  unset label
  do for [i = 1:N_VARIANTS] { unset arrow 8000 + i }
}
if (N_RULES > 0) {
  array PATTERN[6] = [3, 4, 5, 1, 2, 6]
  LOWER = BARS + RULE * N_RULES
  set lmargin at screen X(128); set rmargin at screen X(WIDTH - 34)
  set tmargin at screen Y(BARS); set bmargin at screen Y(LOWER)
  set label 1 "exposed, by rule" at screen X(10), screen Y(BARS - 9) left font SMALL
  TEXT = "1000 persons times days"
  eval XLABEL
  set xrange [0:1.05 * LONGEST]
  set yrange [N_RULES - 0.5:-0.5]
  unset xtics
  set xtics numeric autofreq format "%g" font SMALL nomirror out scale 0.5 offset 0, 0.4
  XSTEP = LONGEST / 4.0
  DECADE = 10 ** floor(log10(XSTEP))
  set xtics DECADE * (XSTEP / DECADE > 5 ? 10 : XSTEP / DECADE > 2 ? 5 : XSTEP / DECADE > 1 ? 2 : 1)
  unset ytics
  set grid noytics
  PITCH = BAR / real(RULE)
  MIDDLE(v) = (v - (N_VARIANTS - 1) / 2.0) * PITCH
  plot for [v = 0:N_VARIANTS - 1] DATA index 6 \
      using (int($1) == v ? $3 / 2.0 : NaN):($2 + MIDDLE(v)):(0):3:($2 + MIDDLE(v) - 0.42 * PITCH):($2 + MIDDLE(v) + 0.42 * PITCH) \
      with boxxyerror fc rgb COLOUR(v) fs transparent solid 0.5 border lc rgb COLOUR(v) notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 6 \
      using (int($1) == v ? $3 / 2.0 : NaN):($2 + MIDDLE(v)):(0):3:($2 + MIDDLE(v) - 0.42 * PITCH):($2 + MIDDLE(v) + 0.42 * PITCH) \
      with boxxyerror fc rgb COLOUR(v) fs transparent pattern PATTERN[v % 6 + 1] border lc rgb COLOUR(v) notitle, \
    for [v = 0:N_VARIANTS - 1] DATA index 6 \
      using (int($1) == v && $5 > $4 ? $3 : NaN):($2 + MIDDLE(v)):4:5 \
      with xerrorbars pt 0 lc rgb "#000000" lw 0.8 notitle, \
    DATA index 5 using (0):($1 >= 0 ? $1 : NaN):2 \
      with labels right offset -0.8, 0 font CAPTIONFONT noenhanced notitle
}
