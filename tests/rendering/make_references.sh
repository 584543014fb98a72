#!/bin/sh
# Makes the reference pictures anew: those of tests/data, which are stored, and, where it lies beside the checkout, those of
# ../shared/data, whose licences do not all allow to store derived pictures: they go to the build folder given (default build/references).
# Needs: dcmtk libgdcm-tools python3-pydicom python3-gdcm python3-numpy python3-pil imagemagick
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
for tool in dcmj2pnm gdcmconv convert; do
  command -v "$tool" > /dev/null || { echo "$tool is missing: install dcmtk, libgdcm-tools and imagemagick." >&2; exit 1; }
done
/usr/bin/python3 "$here/make_references.py" "$root/tests/data" "$root/tests/data/rendering" --only dicom photos
if [ -d "$root/../shared/data" ]; then
  /usr/bin/python3 "$here/make_references.py" "$root/../shared/data" "${1:-$root/build/references}" --only dental dicom dicomdir photos hostile/dicom-malformed
fi
