#include "core/vault/receiving/receiving_changes.h"

#include <algorithm>

#include "core/seal/read_array.h"

namespace safelight::vault::change {

namespace {

seal::DeviceLink linkOf(std::uint8_t number) { return number == 2 ? seal::DeviceLink::Tls : seal::DeviceLink::Plain; }

}  // namespace

void encode(ByteWriter& writer, const Arrival& arrival) {
  writer.raw(arrival.device.uuid.view());
  writer.u8(static_cast<std::uint8_t>(arrival.link));
  writer.text(arrival.callingAe);
  writer.text(arrival.address);
  writer.i64(arrival.receivedAt.milliseconds);
  writer.raw(arrival.segment.view());
  writer.u64(arrival.number);
  writer.raw(arrival.hash);
  writer.u64(arrival.objectBytes);
}

Arrival readArrival(ByteReader& reader) {
  Arrival arrival;
  arrival.device.uuid = seal::readUuid(reader);
  arrival.link = linkOf(reader.u8());
  arrival.callingAe = reader.text();
  arrival.address = reader.text();
  arrival.receivedAt.milliseconds = reader.i64();
  arrival.segment = seal::readUuid(reader);
  arrival.number = reader.u64();
  arrival.hash = seal::readArray<32>(reader);
  arrival.objectBytes = reader.u64();
  return arrival;
}

void encode(ByteWriter& writer, const DevicePaired& c) { seal::encode(writer, c.device); }

DevicePaired readDevicePaired(ByteReader& reader) {
  seal::PairedDevice device;
  device.id = seal::readUuid(reader);
  device.name = reader.text();
  device.aeTitle = reader.text();
  device.address = reader.text();
  device.port = reader.u16();
  const std::uint8_t kind = reader.u8();
  device.kind = kind <= static_cast<std::uint8_t>(seal::DeviceKind::Workstation) ? static_cast<seal::DeviceKind>(kind) : seal::DeviceKind::Other;
  device.link = linkOf(reader.u8());
  device.certificate = seal::readArray<32>(reader);
  return {std::move(device)};
}

void encode(ByteWriter& writer, const DeviceUnpaired& c) { writer.raw(c.device.uuid.view()); }
DeviceUnpaired readDeviceUnpaired(ByteReader& reader) { return {{seal::readUuid(reader)}}; }

void encode(ByteWriter& writer, const ReceivingSet& c) { seal::encode(writer, c.settings); }
ReceivingSet readReceivingSet(ByteReader& reader) { return {seal::readReceivingSettings(reader)}; }

void encode(ByteWriter& writer, const AuthorityCertified& c) { seal::encode(writer, c.certificate); }
AuthorityCertified readAuthorityCertified(ByteReader& reader) { return {seal::readAuthorityCertificate(reader)}; }

void encode(ByteWriter& writer, const ReceiverNamed& c) { writer.raw(c.key); }
ReceiverNamed readReceiverNamed(ByteReader& reader) { return {seal::readArray<32>(reader)}; }

void encode(ByteWriter& writer, const ArrivalDropped& c) {
  encode(writer, c.arrival);
  writer.raw(c.same.uuid.view());
}

ArrivalDropped readArrivalDropped(ByteReader& reader) {
  Arrival arrival = readArrival(reader);
  return {std::move(arrival), {seal::readUuid(reader)}};
}

void encode(ByteWriter& writer, const ArrivalsMissed& c) {
  writer.raw(c.segment.view());
  writer.u64(c.first);
  writer.u64(c.last);
  writer.raw(c.hash);
}

ArrivalsMissed readArrivalsMissed(ByteReader& reader) {
  ArrivalsMissed c;
  c.segment = seal::readUuid(reader);
  c.first = reader.u64();
  c.last = reader.u64();
  c.hash = seal::readArray<32>(reader);
  return c;
}

void encode(ByteWriter& writer, const ConnectionKeysKept& c) {
  for (const std::string* text : {&c.authorityCertificate, &c.authorityKey, &c.certificate, &c.key}) writer.text(*text);
}

ConnectionKeysKept readConnectionKeysKept(ByteReader& reader) {
  ConnectionKeysKept c;
  for (std::string* text : {&c.authorityCertificate, &c.authorityKey, &c.certificate, &c.key}) *text = reader.text();
  return c;
}

}  // namespace safelight::vault::change
