#!/usr/bin/env bash
# Configures and builds one preset: build.sh PRESET [TARGET...]. Quick when nothing changed.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=$1; shift
cd "$top"
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > /dev/null || { echo "Configuring failed: cmake --preset $preset shows why." >&2; exit 1; }
cmake --build --preset "$preset" ${1:+--target "$@"} -- -j "$(nproc)" 2>&1 | { grep -vE '^\[[0-9]+/[0-9]+\]|^ninja: (Entering|no work)' || true; }
exit "${PIPESTATUS[0]}"
