#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that are missing: setup.sh SECTION... (sections of packages.txt).
# Quick and silent when nothing is missing. Asks for root only when there is something to install.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! command -v apt-get >/dev/null; then
  echo "This script installs Debian or Ubuntu packages, and there is no apt-get here. Install what packaging/linux/packages.txt names, then build with: cmake --preset release && cmake --build --preset release" >&2
  exit 1
fi

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
may_install() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }
installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
version_of() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || true; }

wanted=()
section=
while IFS= read -r line; do
  line=${line%%#*}; line=${line// /}
  [ -n "$line" ] || continue
  if [[ $line == \[*\] ]]; then section=${line:1:-1}; continue; fi
  for asked in "$@"; do [ "$asked" = "$section" ] && wanted+=("$line"); done
done < "$here/packages.txt"

missing=()
for entry in "${wanted[@]}"; do
  found=no
  IFS='|' read -ra names <<< "$entry"
  for name in "${names[@]}"; do installed "$name" && found=yes; done
  [ $found = yes ] || missing+=("$entry")
done

# SQLCipher 4 and Catch2 3: Debian 12 has them only in backports. (Ubuntu 24.04 carries SQLCipher 4.5, which has all that is used.)
too_old() { local now; now=$(version_of "$1"); [ -z "$now" ] || dpkg --compare-versions "$now" lt "$2"; }
from_backports=()
for rule in libsqlcipher-dev:4.5 catch2:3; do
  name=${rule%%:*}
  case " ${wanted[*]} " in *" $name "*) too_old "$name" "${rule##*:}" && from_backports+=("$rule") ;; esac
done

[ ${#missing[@]} -gt 0 ] || [ ${#from_backports[@]} -gt 0 ] || exit 0
if ! may_install; then
  names=("${missing[@]%%|*}"); for rule in "${from_backports[@]}"; do names+=("${rule%%:*}"); done
  echo "These packages are missing: ${names[*]}. There is no sudo here to install them with: run this once as root (su -c '$here/setup.sh $*'), then again as yourself." >&2
  exit 1
fi
echo "Installing packages that Safelight is built with ..." >&2
export DEBIAN_FRONTEND=noninteractive
as_root apt-get update -q >/dev/null

candidate() { LC_ALL=C apt-cache policy "$1" | sed -n 's/^  Candidate: //p'; }
needs_suite=()
for rule in "${from_backports[@]}"; do
  name=${rule%%:*}
  now=$(candidate "$name")
  if [ -z "$now" ] || [ "$now" = "(none)" ] || dpkg --compare-versions "$now" lt "${rule##*:}"; then needs_suite+=("$name"); fi
done
suite_option=()
if [ ${#needs_suite[@]} -gt 0 ]; then
  . /etc/os-release
  suite="${VERSION_CODENAME}-backports"
  # The mirror is the one that apt already uses for this release: nothing is named here.
  if ! LC_ALL=C apt-cache policy | grep -q "n=$suite"; then
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk -v release="$VERSION_CODENAME" '$1 == release { print $2; exit }')
    if [ -z "$mirror" ]; then
      echo "apt has no mirror for $VERSION_CODENAME, so ${needs_suite[*]} cannot be had in the version needed. Add $suite to apt's sources, then run this again." >&2
      exit 1
    fi
    echo "deb $mirror $suite main" | as_root tee /etc/apt/sources.list.d/safelight-backports.list >/dev/null
    as_root apt-get update -q >/dev/null
  fi
  suite_option=(-t "$suite")
fi

plain=()
for entry in "${missing[@]}"; do
  IFS='|' read -ra names <<< "$entry"
  chosen=${names[0]}
  for name in "${names[@]}"; do now=$(candidate "$name"); if [ -n "$now" ] && [ "$now" != "(none)" ]; then chosen=$name; break; fi; done
  case " ${needs_suite[*]} " in *" $chosen "*) ;; *) plain+=("$chosen") ;; esac
done
[ ${#plain[@]} -eq 0 ] || as_root apt-get install -y -q --no-install-recommends "${plain[@]}" >/dev/null
newer=()
for rule in "${from_backports[@]}"; do newer+=("${rule%%:*}"); done
[ ${#newer[@]} -eq 0 ] || as_root apt-get install -y -q --no-install-recommends "${suite_option[@]}" "${newer[@]}" >/dev/null
