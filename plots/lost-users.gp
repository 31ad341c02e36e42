# gnuplot -d -c lost-users.gp lost-users.dat lost-users.svg "Requests lost"
# Usage: gnuplot -d -c lost-users.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 reasons: reason title
#   4 lost:    variant reason at low_percent high_percent
if (ARGC < 2) { print "usage: gnuplot -d -c lost-users.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array REASON[64]
stats DATA index 3 using (REASON[int($1) + 1] = strcol(2), 1) nooutput
N_REASONS = int(STATS_records)
stats DATA index 4 using 5 nooutput
MOST = STATS_max > 0 ? STATS_max : 1

KEY_ROWS = (N_REASONS + 1) / 2
TOP = 34 + 18 * KEY_ROWS + 26
ROW = 124
HEIGHT = TOP + ROW * N_VARIANTS + 20 + CAPTION_HEIGHT
array PATTERN[6] = [4, 5, 1, 2, 6, 7]
eval CANVAS
set yrange [0:MOST * 1.05]
DECADE = 10 ** floor(log10(MOST / 4.0))
YSTEP = MOST / 4.0 / DECADE
YSTEP = DECADE * (YSTEP <= 1 ? 1 : YSTEP <= 2 ? 2 : YSTEP <= 5 ? 5 : 10)
set ytics YSTEP
set lmargin at screen X(58); set rmargin at screen X(WIDTH - 14)
do for [r = 1:N_REASONS] {
  LEFT = r > KEY_ROWS ? 270 : 16
  UPPER = 32 + 18 * ((r - 1) % KEY_ROWS)
  set object r rectangle from screen X(LEFT), screen Y(UPPER) \
    to screen X(LEFT + 30), screen Y(UPPER + 13) fc rgb COLOUR(r - 1) \
    fs transparent solid 0.35 border lc rgb COLOUR(r - 1)
  set object 100 + r rectangle from screen X(LEFT), screen Y(UPPER) \
    to screen X(LEFT + 30), screen Y(UPPER + 13) fc rgb COLOUR(r - 1) \
    fs transparent pattern PATTERN[(r - 1) % 6 + 1] border lc rgb COLOUR(r - 1)
  set label 100 + r REASON[r] at screen X(LEFT + 38), screen Y(UPPER + 6) left font SMALL
}
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + ROW * v
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + ROW - 28)
  set label 1 VARIANT[v + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  TEXT = "lost (%)"
  eval YLABEL
  TICLABELS = v == N_VARIANTS - 1
  eval TIMEAXIS
  if (TICLABELS) {
    TEXT = TIMELABEL; LOWER = UPPER + ROW - 28
    eval XLABEL
  }
  plot for [r = 0:N_REASONS - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == r ? $4 : NaN):5 \
      with filledcurves lc rgb COLOUR(r) fs transparent solid 0.35 notitle, \
    for [r = 0:N_REASONS - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == r ? $4 : NaN):5 \
      with filledcurves lc rgb COLOUR(r) fs transparent pattern PATTERN[r % 6 + 1] notitle, \
    for [r = 0:N_REASONS - 1] DATA index 4 \
      using (T(3)):(int($1) == v && int($2) == r && $5 > $4 ? $5 : NaN) \
      with lines lc rgb COLOUR(r) lw 1 notitle
  unset label
  unset object
}
