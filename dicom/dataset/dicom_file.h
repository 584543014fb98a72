#pragma once
// A DICOM object in memory: parsed with caps, never copied.

#include <memory>

#include "core/base/bytes.h"
#include "core/model/image.h"
#include "dicom/dataset/element.h"
#include "dicom/dataset/transfer_syntax.h"

namespace safelight::dicom {

/// True when the bytes begin like DICOM: preamble and "DICM", file meta information without a preamble, or a bare data set.
bool looksLikeDicom(ByteView bytes);

/// See dicom/dataset/dictionary.h; repeated here because whoever opens a DicomFile must have called it.
void loadDictionary();

/// One DICOM file. Not thread-safe; a value that can be moved. Everything it hands out views into the bytes it was parsed from
/// (or into its own inflated copy), so both must outlive what is taken from it.
class DicomFile {
 public:
  /// At most this many bytes come out of a deflated data set, and at most kExpansion times what went in.
  static constexpr std::uint64_t kInflatedBytes = 512ull << 20;
  static constexpr std::uint64_t kExpansion = 2000;
  static constexpr std::uint32_t kFrames = 100'000;

  /// `bytes` must outlive the file. Fails with FormatUnknown (not DICOM), FileTruncated, FileCorrupt, NestedTooDeep,
  /// TooManyElements, CompressionBomb.
  static Result<DicomFile> parse(ByteView bytes);

  DicomFile(DicomFile&&) = default;
  DicomFile& operator=(DicomFile&&) = default;

  /// What the file says of itself. Fails with TooManyFrames.
  Result<model::ImageFacts> facts() const;
  /// There is pixel data of any kind, whether or not it can be decoded.
  bool hasPixels() const;
  /// Number of Frames; 1 when absent or nonsense; 0 without pixels.
  std::uint32_t frameCount() const;
  bool isMediaDirectory() const;

  const DataSet& meta() const { return m_meta; }
  const DataSet& dataSet() const { return m_set; }
  /// The transfer syntax as named by the file; empty when it names none.
  std::string_view transferSyntaxUid() const { return m_syntaxUid; }
  /// How elements really are written and pixels are coded.
  Encoding encoding() const { return m_encoding; }
  PixelCoding pixelCoding() const { return m_coding; }
  /// Bytes of the file as it came (the measure for expansion caps).
  std::uint64_t sourceBytes() const { return m_source.size(); }

 private:
  DicomFile() = default;

  ByteView m_source;
  Bytes m_inflated;  // a deflated data set's own copy; moving keeps its address
  DataSet m_meta, m_set;
  std::string_view m_syntaxUid;
  Encoding m_encoding;
  PixelCoding m_coding = PixelCoding::Native;
};

/// The SOP class, from the data set or else from the file meta information.
std::string_view sopClassOf(const DicomFile& file);

}  // namespace safelight::dicom
