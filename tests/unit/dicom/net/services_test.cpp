#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

StoreOperation operation(std::string_view instance, std::string_view sopClass = kCt) { return {std::string(sopClass), std::string(instance), {}, Priority::Medium}; }

// Answers a query with numbered matches.
class MatchHandler final : public ServiceHandler {
 public:
  int matches = 3;
  int sent = 0;
  std::string model, query;
  Result<Status> find(const FindRequest& request, MatchWriter& writer) override {
    model = request.model;
    query = toString(request.identifier);
    for (sent = 0; sent < matches; ++sent) {
      TRY_ASSIGN(const MatchWriter::Next next, writer.send(asBytes("match " + std::to_string(sent))));
      if (next == MatchWriter::Next::Cancelled) return Status::Cancel;
    }
    return Status::Success;
  }
};

// Knows which instances are safe.
class CommitmentHandler final : public ServiceHandler {
 public:
  std::vector<CommitmentResult> told, unreported, reported;
  CommitmentDecision commitmentRequested(const CommitmentRequest& request) override {
    CommitmentResult result{request.transaction, {}, {}};
    for (const SopReference& reference : request.references) {
      if (reference.sopInstance == "1.2.3") {
        result.committed.push_back(reference);
      } else {
        result.failed.push_back({reference, CommitmentFailure::NoSuchInstance});
      }
    }
    return {Status::Success, result};
  }
  void commitmentTold(const CommitmentResult& result, Status status) override {
    if (status == Status::Success) told.push_back(result);
  }
  void commitmentUnreported(const CommitmentResult& result) override { unreported.push_back(result); }
  Status commitmentReported(const CommitmentResult& result) override {
    reported.push_back(result);
    return Status::Success;
  }
};

// A PACS by hand: takes one request and lets the test answer.
class HandServed {
 public:
  explicit HandServed(std::function<void(Association&, const Message&)> answer, RequestorRoles roles = RequestorRoles::UserOnly) {
    auto [ours, theirs] = memoryStreamPair();
    stream = std::move(ours);
    m_thread = std::thread([answer = std::move(answer), end = std::move(theirs), roles]() mutable {
      AcceptancePolicy policy = openPolicy();
      for (const std::string_view model : {kStudyRootFind, kStudyRootGet, kStudyRootMove}) policy.rules.push_back({ServiceRule::Matches::ThisClass, std::string(model), uncompressedSyntaxes(), RequestorRoles::UserOnly});
      for (ServiceRule& rule : policy.rules) rule.roles = roles;
      auto association = Association::accept(std::move(end), deciding(policy), quickLimits());
      if (!association) return;
      for (;;) {
        auto incoming = association->receive(Deadline::in(std::chrono::seconds(5)));
        const Message* message = incoming ? std::get_if<Message>(&*incoming) : nullptr;
        if (message == nullptr) return;
        answer(*association, *message);
      }
    });
  }
  ~HandServed() { m_thread.join(); }
  std::unique_ptr<ByteStream> stream;

 private:
  std::thread m_thread;
};

}  // namespace

TEST_CASE("an echo is answered", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kVerification}));
  CHECK(echo(association) == Status::Success);
  CHECK(echo(association) == Status::Success);
  CHECK(store(association, operation("1.2.3"), DataSource::of(asBytes("data"))).error().code == ErrorCode::ServiceNotAccepted);
  REQUIRE(association.release());
  served.wait();
  CHECK(handler.verifications == 2);
}

TEST_CASE("objects arrive bit for bit with what is known of them", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kCt, kPanoramic}));
  const Bytes large = pattern(3'000'001);
  CHECK(store(association, {std::string(kPanoramic), "1.2.3", std::string(kExplicitVrLittleEndian), Priority::Low}, DataSource::of(large)) == Status::Success);
  CHECK(store(association, operation("1.2.4"), DataSource::of(asBytes("ab"))) == Status::Success);
  REQUIRE(association.release());
  served.wait();
  REQUIRE(handler.objects.size() == 2);
  CHECK(handler.objects[0]->bytes == large);
  CHECK(handler.objects[0]->request.sopClass == kPanoramic);
  CHECK(handler.objects[0]->request.sopInstance == "1.2.3");
  CHECK(handler.objects[0]->request.transferSyntax == kExplicitVrLittleEndian);
  CHECK(handler.objects[0]->request.priority == Priority::Low);
  CHECK(toString(handler.objects[1]->bytes) == "ab");
}

TEST_CASE("one class in several syntaxes goes over the context that was asked for", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  AssociationProposal proposal{"TESTER", "SAFELIGHT", {}, {}};
  const std::vector<std::string> syntaxes{std::string(kJpegLossless), std::string(kImplicitVrLittleEndian), "1.2.840.10008.1.2.4.203"};
  for (const std::string& syntax : syntaxes) proposal.contexts.push_back(proposeContext(kCt, {syntax}));
  Association association = served.associate(proposal);
  REQUIRE(association.contexts().size() == 3);
  for (std::size_t i = 0; i < syntaxes.size(); ++i)
    CHECK(store(association, {std::string(kCt), "1.2." + std::to_string(i), syntaxes[i], Priority::Medium}, DataSource::of(asBytes("data"))) == Status::Success);
  CHECK(store(association, {std::string(kCt), "1.2.9", std::string(kExplicitVrLittleEndian), Priority::Medium}, DataSource::of(asBytes("data"))).error().code ==
        ErrorCode::ServiceNotAccepted);
  REQUIRE(association.release());
  served.wait();
  REQUIRE(handler.objects.size() == 3);
  for (std::size_t i = 0; i < syntaxes.size(); ++i) CHECK(handler.objects[i]->request.transferSyntax == syntaxes[i]);
}

TEST_CASE("a full disk half way is told, and the association goes on", "[dicom][net]") {
  KeepingHandler handler;
  handler.failAfter = 100'000;
  Served served(handler);
  Association association = served.associate(proposalFor({kCt}));
  CHECK(store(association, operation("1.2.3"), DataSource::of(pattern(2'000'000))) == Status::OutOfResources);
  handler.failure = ErrorCode::Internal;
  CHECK(store(association, operation("1.2.4"), DataSource::of(pattern(2'000'000))) == Status::ProcessingFailure);
  CHECK(store(association, operation("1.2.5"), DataSource::of(pattern(50'000))) == Status::Success);
  REQUIRE(association.release());
  served.wait();
  CHECK_FALSE(handler.objects.at(0)->finished);
  CHECK(handler.objects.at(2)->bytes == pattern(50'000));
}

TEST_CASE("an object refused before its data is refused with its status", "[dicom][net]") {
  KeepingHandler handler;
  handler.refusal = Status::OutOfResources;
  Served served(handler);
  Association association = served.associate(proposalFor({kCt}));
  CHECK(store(association, operation("1.2.3"), DataSource::of(pattern(1'000'000))) == Status::OutOfResources);
  REQUIRE(association.release());
  served.wait();
  CHECK(handler.objects.empty());
}

TEST_CASE("a handler without services refuses each, and stays", "[dicom][net]") {
  ServiceHandler nothing;
  Served served(nothing);
  Association association = served.associate(proposalFor({kVerification, kCt, kModalityWorklistFind, kStorageCommitment}));
  CHECK(echo(association) == Status::Success);
  CHECK(store(association, operation("1.2.3"), DataSource::of(asBytes("data"))) == Status::SopClassNotSupported);
  CHECK(find(association, kModalityWorklistFind, asBytes("query!"), {}) == Status::SopClassNotSupported);
  CHECK(requestCommitment(association, {"1.2.9", {{std::string(kCt), "1.2.3"}}}, std::chrono::milliseconds(10))->status == Status::SopClassNotSupported);
  CHECK(association.release());
}

TEST_CASE("an operation that nobody serves is refused with its data drained", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kCt}));
  CommandSet command = CommandSet::request(CommandField::NCreateRequest, association.nextMessageId(), kModalityPerformedProcedureStep);
  REQUIRE(association.send(1, command, asBytes("a data set")));
  const auto incoming = association.receive(Deadline::in(std::chrono::seconds(5)));
  REQUIRE(incoming);
  CHECK(std::get<Message>(*incoming).command.field == CommandField::NCreateResponse);
  CHECK(std::get<Message>(*incoming).command.status == Status::UnrecognizedOperation);
  CHECK(association.release());
}

TEST_CASE("a store without data, or over a context that is no storage, is refused", "[dicom][net]") {
  KeepingHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kVerification, kCt}));
  const auto ask = [&](std::uint8_t context, std::string_view sopClass, ByteView data) {
    CommandSet command = CommandSet::request(CommandField::StoreRequest, association.nextMessageId(), sopClass);
    command.sopInstance = "1.2.3";
    REQUIRE(association.send(context, command, data));
    const auto incoming = association.receive(Deadline::in(std::chrono::seconds(5)));
    REQUIRE(incoming);
    return std::get<Message>(*incoming).command.status;
  };
  CHECK(ask(3, kCt, {}) == Status::CannotUnderstand);
  CHECK(ask(1, kCt, asBytes("data")) == Status::NoSuchClass);
  CHECK(ask(3, kVerification, asBytes("data")) == Status::NoSuchClass);
  CHECK(ask(3, kPanoramic, asBytes("data")) == Status::Success);  // devices do that
  CHECK(association.release());
}

TEST_CASE("a query gives its matches one by one", "[dicom][net]") {
  MatchHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kModalityWorklistFind}));
  std::vector<std::string> matches;
  const auto status = find(association, kModalityWorklistFind, asBytes("who? "), [&](ByteView match, std::string_view syntax) {
    CHECK(syntax == kExplicitVrLittleEndian);
    matches.push_back(toString(match));
    return Continue::More;
  });
  CHECK(status == Status::Success);
  CHECK(matches == std::vector<std::string>{"match 0", "match 1", "match 2"});
  REQUIRE(association.release());
  served.wait();
  CHECK(handler.model == kModalityWorklistFind);
  CHECK(handler.query == "who? ");
}

TEST_CASE("a query of which somebody has enough is cancelled between two matches", "[dicom][net]") {
  MatchHandler handler;
  handler.matches = 1'000'000;
  Served served(handler);
  Association association = served.associate(proposalFor({kModalityWorklistFind}));
  int seen = 0;
  const auto status = find(association, kModalityWorklistFind, asBytes("who? "), [&](ByteView, std::string_view) { return ++seen < 5 ? Continue::More : Continue::Cancel; });
  CHECK(status == Status::Cancel);
  CHECK(seen == 5);
  REQUIRE(association.release());
  served.wait();
  CHECK(handler.sent < 1'000'000);
}

TEST_CASE("a cancel for another message, or for one that is over, changes nothing", "[dicom][net]") {
  MatchHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kModalityWorklistFind, kVerification}));
  CommandSet cancel;
  cancel.field = CommandField::CancelRequest;
  cancel.respondedTo = 4242;
  REQUIRE(association.send(1, cancel));
  int seen = 0;
  CHECK(find(association, kModalityWorklistFind, asBytes("who? "), [&](ByteView, std::string_view) { return ++seen, Continue::More; }) == Status::Success);
  CHECK(seen == 3);
  CHECK(association.release());
}

TEST_CASE("retrieved objects come over the same association, with progress", "[dicom][net]") {
  HandServed pacs(
      [](Association& association, const Message& message) {
        REQUIRE(message.command.field == CommandField::GetRequest);
        REQUIRE(association.receiveWhole(1000));
        for (std::uint16_t i = 0; i < 2; ++i) {
          CHECK(store(association, operation("1.2.3." + std::to_string(i)), DataSource::of(pattern(100'000u + i))) == Status::Success);
          CommandSet pending = CommandSet::response(message.command, Status::Pending);
          pending.subOperations = SubOperations{static_cast<std::uint16_t>(1 - i), static_cast<std::uint16_t>(i + 1), 0, 0};
          REQUIRE(association.send(message.contextId, pending));
        }
        CommandSet last = CommandSet::response(message.command, Status::CoercedElements);
        last.subOperations = SubOperations{std::nullopt, 2, 1, 0};
        REQUIRE(association.send(message.contextId, last, asBytes("failed list!")));
      },
      RequestorRoles::ProviderToo);
  AssociationProposal proposal = proposalFor({kStudyRootGet});
  const std::vector<std::string> classes{std::string(kCt), std::string(kPanoramic), std::string(kCt)};
  proposeRetrieval(proposal, classes, uncompressedSyntaxes());
  CHECK(proposal.contexts.size() == 3);
  auto association = Association::request(std::move(pacs.stream), proposal, quickLimits());
  REQUIRE(association);
  KeepingHandler handler;
  int steps = 0;
  const auto outcome = get(*association, kStudyRootGet, asBytes("study?"), handler, [&](const SubOperations&) { ++steps; });
  REQUIRE(outcome);
  CHECK(outcome->status == Status::CoercedElements);
  CHECK(outcome->counts == SubOperations{std::nullopt, 2, 1, 0});
  CHECK(toString(outcome->failedList) == "failed list!");
  CHECK(steps == 2);
  REQUIRE(handler.objects.size() == 2);
  CHECK(handler.objects[1]->bytes == pattern(100'001));
  CHECK(association->release());
}

TEST_CASE("a move names its destination and tells how it went", "[dicom][net]") {
  HandServed pacs([](Association& association, const Message& message) {
    CHECK(message.command.moveDestination == "HERE");
    REQUIRE(association.receiveWhole(1000));
    REQUIRE(association.send(message.contextId, CommandSet::response(message.command, Status::MoveDestinationUnknown)));
  });
  auto association = Association::request(std::move(pacs.stream), proposalFor({kStudyRootMove}), quickLimits());
  REQUIRE(association);
  const auto outcome = move(*association, kStudyRootMove, "HERE", asBytes("study?"));
  REQUIRE(outcome);
  CHECK(outcome->status == Status::MoveDestinationUnknown);
  CHECK(move(*association, kStudyRootMove, "not\\an AE", asBytes("study?")).error().code == ErrorCode::InvalidArgument);
  CHECK(association->release());
}

TEST_CASE("a retrieval that somebody stops is cancelled", "[dicom][net]") {
  HandServed pacs([](Association& association, const Message& message) {
    if (message.command.field != CommandField::MoveRequest) return;
    REQUIRE(association.receiveWhole(1000));
    const Deadline limit = Deadline::in(std::chrono::seconds(10));
    for (;;) {
      REQUIRE(association.send(message.contextId, CommandSet::response(message.command, Status::Pending)));
      const auto cancelled = association.takeCancel(message.command.messageId);
      REQUIRE(cancelled);
      if (*cancelled || limit.isOver()) break;
    }
    REQUIRE(association.send(message.contextId, CommandSet::response(message.command, Status::Cancel)));
  });
  auto association = Association::request(std::move(pacs.stream), proposalFor({kStudyRootMove}), quickLimits());
  REQUIRE(association);
  const CancelToken cancel;
  const auto outcome = move(*association, kStudyRootMove, "HERE", asBytes("study?"), [&](const SubOperations&) { cancel.cancel(); }, cancel);
  REQUIRE(outcome);
  CHECK(outcome->status == Status::Cancel);
  CHECK(association->release());
}

TEST_CASE("commitment is reported over the same association when the peer stays", "[dicom][net]") {
  CommitmentHandler handler;
  ServeOptions options;
  options.reportAfter = std::chrono::milliseconds(10);
  Served served(handler, openPolicy(), quickLimits(), options);
  Association association = served.associate(proposalFor({kStorageCommitment}));
  const CommitmentRequest request{"1.2.9", {{std::string(kCt), "1.2.3"}, {std::string(kCt), "1.2.4"}}};
  const auto answer = requestCommitment(association, request, std::chrono::seconds(5));
  REQUIRE(answer);
  CHECK(answer->status == Status::Success);
  REQUIRE(answer->result);
  CHECK(answer->result->committed == std::vector<SopReference>{{std::string(kCt), "1.2.3"}});
  CHECK(answer->result->failed.at(0).reason == CommitmentFailure::NoSuchInstance);
  REQUIRE(association.release());
  served.wait();
  CHECK(handler.told.size() == 1);
  CHECK(handler.unreported.empty());
}

TEST_CASE("commitment that could not be reported is handed back for another association", "[dicom][net]") {
  CommitmentHandler handler;
  ServeOptions options;
  options.reportAfter = std::chrono::seconds(3);
  {
    Served served(handler, openPolicy(), quickLimits(), options);
    Association association = served.associate(proposalFor({kStorageCommitment}));
    const auto answer = requestCommitment(association, {"1.2.9", {{std::string(kCt), "1.2.3"}}}, std::chrono::milliseconds(1));
    REQUIRE(answer);
    CHECK(answer->status == Status::Success);
    CHECK_FALSE(answer->result);
    REQUIRE(association.release());
  }
  REQUIRE(handler.unreported.size() == 1);

  // The other way round: we are the provider, the peer accepts that role and takes the report.
  CommitmentHandler peer;
  Served served(peer);
  Association association = served.associate(commitmentReportProposal("SAFELIGHT", "TESTER"));
  CHECK(association.contextFor(kStorageCommitment) == nullptr);
  CHECK(reportCommitment(association, handler.unreported[0]) == Status::Success);
  REQUIRE(association.release());
  served.wait();
  REQUIRE(peer.reported.size() == 1);
  CHECK(peer.reported[0] == handler.unreported[0]);
}

TEST_CASE("a commitment request that cannot be understood is refused for its reason", "[dicom][net]") {
  CommitmentHandler handler;
  Served served(handler);
  Association association = served.associate(proposalFor({kStorageCommitment}));
  const auto ask = [&](std::uint16_t action, std::string_view instance, ByteView data) {
    CommandSet command = CommandSet::request(CommandField::ActionRequest, association.nextMessageId(), kStorageCommitment);
    command.sopInstance = std::string(instance);
    command.actionType = action;
    REQUIRE(association.send(1, command, data));
    const auto incoming = association.receive(Deadline::in(std::chrono::seconds(5)));
    REQUIRE(incoming);
    return std::get<Message>(*incoming).command.status;
  };
  CHECK(ask(1, kStorageCommitmentInstance, asBytes("garbage!")) == Status::InvalidArgument);
  CHECK(ask(2, kStorageCommitmentInstance, asBytes("garbage!")) == Status::NoSuchActionType);
  CHECK(ask(1, "1.2.3", asBytes("garbage!")) == Status::NoSuchInstance);
  CHECK(association.release());
}

TEST_CASE("a server that is told to stop ends the association in order", "[dicom][net]") {
  KeepingHandler handler;
  ServeOptions options;
  options.stop.cancel();
  Served served(handler, openPolicy(), quickLimits(), options);
  Association association = served.associate(proposalFor({kVerification}));
  const auto incoming = association.receive(Deadline::in(std::chrono::seconds(5)));
  REQUIRE(incoming);
  CHECK(std::holds_alternative<Released>(*incoming));
  served.wait();
  CHECK(served.outcome == ServeEnd::Stopped);
}
