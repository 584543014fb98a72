#include "core/vault/backup/backup_changes.h"

#include <algorithm>

namespace safelight::vault::change {
namespace {

Uuid readId(ByteReader& reader) {
  const ByteView bytes = reader.raw(16);
  return bytes.size() == 16 ? Uuid::fromBytes(bytes) : Uuid{};
}

void encodeError(ByteWriter& writer, const std::optional<ErrorCode>& error) { writer.u16(error ? static_cast<std::uint16_t>(*error) : 0); }

std::optional<ErrorCode> readError(ByteReader& reader) {
  const std::uint16_t number = reader.u16();
  if (number == 0) return std::nullopt;
  return errorFromNumber(number);
}

}  // namespace

void encode(ByteWriter& writer, const BackupPlaceSet& c) {
  const BackupPlace& place = c.place;
  writer.raw(place.id.view());
  writer.u8(static_cast<std::uint8_t>(place.kind));
  for (const std::string* text : {&place.name, &place.location}) writer.text(*text);
  ByteWriter rest;
  rest.u32(place.everyHours);
  rest.u8(static_cast<std::uint8_t>(place.deleting));
  rest.i64(place.checkedAt.milliseconds);
  // At once, and as the last: a buffer that grew afterwards would leave the secret in the memory that it had before.
  writer.u32(static_cast<std::uint32_t>(place.secret.size()));
  place.secret.read([&](std::string_view secret) {
    Bytes end(secret.size() + rest.size());
    std::copy(rest.bytes().begin(), rest.bytes().end(), std::copy(secret.begin(), secret.end(), end.begin()));
    writer.raw(end);
    crypto::wipe(end);
  });
}

BackupPlaceSet readBackupPlaceSet(ByteReader& reader) {
  BackupPlace place;
  place.id = readId(reader);
  const std::uint8_t kind = reader.u8();
  if (kind < 1 || kind > static_cast<std::uint8_t>(PlaceKind::Restic)) reader.fail();  // what it is decides how it is written to
  else place.kind = static_cast<PlaceKind>(kind);
  for (std::string* text : {&place.name, &place.location}) *text = reader.text();
  const ByteView secret = reader.blob();
  if (auto kept = SecretText::copyOf({reinterpret_cast<const char*>(secret.data()), secret.size()})) place.secret = std::move(*kept);
  else reader.fail();
  place.everyHours = reader.u32();
  const std::uint8_t deleting = reader.u8();
  place.deleting = deleting <= static_cast<std::uint8_t>(Deleting::Promised) ? static_cast<Deleting>(deleting) : Deleting::Unknown;
  place.checkedAt.milliseconds = reader.i64();
  return {std::move(place)};
}

void encode(ByteWriter& writer, const BackupPlaceRemoved& c) { writer.raw(c.place.view()); }
BackupPlaceRemoved readBackupPlaceRemoved(ByteReader& reader) { return {readId(reader)}; }

void encode(ByteWriter& writer, const BackupFinished& c) {
  writer.raw(c.place.view());
  encodeError(writer, c.error);
  writer.text(c.set);
  for (const std::uint64_t number : {c.sequence, c.objects, c.bytes, c.copied, c.copiedBytes, c.verified, c.repaired, c.missing, c.exported, c.freeBytes}) writer.u64(number);
  writer.u32(c.milliseconds);
  writer.flag(c.retentionFrozen);
}

BackupFinished readBackupFinished(ByteReader& reader) {
  BackupFinished c;
  c.place = readId(reader);
  c.error = readError(reader);
  c.set = reader.text();
  for (std::uint64_t* number : {&c.sequence, &c.objects, &c.bytes, &c.copied, &c.copiedBytes, &c.verified, &c.repaired, &c.missing, &c.exported, &c.freeBytes}) *number = reader.u64();
  c.milliseconds = reader.u32();
  c.retentionFrozen = reader.flag();
  return c;
}

void encode(ByteWriter& writer, const DrillFinished& c) {
  writer.raw(c.place.view());
  writer.u8(static_cast<std::uint8_t>(c.kind));
  encodeError(writer, c.error);
  writer.text(c.set);
  for (const std::uint64_t number : {c.records, c.objects, c.bytes, c.damaged}) writer.u64(number);
  writer.u32(c.firstMilliseconds);
  writer.u32(c.milliseconds);
  if (c.damagedImages.empty()) return;
  writer.u32(static_cast<std::uint32_t>(c.damagedImages.size()));
  for (const model::ImageId image : c.damagedImages) writer.raw(image.uuid.view());
}

DrillFinished readDrillFinished(ByteReader& reader, std::uint8_t version) {
  DrillFinished c;
  c.place = readId(reader);
  c.kind = reader.u8() == 2 ? DrillKind::Full : DrillKind::Weekly;
  c.error = readError(reader);
  c.set = reader.text();
  for (std::uint64_t* number : {&c.records, &c.objects, &c.bytes, &c.damaged}) *number = reader.u64();
  c.firstMilliseconds = reader.u32();
  c.milliseconds = reader.u32();
  if (version < 2) return c;
  c.damagedImages.resize(reader.count(16));
  for (model::ImageId& image : c.damagedImages) image.uuid = readId(reader);
  return c;
}

}  // namespace safelight::vault::change
