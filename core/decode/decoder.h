#pragma once
// The decoder as the vault sees it: asks a jailed process, believes nothing.

#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/decode/protocol.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {

/// Decodes untrusted bytes. Implementations are safe to call from several threads at once; each call blocks until its one-image
/// process ended, and ends within Limits::kWallSeconds plus start-up. Errors: the child's own code, or DecoderCrashed,
/// DecoderTimedOut, DecoderLied, DecoderOutOfMemory, DecoderUnavailable, SandboxUnavailable.
class Decoder {
 public:
  virtual ~Decoder() = default;

  virtual Result<Inspection> inspect(ByteView original, const Request& request) = 0;
  virtual Result<Inspection> inspect(const SharedOriginal& original, const Request& request) { return inspect(original.bytes(), request); }
  virtual Result<imaging::PixelImage> frame(ByteView original, const Request& request) = 0;
  virtual Result<std::vector<HeaderRow>> header(ByteView original) = 0;
  virtual Result<std::vector<ArchiveEntry>> listArchive(ByteView original) = 0;
  virtual Result<Bytes> extractEntry(ByteView original, const ArchiveEntry& entry) = 0;
  virtual Result<Bytes> extractEntry(const SharedOriginal& original, const ArchiveEntry& entry) { return extractEntry(original.bytes(), entry); }
  virtual Result<std::vector<MediaReference>> listMedia(ByteView original) = 0;
  /// Encode and Deidentify: the new file's bytes.
  virtual Result<Bytes> transform(ByteView original, const Request& request) = 0;
  /// The image as it may stand on a medium of `request.media` under `request.fileId`. NotOnThisMedium: it may not.
  virtual Result<MediaFile> mediaFile(ByteView, const Request&) { return fail(ErrorCode::DecoderUnavailable, "media"); }
  /// The DICOMDIR over the entries of files made with one `request`.
  virtual Result<Bytes> mediaDirectory(const std::vector<Bytes>&, const Request&) { return fail(ErrorCode::DecoderUnavailable, "media"); }
};

/// Starts `safelight-decoder` (a zygote) and talks to it; restarts it when it died. `program` is its path.
/// Fails with SandboxUnavailable when the decoder's self-check found a way out, DecoderUnavailable when it does not start.
Result<std::unique_ptr<Decoder>> startDecoder(const Path& program);

/// Where the decoder lies beside the running program.
Path decoderBesideThisProgram();

}  // namespace safelight::decode
