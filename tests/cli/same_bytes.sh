#!/usr/bin/env bash
# same_bytes.sh HOLDTIME...: every shipped scenario, run by each program with one thread and with four, must give the
# same bytes of JSON, and standard output and error nothing else; so must a staffing sought by simulation.
# HOLDTIME_REPLICATIONS: how many (20).
set -euo pipefail
shopt -s nullglob
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
replications=${HOLDTIME_REPLICATIONS:-20}
failed=0 compared=0

fail() {
    echo "$*"
    failed=1
}

# compare COMMAND SCENARIO: by each program and number of threads.
compare() {
    local command=$1 scenario=$2 name program threads
    name="$command $(basename "$scenario")"
    rm -f "$scratch/first"
    for program in "${programs[@]}"; do
        for threads in 1 4; do
            if ! "$program" "$command" "$scenario" --replications "$replications" --threads "$threads" --format json \
                >"$scratch/result" 2>"$scratch/messages"; then
                fail "$name: $program fails: $(cat "$scratch/messages")"
            elif [[ ! -e $scratch/first ]]; then
                mv "$scratch/result" "$scratch/first"
            elif ! cmp "$scratch/first" "$scratch/result"; then
                fail "$name: other bytes from $program with $threads threads"
            fi
            compared=$((compared + 1))
        done
    done
}

programs=("$@")
for scenario in "$root"/scenarios/library/*.yaml; do
    case $scenario in *.sweep.yaml | *.overlay.yaml) continue ;; esac
    compare run "$scenario"
done
compare staff "$root/scenarios/library/help-desk.yaml"
echo "$compared runs of the shipped scenarios compared"
if [[ $compared -eq 0 ]]; then fail "no shipped scenario was found in $root/scenarios/library"; fi
exit "$failed"
