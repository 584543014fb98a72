#include "dicom/net/command.h"

#include <algorithm>

#include "dicom/net/uids.h"

namespace safelight::dicom::net {

namespace {

// Elements of group 0000 (PS3.7 table E.1-1).
enum Element : std::uint16_t {
  GroupLength = 0x0000, AffectedClass = 0x0002, RequestedClass = 0x0003, Field = 0x0100, MessageId = 0x0110, RespondedTo = 0x0120,
  MoveDestination = 0x0600, PriorityOf = 0x0700, DataSetType = 0x0800, StatusOf = 0x0900, ErrorComment = 0x0902, AffectedInstance = 0x1000,
  RequestedInstance = 0x1001, EventType = 0x1002, ActionType = 0x1008, Remaining = 0x1020, Completed = 0x1021, Failed = 0x1022,
  Warning = 0x1023, MoveOriginator = 0x1030, MoveOriginatorMessage = 0x1031,
};
constexpr std::uint16_t kNoDataSet = 0x0101;
constexpr std::size_t kElementHeadBytes = 8;
constexpr std::size_t kLongestComment = 64;

constexpr CommandField kFields[] = {
    CommandField::StoreRequest, CommandField::StoreResponse, CommandField::GetRequest, CommandField::GetResponse,
    CommandField::FindRequest, CommandField::FindResponse, CommandField::MoveRequest, CommandField::MoveResponse,
    CommandField::EchoRequest, CommandField::EchoResponse, CommandField::EventReportRequest, CommandField::EventReportResponse,
    CommandField::NGetRequest, CommandField::NGetResponse, CommandField::NSetRequest, CommandField::NSetResponse,
    CommandField::ActionRequest, CommandField::ActionResponse, CommandField::NCreateRequest, CommandField::NCreateResponse,
    CommandField::NDeleteRequest, CommandField::NDeleteResponse, CommandField::CancelRequest,
};

// Requests that name the instance they are about as "requested" instead of "affected".
bool namesRequested(CommandField field) {
  return field == CommandField::NGetRequest || field == CommandField::NSetRequest || field == CommandField::ActionRequest ||
         field == CommandField::NDeleteRequest;
}

std::optional<std::uint16_t> number(ByteView value) {
  if (value.size() < 2) return std::nullopt;
  return static_cast<std::uint16_t>(value[0] | value[1] << 8);
}

std::string textOf(ByteView value, std::size_t most) {
  std::string text;
  for (const std::uint8_t byte : value.first(std::min(value.size(), most)))
    if (byte >= 0x20 && byte < 0x7F) text.push_back(static_cast<char>(byte));
  return std::string(withoutPadding(text));
}

std::string uidOf(ByteView value) {
  const std::string text = toString(value.first(std::min<std::size_t>(value.size(), kLongestUid + 2)));
  const std::string_view plain = withoutPadding(text);
  return isUid(plain) ? std::string(plain) : std::string();
}

std::string aeOf(ByteView value) {
  const std::string text = toString(value.first(std::min<std::size_t>(value.size(), 2 * kLongestAeTitle)));
  const std::string_view plain = withoutPadding(text);
  return isAeTitle(plain) ? std::string(plain) : std::string();
}

// What was there, before it is decided whether that is enough.
struct Found {
  CommandSet command;
  std::optional<std::uint16_t> field, messageId, respondedTo, dataSetType, status;
  std::string affectedClass, requestedClass, affectedInstance, requestedInstance;
};

void readCount(Found& found, std::uint16_t element, ByteView value) {
  const auto count = number(value);
  if (!count) return;
  if (!found.command.subOperations) found.command.subOperations.emplace();
  SubOperations& counts = *found.command.subOperations;
  if (element == Remaining) counts.remaining = *count;
  if (element == Completed) counts.completed = *count;
  if (element == Failed) counts.failed = *count;
  if (element == Warning) counts.warning = *count;
}

void readElement(Found& found, std::uint16_t element, ByteView value) {
  CommandSet& command = found.command;
  switch (element) {
    case AffectedClass: found.affectedClass = uidOf(value); break;
    case RequestedClass: found.requestedClass = uidOf(value); break;
    case AffectedInstance: found.affectedInstance = uidOf(value); break;
    case RequestedInstance: found.requestedInstance = uidOf(value); break;
    case Field: found.field = number(value); break;
    case MessageId: found.messageId = number(value); break;
    case RespondedTo: found.respondedTo = number(value); break;
    case DataSetType: found.dataSetType = number(value); break;
    case StatusOf: found.status = number(value); break;
    case PriorityOf: {
      const std::uint16_t priority = number(value).value_or(0);
      command.priority = priority <= 2 ? static_cast<Priority>(priority) : Priority::Medium;
      break;
    }
    case ErrorComment: command.errorComment = textOf(value, kLongestComment); break;
    case MoveDestination: command.moveDestination = aeOf(value); break;
    case MoveOriginator: command.moveOriginator = aeOf(value); break;
    case MoveOriginatorMessage: command.moveOriginatorMessageId = number(value).value_or(0); break;
    case EventType: command.eventType = number(value).value_or(0); break;
    case ActionType: command.actionType = number(value).value_or(0); break;
    case Remaining:
    case Completed:
    case Failed:
    case Warning: readCount(found, element, value); break;
    default: break;
  }
}

class CommandWriter {
 public:
  void value16(Element element, std::uint16_t value) {
    head(element, 2);
    m_writer.u16(value);
  }
  void text(Element element, std::string_view value, char padding) {
    const bool isOdd = value.size() % 2 != 0;
    head(element, value.size() + (isOdd ? 1 : 0));
    m_writer.raw(asBytes(value));
    if (isOdd) m_writer.u8(static_cast<std::uint8_t>(padding));
  }
  void uid(Element element, std::string_view value) {
    if (!value.empty()) text(element, value, '\0');
  }
  // The elements after the one that tells how long they are.
  Bytes finish() && {
    CommandWriter whole;
    whole.head(GroupLength, 4);
    whole.m_writer.u32(static_cast<std::uint32_t>(m_writer.size()));
    whole.m_writer.raw(m_writer.bytes());
    return std::move(whole.m_writer).take();
  }

 private:
  void head(Element element, std::size_t size) {
    m_writer.u16(0);
    m_writer.u16(element);
    m_writer.u32(static_cast<std::uint32_t>(size));
  }
  ByteWriter m_writer;
};

bool hasPriority(CommandField field) {
  return field == CommandField::StoreRequest || field == CommandField::FindRequest || field == CommandField::GetRequest || field == CommandField::MoveRequest;
}

bool isEvent(CommandField field) { return field == CommandField::EventReportRequest || field == CommandField::EventReportResponse; }
bool isAction(CommandField field) { return field == CommandField::ActionRequest || field == CommandField::ActionResponse; }

void writeCounts(CommandWriter& writer, const SubOperations& counts) {
  if (counts.remaining) writer.value16(Remaining, *counts.remaining);
  writer.value16(Completed, counts.completed);
  writer.value16(Failed, counts.failed);
  writer.value16(Warning, counts.warning);
}

}  // namespace

CommandField responseOf(CommandField request) {
  if (request == CommandField::CancelRequest) return request;
  return static_cast<CommandField>(static_cast<std::uint16_t>(request) | 0x8000);
}

std::string_view commandName(CommandField field) {
  switch (field) {
    case CommandField::StoreRequest: return "C-STORE-RQ";
    case CommandField::StoreResponse: return "C-STORE-RSP";
    case CommandField::GetRequest: return "C-GET-RQ";
    case CommandField::GetResponse: return "C-GET-RSP";
    case CommandField::FindRequest: return "C-FIND-RQ";
    case CommandField::FindResponse: return "C-FIND-RSP";
    case CommandField::MoveRequest: return "C-MOVE-RQ";
    case CommandField::MoveResponse: return "C-MOVE-RSP";
    case CommandField::EchoRequest: return "C-ECHO-RQ";
    case CommandField::EchoResponse: return "C-ECHO-RSP";
    case CommandField::EventReportRequest: return "N-EVENT-REPORT-RQ";
    case CommandField::EventReportResponse: return "N-EVENT-REPORT-RSP";
    case CommandField::NGetRequest: return "N-GET-RQ";
    case CommandField::NGetResponse: return "N-GET-RSP";
    case CommandField::NSetRequest: return "N-SET-RQ";
    case CommandField::NSetResponse: return "N-SET-RSP";
    case CommandField::ActionRequest: return "N-ACTION-RQ";
    case CommandField::ActionResponse: return "N-ACTION-RSP";
    case CommandField::NCreateRequest: return "N-CREATE-RQ";
    case CommandField::NCreateResponse: return "N-CREATE-RSP";
    case CommandField::NDeleteRequest: return "N-DELETE-RQ";
    case CommandField::NDeleteResponse: return "N-DELETE-RSP";
    case CommandField::CancelRequest: return "C-CANCEL-RQ";
  }
  return "unknown command";
}

CommandSet CommandSet::request(CommandField field, std::uint16_t messageId, std::string_view sopClass) {
  CommandSet command;
  command.field = field;
  command.messageId = messageId;
  command.sopClass = std::string(sopClass);
  return command;
}

CommandSet CommandSet::response(const CommandSet& request, Status status) {
  CommandSet command;
  command.field = responseOf(request.field);
  command.respondedTo = request.messageId;
  command.sopClass = request.sopClass;
  command.sopInstance = request.sopInstance;
  command.status = status;
  command.eventType = request.eventType;
  command.actionType = request.actionType;
  return command;
}

Result<CommandSet> decodeCommand(ByteView bytes) {
  const auto violation = [](std::string_view what) { return fail(ErrorCode::ProtocolViolated, std::string(what)); };
  Found found;
  ByteReader reader(bytes);
  while (reader.remaining() >= kElementHeadBytes) {
    const std::uint16_t group = reader.u16();
    const std::uint16_t element = reader.u16();
    const ByteView value = reader.blob();
    if (reader.failed()) return violation("element of a command runs past its end");
    if (group == 0) readElement(found, element, value);
  }
  if (!reader.atEnd()) return violation("command ends within an element");
  if (!found.field) return violation("command without its field");
  CommandSet command = std::move(found.command);
  command.field = static_cast<CommandField>(*found.field);
  if (std::ranges::find(kFields, command.field) == std::end(kFields)) return violation("unknown command");
  if (!found.dataSetType) return violation("command does not say whether a data set follows");
  command.hasDataSet = *found.dataSetType != kNoDataSet;

  const bool answersSomething = isResponse(command.field) || command.field == CommandField::CancelRequest;
  if (answersSomething && !found.respondedTo) return violation("response to nothing");
  if (!answersSomething && !found.messageId) return violation("request without message id");
  if (isResponse(command.field) && !found.status) return violation("response without status");
  command.messageId = answersSomething ? std::uint16_t{0} : *found.messageId;
  command.respondedTo = answersSomething ? *found.respondedTo : std::uint16_t{0};
  command.status = isResponse(command.field) ? static_cast<Status>(*found.status) : Status::Success;
  // Both spellings occur where only one is right, so either is taken.
  const auto either = [requested = namesRequested(command.field)](std::string& affected, std::string& named) {
    const bool takeNamed = !named.empty() && (requested || affected.empty());
    return std::move(takeNamed ? named : affected);
  };
  command.sopClass = either(found.affectedClass, found.requestedClass);
  command.sopInstance = either(found.affectedInstance, found.requestedInstance);
  return command;
}

Bytes encodeCommand(const CommandSet& command) {
  const CommandField field = command.field;
  const bool requested = namesRequested(field);
  const bool isCancel = field == CommandField::CancelRequest;
  CommandWriter writer;
  if (!isCancel) writer.uid(requested ? RequestedClass : AffectedClass, command.sopClass);
  writer.value16(Field, static_cast<std::uint16_t>(field));
  if (isResponse(field) || isCancel) {
    writer.value16(RespondedTo, command.respondedTo);
  } else {
    writer.value16(MessageId, command.messageId);
  }
  if (field == CommandField::MoveRequest) writer.text(MoveDestination, command.moveDestination, ' ');
  if (hasPriority(field)) writer.value16(PriorityOf, static_cast<std::uint16_t>(command.priority));
  writer.value16(DataSetType, command.hasDataSet ? std::uint16_t{0x0001} : kNoDataSet);
  if (isResponse(field)) {
    writer.value16(StatusOf, static_cast<std::uint16_t>(command.status));
    if (!command.errorComment.empty()) writer.text(ErrorComment, std::string_view(command.errorComment).substr(0, kLongestComment), ' ');
  }
  if (!isCancel) writer.uid(requested ? RequestedInstance : AffectedInstance, command.sopInstance);
  if (isEvent(field)) writer.value16(EventType, command.eventType);
  if (isAction(field)) writer.value16(ActionType, command.actionType);
  if (isResponse(field) && command.subOperations) writeCounts(writer, *command.subOperations);
  if (field == CommandField::StoreRequest && !command.moveOriginator.empty()) {
    writer.text(MoveOriginator, command.moveOriginator, ' ');
    writer.value16(MoveOriginatorMessage, command.moveOriginatorMessageId);
  }
  return std::move(writer).finish();
}

}  // namespace safelight::dicom::net
