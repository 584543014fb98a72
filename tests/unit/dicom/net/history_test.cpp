// Messages like those that broke DCMTK, Orthanc and their relatives (docs/threat-model.md): each is one error of the association it came over.

#include "dicom/net/command.h"
#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

/// Command elements one by one, implicit little endian; the group's length is put in front unless another is asked for.
class CommandBytes {
 public:
  CommandBytes& element(std::uint16_t number, ByteView value) {
    m_body.u16(0);
    m_body.u16(number);
    m_body.u32(static_cast<std::uint32_t>(value.size()));
    m_body.raw(value);
    return *this;
  }
  CommandBytes& us(std::uint16_t number, std::uint16_t value) {
    const std::uint8_t both[] = {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8)};
    return element(number, both);
  }
  CommandBytes& uid(std::uint16_t number, std::string value) {
    if (value.size() % 2 != 0) value += '\0';
    return element(number, asBytes(value));
  }
  Bytes bytes(std::optional<std::uint32_t> length = {}) const {
    ByteWriter whole;
    whole.u32(0);
    whole.u32(4);
    whole.u32(length.value_or(static_cast<std::uint32_t>(m_body.size())));
    whole.raw(m_body.bytes());
    return std::move(whole).take();
  }

 private:
  ByteWriter m_body;
};

constexpr std::uint16_t kAffectedClass = 0x0002, kField = 0x0100, kMessageId = 0x0110, kRespondedTo = 0x0120, kPriority = 0x0700, kDataSetType = 0x0800, kStatus = 0x0900, kAffectedInstance = 0x1000;
constexpr std::uint16_t kStoreRequest = 0x0001, kStoreResponse = 0x8001, kNoDataSet = 0x0101, kDataSet = 0x0000;

CommandBytes storeRequest() {
  CommandBytes command;
  command.uid(kAffectedClass, std::string(kCt)).us(kField, kStoreRequest).us(kMessageId, 1).us(kPriority, 0);
  return command;
}

/// What became of one message that stands between an association's opening and its end.
struct Outcome {
  ErrorCode error = ErrorCode::Internal;  // of serving; Internal: it ended in order
  std::vector<Status> statuses;           // that we answered with
  std::size_t kept = 0;                   // objects that were taken
};

/// Command sets of our answers.
std::vector<Status> statusesIn(ByteView written) {
  constexpr std::size_t kValueHead = 6;  // length, context, kind
  std::vector<Status> statuses;
  while (written.size() >= kPduHeadBytes) {
    const PduHead head = decodePduHead(written);
    const ByteView body = written.subspan(kPduHeadBytes, std::min<std::size_t>(head.length, written.size() - kPduHeadBytes));
    if (head.type == 4) {
      const auto command = decodeCommand(body.subspan(kValueHead));
      REQUIRE(command);
      statuses.push_back(command->status);
    }
    written = written.subspan(kPduHeadBytes + body.size());
  }
  return statuses;
}

Outcome play(const Bytes& command, bool withData) {
  Bytes script = encode(requestFor({kVerification, kCt}));
  for (const Bytes& part : {dataPdu(3, PdvKind::Command, true, command), withData ? dataPdu(3, PdvKind::DataSet, true, Bytes(64, 0)) : Bytes{}, encodeReleaseRequest()})
    script.insert(script.end(), part.begin(), part.end());
  auto stream = std::make_unique<ScriptedStream>(script);
  ScriptedStream* raw = stream.get();
  auto association = Association::accept(std::move(stream), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  KeepingHandler handler;
  Outcome outcome;
  const auto end = serve(*association, handler);
  if (!end) outcome.error = end.error().code;
  outcome.statuses = statusesIn(raw->written());
  outcome.kept = handler.objects.size();
  return outcome;
}

/// The association ends over it.
void violates(const char* what, const Bytes& command, bool withData = true) {
  INFO(what);
  const Outcome outcome = play(command, withData);
  CHECK(outcome.error == ErrorCode::ProtocolViolated);
  CHECK(outcome.statuses.empty());
  CHECK(outcome.kept == 0);
}

/// It is refused with one status, and the association goes on to its end.
void refused(const char* what, const Bytes& command, Status status, bool withData = true) {
  INFO(what);
  const Outcome outcome = play(command, withData);
  CHECK(outcome.error == ErrorCode::Internal);
  CHECK(outcome.statuses == std::vector{status});
  CHECK(outcome.kept == 0);
}

}  // namespace

TEST_CASE("requests without the ids that their handlers would look at", "[dicom][net][history]") {
  // The same message with its ids is taken: what is missing is what is refused.
  CHECK(play(storeRequest().us(kDataSetType, kDataSet).uid(kAffectedInstance, "1.2.3").bytes(), true).kept == 1);
  refused("an object without an instance", storeRequest().us(kDataSetType, kDataSet).bytes(), Status::InvalidInstance);
  refused("an object with an empty instance", storeRequest().us(kDataSetType, kDataSet).uid(kAffectedInstance, "").bytes(), Status::InvalidInstance);
  refused("an object without its data", storeRequest().us(kDataSetType, kNoDataSet).uid(kAffectedInstance, "1.2.3").bytes(), Status::CannotUnderstand, false);
  violates("an object that says nothing of its data", storeRequest().uid(kAffectedInstance, "1.2.3").bytes());
  violates("a response to nothing", CommandBytes().us(kField, kStoreResponse).us(kDataSetType, kNoDataSet).us(kStatus, 0).bytes(), false);
  violates("a response without a status", CommandBytes().us(kField, kStoreResponse).us(kRespondedTo, 1).us(kDataSetType, kNoDataSet).bytes(), false);
  // An answer that nobody waits for is passed over.
  const Outcome unasked = play(CommandBytes().us(kField, kStoreResponse).us(kRespondedTo, 1).us(kDataSetType, kNoDataSet).us(kStatus, 0).bytes(), false);
  CHECK((unasked.error == ErrorCode::Internal && unasked.statuses.empty() && unasked.kept == 0));
  violates("nothing but a length", CommandBytes().bytes(), false);
  violates("a field that does not exist", CommandBytes().us(kField, 0x7777).us(kMessageId, 1).us(kDataSetType, kNoDataSet).bytes(), false);
}

TEST_CASE("commands whose values have other sizes than theirs", "[dicom][net][history]") {
  violates("a field of one byte", CommandBytes().element(kField, Bytes{1}).us(kMessageId, 1).us(kDataSetType, kNoDataSet).bytes(), false);
  violates("a field of none", CommandBytes().element(kField, {}).us(kMessageId, 1).us(kDataSetType, kNoDataSet).bytes(), false);
  refused("an instance of a thousand bytes", storeRequest().us(kDataSetType, kDataSet).uid(kAffectedInstance, "1." + std::string(1000, '2')).bytes(), Status::InvalidInstance);
}

TEST_CASE("names of instances that look like paths or commands are no instances", "[dicom][net][history]") {
  for (const char* name : {"../../etc/passwd", "..", "/tmp/x", "1.2.3/../../x", "1.2.3\\x", "C:\\x", "1.2.3;rm -rf x", "`id`", "$(id)", "1..2", ".1", "1."})
    refused(name, storeRequest().us(kDataSetType, kDataSet).uid(kAffectedInstance, name).bytes(), Status::InvalidInstance);
}

TEST_CASE("a command that repeats itself is kept once, and not beyond what a command may take", "[dicom][net][history]") {
  const auto repeated = [](int times) {
    CommandBytes many = storeRequest();
    for (int i = 0; i < times; ++i) many.uid(kAffectedInstance, "1.2.3");
    return many.us(kDataSetType, kDataSet).bytes();
  };
  CHECK(play(repeated(10), true).kept == 1);
  violates("a hundred thousand times", repeated(100'000));
}
