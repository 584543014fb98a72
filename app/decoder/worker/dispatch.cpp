#include "app/decoder/worker/dispatch.h"

#include "app/decoder/worker/archive.h"
#include "app/decoder/worker/describe.h"
#include "app/decoder/worker/inspect.h"
#include "app/decoder/worker/media.h"
#include "app/decoder/worker/render.h"
#include "app/decoder/worker/transform.h"

namespace safelight::decoder {

namespace {

using decode::Operation;
using decode::Request;

Result<Answer> frame(const Request& request, ByteView input) {
  TRY_ASSIGN(imaging::PixelImage image, framePixels(input, request.nameHint, request.frame, request.longSide));
  return Answer{decode::encodeFrameHead(image), std::move(image.pixels)};
}

Result<Answer> whole(Result<Bytes> file) {
  if (!file) return fail(std::move(file).error());
  return Answer{{}, std::move(*file)};
}

}  // namespace

Result<Answer> answer(const Request& request, ByteView input) {
  switch (request.operation) {
    case Operation::Inspect: {
      TRY_ASSIGN(const decode::Inspection inspection, inspectFile(input, request));
      return Answer{inspection.encode(), {}};
    }
    case Operation::Frame: return frame(request, input);
    case Operation::Header: {
      TRY_ASSIGN(const auto rows, headerOf(input));
      return Answer{decode::encodeHeader(rows), {}};
    }
    case Operation::ListArchive: {
      TRY_ASSIGN(const auto entries, listArchive(input));
      return Answer{decode::encodeEntries(entries), {}};
    }
    case Operation::ExtractEntry: return whole(extractEntry(input, request.entry));
    case Operation::ListMedia: {
      TRY_ASSIGN(const auto references, mediaReferencesOf(input));
      return Answer{decode::encodeReferences(references), {}};
    }
    case Operation::Encode: return whole(encodeAs(input, request));
    case Operation::Deidentify: return whole(deidentified(input, request));
    case Operation::MediaFile: {
      TRY_ASSIGN(decode::MediaFile made, mediaFileOf(input, request));
      Bytes head = made.encodeHead();
      return Answer{std::move(head), std::move(made.file)};
    }
    case Operation::MediaDirectory: return whole(mediaDirectoryOf(input, request));
  }
  return fail(ErrorCode::InvalidArgument);
}

}  // namespace safelight::decoder
