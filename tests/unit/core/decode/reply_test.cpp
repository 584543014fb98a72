#include "core/decode/reply.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::decode;

TEST_CASE("a reply header says done with a length, or why not", "[decode]") {
  const auto done = ReplyHeader::parse(ReplyHeader{std::nullopt, 100}.encode(), 116);
  REQUIRE(done);
  CHECK_FALSE(done->error);
  CHECK(done->bodyBytes == 100);
  const auto refused = ReplyHeader::parse(ReplyHeader{ErrorCode::FileCorrupt, 0}.encode(), 1000);
  REQUIRE(refused);
  CHECK(refused->error == ErrorCode::FileCorrupt);
}

TEST_CASE("a reply that was never begun, cut, or longer than its memory is no reply", "[decode]") {
  CHECK_FALSE(ReplyHeader::parse(Bytes(ReplyHeader::kBytes), 1000));
  const Bytes encoded = ReplyHeader{std::nullopt, 100}.encode();
  REQUIRE(encoded.size() == ReplyHeader::kBytes);
  for (std::size_t length = 0; length < encoded.size(); ++length) CHECK_FALSE(ReplyHeader::parse(ByteView(encoded).first(length), 1000));
  CHECK_FALSE(ReplyHeader::parse(encoded, 115));
  CHECK_FALSE(ReplyHeader::parse(encoded, 3));
  CHECK_FALSE(ReplyHeader::parse(ReplyHeader{std::nullopt, ~0ull}.encode(), 1000));
}

TEST_CASE("a child cannot blame the vault, the person or the machine", "[decode]") {
  for (const ErrorCode code : {ErrorCode::WrongCredentials, ErrorCode::VaultInUse, ErrorCode::DiskFull, ErrorCode::SandboxUnavailable,
                               ErrorCode::DecoderCrashed, ErrorCode::Cancelled, static_cast<ErrorCode>(4711)}) {
    CHECK_FALSE(ReplyHeader::parse(ReplyHeader{code, 0}.encode(), 1000));
  }
}

TEST_CASE("an error with a body contradicts itself", "[decode]") {
  CHECK_FALSE(ReplyHeader::parse(ReplyHeader{ErrorCode::FileCorrupt, 1}.encode(), 1000));
}

TEST_CASE("a greeting of another version, or none, is not understood", "[decode]") {
  const Bytes ready = Greeting{}.encode();
  REQUIRE(Greeting::parse(ready));
  CHECK_FALSE(Greeting::parse(ready)->error);
  CHECK(Greeting::parse(Greeting{ErrorCode::SandboxUnavailable}.encode())->error == ErrorCode::SandboxUnavailable);
  Bytes other = ready;
  ++other[4];
  CHECK_FALSE(Greeting::parse(other));
  for (std::size_t length = 0; length < ready.size(); ++length) CHECK_FALSE(Greeting::parse(ByteView(ready).first(length)));
}

TEST_CASE("the output has room for the largest legitimate answer", "[decode]") {
  Request request;
  request.operation = Operation::Frame;
  CHECK(outputBytesFor(request, 1) > Limits::kFrameBytes);
  request.operation = Operation::ExtractEntry;
  CHECK(outputBytesFor(request, 1) > Limits::kEntryBytes);
  request.operation = Operation::Deidentify;
  CHECK(outputBytesFor(request, Limits::kInputBytes) > Limits::kInputBytes);
  request.operation = Operation::MediaFile;
  CHECK(outputBytesFor(request, Limits::kInputBytes) > Limits::kInputBytes + (1u << 20));
  request.operation = Operation::MediaDirectory;
  CHECK(outputBytesFor(request, 50u << 20) > 100u << 20);
  request.operation = Operation::Inspect;
  request.thumbnailSide = 360;
  CHECK(outputBytesFor(request, 1) > 360u * 360u * 4u);
  request.thumbnailSide = 0xffffffff;
  CHECK(outputBytesFor(request, 1) < 128u << 20);
}
