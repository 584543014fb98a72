#pragma once
// The folder `inbox/` of a vault, held open: every name below it is looked up from the handle, so a moved or swapped path changes nothing.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/path.h"
#include "core/ipc/handle.h"

namespace safelight::receiver {

/// What can be told about a file without opening it. Equal stamps: the same file, unchanged.
struct FileStamp {
  std::uint64_t inode = 0;
  std::int64_t changedSeconds = 0;
  std::int64_t changedNanoseconds = 0;
  std::uint64_t bytes = 0;
  bool unfinished = false;  // nobody may read it yet
  bool regular = false;

  bool operator==(const FileStamp&) const = default;
};

/// Nothing when there is no such file below the folder.
std::optional<FileStamp> stampOf(int folder, const std::string& name);

/// Files that are being written are owner-write-only (0200) until they are whole; then they are 0600.
class InboxFolder {
 public:
  /// FileNotFound, NotAVault, PermissionDenied or ReadOnlyMedium. Errors of all calls: those of core/store's files.
  static Result<InboxFolder> open(const Path& vault);

  int handle() const { return m_inbox.get(); }
  /// Held as long as this lives. VaultInUse when another receiver holds it.
  Result<void> lock() const;
  /// A small file of the vault's own folder, or of the inbox.
  Result<Bytes> readFromVault(const std::string& name, std::size_t limit) const { return read(m_vault.get(), name, limit); }
  Result<Bytes> read(const std::string& name, std::size_t limit) const { return read(m_inbox.get(), name, limit); }
  std::optional<FileStamp> stamp(const std::string& name) const { return stampOf(m_inbox.get(), name); }
  std::optional<FileStamp> stampInVault(const std::string& name) const { return stampOf(m_vault.get(), name); }
  /// The last bytes of a file; fewer when it is shorter.
  Result<Bytes> readTail(const std::string& name, std::size_t count) const;

  /// A new, unfinished file to read and write. AlreadyExists.
  Result<ipc::Handle> create(const std::string& name) const;
  /// Opens or makes a small file of the receiver's own.
  Result<ipc::Handle> openOwn(const std::string& name) const;
  Result<void> replace(const std::string& name, ByteView bytes) const;  // whole or not at all, but not synced
  Result<void> markFinished(const std::string& name) const;
  void remove(const std::string& name) const;
  Result<void> sync() const;
  void forEachName(const std::function<void(const std::string&)>& use) const;
  Result<std::uint64_t> freeBytes() const;

 private:
  static Result<Bytes> read(int folder, const std::string& name, std::size_t limit);
  ipc::Handle m_vault;
  ipc::Handle m_inbox;
};

// Bare files by handle, all or an error; interrupted calls go on.
Result<void> writeAllAt(int file, std::uint64_t offset, ByteView bytes);
Result<std::size_t> readAt(int file, std::uint64_t offset, MutableByteView into);
/// The code of a failed call: DiskFull also for quotas and size limits.
Error fileError(int systemError, ErrorCode otherwise);

}  // namespace safelight::receiver
