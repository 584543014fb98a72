#pragma once
// The machine's files with faults on demand and a power switch: what was not synced, or whose folder was not, is lost.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "core/store/file_system.h"
#include "tests/support/disk_state.h"

namespace safelight::tests {

/// How the chosen call fails.
enum class Fault {
  DiskFull,     // ENOSPC
  InputOutput,  // EIO: WriteFailed, or SyncFailed for a sync
  ShortWrite,   // half of the bytes arrive, then ENOSPC
  ReadOnly,     // EROFS
  OutOfMemory,  // std::bad_alloc comes out of the call
  Gone,         // the process is dead: neither this call nor a later one happens
};

enum class Lasting { Once, FromThenOn };

/// Counts the calls that change anything below `root`, fails the chosen one, and remembers what was durable when. Thread-safe; files
/// opened through it must go before it does.
class FaultyFiles final : public store::FileSystem {
 public:
  FaultyFiles(store::FileSystem& inner, Path root);
  ~FaultyFiles() override;

  /// Counting starts anew: the call of this number (from 1) fails. 0 lets all succeed.
  void failCall(std::uint64_t number, Fault fault, Lasting lasting = Lasting::Once);
  std::uint64_t calls() const;
  /// True once the chosen call came.
  bool hasFailed() const;
  /// Called before each counted call with the number of those that are complete.
  void onEachCall(std::function<void(std::uint64_t)> use);

  /// Another process put a durable file there.
  void notice(const Path& path);

  DiskState state() const;

  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override;
  Result<void> makeDirectory(const Path& path) override;
  Result<void> rename(const Path& from, const Path& to) override;
  Result<void> renameNew(const Path& from, const Path& to) override;
  Result<void> linkNew(const Path& from, const Path& to) override;
  Result<void> remove(const Path& path) override;
  Result<void> syncDirectory(const Path& path) override;
  std::optional<store::FileInfo> info(const Path& path) override { return m_inner.info(path); }
  Result<std::vector<std::string>> list(const Path& directory) override { return m_inner.list(directory); }
  Result<std::uint64_t> freeBytes(const Path& path) override { return m_inner.freeBytes(path); }
  bool isNetwork(const Path& path) override { return m_inner.isNetwork(path); }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path& path) override { return m_inner.lock(path); }

 private:
  class TrackedFile;
  struct Node {
    std::shared_ptr<const Bytes> durable;
    DiskState::Names current, durableNames;
    bool isFolder = false;
    bool isDirty = false;  // written since it was synced
  };
  bool isBelow(const Path& path) const;
  /// The fault of this call, if it is its turn.
  std::optional<Fault> turn();
  static tl::unexpected<Error> failure(Fault fault, ErrorCode inputOutput);
  Node* folderOf(const Path& path);
  int nodeAt(const Path& path);
  int attach(const Path& path);
  int add(Node node);
  Result<void> move(const Path& from, const Path& to, bool replaces);

  store::FileSystem& m_inner;
  Path m_root;
  mutable std::recursive_mutex m_mutex;
  std::map<int, Node> m_nodes;
  std::map<int, std::string> m_places;  // where a file lies now
  mutable std::map<std::string, std::shared_ptr<const Bytes>> m_databases;  // as they were last read: most calls do not change them
  int m_next = 0;
  int m_top = 0;
  std::uint64_t m_calls = 0, m_failing = 0;
  Fault m_fault = Fault::DiskFull;
  Lasting m_lasting = Lasting::Once;
  bool m_failed = false;
  std::function<void(std::uint64_t)> m_onCall;
};

}  // namespace safelight::tests
