#!/usr/bin/env bash
# Sets up, builds and runs every test. Quick the second time.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bash "$top/packaging/linux/setup.sh" build core gui test
bash "$top/packaging/build.sh" release
cd "$top/build/release"
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
ctest --output-on-failure --no-tests=error -j "$(nproc)"
