# Completion of sovsim(1) for bash.
_sovsim ()
{
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local verbs='check ask plan run merge status submit compare decide latency
    report new list describe'
  local kinds='verbs metrics elements types distributions stations figures
    scenarios variants entities places rules assumptions
    answers unsourced schema'

  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$verbs --help --version" -- "$word")
    return
  fi
  case $before in
    -t | --template)
      mapfile -t COMPREPLY < <(compgen -W "one-queue one-cloud two-doors
        keys-ladder" -- "$word"); return ;;
    -o | --output | --laws)
      mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    -v | --variant)
      mapfile -t COMPREPLY < <(compgen -W "$(_sovsim_variants)" -- "$word")
      return ;;
  esac
  case ${COMP_WORDS[1]}:$word in
    check:-*) set -- --set --assert --junit --sarif --json --help ;;
    ask:-*) set -- --variant --set --at --between --all --explain --except --json --help ;;
    plan:-*) set -- $(_sovsim_design) --output --jobs --no-probe --all --csv \
      --json --help ;;
    run:-*) set -- $(_sovsim_design) --output --jobs --precision \
      --shard --no-figures --pdf --overwrite --mix --json --junit --sarif --help ;;
    merge:-*) set -- --no-figures --json --help ;;
    status:-*) set -- --json --help ;;
    submit:-*) set -- $(_sovsim_design) --slurm --dry-run --output --shards \
      --jobs --partition --help ;;
    compare:-*) set -- --reference --variant --metric --labels --level \
      --correct --intervals --weights --flips --sensitivity --assumption \
      --points --set --replications --seed --jobs --output --dry-run \
      --no-figures --json \
      --help ;;
    latency:-*) set -- --pairs --cloud --at --scenario --set --json --help ;;
    report:-*) set -- --no-figures --pdf --compare --output --trials --json --help ;;
    decide:-*) set -- --law --laws --expect --json --date --decision \
      --exporter --class --subtype --purpose --mechanism --activity-start \
      --origin --location --to --operator-home --held --export-pi \
      --export-spi --window --help ;;
    new:-*) set -- --template --overwrite --help ;;
    list:-*) set -- --json --help ;;
    describe:-*) set -- --all --man --json --help ;;
    list:*) if [ "$COMP_CWORD" -eq 2 ]; then set -- $kinds; else set --; fi ;;
    describe:*) set -- $(sovsim list elements 2>/dev/null | cut -d' ' -f1) ;;
    *) set -- ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$*" -- "$word")
  case ${COMP_WORDS[1]}:$word in
    *:-*) ;;
    report:* | merge:* | status:*) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY \
      < <(compgen -d -- "$word") ;;
    decide:*) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY \
      < <(compgen -f -X '!*.csv' -- "$word"; compgen -d -- "$word") ;;
    *) mapfile -t -O ${#COMPREPLY[@]} COMPREPLY \
      < <(compgen -f -X '!*.xml' -- "$word"; compgen -d -- "$word") ;;
  esac
}

# What every verb knows that runs an experiment.
_sovsim_design ()
{
  echo --vary --zip --sample --where --no-sweep --variant --set \
    --replications --seed
}

# The variants of the scenario that stands on the command line.
_sovsim_variants ()
{
  local word

  for word in "${COMP_WORDS[@]}"; do
    case $word in
      *.xml) sovsim list variants "$word" 2>/dev/null | cut -d' ' -f1 ;;
    esac
  done
}

complete -o filenames -F _sovsim sovsim
