#pragma once
// Sealed object files: written under a temporary name, renamed into place, never rewritten.

#include <functional>
#include <memory>

#include "core/crypto/object_opener.h"
#include "core/model/ids.h"
#include "core/store/file_system.h"
#include "core/store/layout.h"

namespace safelight::store {

/// The objects folder of a vault. startTemporary and writeTemporary may be called from several threads at once; the rest belongs to the vault's thread.
class ObjectStore {
 public:
  ObjectStore(FileSystem& files, Layout layout);

  /// Takes sealed bytes in order, while the producer runs.
  class Sink;
  /// Writes what `produce` gives to the sink into tmp/ID and syncs it. After an error nothing of it is left.
  Result<void> writeTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const;
  /// The same without the sync, which the caller owes: many files wait for the disk together in far less time than one after the other.
  Result<std::unique_ptr<File>> startTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const;
  /// Syncs and closes what startTemporary wrote. After an error nothing of it is left.
  Result<void> syncTemporary(model::ImageId id, std::unique_ptr<File> file) const;
  void discardTemporary(model::ImageId id) const;
  /// Renames temporaries into objects/xx and syncs every folder touched. An error says that none may be acknowledged.
  Result<void> publish(const std::vector<model::ImageId>& ids) const { return publish(ids, {}); }
  using Tasks = std::vector<std::function<Result<void>()>>;
  /// Runs tasks that only wait for the disk, together where it can: a disk that is told to empty its cache by many at once does it once.
  /// Gives an error of any, when all have ended.
  using RunAll = std::function<Result<void>(const Tasks&)>;
  Result<void> publish(const std::vector<model::ImageId>& ids, const RunAll& syncAll) const;

  /// ObjectMissing when it is not there.
  Result<crypto::ObjectOpener> open(model::ImageId id, const crypto::SecretBytes& objectKey) const;
  /// Bytes of the file; nothing when missing.
  std::optional<std::uint64_t> fileBytes(model::ImageId id) const;
  Result<void> remove(model::ImageId id) const;
  /// Every object file there is, by name; names that are no id are left out.
  Result<std::vector<model::ImageId>> list() const;
  /// Removes stray temporary files of an earlier crash.
  Result<std::uint32_t> removeStrays() const;

 private:
  class Blocks;
  class BlockWriter;

  FileSystem* m_files;
  Layout m_layout;
  std::shared_ptr<Blocks> m_blocks;
};

class ObjectStore::Sink {
 public:
  Result<void> operator()(ByteView sealed) const;
  /// Where the next piece of so many bytes may be made before it is given to the sink, which then need not copy it; empty when it is too long for
  /// that. Good until anything is given.
  MutableByteView room(std::size_t bytes) const;

 private:
  friend class ObjectStore;
  explicit Sink(BlockWriter& writer) : m_writer(&writer) {}
  BlockWriter* m_writer;
};

}  // namespace safelight::store
