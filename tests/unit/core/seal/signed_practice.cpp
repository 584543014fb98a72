#include "tests/unit/core/seal/signed_practice.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"

namespace safelight::tests {

seal::SigningKey keyFrom(std::uint8_t seed) {
  REQUIRE(seal::startSodium());
  auto key = seal::SigningKey::fromSeed(Bytes(32, seed));
  REQUIRE(key);
  return std::move(*key);
}

Uuid uuidOf(std::uint8_t byte) {
  Uuid uuid;
  uuid.bytes.fill(byte);
  return uuid;
}

LogWriter::LogWriter(Uuid vault) : m_vault(vault) {
  ByteWriter header;
  header.raw(asBytes("SLMEMBER"));
  header.u16(1);
  header.raw(vault.view());
  m_bytes = std::move(header).take();
}

namespace {

void writeSlot(ByteWriter& writer) {
  writer.u8(1);
  writer.u32(1);
  writer.u8(0);
  writer.u32(3);
  writer.u32(256);
  writer.raw(Bytes(16, 5));
  writer.blob(Bytes(104, 6));
}

void writeMember(ByteWriter& writer, const LogWriter::Somebody& member) {
  writer.raw(member.id.view());
  writer.text("login");
  writer.text("Dr Name");
  writer.u8(member.role);
  writer.raw(member.key->publicKey());
  writer.raw(Bytes(32, 7));
  writer.u8(2);
  writeSlot(writer);
  writeSlot(writer);
  writer.u32(1);
  writer.blob(Bytes(80, 8));
  writer.raw(Bytes(32, 9));
}

}  // namespace

void LogWriter::record(ByteView change, const Somebody& signer) {
  ByteWriter payload;
  payload.raw(m_vault.view());
  payload.u64(m_records);
  payload.raw(m_last);
  payload.u32(1);
  payload.i64(kArrivedAt.milliseconds);
  payload.raw(signer.id.view());
  payload.raw(change);
  ByteWriter whole;
  whole.blob(payload.bytes());
  whole.raw(signer.key->sign(payload.bytes()));
  m_lastAt = m_bytes.size();
  m_last = seal::hash(whole.bytes());
  m_bytes.insert(m_bytes.end(), whole.bytes().begin(), whole.bytes().end());
  ++m_records;
}

void LogWriter::genesis(const Somebody& owner) {
  ByteWriter change;
  change.u8(1);
  change.text("Harbour Dental");
  writeMember(change, owner);
  record(change.bytes(), owner);
}

void LogWriter::added(const Somebody& member, const Somebody& signer) {
  ByteWriter change;
  change.u8(2);
  writeMember(change, member);
  record(change.bytes(), signer);
}

void LogWriter::role(Uuid member, std::uint8_t role, const Somebody& signer) {
  ByteWriter change;
  change.u8(3);
  change.raw(member.view());
  change.u8(role);
  record(change.bytes(), signer);
}

void LogWriter::disabled(Uuid member, const Somebody& signer) {
  ByteWriter change;
  change.u8(4);
  change.raw(member.view());
  record(change.bytes(), signer);
}

void LogWriter::slot(Uuid member, const Somebody& signer) {
  ByteWriter change;
  change.u8(5);
  change.raw(member.view());
  writeSlot(change);
  record(change.bytes(), signer);
}

void LogWriter::renamed(const Somebody& signer) {
  ByteWriter change;
  change.u8(6);
  change.text("Another name");
  record(change.bytes(), signer);
}

void LogWriter::turned(std::uint32_t epoch, const Somebody& signer) {
  ByteWriter change;
  change.u8(7);
  change.u32(epoch);
  change.raw(Bytes(32, 9));  // commitment
  change.raw(Bytes(72, 10));  // the root before
  change.u32(1);
  change.raw(signer.id.view());
  change.blob(Bytes(80, 8));
  record(change.bytes(), signer);
}

SignedPractice::SignedPractice() {
  log.genesis(owner);
  log.added(clinician, owner);
  order.vault = vault;
  order.issue = 7;
  order.issuedAt = kArrivedAt;
  order.inboxKeyId = uuidOf(4);
  order.inboxKey.fill(0x42);
  order.receiverKey = receiverKey.publicKey();
  order.settings.aeTitle = "HARBOUR";
  seal::PairedDevice pan;
  pan.id = uuidOf(5);
  pan.name = "Panoramic, room 2";
  pan.aeTitle = "PAN 2";
  pan.address = "192.0.2.7";
  pan.kind = seal::DeviceKind::Panoramic;
  seal::PairedDevice sensor = pan;
  sensor.id = uuidOf(6);
  sensor.aeTitle = "SENSOR";
  sensor.address = "2001:db8::7";
  sensor.link = seal::DeviceLink::Tls;
  sensor.certificate.fill(0x77);
  order.devices = {pan, sensor};
  certify(owner);
}

seal::MemberKeys SignedPractice::members() const {
  auto keys = seal::MemberKeys::read(log.bytes());
  REQUIRE(keys);
  return std::move(*keys);
}

void SignedPractice::certify(const LogWriter::Somebody& by, std::uint32_t epoch) {
  order.certificate.authority = authorityKey.publicKey();
  order.certificate.epoch = epoch;
  order.certificate.owner = by.id;
  order.certificate.signature = by.key->sign(seal::authorityMessage(vault, epoch, authorityKey.publicKey()));
}

Bytes SignedPractice::signedOrder() const {
  auto bytes = seal::signOrder(order, signingWith(authorityKey));
  REQUIRE(bytes);
  return std::move(*bytes);
}

seal::ArrivalTrailer sampleTrailer() {
  seal::ArrivalTrailer trailer;
  trailer.vault = uuidOf(1);
  trailer.object = uuidOf(0x33);
  trailer.inboxKey = uuidOf(4);
  trailer.segment = uuidOf(0x44);
  trailer.number = 3;
  trailer.previous.fill(0x55);
  trailer.receivedAt = kArrivedAt;
  trailer.device = uuidOf(5);
  trailer.objectBytes = 123'456;
  trailer.headerHash.fill(0x66);
  trailer.instanceTag.fill(0x77);
  trailer.sealedKey.fill(0x88);
  return trailer;
}

seal::ArrivalFacts sampleFacts() {
  return {kArrivedAt, uuidOf(5), seal::DeviceLink::Tls, "PAN 2", "HARBOUR", "192.0.2.7", "1.2.840.10008.5.1.4.1.1.1.3", "1.2.3.4", "1.2.840.10008.1.2.1"};
}

}  // namespace safelight::tests
