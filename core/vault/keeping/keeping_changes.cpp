#include "core/vault/keeping/keeping_changes.h"

#include "core/model/image_codec.h"
#include "core/seal/read_array.h"
#include "core/vault/receiving/receiving_changes.h"

namespace safelight::vault::change {
namespace {

template <class IdType>
void encodeIds(ByteWriter& writer, const std::vector<IdType>& ids) {
  writer.u32(static_cast<std::uint32_t>(ids.size()));
  for (const IdType& id : ids) writer.raw(id.uuid.view());
}

template <class IdType>
std::vector<IdType> readIds(ByteReader& reader) {
  std::vector<IdType> ids(reader.count(16));
  for (IdType& id : ids) id.uuid = seal::readUuid(reader);
  return ids;
}

void encodeArrivals(ByteWriter& writer, const std::vector<CarriedArrival>& arrivals) {
  writer.u32(static_cast<std::uint32_t>(arrivals.size()));
  for (const CarriedArrival& carried : arrivals) {
    writer.u64(carried.sequence);
    writer.raw(carried.image.uuid.view());
    encode(writer, carried.arrival);
  }
}

std::vector<CarriedArrival> readArrivals(ByteReader& reader) {
  std::vector<CarriedArrival> arrivals(reader.count(8 + 16 + 16));
  for (CarriedArrival& carried : arrivals) {
    carried.sequence = reader.u64();
    carried.image.uuid = seal::readUuid(reader);
    carried.arrival = readArrival(reader);
  }
  return arrivals;
}

void encodeOthers(ByteWriter& writer, const std::vector<CarriedPatient>& others) {
  writer.u32(static_cast<std::uint32_t>(others.size()));
  for (const CarriedPatient& other : others) {
    writer.raw(other.patient.uuid.view());
    writer.i64(other.lastActivity.milliseconds);
    writer.flag(other.isWithdrawn);
  }
}

std::vector<CarriedPatient> readOthers(ByteReader& reader) {
  std::vector<CarriedPatient> others(reader.count(16 + 8 + 1));
  for (CarriedPatient& other : others) {
    other.patient.uuid = seal::readUuid(reader);
    other.lastActivity.milliseconds = reader.i64();
    other.isWithdrawn = reader.flag();
  }
  return others;
}

}  // namespace

void encode(ByteWriter& writer, const KeysRotated& c) { writer.u32(c.epoch); }
KeysRotated readKeysRotated(ByteReader& reader) { return {reader.u32()}; }

void encode(ByteWriter& writer, const KitRenewed& c) { writer.raw(c.user.uuid.view()); }
KitRenewed readKitRenewed(ByteReader& reader) { return {{seal::readUuid(reader)}}; }

void encode(ByteWriter& writer, const PatientErased& c) {
  encodeIds(writer, c.patients);
  encodeIds(writer, c.images);
  writer.text(c.reason);
  model::encode(writer, c.keptUntil);
  writer.i32(c.finalOn.dayNumber());
  encodeArrivals(writer, c.arrivals);
  encodeOthers(writer, c.others);
}

PatientErased readPatientErased(ByteReader& reader) {
  PatientErased c;
  c.patients = readIds<model::PatientId>(reader);
  if (c.patients.empty()) reader.fail();
  c.images = readIds<model::ImageId>(reader);
  c.reason = reader.text();
  c.keptUntil = model::readDate(reader);
  c.finalOn = model::Date::fromDayNumber(reader.i32());
  c.arrivals = readArrivals(reader);
  c.others = readOthers(reader);
  return c;
}

void encode(ByteWriter& writer, const PatientHeld& c) { writer.text(c.reason); }
PatientHeld readPatientHeld(ByteReader& reader) { return {reader.text()}; }
void encode(ByteWriter& writer, const PatientReleased& c) { writer.text(c.reason); }
PatientReleased readPatientReleased(ByteReader& reader) { return {reader.text()}; }

void encode(ByteWriter& writer, const ImageKept& c) {
  const model::Image& image = c.image;
  for (const Uuid& id : {image.id.uuid, image.import.uuid, image.importedBy.uuid, image.binnedBy.uuid, image.suggestion.uuid, image.device.uuid, image.conflictsWith.uuid})
    writer.raw(id.view());
  writer.u8(static_cast<std::uint8_t>(image.status));
  model::encode(writer, image.facts);
  model::encode(writer, image.tags);
  model::encode(writer, image.display);
  writer.i64(image.capturedAt.seconds);
  writer.i64(image.importedAt.milliseconds);
  writer.flag(image.binnedAt.has_value());
  writer.i64(image.binnedAt ? image.binnedAt->milliseconds : 0);
  writer.text(image.sourceName);
  writer.u64(image.bytes);
  writer.raw(image.blake2b);
  writer.raw(c.duplicateKey);
  writer.text(image.inboxReason);
  writer.u64(c.sequence);
}

ImageKept readImageKept(ByteReader& reader) {
  ImageKept c;
  model::Image& image = c.image;
  for (Uuid* id : {&image.id.uuid, &image.import.uuid, &image.importedBy.uuid, &image.binnedBy.uuid, &image.suggestion.uuid, &image.device.uuid, &image.conflictsWith.uuid})
    *id = seal::readUuid(reader);
  const std::uint8_t status = reader.u8();
  if (status < 1 || status > 3) reader.fail();
  image.status = static_cast<model::ImageStatus>(status);
  image.facts = model::readFacts(reader);
  image.tags = model::readTags(reader);
  image.display = model::readDisplay(reader);
  image.capturedAt.seconds = reader.i64();
  image.importedAt.milliseconds = reader.i64();
  const bool isBinned = reader.flag();
  const Instant binnedAt{reader.i64()};
  if (isBinned) image.binnedAt = binnedAt;
  image.sourceName = reader.text();
  image.bytes = reader.u64();
  image.blake2b = seal::readArray<32>(reader);
  c.duplicateKey = seal::readArray<32>(reader);
  image.inboxReason = reader.text();
  c.sequence = reader.u64();
  return c;
}

}  // namespace safelight::vault::change
