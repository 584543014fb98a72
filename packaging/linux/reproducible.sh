#!/usr/bin/env bash
# Builds programs twice, in two folders with names of different length, and compares them byte by byte: reproducible.sh [--keep] [PROGRAM...]
# Without names: all that are shipped, those of the window included. Nothing is taken from a compiler cache. What is committed is built (COMMIT,
# or the newest), not what lies about in the checkout. --keep leaves the folders for a look. Exit status 1 when a program differs.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
keep=no
programs=()
for argument in "$@"; do
  case "$argument" in
    --keep) keep=yes ;;
    -*) sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    *) programs+=("$argument") ;;
  esac
done
[ ${#programs[@]} -gt 0 ] || programs=(safelight safelight-workspace safelight-decoder safelight-receiver safelight-courier safelightctl)

place=$(mktemp -d "${TMPDIR:-/tmp}/safelight-reproducible.XXXXXX")
[ $keep = yes ] || trap 'rm -rf "$place"' EXIT
jobs=${JOBS:-$(nproc)}
# Once: what is committed in between must not come into the second one alone.
commit=$(git -C "$top" rev-parse --verify "${COMMIT:-HEAD}^{commit}")
for name in one another-place; do
  source="$place/$name/safelight"
  mkdir -p "$source"
  # -m: as old as this moment, so that times of files that show are found.
  git -C "$top" archive "$commit" | tar xm -C "$source"
  echo "Building ${programs[*]} in $source ..."
  # Paths of this machine become /safelight wherever a compiler would write them down.
  cmake -S "$source" -B "$source/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSAFELIGHT_TESTS=OFF -DSAFELIGHT_BENCH=OFF ${SAFELIGHT_CONFIGURE:-} \
    -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$source=/safelight" -DCMAKE_C_FLAGS="-ffile-prefix-map=$source=/safelight" > "$place/$name.log" 2>&1 \
    || { cat "$place/$name.log" >&2; exit 1; }
  CCACHE_DISABLE=1 cmake --build "$source/build" --target "${programs[@]}" -- -j "$jobs" > "$place/$name.log" 2>&1 || { tail -40 "$place/$name.log" >&2; exit 1; }
done

different=0
for program in "${programs[@]}"; do
  one="$place/one/safelight/build/bin/$program"
  other="$place/another-place/safelight/build/bin/$program"
  if [ ! -f "$one" ] || [ ! -f "$other" ]; then
    echo "$program: was not built"
    different=1
  elif cmp -s "$one" "$other"; then
    echo "$program: the same, $(sha256sum "$one" | cut -d' ' -f1)"
  else
    echo "$program: DIFFERS in $(cmp -l "$one" "$other" 2>/dev/null | wc -l) bytes"
    different=1
  fi
done
[ $different = 0 ] || [ $keep = yes ] || echo "Run it with --keep to look at the folders."
exit $different
