#!/usr/bin/env bash
# slurm_cluster.sh start|stop FOLDER: a Slurm controller and two nodes on this machine, on the loopback interface only, with a
# munge of their own; everything they write lies in FOLDER. `source FOLDER/environment` makes sbatch and squeue speak to them.
set -euo pipefail

free_ports() {
    python3 -c '
import socket
sockets = [socket.socket() for _ in range(3)]
for s in sockets: s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in sockets))'
}

write_configuration() {
    local folder=$1 host user ports
    host=$(hostname -s) user=$(id -un)
    read -ra ports < <(free_ports)
    cat >"$folder/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=${ports[0]}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$folder/jobs.txt
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2,bf_interval=2
ReturnToService=2
JobRequeue=1
SlurmdTimeout=10
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[1]} CPUs=2 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=2 State=UNKNOWN
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=10 State=UP
END
    echo "export SLURM_CONF=$folder/slurm.conf" >"$folder/environment"
}

start() {
    local folder=$1
    mkdir -p "$folder"/{state,spool-n1,spool-n2}
    chmod 755 "$folder"
    write_configuration "$folder"
    (umask 077 && head -c 1024 /dev/urandom >"$folder/munge.key")
    munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
        --log-file="$folder/munged.log" --seed-file="$folder/munge.seed"
    export SLURM_CONF=$folder/slurm.conf
    slurmctld -c -f "$folder/slurm.conf"
    slurmd -N n1 -f "$folder/slurm.conf"
    slurmd -N n2 -f "$folder/slurm.conf"
    for _ in $(seq 150); do
        if [[ $(sinfo -h -t idle -o %D 2>/dev/null) == 2 ]]; then return 0; fi
        sleep 0.2
    done
    echo "the cluster does not come up:"
    tail -n 20 "$folder"/*.log
    return 1
}

# A daemon that has ended may stay in the table of processes for want of a parent that asks for its status.
running() { grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$1/status"; }

# Daemons end by their pid files; nothing is looked for by name.
stop() {
    local folder=$1 name pid
    export SLURM_CONF=$folder/slurm.conf
    # Jobs first: those of a controller that is gone would go on.
    timeout 5 scancel --user="$(id -un)" 2>/dev/null || true
    for _ in $(seq 50); do
        [[ $(timeout 5 squeue -h 2>/dev/null) ]] || break
        sleep 0.1
    done
    for name in slurmd-n1 slurmd-n2 slurmctld munged; do
        pid=$(cat "$folder/$name.pid" 2>/dev/null) || continue
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 50); do
            running "$pid" || break
            sleep 0.1
        done
        if running "$pid"; then kill -9 "$pid"; fi
    done
}

case ${1:-} in
    start) start "$2" ;;
    stop) stop "$2" ;;
    *) echo "usage: slurm_cluster.sh start|stop FOLDER" >&2; exit 2 ;;
esac
