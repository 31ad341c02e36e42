# gnuplot -d -c incident.gp incident.dat incident.svg "Requests during an incident"
# Usage: gnuplot -d -c incident.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 incident: from to unit_s unit; one row
#   4 measures: measure title
#   5 curves:   variant measure at per_s low high
if (ARGC < 2) { print "usage: gnuplot -d -c incident.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

stats DATA index 3 using (BEGIN = T(1), END = T(2), UNIT = $3, UNITNAME = strcol(4), 1) nooutput
array MEASURE[8]
stats DATA index 4 using (MEASURE[int($1) + 1] = strcol(2), 1) nooutput
N_MEASURES = int(STATS_records)
# Does anything fail in the variant?
array HAS[64]
do for [v = 1:64] { HAS[v] = 0 }
stats DATA index 5 using (HAS[int($1) % 64 + 1] = 1, $4) nooutput
MOST = STATS_max > 0 ? STATS_max : 1
LENGTH = END > BEGIN ? (END - BEGIN) / UNIT : 1

# Offered in black, served in green, failed in orange, again in blue, lost in
# red; each with a dash of its own.
array HUE[5] = [6, 2, 4, 0, 1]
array STROKE[5] = [1, 2, 3, 4, 5]
MCOLOUR(m) = COLOUR(HUE[m + 1])

KEY_ROWS = (N_MEASURES + 2) / 3
TOP = 34 + 18 * KEY_ROWS + 26
ROW = 140
HEIGHT = TOP + ROW * N_VARIANTS + 20 + CAPTION_HEIGHT
eval CANVAS
set yrange [0:MOST * 1.05]
set xrange [-0.04 * LENGTH:1.04 * LENGTH]
DECADE = 10 ** floor(log10(MOST / 4.0))
YSTEP = MOST / 4.0 / DECADE
YSTEP = DECADE * (YSTEP <= 1 ? 1 : YSTEP <= 2 ? 2 : YSTEP <= 5 ? 5 : 10)
set ytics YSTEP
set lmargin at screen X(58); set rmargin at screen X(WIDTH - 14)
do for [m = 1:N_MEASURES] {
  LEFT = 16 + 168 * ((m - 1) % 3)
  UPPER = 40 + 18 * ((m - 1) / 3)
  set arrow m from screen X(LEFT), screen Y(UPPER) to screen X(LEFT + 38), screen Y(UPPER) \
    nohead lc rgb MCOLOUR(m - 1) lw 1.8 dt STROKE[m]
  set label 100 + m MEASURE[m] at screen X(LEFT + 46), screen Y(UPPER) left font SMALL
}
set multiplot
do for [v = 0:N_VARIANTS - 1] {
  UPPER = TOP + ROW * v
  set tmargin at screen Y(UPPER); set bmargin at screen Y(UPPER + ROW - 28)
  set label 1 VARIANT[v + 1] at graph 0, screen Y(UPPER - 9) left font SMALL
  set object 1 rectangle from 0, graph 0 to LENGTH, graph 1 behind \
    fc rgb "#F1EEE4" fs solid noborder
  if (!HAS[v + 1]) {
    set label 2 "nothing fails" at graph 0.5, graph 0.5 center font SMALL
  }
  TEXT = "requests/s"
  eval YLABEL
  set xtics format (v == N_VARIANTS - 1 ? "%g" : "")
  if (v == N_VARIANTS - 1) {
    TEXT = "time since it began (" . UNITNAME . ")"; LOWER = UPPER + ROW - 28
    eval XLABEL
  }
  plot for [m = 0:N_MEASURES - 1] DATA index 5 \
      using ((T(3) - BEGIN) / UNIT):(int($1) == v && int($2) == m ? $4 : NaN) \
      with lines lc rgb MCOLOUR(m) lw 1.8 dt STROKE[m + 1] notitle
  unset label
  unset object
  do for [m = 1:N_MEASURES] { unset arrow m }
}
