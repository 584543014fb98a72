#pragma once
// What lies in a place of backups, checked: signatures, lists, hashes. Needs no key.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/store/head_file.h"
#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/place_layout.h"

namespace safelight::vault {

/// Which vault a place belongs to.
struct PlaceMarker {
  model::VaultId vault;
  Uuid place;
};
Bytes encodeMarker(const PlaceMarker& marker);
/// Whether there is one at all.
bool hasMarker(store::FileSystem& files, const PlaceLayout& place);
/// NotFound when there is none (yet); BackupDamaged, VaultTooNew.
Result<PlaceMarker> readMarker(store::FileSystem& files, const PlaceLayout& place);

/// A set whose signatures and small files are sound. Its objects were not read.
struct BackupSet {
  SetName name;
  Path folder;
  store::MembersLog members;
  store::Head head;
  Manifest manifest;
  SetList list;
};

/// By time, the newest last; names that are no set are left out.
Result<std::vector<SetName>> listSetNames(store::FileSystem& files, const PlaceLayout& place);
/// Errors: BackupDamaged, BackupForged, BackupOfAnotherVault, VaultTooNew, and those of files.
Result<BackupSet> readSet(store::FileSystem& files, const PlaceLayout& place, const SetName& name);

/// The newest set that is sound, and of the vault that the place was made for as long as any there is of it. Those newer ones that are not are named in `trouble`. BackupIncomplete when there is none; when all are in
/// trouble for one reason, that one.
struct NewestSet {
  BackupSet set;
  std::vector<std::pair<std::string, Error>> trouble;
};
enum class SetCheck : std::uint8_t {
  Signatures,  // and the small files
  Everything,  // keys and journal too, read to their end; only images are not
};
Result<NewestSet> readNewestSet(store::FileSystem& files, const PlaceLayout& place, SetCheck check = SetCheck::Signatures);
/// Whether keys and journal of a set are what its list says. BackupDamaged with the name of the first that is not.
Result<void> checkSetFiles(store::FileSystem& files, const PlaceLayout& place, const BackupSet& set);

/// Every file below objects/, sorted by id. Half-written ones are given to `onPart`.
Result<std::vector<model::ImageId>> listObjectNames(store::FileSystem& files, const Path& objects, const std::function<void(const Path&)>& onPart = {});

/// One line of `--list`.
struct SetLine {
  SetName name;
  std::optional<Error> trouble;
  std::optional<std::uint64_t> images{};  // nothing: nobody says, before it is looked at itself
  std::uint64_t bytes = 0;
  std::string practice{};
  std::string snapshot{};                 // of restic, which it lies in
  std::uint64_t lost = 0;                 // images of the sound set before it that it lacks or has otherwise
  bool massChange = false;                // and they are so many that an attack or a failing disk may be why
  std::uint64_t erased = 0;               // images of the set before it that were erased with their patient since, or deleted for good
};
/// By time, the newest last.
Result<std::vector<SetLine>> describeSets(store::FileSystem& files, const Path& place);
/// What a sound set holds.
SetLine describe(const BackupSet& set);

}  // namespace safelight::vault
