#pragma once
// From a node to an association with it, the jail entered on the way: after the connection stands and before its first byte is read.

#include "app/courier/parent.h"
#include "core/sandbox/jail.h"
#include "dicom/net/association.h"

namespace safelight::courier {

/// What a client errand works with.
struct Desk {
  Parent& parent;
  const sandbox::Jail& jail;  // Policy::Association, proven
};

/// Connects, locks this process in, shakes hands and associates, and tells the parent that it stands. AE titles are those of the node.
Result<dicom::net::Association> associate(Desk& desk, const Node& node, dicom::net::AssociationProposal proposal);

/// What a failed status means for an image that was sent.
ErrorCode errorOfStore(dicom::net::Status status);
/// What a failed status means for a query or a retrieval.
ErrorCode errorOfQuery(dicom::net::Status status);
/// "A700".
std::string statusDetail(dicom::net::Status status);

}  // namespace safelight::courier
