// Reading side of the PDUs. Items whose length runs past their parent end the reading; items nobody knows are passed over.

#include <algorithm>
#include <bitset>

#include "dicom/net/network_order.h"
#include "dicom/net/pdu.h"
#include "dicom/net/uids.h"

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kMostSubItems = 1024;      // of one kind, in the user information
constexpr std::size_t kMostIdentityBytes = 16384;
constexpr std::size_t kAeFieldBytes = 16;

auto violation(std::string_view what) { return fail(ErrorCode::ProtocolViolated, std::string(what)); }

struct Item {
  std::uint8_t type = 0;
  ByteView content;
};

// The next item; false at the end or when it runs past it (then the reader has failed).
bool nextItem(NetworkReader& reader, Item& item) {
  if (reader.atEnd()) return false;
  item.type = reader.u8();
  reader.u8();
  item.content = reader.blob16();
  return !reader.failed();
}

std::string uidFrom(ByteView bytes) {
  const std::string text = toString(bytes.first(std::min<std::size_t>(bytes.size(), kLongestUid + 2)));
  const std::string_view plain = withoutPadding(text);
  return isUid(plain) ? std::string(plain) : std::string();
}

std::string aeFrom(ByteView field) {
  const std::string text = toString(field);
  const std::string_view plain = withoutPadding(text);
  return isAeTitle(plain) ? std::string(plain) : std::string();
}

// At most 16 printable characters, whatever the peer wrote: it goes into logs and lists.
std::string versionFrom(ByteView bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes.first(std::min<std::size_t>(bytes.size(), 16)))
    if (byte >= 0x20 && byte < 0x7F) text.push_back(static_cast<char>(byte));
  return std::string(withoutPadding(text));
}

Result<ProposedContext> proposedContext(ByteView content) {
  NetworkReader reader(content);
  ProposedContext context;
  context.id = reader.u8();
  reader.raw(3);
  Item item;
  while (nextItem(reader, item)) {
    if (item.type == 0x30) {
      context.abstractSyntax = uidFrom(item.content);
    } else if (item.type == 0x40 && context.transferSyntaxes.size() < kMostTransferSyntaxesOfContext) {
      if (std::string uid = uidFrom(item.content); !uid.empty()) context.transferSyntaxes.push_back(std::move(uid));
    }
  }
  if (reader.failed()) return violation("presentation context runs past its end");
  if (context.id % 2 == 0) return violation("even presentation context id");
  return context;
}

Result<AnsweredContext> answeredContext(ByteView content) {
  NetworkReader reader(content);
  AnsweredContext context;
  context.id = reader.u8();
  reader.u8();
  const std::uint8_t result = reader.u8();
  context.result = result <= 4 ? static_cast<ContextResult>(result) : ContextResult::NoReason;
  reader.u8();
  Item item;
  while (nextItem(reader, item))
    if (item.type == 0x40) context.transferSyntax = uidFrom(item.content);
  if (reader.failed()) return violation("presentation context runs past its end");
  return context;
}

RoleSelection roleSelection(NetworkReader& reader) {
  RoleSelection role;
  role.sopClass = uidFrom(reader.blob16());
  role.user = reader.u8() != 0;
  role.provider = reader.u8() != 0;
  return role;
}

CommonExtendedNegotiation commonExtended(NetworkReader& reader) {
  CommonExtendedNegotiation common;
  common.sopClass = uidFrom(reader.blob16());
  common.serviceClass = uidFrom(reader.blob16());
  NetworkReader related(reader.blob16());
  while (!related.atEnd() && common.relatedClasses.size() < kMostContexts)
    if (std::string uid = uidFrom(related.blob16()); !uid.empty()) common.relatedClasses.push_back(std::move(uid));
  return common;
}

Bytes bounded(ByteView bytes) {
  const ByteView kept = bytes.first(std::min(bytes.size(), kMostIdentityBytes));
  return {kept.begin(), kept.end()};
}

void readUserItem(const Item& item, UserInformation& user) {
  NetworkReader reader(item.content);
  switch (item.type) {
    case 0x51: user.maximumLength = reader.u32(); break;
    case 0x52: user.implementationClass = uidFrom(item.content); break;
    case 0x55: user.implementationVersion = versionFrom(item.content); break;
    case 0x53: {
      AsynchronousOperations asynchronous;
      asynchronous.invoked = reader.u16();
      asynchronous.performed = reader.u16();
      if (!reader.failed()) user.asynchronous = asynchronous;
      break;
    }
    case 0x54: {
      RoleSelection role = roleSelection(reader);
      if (!reader.failed() && !role.sopClass.empty() && user.roles.size() < kMostSubItems) user.roles.push_back(std::move(role));
      break;
    }
    case 0x56: {
      ExtendedNegotiation extended;
      extended.sopClass = uidFrom(reader.blob16());
      extended.information = bounded(reader.rest());
      if (!reader.failed() && !extended.sopClass.empty() && user.extended.size() < kMostContexts) user.extended.push_back(std::move(extended));
      break;
    }
    case 0x57: {
      CommonExtendedNegotiation common = commonExtended(reader);
      if (!reader.failed() && !common.sopClass.empty() && user.commonExtended.size() < kMostContexts) user.commonExtended.push_back(std::move(common));
      break;
    }
    case 0x58: {
      UserIdentity identity;
      identity.type = reader.u8();
      identity.responseWanted = reader.u8() != 0;
      identity.primary = bounded(reader.blob16());
      identity.secondary = bounded(reader.blob16());
      if (!reader.failed()) user.identity = std::move(identity);
      break;
    }
    case 0x59: {
      const ByteView response = reader.blob16();
      if (!reader.failed()) user.identityResponse = bounded(response);
      break;
    }
    default: break;
  }
}

Result<UserInformation> userInformation(ByteView content) {
  UserInformation user;
  NetworkReader reader(content);
  Item item;
  while (nextItem(reader, item)) readUserItem(item, user);
  if (reader.failed()) return violation("user information runs past its end");
  return user;
}

// What both A-ASSOCIATE PDUs begin with.
template <class Pdu>
void readHead(NetworkReader& reader, Pdu& pdu) {
  pdu.protocolVersion = reader.u16();
  reader.u16();
  pdu.calledAe = aeFrom(reader.raw(kAeFieldBytes));
  pdu.callingAe = aeFrom(reader.raw(kAeFieldBytes));
  reader.raw(32);
}

// The variable items of both; `add` takes one presentation context.
template <class Pdu, class Context, class Decode>
Result<void> readItems(NetworkReader& reader, Pdu& pdu, std::uint8_t contextType, std::vector<Context>& contexts, const Decode& decode) {
  std::bitset<256> seen;
  Item item;
  while (nextItem(reader, item)) {
    if (item.type == 0x10) {
      pdu.applicationContext = uidFrom(item.content);
    } else if (item.type == contextType) {
      TRY_ASSIGN(Context context, decode(item.content));
      if (seen[context.id]) return violation("presentation context id used twice");
      seen[context.id] = true;
      if (contexts.size() == kMostContexts) return violation("more than 128 presentation contexts");
      contexts.push_back(std::move(context));
    } else if (item.type == 0x50) {
      TRY_ASSIGN(pdu.user, userInformation(item.content));
    }
  }
  if (reader.failed()) return violation("item runs past the end of the PDU");
  return {};
}

}  // namespace

PduHead decodePduHead(ByteView bytes) {
  NetworkReader reader(bytes);
  PduHead head;
  head.type = reader.u8();
  reader.u8();
  head.length = reader.u32();
  return head;
}

Result<AssociateRequest> decodeAssociateRequest(ByteView body) {
  NetworkReader reader(body);
  AssociateRequest request;
  readHead(reader, request);
  if (reader.failed()) return violation("A-ASSOCIATE-RQ is too short");
  TRY_VOID(readItems(reader, request, 0x20, request.contexts, proposedContext));
  return request;
}

Result<AssociateAccept> decodeAssociateAccept(ByteView body) {
  NetworkReader reader(body);
  AssociateAccept accept;
  readHead(reader, accept);
  if (reader.failed()) return violation("A-ASSOCIATE-AC is too short");
  TRY_VOID(readItems(reader, accept, 0x21, accept.contexts, answeredContext));
  return accept;
}

Result<AssociateReject> decodeAssociateReject(ByteView body) {
  if (body.size() < 4) return violation("A-ASSOCIATE-RJ is too short");
  return AssociateReject{body[1], body[2], body[3]};
}

Abort decodeAbort(ByteView body) {
  Abort abort;
  if (body.size() >= 4) abort = {body[2], body[3]};
  return abort;
}

}  // namespace safelight::dicom::net
