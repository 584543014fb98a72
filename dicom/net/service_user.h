#pragma once
// DIMSE services asked of a peer: verification, storage, query, retrieve, storage commitment. One call, one operation, blocking.
// Each needs a context of its class on the association: ServiceNotAccepted when there is none.

#include "core/base/cancel_token.h"
#include "dicom/net/association.h"
#include "dicom/net/commitment.h"
#include "dicom/net/service_provider.h"

namespace safelight::dicom::net {

// -- proposals --
/// One context a class, with these syntaxes.
ProposedContext proposeContext(std::string_view sopClass, std::vector<std::string> transferSyntaxes);
/// Explicit, then implicit little endian.
std::vector<std::string> uncompressedSyntaxes();
/// For C-GET: storage classes (at most 126 contexts with the query's) with the provider role for us, in these syntaxes.
void proposeRetrieval(AssociationProposal& proposal, std::span<const std::string> storageClassUids, std::vector<std::string> transferSyntaxes);

// -- C-ECHO --
Result<Status> echo(Association& association);

// -- C-STORE --
struct StoreOperation {
  std::string sopClass;
  std::string sopInstance;
  std::string transferSyntax;  // "" takes whatever context of the class was accepted
  Priority priority = Priority::Medium;
};
/// `data` is the data set without preamble and file meta information, in the transfer syntax of the operation.
Result<Status> store(Association& association, const StoreOperation& operation, const DataSource& data);

// -- C-FIND --
enum class Continue : std::uint8_t { More, Cancel };
/// One match: the identifier's bytes, in the context's transfer syntax, valid during the call.
using OnMatch = std::function<Continue(ByteView identifier, std::string_view transferSyntax)>;
/// The last status (Success, Cancel or a failure). `identifier` is in the transfer syntax of contextFor(model).
Result<Status> find(Association& association, std::string_view model, ByteView identifier, const OnMatch& onMatch, const CancelToken& cancel = {});

// -- C-GET and C-MOVE --
struct RetrieveOutcome {
  Status status = Status::Success;
  SubOperations counts;
  Bytes failedList;  // the identifier of the last response: the instances that failed, as the peer tells them
};
using OnProgress = std::function<void(const SubOperations&)>;
/// Objects come over the same association into `handler` (beginStore).
Result<RetrieveOutcome> get(Association& association, std::string_view model, ByteView identifier, ServiceHandler& handler,
                            const OnProgress& onProgress = {}, const CancelToken& cancel = {});
/// Objects go to `destination` over associations of the peer's own.
Result<RetrieveOutcome> move(Association& association, std::string_view model, std::string_view destination, ByteView identifier,
                             const OnProgress& onProgress = {}, const CancelToken& cancel = {});

// -- Storage Commitment --
struct CommitmentAnswer {
  Status status = Status::Success;           // of the N-ACTION
  std::optional<CommitmentResult> result;    // when the report came over this association within `wait`
};
/// A report that comes later, over an association of the peer's, arrives at ServiceHandler::commitmentReported.
Result<CommitmentAnswer> requestCommitment(Association& association, const CommitmentRequest& request, std::chrono::milliseconds wait);
/// Sends the report of a request that a peer made (we are the provider; needs a context with that role).
Result<Status> reportCommitment(Association& association, const CommitmentResult& result);
/// The proposal for that: Storage Commitment with the provider role for us.
AssociationProposal commitmentReportProposal(std::string callingAe, std::string calledAe);

}  // namespace safelight::dicom::net
