#include "app/decoder/image_process.h"

#include <cstring>
#include <new>

#include "app/decoder/worker/dispatch.h"
#include "core/decode/memory_file.h"
#include "core/decode/reply.h"

namespace safelight::decoder {

namespace {

using decode::Limits;
using decode::MemoryFile;
using decode::MemoryMap;
using decode::ReplyHeader;

constexpr int kAnswered = 0;
constexpr int kNotConfined = 4;
constexpr int kNoMemory = 5;

Result<Answer> answerSafely(const decode::Request& request, ByteView input) {
  // The last fence: libraries under here throw what they like.
  try {
    return answer(request, input);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::DecoderOutOfMemory);
  } catch (...) {
    return fail(ErrorCode::FileCorrupt);
  }
}

void writeHeader(MutableByteView output, const ReplyHeader& header) {
  const Bytes bytes = header.encode();
  std::memcpy(output.data(), bytes.data(), bytes.size());
}

// Head and pixels behind the header, the header last, so that a child that dies in between has said nothing.
void writeAnswer(MutableByteView output, const Result<Answer>& result) {
  if (!result) {
    const ErrorCode code = result.error().code;
    return writeHeader(output, {decode::isReasonOfChild(code) ? code : ErrorCode::FileCorrupt, 0});
  }
  const std::uint64_t room = output.size() - ReplyHeader::kBytes;
  const std::uint64_t length = result->head.size() + result->pixels.size();
  if (length > room) return writeHeader(output, {ErrorCode::FileTooLarge, 0});
  std::uint8_t* place = output.data() + ReplyHeader::kBytes;
  if (!result->head.empty()) std::memcpy(place, result->head.data(), result->head.size());
  if (!result->pixels.empty()) std::memcpy(place + result->head.size(), result->pixels.data(), result->pixels.size());
  writeHeader(output, {std::nullopt, length});
}

}  // namespace

int answerOneRequest(const sandbox::Sandbox& jail, const TimeLimits& time, const decode::Request& request, const ipc::Handle& input,
                     const ipc::Handle& output) {
  const std::uint64_t inputBytes = decode::sizeOf(input);
  const std::uint64_t outputBytes = decode::sizeOf(output);
  if (inputBytes == 0 || inputBytes > Limits::kInputBytes || outputBytes < ReplyHeader::kBytes) return kNoMemory;
  const auto source = MemoryMap::map(input, inputBytes, MemoryMap::Access::Read);
  const auto sink = MemoryMap::map(output, outputBytes, MemoryMap::Access::Write);
  if (!source || !sink) return kNoMemory;

  const sandbox::ImageLimits limits{Limits::kMemoryBytes + inputBytes + outputBytes, time.processorSeconds,
                                    time.wallSeconds};
  if (!jail.apply(sandbox::Policy::OneImage, limits)) return kNotConfined;
  // From here on the bytes are looked at.
  try {
    writeAnswer(sink->bytes(), answerSafely(request, source->bytes()));
  } catch (const std::bad_alloc&) {
    writeHeader(sink->bytes(), {ErrorCode::DecoderOutOfMemory, 0});
  }
  return kAnswered;
}

}  // namespace safelight::decoder
