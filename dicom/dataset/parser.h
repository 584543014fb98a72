#pragma once
// Reads a data set from bytes that may be hostile. Every length is checked against what is left before it is believed, and
// depth and count are capped, so that nothing is allocated on the word of the file.

#include "dicom/dataset/element.h"
#include "dicom/dataset/transfer_syntax.h"

namespace safelight::dicom {

struct ParseLimits {
  unsigned nesting = 32;
  std::uint32_t elements = 100'000;    // items of sequences count too
  std::uint32_t fragments = 1'000'000;
};

/// Parses a data set. `bytes` must outlive the result.
/// Fails with FileTruncated (a value other than pixel data runs past the end), FileCorrupt, NestedTooDeep, TooManyElements.
Result<DataSet> parseDataSet(ByteView bytes, Encoding encoding, const ParseLimits& limits = {});

/// Parses file meta information (group 0002, explicit little endian) from the start of `bytes`; `used` tells where it ends.
Result<DataSet> parseMeta(ByteView bytes, std::size_t& used, const ParseLimits& limits = {});

/// Guesses how a data set without a believable transfer syntax is written, from its first element; nothing when it is none.
std::optional<Encoding> guessEncoding(ByteView bytes);

}  // namespace safelight::dicom
