// The opening PDUs of a DICOM association, and the answer that is decided for them.

#include "dicom/net/acceptance.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::dicom::net;

namespace {

AcceptancePolicy openPolicy() {
  AcceptancePolicy policy;
  policy.rules = {verificationRule(), commitmentRule(), worklistRule(), storageRule(PrivateClasses::Accept)};
  return policy;
}

void checkRequest(ByteView body) {
  const auto request = decodeAssociateRequest(body);
  if (!request) return;
  fuzz::require(request->contexts.size() <= kMostContexts);
  fuzz::require(request->callingAe.empty() || isAeTitle(request->callingAe));
  for (const ProposedContext& context : request->contexts) {
    fuzz::require(context.id % 2 == 1 && (context.abstractSyntax.empty() || isUid(context.abstractSyntax)));
    fuzz::require(context.transferSyntaxes.size() <= kMostTransferSyntaxesOfContext);
  }
  // What was understood is written so that it is understood again.
  if (const Bytes again = encode(*request); again.size() < 0xFFFF) {
    const auto second = decodeAssociateRequest(ByteView(again).subspan(kPduHeadBytes));
    fuzz::require(second && *second == *request);
  }
  const AcceptancePlan plan = planAcceptance(*request, openPolicy());
  const auto* accept = std::get_if<AssociateAccept>(&plan);
  if (accept == nullptr) return;
  fuzz::require(accept->contexts.size() == request->contexts.size());
  for (const AnsweredContext& context : accept->contexts)
    fuzz::require(context.result != ContextResult::Accepted || isStorableSyntax(context.transferSyntax));
}

void run(ByteView bytes) {
  checkRequest(bytes);
  if (const auto accept = decodeAssociateAccept(bytes)) fuzz::require(accept->contexts.size() <= kMostContexts);
  (void)decodeAssociateReject(bytes);
  (void)decodeAbort(bytes);
}

std::vector<Bytes> seeds() {
  AssociateRequest request;
  request.calledAe = "SAFELIGHT";
  request.callingAe = "PANO";
  request.applicationContext = std::string(kApplicationContext);
  request.contexts = {{1, std::string(kVerification), {std::string(kImplicitVrLittleEndian)}},
                      {3, "1.2.840.10008.5.1.4.1.1.1.1", {std::string(kExplicitVrLittleEndian), std::string(kJpegLossless)}}};
  request.user.maximumLength = 16384;
  request.user.implementationClass = "1.2.3";
  request.user.implementationVersion = "V1";
  request.user.asynchronous = AsynchronousOperations{2, 2};
  request.user.roles = {{std::string(kStorageCommitment), false, true}};
  request.user.extended = {{std::string(kVerification), {1}}};
  request.user.commonExtended = {{std::string(kVerification), "1.2.3", {"1.2"}}};
  request.user.identity = UserIdentity{1, true, {'a'}, {}};
  const Bytes pdu = encode(request);
  AssociateAccept accept = std::get<AssociateAccept>(planAcceptance(request, openPolicy()));
  accept.user.identityResponse = Bytes{'x'};
  const Bytes answer = encode(accept);
  return {Bytes(pdu.begin() + kPduHeadBytes, pdu.end()), Bytes(answer.begin() + kPduHeadBytes, answer.end())};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("dicom_associate", run, seeds)
