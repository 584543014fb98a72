// What a decoder that was taken over may answer.

#include "core/decode/reply.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  if (bytes.empty()) return;
  const ByteView body = bytes.subspan(1);
  switch (bytes[0] % 10) {
    case 0: {
      const auto inspection = decode::Inspection::parse(body);
      if (inspection) fuzz::require(decode::Inspection::parse(inspection->encode()).has_value());
      break;
    }
    case 1: (void)decode::parseFrame(body); break;
    case 2: (void)decode::parseHeader(body); break;
    case 3: (void)decode::parseEntries(body); break;
    case 4: (void)decode::parseReferences(body); break;
    case 5: {
      const auto head = decode::ReplyHeader::parse(body, 1 << 20);
      if (head) fuzz::require(head->bodyBytes <= 1 << 20);
      break;
    }
    case 6: (void)decode::Greeting::parse(body); break;
    case 7: {
      const auto request = decode::Request::parse(body);
      if (request) fuzz::require(decode::Request::parse(request->encode()).has_value());
      break;
    }
    case 8: {
      const auto file = decode::MediaFile::parse(body);
      if (file) fuzz::require(file->entry.size() + file->file.size() <= body.size());
      break;
    }
    case 9: {
      const auto entries = decode::parseMediaEntries(body);
      if (entries) fuzz::require(decode::encodeMediaEntries(*entries) == Bytes(body.begin(), body.end()));
      break;
    }
    default: break;
  }
}

Bytes of(std::uint8_t kind, const Bytes& body) {
  ByteWriter bytes;
  bytes.u8(kind);
  bytes.raw(body);
  return std::move(bytes).take();
}

std::vector<Bytes> seeds() {
  decode::Inspection inspection;
  inspection.facts.modality = "IO";
  inspection.facts.width = inspection.facts.height = inspection.thumbnail.width = inspection.thumbnail.height = 2;
  inspection.facts.frames = 1;
  inspection.thumbnail.pixels.assign(4, 100);
  imaging::PixelImage image;
  image.width = image.height = 1;
  image.pixels = {1, 0};
  image.directions = {"L", "FP"};
  Bytes frame = decode::encodeFrameHead(image);
  frame.insert(frame.end(), image.pixels.begin(), image.pixels.end());
  decode::Request request;
  request.nameHint = "a.dcm";
  return {of(0, inspection.encode()), of(1, frame), of(2, decode::encodeHeader({{"(0010,0010)", "PN", "Patient's Name", "x", 0}})),
          of(3, decode::encodeEntries({{0, "a/b.dcm", 9}})), of(4, decode::encodeReferences({{{"A", "B"}}})), of(5, decode::ReplyHeader{{}, 9}.encode()),
          of(6, decode::Greeting{}.encode()), of(7, request.encode()), of(8, decode::MediaFile{false, {}, {1, 2, 3}}.encodeHead()), of(9, decode::encodeMediaEntries({{1, 2}, {3}}))};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("decode_reply", run, seeds)
