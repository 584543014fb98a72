#!/usr/bin/env bash
# Builds Safelight and opens it: run.sh [--demo]. Installs what is missing first.
#   --demo   opens a demo practice with invented patients and prints its sign-in
# Without a display it does the same job without a window.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
demo=no
for argument in "$@"; do
  case "$argument" in
    --demo) demo=yes ;;
    *) echo "usage: packaging/run.sh [--demo]" >&2; exit 2 ;;
  esac
done

bash "$top/packaging/linux/setup.sh" build core gui
programs=(safelight safelight-workspace safelight-decoder safelight-receiver safelight-courier safelightctl)
[ $demo = no ] || programs+=(safelight-demo)
# Where packaging/test.sh has built already, its build is used; else the programs alone are built, which needs no Catch2.
preset=app
[ ! -f "$top/build/release/build.ninja" ] || preset=release
bash "$top/packaging/build.sh" "$preset" "${programs[@]}"
bin="$top/build/$preset/bin"

display=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && display=yes
# A display that is named and cannot be reached (a session of another user, a closed tunnel) ends Qt with an abort.
open_window() {
  local status=0
  "$bin/safelight" "$@" || status=$?
  if [ $status = 134 ]; then
    echo "No window could be opened on the display ${DISPLAY:-$WAYLAND_DISPLAY}. Safelight needs X11, or XWayland beside Wayland. Without a window: env -u DISPLAY -u WAYLAND_DISPLAY packaging/run.sh --demo" >&2
  fi
  exit $status
}

if [ $demo = no ]; then
  if [ $display = no ]; then
    echo "There is no display here, so no window can open. The command line works without one: $bin/safelightctl --help"
    exit 0
  fi
  open_window
fi

folder="${XDG_DATA_HOME:-$HOME/.local/share}/safelight-demo"
vault="$folder/Harbour Dental.safelight"
if [ ! -f "$vault/head" ]; then
  echo "Making the demo practice (three staff, a dozen invented patients, some sixty images) ..."
  "$bin/safelight-demo" --out "$folder"
fi
echo
echo "Demo practice:  $vault"
echo "Sign in as:     Dr A. Okafor (login okafor)"
echo "Password:       $(cat "$folder/demo-password.txt")"
echo
if [ $display = yes ]; then
  # Once: the next run.sh without --demo is about one's own practice.
  open_window "$vault" --once
fi
echo "There is no display here, so this is the demo without a window."
credentials=(--login okafor --password-file "$folder/demo-password.txt")
"$bin/safelightctl" patients "$vault" "${credentials[@]}"
echo
"$bin/safelightctl" images "$vault" "${credentials[@]}"
echo
rm -f "$folder/contact-sheet.png"
"$bin/safelightctl" contact-sheet "$vault" --out "$folder/contact-sheet.png" "${credentials[@]}"
echo "Contact sheet:  $folder/contact-sheet.png"
