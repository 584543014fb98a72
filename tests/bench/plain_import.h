#pragma once
// The same import without sealing, keys, journal and catalogue: what they cost is told by the difference.

#include "core/decode/decoder.h"
#include "core/store/file_system.h"

namespace safelight::bench {

/// Takes in a folder as core/vault/import/import_run.cpp does: as many threads, as much under way, the same decoder, hash and thumbnail, batches as large, files
/// written by the same calls, synced, renamed and their folders synced alike. Only that the bytes are the originals', and nothing else is kept of them.
/// Seconds.
double importPlainly(store::FileSystem& files, decode::Decoder& decoder, const Path& source, const Path& target, unsigned jobs, unsigned expected);

}  // namespace safelight::bench
