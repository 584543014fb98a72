#!/bin/bash
# Backups to a real S3 server with versions and object lock: what a practice would do, what an attacker with the workstation's key would do, and the way
# back. Prints a line for each thing that was tried; status 0 when all held, 77 when what it needs is not there.
#
#   s3_object_lock.sh SAFELIGHTCTL IMAGES [FOLDER [PORT]]
#
# IMAGES is a folder with images to import. Needs (Debian 12): apt install restic curl awscli rclone python3, and for the server what s3_server.sh says.
# The server listens on loopback alone and is ended with everything else. KEEP=1 leaves the rest of FOLDER for a look.
set -u
here=$(cd "$(dirname "$0")" && pwd)
ctl=$(realpath "$1")
images=$(realpath "$2")
folder=${3:-$(mktemp -d)/s3}
port=${4:-18480}
for program in restic curl rclone python3 /usr/bin/aws; do
  command -v "$program" >/dev/null || { echo "SKIPPED: $program is not installed"; exit 77; }
done
"$here/s3_server.sh" start "$folder/server" "$port"
status=$?
if [ $status -ne 0 ]; then
  "$here/s3_server.sh" stop "$folder/server" || true
  [ $status -eq 77 ] && echo "SKIPPED: no S3 server"
  exit $status
fi
trap '"$here/s3_server.sh" stop "$folder/server"; [ -n "${KEEP:-}" ] || rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
unset AWS_CA_BUNDLE AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
mkdir -p "$HOME"
endpoint=http://127.0.0.1:$port
failed=0

check() {  # what, command...
  local what=$1
  shift
  if "$@" >check.out 2>&1; then echo "ok    $what"; else echo "WRONG $what"; sed 's/^/      /' check.out | tail -5; failed=1; fi
}
refused() { ! "$@"; }
# Tries to delete 25 versions of the file `versions` for good; all of them must be there afterwards.
delete_versions() {  # as whom, bucket
  local key version tried=0
  while read -r key version; do
    tried=$((tried + 1))
    s3 "$1" delete-object --bucket "$2" --key "$key" --version-id "$version" --bypass-governance-retention >/dev/null 2>&1
  done < <(shuf -n 25 versions)
  [ $tried -gt 3 ] && versions_of "$2" | sort >versions.after && sort versions | diff - versions.after
}
s3() {  # as whom, command...
  local id secret who=$1
  shift
  read -r id secret <"server/$who.keys"
  AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret /usr/bin/aws --endpoint-url "$endpoint" s3api "$@"
}
safelight() { "$ctl" "$@" --login anna --password-file password --device-secret device; }
# As on another computer, which remembers nothing of the vault.
elsewhere() { "$ctl" "$@" --login anna --password-file password --device-secret elsewhere/device; }
backup() {  # bucket, as whom, further arguments; its answer is in backup.json
  local bucket=$1 who=$2
  shift 2
  safelight backup vault "restic:s3:$endpoint/$bucket" --storage-keys-file "server/$who.keys" --json "$@" >backup.json 2>backup.err
}
says() { python3 -c "import json,sys; d=json.loads(open('backup.json').read().strip().splitlines()[-1]); sys.exit(0 if eval(sys.argv[1], {'d': d}) else str(d))" "$1"; }
keep_password() { sed -n "s/.*repository's password is //p" backup.err | head -1 >"$1.password"; }
make_bucket() {  # name, mode, days
  s3 owner create-bucket --bucket "$1" --object-lock-enabled-for-bucket
  s3 owner put-object-lock-configuration --bucket "$1" --object-lock-configuration \
    "{\"ObjectLockEnabled\":\"Enabled\",\"Rule\":{\"DefaultRetention\":{\"Mode\":\"$2\",\"Days\":$3}}}"
}
# The workstation may read, write and hide; what it hides stays as a version. The owner is named as well: here what is written belongs to who wrote it.
allow_workstation() {
  s3 owner put-bucket-policy --bucket "$1" --policy "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam:::user/workstation\"]},
    \"Action\":[\"s3:ListBucket\",\"s3:GetBucketLocation\",\"s3:GetObject\",\"s3:PutObject\",\"s3:DeleteObject\"],\"Resource\":[\"arn:aws:s3:::$1\",\"arn:aws:s3:::$1/*\"]},
    {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam:::user/owner\"]},\"Action\":[\"s3:*\"],\"Resource\":[\"arn:aws:s3:::$1\",\"arn:aws:s3:::$1/*\"]}]}"
}
restores() {  # source, target, name of the password's file, further arguments
  local from=$1 to=$2 password=$3
  shift 3
  rm -rf elsewhere && mkdir elsewhere && cp device elsewhere/device
  "$ctl" restore "$from" "$to" --repository-password-file "$password.password" "$@" && elsewhere verify "$to" --deep && same_images "$to"
}
list_images() { "$@" --json | python3 -c "import json,sys; print(sorted(json.loads(l)['blake2b'] for l in sys.stdin if 'blake2b' in l))"; }
same_images() { list_images safelight images vault >here.list && list_images elsewhere images "$1" >there.list && grep -q "'" here.list && diff here.list there.list; }
versions_of() { s3 owner list-object-versions --bucket "$1" --query 'Versions[].[Key,VersionId]' --output text; }

echo 'seven herons over the harbour' >password
safelight init vault --practice "Harbour Dental" --recovery-out kit >/dev/null || exit 1
mkdir first second
n=0
find "$images" -type f \( -name '*.dcm' -o -name '*.jpg' -o -name '*.png' \) | sort | head -24 | while read -r file; do
  n=$((n + 1))
  cp "$file" "$([ $((n % 2)) -eq 0 ] && echo first || echo second)/$n-$(basename "$file")"
done
safelight import vault first >/dev/null 2>&1

echo "-- what each kind of bucket lets this computer do"
s3 workstation create-bucket --bucket plain >/dev/null
backup plain workstation
check "a bucket without versions: it can delete, and is told so" says "d['storage']['keeps'] == 'no-versions' and d['storage']['canDelete']"
make_bucket governance GOVERNANCE 40 >/dev/null
backup governance owner
check "governance, with a key that may set the lock aside: it can delete" says "d['storage']['keeps'] == 'nothing'"
make_bucket compliance COMPLIANCE 40 >/dev/null
backup compliance owner
keep_password compliance
check "compliance for 40 days, with the owner's key: only what is new is safe" says "d['storage']['keeps'] == 'new-copies' and d['storage']['lockedDays'] in (39, 40)"
make_bucket years COMPLIANCE 3660 >/dev/null
backup years owner
check "compliance for ten years: it cannot delete" says "d['storage']['keeps'] == 'for-years' and not d['storage']['canDelete']"

echo "-- a bucket as docs/backup.md has it"
make_bucket practice COMPLIANCE 40 >/dev/null
allow_workstation practice
read -r key_id secret_key <server/workstation.keys
# Whatever runs meanwhile and shows the secret key in its arguments or environment is caught; only the programs of this backup have anything to do with it.
(while [ ! -e done ]; do
  for process in $(pgrep -x 'restic|curl|sh|safelightctl'); do
    for file in cmdline environ; do cat "/proc/$process/$file" 2>/dev/null | tr '\0' '\n' | grep -qF "$secret_key" && echo "$process $file" >>leaks; done
    [ "$(cat "/proc/$process/comm" 2>/dev/null)" = restic ] && echo seen >>watched
  done
done) &
watcher=$!
backup practice workstation
touch done
wait $watcher
keep_password practice
check "the first backup" says "d['objects'] > 0 and d['filesAlreadyThere'] == 0"
check "this computer cannot delete, and is told so" says "d['storage']['keeps'] == 'everything' and not d['storage']['canDelete']"
check "restic was watched at work" test -s watched
check "the secret key stood in no arguments and no environment" test ! -e leaks
check "it lies in no file but the one it was given in" refused grep -rqF --exclude-dir=server "$secret_key" .
check "a patient's or the practice's name lies nowhere in the bucket" refused grep -rqa "Harbour Dental" server/osd/block
safelight import vault second >/dev/null 2>&1
safelight backup vault "restic:s3:$endpoint/practice" --json >backup.json 2>backup.err
check "the second one needs no keys again, and brings only what is new" says "d['filesAlreadyThere'] > 0 and d['filesCopied'] > 0"
check "restore, and every byte of it is checked" restores "restic:s3:$endpoint/practice" restored practice --storage-keys-file server/workstation.keys
check "a test restore" safelight drill "restic:s3:$endpoint/practice" --repository-password-file practice.password --storage-keys-file server/workstation.keys
check "with the printed kit, as on a new computer" "$ctl" drill "restic:s3:$endpoint/practice" --repository-password-file practice.password --storage-keys-file server/workstation.keys --code-file kit --all
repository() { AWS_ACCESS_KEY_ID=$key_id AWS_SECRET_ACCESS_KEY=$secret_key restic --no-cache -r "s3:$endpoint/practice" --password-file practice.password "$@"; }
repository -q backup --host safelight --time '2024-01-01 12:00:00' kit >/dev/null
old=$(repository snapshots --json | python3 -c "import json,sys; print([s['short_id'] for s in json.load(sys.stdin) if s['time'].startswith('2024')][0])")
safelight backup vault "restic:s3:$endpoint/practice" --json >backup.json 2>backup.err
check "an old snapshot is let go" refused repository cat snapshot "$old"
check "and the repository is whole" repository check --read-data
before=$(date -u +%Y-%m-%dT%H:%M:%SZ)
sleep 2  # S3 counts in seconds

echo "-- an attacker with the workstation's key"
versions_of practice >versions
check "there is something to attack" test "$(wc -l <versions)" -gt 10
check "no version can be deleted for good" delete_versions workstation practice
check "a lock cannot be shortened" refused s3 workstation put-object-retention --bucket practice --key config --bypass-governance-retention --retention "{\"Mode\":\"GOVERNANCE\",\"RetainUntilDate\":\"$(date -u -d tomorrow +%Y-%m-%dT00:00:00Z)\"}"
check "nor the default lock taken away" refused s3 workstation put-object-lock-configuration --bucket practice --object-lock-configuration '{"ObjectLockEnabled":"Enabled"}'
check "nor versions stopped" refused s3 workstation put-bucket-versioning --bucket practice --versioning-configuration Status=Suspended
check "nor the rules changed" refused s3 workstation delete-bucket-policy --bucket practice
check "nor the bucket deleted" refused s3 workstation delete-bucket --bucket practice
head -c 155 /dev/urandom >garbage
for key in $(cut -f1 versions | grep -E '^(snapshots|index|keys|config)' | sort -u); do s3 workstation put-object --bucket practice --key "$key" --body garbage >/dev/null; done
safelight backup vault "restic:s3:$endpoint/practice" --json >backup.json 2>backup.err
check "a repository that was overwritten fails the next backup" says "d['error'] == 'BackupEngineFailed'"
for key in $(cut -f1 versions | sort -u); do s3 workstation delete-object --bucket practice --key "$key" >/dev/null; done
safelight backup vault "restic:s3:$endpoint/practice" --json >backup.json 2>backup.err
check "one that was deleted is missed, and not made anew" says "d['error'] == 'BackupPlaceMissing'"
check "nothing can be restored as it stands" refused "$ctl" restore "restic:s3:$endpoint/practice" nothing --repository-password-file practice.password --storage-keys-file server/workstation.keys

echo "-- the way back, with the owner's key: the bucket as it was before"
as_it_was() {  # bucket, moment, folder
  local id secret
  read -r id secret <server/owner.keys
  RCLONE_CONFIG_OWNER_TYPE=s3 RCLONE_CONFIG_OWNER_PROVIDER=Other RCLONE_CONFIG_OWNER_ENDPOINT=$endpoint RCLONE_CONFIG_OWNER_ACCESS_KEY_ID=$id \
    RCLONE_CONFIG_OWNER_SECRET_ACCESS_KEY=$secret RCLONE_S3_VERSION_AT=$2 rclone copy "owner:$1" "$3"
}
check "everything of that moment comes back to a disk" as_it_was practice "$before" practice-then
check "and is restored, and every byte of it is checked" restores restic:"$folder/practice-then" restored-then practice

echo "-- compliance: not even the owner"
before=$(date -u +%Y-%m-%dT%H:%M:%SZ)
sleep 2
versions_of compliance >versions
check "no version can be deleted for good, by the owner either" delete_versions owner compliance
for key in $(cut -f1 versions | sort -u); do s3 owner delete-object --bucket compliance --key "$key" >/dev/null; done
check "what was hidden comes back" as_it_was compliance "$before" compliance-then
check "and is restored" "$ctl" restore restic:"$folder/compliance-then" compliance-restored --repository-password-file compliance.password
[ $failed -eq 0 ] && echo "All of it held: $(restic version | cut -d' ' -f1-2), $(radosgw --version | cut -d' ' -f1-3)."
exit $failed
