#pragma once
// Hostile and ordinary files made for the decoder's tests.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::tests {

/// Writes explicit little-endian DICOM elements.
class DicomBuilder {
 public:
  DicomBuilder& text(std::uint16_t group, std::uint16_t element, std::string_view vr, std::string value);
  DicomBuilder& u16(std::uint16_t group, std::uint16_t element, std::uint16_t value);
  DicomBuilder& bytes(std::uint16_t group, std::uint16_t element, std::string_view vr, ByteView value);
  /// Bytes as they are.
  DicomBuilder& raw(ByteView value);
  /// Encapsulated pixel data of one fragment.
  DicomBuilder& fragment(ByteView value);
  /// What an image needs besides its pixels.
  DicomBuilder& image(std::uint16_t rows, std::uint16_t columns, std::uint16_t bits = 8);
  const Bytes& dataSet() const { return m_writer.bytes(); }

  /// Preamble, prefix, file meta information, `body`.
  static Bytes file(std::string_view transferSyntax, ByteView body, ByteView preamble = {});

 private:
  ByteWriter m_writer;
};

inline constexpr std::string_view kExplicit = "1.2.840.10008.1.2.1";
inline constexpr std::string_view kDeflated = "1.2.840.10008.1.2.1.99";
inline constexpr std::string_view kRle = "1.2.840.10008.1.2.5";
inline constexpr std::string_view kJpegBaseline = "1.2.840.10008.1.2.4.50";

/// A small grey image that decodes: `side` x `side`, 8 bits.
Bytes goodDicom(std::uint16_t side = 16, std::string_view name = "Test^Ana");
/// The first bytes of a Windows program.
Bytes programHead();

/// Raw deflate of `megabytes` of zeros, made in no time (one compressed megabyte repeated).
Bytes deflatedZeros(std::size_t megabytes);

/// A ZIP written entry by entry, with every lie one likes.
struct ZipEntry {
  std::string name;
  Bytes content;                 // as stored in the archive
  bool deflated = false;         // content is raw deflate
  std::uint32_t claimedSize = 0; // 0 = content's size
  std::uint32_t checkSum = 0;    // 0 = of content when stored
  std::uint16_t flags = 0;       // bit 0 = encrypted
  std::uint32_t unixMode = 0100644;
  bool sharesPrevious = false;   // points at the entry before instead of bytes of its own
};
Bytes zipFile(const std::vector<ZipEntry>& entries);

}  // namespace safelight::tests
