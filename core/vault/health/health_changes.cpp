#include "core/vault/health/health_changes.h"

namespace safelight::vault::change {
namespace {

model::ImageId readImage(ByteReader& reader) {
  const ByteView bytes = reader.raw(16);
  return bytes.size() == 16 ? model::ImageId{Uuid::fromBytes(bytes)} : model::ImageId{};
}

}  // namespace

void encode(ByteWriter& writer, const HealthChecked& c) {
  writer.u8(static_cast<std::uint8_t>(c.kind));
  writer.u64(c.objects);
  writer.i64(c.passBegan.milliseconds);
  writer.u64(c.passObjects);
  writer.raw(c.next.uuid.view());
  writer.u64(c.damagedCount);
  writer.u32(static_cast<std::uint32_t>(c.damaged.size()));
  for (const DamagedObject& object : c.damaged) {
    writer.raw(object.image.uuid.view());
    writer.u16(static_cast<std::uint16_t>(object.error));
  }
  if (c.repaired.empty()) return;
  writer.u32(static_cast<std::uint32_t>(c.repaired.size()));
  for (const model::ImageId image : c.repaired) writer.raw(image.uuid.view());
}

HealthChecked readHealthChecked(ByteReader& reader, std::uint8_t version) {
  HealthChecked c;
  const std::uint8_t kind = reader.u8();
  if (kind < 1 || kind > static_cast<std::uint8_t>(CheckKind::Repair)) reader.fail();
  else c.kind = static_cast<CheckKind>(kind);
  c.objects = reader.u64();
  c.passBegan.milliseconds = reader.i64();
  c.passObjects = reader.u64();
  c.next = readImage(reader);
  c.damagedCount = reader.u64();
  c.damaged.resize(reader.count(16 + 2));
  for (DamagedObject& object : c.damaged) {
    object.image = readImage(reader);
    object.error = errorFromNumber(reader.u16());
  }
  if (version < 2) return c;
  c.repaired.resize(reader.count(16));
  for (model::ImageId& image : c.repaired) image = readImage(reader);
  return c;
}

void encode(ByteWriter& writer, const StateAccepted& c) {
  writer.u64(c.knownRecords);
  writer.u64(c.foundRecords);
  writer.i64(c.knownAt.milliseconds);
}

StateAccepted readStateAccepted(ByteReader& reader) {
  StateAccepted c;
  c.knownRecords = reader.u64();
  c.foundRecords = reader.u64();
  c.knownAt.milliseconds = reader.i64();
  return c;
}

}  // namespace safelight::vault::change
