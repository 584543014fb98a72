#pragma once
// Who and what is let in, decided without effects: request and policy in, answer out.

#include <variant>

#include "dicom/net/pdu.h"
#include "dicom/net/uids.h"

namespace safelight::dicom::net {

/// Roles that a requestor may take for a class (PS3.7 D.3.3.4). Almost always UserOnly: the peer asks, we serve.
enum class RequestorRoles : std::uint8_t { UserOnly, ProviderToo };

/// One class, or one family of classes, that is served.
struct ServiceRule {
  enum class Matches : std::uint8_t { ThisClass, AnyStorageClass, AnyStandardStorageClass };
  Matches matches = Matches::ThisClass;
  std::string sopClass;                       // for ThisClass
  std::vector<std::string> transferSyntaxes;  // in our order of preference; empty: any storable one, see chooseSyntax
  RequestorRoles roles = RequestorRoles::UserOnly;
};

struct AcceptancePolicy {
  std::vector<ServiceRule> rules;       // the first that matches decides
  std::vector<std::string> callingAes;  // empty: anybody
  std::vector<std::string> calledAes;   // empty: any name
  bool overloaded = false;              // refuse for now (transient): the peer may try again
  std::uint32_t maximumLength = 256u << 10;
};

/// Verification in every usual syntax, as all servers have it.
ServiceRule verificationRule();
/// Storage of every class bit for bit in the syntax sent.
ServiceRule storageRule(PrivateClasses privates);
ServiceRule commitmentRule();
ServiceRule worklistRule();

using AcceptancePlan = std::variant<AssociateAccept, AssociateReject>;

/// Total and without effects. An association in which no context is acceptable is still accepted (as PS3.8 wants it): the peer sees each answer.
AcceptancePlan planAcceptance(const AssociateRequest& request, const AcceptancePolicy& policy);

/// Explicit little endian, then implicit, then what is lossless in the peer's order, big endian, deflated, and only then what may be lossy:
/// a peer that leaves us the choice must not compress with loss because of us. "" when none is storable.
std::string chooseSyntax(const std::vector<std::string>& proposed);

}  // namespace safelight::dicom::net
