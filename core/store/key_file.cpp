#include "core/store/key_file.h"

#include <algorithm>
#include <optional>

#include "core/seal/hash.h"
#include "core/store/layout.h"

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
  if (kind != 1 && kind != 2) return std::nullopt;
  record.kind = static_cast<KeyKind>(kind);
  record.id = Uuid::fromBytes(reader.raw(16));
  record.patient.uuid = Uuid::fromBytes(reader.raw(16));
  const ByteView wrapped = reader.raw(crypto::kWrappedKeyBytes);
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  return record;
}

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

Result<std::uint64_t> KeyFile::recordsIn(const Path& path) const {
  TRY_ASSIGN(const auto file, m_files->open(path, OpenMode::Read));
  Bytes header(kHeaderBytes);
  TRY_ASSIGN(const std::size_t got, file->readAt(0, header));
  const Bytes expected = encodeHeader(m_vault);
  if (got == kHeaderBytes && std::equal(header.begin(), header.begin() + 8, expected.begin())) {
    ByteReader version(ByteView(header).subspan(8, 2));
    if (version.u16() > kFormatVersion) return fail(ErrorCode::VaultTooNew);
  }
  if (got != kHeaderBytes || header != expected) return fail(ErrorCode::KeysDamaged, "header");
  TRY_ASSIGN(const std::uint64_t size, file->size());
  return (size - kHeaderBytes) / kKeyRecordBytes;
}

Result<KeyFile> KeyFile::open(FileSystem& files, const Path& first, const Path& second, model::VaultId vault) {
  KeyFile keys(files, first, second, vault);
  auto inFirst = keys.recordsIn(first);
  auto inSecond = keys.recordsIn(second);
  for (const auto* count : {&inFirst, &inSecond})
    if (!*count && count->error().code == ErrorCode::VaultTooNew) return fail(ErrorCode::VaultTooNew);
  if (!inFirst && !inSecond) return fail(ErrorCode::KeysDamaged, "both copies");
  const std::uint64_t longest = std::max(inFirst.value_or(0), inSecond.value_or(0));
  keys.m_count = longest;
  // A crash between the two appends leaves one copy shorter, a lost copy has nothing: either is completed from the other.
  const auto complete = [&](const Path& whole, const Path& shorter) -> Result<void> {
    TRY_ASSIGN(const auto source, files.open(whole, OpenMode::Read));
    auto target = files.open(shorter, OpenMode::ReadWrite);
    if (!target) target = files.open(shorter, OpenMode::CreateNew);
    if (!target) return fail(target.error());
    const std::uint64_t bytes = kHeaderBytes + longest * kKeyRecordBytes;
    Bytes buffer(kBlockRecords * kKeyRecordBytes);
    for (std::uint64_t at = 0; at < bytes; at += buffer.size()) {
      const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), bytes - at));
      TRY_ASSIGN(const std::size_t got, source->readAt(at, MutableByteView(buffer).first(part)));
      if (got != part) return fail(ErrorCode::KeysDamaged, "copy");
      TRY_VOID((*target)->writeAt(at, ByteView(buffer).first(part)));
    }
    TRY_VOID((*target)->truncate(bytes));
    return (*target)->sync();
  };
  if (!inSecond || *inSecond < longest) TRY_VOID(complete(first, second));
  if (!inFirst || *inFirst < longest) TRY_VOID(complete(second, first));
  return keys;
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
      TRY_VOID(use(*record));
    }
  }
  return {};
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
