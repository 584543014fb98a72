// Everything a peer could say, to an acceptor with all services and to a requestor that stores and asks.

#include "dicom/net/memory_stream.h"
#include "dicom/net/service_provider.h"
#include "dicom/net/service_user.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::dicom::net;

namespace {

constexpr std::string_view kCt = "1.2.840.10008.5.1.4.1.1.2";

Limits smallLimits() {
  Limits limits;
  limits.largestDataSet = 1u << 20;
  limits.largestIdentifier = 64u << 10;
  limits.linger = std::chrono::milliseconds(0);
  return limits;
}

class Handler final : public ServiceHandler {
 public:
  StoreDecision beginStore(const StoreRequest& request) override {
    fuzz::require(isUid(request.sopClass) && isUid(request.sopInstance) && isStorableSyntax(request.transferSyntax));
    if (++m_stores % 4 == 3) return Status::OutOfResources;
    return std::make_unique<Receiver>(m_stores);
  }
  Result<Status> find(const FindRequest& request, MatchWriter& matches) override {
    for (int i = 0; i < 3; ++i) {
      TRY_ASSIGN(const MatchWriter::Next next, matches.send(request.identifier));
      if (next == MatchWriter::Next::Cancelled) return Status::Cancel;
    }
    return Status::Success;
  }
  CommitmentDecision commitmentRequested(const CommitmentRequest& request) override {
    ++m_owed;
    return {Status::Success, CommitmentResult{request.transaction, request.references, {}}};
  }
  void commitmentTold(const CommitmentResult&, Status) override { --m_owed; }
  void commitmentUnreported(const CommitmentResult&) override { --m_owed; }
  Status commitmentReported(const CommitmentResult&) override { return Status::Success; }
  int owed() const { return m_owed; }

 private:
  class Receiver final : public StoreReceiver {
   public:
    explicit Receiver(int number) : m_number(number) {}
    Result<void> write(ByteView bytes) override {
      fuzz::require(!bytes.empty() && !m_failed && !m_finished);
      m_size += bytes.size();
      m_failed = m_number % 3 == 0 && m_size > 100;
      if (m_failed) return fail(ErrorCode::DiskFull);
      return {};
    }
    Status finish() override {
      fuzz::require(!m_failed && !m_finished && m_size > 0);
      m_finished = true;
      return Status::Success;
    }

   private:
    int m_number;
    std::uint64_t m_size = 0;
    bool m_failed = false;
    bool m_finished = false;
  };
  int m_stores = 0;
  int m_owed = 0;
};

AcceptancePolicy openPolicy() {
  AcceptancePolicy policy;
  policy.rules = {verificationRule(), commitmentRule(), worklistRule(), storageRule(PrivateClasses::Accept)};
  return policy;
}

void accept(ByteView script, std::size_t piece) {
  const AcceptancePolicy policy = openPolicy();
  auto association = Association::accept(std::make_unique<ScriptedStream>(script, piece),
                                         [&](const AssociateRequest& request) { return planAcceptance(request, policy); }, smallLimits());
  if (!association) return;
  Handler handler;
  const auto end = serve(*association, handler);
  fuzz::require(!end || *end == ServeEnd::Released);
  fuzz::require(handler.owed() == 0);
}

void request(ByteView script, std::size_t piece) {
  AssociationProposal proposal{"SAFELIGHT", "PACS", {}, {}};
  for (const std::string_view uid : {kVerification, kCt, kStudyRootFind, kStudyRootGet, kStorageCommitment}) proposal.contexts.push_back(proposeContext(uid, uncompressedSyntaxes()));
  auto association = Association::request(std::make_unique<ScriptedStream>(script, piece), std::move(proposal), smallLimits());
  if (!association) return;
  Handler handler;
  if (!echo(*association)) return;
  const Bytes object(100, 1);
  if (!store(*association, {std::string(kCt), "1.2.3", {}, Priority::Medium}, DataSource::of(object))) return;
  int matches = 0;
  if (!find(*association, kStudyRootFind, object, [&](ByteView, std::string_view) { return ++matches < 5 ? Continue::More : Continue::Cancel; })) return;
  if (!get(*association, kStudyRootGet, object, handler)) return;
  (void)requestCommitment(*association, {"1.2.3", {{std::string(kCt), "1.2.3"}}}, std::chrono::milliseconds(0));
  (void)association->release();
}

// The first byte chooses the side and how the rest is cut.
void run(ByteView bytes) {
  if (bytes.empty()) return;
  const std::size_t piece = bytes[0] % 8 == 0 ? 65536 : bytes[0] % 8;
  if (bytes[0] < 128) {
    accept(bytes.subspan(1), piece);
  } else {
    request(bytes.subspan(1), piece);
  }
}

void append(Bytes& script, std::uint8_t context, PdvKind kind, ByteView bytes) {
  const auto head = encodeDataHead(context, kind, true, static_cast<std::uint32_t>(bytes.size()));
  script.insert(script.end(), head.begin(), head.end());
  script.insert(script.end(), bytes.begin(), bytes.end());
}

void append(Bytes& script, const Bytes& pdu) { script.insert(script.end(), pdu.begin(), pdu.end()); }

Bytes modality() {
  Bytes script{0};
  AssociateRequest opening;
  opening.calledAe = "SAFELIGHT";
  opening.callingAe = "PANO";
  opening.applicationContext = std::string(kApplicationContext);
  for (const std::string_view uid : {kVerification, kCt, kModalityWorklistFind, kStorageCommitment})
    opening.contexts.push_back({static_cast<std::uint8_t>(2 * opening.contexts.size() + 1), std::string(uid), uncompressedSyntaxes()});
  append(script, encode(opening));
  append(script, 1, PdvKind::Command, encodeCommand(CommandSet::request(CommandField::EchoRequest, 1, kVerification)));
  for (std::uint16_t i = 2; i < 6; ++i) {
    CommandSet command = CommandSet::request(CommandField::StoreRequest, i, kCt);
    command.sopInstance = "1.2.3";
    command.hasDataSet = true;
    append(script, 3, PdvKind::Command, encodeCommand(command));
    append(script, 3, PdvKind::DataSet, Bytes(120, 7));
  }
  CommandSet query = CommandSet::request(CommandField::FindRequest, 6, kModalityWorklistFind);
  query.hasDataSet = true;
  append(script, 5, PdvKind::Command, encodeCommand(query));
  append(script, 5, PdvKind::DataSet, Bytes(16, 0));
  CommandSet cancel;
  cancel.field = CommandField::CancelRequest;
  cancel.respondedTo = 6;
  append(script, 5, PdvKind::Command, encodeCommand(cancel));
  CommandSet action = CommandSet::request(CommandField::ActionRequest, 7, kStorageCommitment);
  action.sopInstance = std::string(kStorageCommitmentInstance);
  action.actionType = kActionRequestCommitment;
  action.hasDataSet = true;
  append(script, 7, PdvKind::Command, encodeCommand(action));
  append(script, 7, PdvKind::DataSet, encodeCommitment(CommitmentRequest{"1.2.9", {{std::string(kCt), "1.2.3"}}}, kExplicitVrLittleEndian));
  append(script, encodeReleaseRequest());
  return script;
}

Bytes pacs() {
  Bytes script{128};
  AssociateAccept opening;
  opening.calledAe = "PACS";
  opening.callingAe = "SAFELIGHT";
  opening.applicationContext = std::string(kApplicationContext);
  for (std::uint8_t id = 1; id <= 9; id = static_cast<std::uint8_t>(id + 2)) opening.contexts.push_back({id, ContextResult::Accepted, std::string(kExplicitVrLittleEndian)});
  append(script, encode(opening));
  const auto answer = [&](std::uint8_t context, CommandField field, std::uint16_t id, std::string_view uid, Status status, ByteView data) {
    CommandSet command = CommandSet::response(CommandSet::request(field, id, uid), status);
    command.hasDataSet = !data.empty();
    append(script, context, PdvKind::Command, encodeCommand(command));
    if (!data.empty()) append(script, context, PdvKind::DataSet, data);
  };
  answer(1, CommandField::EchoRequest, 1, kVerification, Status::Success, {});
  answer(3, CommandField::StoreRequest, 2, kCt, Status::Success, {});
  answer(5, CommandField::FindRequest, 3, kStudyRootFind, Status::Pending, asBytes("a match!"));
  answer(5, CommandField::FindRequest, 3, kStudyRootFind, Status::Success, {});
  answer(7, CommandField::GetRequest, 4, kStudyRootGet, Status::Pending, {});
  answer(7, CommandField::GetRequest, 4, kStudyRootGet, Status::Success, {});
  answer(9, CommandField::ActionRequest, 5, kStorageCommitment, Status::Success, {});
  append(script, encodeReleaseResponse());
  return script;
}

std::vector<Bytes> seeds() { return {modality(), pacs()}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("dicom_dialogue", run, seeds)
