#!/bin/sh
# sim <- models <- plots <- cli: no include runs upward. Inside models/ every
# folder may include world/, world/ none of its siblings. libxml2 and SQLite are
# known to one module each.
. "$(dirname "$0")/common.sh"
cd "$top" || exit 1

forbid () # WHERE, PATTERN, EXCEPT
{
  found=$(grep -rnE "#include [<\"]($2)" --include='*.[ch]' $1 |
    grep -vE "^(${3:-nothing})")
  if [ -z "$found" ]; then passed
  else failed "$1 must not include $2:
$found"; fi
}

forbid sim 'models/|plots/|cli/'
forbid models 'plots/|cli/'
forbid plots 'cli/'
forbid models/world 'models/(calendar|traffic|law|isolation|queueing)/|models/[a-z-]*\.h'
for folder in calendar traffic law isolation queueing; do
  others=$(echo 'calendar|traffic|law|isolation|queueing' | sed "s/$folder//; s/||/|/; s/^|//; s/|\$//")
  forbid "models/$folder" "models/($others)/|models/[a-z-]*\\.h"
done
forbid 'sim models plots cli' 'libxml/' 'models/world/scenario-(file|validate)'
forbid 'sim models plots cli' 'sqlite3' 'sim/sim-store'
finish
