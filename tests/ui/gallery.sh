#!/bin/sh
# Pictures of every state of every screen, to look at: tests/ui/gallery.sh [AREA...]
#
# Runs each gallery_AREA program of the build under Xvfb (offscreen without it) in both themes and four sizes and writes
# build/gallery/AREA/THEME-SIZE/STATE.png. A new area registers itself by adding a program of that name (tests/ui/support/gallery.h).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${SAFELIGHT_BUILD:-"$root/build/release"}
out=${SAFELIGHT_GALLERY:-"$root/build/gallery"}

if [ "$#" -eq 0 ]; then
  set -- $(cd "$build/bin" && ls | sed -n 's/^gallery_\([a-z]*\)$/\1/p')
fi
targets=""
for area in "$@"; do targets="$targets gallery_$area"; done
cmake --build "$build" --target $targets > /dev/null

if [ -z "${SAFELIGHT_GALLERY_DISPLAY:-}" ] && command -v xvfb-run > /dev/null; then
  # One display for all, large enough for every window.
  SAFELIGHT_GALLERY_DISPLAY=1 exec xvfb-run -a -s "-screen 0 3840x2160x24" "$0" "$@"
fi
[ -n "${SAFELIGHT_GALLERY_DISPLAY:-}" ] || export QT_QPA_PLATFORM=offscreen

for area in "$@"; do
  rm -rf "${out:?}/$area"
  for theme in dark light; do
    # size in device pixels, and the scale
    for variant in "1366x768 1" "1920x1080 1" "1366x768 2" "3840x2160 2"; do
      size=${variant% *}
      scale=${variant#* }
      name="$theme-$size"
      [ "$scale" = 1 ] || name="$name-at-200"
      QT_SCALE_FACTOR=$scale QT_LOGGING_RULES="qt.qpa.*=false" "$build/bin/gallery_$area" "$out/$area/$name" "$theme" "$size"
    done
  done
  echo "$out/$area: $(find "$out/$area" -name '*.png' | wc -l) pictures"
done
