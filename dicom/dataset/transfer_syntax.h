#pragma once
// Transfer syntaxes (PS3.5 section 10 and annex A).

#include <string_view>

namespace safelight::dicom {

/// How elements are written.
struct Encoding {
  bool explicitVr = true;
  bool bigEndian = false;
  bool operator==(const Encoding&) const = default;
};

/// How pixel data is written.
enum class PixelCoding { Native, Rle, Jpeg, JpegLs, Jpeg2000, DeflatedFrame, Unsupported };

struct TransferSyntax {
  std::string_view uid;
  Encoding encoding;
  bool deflated = false;  // the whole data set
  PixelCoding pixels = PixelCoding::Native;
};

inline constexpr std::string_view kImplicitLittleEndian = "1.2.840.10008.1.2";
inline constexpr std::string_view kExplicitLittleEndian = "1.2.840.10008.1.2.1";
inline constexpr std::string_view kExplicitBigEndian = "1.2.840.10008.1.2.2";
inline constexpr std::string_view kJpegBaseline = "1.2.840.10008.1.2.4.50";

/// The entry of a UID; for one that is not in the table an explicit little-endian entry with PixelCoding::Unsupported, which is
/// what every encapsulated syntax is so far.
const TransferSyntax& transferSyntax(std::string_view uid);

}  // namespace safelight::dicom
