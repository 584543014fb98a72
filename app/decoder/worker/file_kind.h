#pragma once
// What a file is, by its content. The name breaks ties only between things that are not kept anyway.

#include <string_view>

#include "core/base/bytes.h"

namespace safelight::decoder {

enum class FileKind {
  Empty, Program, SystemFile, Text, Dicom, Photo, Zip, Pdf, StlText, StlBinary, WavefrontObject, Ply,
  OtherKnown,  // a format with a name that Safelight does not keep: video, office document, other archives
  Unknown,
};

/// Never fails, never allocates. DICOM wins over a program in its preamble: the preamble is never executed or shown here.
FileKind kindOf(ByteView file, std::string_view nameHint);

/// "application/pdf" and so on for the kinds that are kept as documents; empty for others.
std::string_view documentMediaType(FileKind kind);

}  // namespace safelight::decoder
