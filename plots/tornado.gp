# gnuplot -d -c tornado.gp tornado.dat tornado.svg "Tornado"
# Usage: gnuplot -d -c tornado.gp DATA OUT [TITLE]; OUT ends in .svg or .png.
# Blocks of DATA after the common three (see style.gp):
#   3 rows:  row label at_low at_high (texts of the ends)
#   4 marks: row end value low high; end 0 is the lower of the range
#   5 base:  value axis_label
if (ARGC < 2) { print "usage: gnuplot -d -c tornado.gp DATA OUT [TITLE]"; exit status 2 }
DATA = ARG1; OUT = ARG2; TITLE = ARG3
load "style.gp"

array ROW[64]
array LOWTEXT[64]
array HIGHTEXT[64]
array ATLOW[64]
array ATHIGH[64]
stats DATA index 3 using (ROW[int($1) + 1] = strcol(2), LOWTEXT[int($1) + 1] = strcol(3), HIGHTEXT[int($1) + 1] = strcol(4), 1) nooutput
N_ROWS = int(STATS_records)
stats DATA index 4 using (int($2) == 0 ? (ATLOW[int($1) + 1] = $3, $4) : (ATHIGH[int($1) + 1] = $3, $4)) nooutput
LOW = STATS_min
stats DATA index 4 using 5 nooutput
HIGH = STATS_max
stats DATA index 5 using (BASE = $1, AXISTEXT = strcol(2), 1) nooutput
# Zero is where another wins: show it.
LOW = LOW < 0 ? LOW : 0
HIGH = HIGH > 0 ? HIGH : 0
SPAN_X = HIGH - LOW > 0 ? HIGH - LOW : 1
LOW = LOW - 0.18 * SPAN_X
HIGH = HIGH + 0.18 * SPAN_X

TOP = 34 + 16 * 2 + 14
LOWER = TOP + 26 * N_ROWS
HEIGHT = LOWER + 50 + CAPTION_HEIGHT
eval CANVAS
array ENDS[2] = ["lower end of the range", "upper end of the range"]
do for [e = 1:2] {
  set object 900 + e rectangle from screen X(16), screen Y(20 + 16 * e) \
    to screen X(54), screen Y(28 + 16 * e) fc rgb COLOUR(e - 1) fs solid noborder
  set label 900 + e ENDS[e] at screen X(62), screen Y(24 + 16 * e) left font SMALL
}

LEFT = 190
set lmargin at screen X(LEFT); set rmargin at screen X(WIDTH - 16)
set tmargin at screen Y(TOP); set bmargin at screen Y(LOWER)
set xrange [LOW:HIGH]
set yrange [N_ROWS - 0.5:-0.5]
unset ytics
set xtics autofreq format "%g"
set border 1
do for [i = 1:N_ROWS] {
  set label 100 + i ROW[i] at screen X(LEFT - 8), first i - 1 right font SMALL
  # Beside each end stands the value that it is for.
  if (ATHIGH[i] >= ATLOW[i]) {
    set label 200 + i LOWTEXT[i] at first ATLOW[i], first i - 1 right offset -0.6, 0 font TINY
    set label 300 + i HIGHTEXT[i] at first ATHIGH[i], first i - 1 left offset 0.6, 0 font TINY
  } else {
    set label 200 + i LOWTEXT[i] at first ATLOW[i], first i - 1 left offset 0.6, 0 font TINY
    set label 300 + i HIGHTEXT[i] at first ATHIGH[i], first i - 1 right offset -0.6, 0 font TINY
  }
}
set arrow 1 from 0, graph 0 to 0, graph 1 nohead front lc rgb "#444444" lw 1
set arrow 2 from BASE, graph 0 to BASE, graph 1 nohead front lc rgb "#444444" lw 1 dt 2
TEXT = AXISTEXT
eval XLABEL
plot for [e = 0:1] DATA index 4 \
    using (int($2) == e ? (BASE + $3) / 2 : NaN):1:(BASE < $3 ? BASE : $3):(BASE < $3 ? $3 : BASE):($1 - 0.32):($1 + 0.32) \
    with boxxyerror fs solid 0.75 noborder lc rgb COLOUR(e) notitle, \
  DATA index 4 using 3:1:4:5 with xerrorbars pt 0 lw 1.2 lc rgb "#222222" notitle
