#!/bin/sh
# Real programs killed at random moments, for long: run.sh BIN ROUNDS [SEED]. Figures at the end of each; status 0 when nothing was lost.
set -eu
bin=$1 rounds=$2 seed=${3:-1}
for program in process_crash process_crash_window process_crash_network; do
  echo "== $program"
  "$bin/$program" --rounds "$rounds" --seed "$seed"
done
