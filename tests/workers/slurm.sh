# A Slurm cluster of two emulated nodes on this host, without systemd:
#   slurm_start DIR   munged, slurmctld, slurmd n1 and n2, with all state in DIR
#   slurm_stop DIR
# Needs root. Everything listens on 127.0.0.1 only.

slurm_is_there ()
{
  [ "$(id -u)" = 0 ] && command -v munged >/dev/null &&
    command -v slurmctld >/dev/null && command -v slurmd >/dev/null &&
    command -v sbatch >/dev/null
}

slurm_configure () # DIR
{
  cat >"$1/slurm.conf" <<CONF
ClusterName=sovsim
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
AuthInfo=socket=$1/munge.socket
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=10
MpiDefault=none
StateSaveLocation=$1/state
SlurmdSpoolDir=$1/spool-%n
SlurmctldPidFile=$1/slurmctld.pid
SlurmdPidFile=$1/slurmd-%n.pid
SlurmctldLogFile=$1/slurmctld.log
SlurmdLogFile=$1/slurmd-%n.log
NodeName=n[1-2] NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=16821-16822 CPUs=1
PartitionName=main Nodes=n[1-2] Default=YES
CONF
}

slurm_start () # DIR
{
  mkdir -p "$1/state" "$1/spool-n1" "$1/spool-n2"
  chmod 755 "$1"
  dd if=/dev/urandom of="$1/munge.key" bs=1024 count=1 2>/dev/null
  chown -R munge "$1/munge.key"
  chmod 400 "$1/munge.key"
  mkdir "$1/munge"
  chown munge "$1/munge"
  slurm_configure "$1"
  sed -i "s|socket=$1/munge.socket|socket=$1/munge/socket|" "$1/slurm.conf"
  runuser -u munge -- munged --key-file="$1/munge.key" \
    --socket="$1/munge/socket" --pid-file="$1/munge/pid" \
    --log-file="$1/munge/log" --seed-file="$1/munge/seed" || return 1
  export SLURM_CONF="$1/slurm.conf"
  slurmctld || return 1
  slurmd -N n1 && slurmd -N n2 || return 1
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 2 ] && return 0
    sleep 1
  done
  return 1
}

slurm_stop () # DIR
{
  for pid in "$1/slurmd-n1.pid" "$1/slurmd-n2.pid" "$1/slurmctld.pid" \
      "$1/munge/pid"; do
    [ -s "$pid" ] && kill "$(cat "$pid")" 2>/dev/null
  done
  return 0
}
