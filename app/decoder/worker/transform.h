#pragma once
// New files made from an original: for export.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// PNG or JPEG of one frame as a person sees it, or a DICOM object: a photo wrapped as VL Photographic Image, a DICOM original as it is.
/// Without an identity in the request, nothing of when and with what the photo was taken is written either.
Result<Bytes> encodeAs(ByteView file, const decode::Request& request);

/// The original without identity. FormatUnsupported for documents: nobody can tell what they say.
Result<Bytes> deidentified(ByteView file, const decode::Request& request);

/// How a photo's pixels go into a DICOM object.
enum class PhotoPixels : std::uint8_t { AsTheyAre, Uncompressed };
/// A photo as VL Photographic Image under the identity and with the tags of the request, drawn as `display` says when there is one.
Result<Bytes> wrappedPhoto(ByteView file, const decode::Request& request, PhotoPixels pixels);

}  // namespace safelight::decoder
