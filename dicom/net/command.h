#pragma once
// DIMSE command sets (PS3.7 annex E): group 0000 in implicit little endian, as values.

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "dicom/net/limits.h"
#include "dicom/net/status.h"

namespace safelight::dicom::net {

enum class CommandField : std::uint16_t {
  StoreRequest = 0x0001, StoreResponse = 0x8001,
  GetRequest = 0x0010, GetResponse = 0x8010,
  FindRequest = 0x0020, FindResponse = 0x8020,
  MoveRequest = 0x0021, MoveResponse = 0x8021,
  EchoRequest = 0x0030, EchoResponse = 0x8030,
  EventReportRequest = 0x0100, EventReportResponse = 0x8100,
  NGetRequest = 0x0110, NGetResponse = 0x8110,
  NSetRequest = 0x0120, NSetResponse = 0x8120,
  ActionRequest = 0x0130, ActionResponse = 0x8130,
  NCreateRequest = 0x0140, NCreateResponse = 0x8140,
  NDeleteRequest = 0x0150, NDeleteResponse = 0x8150,
  CancelRequest = 0x0FFF,
};
inline bool isResponse(CommandField field) { return (static_cast<std::uint16_t>(field) & 0x8000) != 0; }
/// The response that belongs to a request; the field itself for C-CANCEL and for responses.
CommandField responseOf(CommandField request);
std::string_view commandName(CommandField field);

enum class Priority : std::uint16_t { Medium = 0, High = 1, Low = 2 };

/// Numbers of sub-operations, as C-GET and C-MOVE responses tell them.
struct SubOperations {
  std::optional<std::uint16_t> remaining;
  std::uint16_t completed = 0;
  std::uint16_t failed = 0;
  std::uint16_t warning = 0;
  bool operator==(const SubOperations&) const = default;
};

/// One command. Fields that a command does not have stay as they are here and are not written.
struct CommandSet {
  CommandField field = CommandField::EchoRequest;
  std::uint16_t messageId = 0;     // requests but C-CANCEL
  std::uint16_t respondedTo = 0;   // responses and C-CANCEL
  bool hasDataSet = false;
  std::string sopClass;            // affected or requested; "" when missing or no UID
  std::string sopInstance;         // affected or requested; "" when missing or no UID
  Priority priority = Priority::Medium;
  Status status = Status::Success;
  std::string errorComment;        // at most 64 characters
  std::string moveDestination;     // C-MOVE
  std::string moveOriginator;      // C-STORE that came from a C-MOVE
  std::uint16_t moveOriginatorMessageId = 0;
  std::optional<SubOperations> subOperations;
  std::uint16_t eventType = 0;
  std::uint16_t actionType = 0;
  bool operator==(const CommandSet&) const = default;

  /// A request of ours, and the response to a request of the peer (same class and instance).
  static CommandSet request(CommandField field, std::uint16_t messageId, std::string_view sopClass);
  static CommandSet response(const CommandSet& request, Status status);
};

/// Strict about what matters (a known kind of field, an id, no length past the end), lenient about what devices get wrong (padding with
/// space or NUL, group length missing or wrong, no priority, elements out of order, unknown elements). Error: ProtocolViolated.
Result<CommandSet> decodeCommand(ByteView bytes);
/// With a right group length, elements in order.
Bytes encodeCommand(const CommandSet& command);

}  // namespace safelight::dicom::net
