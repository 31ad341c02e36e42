# gnuplot -d -c queue-waits.gp queue-waits.dat queue-waits.svg "Distribution of waiting"
# Usage: gnuplot -d -c queue-waits.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 panels:   panel title
#   4 measured: panel variant wait_ms share
#   5 exact:    panel variant wait_ms share; may be empty
if (ARGC < 2) { print "usage: gnuplot -d -c queue-waits.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array PANEL[64]
array MOST[64]
stats DATA index 3 using (PANEL[int($1) + 1] = strcol(2), MOST[int($1) + 1] = 0, 1) nooutput
N_PANELS = int(STATS_records)
stats DATA index 4 using (MOST[int($1) + 1] = ($3 > MOST[int($1) + 1] ? $3 : MOST[int($1) + 1]), 1) nooutput
# An empty block cannot be plotted.
N_EXACT = 0
stats DATA using (N_EXACT = (column(-2) == 5 ? N_EXACT + 1 : N_EXACT), 1) nooutput

N_COLUMNS = N_PANELS > 1 ? 2 : 1
N_ROWS = (N_PANELS + N_COLUMNS - 1) / N_COLUMNS
ROW = N_PANELS > 2 ? 160 : 230
TOP = 34 + 16 * N_VARIANTS + 26
HEIGHT = TOP + ROW * N_ROWS + 20 + CAPTION_HEIGHT
PANEL_WIDTH = (WIDTH - 64) / N_COLUMNS
eval CANVAS
eval VARIANTKEY

set yrange [0:1]
set multiplot
do for [p = 0:N_PANELS - 1] {
  COLUMN = p % N_COLUMNS
  UPPER = TOP + ROW * (p / N_COLUMNS)
  LEFT = 56 + COLUMN * (PANEL_WIDTH + 6)
  set lmargin at screen X(LEFT); set rmargin at screen X(LEFT + PANEL_WIDTH - 14)
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + ROW - 44)
  set label 1 PANEL[p + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  set xrange [0:(MOST[p + 1] > 0 ? MOST[p + 1] : 1)]
  set xtics autofreq format "%g"
  XSTEP = 10 ** floor(log10(MOST[p + 1] > 0 ? MOST[p + 1] : 1))
  XSTEP = MOST[p + 1] / XSTEP > 5 ? 2 * XSTEP : MOST[p + 1] / XSTEP > 2 ? XSTEP : 0.5 * XSTEP
  set xtics 0, XSTEP
  if (COLUMN == 0) {
    TEXT = "share"
    eval YLABEL
    set ytics 0.25 format "%g"
  } else {
    set ytics 0.25 format ""
  }
  if (p + N_COLUMNS >= N_PANELS) {
    TEXT = "wait (ms)"; LOWER = UPPER + ROW - 44
    eval XLABEL
  }
  if (N_EXACT > 0) {
    plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
        using 3:(int($1) == p && int($2) == v ? $4 : NaN) \
        with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle, \
      DATA index 5 using 3:(int($1) == p ? $4 : NaN) \
        with points pt 6 ps 0.9 lc rgb "#000000" notitle
  } else {
    plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
      using 3:(int($1) == p && int($2) == v ? $4 : NaN) \
      with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle
  }
  unset label
  do for [i = 1:N_VARIANTS] { unset arrow 8000 + i }
}
