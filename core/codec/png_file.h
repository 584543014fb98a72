#pragma once
// The chunks of a PNG file (ISO/IEC 15948), walked without decoding.

#include "core/codec/raw_photo.h"

namespace safelight::codec {

/// Payload of the first chunk of a type, empty when there is none.
ByteView pngChunk(ByteView file, std::string_view type);

/// The file with nothing but the chunks that decide what it looks like.
Result<Bytes> barePng(ByteView file);

}  // namespace safelight::codec
