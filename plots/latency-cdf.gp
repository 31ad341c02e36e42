# gnuplot -d -c latency-cdf.gp latency-cdf.dat latency-cdf.svg "Distribution of latency"
# Usage: gnuplot -d -c latency-cdf.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 panels: panel title
#   4 cdf:    panel variant latency_ms share
if (ARGC < 2) { print "usage: gnuplot -d -c latency-cdf.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array PANEL[64]
stats DATA index 3 using (PANEL[int($1) + 1] = strcol(2), 1) nooutput
N_PANELS = int(STATS_records)
LEAST = 1e300; MOST = 0
stats DATA index 4 using (LEAST = ($3 > 0 && $3 < LEAST ? $3 : LEAST), \
  MOST = ($3 > MOST ? $3 : MOST), 1) nooutput

N_COLUMNS = N_PANELS > 1 ? 2 : 1
N_ROWS = (N_PANELS + N_COLUMNS - 1) / N_COLUMNS
ROW = 126
TOP = 34 + 16 * N_VARIANTS + 26
HEIGHT = TOP + ROW * N_ROWS + 20 + CAPTION_HEIGHT
PANEL_WIDTH = (WIDTH - 64) / N_COLUMNS
eval CANVAS
eval VARIANTKEY

set logscale x
set xrange [LEAST * 0.9:MOST * 1.1 > LEAST ? MOST * 1.1 : LEAST * 2]
set yrange [0:1]
set ytics 0.25 format "%g"
set arrow 1 from graph 0, first 0.5 to graph 1, first 0.5 nohead lc rgb "#999999" lw 0.8 back
set arrow 2 from graph 0, first 0.95 to graph 1, first 0.95 nohead lc rgb "#999999" lw 0.8 back
set multiplot
do for [p = 0:N_PANELS - 1] {
  COLUMN = p % N_COLUMNS
  UPPER = TOP + ROW * (p / N_COLUMNS)
  LEFT = 56 + COLUMN * (PANEL_WIDTH + 6)
  set lmargin at screen X(LEFT); set rmargin at screen X(LEFT + PANEL_WIDTH - 14)
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + ROW - 26)
  set label 1 PANEL[p + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  if (COLUMN == 0) {
    TEXT = "share"
    eval YLABEL
    set ytics 0.25 format "%g"
  } else {
    set ytics 0.25 format ""
  }
  if (p + N_COLUMNS >= N_PANELS) {
    # 1, 2, 5 in every decade, or only 1 where these are many.
    set xtics ("" LEAST)
    do for [d = -3:9] {
      do for [m = 1:(MOST > 60 * LEAST ? 1 : 3)] {
        TIC = (m == 1 ? 1 : m == 2 ? 2 : 5) * 10.0 ** d
        if (TIC >= LEAST * 0.9 && TIC <= MOST * 1.1) {
          set xtics add (gprintf(TIC < 1 ? "%g" : "%.0s%c", TIC) TIC)
        }
      }
    }
    TEXT = "latency (ms)"; LOWER = UPPER + ROW - 26
    eval XLABEL
  } else {
    set xtics format ""
  }
  plot for [v = 0:N_VARIANTS - 1] DATA index 4 \
    using 3:(int($1) == p && int($2) == v ? $4 : NaN) \
    with lines lc rgb COLOUR(v) lw 1.8 dt DASHNUMBER(v) notitle
  unset label
  do for [i = 1:N_VARIANTS] { unset arrow 8000 + i }
}
