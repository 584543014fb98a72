#pragma once
// What the receiver's processes say to each other over inherited channels. The keeper answers every question of an association in order;
// it believes an association only about what that association alone can know.

#include <optional>
#include <variant>

#include "core/seal/arrival.h"
#include "core/seal/peers_seen.h"
#include "dicom/net/commitment.h"

namespace safelight::receiver {

/// No message between these processes is larger: a commitment list is the longest.
inline constexpr std::size_t kLargestMessage = 8u << 20;

// ---- association -> keeper ----

/// First of all: who this is. Answered by Answer; InvalidArgument when the address it came from is not that device's.
struct Hello {
  Uuid device;
  std::string callingAe;
  std::string calledAe;
};
/// The peer was turned away; no answer.
struct TurnedAway {
  seal::PeerVerdict verdict = seal::PeerVerdict::ProtocolError;
  std::string callingAe;
};
/// A place for one object, please. Answered by Place, or by Answer with DiskFull and the like.
struct Begin {
  std::string sopClass;
  std::string sopInstance;
};
/// The object is written whole: make it durable. Answered by Answer.
struct Finish {
  std::uint64_t objectBytes = 0;
  Uuid inboxKey;
  std::array<std::uint8_t, seal::kSealedObjectKeyBytes> sealedKey{};
};
/// The object begun last is not coming. No answer.
struct Drop {};
/// Which of these are durable? Answered by Stored.
struct AskStored {
  std::vector<dicom::net::SopReference> references;
};
/// The peer left before it could be told: over an association of our own. No answer.
struct ReportLater {
  dicom::net::CommitmentResult result;
};
/// The receiver's TLS identity, only for associations over TLS. Answered by TlsIdentity or Answer.
struct AskTlsIdentity {};

using FromAssociation = std::variant<Hello, TurnedAway, Begin, Finish, Drop, AskStored, ReportLater, AskTlsIdentity>;
Bytes encode(const FromAssociation& message);
std::optional<FromAssociation> parseFromAssociation(ByteView body);

// ---- keeper -> association ----

/// Done, or why not.
struct Answer {
  std::optional<ErrorCode> error;
};
/// Comes with the handle of an empty file, to be written from its beginning.
struct Place {
  Uuid object;
  Instant receivedAt;
  std::uint64_t mostBytes = 0;  // what quotas leave; more is DiskFull
  Uuid inboxKey;                // to whom it is to be sealed
  seal::BoxPublicKey inboxPublicKey{};
};
/// One flag for each reference asked for.
struct Stored {
  std::vector<bool> stored;
};
struct TlsIdentity {
  std::string certificate;  // PEM
  std::string key;          // PEM
  std::string authorities;  // PEM
};

using ToAssociation = std::variant<Answer, Place, Stored, TlsIdentity>;
Bytes encode(const ToAssociation& message);
std::optional<ToAssociation> parseToAssociation(ByteView body);

// ---- acceptor -> keeper ----

/// A connection was let in; comes with the keeper's end of its channel. No answer.
struct Connection {
  std::string address;  // numeric
  seal::DeviceLink link = seal::DeviceLink::Plain;
};
/// A connection was closed unheard; no answer.
struct Closed {
  std::string address;
  seal::PeerVerdict verdict = seal::PeerVerdict::UnknownAddress;
};
/// Look at the order again. Answered by CurrentOrder.
struct Reload {};

using FromAcceptor = std::variant<Connection, Closed, Reload>;
Bytes encode(const FromAcceptor& message);
std::optional<FromAcceptor> parseFromAcceptor(ByteView body);

// ---- keeper -> acceptor ----

/// The verified order as its file's bytes; first of all, and after each Reload. `error`: it cannot be obeyed (the one before still is).
struct CurrentOrder {
  std::optional<ErrorCode> error;
  std::string detail;
  Bytes order;
};
/// Tell this device.
struct ReportDue {
  Uuid device;
  std::string calledAe;  // how the device calls us
  dicom::net::CommitmentResult result;
};

using ToAcceptor = std::variant<CurrentOrder, ReportDue>;
Bytes encode(const ToAcceptor& message);
std::optional<ToAcceptor> parseToAcceptor(ByteView body);

}  // namespace safelight::receiver
