// DIMSE command sets and the data sets of storage commitment.

#include "dicom/net/command.h"
#include "dicom/net/commitment.h"
#include "dicom/net/uids.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::dicom::net;

namespace {

void checkCommand(ByteView bytes) {
  const auto command = decodeCommand(bytes);
  if (!command) return;
  fuzz::require(command->sopClass.empty() || isUid(command->sopClass));
  fuzz::require(command->sopInstance.empty() || isUid(command->sopInstance));
  fuzz::require(command->errorComment.size() <= 64);
  const auto again = decodeCommand(encodeCommand(*command));
  fuzz::require(again && again->field == command->field && again->status == command->status && again->hasDataSet == command->hasDataSet);
}

void checkCommitment(ByteView bytes, std::string_view syntax) {
  if (const auto request = decodeCommitmentRequest(bytes, syntax)) {
    fuzz::require(request->references.size() <= kMostCommitmentReferences && isUid(request->transaction));
    const auto again = decodeCommitmentRequest(encodeCommitment(*request, syntax), syntax);
    fuzz::require(again && *again == *request);
  }
  if (const auto result = decodeCommitmentResult(bytes, syntax)) {
    const auto again = decodeCommitmentResult(encodeCommitment(*result, syntax), syntax);
    fuzz::require(again && *again == *result);
  }
}

void run(ByteView bytes) {
  checkCommand(bytes);
  checkCommitment(bytes, kImplicitVrLittleEndian);
  checkCommitment(bytes, kExplicitVrLittleEndian);
}

std::vector<Bytes> seeds() {
  CommandSet store = CommandSet::request(CommandField::StoreRequest, 1, "1.2.840.10008.5.1.4.1.1.2");
  store.sopInstance = "1.2.3";
  store.moveOriginator = "PACS";
  store.hasDataSet = true;
  CommandSet move = CommandSet::request(CommandField::MoveRequest, 2, kStudyRootMove);
  move.moveDestination = "HERE";
  CommandSet progress = CommandSet::response(move, Status::Pending);
  progress.subOperations = SubOperations{1, 2, 3, 4};
  progress.errorComment = "so far";
  const CommitmentRequest request{"1.2.3", {{"1.2.840.10008.5.1.4.1.1.2", "1.2.3.4"}}};
  const CommitmentResult result{"1.2.3", {}, {{{"1.2.840.10008.5.1.4.1.1.2", "1.2.3.4"}, CommitmentFailure::NoSuchInstance}}};
  std::vector<Bytes> all{encodeCommand(store), encodeCommand(move), encodeCommand(progress)};
  for (const std::string_view syntax : {kImplicitVrLittleEndian, kExplicitVrLittleEndian}) {
    all.push_back(encodeCommitment(request, syntax));
    all.push_back(encodeCommitment(result, syntax));
  }
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("dicom_command", run, seeds)
