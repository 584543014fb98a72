#pragma once
// A set on its way into a restic repository. Only core/vault includes this.

#include "core/vault/backup/backup.h"
#include "core/vault/backup/restic.h"
#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {

/// Where the set lies while restic reads it: a folder in the vault's own, with `arrivals` and `erased` in it.
Path resticStage(const Path& vault);
Result<void> stageForRestic(store::FileSystem& files, const VaultSnapshot& snapshot);
Result<void> unstageForRestic(store::FileSystem& files, const Path& vault);

/// How far restic is, in images: it counts the few other files of a set as well, and how many there are only as it finds them.
BackupProgress givenSoFar(const ResticProgress& done, std::uint64_t images);

/// A snapshot brought piece by piece: first what a set is made of, then the images that somebody asks for. Everything lies below one folder, whose owner
/// takes it away.
class BroughtSet {
 public:
  enum class What : std::uint8_t {
    Facts,    // all that opens the vault
    Summary,  // only what says whose it is and what it names
  };
  /// `snapshot` empty: the newest, found out here once for all its parts; by the next one another computer may have added a newer one.
  static Result<BroughtSet> bring(store::FileSystem& files, const ResticRepository& repository, const Path& below, const std::string& snapshot, const CancelToken& cancel,
                                  What what = What::Facts);
  /// Who was erased since, as the newest snapshot knows; and the people of then. Nothing where that cannot be read.
  Result<void> addNewestTombstones();
  const std::string& set() const { return m_set; }
  /// A place like any other, but for most of its images.
  const Path& place() const { return m_place; }
  /// What the snapshot lacks, or has damaged, is not brought; that shows when it is read. Many at once come with all that lies in their folders.
  Result<void> fetch(const std::vector<model::ImageId>& images);
  /// Away with all images.
  Result<void> drop();

 private:
  BroughtSet(store::FileSystem& files, Restic restic, Path below, std::string snapshot)
      : m_files(files), m_restic(std::move(restic)), m_below(std::move(below)), m_snapshot(std::move(snapshot)), m_place(m_below / "place") {}
  store::FileSystem& m_files;
  Restic m_restic;
  Path m_below;
  std::string m_snapshot;
  std::string m_newest;  // as far as anybody asked
  Path m_place;
  Path m_vault;       // where the vault lay on the computer that it was saved on, below the root
  std::string m_set;  // the set's name
};

}  // namespace safelight::vault
