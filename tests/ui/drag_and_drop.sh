#!/bin/sh
# Files dragged and pasted into the real window by the real protocols of X11: tests/ui/drag_and_drop.sh
#
# Builds, makes two demo practices, signs in to the first on a display of its own (Xvfb, xdotool), drags files of the second onto a
# patient's page out of another program, pastes others, imports both, and counts with safelightctl what the vault holds then. Ends with 1
# when a file is missing. With SAFELIGHT_PICTURES=FOLDER it also writes what the window showed.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${SAFELIGHT_BUILD:-"$root/build/release"}
for tool in Xvfb xdotool import compare xclip; do
  command -v "$tool" > /dev/null || { echo "drag_and_drop.sh needs $tool" >&2; exit 4; }
done
[ -n "${SAFELIGHT_BUILT:-}" ] || cmake --build "$build" --target safelight safelight-workspace safelight-decoder safelight-demo safelightctl drag_source > /dev/null

work=$(mktemp -d)
display_pid= guard_pid= clip_pid= drag_pid=
finish() {
  for pid in $drag_pid $clip_pid $guard_pid $display_pid; do kill "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_RUNTIME_DIR="$work/run" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY QT_SCALE_FACTOR QT_QPA_PLATFORM QT_STYLE_OVERRIDE || true
export LC_ALL=C.UTF-8

"$build/bin/safelight-demo" --out "$work/demo" > /dev/null
"$build/bin/safelight-demo" --out "$work/other" > /dev/null
vault="$work/demo/Harbour Dental.safelight"
password="$work/demo/demo-password.txt"
# Two who are in both practices: pixels and identifiers of the second are its own.
for number in 20388 21002; do
  "$build/bin/safelightctl" export "$work/other/Harbour Dental.safelight" --login okafor --password-file "$work/other/demo-password.txt" \
    --patient "$number" --out "$work/files $number" > /dev/null
done
count() {
  "$build/bin/safelightctl" images "$vault" --login okafor --password-file "$password" --patient "$1" --json > "$work/images" && wc -l < "$work/images"
}
had_dragged=$(count 20388)
had_pasted=$(count 21002)
dragged=$(find "$work/files 20388" -type f | wc -l)
pasted=$(find "$work/files 21002" -type f | wc -l)

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
display_pid=$!
read -r number < "$work/display"
export DISPLAY=":$number"

look() { import -window root -depth 8 "$1"; }
differ() {
  pixels=$(compare -metric AE "$1" "$2" null: 2>&1 || true)
  case $pixels in *e+*) pixels=99999 ;; esac
  [ "${pixels%.*}" -ge "$3" ]
}
# Until what is shown stays the same (a blinking caret aside); at most 20 seconds.
settle() {
  tries=0
  look "$work/before.png"
  while [ "$tries" -lt 50 ]; do
    xdotool sleep 0.4
    look "$work/after.png"
    differ "$work/before.png" "$work/after.png" 60 || return 0
    mv "$work/after.png" "$work/before.png"
    tries=$((tries + 1))
  done
}
# Until what is shown is another picture than before COMMAND; at most a minute: `changed COMMAND...`.
changed() {
  settle
  look "$work/was.png"
  "$@"
  tries=0
  while [ "$tries" -lt 150 ]; do
    xdotool sleep 0.4
    look "$work/is.png"
    ! differ "$work/was.png" "$work/is.png" 3000 || break
    tries=$((tries + 1))
  done
  settle
}
picture() { [ -z "${SAFELIGHT_PICTURES:-}" ] || import -window root -depth 8 "$SAFELIGHT_PICTURES/$1.png"; }
press() { xdotool key --clearmodifiers "$@"; }
sign_in() {
  xdotool type --delay 12 "$(cat "$password")"
  press Return
}
search() {
  press ctrl+k ctrl+a
  xdotool type --delay 30 "$1"
}
start() {
  "$build/bin/safelight" "$vault" > /dev/null 2>&1 &
  guard_pid=$!
}
drag_over() {
  xdotool mousemove 40 30 mousedown 1
  for step in 60,80 160,200 300,320 500,450 640,520 660,530 670,540; do xdotool mousemove "${step%,*}" "${step#*,}" sleep 0.15; done
}
show_source() {
  find "$work/files 20388" -type f -print0 | xargs -0 "$build/bin/drag_source" > "$work/said" &
  drag_pid=$!
}
paste() {
  find "$work/files 21002" -type f | sed 's|^|file://|; s| |%20|g' > "$work/list"
  xclip -quiet -selection clipboard -t text/uri-list -i "$work/list" > /dev/null 2>&1 &
  clip_pid=$!
  tries=0
  until xclip -selection clipboard -o -t TARGETS 2> /dev/null | grep -q uri-list || [ "$tries" -ge 50 ]; do
    xdotool sleep 0.2
    tries=$((tries + 1))
  done
  press ctrl+v
}

changed start
changed press Right   # the first person
changed sign_in
changed search Haddad
changed press Return
changed paste
picture pasted
changed press Return   # Import
picture pasted-imported
press Escape
# The drag comes last: without a window manager nobody gives the keyboard back to the window afterwards.
changed search Abara
changed press Return
changed show_source
changed drag_over
picture dragging
changed xdotool mouseup 1
picture dropped
grep -qx dropped "$work/said" || { echo "the window did not take the files: $(cat "$work/said")" >&2; exit 1; }
changed press Return
picture dropped-imported
kill "$guard_pid"
wait "$guard_pid" 2> /dev/null || true
guard_pid=

# The workspace ends a moment after the guard.
tries=0
until now_dragged=$(count 20388 2> /dev/null) || [ "$tries" -ge 60 ]; do
  xdotool sleep 0.5
  tries=$((tries + 1))
done
now_pasted=$(count 21002)
echo "dragged: $had_dragged + $dragged = $now_dragged; pasted: $had_pasted + $pasted = $now_pasted"
[ "$now_dragged" -eq $((had_dragged + dragged)) ] && [ "$now_pasted" -eq $((had_pasted + pasted)) ]
