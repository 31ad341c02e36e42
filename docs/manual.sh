#!/bin/sh
# Print one manual page from the program's own tables and docs/manual/NAME.txt.
# usage: manual.sh NAME, with NAME a verb, "sovsim" or "scenario"
#
# A page of a verb takes its options from --help; the text file says what does
# not fit there: [SECTION] begins a section, [--option] goes on after the line
# that --help has, and commands of [EXAMPLES] ("$ ...") are run by a test.
# "make docs-manual" writes all pages; tests/shell/test-manual.sh compares them.
# The page of scenario files (5) comes from "describe --man", and docs/format.md,
# below its mark, from "describe --all".
#
# SOVSIM      the program
# top_srcdir  the sources
set -eu
name=$1
text=$top_srcdir/docs/manual/$name.txt
version=$("$SOVSIM" --version)
list () { "$SOVSIM" list "$@"; }

# Nothing in standard input is an escape or a request.
roff () { sed 's/\\/\\e/g; s/-/\\-/g; s/^[.'\'']/\\\&&/'; }

section () # NAME: its lines in the text file
{
  awk -v name="[$1]" '/^\[.*\]$/ { inside = $0 == name; next } inside' "$text"
}

examples ()
{
  printf '.SH EXAMPLES\n.nf\n'
  section EXAMPLES | sed 's/^\$ //' | roff
  echo .fi
}

# Other sections than those that every page has in its place.
rest ()
{
  sed -n 's/^\[\([A-Z ]*\)\]$/\1/p' "$text" |
    grep -v -e DESCRIPTION -e METRICS -e FIGURES -e EXAMPLES | while read -r title; do
    printf '.SH %s\n' "$title"
    section "$title"
  done
}

# Options as --help prints them: "  -o, --output=DIR     Directory [results]".
options ()
{
  "$SOVSIM" "$name" --help | sed -n 's/^  \(-[^ ]*\( --[^ ]*\)\{0,1\}.*\)/\1/p' |
    while IFS= read -r line; do
      help=${line##*   }
      names=$(printf '%s\n' "${line%"$help"}" | sed 's/ *$//' | roff |
        sed 's/=\(.*\)/ \\fI\1\\fR/')
      printf '.TP\n\\fB%s\\fR\n' "$names"
      more=$(section "$(printf '%s\n' "$line" | sed 's/.*\(--[a-z-]*\).*/\1/; q')")
      printf '%s' "$help" | roff
      case $help in *.) stop= ;; *) stop=. ;; esac
      case $more in
        [a-z]*) printf '\n%s\n' "$more" ;;
        *) printf '%s\n%s\n' "$stop" "$more" | sed '$ { /^$/d; }' ;;
      esac
    done
}

heading () # TITLE, SECTION, NAME, HELP
{
  printf '.\\" Written by make docs-manual; do not edit.\n'
  printf '.TH %s %s "" "%s" "sovsim manual"\n' "$1" "$2" "$version"
  printf '.SH NAME\n%s \\- %s\n' "$(printf '%s' "$3" | roff)" "$4"
}

verb_page ()
{
  help=$("$SOVSIM" "$name" --help | sed -n 4p)
  heading "SOVSIM\\-$(printf '%s' "$name" | tr '[:lower:]' '[:upper:]')" 1 \
    "sovsim-$name" "$(printf '%s' "$help" | roff)"
  printf '.SH SYNOPSIS\n'
  "$SOVSIM" "$name" --help | sed -n '2s/^  sovsim [a-z]* \[[^]]*\] //p' | roff |
    sed "s/.*/\\\\fBsovsim $name\\\\fR [\\\\fIOPTION\\\\fR...] &/"
  printf '.SH DESCRIPTION\n'
  section DESCRIPTION
  printf '.SH OPTIONS\n'
  options
  rest
  examples
  printf '.SH SEE ALSO\n.BR sovsim (1),\n.BR sovsim\\-scenario (5)\n'
}

# Rows "NAME  UNIT  TITLE" of a list, with what describe says of each.
metrics ()
{
  list metrics | while read -r metric unit title; do
    printf '.TP\n\\fB%s\\fR  [%s]\n' "$(printf '%s' "$metric" | roff)" "$unit"
    "$SOVSIM" describe "$metric" | sed -n 2p | roff
  done
}

rows () # KIND: a name and its help
{
  list "$1" | while read -r row help; do
    printf '.TP\n\\fB%s\\fR\n%s\n' "$(printf '%s' "$row" | roff)" \
      "$(printf '%s' "$help" | roff)"
  done
}

verbs ()
{
  for verb in $(list verbs | cut -d' ' -f1); do
    printf '.TP\n.BR sovsim\\-%s (1)\n%s.\n' "$verb" \
      "$("$SOVSIM" "$verb" --help | sed -n 4p | roff)"
  done
}

main_page ()
{
  heading SOVSIM 1 sovsim 'simulate physically isolated clouds under changing law'
  printf '.SH SYNOPSIS\n.B sovsim\n.I VERB\n.RI [ ARGUMENT ...]\n'
  printf '.SH DESCRIPTION\n'
  section DESCRIPTION
  printf '.SH VERBS\n'
  verbs
  printf '.SH METRICS\n'
  section METRICS
  metrics
  printf '.SH FIGURES\n'
  section FIGURES
  rows figures
  rest
  examples
  printf '.SH SEE ALSO\n.BR sovsim\\-scenario (5)\n.SH COPYING\nGPL\\-3.0\\-or\\-later.\n'
}

scenario_page ()
{
  heading 'SOVSIM\-SCENARIO' 5 sovsim-scenario 'scenario files of sovsim'
  printf '.SH DESCRIPTION\n'
  section DESCRIPTION
  "$SOVSIM" describe --man
  printf '.SH SEE ALSO\n.BR sovsim (1),\n.BR sovsim\\-describe (1)\n'
}

case $name in
  sovsim) main_page ;;
  scenario) scenario_page ;;
  *) verb_page ;;
esac
