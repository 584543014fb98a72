#include "app/decoder/worker/dispatch.h"

#include "app/decoder/worker/archive.h"
#include "app/decoder/worker/file_kind.h"
#include "app/decoder/worker/inspect.h"
#include "app/decoder/worker/render.h"

namespace safelight::decoder {

namespace {

using decode::Operation;
using decode::Request;

Result<Answer> frame(const Request& request, ByteView input) {
  TRY_ASSIGN(imaging::PixelImage image, framePixels(input, request.nameHint, request.frame, request.longSide));
  return Answer{decode::encodeFrameHead(image), std::move(image.pixels)};
}

}  // namespace

Result<Answer> answer(const Request& request, ByteView input) {
  switch (request.operation) {
    case Operation::Inspect: {
      TRY_ASSIGN(const decode::Inspection inspection, inspectFile(input, request));
      return Answer{inspection.encode(), {}};
    }
    case Operation::Frame: return frame(request, input);
    case Operation::ListArchive: {
      TRY_ASSIGN(const auto entries, listArchive(input));
      return Answer{decode::encodeEntries(entries), {}};
    }
    case Operation::ExtractEntry: {
      TRY_ASSIGN(Bytes content, extractEntry(input, request.entry));
      return Answer{{}, std::move(content)};
    }
    default: return fail(ErrorCode::InvalidArgument);
  }
}

}  // namespace safelight::decoder
