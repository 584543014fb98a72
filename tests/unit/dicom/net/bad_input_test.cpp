// What a peer could send that no peer should.

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

struct Outcome {
  Error error;                        // of opening or serving; code Internal when it ended in order
  std::vector<std::uint8_t> answers;  // PDU types that we sent
  KeepingHandler handler;
};

// Everything a peer says, served.
Outcome play(ByteView script, std::size_t piece = 65536, Limits limits = quickLimits()) {
  Outcome outcome;
  auto stream = std::make_unique<ScriptedStream>(script, piece);
  ScriptedStream* raw = stream.get();
  auto association = Association::accept(std::move(stream), deciding(openPolicy()), limits);
  if (!association) {
    outcome.error = association.error();
    return outcome;  // the stream is gone with the association
  }
  const auto end = serve(*association, outcome.handler);
  if (!end) outcome.error = end.error();
  outcome.answers = pduTypes(raw->written());
  return outcome;
}

Bytes opened(std::initializer_list<ByteView> parts) {
  Bytes script = encode(requestFor({kVerification, kCt}));  // contexts 1 and 3
  for (const ByteView part : parts) script.insert(script.end(), part.begin(), part.end());
  return script;
}

void checkViolation(const Outcome& outcome) {
  CHECK(outcome.error.code == ErrorCode::ProtocolViolated);
  REQUIRE_FALSE(outcome.answers.empty());
  CHECK(outcome.answers.front() == 2);
  CHECK(outcome.answers.back() == 7);
}

const Bytes kStore = storeCommand();
const Bytes kStorePdu = dataPdu(3, PdvKind::Command, true, kStore);

// A data PDU whose one value claims `claimed` bytes.
Bytes valueClaiming(std::uint32_t claimed, std::uint32_t pduLength) {
  NetworkWriter body;
  body.u32(claimed);
  body.u8(3);
  body.u8(0);
  body.raw(Bytes(20, 0));
  return pduOf(4, pduLength, body.bytes());
}

}  // namespace

TEST_CASE("what is no association request ends the connection before anything is held", "[dicom][net]") {
  for (const std::uint32_t length : {0xFFFFFFF0u, 0xFFFFFFFFu, 0x00100001u, 300u * 1024}) CHECK(play(pduOf(1, length, {})).error.code == ErrorCode::ProtocolViolated);
  for (const std::uint32_t length : {0u, 4u, 67u}) CHECK(play(pduOf(1, length, Bytes(length, 0))).error.code == ErrorCode::ProtocolViolated);
  CHECK(play(asBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).error.code == ErrorCode::ProtocolViolated);
  CHECK(play(Bytes{0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC}).error.code == ErrorCode::ProtocolViolated);  // a TLS greeting
  CHECK(play(encodeReleaseRequest()).error.code == ErrorCode::ProtocolViolated);
  CHECK(play(dataPdu(1, PdvKind::Command, true, echoCommand())).error.code == ErrorCode::ProtocolViolated);
  CHECK(play(encode(Abort{})).error.code == ErrorCode::AssociationAborted);
  CHECK(play({}).error.code == ErrorCode::ConnectionClosed);
}

TEST_CASE("PDU lengths of zero and of nearly everything are violations", "[dicom][net]") {
  for (const std::uint32_t length : {0u, 1u, 5u, 0x00100001u, 0xFFFFFFF0u, 0xFFFFFFFFu}) checkViolation(play(opened({pduOf(4, length, Bytes(8, 0))})));
  for (const std::uint32_t length : {0xFFFFFFF0u, 0x00100000u}) checkViolation(play(opened({pduOf(5, length, {})})));
}

TEST_CASE("values of no length, or of more than their PDU has, are violations", "[dicom][net]") {
  for (const std::uint32_t claimed : {0u, 1u, 23u, 1000u, 0x7FFFFFFFu, 0xFFFFFFF0u, 0xFFFFFFFFu}) checkViolation(play(opened({kStorePdu, valueClaiming(claimed, 26)})));
  // One byte behind the last value of a PDU.
  Bytes trailing = dataPdu(1, PdvKind::Command, true, echoCommand());
  trailing.push_back(0);
  checkViolation(play(opened({pduOf(4, static_cast<std::uint32_t>(trailing.size() - kPduHeadBytes), ByteView(trailing).subspan(kPduHeadBytes))})));
}

TEST_CASE("values of one byte and none, in single PDUs and all in one, are put together", "[dicom][net]") {
  Bytes script = opened({});
  for (std::size_t i = 0; i < kStore.size(); ++i) {
    const Bytes one = dataPdu(3, PdvKind::Command, i + 1 == kStore.size(), ByteView(kStore).subspan(i, 1));
    script.insert(script.end(), one.begin(), one.end());
  }
  const Bytes object = pattern(3000);
  Bytes body;
  for (std::size_t i = 0; i < object.size(); ++i) {
    for (const ByteView part : {ByteView(object).subspan(i, 1), ByteView()}) {
      const Bytes pdu = dataPdu(3, PdvKind::DataSet, false, part);
      body.insert(body.end(), pdu.begin() + kPduHeadBytes, pdu.end());
    }
  }
  const Bytes last = dataPdu(3, PdvKind::DataSet, true, {});
  body.insert(body.end(), last.begin() + kPduHeadBytes, last.end());
  const Bytes whole = pduOf(4, static_cast<std::uint32_t>(body.size()), body);
  script.insert(script.end(), whole.begin(), whole.end());
  const Bytes end = encodeReleaseRequest();
  script.insert(script.end(), end.begin(), end.end());
  for (const std::size_t piece : {1u, 7u, 65536u}) {
    const Outcome outcome = play(script, piece);
    CHECK(outcome.answers == std::vector<std::uint8_t>{2, 4, 6});
    REQUIRE(outcome.handler.objects.size() == 1);
    CHECK(outcome.handler.objects[0]->bytes == object);
    CHECK(outcome.handler.objects[0]->finished);
  }
}

TEST_CASE("a PDU of the largest size is taken, one byte more is not", "[dicom][net]") {
  const Limits limits = quickLimits();
  const Bytes most = dataPdu(3, PdvKind::DataSet, true, Bytes(limits.largestPdu - kPdvHeadBytes, 1));
  CHECK(play(opened({kStorePdu, most, encodeReleaseRequest()})).answers == std::vector<std::uint8_t>{2, 4, 6});
  checkViolation(play(opened({kStorePdu, dataPdu(3, PdvKind::DataSet, true, Bytes(limits.largestPdu - kPdvHeadBytes + 1, 1))})));
}

TEST_CASE("data in the wrong place are violations", "[dicom][net]") {
  const Bytes data = dataPdu(3, PdvKind::DataSet, true, Bytes(8, 0));
  checkViolation(play(opened({data})));                                                     // no command
  checkViolation(play(opened({dataPdu(5, PdvKind::Command, true, echoCommand())})));        // a context that was not accepted
  checkViolation(play(opened({kStorePdu, dataPdu(1, PdvKind::DataSet, true, Bytes(8, 0))})));  // another context than its command
  checkViolation(play(opened({kStorePdu, kStorePdu})));                                     // a command where the data set should be
  checkViolation(play(opened({dataPdu(3, PdvKind::Command, false, ByteView(kStore).first(10)), dataPdu(1, PdvKind::Command, true, ByteView(kStore).subspan(10))})));
  checkViolation(play(opened({kStorePdu, encodeReleaseRequest()})));                        // the end inside a message
  checkViolation(play(opened({encode(requestFor({kCt}))})));                                // a second association
  checkViolation(play(opened({pduOf(0x42, 4, Bytes(4, 0))})));                              // no PDU at all
  checkViolation(play(opened({encodeReleaseResponse()})));                                  // an answer to nothing
}

TEST_CASE("garbage for a command is a violation", "[dicom][net]") {
  checkViolation(play(opened({dataPdu(1, PdvKind::Command, true, {})})));
  checkViolation(play(opened({dataPdu(1, PdvKind::Command, true, pattern(500))})));
  checkViolation(play(opened({dataPdu(1, PdvKind::Command, true, ByteView(kStore).first(kStore.size() - 3))})));
}

TEST_CASE("a command without end is cut off, whether it grows or not", "[dicom][net]") {
  Bytes growing = opened({});
  for (int i = 0; i < 20; ++i) {
    const Bytes part = dataPdu(1, PdvKind::Command, false, Bytes(8192, 0));
    growing.insert(growing.end(), part.begin(), part.end());
  }
  checkViolation(play(growing));
  Bytes empty = opened({});
  const Bytes nothing = dataPdu(1, PdvKind::Command, false, {});
  for (std::size_t i = 0; i < 16 * 65536 / nothing.size() + 2; ++i) empty.insert(empty.end(), nothing.begin(), nothing.end());
  checkViolation(play(empty));
}

TEST_CASE("a data set without end is cut off, also when nobody wants it any more", "[dicom][net]") {
  Limits limits = quickLimits();
  limits.largestDataSet = 100'000;
  Bytes script = opened({kStorePdu});
  for (int i = 0; i < 20; ++i) {
    const Bytes part = dataPdu(3, PdvKind::DataSet, false, Bytes(8192, 0));
    script.insert(script.end(), part.begin(), part.end());
  }
  const Outcome outcome = play(script, 65536, limits);
  checkViolation(outcome);
  CHECK_FALSE(outcome.handler.objects.at(0)->finished);
}

TEST_CASE("a peer that stops, aborts or dies mid-object leaves nothing finished", "[dicom][net]") {
  const Bytes half = dataPdu(3, PdvKind::DataSet, false, pattern(5000));
  const Outcome died = play(opened({kStorePdu, half}));
  CHECK(died.error.code == ErrorCode::ConnectionClosed);
  CHECK_FALSE(died.handler.objects.at(0)->finished);
  const Outcome aborted = play(opened({kStorePdu, half, encode(Abort{})}));
  CHECK(aborted.error.code == ErrorCode::AssociationAborted);
  CHECK_FALSE(aborted.handler.objects.at(0)->finished);
  const Outcome cut = play(opened({kStorePdu, ByteView(half).first(1234)}));
  CHECK(cut.error.code == ErrorCode::ConnectionClosed);
  CHECK_FALSE(cut.handler.objects.at(0)->finished);

  KeepingHandler handler;
  Limits limits = quickLimits();
  limits.artim = std::chrono::seconds(60);  // a busy machine may begin late; what counts here comes afterwards
  Served served(handler, openPolicy(), limits);
  const Bytes script = opened({kStorePdu, half});
  REQUIRE(served.stream->write(script, Deadline::never()));
  served.wait();  // nothing more comes: the idle timer ends it
  CHECK(served.outcome.error().code == ErrorCode::ConnectionTimedOut);
  CHECK_FALSE(handler.objects.at(0)->finished);
}

TEST_CASE("a peer that drips bytes is cut off although it is never idle", "[dicom][net]") {
  KeepingHandler handler;
  Limits limits = quickLimits();
  limits.slowestBytesPerSecond = 1u << 30;
  Served served(handler, openPolicy(), limits);
  REQUIRE(served.stream->write(opened({kStorePdu}), Deadline::never()));
  const Bytes drop = dataPdu(3, PdvKind::DataSet, false, Bytes(2, 0));
  const auto start = std::chrono::steady_clock::now();
  Bytes buffer(4096);
  bool ended = false;
  while (!ended && std::chrono::steady_clock::now() - start < std::chrono::seconds(10)) {
    ended = !served.stream->write(drop, Deadline::never());
    // Waits for an answer that does not come: the pace of the drops.
    const auto got = served.stream->read(buffer, Deadline::in(std::chrono::milliseconds(50)));
    ended = ended || (!got && got.error().code != ErrorCode::ConnectionTimedOut);
  }
  served.wait();
  CHECK(served.outcome.error().code == ErrorCode::ConnectionTimedOut);
}

TEST_CASE("a server's patience between messages ends", "[dicom][net]") {
  KeepingHandler handler;
  Limits limits = quickLimits();
  limits.between = std::chrono::milliseconds(60);
  Served served(handler, openPolicy(), limits);
  REQUIRE(served.stream->write(opened({}), Deadline::never()));
  served.wait();
  CHECK(served.outcome.error().code == ErrorCode::ConnectionTimedOut);
}

TEST_CASE("an object with a malformed UID is refused and the next one taken", "[dicom][net]") {
  const Bytes data = dataPdu(3, PdvKind::DataSet, true, Bytes(64, 0));
  const Bytes bad = dataPdu(3, PdvKind::Command, true, storeCommand(kCt, "../../../etc"));
  const Bytes dots = dataPdu(3, PdvKind::Command, true, storeCommand(kCt, "1..2"));
  const Outcome outcome = play(opened({bad, data, dots, data, kStorePdu, data, encodeReleaseRequest()}));
  CHECK(outcome.answers == std::vector<std::uint8_t>{2, 4, 4, 4, 6});
  REQUIRE(outcome.handler.objects.size() == 1);
  CHECK(outcome.handler.objects[0]->request.sopInstance == "1.2.3.4");
}
