#pragma once
// Decoders for libheif that start no thread. The ones libheif brings start worker threads of their own, which the decoder's
// jail does not allow, and newer distributions ship them as plug-ins that would have to be loaded from files.

namespace safelight::codec {

/// Registers HEVC (libde265) and AV1 (dav1d) with libheif, ahead of its own. Once a process.
void registerHeifDecoders();

}  // namespace safelight::codec
