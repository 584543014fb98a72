#pragma once
// What an association knows between calls; only for association*.cpp.

#include <optional>

#include "dicom/net/association.h"
#include "dicom/net/wire.h"

namespace safelight::dicom::net {

enum class Side : std::uint8_t { Requestor, Acceptor };

struct Association::State {
  State(std::unique_ptr<ByteStream> ownStream, const Limits& itsLimits) : stream(std::move(ownStream)), limits(itsLimits), wire(*stream, limits) {}

  std::unique_ptr<ByteStream> stream;
  const Limits limits;
  Wire wire;
  Side side = Side::Acceptor;
  bool isOpen = false;

  std::string callingAe;
  std::string calledAe;
  std::string peerVersion;
  std::string peerClass;
  std::uint32_t peerMaximum = 0;
  std::vector<Context> contexts;

  // The command being read.
  Bytes command;
  std::uint64_t commandWire = 0;    // its bytes with all heads, so that empty fragments come to an end, too
  std::uint8_t commandContext = 0;
  bool inCommand = false;
  // The data set that follows the last command.
  bool dataIsOpen = false;
  std::uint8_t dataContext = 0;
  std::chrono::milliseconds waited{0};  // for bytes, inside the present message: the bound on slow peers
  std::optional<Incoming> pending;  // read while looking for C-CANCEL
  std::uint16_t lastMessageId = 0;

  const Context* context(std::uint8_t id) const;
  /// Waits at most until `deadline`, until the peer was silent for too long, and until it was slow for too long. `bytes`: of the message so far.
  Result<WireEvent> nextEvent(Deadline deadline, std::uint64_t bytes);
  /// A whole command or the end; does not look at what is pending.
  Result<Incoming> readIncoming(Deadline deadline);
  /// What a control PDU means where messages are expected.
  Result<Released> control(const ControlPdu& pdu);
  Result<std::optional<Message>> takeCommandPiece(const Piece& piece);

  /// The peer broke the rules: tells it, ends, and gives the error.
  tl::unexpected<Error> violated(AbortReason reason, std::string_view what);
  /// Passes an error on; the association is over unless it was a time-out that may be repeated.
  tl::unexpected<Error> over(Error error);
  void sendAbort(AbortReason reason);
  void close();
};

}  // namespace safelight::dicom::net
