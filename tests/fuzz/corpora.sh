#!/usr/bin/env bash
# Seeds for the fuzzers beside those that the targets make themselves: corpora.sh FOLDER puts real files into FOLDER/TARGET/.
# They come from ../shared/data beside the checkout where that is there (its README says whence and under which licence); nothing is copied into
# the repository. Without it only tests/data is used, and that is said.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
out=$1
data="$top/../shared/data"
largest=262144   # bytes: larger files make a fuzzer slow and say nothing more

# put TARGET < names, one a line: by content, so that a file that is there already is not there twice
put() {
  local name
  mkdir -p "$out/$1"
  while IFS= read -r name; do
    [ -f "$name" ] && [ "$(stat -c %s "$name")" -le $largest ] || continue
    cp -n "$name" "$out/$1/file-$(sha256sum "$name" | cut -c1-16)"
  done
}
files() { find "$data" -type f \( "$@" \) | sort; }

if [ ! -d "$data" ]; then
  echo "Test data beside the checkout (../shared/data) is missing: the fuzzers start from tests/data alone." >&2
  exit 0
fi
files -iname '*.dcm' -o -path '*/dicom*' | put dicom_file
files -iname '*.dcm' -o -path '*/hostile/*' -o -path '*/photos/*' | put decoder_worker
files -path '*/dicomdir/*' -iname '*DICOMDIR*' | put dicomdir
files -iname '*.jpg' -o -iname '*.jpeg' -o -iname '*.mpo' | put photo_jpeg
files -iname '*.png' | put photo_png
files -iname '*.tif' -o -iname '*.tiff' | put photo_tiff
files -iname '*.heic' -o -iname '*.heif' -o -iname '*.avif' | put photo_heif
files -iname '*.webp' | put photo_webp
files -iname '*.jp2' -o -iname '*.j2k' -o -iname '*.jpx' | put photo_jpeg2000
files -iname '*.zip' | put zip
