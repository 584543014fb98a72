#!/bin/bash
# An S3 server with versions and object lock, on loopback, for trying backups: Ceph's gateway with one monitor, one manager and one disk of 2 GB in a file.
# Needs (Debian 12): apt install ceph-mon ceph-mgr ceph-osd radosgw. Installs nothing, and touches nothing outside of its folder.
#
#   s3_server.sh start FOLDER PORT     FOLDER must not exist. Makes two users and writes FOLDER/owner.keys and FOLDER/workstation.keys (two words each).
#   s3_server.sh stop FOLDER           ends what it started, by the numbers in FOLDER/*.pid, and removes FOLDER
set -eu

say() { echo "s3_server: $*" >&2; }

# Calls with a limit: a command for a cluster that does not answer waits for ever.
ceph_do() { timeout 120 ceph -c "$folder/ceph.conf" "$@"; }

# Each server in the foreground of its own background job, so that the number kept is its own.
run_server() {
  local name=$1
  shift
  "$@" >"$folder/$name.out" 2>&1 &
  echo $! >"$folder/$name.pid"
}

# Until it answers, as long as the server that was started last is alive.
wait_until() {
  local what=$1 tries=0
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    { [ $tries -lt 120 ] && kill -0 "$!" 2>/dev/null; } || { say "$what did not come up; see $folder/*.out (is another one still at work on these ports?)"; return 1; }
    sleep 1
  done
}

write_settings() {
  local fsid=$1 mon_port=$2
  cat >"$folder/ceph.conf" <<SETTINGS
[global]
fsid = $fsid
mon host = v1:127.0.0.1:$mon_port
public addr = 127.0.0.1
run dir = $folder
admin socket = $folder/\$name.asok
pid file =
log file = $folder/\$name.log
log to stderr = false
mon cluster log file = $folder/cluster.log
keyring = $folder/keyring
auth cluster required = none
auth service required = none
auth client required = none
ms bind msgr2 = false
ms bind ipv6 = false
crash dir = $folder
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
mon warn on pool no redundancy = false
mon allow pool size one = true
mon allow pool delete = true
mon max pg per osd = 1000
mon data avail crit = 1
mon data avail warn = 2
[mon]
mon data = $folder/mon
mon initial members = a
[mgr]
mgr data = $folder/mgr
mgr initial modules =
[osd]
osd data = $folder/osd
osd objectstore = bluestore
osd memory target = 939524096
bluestore block size = 2147483648
bluestore block db create = false
bluestore block wal create = false
[client]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw data = $folder/rgw
rgw lifecycle work time = 00:00-23:59
rgw enable usage log = false
rgw dns name = 127.0.0.1
SETTINGS
}

make_user() {
  local name=$1 keys
  radosgw_admin user create --uid="$name" --display-name="$name" >"$folder/$name.json"
  keys=$(sed -n 's/.*"\(access_key\|secret_key\)": "\(.*\)".*/\2/p' "$folder/$name.json" | sed 's#\\/#/#g' | tr '\n' ' ')
  echo "$keys" >"$folder/$name.keys"
}
radosgw_admin() { timeout 120 radosgw-admin -c "$folder/ceph.conf" "$@" 2>>"$folder/admin.err"; }

start() {
  for program in ceph-mon ceph-mgr ceph-osd radosgw radosgw-admin ceph monmaptool uuidgen; do
    command -v $program >/dev/null || { say "$program is not installed (apt install ceph-mon ceph-mgr ceph-osd radosgw uuid-runtime)"; exit 77; }
  done
  [ ! -e "$folder" ] || { say "$folder is there already"; exit 2; }
  umask 077
  mkdir -p "$folder"/{mon,mgr,osd,rgw}
  local fsid
  fsid=$(uuidgen)
  write_settings "$fsid" $((port + 1))
  : >"$folder/keyring"
  monmaptool --create --fsid "$fsid" --addv a "[v1:127.0.0.1:$((port + 1))]" "$folder/monmap" >/dev/null
  ceph-mon -c "$folder/ceph.conf" --mkfs -i a --monmap "$folder/monmap" --keyring "$folder/keyring" >"$folder/mon-mkfs.out" 2>&1
  run_server mon ceph-mon -c "$folder/ceph.conf" -f -i a
  wait_until "the monitor" ceph_do --connect-timeout 5 status
  run_server mgr ceph-mgr -c "$folder/ceph.conf" -f -i a
  local osd_id osd_uuid
  osd_uuid=$(uuidgen)
  osd_id=$(ceph_do osd create "$osd_uuid")
  ceph-osd -c "$folder/ceph.conf" -i "$osd_id" --osd-uuid "$osd_uuid" --mkfs >"$folder/osd-mkfs.out" 2>&1
  run_server osd ceph-osd -c "$folder/ceph.conf" -f -i "$osd_id"
  wait_until "the disk" sh -c "timeout 20 ceph -c '$folder/ceph.conf' osd stat | grep -q '1 up'"
  run_server rgw radosgw -c "$folder/ceph.conf" -f -n client.rgw
  wait_until "the gateway" bash -c "exec 3<>/dev/tcp/127.0.0.1/$port"
  make_user owner
  make_user workstation
}

stop() {
  local file pid
  for name in rgw osd mgr mon; do
    file=$folder/$name.pid
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 20); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
    kill -9 "$pid" 2>/dev/null || true
  done
  rm -rf "$folder"
}

[ $# -ge 2 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
folder=$2
port=${3:-0}
case "$1" in
  start) [ "$port" -gt 0 ] || exit 2; start ;;
  stop) [ -f "$folder/ceph.conf" ] && stop ;;
  *) exit 2 ;;
esac
