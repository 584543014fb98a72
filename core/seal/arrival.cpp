#include "core/seal/arrival.h"

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kTrailerMagic = "SLARRIVE";
constexpr std::string_view kHeadMagic = "SLINHEAD";
constexpr std::string_view kObeyedMagic = "SLOBEYED";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kSignatureBytes = sizeof(Signature);

// The last bytes of what a receiver signs are the signature over everything before.
Result<ByteReader> openSigned(ByteView bytes, std::size_t size, std::string_view magic, const SigningPublicKey& receiver) {
  if (bytes.size() != size) return fail(ErrorCode::ObjectDamaged, "length");
  ByteReader reader(bytes);
  if (toString(reader.raw(magic.size())) != magic) return fail(ErrorCode::ObjectDamaged, "magic");
  const std::uint16_t version = reader.u16();
  if (version > kVersion) return fail(ErrorCode::VaultTooNew, "arrival version " + std::to_string(version));
  if (version != kVersion) return fail(ErrorCode::ObjectDamaged, "version");
  ByteReader tail(bytes.last(kSignatureBytes));
  if (!verifies(receiver, bytes.first(size - kSignatureBytes), readArray<kSignatureBytes>(tail))) return fail(ErrorCode::SignatureInvalid, "arrival");
  return reader;
}

ByteWriter beginSigned(std::string_view magic) {
  ByteWriter writer;
  writer.raw(asBytes(magic));
  writer.u16(kVersion);
  return writer;
}

}  // namespace

Bytes ArrivalFacts::encode() const {
  ByteWriter writer;
  writer.u8(kArrivalMetadataVersion);
  writer.i64(receivedAt.milliseconds);
  writer.raw(device.view());
  writer.u8(static_cast<std::uint8_t>(link));
  for (const std::string* text : {&callingAe, &calledAe, &address, &sopClass, &sopInstance, &transferSyntax}) writer.text(*text);
  return std::move(writer).take();
}

std::optional<ArrivalFacts> ArrivalFacts::parse(ByteView metadata) {
  ByteReader reader(metadata);
  if (reader.u8() != kArrivalMetadataVersion) return std::nullopt;
  ArrivalFacts facts;
  facts.receivedAt.milliseconds = reader.i64();
  facts.device = readUuid(reader);
  const std::uint8_t link = reader.u8();
  for (std::string* text : {&facts.callingAe, &facts.calledAe, &facts.address, &facts.sopClass, &facts.sopInstance, &facts.transferSyntax})
    *text = reader.text();
  if (!reader.finished() || link < 1 || link > 2) return std::nullopt;
  facts.link = static_cast<DeviceLink>(link);
  return facts;
}

ArrivalTrailerBytes signTrailer(const ArrivalTrailer& trailer, const SignFunction& sign) {
  ByteWriter writer = beginSigned(kTrailerMagic);
  for (const Uuid* id : {&trailer.vault, &trailer.object, &trailer.inboxKey, &trailer.segment}) writer.raw(id->view());
  writer.u64(trailer.number);
  writer.raw(trailer.previous);
  writer.i64(trailer.receivedAt.milliseconds);
  writer.raw(trailer.device.view());
  writer.u64(trailer.objectBytes);
  writer.raw(trailer.headerHash);
  writer.raw(trailer.instanceTag);
  writer.raw(trailer.sealedKey);
  writer.raw(sign(writer.bytes()));
  ArrivalTrailerBytes bytes{};
  std::copy_n(writer.bytes().begin(), bytes.size(), bytes.begin());
  return bytes;
}

bool looksLikeTrailer(ByteView bytes) {
  return bytes.size() == kArrivalTrailerBytes && toString(bytes.first(kTrailerMagic.size())) == kTrailerMagic;
}

Result<SignedTrailer> openTrailer(ByteView bytes, const SigningPublicKey& receiver) {
  TRY_ASSIGN(ByteReader reader, openSigned(bytes, kArrivalTrailerBytes, kTrailerMagic, receiver));
  SignedTrailer opened;
  ArrivalTrailer& trailer = opened.trailer;
  for (Uuid* id : {&trailer.vault, &trailer.object, &trailer.inboxKey, &trailer.segment}) *id = readUuid(reader);
  trailer.number = reader.u64();
  trailer.previous = readArray<32>(reader);
  trailer.receivedAt.milliseconds = reader.i64();
  trailer.device = readUuid(reader);
  trailer.objectBytes = reader.u64();
  trailer.headerHash = readArray<32>(reader);
  trailer.instanceTag = readArray<32>(reader);
  trailer.sealedKey = readArray<kSealedObjectKeyBytes>(reader);
  opened.hash = arrivalHash(bytes);
  return opened;
}

Hash arrivalHash(ByteView trailerBytes) { return hash(trailerBytes); }

Bytes signInboxHead(const InboxHead& head, const SignFunction& sign) {
  ByteWriter writer = beginSigned(kHeadMagic);
  writer.raw(head.vault.view());
  writer.raw(head.segment.view());
  writer.u64(head.number);
  writer.raw(head.last);
  writer.i64(head.at.milliseconds);
  writer.raw(sign(writer.bytes()));
  return std::move(writer).take();
}

Result<InboxHead> openInboxHead(ByteView bytes, const SigningPublicKey& receiver) {
  TRY_ASSIGN(ByteReader reader, openSigned(bytes, kInboxHeadBytes, kHeadMagic, receiver));
  InboxHead head;
  head.vault = readUuid(reader);
  head.segment = readUuid(reader);
  head.number = reader.u64();
  head.last = readArray<32>(reader);
  head.at.milliseconds = reader.i64();
  return head;
}

Bytes signObeyedOrder(const ObeyedOrder& order, const SignFunction& sign) {
  ByteWriter writer = beginSigned(kObeyedMagic);
  writer.raw(order.vault.view());
  writer.u64(order.issue);
  writer.raw(sign(writer.bytes()));
  return std::move(writer).take();
}

Result<ObeyedOrder> openObeyedOrder(ByteView bytes, const SigningPublicKey& receiver) {
  TRY_ASSIGN(ByteReader reader, openSigned(bytes, kObeyedOrderBytes, kObeyedMagic, receiver));
  ObeyedOrder order;
  order.vault = readUuid(reader);
  order.issue = reader.u64();
  return order;
}

}  // namespace safelight::seal
