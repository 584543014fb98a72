#!/usr/bin/env bash
# Fuzzes with libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer (clang): run.sh [--seconds N] [--jobs J] [--no-build] [TARGET...]
#   --seconds N   of fuzzing in all, shared by the targets (default 60); those that decompress pictures get twice the time of the others
#   --jobs J      targets at a time, and compilers at a time (default 1)
# Prints a table: executions, in a second, inputs that were kept, findings. Findings lie in build/fuzz/findings/TARGET; one that was mended goes into
# tests/data/fuzz/TARGET, where every build replays it. What was learnt stays in build/fuzz/corpus. Exit status 1 when something was found.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="$top/build/fuzz"
seconds=60
jobs=1
make=yes
targets=()
usage() { sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) seconds=${2:-}; shift 2 || usage ;;
    --jobs) jobs=${2:-}; shift 2 || usage ;;
    --no-build) make=no; shift ;;
    -*) usage ;;
    *) targets+=("$1"); shift ;;
  esac
done
[[ $seconds =~ ^[1-9][0-9]*$ && $jobs =~ ^[1-9][0-9]*$ ]] || usage
if ! command -v clang++ > /dev/null; then
  echo "libFuzzer comes with clang, and there is no clang++ here: install clang. Without it, 'fuzz_replay --seconds $seconds' of an ordinary build varies the seeds." >&2
  exit 2
fi

cd "$top"
[ -f "$build/build.ninja" ] || cmake --preset fuzz > /dev/null
if [ $make = yes ]; then
  ninja -C "$build" build.ninja > /dev/null   # a list of targets that is up to date
  names=(fuzz_replay)
  for target in $(cat "$build/fuzz_targets.txt"); do names+=("fuzz_$target"); done
  ninja -C "$build" -j "$jobs" "${names[@]}" | { grep -vE '^\[[0-9]+/[0-9]+\]|^ninja: ' || true; }
fi
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < "$build/fuzz_targets.txt"
for target in "${targets[@]}"; do
  [ -x "$build/bin/fuzz_$target" ] || { echo "There is no target '$target'. They are: $(tr '\n' ' ' < "$build/fuzz_targets.txt")" >&2; exit 2; }
done

"$build/bin/fuzz_replay" --write "$build/corpus"
bash "$top/tests/fuzz/corpora.sh" "$build/corpus"

# What takes a picture apart needs longer for each, and learns nothing from large ones.
isSlow() { case "$1" in pixel_jpeg*|photo_*|decoder_worker|tls_peer) return 0 ;; *) return 1 ;; esac }
weights=0
for target in "${targets[@]}"; do isSlow "$target" && weights=$((weights + 2)) || weights=$((weights + 1)); done
share=$(( seconds * jobs / weights ))
[ "$share" -ge 1 ] || share=1
mkdir -p "$build/logs"
export LSAN_OPTIONS="suppressions=$top/tests/fuzz/leaks.txt:print_suppressions=0"
# One target until its time is over: after a finding it goes on, ten times at most.
fuzz() {
  local target=$1 time=$share largest=262144 executions=0 findings=0 left count
  if isSlow "$target"; then time=$((2 * share)) largest=65536; fi
  local end=$((SECONDS + time))
  local kept="$build/findings/$target"
  mkdir -p "$kept"
  : > "$build/logs/$target"
  while left=$((end - SECONDS)); [ $left -gt 0 ] && [ $findings -lt 10 ]; do
    local log="$build/logs/$target.part" status=0
    "$build/bin/fuzz_$target" "$build/corpus/$target" -max_total_time=$left -print_final_stats=1 -timeout=25 -rss_limit_mb=2560 -malloc_limit_mb=450 -max_len=$largest \
      -reload=0 -verbosity=1 -artifact_prefix="$kept/" > "$log" 2>&1 || status=$?
    cat "$log" >> "$build/logs/$target"
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    executions=$((executions + ${count:-0}))
    [ $status -eq 0 ] || findings=$((findings + 1))
  done
  rm -f "$build/logs/$target.part"
  echo "$executions $findings" > "$build/logs/$target.sum"
  row "$target" "$executions" "$((executions / time))" "$(find "$build/corpus/$target" -type f | wc -l)" "$findings"
}

row() { printf '| %-20s | %11s | %8s | %6s | %8s |\n' "$@"; }
row target executions "a second" inputs findings
row --- ---: ---: ---: ---:
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
  fuzz "$target" &
done
wait
executions=0
findings=0
for target in "${targets[@]}"; do
  read -r one two < "$build/logs/$target.sum"
  executions=$((executions + one))
  findings=$((findings + two))
done
row "all ${#targets[@]}" "$executions" "" "" "$findings"
[ $findings -eq 0 ] || { echo "Findings: $build/findings, what was said of them: $build/logs"; exit 1; }
