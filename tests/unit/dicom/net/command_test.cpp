#include "dicom/net/command.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

void element(ByteWriter& writer, std::uint16_t number, ByteView value) {
  writer.u16(0);
  writer.u16(number);
  writer.blob(value);
}

Bytes le(std::uint16_t value) { return {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8)}; }

}  // namespace

TEST_CASE("every command is read as it was written", "[dicom][net]") {
  std::vector<CommandSet> commands;
  commands.push_back(CommandSet::request(CommandField::EchoRequest, 7, kVerification));
  CommandSet store = CommandSet::request(CommandField::StoreRequest, 65535, kCt);
  store.sopInstance = "1.2.3.45";
  store.priority = Priority::High;
  store.hasDataSet = true;
  store.moveOriginator = "PACS";
  store.moveOriginatorMessageId = 12;
  commands.push_back(store);
  CommandSet refusal = CommandSet::response(store, Status::OutOfResources);
  refusal.errorComment = "disk is full";
  commands.push_back(refusal);
  CommandSet move = CommandSet::request(CommandField::MoveRequest, 3, kStudyRootMove);
  move.moveDestination = "SAFELIGHT";
  move.hasDataSet = true;
  commands.push_back(move);
  CommandSet progress = CommandSet::response(move, Status::Pending);
  progress.subOperations = SubOperations{5, 4, 3, 2};
  commands.push_back(progress);
  CommandSet cancel;
  cancel.field = CommandField::CancelRequest;
  cancel.respondedTo = 3;
  commands.push_back(cancel);
  CommandSet action = CommandSet::request(CommandField::ActionRequest, 9, kStorageCommitment);
  action.sopInstance = std::string(kStorageCommitmentInstance);
  action.actionType = 1;
  action.hasDataSet = true;
  commands.push_back(action);
  commands.push_back(CommandSet::response(action, Status::Success));
  CommandSet event = CommandSet::request(CommandField::EventReportRequest, 10, kStorageCommitment);
  event.sopInstance = std::string(kStorageCommitmentInstance);
  event.eventType = 2;
  event.hasDataSet = true;
  commands.push_back(event);
  for (const CommandSet& command : commands) {
    INFO(commandName(command.field));
    const auto decoded = decodeCommand(encodeCommand(command));
    REQUIRE(decoded);
    CHECK(*decoded == command);
  }
}

TEST_CASE("a C-ECHO request has the bytes of the standard's own example", "[dicom][net]") {
  const Bytes bytes = encodeCommand(CommandSet::request(CommandField::EchoRequest, 1, kVerification));
  CHECK(toHex(bytes) ==
        "00000000040000003800000000000200120000"
        "00312e322e3834302e31303030382e312e31000000000102000000300000001001020000000100"
        "0000000802000000" "0101");
}

TEST_CASE("what devices get wrong is read all the same", "[dicom][net]") {
  ByteWriter writer;  // no group length, out of order, a strange element, padding with spaces, four bytes for two, no priority
  element(writer, 0x1000, asBytes("1.2.3.4 "));
  element(writer, 0x0800, le(0));
  element(writer, 0x0110, Bytes{5, 0, 0, 0});
  element(writer, 0x4242, asBytes("??"));
  element(writer, 0x0100, le(1));
  element(writer, 0x0002, asBytes(std::string_view("1.2.840.10008.5.1.4.1.1.2\0\0\0", 28)));
  const auto decoded = decodeCommand(writer.bytes());
  REQUIRE(decoded);
  CHECK(decoded->field == CommandField::StoreRequest);
  CHECK(decoded->messageId == 5);
  CHECK(decoded->hasDataSet);
  CHECK(decoded->sopClass == kCt);
  CHECK(decoded->sopInstance == "1.2.3.4");
  CHECK(decoded->priority == Priority::Medium);

  Bytes wrongLength = storeCommand();
  wrongLength[8] = 0xFF;
  wrongLength[9] = 0xFF;
  CHECK(decodeCommand(wrongLength)->sopInstance == "1.2.3.4");
}

TEST_CASE("a UID with dots in a row or foreign characters is no UID, a wild comment is tamed", "[dicom][net]") {
  CHECK(decodeCommand(storeCommand("1.2.840.10008.5.1.4.1.1.2", "1.2..3"))->sopInstance.empty());
  CHECK(decodeCommand(storeCommand("../../x", "1.2.3"))->sopClass.empty());
  CommandSet response = CommandSet::response(CommandSet::request(CommandField::EchoRequest, 1, kVerification), Status::Success);
  response.errorComment = "line\r\nbreak\x1b";
  CHECK(decodeCommand(encodeCommand(response))->errorComment == "linebreak");
}

TEST_CASE("a command without what matters is a violation", "[dicom][net]") {
  const auto without = [](std::uint16_t missing) {
    ByteWriter writer;
    if (missing != 0x0100) element(writer, 0x0100, le(0x8030));
    if (missing != 0x0120) element(writer, 0x0120, le(1));
    if (missing != 0x0800) element(writer, 0x0800, le(0x0101));
    if (missing != 0x0900) element(writer, 0x0900, le(0));
    return decodeCommand(writer.bytes());
  };
  CHECK(without(0));
  for (const std::uint16_t missing : {0x0100, 0x0120, 0x0800, 0x0900}) {
    const auto decoded = without(missing);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::ProtocolViolated);
  }
  ByteWriter unknown;
  element(unknown, 0x0100, le(0x7777));
  element(unknown, 0x0110, le(1));
  element(unknown, 0x0800, le(0x0101));
  CHECK_FALSE(decodeCommand(unknown.bytes()));
  CHECK_FALSE(decodeCommand({}));
}

TEST_CASE("a request cannot bring a status along", "[dicom][net]") {
  ByteWriter writer;
  element(writer, 0x0100, le(0x0021));
  element(writer, 0x0110, le(1));
  element(writer, 0x0800, le(0x0101));
  element(writer, 0x0900, le(0xFF00));
  CHECK(decodeCommand(writer.bytes())->status == Status::Success);
}

TEST_CASE("a command cut anywhere, or with a length that lies, is refused", "[dicom][net]") {
  const Bytes whole = storeCommand();
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE((decodeCommand(ByteView(whole).first(size)) && size % 2 != 0));
  ByteWriter lying;
  element(lying, 0x0100, le(1));
  lying.u16(0);
  lying.u16(0x1000);
  lying.u32(0xFFFFFFF0);
  lying.raw(asBytes("1.2.3"));
  CHECK_FALSE(decodeCommand(lying.bytes()));
}

TEST_CASE("each request has its response", "[dicom][net]") {
  CHECK(responseOf(CommandField::StoreRequest) == CommandField::StoreResponse);
  CHECK(responseOf(CommandField::EventReportRequest) == CommandField::EventReportResponse);
  CHECK(responseOf(CommandField::CancelRequest) == CommandField::CancelRequest);
  CHECK(isResponse(CommandField::NDeleteResponse));
  CHECK_FALSE(isResponse(CommandField::CancelRequest));
  CHECK(commandName(static_cast<CommandField>(0x5555)) == "unknown command");
}
