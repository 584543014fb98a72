#pragma once
// What must be loaded before the jail closes.

namespace safelight::decoder {

/// Loads the DICOM dictionary, character sets and codecs, and sets a fixed time zone. Starts no thread. Call it once, first.
void prepareDecoding();

}  // namespace safelight::decoder
