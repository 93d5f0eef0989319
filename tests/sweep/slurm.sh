#!/usr/bin/env bash
# slurm.sh HOLDTIME: a sweep as a job array of a real Slurm with two nodes, one task's program killed with SIGKILL; the task
# must be requeued and finish, and the merged tables must be the bytes that one process gives. Where Slurm is not installed or
# may not start it says so and skips (status 77); not in CI.
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
    if [[ ${CI:-} == true ]]; then echo "FAILED: $*"; exit 1; fi
    echo "SKIPPED: $*"
    exit 77
}

PATH=$PATH:/usr/sbin:/sbin
for command in slurmctld slurmd sbatch munged sqlite3; do
    command -v "$command" >/dev/null || skip "no $command here (install what scripts/packages-test.txt lists)"
done
scratch=$(mktemp -d)
cleanup() {
    "$here/slurm_cluster.sh" stop "$scratch/cluster"
    rm -rf "$scratch"
}
trap cleanup EXIT

fail() {
    echo "FAILED: $*"
    tail -n 30 "$scratch"/array.sqlite.shards/*.log "$scratch"/cluster/slurm*.log 2>/dev/null || true
    exit 1
}

# wait_until SECONDS COMMAND...: polls.
wait_until() {
    local end=$((SECONDS + $1))
    shift
    while ! "$@"; do
        if [[ $SECONDS -ge $end ]]; then return 1; fi
        sleep 0.2
    done
}

cp "$here/small.yaml" "$scratch/"
# Four tasks of a few seconds each: long enough to be killed in the middle.
sed 's/^  points: .*/  points: 240/; s/^  replications: .*/  replications: 200/' "$here/small.sweep.yaml" >"$scratch/array.sweep.yaml"
"$here/slurm_cluster.sh" start "$scratch/cluster" || skip "the daemons of Slurm cannot start here (they may need root)"
# shellcheck disable=SC1091  # written by slurm_cluster.sh
source "$scratch/cluster/environment"

read -r array merge < <("$root/scripts/slurm-sweep" --shards 4 --program "$program" -o "$scratch/array.sqlite" "$scratch/array.sweep.yaml")
echo "submitted array $array and merge $merge"

# The program of task 2, by the file that it alone holds locked.
victim_of() {
    victim=$(sed -n 's/^process \([0-9]*\) .*/\1/p' "$scratch/array.sqlite.shards/shard-2-of-4.sqlite.lock" 2>/dev/null) && [[ $victim ]] &&
        [[ $(sqlite3 "$scratch/array.sqlite.shards/shard-2-of-4.sqlite" 'SELECT count(*) > 0 FROM points' 2>/dev/null) == 1 ]]
}
wait_until 60 victim_of || fail "task 2 never began"
kill -9 "$victim"
before=$(sqlite3 "$scratch/array.sqlite.shards/shard-2-of-4.sqlite" 'SELECT count(*) FROM points')
echo "killed task 2 (process $victim) after $before of 60 points"
[[ $before -lt 60 ]] || fail "task 2 had finished before it was killed"

ended() { [[ -z $(squeue -h -j "$array,$merge" 2>/dev/null) ]]; }
wait_until 240 ended || fail "the jobs did not end: $(squeue)"
grep -q "back into the queue" "$scratch/array.sqlite.shards/shard-2.log" || fail "task 2 was not requeued"
grep -q "there already" "$scratch/array.sqlite.shards/shard-2.log" || fail "task 2 began anew after it was requeued"
[[ -e $scratch/array.sqlite ]] || fail "nothing was merged"

"$program" sweep "$scratch/array.sqlite" --format csv >"$scratch/array.csv"
"$program" sweep "$scratch/array.sweep.yaml" -o "$scratch/alone.sqlite" --format csv -q >"$scratch/alone.csv"
cmp "$scratch/alone.csv" "$scratch/array.csv" || fail "the array's table differs from that of one process"
echo "$(wc -l <"$scratch/array.csv") lines are the same from one process and from an array of four tasks, one of them killed"
