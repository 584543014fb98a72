#pragma once
// ZIP archives, in memory alone.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// The files in a ZIP, folders left out. PasswordProtected, ArchiveUnsafe (an entry that leaves the archive, a link, entries that share their bytes),
/// ArchiveTooBig, CompressionBomb, FileCorrupt.
Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView file);

/// One file out of a ZIP, its check sum verified. As above; ArchiveUnsafe when it is an archive itself.
Result<Bytes> extractEntry(ByteView file, std::uint32_t index);

}  // namespace safelight::decoder
