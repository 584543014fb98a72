#include "core/store/key_file.h"

#include <algorithm>
#include <optional>

#include "core/seal/hash.h"
#include "core/store/layout.h"
#include "core/store/torn_write.h"

namespace safelight::store {
namespace {

constexpr std::size_t kHeaderBytes = 8 + 2 + 16;
constexpr std::size_t kBlockRecords = 4096;

Bytes encodeHeader(model::VaultId vault) {
  ByteWriter writer;
  writer.raw(asBytes(std::string_view("SLKEYS\0\0", 8)));
  writer.u16(kFormatVersion);
  writer.raw(vault.uuid.view());
  return std::move(writer).take();
}

std::array<std::uint8_t, 8> checksum(ByteView record) {
  const seal::Hash whole = seal::hash(record);
  std::array<std::uint8_t, 8> part{};
  std::copy_n(whole.begin(), part.size(), part.begin());
  return part;
}

void encodeRecord(ByteWriter& writer, const KeyRecord& record) {
  ByteWriter body;
  body.u8(static_cast<std::uint8_t>(record.kind));
  body.raw(record.id.view());
  body.raw(record.patient.uuid.view());
  body.raw(record.wrapped);
  writer.raw(body.bytes());
  writer.raw(checksum(body.bytes()));
}

std::optional<KeyRecord> parseRecord(ByteView bytes) {
  const ByteView body = bytes.first(kKeyRecordBytes - 8);
  const auto expected = checksum(body);
  if (!std::equal(expected.begin(), expected.end(), bytes.end() - 8)) return std::nullopt;
  ByteReader reader(body);
  KeyRecord record;
  const std::uint8_t kind = reader.u8();
  if (kind < 1 || kind > 3) return std::nullopt;
  record.kind = static_cast<KeyKind>(kind);
  record.id = Uuid::fromBytes(reader.raw(16));
  record.patient.uuid = Uuid::fromBytes(reader.raw(16));
  const ByteView wrapped = reader.raw(crypto::kWrappedKeyBytes);
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  return record;
}

/// What stands where a key was. No zeros in the place of the key: a disk that loses a sector shows those.
Bytes destroyedRecord() {
  KeyRecord record;
  record.kind = KeyKind::Destroyed;
  record.wrapped.fill(0xff);
  ByteWriter writer;
  encodeRecord(writer, record);
  return std::move(writer).take();
}

bool isDestroyed(const std::optional<KeyRecord>& record) { return record && record->kind == KeyKind::Destroyed; }

}  // namespace

Bytes keyAssociation(model::VaultId vault, const KeyRecord& record) {
  ByteWriter writer;
  writer.raw(asBytes("safelight wrapped key"));
  writer.raw(vault.uuid.view());
  writer.u8(static_cast<std::uint8_t>(record.kind));
  writer.raw(record.id.view());
  writer.raw(record.patient.uuid.view());
  return std::move(writer).take();
}

Result<KeyFile> KeyFile::create(FileSystem& files, const Path& first, const Path& second, model::VaultId vault) {
  for (const Path& path : {first, second}) {
    TRY_ASSIGN(const auto file, files.open(path, OpenMode::CreateNew));
    TRY_VOID(file->writeAt(0, encodeHeader(vault)));
    TRY_VOID(file->sync());
  }
  TRY_VOID(files.syncDirectory(first.parent_path()));
  return KeyFile(files, first, second, vault);
}

/// One of the two files as it was found.
struct KeyFile::Copy {
  std::unique_ptr<File> file;   // none: missing, or its header is no header of this vault
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;    // without a torn tail
};

Result<KeyFile::Copy> KeyFile::look(const Path& path) const {
  Copy copy;
  auto opened = m_files->open(path, OpenMode::ReadWrite);
  if (!opened && (opened.error().code == ErrorCode::FileNotFound || opened.error().code == ErrorCode::NotARegularFile)) return copy;
  if (!opened) return fail(opened.error());
  TRY_ASSIGN(copy.bytes, (*opened)->size());
  Bytes header(kHeaderBytes);
  TRY_ASSIGN(const std::size_t got, (*opened)->readAt(0, header));
  const Bytes expected = encodeHeader(m_vault);
  if (got == kHeaderBytes && std::equal(header.begin(), header.begin() + 8, expected.begin())) {
    ByteReader version(ByteView(header).subspan(8, 2));
    if (version.u16() > kFormatVersion) return fail(ErrorCode::VaultTooNew);
  }
  if (got != kHeaderBytes || header != expected) return copy;
  copy.file = std::move(*opened);
  copy.records = (copy.bytes - kHeaderBytes) / kKeyRecordBytes;
  while (copy.records > 0) {
    TRY_ASSIGN(const State state, stateOf(*copy.file, copy.records - 1));
    if (state != State::Torn) break;
    --copy.records;
  }
  return copy;
}

Result<KeyFile::State> KeyFile::stateOf(File& file, std::uint64_t number) {
  const std::uint64_t offset = kHeaderBytes + number * kKeyRecordBytes;
  std::array<std::uint8_t, kKeyRecordBytes> record{};
  TRY_ASSIGN([[maybe_unused]] const std::size_t got, file.readAt(offset, record));
  if (parseRecord(record)) return State::Sound;
  return lostASector(record, offset) ? State::Torn : State::Damaged;
}

/// The first copy is durable before the second is written, so what only one of them has comes from one last append, which a power cut
/// may have left with holes: it counts up to the first hole.
Result<std::uint64_t> KeyFile::agreedCount(const Copy& longer, const Copy& shorter) {
  if (!shorter.file) return longer.records;
  for (std::uint64_t number = shorter.records; number < longer.records; ++number) {
    TRY_ASSIGN(const State state, stateOf(*longer.file, number));
    if (state == State::Torn) return number;
  }
  return longer.records;
}

/// Gives `to` what it lacks and cuts what is behind.
Result<void> KeyFile::complete(const Path& path, Copy& to, const Copy& from) const {
  const std::uint64_t end = kHeaderBytes + m_count * kKeyRecordBytes;
  std::uint64_t at = kHeaderBytes + std::min(to.records, m_count) * kKeyRecordBytes;
  if (!to.file) {
    auto target = m_files->open(path, OpenMode::ReadWrite);
    if (!target) target = m_files->open(path, OpenMode::CreateNew);
    if (!target) return fail(target.error());
    to.file = std::move(*target);
    at = 0;
  }
  Bytes buffer(kBlockRecords * kKeyRecordBytes);
  while (at < end) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), end - at));
    TRY_ASSIGN(const std::size_t got, from.file->readAt(at, MutableByteView(buffer).first(part)));
    if (got != part) return fail(ErrorCode::KeysDamaged, "copy");
    TRY_VOID(to.file->writeAt(at, ByteView(buffer).first(part)));
    at += part;
  }
  TRY_ASSIGN(const std::uint64_t size, to.file->size());
  if (size != end) TRY_VOID(to.file->truncate(end));
  // Also when nothing was missing: what a process that died had appended may not be durable yet.
  TRY_VOID(to.file->sync());
  return m_files->syncDirectory(path.parent_path());
}

Result<KeyFile> KeyFile::open(FileSystem& files, const Path& first, const Path& second, model::VaultId vault) {
  KeyFile keys(files, first, second, vault);
  TRY_ASSIGN(Copy a, keys.look(first));
  TRY_ASSIGN(Copy b, keys.look(second));
  if (!a.file && !b.file) return fail(ErrorCode::KeysDamaged, "both copies");
  const bool firstIsLonger = a.file && (!b.file || a.records >= b.records);
  Copy& longer = firstIsLonger ? a : b;
  Copy& shorter = firstIsLonger ? b : a;
  TRY_ASSIGN(keys.m_count, agreedCount(longer, shorter));
  TRY_VOID(keys.complete(firstIsLonger ? second : first, shorter, longer));
  TRY_VOID(keys.complete(firstIsLonger ? first : second, longer, shorter));
  return keys;
}

Result<std::uint64_t> KeyFile::heal() {
  TRY_ASSIGN(const auto first, m_files->open(m_first, OpenMode::ReadWrite));
  TRY_ASSIGN(const auto second, m_files->open(m_second, OpenMode::ReadWrite));
  TRY_ASSIGN(const std::vector<std::uint64_t> differing, damagedInOneCopy());
  std::uint64_t healed = 0;
  std::array<std::uint8_t, kKeyRecordBytes> inFirst{}, inSecond{};
  for (const std::uint64_t number : differing) {
    const std::uint64_t offset = kHeaderBytes + number * kKeyRecordBytes;
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotFirst, first->readAt(offset, inFirst));
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotSecond, second->readAt(offset, inSecond));
    const auto a = parseRecord(inFirst), b = parseRecord(inSecond);
    if (!a && !b) continue;
    const bool firstIsRight = isDestroyed(a) || (a && !isDestroyed(b));
    TRY_VOID(firstIsRight ? second->writeAt(offset, inFirst) : first->writeAt(offset, inSecond));
    ++healed;
  }
  if (healed == 0) return healed;
  TRY_VOID(first->sync());
  TRY_VOID(second->sync());
  return healed;
}

Result<void> KeyFile::append(const std::vector<KeyRecord>& records) {
  if (records.empty()) return {};
  ByteWriter writer;
  for (const KeyRecord& record : records) encodeRecord(writer, record);
  const std::uint64_t end = kHeaderBytes + m_count * kKeyRecordBytes;
  for (const Path& path : {m_first, m_second}) {
    TRY_ASSIGN(const auto file, m_files->open(path, OpenMode::ReadWrite));
    TRY_VOID(file->truncate(end));  // a torn tail goes
    TRY_VOID(file->writeAt(end, writer.bytes()));
    TRY_VOID(file->sync());
  }
  m_count += records.size();
  return {};
}

Result<void> KeyFile::read(std::uint64_t from, const std::function<Result<void>(const KeyRecord&)>& use) const {
  if (from >= m_count) return {};
  TRY_ASSIGN(const auto first, m_files->open(m_first, OpenMode::Read));
  TRY_ASSIGN(const auto second, m_files->open(m_second, OpenMode::Read));
  Bytes block;
  for (std::uint64_t at = from; at < m_count; at += kBlockRecords) {
    const auto records = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockRecords, m_count - at));
    block.assign(records * kKeyRecordBytes, 0);
    const std::uint64_t offset = kHeaderBytes + at * kKeyRecordBytes;
    TRY_ASSIGN([[maybe_unused]] const std::size_t got, first->readAt(offset, block));
    for (std::size_t i = 0; i < records; ++i) {
      auto record = parseRecord(ByteView(block).subspan(i * kKeyRecordBytes, kKeyRecordBytes));
      if (!record) {
        Bytes other(kKeyRecordBytes);
        TRY_ASSIGN([[maybe_unused]] const std::size_t gotOther, second->readAt(offset + i * kKeyRecordBytes, other));
        record = parseRecord(other);
      }
      if (!record) return fail(ErrorCode::KeysDamaged, "record " + std::to_string(at + i));
      if (!isDestroyed(record)) TRY_VOID(use(*record));
    }
  }
  return {};
}

Result<std::vector<std::uint64_t>> KeyFile::chosen(File& first, File& second, const Choice& goes) const {
  std::vector<std::uint64_t> numbers;
  Bytes a, b;
  for (std::uint64_t at = 0; at < m_count; at += kBlockRecords) {
    const auto records = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockRecords, m_count - at));
    const std::uint64_t offset = kHeaderBytes + at * kKeyRecordBytes;
    a.assign(records * kKeyRecordBytes, 0);
    b.assign(records * kKeyRecordBytes, 0);
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotA, first.readAt(offset, a));
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotB, second.readAt(offset, b));
    for (std::size_t i = 0; i < records; ++i) {
      const ByteView bytes = ByteView(a).subspan(i * kKeyRecordBytes, kKeyRecordBytes), other = ByteView(b).subspan(i * kKeyRecordBytes, kKeyRecordBytes);
      const auto inFirst = parseRecord(bytes);
      const auto inSecond = std::equal(bytes.begin(), bytes.end(), other.begin()) ? inFirst : parseRecord(other);
      if (isDestroyed(inFirst) && isDestroyed(inSecond)) continue;
      // A crash between the copies left one of them as it was.
      const bool wasBegun = isDestroyed(inFirst) || isDestroyed(inSecond);
      const auto isChosen = [&](const std::optional<KeyRecord>& record) { return record && goes(at + i, *record); };
      if (wasBegun || isChosen(inFirst) || isChosen(inSecond)) numbers.push_back(at + i);
    }
  }
  return numbers;
}

Result<void> KeyFile::overwrite(File& file, const std::vector<std::uint64_t>& numbers) const {
  const Bytes record = destroyedRecord();
  for (const std::uint64_t number : numbers) TRY_VOID(file.writeAt(kHeaderBytes + number * kKeyRecordBytes, record));
  return file.sync();
}

Result<std::uint64_t> KeyFile::destroy(const Choice& goes) {
  TRY_ASSIGN(const auto first, m_files->open(m_first, OpenMode::ReadWrite));
  TRY_ASSIGN(const auto second, m_files->open(m_second, OpenMode::ReadWrite));
  TRY_ASSIGN(const std::vector<std::uint64_t> numbers, chosen(*first, *second, goes));
  if (numbers.empty()) return std::uint64_t{0};
  TRY_VOID(overwrite(*first, numbers));
  TRY_VOID(overwrite(*second, numbers));
  return static_cast<std::uint64_t>(numbers.size());
}

std::optional<model::VaultId> KeyFile::vaultOf(FileSystem& files, const Path& copy) {
  const auto file = files.open(copy, OpenMode::Read);
  if (!file) return std::nullopt;
  Bytes header(kHeaderBytes);
  const auto got = (*file)->readAt(0, header);
  if (!got || *got != header.size() || !std::equal(header.begin(), header.begin() + 8, encodeHeader({}).begin())) return std::nullopt;
  return model::VaultId{Uuid::fromBytes(ByteView(header).last(16))};
}

std::vector<KeyRecord> KeyFile::salvage(FileSystem& files, const Path& first, const Path& second, std::uint64_t& lost) {
  constexpr std::uint64_t kMost = std::uint64_t{4} << 30;
  const Bytes a = readWhole(files, first, kMost).value_or(Bytes()), b = readWhole(files, second, kMost).value_or(Bytes());
  std::vector<KeyRecord> records;
  lost = 0;
  for (std::size_t at = kHeaderBytes; at < std::max(a.size(), b.size()); at += kKeyRecordBytes) {
    const auto in = [at](const Bytes& copy) { return at + kKeyRecordBytes <= copy.size() ? parseRecord(ByteView(copy).subspan(at, kKeyRecordBytes)) : std::nullopt; };
    const auto one = in(a), other = in(b);
    if (isDestroyed(one) || isDestroyed(other)) continue;
    if (one || other) records.push_back(one ? *one : *other);
    else ++lost;
  }
  return records;
}

Result<std::vector<std::uint64_t>> KeyFile::damagedInOneCopy() const {
  std::vector<std::uint64_t> damaged;
  TRY_ASSIGN(const auto first, m_files->open(m_first, OpenMode::Read));
  TRY_ASSIGN(const auto second, m_files->open(m_second, OpenMode::Read));
  Bytes a, b;
  for (std::uint64_t at = 0; at < m_count; at += kBlockRecords) {
    const auto records = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockRecords, m_count - at));
    a.assign(records * kKeyRecordBytes, 0);
    b.assign(records * kKeyRecordBytes, 1);
    const std::uint64_t offset = kHeaderBytes + at * kKeyRecordBytes;
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotA, first->readAt(offset, a));
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotB, second->readAt(offset, b));
    for (std::size_t i = 0; i < records; ++i) {
      const ByteView inFirst = ByteView(a).subspan(i * kKeyRecordBytes, kKeyRecordBytes);
      const ByteView inSecond = ByteView(b).subspan(i * kKeyRecordBytes, kKeyRecordBytes);
      if (!std::equal(inFirst.begin(), inFirst.end(), inSecond.begin()) || !parseRecord(inFirst)) damaged.push_back(at + i);
    }
  }
  return damaged;
}

}  // namespace safelight::store
