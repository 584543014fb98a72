#include "core/store/object_store.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <set>

#include "core/seal/object_envelope.h"

namespace safelight::store {
namespace {

constexpr std::size_t kBlockBytes = 1u << 20;
// A piece may begin in a block and end behind it, so long as it is no longer than this: a sealed chunk is not.
constexpr std::size_t kOverhangBytes = 68u << 10;
static_assert(kOverhangBytes >= seal::kChunkBytes + seal::kTagBytes);
// More threads than these never write at once.
constexpr std::size_t kBlocksKept = 8;

}  // namespace

/// The blocks that writers leave for those after them: one made anew for each object costs its pages each time. They hold sealed bytes only. Any
/// thread.
class ObjectStore::Blocks {
 public:
  struct Aligned {
    void operator()(std::uint8_t* block) const { ::operator delete[](block, std::align_val_t{File::kPageBytes}); }
  };
  using Block = std::unique_ptr<std::uint8_t[], Aligned>;

  Blocks() { m_waiting.reserve(kBlocksKept); }

  Block take() {
    const std::lock_guard lock(m_lock);
    if (m_waiting.empty()) return Block(new (std::align_val_t{File::kPageBytes}) std::uint8_t[kBlockBytes + kOverhangBytes]);
    Block block = std::move(m_waiting.back());
    m_waiting.pop_back();
    return block;
  }
  void put(Block block) noexcept {
    const std::lock_guard lock(m_lock);
    if (m_waiting.size() < kBlocksKept) m_waiting.push_back(std::move(block));
  }

 private:
  std::mutex m_lock;
  std::vector<Block> m_waiting;
};

/// Gathers pieces of any length into large blocks, of which each costs one call and, on most disks, no copy in the system's cache.
class ObjectStore::BlockWriter {
 public:
  BlockWriter(File& file, Blocks& blocks) : m_file(file), m_blocks(blocks), m_block(blocks.take()) {}
  BlockWriter(const BlockWriter&) = delete;
  BlockWriter& operator=(const BlockWriter&) = delete;
  ~BlockWriter() { m_blocks.put(std::move(m_block)); }

  /// Where the next piece may be made, so that it need not be copied; nothing when it is too long.
  MutableByteView room(std::size_t bytes) const {
    return bytes <= kOverhangBytes ? MutableByteView(m_block.get() + m_used, bytes) : MutableByteView{};
  }

  Result<void> write(ByteView piece) {
    if (piece.data() == m_block.get() + m_used) {
      m_used += piece.size();
      return flushFull();
    }
    while (!piece.empty()) {
      const std::size_t taken = std::min(kBlockBytes - m_used, piece.size());
      std::memcpy(m_block.get() + m_used, piece.data(), taken);
      m_used += taken;
      piece = piece.subspan(taken);
      TRY_VOID(flushFull());
    }
    return {};
  }
  Result<void> finish() { return m_used == 0 ? ok() : flush(m_used); }

 private:
  /// There is always less than a whole block in it: what hung over is the start of the next.
  Result<void> flushFull() {
    if (m_used < kBlockBytes) return {};
    if (m_offset == 0) m_file.expectLargeWrites();
    TRY_VOID(flush(kBlockBytes));
    std::memcpy(m_block.get(), m_block.get() + kBlockBytes, m_used);
    return {};
  }

  Result<void> flush(std::size_t bytes) {
    TRY_VOID(m_file.writeAt(m_offset, ByteView(m_block.get(), bytes)));
    m_offset += bytes;
    m_used -= bytes;
    return {};
  }

  File& m_file;
  Blocks& m_blocks;
  Blocks::Block m_block;
  std::size_t m_used = 0;
  std::uint64_t m_offset = 0;
};

Result<void> ObjectStore::Sink::operator()(ByteView sealed) const { return m_writer->write(sealed); }
MutableByteView ObjectStore::Sink::room(std::size_t bytes) const { return m_writer->room(bytes); }

ObjectStore::ObjectStore(FileSystem& files, Layout layout) : m_files(&files), m_layout(std::move(layout)), m_blocks(std::make_shared<Blocks>()) {}

Result<std::unique_ptr<File>> ObjectStore::startTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const {
  TRY_ASSIGN(auto file, m_files->open(m_layout.temporary() / id.toString(), OpenMode::CreateNew));
  BlockWriter writer(*file, *m_blocks);
  auto written = produce(Sink(writer));
  if (written) written = writer.finish();
  if (!written) {
    file.reset();
    discardTemporary(id);
    return fail(written.error());
  }
  file->startWriteback();
  return file;
}

Result<void> ObjectStore::syncTemporary(model::ImageId id, std::unique_ptr<File> file) const {
  auto synced = file->sync();
  file.reset();
  if (!synced) discardTemporary(id);
  return synced;
}

Result<void> ObjectStore::writeTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const {
  TRY_ASSIGN(auto file, startTemporary(id, produce));
  return syncTemporary(id, std::move(file));
}

void ObjectStore::discardTemporary(model::ImageId id) const {
  [[maybe_unused]] const auto removed = m_files->remove(m_layout.temporary() / id.toString());
}

Result<void> ObjectStore::publish(const std::vector<model::ImageId>& ids, const RunAll& syncAll) const {
  std::set<Path> folders;
  // Also when no folder is new: one that an earlier, failed publishing made may not be durable yet.
  if (!ids.empty()) folders.insert(m_layout.objects());
  std::size_t published = 0;
  const auto publishAll = [&]() -> Result<void> {
    for (const model::ImageId id : ids) {
      const Path folder = m_layout.objectFolder(id);
      if (folders.insert(folder).second) TRY_VOID(m_files->makeDirectory(folder));
      TRY_VOID(m_files->renameNew(m_layout.temporary() / id.toString(), m_layout.object(id)));
      ++published;
    }
    Tasks syncs;
    for (const Path& folder : folders) syncs.push_back([this, &folder] { return m_files->syncDirectory(folder); });
    if (syncAll) return syncAll(syncs);
    for (const auto& sync : syncs) TRY_VOID(sync());
    return {};
  };
  auto done = publishAll();
  // Nobody is told of any of them, so none may turn up at the next sign-in as an object without a record: they are temporary again.
  for (std::size_t i = 0; !done && i < published; ++i)
    [[maybe_unused]] const auto back = m_files->renameNew(m_layout.object(ids[i]), m_layout.temporary() / ids[i].toString());
  return done;
}

Result<crypto::ObjectOpener> ObjectStore::open(model::ImageId id, const crypto::SecretBytes& objectKey) const {
  auto opened = m_files->open(m_layout.object(id), OpenMode::Read);
  if (!opened) return fail(opened.error().code == ErrorCode::FileNotFound ? Error{ErrorCode::ObjectMissing, {}} : opened.error());
  const std::shared_ptr<File> file = std::move(*opened);
  TRY_ASSIGN(const std::uint64_t size, file->size());
  return crypto::ObjectOpener::open(id.uuid, objectKey, size, [file](std::uint64_t offset, MutableByteView into) -> Result<void> {
    TRY_ASSIGN(const std::size_t got, file->readAt(offset, into));
    if (got != into.size()) return fail(ErrorCode::ObjectDamaged, "short");
    return {};
  });
}

std::optional<std::uint64_t> ObjectStore::fileBytes(model::ImageId id) const {
  const auto info = m_files->info(m_layout.object(id));
  if (!info || !info->isRegular) return std::nullopt;
  return info->size;
}

Result<void> ObjectStore::remove(model::ImageId id) const {
  if (!m_files->info(m_layout.objectFolder(id))) return {};  // lost with all that lay in it
  TRY_VOID(m_files->remove(m_layout.object(id)));
  return m_files->syncDirectory(m_layout.objectFolder(id));
}

Result<std::vector<model::ImageId>> ObjectStore::list() const {
  std::vector<model::ImageId> ids;
  TRY_ASSIGN(const auto folders, m_files->list(m_layout.objects()));
  for (const std::string& folder : folders) {
    const Path path = m_layout.objects() / folder;
    const auto info = m_files->info(path);
    if (!info || !info->isDirectory) continue;
    TRY_ASSIGN(const auto names, m_files->list(path));
    for (const std::string& name : names)
      if (const auto id = model::ImageId::parse(name)) ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<std::uint32_t> ObjectStore::removeStrays() const {
  TRY_ASSIGN(const auto names, m_files->list(m_layout.temporary()));
  for (const std::string& name : names) TRY_VOID(m_files->remove(m_layout.temporary() / name));
  return static_cast<std::uint32_t>(names.size());
}

}  // namespace safelight::store
