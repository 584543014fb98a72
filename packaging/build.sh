#!/usr/bin/env bash
# Configures and builds one preset: build.sh PRESET [TARGET...]. Quick when nothing changed.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=$1; shift
cd "$top"
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > /dev/null || { echo "Configuring failed: cmake --preset $preset shows why." >&2; exit 1; }
build=(cmake --build --preset "$preset" ${1:+--target "$@"} --)

# First what CMake itself has to make anew: until then nobody knows how many steps there are.
cmake --build --preset "$preset" --target build.ninja > /dev/null || { echo "Configuring failed: cmake --preset $preset shows why." >&2; exit 1; }

# A long silence looks like a program that hangs.
many=100
steps=$("${build[@]}" -n 2>/dev/null | grep -c '^\[' || true)
if [ "$steps" -ge $many ]; then
  echo "Building Safelight: $steps steps. The first time takes about a quarter of an hour on two processors, later it is quick." >&2
elif [ "$steps" -gt 0 ]; then
  echo "Building Safelight: $steps steps." >&2
fi

# In a terminal ninja's own line says how far it is; elsewhere only what the compilers say is worth keeping.
if [ -t 1 ]; then
  exec "${build[@]}" -j "$(nproc)"
fi
"${build[@]}" -j "$(nproc)" 2>&1 | { grep -vE '^\[[0-9]+/[0-9]+\]|^ninja: (Entering|no work)' || true; }
exit "${PIPESTATUS[0]}"
