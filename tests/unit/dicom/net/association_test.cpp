#include "dicom/net/association.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

TEST_CASE("both sides agree on contexts, names and bounds", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kVerification, kCt, kStudyRootFind}));
  REQUIRE(association.contexts().size() == 2);
  CHECK(association.contextFor(kCt)->transferSyntax == kExplicitVrLittleEndian);
  CHECK(association.contextFor(kCt, kImplicitVrLittleEndian) == nullptr);
  CHECK(association.contextFor(kStudyRootFind) == nullptr);
  CHECK(association.providedContextFor(kCt) == nullptr);
  CHECK(association.peerMaximumLength() == openPolicy().maximumLength);
  CHECK(association.peerImplementationClass() == kImplementationClass);
  CHECK(association.peerImplementationVersion() == kImplementationVersion);
  REQUIRE(association.release());
  CHECK_FALSE(association.isOpen());
  served.wait();
  CHECK(served.outcome == ServeEnd::Released);
  CHECK(served.callingAe == "TESTER");
}

TEST_CASE("a peer that accepts nothing of what was proposed is left in order", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  const auto association = Association::request(std::move(served.stream), proposalFor({kStudyRootFind}), quickLimits());
  REQUIRE_FALSE(association);
  CHECK(association.error().code == ErrorCode::ServiceNotAccepted);
  served.wait();
  CHECK(served.outcome == ServeEnd::Released);
}

TEST_CASE("a refusal tells its reason to both", "[dicom][net]") {
  KeepingHandler handler;
  AcceptancePolicy policy = openPolicy();
  policy.callingAes = {"PANO"};
  Served served(handler, policy);
  const auto association = Association::request(std::move(served.stream), proposalFor({kCt}), quickLimits());
  REQUIRE_FALSE(association);
  CHECK(association.error() == Error{ErrorCode::AssociationRejected, "calling AE title not recognized"});
  served.wait();
  CHECK(served.outcome.error().code == ErrorCode::AssociationRejected);
}

TEST_CASE("a proposal that no peer could take is not sent", "[dicom][net]") {
  auto [ours, theirs] = memoryStreamPair();
  AssociationProposal proposal = proposalFor({kCt});
  proposal.callingAe = "A NAME THAT IS TOO LONG";
  CHECK(Association::request(std::move(ours), proposal, quickLimits()).error().code == ErrorCode::InvalidArgument);
  std::tie(ours, theirs) = memoryStreamPair();
  CHECK(Association::request(std::move(ours), proposalFor(std::vector<std::string_view>(129, kCt)), quickLimits()).error().code == ErrorCode::InvalidArgument);
  Bytes buffer(16);
  CHECK(theirs->read(buffer, Deadline::now()).error().code == ErrorCode::ConnectionClosed);
}

TEST_CASE("a peer that never speaks is cut off by ARTIM", "[dicom][net]") {
  auto [ours, theirs] = memoryStreamPair();
  CHECK(Association::accept(std::move(ours), deciding(openPolicy()), quickLimits()).error().code == ErrorCode::ConnectionTimedOut);
  Bytes buffer(16);
  CHECK(theirs->read(buffer, Deadline::now()).error().code == ErrorCode::ConnectionClosed);
}

TEST_CASE("a requestor waits no longer for its answer than it may", "[dicom][net]") {
  Limits limits = quickLimits();
  limits.answer = std::chrono::milliseconds(30);
  auto [ours, theirs] = memoryStreamPair();
  CHECK(Association::request(std::move(ours), proposalFor({kCt}), limits).error().code == ErrorCode::ConnectionTimedOut);
}

TEST_CASE("an answer to what was not proposed opens nothing", "[dicom][net]") {
  AssociateAccept accept;
  accept.calledAe = "SAFELIGHT";
  accept.callingAe = "TESTER";
  accept.applicationContext = std::string(kApplicationContext);
  accept.contexts = {{3, ContextResult::Accepted, std::string(kImplicitVrLittleEndian)}, {1, ContextResult::Accepted, "1.2.840.10008.1.2.4.50"}};
  const Bytes script = joined({encode(accept), encodeReleaseResponse()});
  auto stream = std::make_unique<ScriptedStream>(script);
  CHECK(Association::request(std::move(stream), proposalFor({kCt}), quickLimits()).error().code == ErrorCode::ServiceNotAccepted);
}

TEST_CASE("an association that goes without its end aborts", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  { const Association association = served.associate(proposalFor({kCt})); }
  served.wait();
  CHECK(served.outcome.error().code == ErrorCode::AssociationAborted);
}

TEST_CASE("a time-out of receive loses nothing", "[dicom][net]") {
  auto [ours, theirs] = memoryStreamPair();
  REQUIRE(theirs->write(encode(requestFor({kVerification})), Deadline::never()));
  auto association = Association::accept(std::move(ours), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  CHECK(association->receive(Deadline::now()).error().code == ErrorCode::ConnectionTimedOut);
  const Bytes echo = dataPdu(1, PdvKind::Command, true, echoCommand(77));
  std::size_t sent = 0;
  for (const std::size_t cut : {3u, 9u, 40u}) {
    REQUIRE(theirs->write(ByteView(echo).subspan(sent, cut - sent), Deadline::never()));
    sent = cut;
    CHECK(association->receive(Deadline::now()).error().code == ErrorCode::ConnectionTimedOut);
    CHECK(association->isOpen());
  }
  REQUIRE(theirs->write(ByteView(echo).subspan(sent), Deadline::never()));
  const auto incoming = association->receive(Deadline::now());
  REQUIRE(incoming);
  CHECK(std::get<Message>(*incoming).command.messageId == 77);
}

TEST_CASE("both may ask for the end at once, and both are answered", "[dicom][net]") {
  const Bytes script = joined({encode(requestFor({kVerification})), encodeReleaseRequest(), encodeReleaseResponse()});
  auto stream = std::make_unique<ScriptedStream>(script);
  ScriptedStream* raw = stream.get();
  auto association = Association::accept(std::move(stream), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  CHECK(association->release());
  CHECK(pduTypes(raw->written()) == std::vector<std::uint8_t>{2, 5, 6});
}

TEST_CASE("data that are on their way when the end is asked for are passed over", "[dicom][net]") {
  const Bytes script = joined({encode(requestFor({kVerification})), dataPdu(1, PdvKind::Command, true, echoCommand()), encodeReleaseResponse()});
  auto association = Association::accept(std::make_unique<ScriptedStream>(script), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  CHECK(association->release());
}

TEST_CASE("a peer that does not answer the end is left after ARTIM", "[dicom][net]") {
  auto [ours, theirs] = memoryStreamPair();
  REQUIRE(theirs->write(encode(requestFor({kVerification})), Deadline::never()));
  auto association = Association::accept(std::move(ours), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  CHECK(association->release().error().code == ErrorCode::ConnectionTimedOut);
  CHECK_FALSE(association->isOpen());
}

TEST_CASE("a data set goes in PDUs of the peer's size, however small", "[dicom][net]") {
  const Bytes object = pattern(10'001);
  for (const std::uint32_t maximum : {1u, 64u, 1000u, 16384u, 0u}) {
    AssociateRequest request = requestFor({kCt});
    request.user.maximumLength = maximum;
    const Bytes script = encode(request);
    auto stream = std::make_unique<ScriptedStream>(script);
    ScriptedStream* raw = stream.get();
    AcceptancePolicy policy = openPolicy();
    auto association = Association::accept(std::move(stream), deciding(policy), quickLimits());
    REQUIRE(association);
    REQUIRE(association->send(1, CommandSet::request(CommandField::StoreRequest, 1, kCt), object));
    ByteView rest = raw->written();
    rest = rest.subspan(kPduHeadBytes + decodePduHead(rest).length);
    Bytes data;
    const std::uint32_t bound = maximum == 0 ? quickLimits().largestSentPdu : std::max(maximum, 64u);
    while (!rest.empty()) {
      const PduHead head = decodePduHead(rest);
      CHECK(head.type == 4);
      CHECK(head.length <= bound);
      CHECK(head.length % 2 == (rest.size() == kPduHeadBytes + head.length ? 1u : 0u));  // only the last is odd, as the data are
      if (rest[11] % 2 == 0) data.insert(data.end(), rest.begin() + 12, rest.begin() + 6 + head.length);
      rest = rest.subspan(kPduHeadBytes + head.length);
    }
    CHECK(data == object);
  }
}

TEST_CASE("a source that gives a little at a time is sent whole, one that fails half way ends the association", "[dicom][net]") {
  const Bytes object = pattern(5000);
  DataSource source{object.size(), [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
                      return ByteView(object).subspan(static_cast<std::size_t>(offset)).first(std::min<std::size_t>({most, 777, object.size() - static_cast<std::size_t>(offset)}));
                    }};
  KeepingHandler handler;
  {
    Served served(handler);
    Association association = served.associate(proposalFor({kCt}));
    CHECK(store(association, {std::string(kCt), "1.2.3", {}, Priority::Medium}, source) == Status::Success);
    REQUIRE(association.release());
  }
  REQUIRE(handler.objects.size() == 1);
  CHECK(handler.objects[0]->bytes == object);
  {
    Served served(handler);
    Association association = served.associate(proposalFor({kCt}));
    DataSource broken{object.size(), [&](std::uint64_t offset, std::size_t) -> Result<ByteView> {
                        if (offset > 0) return fail(ErrorCode::ReadFailed);
                        return ByteView(object).first(1000);
                      }};
    CHECK(store(association, {std::string(kCt), "1.2.4", {}, Priority::Medium}, broken).error().code == ErrorCode::ReadFailed);
    CHECK_FALSE(association.isOpen());
    served.wait();
    CHECK(served.outcome.error().code == ErrorCode::AssociationAborted);
  }
  CHECK_FALSE(handler.objects[1]->finished);
}

TEST_CASE("a source that fails at once leaves the association as it was", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kCt, kVerification}));
  const DataSource broken{100, [](std::uint64_t, std::size_t) -> Result<ByteView> { return fail(ErrorCode::ReadFailed); }};
  CHECK(store(association, {std::string(kCt), "1.2.3", {}, Priority::Medium}, broken).error().code == ErrorCode::ReadFailed);
  CHECK(echo(association) == Status::Success);
  REQUIRE(association.release());
}
