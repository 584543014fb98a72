#include "core/decode/reply.h"

#include <algorithm>

namespace safelight::decode {

namespace {

constexpr std::uint32_t kReplyMagic = 0x31524c53;     // "SLR1"
constexpr std::uint32_t kGreetingMagic = 0x31444c53;  // "SLD1"
constexpr std::uint64_t kMegabyte = 1u << 20;

std::uint16_t numberOf(const std::optional<ErrorCode>& error) { return error ? static_cast<std::uint16_t>(*error) : 0; }

// False when the number names no error.
bool readError(ByteReader& reader, std::optional<ErrorCode>& error) {
  const std::uint16_t number = reader.u16();
  if (number == 0) return true;
  error = errorFromNumber(number);
  return static_cast<std::uint16_t>(*error) == number;
}

}  // namespace

Bytes ReplyHeader::encode() const {
  ByteWriter writer;
  writer.u32(kReplyMagic);
  writer.u16(numberOf(error));
  writer.u16(0);
  writer.u64(bodyBytes);
  return std::move(writer).take();
}

std::optional<ReplyHeader> ReplyHeader::parse(ByteView head, std::uint64_t outputBytes) {
  ByteReader reader(head);
  ReplyHeader header;
  if (reader.u32() != kReplyMagic || !readError(reader, header.error) || reader.u16() != 0) return std::nullopt;
  header.bodyBytes = reader.u64();
  if (!reader.finished() || outputBytes < kBytes || header.bodyBytes > outputBytes - kBytes) return std::nullopt;
  if (header.error && (header.bodyBytes != 0 || !isReasonOfChild(*header.error))) return std::nullopt;
  return header;
}

Bytes Greeting::encode() const {
  ByteWriter writer;
  writer.u32(kGreetingMagic);
  writer.u16(kVersion);
  writer.u16(numberOf(error));
  return std::move(writer).take();
}

std::optional<Greeting> Greeting::parse(ByteView bytes) {
  ByteReader reader(bytes);
  Greeting greeting;
  if (reader.u32() != kGreetingMagic || reader.u16() != kVersion || !readError(reader, greeting.error)) return std::nullopt;
  if (!reader.finished()) return std::nullopt;
  return greeting;
}

std::uint64_t outputBytesFor(const Request& request, std::uint64_t inputBytes) {
  switch (request.operation) {
    case Operation::Inspect: {
      const std::uint64_t side = std::min<std::uint64_t>(request.thumbnailSide, 4096);
      return kMegabyte + side * side * 4;
    }
    case Operation::Frame: return 16 * kMegabyte + Limits::kFrameBytes;
    case Operation::Header: return 128 * kMegabyte;
    case Operation::ListArchive: return 96 * kMegabyte;
    case Operation::ExtractEntry: return kMegabyte + Limits::kEntryBytes;
    case Operation::MediaDirectory:
    case Operation::ListMedia: return 64 * kMegabyte + 4 * inputBytes;
    case Operation::Encode: return 16 * kMegabyte + Limits::kFrameBytes;
    case Operation::MediaFile:
    case Operation::Deidentify: return 16 * kMegabyte + std::max(inputBytes, Limits::kFrameBytes);
  }
  return kMegabyte;
}

bool isReasonOfChild(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::FileEmpty:
    case ErrorCode::FileTooLarge:
    case ErrorCode::FormatUnknown:
    case ErrorCode::FormatUnsupported:
    case ErrorCode::TransferSyntaxUnsupported:
    case ErrorCode::FileTruncated:
    case ErrorCode::FileCorrupt:
    case ErrorCode::NoPixels:
    case ErrorCode::TooManyPixels:
    case ErrorCode::CompressionBomb:
    case ErrorCode::NestedTooDeep:
    case ErrorCode::TooManyElements:
    case ErrorCode::FrameOutOfRange:
    case ErrorCode::TooManyFrames:
    case ErrorCode::DecoderOutOfMemory:
    case ErrorCode::PasswordProtected:
    case ErrorCode::ArchiveUnsafe:
    case ErrorCode::ArchiveTooBig:
    case ErrorCode::ProgramFile:
    case ErrorCode::NotAnImage:
    case ErrorCode::NotOnThisMedium: return true;
    default: return false;
  }
}

}  // namespace safelight::decode
