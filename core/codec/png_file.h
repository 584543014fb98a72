#pragma once
// The chunks of a PNG file (ISO/IEC 15948), walked without decoding.

#include "core/codec/raw_photo.h"

namespace safelight::codec {

/// Payload of the first chunk of a type, empty when there is none.
ByteView pngChunk(ByteView file, std::string_view type);

/// True when every chunk up to the pixels lies within the file. libpng takes memory for a chunk on its word, whatever it is told to allow.
bool pngHeadIsWhole(ByteView file);

/// The file with nothing but the chunks that decide what it looks like.
Result<Bytes> barePng(ByteView file);

}  // namespace safelight::codec
