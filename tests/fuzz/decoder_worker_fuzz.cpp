// Everything that parses files from outside, as the decoder's child runs it.

#include <new>

#include "app/decoder/worker/dispatch.h"
#include "app/decoder/worker/prepare.h"
#include "core/decode/reply.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

/// The length picks the operation, so that plain files are seeds.
void run(ByteView bytes) {
  static const bool ready = (decoder::prepareDecoding(), true);
  fuzz::require(ready);
  decode::Request request;
  request.operation = static_cast<decode::Operation>(1 + bytes.size() % 8);
  request.thumbnailSide = 64;
  request.nameHint = bytes.size() % 3 == 0 ? "image.dcm" : "image";
  request.encodeAs = static_cast<decode::EncodeAs>(1 + bytes.size() % 3);
  request.frame = bytes.size() % 5 == 0 ? 1 : 0;
  try {
    const auto answer = decoder::answer(request, bytes);
    // A child may only report what is wrong with the bytes, and its own parent must understand it.
    if (!answer) fuzz::require(decode::isReasonOfChild(answer.error().code) || answer.error().code == ErrorCode::InvalidArgument);
    else if (request.operation == decode::Operation::Inspect) fuzz::require(decode::Inspection::parse(answer->head).has_value());
    else if (request.operation == decode::Operation::Header) fuzz::require(decode::parseHeader(answer->head).has_value());
    else if (request.operation == decode::Operation::ListArchive) fuzz::require(decode::parseEntries(answer->head).has_value());
    else if (request.operation == decode::Operation::ListMedia) fuzz::require(decode::parseReferences(answer->head).has_value());
    // Every file can also be asked for a medium; what it says then must fit into a directory.
    request.operation = decode::Operation::MediaFile;
    request.media = static_cast<decode::MediaProfile>(1 + bytes.size() % 3);
    request.fileId = "DICOM\\IM000001";
    const auto made = decoder::answer(request, bytes);
    if (!made) return fuzz::require(decode::isReasonOfChild(made.error().code));
    Bytes whole = made->head;
    whole.insert(whole.end(), made->pixels.begin(), made->pixels.end());
    const auto file = decode::MediaFile::parse(whole);
    fuzz::require(file.has_value());
    request.operation = decode::Operation::MediaDirectory;
    fuzz::require(decoder::answer(request, decode::encodeMediaEntries({file->entry})).has_value());
  } catch (const std::bad_alloc&) {
    // The child's memory is limited on purpose.
  }
}

std::vector<Bytes> seeds() { return {}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("decoder_worker", run, seeds, "photos/hostile", "dicom/malformed")
