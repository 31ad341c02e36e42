#!/bin/sh
# Documentation is executed. Every command of a console block ("$ ...") in the
# README and in docs/ runs, with exit status 0, in a folder that looks like the
# checkout; the lines below a command are its output (make update-golden renews them).
# A command without output prints nothing. And the
# manual names every verb, option, metric, figure and list.
#
# DOCUMENTS   only these, as in DOCUMENTS=docs/scripting.md; else all but most
#             pages of scenarios, which make check-scenarios executes; all are
#             renewed
. "$(dirname "$0")/common.sh"
mkdir "$work/bin" "$work/here"
ln -s "$sovsim" "$work/bin/sovsim"
PATH=$work/bin:$PATH
cd "$work/here" || exit 1
ln -s "$top/scenarios" scenarios
ln -s "$top/docs" docs

# Commands and their expected output, a file each: NNN.command, NNN.expected.
extract () # DOCUMENT
{
  rm -f "$work"/*.command "$work"/*.expected
  awk -v to="$work" '
    /^```console$/ { inside = 1; next }
    /^```/ { inside = 0 }
    !inside { next }
    /^\$ / { n++; name = sprintf ("%s/%03d", to, n)
             print substr ($0, 3) >(name ".command"); next }
    { print >(name ".expected") }
  ' "$1"
}

# Write what commands print below them, as a console block shows it.
renew () # DOCUMENT
{
  inside=no
  while IFS= read -r line; do
    case $inside:$line in
      *:'```console') inside=yes; printf '%s\n' "$line" ;;
      yes:'```') inside=no; printf '%s\n' "$line" ;;
      yes:'$ '*) printf '%s\n' "$line"; sh -c "${line#??}" 2>/dev/null </dev/null ;;
      yes:*) ;;
      *) printf '%s\n' "$line" ;;
    esac
  done <"$1" >"$work/renewed"
  cat "$work/renewed" >"$1"
}

if [ -n "${DOCUMENTS-}" ]; then
  # shellcheck disable=SC2086
  set -- $(printf "$top/%s " $DOCUMENTS)
elif [ -n "${UPDATE_GOLDEN-}" ]; then
  set -- "$top/README.md" "$top"/docs/*.md "$top"/docs/scenarios/*.md
else
  set -- "$top/README.md" "$top"/docs/*.md "$top"/docs/scenarios/tr*.md
fi
for document in "$@"; do
  if [ -n "${UPDATE_GOLDEN-}" ]; then
    renew "$document"
    find . -mindepth 1 -maxdepth 1 ! -name scenarios ! -name docs -exec rm -rf {} +
  fi
  extract "$document"
  for command in "$work"/*.command; do
    [ -f "$command" ] || continue
    tool=$(cut -d' ' -f1 "$command")
    if ! command -v "$tool" >/dev/null; then
      echo "not tried, $tool is not installed: $(cat "$command")"
      continue
    fi
    if sh "$command" >"$work/said" 2>"$work/complained"; then passed
    else failed "$document: $(cat "$command")
$(cat "$work/complained")"; fi
    expected=${command%.command}.expected
    [ -f "$expected" ] || : >"$expected"
    equal "$document: output of $(cat "$command")
$(diff "$expected" "$work/said")" "$expected" "$work/said"
  done
done

# The manual against the tables.
sed 's/\\-/-/g; s/\\f[A-Z]//g' "$top"/docs/sovsim*.1 >"$work/manual"
names () { sovsim list "$1" | cut -d' ' -f1; }
for name in $(names verbs) $(names metrics) $(names figures) \
    $(sovsim list | cut -d' ' -f1); do
  if grep -qw -- "$name" "$work/manual"; then passed
  else failed "the manual does not name $name"; fi
done
for verb in $(names verbs); do
  if sovsim "$verb" --help >"$work/help"; then passed
  else failed "sovsim $verb --help"; fi
  for option in $(grep -o -- '--[a-z-]*' "$work/help" | sort -u); do
    if grep -q -- "$option" "$work/manual"; then passed
    else failed "the manual does not name $verb $option"; fi
    case $option in --help) ;; *)
      if grep -q -- "$option" "$top/docs/sovsim.bash"; then passed
      else failed "the completion does not know $verb $option"; fi ;;
    esac
  done
done

# Completion works in bash, where there is one.
if command -v bash >/dev/null; then
  found=$(bash -c ". '$top/docs/sovsim.bash'; COMP_WORDS=(sovsim r); COMP_CWORD=1
    _sovsim; echo \${COMPREPLY[*]}")
  if [ "$found" = 'run report' ]; then passed; else failed "completion of r: $found"; fi
  found=$(bash -c ". '$top/docs/sovsim.bash'
    COMP_WORDS=(sovsim run scenarios/two-doors.xml --variant i); COMP_CWORD=4
    _sovsim; echo \${COMPREPLY[*]}")
  if [ "$found" = 'international in-country' ]; then passed
  else failed "completion of a variant: $found"; fi
fi
finish
