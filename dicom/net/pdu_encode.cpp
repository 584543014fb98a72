// Writing side of the PDUs.

#include <algorithm>

#include "dicom/net/network_order.h"
#include "dicom/net/pdu.h"

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kAeFieldBytes = 16;

std::size_t beginPdu(NetworkWriter& writer, PduType type) {
  writer.u8(static_cast<std::uint8_t>(type));
  writer.u8(0);
  return writer.begin32();
}

std::size_t beginItem(NetworkWriter& writer, std::uint8_t type) {
  writer.u8(type);
  writer.u8(0);
  return writer.begin16();
}

void textItem(NetworkWriter& writer, std::uint8_t type, std::string_view text) {
  writer.u8(type);
  writer.u8(0);
  writer.text16(text);
}

void aeField(NetworkWriter& writer, std::string_view ae) {
  std::string field(ae.substr(0, kAeFieldBytes));
  field.resize(kAeFieldBytes, ' ');
  writer.text(field);
}

template <class Pdu>
void writeHead(NetworkWriter& writer, const Pdu& pdu) {
  writer.u16(pdu.protocolVersion);
  writer.u16(0);
  aeField(writer, pdu.calledAe);
  aeField(writer, pdu.callingAe);
  for (int i = 0; i < 8; ++i) writer.u32(0);
  textItem(writer, 0x10, pdu.applicationContext);
}

void writeCommonExtended(NetworkWriter& writer, const CommonExtendedNegotiation& common) {
  const std::size_t item = beginItem(writer, 0x57);
  writer.text16(common.sopClass);
  writer.text16(common.serviceClass);
  const std::size_t related = writer.begin16();
  for (const std::string& uid : common.relatedClasses) writer.text16(uid);
  writer.end16(related);
  writer.end16(item);
}

void writeIdentity(NetworkWriter& writer, const UserIdentity& identity) {
  const std::size_t item = beginItem(writer, 0x58);
  writer.u8(identity.type);
  writer.u8(identity.responseWanted ? 1 : 0);
  writer.blob16(identity.primary);
  writer.blob16(identity.secondary);
  writer.end16(item);
}

// Sub-items in the order of their types, as most peers expect them.
void writeUser(NetworkWriter& writer, const UserInformation& user) {
  const std::size_t whole = beginItem(writer, 0x50);
  const std::size_t length = beginItem(writer, 0x51);
  writer.u32(user.maximumLength);
  writer.end16(length);
  textItem(writer, 0x52, user.implementationClass);
  if (user.asynchronous) {
    const std::size_t item = beginItem(writer, 0x53);
    writer.u16(user.asynchronous->invoked);
    writer.u16(user.asynchronous->performed);
    writer.end16(item);
  }
  for (const RoleSelection& role : user.roles) {
    const std::size_t item = beginItem(writer, 0x54);
    writer.text16(role.sopClass);
    writer.u8(role.user ? 1 : 0);
    writer.u8(role.provider ? 1 : 0);
    writer.end16(item);
  }
  if (!user.implementationVersion.empty()) textItem(writer, 0x55, user.implementationVersion);
  for (const ExtendedNegotiation& extended : user.extended) {
    const std::size_t item = beginItem(writer, 0x56);
    writer.text16(extended.sopClass);
    writer.raw(extended.information);
    writer.end16(item);
  }
  for (const CommonExtendedNegotiation& common : user.commonExtended) writeCommonExtended(writer, common);
  if (user.identity) writeIdentity(writer, *user.identity);
  if (user.identityResponse) {
    const std::size_t item = beginItem(writer, 0x59);
    writer.blob16(*user.identityResponse);
    writer.end16(item);
  }
  writer.end16(whole);
}

// The PDUs that carry nothing or four bytes.
Bytes shortPdu(PduType type, std::uint8_t second, std::uint8_t third, std::uint8_t fourth) {
  NetworkWriter writer;
  const std::size_t pdu = beginPdu(writer, type);
  for (const std::uint8_t byte : {std::uint8_t{0}, second, third, fourth}) writer.u8(byte);
  writer.end32(pdu);
  return std::move(writer).take();
}

}  // namespace

Bytes encode(const AssociateRequest& request) {
  NetworkWriter writer;
  const std::size_t pdu = beginPdu(writer, PduType::AssociateRequest);
  writeHead(writer, request);
  for (const ProposedContext& context : request.contexts) {
    const std::size_t item = beginItem(writer, 0x20);
    writer.u8(context.id);
    for (int i = 0; i < 3; ++i) writer.u8(0);
    textItem(writer, 0x30, context.abstractSyntax);
    for (const std::string& syntax : context.transferSyntaxes) textItem(writer, 0x40, syntax);
    writer.end16(item);
  }
  writeUser(writer, request.user);
  writer.end32(pdu);
  return std::move(writer).take();
}

Bytes encode(const AssociateAccept& accept) {
  NetworkWriter writer;
  const std::size_t pdu = beginPdu(writer, PduType::AssociateAccept);
  writeHead(writer, accept);
  for (const AnsweredContext& context : accept.contexts) {
    const std::size_t item = beginItem(writer, 0x21);
    writer.u8(context.id);
    writer.u8(0);
    writer.u8(static_cast<std::uint8_t>(context.result));
    writer.u8(0);
    textItem(writer, 0x40, context.transferSyntax);
    writer.end16(item);
  }
  writeUser(writer, accept.user);
  writer.end32(pdu);
  return std::move(writer).take();
}

Bytes encode(const AssociateReject& reject) { return shortPdu(PduType::AssociateReject, reject.result, reject.source, reject.reason); }

Bytes encode(const Abort& abort) { return shortPdu(PduType::Abort, 0, abort.source, abort.reason); }

Bytes encodeReleaseRequest() { return shortPdu(PduType::ReleaseRequest, 0, 0, 0); }

Bytes encodeReleaseResponse() { return shortPdu(PduType::ReleaseResponse, 0, 0, 0); }

std::array<std::uint8_t, kPduHeadBytes + kPdvHeadBytes> encodeDataHead(std::uint8_t contextId, PdvKind kind, bool last, std::uint32_t size) {
  const std::uint32_t pdv = size + 2;
  const std::uint32_t pdu = pdv + 4;
  const auto byte = [](std::uint32_t value, int shift) { return static_cast<std::uint8_t>(value >> shift); };
  const auto control = static_cast<std::uint8_t>((kind == PdvKind::Command ? 1 : 0) | (last ? 2 : 0));
  return {static_cast<std::uint8_t>(PduType::Data), 0, byte(pdu, 24), byte(pdu, 16), byte(pdu, 8), byte(pdu, 0),
          byte(pdv, 24), byte(pdv, 16), byte(pdv, 8), byte(pdv, 0), contextId, control};
}

}  // namespace safelight::dicom::net
