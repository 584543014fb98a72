// C-GET and C-MOVE.

#include <unistd.h>

#include <cerrno>

#include "app/courier/errands.h"
#include "app/courier/identifiers.h"
#include "dicom/dataset/writer.h"
#include "dicom/net/service_user.h"

namespace safelight::courier {
namespace {

namespace net = dicom::net;

Progress progressOf(const net::SubOperations& counts) {
  Progress progress;
  if (counts.remaining) progress.remaining = *counts.remaining;
  progress.completed = counts.completed;
  progress.failed = counts.failed;
  progress.warnings = counts.warning;
  return progress;
}

/// Writes one object into the file that the parent made for it.
class ArrivingFile final : public net::StoreReceiver {
 public:
  /// A file whose object broke off goes back to `spare` for the next one.
  ArrivingFile(Parent& parent, ipc::Handle file, ipc::Handle& spare, OutgoingObject object)
      : m_parent(parent), m_file(std::move(file)), m_spare(spare), m_object(std::move(object)) {}
  ~ArrivingFile() override {
    if (m_file.valid() && ::lseek(m_file.get(), 0, SEEK_SET) == 0) m_spare = std::move(m_file);
  }

  Result<void> begin() { return write(dicom::wrapFile(m_object.sopClass, m_object.sopInstance, m_object.transferSyntax, {})); }

  Result<void> write(ByteView bytes) override {
    if (bytes.size() > Limits::kObjectBytes - m_bytes) return fail(ErrorCode::FileTooLarge);
    while (!bytes.empty()) {
      const ssize_t count = ::write(m_file.get(), bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return fail(ErrorCode::DiskFull, "memory");
      m_bytes += static_cast<std::uint64_t>(count);
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
  }

  net::Status finish() override {
    m_file.reset();
    return m_parent.report(ObjectArrived{m_object, m_bytes}) ? net::Status::Success : net::Status::ProcessingFailure;
  }

 private:
  Parent& m_parent;
  ipc::Handle m_file;
  ipc::Handle& m_spare;
  OutgoingObject m_object;
  std::uint64_t m_bytes = 0;
};

/// Takes what a C-GET sends back.
class Fetcher final : public net::ServiceHandler {
 public:
  Fetcher(Parent& parent, const CancelToken& cancel) : m_parent(parent), m_cancel(cancel) {}

  net::StoreDecision beginStore(const net::StoreRequest& request) override {
    if (m_parent.wantsStop()) m_cancel.cancel();
    if (m_cancel.isCancelled()) return net::Status::Cancel;
    auto file = m_spare.valid() ? Result<ipc::Handle>(std::move(m_spare)) : freshFile();
    if (!file) {
      m_cancel.cancel();
      return net::Status::OutOfResources;
    }
    auto arriving = std::make_unique<ArrivingFile>(m_parent, std::move(*file), m_spare, OutgoingObject{request.sopClass, request.sopInstance, request.transferSyntax});
    if (const auto begun = arriving->begin(); !begun) return net::Status::OutOfResources;
    return std::unique_ptr<net::StoreReceiver>(std::move(arriving));
  }

 private:
  Result<ipc::Handle> freshFile() {
    TRY_VOID(m_parent.report(FileWanted{}));
    TRY_ASSIGN(Received received, m_parent.next());
    if (!std::holds_alternative<FileHere>(received.command) || received.handles.size() != 1) return fail(ErrorCode::InvalidArgument, "file");
    return std::move(received.handles.front());
  }

  Parent& m_parent;
  CancelToken m_cancel;
  ipc::Handle m_spare;
};

/// Some of what was asked for failed: the rest is here, and the counts say so.
Result<void> endOf(Desk& desk, const net::RetrieveOutcome& outcome) {
  TRY_VOID(desk.parent.report(progressOf(outcome.counts)));
  const bool isPart = outcome.counts.completed + outcome.counts.warning > 0 && net::statusKind(outcome.status) == net::StatusKind::Failure;
  if (net::isSuccess(outcome.status) || isPart) return {};
  if (outcome.status == net::Status::MoveDestinationUnknown) return fail(ErrorCode::PeerRefused, "destination unknown");
  return fail(errorOfQuery(outcome.status), statusDetail(outcome.status));
}

/// What a practice fetches. An association holds 128 contexts, and each class needs one for each syntax of consequence, or the archive would choose
/// one for all images of a class and could not send the others as they are.
constexpr std::string_view kClasses[] = {
    "1.2.840.10008.5.1.4.1.1.1.3",    "1.2.840.10008.5.1.4.1.1.1.3.1",  // intra-oral
    "1.2.840.10008.5.1.4.1.1.1.1",    "1.2.840.10008.5.1.4.1.1.1.1.1",  // digital X-ray: panoramic, cephalometric
    "1.2.840.10008.5.1.4.1.1.1",                                        // computed radiography
    "1.2.840.10008.5.1.4.1.1.2",      "1.2.840.10008.5.1.4.1.1.2.1",    "1.2.840.10008.5.1.4.1.1.13.1.2",  // CT, enhanced CT, craniofacial
    "1.2.840.10008.5.1.4.1.1.7",      "1.2.840.10008.5.1.4.1.1.7.2",    "1.2.840.10008.5.1.4.1.1.7.4",     // secondary capture
    "1.2.840.10008.5.1.4.1.1.77.1.4", "1.2.840.10008.5.1.4.1.1.77.1.7",                                    // photographs, dermoscopy
    "1.2.840.10008.5.1.4.1.1.4",      "1.2.840.10008.5.1.4.1.1.6.1",                                       // MR, ultrasound
};
/// Seldom or never compressed: PDF, STL, presentation states, reports, endoscopy, nuclear medicine.
constexpr std::string_view kPlainClasses[] = {
    "1.2.840.10008.5.1.4.1.1.104.1", "1.2.840.10008.5.1.4.1.1.104.3", "1.2.840.10008.5.1.4.1.1.11.1",
    "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.77.1.1", "1.2.840.10008.5.1.4.1.1.20",
};

void proposeStorage(net::AssociationProposal& proposal) {
  const std::vector<std::string> classes(std::begin(kClasses), std::end(kClasses));
  const std::vector<std::string> plain(std::begin(kPlainClasses), std::end(kPlainClasses));
  net::proposeRetrieval(proposal, classes, net::uncompressedSyntaxes());
  net::proposeRetrieval(proposal, plain, net::uncompressedSyntaxes());
  const std::size_t roles = proposal.roles.size();
  const std::vector<std::vector<std::string>> families{{"1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.57"}, {"1.2.840.10008.1.2.4.50"}, {"1.2.840.10008.1.2.4.51"},
                                                       {"1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"}, {"1.2.840.10008.1.2.4.90"}, {"1.2.840.10008.1.2.4.91"},
                                                       {"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.1.99"}};
  for (const auto& family : families) net::proposeRetrieval(proposal, classes, family);
  proposal.roles.resize(roles);  // one for each class is enough
}

Result<Bytes> identifierFor(const net::Association& association, std::string_view model, const Query& query) {
  const net::Context* context = association.contextFor(model);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  return retrieveIdentifier(query, dicom::transferSyntax(context->transferSyntax).encoding);
}

}  // namespace

Result<void> get(Desk& desk, const GetTask& task) {
  net::AssociationProposal proposal;
  proposal.contexts.push_back(net::proposeContext(net::kStudyRootGet, net::uncompressedSyntaxes()));
  proposeStorage(proposal);
  TRY_ASSIGN(net::Association association, associate(desk, task.node, std::move(proposal)));
  TRY_ASSIGN(const Bytes identifier, identifierFor(association, net::kStudyRootGet, task.query));
  const CancelToken cancel;
  Fetcher fetcher(desk.parent, cancel);
  const auto onProgress = [&](const net::SubOperations& counts) {
    if (desk.parent.wantsStop() || !desk.parent.report(progressOf(counts))) cancel.cancel();
  };
  TRY_ASSIGN(const net::RetrieveOutcome outcome, net::get(association, net::kStudyRootGet, identifier, fetcher, onProgress, cancel));
  TRY_VOID(endOf(desk, outcome));
  [[maybe_unused]] const auto released = association.release();
  return {};
}

Result<void> move(Desk& desk, const MoveTask& task) {
  net::AssociationProposal proposal;
  proposal.contexts.push_back(net::proposeContext(net::kStudyRootMove, net::uncompressedSyntaxes()));
  TRY_ASSIGN(net::Association association, associate(desk, task.node, std::move(proposal)));
  TRY_ASSIGN(const Bytes identifier, identifierFor(association, net::kStudyRootMove, task.query));
  const CancelToken cancel;
  const auto onProgress = [&](const net::SubOperations& counts) {
    if (desk.parent.wantsStop() || !desk.parent.report(progressOf(counts))) cancel.cancel();
  };
  TRY_ASSIGN(const net::RetrieveOutcome outcome, net::move(association, net::kStudyRootMove, task.destination, identifier, onProgress, cancel));
  TRY_VOID(endOf(desk, outcome));
  [[maybe_unused]] const auto released = association.release();
  return {};
}

}  // namespace safelight::courier
