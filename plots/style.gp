# style.gp: what the figures of sovsim have in common. The templates load it
# after having taken their arguments; it reads the blocks that all data files
# begin with (0 caption, 1 horizon, 2 variants) and defines
#   T(c)       the instant in column c
#   N_VARIANTS, VARIANT[1..]   their titles
#   COLOUR(i), DASH(i)         a colour and a second channel, i from 0
#   CODE[1..6] colours of verdicts: 1 good, 2 none, 3 and 4 between, 5 bad
#   CANVAS     eval it once WIDTH and HEIGHT are known: opens OUT, by the end
#              of its name, and writes title and caption
#   TIMEAXIS   eval it for a time axis over the horizon
#   VARIANTKEY, YLABEL, XLABEL  eval them; for the labels set TEXT and LOWER,
#              the pixel of the axis, first
#   X(px), Y(px)               pixels from the left, from the top, as screen
# Text from the data is never interpreted: no enhanced mode anywhere.
set encoding utf8
set datafile separator "\t"
set datafile commentschars "#"

T(c) = timecolumn(c, "%Y-%m-%dT%H:%M:%SZ")

# Sizes in pixels of a picture 520 wide: printed as wide as one column of a
# paper (85 mm), SMALL is 5.6 points.
WIDTH = 520
FONT = "sans-serif"
HEAD = "sans-serif,16"
PLAIN = "sans-serif,13"
SMALL = "sans-serif,12"
TINY = "sans-serif,10"
CAPTIONFONT = "sans-serif,11"

# Okabe and Ito's colours, which most colour-blind people tell apart, without
# the yellow, which is too pale on white, and with a brown: one for each of as
# many variants as a picture shows. The black is none of the text's, so that
# the report can tell a curve by its colour (report-page.c has the same list).
array PALETTE[8] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, \
                    0x56B4E9, 0x1A1A1A, 0x8C564B]
COLOUR(i) = PALETTE[int(i) % 8 + 1]
DASHNUMBER(i) = int(i) % 5 + 1
array CODE[6] = [0x7FCFB4, 0xE4E4E4, 0xF3C35C, 0xE3A9C8, 0xE8875A, 0x9FD0EE]
CODECOLOUR(c) = c < 1 ? 0x8DB7D6 : CODE[int(c)]

CAPTION = ""
stats DATA index 0 using (CAPTION = strcol(1), 1) nooutput
CAPTION_LINES = 1
do for [i = 1:strlen(CAPTION)] {
  if (CAPTION[i:i] eq "\n") { CAPTION_LINES = CAPTION_LINES + 1 }
}
stats DATA index 1 using (FROM = T(1), TO = T(2), 1) nooutput
array VARIANT[64]
stats DATA index 2 using (VARIANT[int($1) % 64 + 1] = strcol(2), 1) nooutput
N_VARIANTS = int(STATS_records)
CAPTION_HEIGHT = 15 * CAPTION_LINES + 12

X(px) = (px) / real(WIDTH)
Y(px) = 1 - (px) / real(HEIGHT)

# Cairo draws 32767 pixels high, and not one more: what is too high at twice
# its size is drawn at its own, or as much smaller as it takes.
CANVAS = "if (OUT[strlen(OUT) - 3:] eq '.png') { \
    SCALE = 2 * HEIGHT < 32000 ? 2.0 : HEIGHT < 32000 ? 1.0 : 32000.0 / HEIGHT; \
    set terminal pngcairo noenhanced size SCALE * WIDTH, SCALE * HEIGHT \
      font PLAIN fontscale 0.75 * SCALE linewidth SCALE pointscale SCALE \
  } else { \
    set terminal svg noenhanced size WIDTH, HEIGHT dynamic \
      font PLAIN background 'white' \
  }; \
  set output OUT; \
  set label 9001 TITLE at screen X(10), screen Y(18) left font HEAD; \
  set label 9002 CAPTION at screen X(10), \
    screen Y(HEIGHT - CAPTION_HEIGHT + 12) left font CAPTIONFONT tc rgb '#444444'"

# Four digits of a year do for a decade, not for a day.
SPAN = TO - FROM
TIMEFORMAT = SPAN > 3 * 366 * 86400 ? "%Y" \
  : SPAN > 60 * 86400 ? "%Y-%m" : SPAN > 3 * 86400 ? "%m-%d" : "%H:%M"
TIMEUNIT = SPAN > 3 * 366 * 86400 ? "year" \
  : SPAN > 60 * 86400 ? "month" : SPAN > 3 * 86400 ? "day" : "time"
# As many labels as fit on an axis of AXIS pixels, at the first of a year or of
# a month, or at multiples of a STEP in seconds; none if TICLABELS is 0.
AXIS = 440
TICLABELS = 1
# (Not by strftime: "08" would be read as an octal number, and a bad one.)
YEAR(t) = int(tm_year(t))
MONTH(t) = 12 * YEAR(t) + int(tm_mon(t))
MONTHSTART(m) = strptime("%Y-%m", sprintf("%d-%02d", m / 12, m % 12 + 1))
NICE(x) = x <= 1 ? 1 : x <= 2 ? 2 : x <= 3 ? 3 : x <= 6 ? 6 : 12 * ceil(x / 12.0)
array STEPS[14] = [1, 10, 60, 300, 600, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800]
TIMEAXIS = "set xrange [FROM:TO > FROM ? TO : FROM + 1]; \
  set xtics time format (TICLABELS ? TIMEFORMAT : '') font SMALL nomirror out scale 0.5 offset 0, 0.4; \
  if (SPAN > 60 * 86400) { \
    STEP = NICE((MONTH(TO) - MONTH(FROM)) * (SPAN > 3 * 366 * 86400 ? 40.0 : 62.0) / AXIS); \
    if (SPAN > 3 * 366 * 86400) { STEP = 12 * ceil(STEP / 12.0) }; \
    set xtics ('' FROM); \
    do for [m = 12 * YEAR(FROM):MONTH(TO):int(STEP)] { \
      set xtics add ((TICLABELS && MONTHSTART(m) < TO - 0.02 * SPAN ? strftime(TIMEFORMAT, MONTHSTART(m)) : '') MONTHSTART(m)) } \
  } else { \
    STEP = STEPS[14]; \
    do for [i = 14:1:-1] { if (SPAN / STEPS[i] * 50.0 < AXIS) { STEP = STEPS[i] } }; \
    set xtics STEP \
  }"
TIMELABEL = TIMEUNIT . " (UTC)"

# gnuplot places keys and axis labels by the size of characters, which differs
# between its terminals; these stand where they are put.
VARIANTKEY = "do for [i = 1:N_VARIANTS] { \
  set arrow 8000 + i from screen X(16), screen Y(24 + 16 * i) \
    to screen X(54), screen Y(24 + 16 * i) nohead lc rgb COLOUR(i - 1) \
    lw 1.8 dt DASHNUMBER(i - 1); \
  set label 8000 + i VARIANT[i] at screen X(62), screen Y(24 + 16 * i) \
    left font SMALL }"
YLABEL = "set label 9003 TEXT at screen X(11), graph 0.5 center rotate font SMALL"
XLABEL = "set label 9004 TEXT at graph 0.5, screen Y(LOWER + 34) center font SMALL"

set grid xtics ytics lc rgb "#CCCCCC" lt 1 lw 0.5
set border 3 lc rgb "#444444"
set tics nomirror out scale 0.5 font SMALL
set ytics offset 0.6, 0
set xtics offset 0, 0.4
unset key
