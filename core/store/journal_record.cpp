#include "core/store/journal_record.h"

#include <algorithm>

namespace safelight::store {
namespace {

constexpr std::uint64_t kMostRecordsAnAppend = 1u << 24;

/// What stands before the body, and what the body is sealed for.
void writeHead(ByteWriter& writer, const JournalRecord& record) {
  writer.u64(record.sequence);
  writer.raw(record.previous);
  writer.u32(record.place);
  writer.u32(record.epoch);
  writer.raw(record.author.uuid.view());
  writer.i64(record.time.milliseconds);
  writer.u16(record.changeClass);
  writer.raw(record.patient.uuid.view());
}

}  // namespace

Bytes encodeUnsigned(const JournalRecord& record) {
  ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(kSmallestRecord + record.sealedBody.size()));
  writeHead(writer, record);
  writer.blob(record.sealedBody);
  return std::move(writer).take();
}

std::optional<JournalRecord> parseRecord(ByteView bytes) {
  ByteReader reader(bytes);
  JournalRecord record;
  if (reader.u32() != bytes.size()) return std::nullopt;
  record.sequence = reader.u64();
  const ByteView previous = reader.raw(32);
  std::copy(previous.begin(), previous.end(), record.previous.begin());
  record.place = reader.u32();
  record.epoch = reader.u32();
  const ByteView author = reader.raw(16);
  record.time.milliseconds = reader.i64();
  record.changeClass = reader.u16();
  const ByteView patient = reader.raw(16);
  const ByteView body = reader.blob();
  const ByteView signature = reader.raw(kRecordSignatureBytes);
  if (!reader.finished()) return std::nullopt;
  record.author.uuid = Uuid::fromBytes(author);
  record.patient.uuid = Uuid::fromBytes(patient);
  record.sealedBody.assign(body.begin(), body.end());
  std::copy(signature.begin(), signature.end(), record.signature.begin());
  return record;
}

bool isSigned(const JournalRecord& record, ByteView bytes, const SignerLookup& signers) {
  if (!signers) return true;
  const auto key = signers(record.author, record.sequence);
  return key && crypto::verifies(*key, bytes.first(bytes.size() - kRecordSignatureBytes), record.signature);
}

bool holdsLaterAppend(ByteView rest, std::uint64_t sequence, const SignerLookup& signers) {
  for (std::size_t at = 1; at + kSmallestRecord <= rest.size(); ++at) {
    ByteReader reader(rest.subspan(at, 12));
    const std::uint32_t length = reader.u32();
    const std::uint64_t number = reader.u64();
    if (length < kSmallestRecord || length > rest.size() - at || number <= sequence || number - sequence > kMostRecordsAnAppend) continue;
    const ByteView bytes = rest.subspan(at, length);
    const auto record = parseRecord(bytes);
    if (record && record->place < number && number - record->place > sequence && isSigned(*record, bytes, signers)) return true;
  }
  return false;
}

Bytes bodyAssociation(model::VaultId vault, const JournalRecord& record) {
  ByteWriter writer;
  writer.raw(asBytes("safelight journal body"));
  writer.raw(vault.uuid.view());
  writeHead(writer, record);
  return std::move(writer).take();
}

}  // namespace safelight::store
