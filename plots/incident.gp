# gnuplot -d -c incident.gp incident.dat incident.svg "Requests during an incident"
# Usage: gnuplot -d -c incident.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 incidents: incident from to unit_s unit title
#   4 measures:  measure title
#   5 curves:    panel measure at per_s low high; a panel for each variant in
#                each incident
if (ARGC < 2) { print "usage: gnuplot -d -c incident.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array BEGIN[8]
array END[8]
array UNIT[8]
array UNITNAME[8]
array INCIDENT[8]
stats DATA index 3 using (i = int($1) + 1, BEGIN[i] = T(2), END[i] = T(3), \
  UNIT[i] = $4, UNITNAME[i] = strcol(5), INCIDENT[i] = strcol(6), 1) nooutput
N_INCIDENTS = int(STATS_records)
array MEASURE[8]
stats DATA index 4 using (MEASURE[int($1) + 1] = strcol(2), 1) nooutput
N_MEASURES = int(STATS_records)
# The most of a panel; -1: nothing fails there.
array MOST[512]
do for [p = 1:512] { MOST[p] = -1 }
stats DATA index 5 using (p = int($1) % 512 + 1, MOST[p] = ($4 > MOST[p] ? $4 : MOST[p]), 1) nooutput

# Offered in black, served in green, failed in orange, again in blue, lost in
# red; each with a dash of its own.
array HUE[5] = [6, 2, 4, 0, 1]
array STROKE[5] = [1, 2, 3, 4, 5]
MCOLOUR(m) = COLOUR(HUE[m + 1])

KEY_ROWS = (N_MEASURES + 2) / 3
TOP = 34 + 18 * KEY_ROWS + 8
HEADING = 30
# A line is enough where nothing fails.
# The last panel of each incident has the axis, whoever that is.
array LASTOF[8]
HEIGHT = TOP
array ABOVE[512]
do for [i = 0:N_INCIDENTS - 1] {
  HEIGHT = HEIGHT + HEADING
  LASTOF[i + 1] = -1
  do for [v = 0:N_VARIANTS - 1] {
    if (MOST[i * N_VARIANTS + v + 1] >= 0) { LASTOF[i + 1] = v }
  }
  do for [v = 0:N_VARIANTS - 1] {
    ABOVE[i * N_VARIANTS + v + 1] = HEIGHT
    HEIGHT = HEIGHT + (MOST[i * N_VARIANTS + v + 1] < 0 ? 20 : LASTOF[i + 1] == v ? 166 : 130)
  }
}
HEIGHT = HEIGHT + 8 + CAPTION_HEIGHT
eval CANVAS
set lmargin at screen X(58); set rmargin at screen X(WIDTH - 14)
do for [m = 1:N_MEASURES] {
  LEFT = 16 + 168 * ((m - 1) % 3)
  UPPER = 40 + 18 * ((m - 1) / 3)
  set arrow m from screen X(LEFT), screen Y(UPPER) to screen X(LEFT + 38), screen Y(UPPER) \
    nohead lc rgb MCOLOUR(m - 1) lw 1.8 dt STROKE[m]
  set label 100 + m MEASURE[m] at screen X(LEFT + 46), screen Y(UPPER) left font SMALL
}
# All panels of an incident have one scale.
HIGHEST(i) = (H = 0, sum [v = 0:N_VARIANTS - 1] \
  (H = (MOST[i * N_VARIANTS + v + 1] > H ? MOST[i * N_VARIANTS + v + 1] : H), 0), H > 0 ? H : 1)
set multiplot
do for [i = 0:N_INCIDENTS - 1] {
  MUCH = HIGHEST(i)
  LENGTH = END[i + 1] > BEGIN[i + 1] ? (END[i + 1] - BEGIN[i + 1]) / UNIT[i + 1] : 1
  set yrange [0:MUCH * 1.05]
  set xrange [-0.04 * LENGTH:1.04 * LENGTH]
  DECADE = 10 ** floor(log10(MUCH / 4.0))
  YSTEP = MUCH / 4.0 / DECADE
  YSTEP = DECADE * (YSTEP <= 1 ? 1 : YSTEP <= 2 ? 2 : YSTEP <= 5 ? 5 : 10)
  do for [v = 0:N_VARIANTS - 1] {
    PANEL = i * N_VARIANTS + v
    UPPER = ABOVE[PANEL + 1] + 18
    LOWER = MOST[PANEL + 1] < 0 ? UPPER + 1 : UPPER + 104
    set tmargin at screen Y(UPPER); set bmargin at screen Y(LOWER)
    set label 1 VARIANT[v + 1] . (MOST[PANEL + 1] < 0 ? ": nothing fails" : "") \
      at screen X(58), screen Y(UPPER - 9) left font SMALL
    if (v == 0) {
      set label 3 INCIDENT[i + 1] at screen X(10), screen Y(UPPER - 30) left font PLAIN
    }
    if (MOST[PANEL + 1] < 0) {
      unset border; unset tics; unset object
      plot NaN notitle
      unset label
      do for [m = 1:N_MEASURES] { unset arrow m }
      continue
    }
    set border 3
    set xtics nomirror out scale 0.5 font SMALL offset 0, 0.4
    set ytics YSTEP nomirror out scale 0.5 font SMALL offset 0.6, 0
    set object 1 rectangle from 0, graph 0 to LENGTH, graph 1 behind \
      fc rgb "#F1EEE4" fs solid noborder
    TEXT = "requests/s"
    eval YLABEL
    set xtics format (v == LASTOF[i + 1] ? "%g" : "")
    if (v == LASTOF[i + 1]) {
      TEXT = "time since it began (" . UNITNAME[i + 1] . ")"
      eval XLABEL
    }
    plot for [m = 0:N_MEASURES - 1] DATA index 5 \
        using ((T(3) - BEGIN[i + 1]) / UNIT[i + 1]):(int($1) == PANEL && int($2) == m ? $4 : NaN) \
        with lines lc rgb MCOLOUR(m) lw 1.8 dt STROKE[m + 1] notitle
    unset label
    unset object
    do for [m = 1:N_MEASURES] { unset arrow m }
  }
}
