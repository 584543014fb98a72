#include "dicom/net/pdu.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

AssociateRequest fullRequest() {
  AssociateRequest request = requestFor({kVerification, kCt, kStorageCommitment});
  UserInformation& user = request.user;
  user.implementationVersion = "TEST_1";
  user.asynchronous = AsynchronousOperations{3, 4};
  user.roles = {{std::string(kCt), true, true}, {std::string(kStorageCommitment), false, true}};
  user.extended = {{std::string(kCt), {1, 0, 2}}};
  user.commonExtended = {{std::string(kCt), "1.2.840.10008.4.2", {"1.2.3", "1.2.4"}}};
  user.identity = UserIdentity{2, true, {'m', 'e'}, {'p', 'w'}};
  return request;
}

ByteView bodyOf(const Bytes& pdu) { return ByteView(pdu).subspan(kPduHeadBytes); }

// Adds an item behind a PDU's last one.
Bytes withItem(Bytes pdu, std::uint8_t type, ByteView content) {
  NetworkWriter item;
  item.u8(type);
  item.u8(0);
  item.blob16(content);
  pdu.insert(pdu.end(), item.bytes().begin(), item.bytes().end());
  return pduOf(pdu[0], static_cast<std::uint32_t>(pdu.size() - kPduHeadBytes), ByteView(pdu).subspan(kPduHeadBytes));
}

Bytes contextItem(std::uint8_t id, std::string_view sopClass, std::string_view syntax) {
  NetworkWriter item;
  item.u8(id);
  for (int i = 0; i < 3; ++i) item.u8(0);
  item.u8(0x30);
  item.u8(0);
  item.text16(sopClass);
  item.u8(0x40);
  item.u8(0);
  item.text16(syntax);
  return std::move(item).take();
}

}  // namespace

TEST_CASE("an association request with every item is read as it was written", "[dicom][net]") {
  const AssociateRequest request = fullRequest();
  const Bytes pdu = encode(request);
  const PduHead head = decodePduHead(pdu);
  CHECK(head.type == 1);
  CHECK(head.length == pdu.size() - kPduHeadBytes);
  const auto decoded = decodeAssociateRequest(bodyOf(pdu));
  REQUIRE(decoded);
  CHECK(*decoded == request);
}

TEST_CASE("an association answer with every item is read as it was written", "[dicom][net]") {
  AssociateAccept accept;
  accept.calledAe = "SAFELIGHT";
  accept.callingAe = "TESTER";
  accept.applicationContext = std::string(kApplicationContext);
  accept.contexts = {{1, ContextResult::Accepted, std::string(kImplicitVrLittleEndian)}, {3, ContextResult::AbstractSyntaxUnsupported, std::string(kImplicitVrLittleEndian)}};
  accept.user.maximumLength = 131072;
  accept.user.implementationClass = "1.2.3";
  accept.user.roles = {{std::string(kCt), true, false}};
  accept.user.identityResponse = Bytes{'o', 'k'};
  const Bytes pdu = encode(accept);
  const auto decoded = decodeAssociateAccept(bodyOf(pdu));
  REQUIRE(decoded);
  CHECK(*decoded == accept);
}

TEST_CASE("short PDUs are four bytes long and read back", "[dicom][net]") {
  const Bytes reject = encode(AssociateReject::because(RejectReason::CalledAeUnknown));
  CHECK(reject == Bytes{3, 0, 0, 0, 0, 4, 0, 1, 1, 7});
  CHECK(decodeAssociateReject(bodyOf(reject)) == AssociateReject{1, 1, 7});
  CHECK(rejectText(*decodeAssociateReject(bodyOf(reject))) == "called AE title not recognized");
  CHECK(rejectText({9, 9, 9}) == "a reason that is in no table");
  CHECK(AssociateReject::because(RejectReason::LocalLimitExceeded).isTransient());
  CHECK(encode(Abort{2, 6}) == Bytes{7, 0, 0, 0, 0, 4, 0, 0, 2, 6});
  CHECK(decodeAbort(Bytes{0, 0, 2, 6}) == Abort{2, 6});
  CHECK(decodeAbort({}) == Abort{});
  CHECK(encodeReleaseRequest() == Bytes{5, 0, 0, 0, 0, 4, 0, 0, 0, 0});
  CHECK(encodeReleaseResponse() == Bytes{6, 0, 0, 0, 0, 4, 0, 0, 0, 0});
  CHECK_FALSE(decodeAssociateReject(Bytes{0, 1, 1}));
}

TEST_CASE("the head of a data PDU counts its value's head", "[dicom][net]") {
  const auto head = encodeDataHead(5, PdvKind::Command, true, 0x010203);
  CHECK(Bytes(head.begin(), head.end()) == Bytes{4, 0, 0, 1, 2, 9, 0, 1, 2, 5, 5, 3});
  CHECK(encodeDataHead(1, PdvKind::DataSet, false, 4)[11] == 0);
  CHECK(encodeDataHead(1, PdvKind::DataSet, true, 4)[11] == 2);
}

TEST_CASE("items that nobody knows are passed over", "[dicom][net]") {
  const Bytes pdu = withItem(encode(fullRequest()), 0x77, asBytes("something new"));
  const auto decoded = decodeAssociateRequest(bodyOf(pdu));
  REQUIRE(decoded);
  CHECK(*decoded == fullRequest());
}

TEST_CASE("an association PDU cut anywhere never reads past its end", "[dicom][net]") {
  const Bytes pdu = encode(fullRequest());
  std::size_t refused = 0;
  for (std::size_t size = 0; size < pdu.size() - kPduHeadBytes; ++size)
    if (!decodeAssociateRequest(bodyOf(pdu).first(size))) ++refused;
  CHECK(refused > 400);
}

TEST_CASE("even, repeated and too many presentation contexts are a violation", "[dicom][net]") {
  const Bytes base = encode(requestFor({kCt}));
  CHECK(decodeAssociateRequest(bodyOf(withItem(base, 0x20, contextItem(3, kCt, kImplicitVrLittleEndian)))));
  for (const int id : {0, 2, 254, 1}) {
    const auto refused = decodeAssociateRequest(bodyOf(withItem(base, 0x20, contextItem(static_cast<std::uint8_t>(id), kCt, kImplicitVrLittleEndian))));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ProtocolViolated);
  }
  Bytes many = encode(requestFor(std::vector<std::string_view>(128, kCt)));
  const auto most = decodeAssociateRequest(bodyOf(many));
  REQUIRE(most);
  CHECK(most->contexts.size() == 128);
  CHECK(most->contexts.back().id == 255);
  many = withItem(many, 0x20, contextItem(1, kCt, kImplicitVrLittleEndian));
  CHECK_FALSE(decodeAssociateRequest(bodyOf(many)));
}

TEST_CASE("malformed names are read as none, and padding is no part of a name", "[dicom][net]") {
  AssociateRequest request = requestFor({kCt});
  request.callingAe = "BAD\\NAME";
  request.calledAe = "  SPACED  ";
  request.contexts[0].transferSyntaxes = {"1.2..840", "1.2.840.10008.1.2 ", "x"};
  request.contexts.push_back({3, "../../../etc/passwd", {std::string(kImplicitVrLittleEndian)}});
  request.contexts.push_back({5, std::string(70, '1'), {std::string(kImplicitVrLittleEndian)}});
  request.contexts.push_back({7, std::string(kCt) + std::string(1, '\0'), {std::string(kImplicitVrLittleEndian)}});
  request.user.implementationVersion = "A\nB\x1b[31m";
  const auto decoded = decodeAssociateRequest(bodyOf(encode(request)));
  REQUIRE(decoded);
  CHECK(decoded->callingAe.empty());
  CHECK(decoded->calledAe == "SPACED");
  CHECK(decoded->contexts[0].transferSyntaxes == std::vector<std::string>{std::string(kImplicitVrLittleEndian)});
  CHECK(decoded->contexts[1].abstractSyntax.empty());
  CHECK(decoded->contexts[2].abstractSyntax.empty());
  CHECK(decoded->contexts[3].abstractSyntax == kCt);
  CHECK(decoded->user.implementationVersion == "AB[31m");
}

TEST_CASE("a context with a thousand syntaxes keeps a bounded number", "[dicom][net]") {
  AssociateRequest request = requestFor({kCt});
  request.contexts[0].transferSyntaxes.assign(1000, std::string(kImplicitVrLittleEndian));
  const auto decoded = decodeAssociateRequest(bodyOf(encode(request)));
  REQUIRE(decoded);
  CHECK(decoded->contexts[0].transferSyntaxes.size() == kMostTransferSyntaxesOfContext);
}

TEST_CASE("sub-items that lie about their length inside themselves are left out, those that leave their parent are a violation", "[dicom][net]") {
  NetworkWriter role;  // says that its UID is longer than the item
  role.u16(500);
  role.text("1.2.3");
  NetworkWriter user;
  user.u8(0x54);
  user.u8(0);
  user.blob16(role.bytes());
  Bytes pdu = withItem(encode(requestFor({kCt})), 0x50, user.bytes());
  const auto decoded = decodeAssociateRequest(bodyOf(pdu));
  REQUIRE(decoded);
  CHECK(decoded->user.roles.empty());
  pdu = withItem(encode(requestFor({kCt})), 0x50, ByteView(user.bytes()).first(user.bytes().size() - 1));
  CHECK_FALSE(decodeAssociateRequest(bodyOf(pdu)));
}
