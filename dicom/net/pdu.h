#pragma once
// Protocol data units of the DICOM upper layer (PS3.8 section 9.3) as values, and the total functions from and to bytes.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "dicom/net/limits.h"

namespace safelight::dicom::net {

enum class PduType : std::uint8_t {
  AssociateRequest = 1, AssociateAccept = 2, AssociateReject = 3, Data = 4, ReleaseRequest = 5, ReleaseResponse = 6, Abort = 7,
};
inline constexpr std::size_t kPduHeadBytes = 6;

/// One proposed presentation context. An ill-formed UID is read as "".
struct ProposedContext {
  std::uint8_t id = 0;
  std::string abstractSyntax;
  std::vector<std::string> transferSyntaxes;
  bool operator==(const ProposedContext&) const = default;
};

enum class ContextResult : std::uint8_t { Accepted = 0, RefusedByUser = 1, NoReason = 2, AbstractSyntaxUnsupported = 3, TransferSyntaxesUnsupported = 4 };

struct AnsweredContext {
  std::uint8_t id = 0;
  ContextResult result = ContextResult::Accepted;
  std::string transferSyntax;  // means something only when accepted
  bool operator==(const AnsweredContext&) const = default;
};

/// Roles for one SOP class, always told from the requestor's side (PS3.7 D.3.3.4).
struct RoleSelection {
  std::string sopClass;
  bool user = true;
  bool provider = false;
  bool operator==(const RoleSelection&) const = default;
};

struct AsynchronousOperations {
  std::uint16_t invoked = 1;
  std::uint16_t performed = 1;
  bool operator==(const AsynchronousOperations&) const = default;
};

struct ExtendedNegotiation {
  std::string sopClass;
  Bytes information;
  bool operator==(const ExtendedNegotiation&) const = default;
};

struct CommonExtendedNegotiation {
  std::string sopClass;
  std::string serviceClass;
  std::vector<std::string> relatedClasses;
  bool operator==(const CommonExtendedNegotiation&) const = default;
};

/// Carried, never believed: we authenticate peers by TLS and address.
struct UserIdentity {
  std::uint8_t type = 0;
  bool responseWanted = false;
  Bytes primary;
  Bytes secondary;
  bool operator==(const UserIdentity&) const = default;
};

struct UserInformation {
  std::uint32_t maximumLength = 0;  // 0: no limit
  std::string implementationClass;
  std::string implementationVersion;
  std::optional<AsynchronousOperations> asynchronous;
  std::vector<RoleSelection> roles;
  std::vector<ExtendedNegotiation> extended;
  std::vector<CommonExtendedNegotiation> commonExtended;
  std::optional<UserIdentity> identity;
  std::optional<Bytes> identityResponse;
  bool operator==(const UserInformation&) const = default;
};

struct AssociateRequest {
  std::uint16_t protocolVersion = 1;
  std::string calledAe;   // without padding; "" when ill-formed
  std::string callingAe;
  std::string applicationContext;
  std::vector<ProposedContext> contexts;
  UserInformation user;
  bool operator==(const AssociateRequest&) const = default;
};

struct AssociateAccept {
  std::uint16_t protocolVersion = 1;
  std::string calledAe;   // as received, sent back and not tested
  std::string callingAe;
  std::string applicationContext;
  std::vector<AnsweredContext> contexts;
  UserInformation user;
  bool operator==(const AssociateAccept&) const = default;
};

/// Result, source and reason of A-ASSOCIATE-RJ in one: every combination that PS3.8 table 9-21 allows.
enum class RejectReason : std::uint8_t {
  NoReason, ApplicationContextUnsupported, CallingAeUnknown, CalledAeUnknown,  // permanent, source: service user
  ProtocolVersionUnsupported, AcseNoReason,                                    // permanent, source: service provider (ACSE)
  TemporaryCongestion, LocalLimitExceeded,                                     // transient, source: service provider (presentation)
};
/// What a reject says, as bytes: also those that are in no table.
struct AssociateReject {
  std::uint8_t result = 1;
  std::uint8_t source = 1;
  std::uint8_t reason = 1;
  static AssociateReject because(RejectReason reason);
  bool isTransient() const { return result == 2; }
  bool operator==(const AssociateReject&) const = default;
};
/// In words for a technician ("calling AE title not recognized").
std::string_view rejectText(const AssociateReject& reject);

enum class AbortReason : std::uint8_t {
  NotSpecified = 0, UnrecognizedPdu = 1, UnexpectedPdu = 2, UnrecognizedParameter = 4, UnexpectedParameter = 5, InvalidParameter = 6,
};
struct Abort {
  std::uint8_t source = 0;  // 0: the peer's program, 2: its upper layer
  std::uint8_t reason = 0;
  bool operator==(const Abort&) const = default;
};

struct PduHead {
  std::uint8_t type = 0;     // may be none of PduType
  std::uint32_t length = 0;  // of what follows
};
/// `bytes` holds kPduHeadBytes or more.
PduHead decodePduHead(ByteView bytes);

/// Each takes a PDU's body (what follows the six bytes of its head). Unknown items are skipped; lengths are checked before they are
/// believed; nothing is allocated that the bytes do not hold. Error: ProtocolViolated.
Result<AssociateRequest> decodeAssociateRequest(ByteView body);
Result<AssociateAccept> decodeAssociateAccept(ByteView body);
Result<AssociateReject> decodeAssociateReject(ByteView body);
/// An abort is believed however it is written.
Abort decodeAbort(ByteView body);

/// Whole PDUs with their heads.
Bytes encode(const AssociateRequest& request);
Bytes encode(const AssociateAccept& accept);
Bytes encode(const AssociateReject& reject);
Bytes encode(const Abort& abort);
Bytes encodeReleaseRequest();
Bytes encodeReleaseResponse();

/// One presentation data value in a P-DATA-TF PDU of its own.
enum class PdvKind : std::uint8_t { DataSet = 0, Command = 1 };
inline constexpr std::size_t kPdvHeadBytes = 6;  // item length, context id, message control header
/// Head of a PDU with one PDV of `size` bytes: PDU head and PDV head.
std::array<std::uint8_t, kPduHeadBytes + kPdvHeadBytes> encodeDataHead(std::uint8_t contextId, PdvKind kind, bool last, std::uint32_t size);

}  // namespace safelight::dicom::net
