#include "app/receiver/keeper_protocol.h"

#include "core/seal/read_array.h"

namespace safelight::receiver {

namespace {

using dicom::net::CommitmentResult;
using dicom::net::FailedReference;
using dicom::net::SopReference;
using seal::readArray;
using seal::readUuid;

constexpr std::size_t kSmallestReference = 8;

void write(ByteWriter& writer, const SopReference& reference) {
  writer.text(reference.sopClass);
  writer.text(reference.sopInstance);
}

SopReference readReference(ByteReader& reader) {
  SopReference reference;
  reference.sopClass = reader.text();
  reference.sopInstance = reader.text();
  return reference;
}

void write(ByteWriter& writer, const std::vector<SopReference>& references) {
  writer.u32(static_cast<std::uint32_t>(references.size()));
  for (const SopReference& reference : references) write(writer, reference);
}

std::vector<SopReference> readReferences(ByteReader& reader) {
  std::vector<SopReference> references(reader.count(kSmallestReference));
  for (SopReference& reference : references) reference = readReference(reader);
  return references;
}

void write(ByteWriter& writer, const CommitmentResult& result) {
  writer.text(result.transaction);
  write(writer, result.committed);
  writer.u32(static_cast<std::uint32_t>(result.failed.size()));
  for (const FailedReference& failed : result.failed) {
    write(writer, failed.reference);
    writer.u16(static_cast<std::uint16_t>(failed.reason));
  }
}

CommitmentResult readResult(ByteReader& reader) {
  CommitmentResult result;
  result.transaction = reader.text();
  result.committed = readReferences(reader);
  result.failed.resize(reader.count(kSmallestReference + 2));
  for (FailedReference& failed : result.failed) {
    failed.reference = readReference(reader);
    failed.reason = static_cast<dicom::net::CommitmentFailure>(reader.u16());
  }
  return result;
}

void write(ByteWriter& writer, const std::optional<ErrorCode>& error) {
  writer.u16(error ? static_cast<std::uint16_t>(*error) : 0);
}

std::optional<ErrorCode> readError(ByteReader& reader) {
  const std::uint16_t number = reader.u16();
  return number == 0 ? std::nullopt : std::optional(errorFromNumber(number));
}

// One overload a message writes it; the variant's index says which it is.
void body(ByteWriter& writer, const Hello& message) {
  writer.raw(message.device.view());
  writer.text(message.callingAe);
  writer.text(message.calledAe);
}
void body(ByteWriter& writer, const TurnedAway& message) {
  writer.u8(static_cast<std::uint8_t>(message.verdict));
  writer.text(message.callingAe);
}
void body(ByteWriter& writer, const Begin& message) {
  writer.text(message.sopClass);
  writer.text(message.sopInstance);
}
void body(ByteWriter& writer, const Finish& message) {
  writer.u64(message.objectBytes);
  writer.raw(message.inboxKey.view());
  writer.raw(message.sealedKey);
}
void body(ByteWriter&, const Drop&) {}
void body(ByteWriter& writer, const AskStored& message) { write(writer, message.references); }
void body(ByteWriter& writer, const ReportLater& message) { write(writer, message.result); }
void body(ByteWriter&, const AskTlsIdentity&) {}
void body(ByteWriter& writer, const Answer& message) { write(writer, message.error); }
void body(ByteWriter& writer, const Place& message) {
  writer.raw(message.object.view());
  writer.i64(message.receivedAt.milliseconds);
  writer.u64(message.mostBytes);
  writer.raw(message.inboxKey.view());
  writer.raw(message.inboxPublicKey);
}
void body(ByteWriter& writer, const Stored& message) {
  writer.u32(static_cast<std::uint32_t>(message.stored.size()));
  for (const bool stored : message.stored) writer.flag(stored);
}
void body(ByteWriter& writer, const TlsIdentity& message) {
  writer.text(message.certificate);
  writer.text(message.key);
  writer.text(message.authorities);
}
void body(ByteWriter& writer, const Connection& message) {
  writer.text(message.address);
  writer.u8(static_cast<std::uint8_t>(message.link));
}
void body(ByteWriter& writer, const Closed& message) {
  writer.text(message.address);
  writer.u8(static_cast<std::uint8_t>(message.verdict));
}
void body(ByteWriter&, const Reload&) {}
void body(ByteWriter& writer, const CurrentOrder& message) {
  write(writer, message.error);
  writer.text(message.detail);
  writer.blob(message.order);
}
void body(ByteWriter& writer, const ReportDue& message) {
  writer.raw(message.device.view());
  writer.text(message.calledAe);
  write(writer, message.result);
}

void read(ByteReader& reader, Hello& message) {
  message.device = readUuid(reader);
  message.callingAe = reader.text();
  message.calledAe = reader.text();
}
void read(ByteReader& reader, TurnedAway& message) {
  message.verdict = static_cast<seal::PeerVerdict>(reader.u8());
  message.callingAe = reader.text();
}
void read(ByteReader& reader, Begin& message) {
  message.sopClass = reader.text();
  message.sopInstance = reader.text();
}
void read(ByteReader& reader, Finish& message) {
  message.objectBytes = reader.u64();
  message.inboxKey = readUuid(reader);
  message.sealedKey = readArray<seal::kSealedObjectKeyBytes>(reader);
}
void read(ByteReader&, Drop&) {}
void read(ByteReader& reader, AskStored& message) { message.references = readReferences(reader); }
void read(ByteReader& reader, ReportLater& message) { message.result = readResult(reader); }
void read(ByteReader&, AskTlsIdentity&) {}
void read(ByteReader& reader, Answer& message) { message.error = readError(reader); }
void read(ByteReader& reader, Place& message) {
  message.object = readUuid(reader);
  message.receivedAt.milliseconds = reader.i64();
  message.mostBytes = reader.u64();
  message.inboxKey = readUuid(reader);
  message.inboxPublicKey = seal::readArray<32>(reader);
}
void read(ByteReader& reader, Stored& message) {
  message.stored.resize(reader.count(1));
  for (std::size_t i = 0; i < message.stored.size(); ++i) message.stored[i] = reader.flag();
}
void read(ByteReader& reader, TlsIdentity& message) {
  message.certificate = reader.text();
  message.key = reader.text();
  message.authorities = reader.text();
}
void read(ByteReader& reader, Connection& message) {
  message.address = reader.text();
  message.link = reader.u8() == static_cast<std::uint8_t>(seal::DeviceLink::Tls) ? seal::DeviceLink::Tls : seal::DeviceLink::Plain;
}
void read(ByteReader& reader, Closed& message) {
  message.address = reader.text();
  message.verdict = static_cast<seal::PeerVerdict>(reader.u8());
}
void read(ByteReader&, Reload&) {}
void read(ByteReader& reader, CurrentOrder& message) {
  message.error = readError(reader);
  message.detail = reader.text();
  const ByteView order = reader.blob();
  message.order.assign(order.begin(), order.end());
}
void read(ByteReader& reader, ReportDue& message) {
  message.device = readUuid(reader);
  message.calledAe = reader.text();
  message.result = readResult(reader);
}

template <class Message>
Bytes encodeAny(const Message& message) {
  ByteWriter writer;
  writer.u8(static_cast<std::uint8_t>(message.index()));
  std::visit([&writer](const auto& each) { body(writer, each); }, message);
  return std::move(writer).take();
}

template <class Message, std::size_t Index = 0>
std::optional<Message> parseAny(ByteReader& reader, std::size_t index) {
  if constexpr (Index < std::variant_size_v<Message>) {
    if (index != Index) return parseAny<Message, Index + 1>(reader, index);
    std::variant_alternative_t<Index, Message> message;
    read(reader, message);
    if (!reader.finished()) return std::nullopt;
    return Message(std::move(message));
  } else {
    return std::nullopt;
  }
}

template <class Message>
std::optional<Message> parseBody(ByteView bytes) {
  ByteReader reader(bytes);
  const std::size_t index = reader.u8();
  return parseAny<Message>(reader, index);
}

}  // namespace

Bytes encode(const FromAssociation& message) { return encodeAny(message); }
Bytes encode(const ToAssociation& message) { return encodeAny(message); }
Bytes encode(const FromAcceptor& message) { return encodeAny(message); }
Bytes encode(const ToAcceptor& message) { return encodeAny(message); }
std::optional<FromAssociation> parseFromAssociation(ByteView bytes) { return parseBody<FromAssociation>(bytes); }
std::optional<ToAssociation> parseToAssociation(ByteView bytes) { return parseBody<ToAssociation>(bytes); }
std::optional<FromAcceptor> parseFromAcceptor(ByteView bytes) { return parseBody<FromAcceptor>(bytes); }
std::optional<ToAcceptor> parseToAcceptor(ByteView bytes) { return parseBody<ToAcceptor>(bytes); }

}  // namespace safelight::receiver
