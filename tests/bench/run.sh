#!/bin/sh
# Prints the speed table: everything is measured in this run, compared with its peer or floor in this run.
#
#   tests/bench/run.sh [--quick] [--record] [--build FOLDER] [--at FOLDER] [--big VAULT]
#
#   --quick   a few files and rounds: shows that the benches work, says nothing about speed
#   --record  writes docs/bench.md as well
#   --build   where the programs are (build/release)
#   --at      where to work; needs 4 GB free on the disk that is to be measured (the build folder)
#   --big     a large vault made before by this script (it is kept there when it is made)
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
quick= record= build="$here/build/release" at= big=
while [ $# -gt 0 ]; do
  case "$1" in
    --quick) quick=--quick ;;
    --record) record=1 ;;
    --build) build=$2; shift ;;
    --at) at=$2; shift ;;
    --big) big=$2; shift ;;
    *) sed -n '2,11p' "$0" >&2; exit 2 ;;
  esac
  shift
done
bin="$build/bin"
work=$(mktemp -d "${at:-$build}/bench-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
if [ -n "$big" ]; then
  # The secret of the workstation that made the vault lies beside it.
  XDG_CONFIG_HOME="$big.config"
  made=$([ -e "$big/head" ] && echo yes || echo no)
else
  big="$work/large.safelight" XDG_CONFIG_HOME="$work/config" made=no
fi
export XDG_CONFIG_HOME QT_LOGGING_RULES="*=false"
mkdir -p "$XDG_CONFIG_HOME"

table() {
  echo "| what | measured | compared | wanted | |"
  echo "|---|---|---|---|---|"
  "$bin/import_bench" "$work" $quick
  [ -x "$bin/window_bench" ] && "$bin/window_bench" "$work" $quick
  [ "$made" = yes ] || "$bin/big_vault_bench" make "$big" $quick
  "$bin/big_vault_bench" measure "$big" $quick
  [ -x "$bin/guard_bench" ] && "$bin/guard_bench" "$work" --big "$big" $quick
  [ -x "$bin/receiver_bench" ] && "$bin/receiver_bench" "$work" $quick
  [ -x "$bin/adoption_bench" ] && "$bin/adoption_bench" "$work" $quick
  [ -x "$bin/recovery_bench" ] && "$bin/recovery_bench" "$work" $quick
  [ -x "$bin/backup_bench" ] && "$bin/backup_bench" "$work" $quick
  "$bin/sealing_bench" $quick
}

{
  printf '%s processors (%s), %s, load %s when it began.\n\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" \
    "$(. /etc/os-release && echo "$PRETTY_NAME")" "$(cut -d' ' -f1 /proc/loadavg)"
  table
  printf '\nLoad %s when it ended.\n' "$(cut -d' ' -f1 /proc/loadavg)"
  if [ -x "$bin/viewer_bench" ]; then
    printf '\nRedraw of the viewer, one core:\n\n```\n'
    QT_QPA_PLATFORM=offscreen "$bin/viewer_bench"
    printf '```\n'
  fi
} | tee "$work/table"

if [ -n "$record" ]; then
  {
    printf '# Speed\n\nWritten by `tests/bench/run.sh --record`; what each row means stands beside the code that measures it (tests/bench).\n\n'
    cat "$work/table"
  } > "$here/docs/bench.md"
fi
