#include "core/vault/backup/vault_snapshot.h"

#include <algorithm>
#include <cstdio>

#include "core/seal/object_envelope.h"
#include "core/vault/health/health_record.h"

namespace safelight::vault {
namespace {

// core/store/FORMAT.md, "journal"
constexpr std::size_t kSegmentHeader = 70, kPreviousInHeader = 38;
constexpr std::size_t kRecordHead = 98, kClassInRecord = 76, kSignature = 64;
// An image.exported of n images: version, count, n ids, form, identity; sealed.
constexpr std::size_t kExportedFixed = 1 + 4 + 2 + crypto::kBodyOverhead, kIdBytes = 16;
constexpr std::uint64_t kLargestFile = 4'000'000'000;

std::uint64_t littleEndian(ByteView bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | bytes[at + i];
  return value;
}

/// Exports among the records of one segment from `offset` to its end.
std::uint64_t exportsIn(ByteView segment, std::size_t offset) {
  std::uint64_t images = 0;
  for (std::size_t at = std::max(offset, kSegmentHeader); at + kRecordHead + kSignature <= segment.size();) {
    const std::uint64_t length = littleEndian(segment, at, 4);
    const std::uint64_t body = littleEndian(segment, at + kRecordHead - 4, 4);
    if (length < kRecordHead + kSignature || length > segment.size() - at) break;
    if (littleEndian(segment, at + kClassInRecord, 2) == change::ImagesExported::kClass && body > kExportedFixed) images += (body - kExportedFixed) / kIdBytes;
    at += length;
  }
  return images;
}

Result<Bytes> readUpTo(store::FileSystem& files, const Path& path, std::uint64_t end) {
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::Read));
  Bytes bytes(end);
  TRY_ASSIGN(const std::size_t got, file->readAt(0, bytes));
  if (got < end) return fail(ErrorCode::ReadFailed, "shorter than it was");
  return bytes;
}

Result<void> takeJournal(Vault::Internals& vault, VaultSnapshot& snapshot) {
  store::FileSystem& files = vault.environment.files;
  const Path folder = vault.layout.journal();
  const store::JournalPosition& end = snapshot.state.journal;
  TRY_ASSIGN(const auto names, files.list(folder));
  std::vector<std::uint32_t> numbers;
  for (const std::string& name : names)
    if (const std::uint32_t number = segmentNumber(name); number != 0 && name == segmentName(number) && number < end.segment) numbers.push_back(number);
  for (const std::uint32_t number : numbers) {
    // The next segment's header says how this one ends.
    TRY_ASSIGN(const Bytes next, readUpTo(files, folder / segmentName(number + 1), kSegmentHeader));
    char kept[40];
    std::snprintf(kept, sizeof kept, "%06u-%s.seg", number, toHex(ByteView(next).subspan(kPreviousInHeader, 8)).c_str());
    snapshot.closed.push_back({number, folder / segmentName(number), kept});
  }
  TRY_ASSIGN(Bytes last, readUpTo(files, folder / segmentName(end.segment), std::max<std::uint64_t>(end.offset, kSegmentHeader)));
  snapshot.files.emplace_back(segmentName(end.segment), std::move(last));
  return {};
}

Result<void> takeInbox(Vault::Internals& vault, VaultSnapshot& snapshot) {
  store::FileSystem& files = vault.environment.files;
  if (!files.info(vault.layout.inbox())) return {};
  TRY_ASSIGN(const auto names, files.list(vault.layout.inbox()));
  for (const std::string& name : names) {
    const auto info = files.info(vault.layout.inbox() / name);
    // An arrival that is still being written was never acknowledged.
    if (!info || !info->isRegular || !info->ownerCanRead || name.ends_with(".new")) continue;
    if (const auto id = model::ImageId::parse(name)) {
      snapshot.arrivals.push_back(*id);
      continue;
    }
    auto bytes = store::readWhole(files, vault.layout.inbox() / name, kLargestFile);
    if (!bytes && bytes.error().code == ErrorCode::FileNotFound) continue;  // the receiver replaced it
    if (!bytes) return fail(bytes.error());
    snapshot.files.emplace_back("inbox-" + name, std::move(*bytes));
  }
  return {};
}

Result<void> takeTombstones(Vault::Internals& vault, VaultSnapshot& snapshot) {
  store::FileSystem& files = vault.environment.files;
  const Path folder = vault.layout.erased();
  if (!files.info(folder)) return {};
  TRY_ASSIGN(const auto names, files.list(folder));
  for (const std::string& name : names) {
    if (!Uuid::parse(name)) continue;
    TRY_ASSIGN(Bytes bytes, store::readWhole(files, folder / name, kLargestFile));
    snapshot.tombstones.emplace_back(name, std::move(bytes));
  }
  return {};
}

}  // namespace

std::uint64_t VaultSnapshot::setBytes() const {
  std::uint64_t sum = 0;
  for (const auto& [name, bytes] : files) sum += bytes.size();
  return sum;
}

std::string segmentName(std::uint32_t number) {
  char name[16];
  std::snprintf(name, sizeof name, "%06u.seg", number);
  return name;
}

std::uint32_t segmentNumber(std::string_view name) {
  if (name.size() < 10 || !name.ends_with(".seg")) return 0;
  std::uint32_t number = 0;
  for (const char c : name.substr(0, 6)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

Result<VaultSnapshot> takeSnapshot(Vault::Internals& vault) {
  store::FileSystem& files = vault.environment.files;
  VaultSnapshot snapshot;
  snapshot.layout = vault.layout;
  snapshot.signer = vault.user.id;
  const store::Members& members = vault.members.members();
  snapshot.state.vault = vault.id();
  snapshot.state.epoch = vault.keys.epoch();
  snapshot.state.memberRecords = members.records();
  if (const auto last = members.hashOf(members.records() - 1)) snapshot.state.lastMember = *last;
  snapshot.state.journal = vault.journal.end();
  snapshot.state.keyRecords = vault.keyFile.count();
  snapshot.state.at = vault.environment.clock.now();
  // A set has one copy of the keys: what this one has damaged, the other one may still say.
  [[maybe_unused]] const auto healed = vault.keyFile.heal();
  for (const auto& [name, path] : {std::pair<std::string, Path>{"head", vault.layout.head()}, {"members", vault.layout.members()}, {"keys", vault.layout.keys()}}) {
    TRY_ASSIGN(Bytes bytes, store::readWhole(files, path, kLargestFile));
    snapshot.files.emplace_back(name, std::move(bytes));
  }
  TRY_VOID(takeJournal(vault, snapshot));
  TRY_VOID(takeInbox(vault, snapshot));
  TRY_VOID(takeTombstones(vault, snapshot));
  TRY_ASSIGN(auto* select, vault.catalogue.prepare("SELECT id FROM image WHERE status <> 4 ORDER BY id"));
  TRY_ASSIGN(snapshot.expected, select->begin().ids<model::ImageId>());
  TRY_ASSIGN(const auto health, readHealth(vault.catalogue));
  if (health)
    for (const DamagedObject& object : health->last.damaged) snapshot.damaged.push_back(object.image);
  std::sort(snapshot.damaged.begin(), snapshot.damaged.end());
  TRY_ASSIGN(snapshot.doubtful, doubtfulCopies(vault.catalogue));
  return snapshot;
}

Result<std::uint64_t> countExports(store::FileSystem& files, const VaultSnapshot& snapshot, const store::JournalPosition& from) {
  std::uint64_t images = 0;
  for (const VaultSnapshot::Segment& segment : snapshot.closed) {
    if (segment.number < from.segment) continue;
    TRY_ASSIGN(const Bytes bytes, store::readWhole(files, segment.path, kLargestFile));
    images += exportsIn(bytes, segment.number == from.segment ? from.offset : 0);
  }
  const std::uint32_t open = snapshot.state.journal.segment;
  for (const auto& [name, bytes] : snapshot.files)
    if (name == segmentName(open)) images += exportsIn(bytes, open == from.segment ? from.offset : 0);
  return images;
}

bool isSealedObject(store::FileSystem& files, const Path& path, model::ImageId id) {
  const auto file = files.open(path, store::OpenMode::Read);
  if (!file) return false;
  Bytes header(seal::kObjectHeaderBytes);
  const auto got = (*file)->readAt(0, header);
  if (!got || *got < header.size()) return false;
  const auto layout = seal::ObjectLayout::parse(header);
  return layout && layout->id == id.uuid;
}

}  // namespace safelight::vault
