#!/bin/sh
# The pictures of the README, made by the real program from the demo: tests/ui/readme_pictures.sh
#
# Builds, makes two demo practices (the second one's files are what the import preview shows), works through Safelight on a display of
# its own (Xvfb, xdotool, ImageMagick) and writes docs/images/*.png, 1440x900. Nothing of the person who runs it is read or written.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${SAFELIGHT_BUILD:-"$root/build/release"}
out=${SAFELIGHT_PICTURES:-"$root/docs/images"}
for tool in Xvfb xdotool import convert xclip; do
  command -v "$tool" > /dev/null || { echo "readme_pictures.sh needs $tool" >&2; exit 2; }
done
cmake --build "$build" --target safelight safelight-workspace safelight-decoder safelight-demo safelightctl > /dev/null

work=$(mktemp -d)
display_pid=
guard_pid=
clip_pid=
finish() {
  for pid in $guard_pid $clip_pid $display_pid; do kill "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# An own home, so that no setting of this person's shows and none is changed.
export HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_RUNTIME_DIR="$work/run" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$out"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY QT_SCALE_FACTOR QT_QPA_PLATFORM QT_STYLE_OVERRIDE || true

"$build/bin/safelight-demo" --out "$work/demo" > /dev/null
"$build/bin/safelight-demo" --out "$work/other" > /dev/null
password="$work/demo/demo-password.txt"
for number in 20417 20388; do
  mkdir -p "$work/arrivals"
  "$build/bin/safelightctl" export "$work/other/Harbour Dental.safelight" --login okafor --password-file "$work/other/demo-password.txt" \
    --patient "$number" --out "$work/arrivals/$number" > /dev/null
done
cp "$root/tests/data/photos/own_scene.png" "$work/arrivals/"
printf 'not an image' > "$work/arrivals/letter.docx"

# The server itself looks for a display that is free, and says which once it takes clients.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
display_pid=$!
read -r number < "$work/display"
export DISPLAY=":$number"

picture() { import -window root -depth 8 "$1"; }

# Waits until two pictures in a row are the same (a blinking caret aside), at most 15 seconds.
settle() {
  tries=0
  picture "$work/before.png"
  while [ "$tries" -lt 60 ]; do
    xdotool sleep 0.25
    picture "$work/after.png"
    differ=$(compare -metric AE "$work/before.png" "$work/after.png" null: 2>&1 || true)
    case $differ in *e+*) differ=99999 ;; esac
    if [ "${differ%.*}" -lt 60 ]; then return 0; fi
    mv "$work/after.png" "$work/before.png"
    tries=$((tries + 1))
  done
}
# Waits until what is shown differs from what was shown before: `changed COMMAND...`.
changed() {
  settle
  picture "$work/was.png"
  "$@"
  tries=0
  while [ "$tries" -lt 60 ]; do
    xdotool sleep 0.25
    picture "$work/is.png"
    differ=$(compare -metric AE "$work/was.png" "$work/is.png" null: 2>&1 || true)
    case $differ in *e+*) differ=99999 ;; esac
    if [ "${differ%.*}" -ge 3000 ]; then break; fi
    tries=$((tries + 1))
  done
  settle
}
save() {
  settle
  picture "$work/$1.png"
  # A palette with as many colours as a radiograph beside an amber accent needs, no dither: half the size and no visible difference,
  # but for the glow of the lamp, which would show rings: `save NAME -dither FloydSteinberg`.
  convert "$work/$1.png" -strip ${2:-+dither} ${3:-} -colors 255 -define png:compression-level=9 "PNG8:$out/$1.png"
  size=$(wc -c < "$out/$1.png")
  if [ "$size" -ge 300000 ]; then echo "$1.png is $size bytes: too large" >&2; exit 1; fi
  echo "$out/$1.png ($size bytes)"
}
press() { xdotool key --clearmodifiers "$@"; }
click() { xdotool mousemove "$1" "$2" sleep 0.1 click 1; }
away() { xdotool mousemove 1439 450; }
type_password() { xdotool type --delay 12 "$(cat "$password")"; press Return; }
search() { press ctrl+k ctrl+a; xdotool type --delay 30 "$1"; }

double_click() { xdotool mousemove "$1" "$2" sleep 0.1 click --repeat 2 --delay 60 1; }
start() {
  "$build/bin/safelight" "$work/demo/Harbour Dental.safelight" > /dev/null 2>&1 &
  guard_pid=$!
}
paste_arrivals() {
  find "$work/arrivals" -type f | sed 's|^|file://|; s| |%20|g' > "$work/list"
  xclip -quiet -selection clipboard -t text/uri-list -i "$work/list" > /dev/null 2>&1 &
  clip_pid=$!
  xdotool sleep 0.3
  press ctrl+v
}

changed start
away
changed click 480 300   # the first tile: Dr A. Okafor
away
save lock -dither FloydSteinberg
changed type_password
changed click 1406 90   # a practice of a minute ago has no backup yet; the line about it goes
away
save patients
changed search Lindqvist
changed press Return
away
save patient
changed double_click 560 320   # the periapical of today
away
save viewer
changed press ctrl+2
save compare
changed press ctrl+1
changed press Escape
changed paste_arrivals
away
save import
changed press Escape
# Before locking: the next workspace starts, and reads this, while the lock screen waits.
mkdir -p "$XDG_CONFIG_HOME/safelight"
printf '[General]\ntheme=light\n' > "$XDG_CONFIG_HOME/safelight/preferences.ini"
changed press ctrl+l
changed type_password
changed click 1406 90
changed search Lindqvist
changed press Return
away
save patient-light
