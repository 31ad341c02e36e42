#!/bin/sh
# The manual is what docs/manual.sh makes of the program's tables, one page a verb,
# and so is the second half of docs/format.md; its text files speak of options that
# exist; its examples run. UPDATE_GOLDEN=1 writes all of it again.
. "$(dirname "$0")/common.sh"
docs=$top/docs
SOVSIM=$sovsim
top_srcdir=$top
export SOVSIM top_srcdir

page () # NAME, PAGE
{
  if sh "$docs/manual.sh" "$1" >"$work/page" 2>"$work/said"; then passed
  else
    failed "docs/manual.sh $1: $(cat "$work/said")"
    return
  fi
  same "docs/$2 is up to date" "$docs/$2" "$work/page"
  grep -q "%D%/$2 " "$docs/local.mk" || grep -q "%D%/$2\$" "$docs/local.mk" ||
    failed "docs/$2 is not installed"
}

verbs=$("$sovsim" list verbs | cut -d' ' -f1)
[ -n "$verbs" ] || { failed "$sovsim does not run"; finish; }
for verb in $verbs; do page "$verb" "sovsim-$verb.1"; done
page sovsim sovsim.1
page scenario sovsim-scenario.5
sed '/^<!-- What follows/q' "$docs/format.md" >"$work/format.md"
echo >>"$work/format.md"
"$sovsim" describe --all >>"$work/format.md"
same 'docs/format.md is up to date' "$docs/format.md" "$work/format.md"

# What the text files add is added to something.
for verb in $verbs; do
  "$sovsim" "$verb" --help >"$work/help"
  for option in $(sed -n 's/^\[\(--.*\)\]$/\1/p' "$docs/manual/$verb.txt"); do
    if grep -q -- "^  .*$option[= ]" "$work/help"; then passed
    else failed "docs/manual/$verb.txt speaks of $option"; fi
  done
done

# Pages have nothing that troff stumbles over.
if command -v groff >/dev/null; then
  for page in "$docs"/sovsim*.[15]; do
    groff -man -Tutf8 -ww "$page" 2>"$work/said" >/dev/null
    if [ ! -s "$work/said" ]; then passed
    else failed "$page: $(cat "$work/said")"; fi
  done
fi

# Examples run; a question may be refuted.
mkdir "$work/bin" "$work/here"
ln -s "$sovsim" "$work/bin/sovsim"
PATH=$work/bin:$PATH
cd "$work/here" || exit 1
ln -s "$top/scenarios" scenarios
for text in "$docs"/manual/*.txt; do
  sed -n '/^\[EXAMPLES\]$/,$s/^\$ //p' "$text" >"$work/commands"
  while IFS= read -r command; do
    sh -c "$command" >"$work/said" 2>&1 </dev/null
    case $?:$command in
      0:*|1:'sovsim ask '*|1:*' --assert '*) passed ;;
      *) failed "$text: $command: $(cat "$work/said")" ;;
    esac
  done <"$work/commands"
  rm -rf quick two-clerks halves done variants mine.xml
done
finish
