#include "dicom/dataset/dicom_file.h"

#include <algorithm>

#include "dicom/dataset/inflate.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr std::size_t kPreamble = 128;
constexpr std::string_view kMediaDirectoryClass = "1.2.840.10008.1.3.10";

bool hasMagic(ByteView bytes, std::size_t at) { return bytes.size() >= at + 4 && toString(bytes.subspan(at, 4)) == "DICM"; }

/// File meta information begins with (0002,00xx) and two letters of a VR.
bool startsWithMeta(ByteView bytes) {
  return bytes.size() >= 8 && bytes[0] == 0x02 && bytes[1] == 0x00 && bytes[3] == 0x00 &&
         isKnownVr(static_cast<Vr>(vrCode(static_cast<char>(bytes[4]), static_cast<char>(bytes[5]))));
}

/// Where file meta information starts, or the data set when there is none; nothing when this is not DICOM.
std::optional<std::size_t> contentStart(ByteView bytes) {
  if (hasMagic(bytes, kPreamble)) return kPreamble + 4;
  if (hasMagic(bytes, 0) && bytes.size() >= 12) return 4;
  if (startsWithMeta(bytes) || guessEncoding(bytes)) return 0;
  return std::nullopt;
}

}  // namespace

bool looksLikeDicom(ByteView bytes) { return contentStart(bytes).has_value(); }

Result<DicomFile> DicomFile::parse(ByteView bytes) {
  if (bytes.empty()) return fail(ErrorCode::FileEmpty);
  const auto start = contentStart(bytes);
  if (!start) return fail(ErrorCode::FormatUnknown);
  DicomFile file;
  file.m_source = bytes;
  ByteView rest = bytes.subspan(*start);
  std::size_t used = 0;
  TRY_ASSIGN(file.m_meta, parseMeta(rest, used));
  rest = rest.subspan(used);

  file.m_syntaxUid = file.m_meta.text(tags::kTransferSyntax);
  const TransferSyntax& syntax = transferSyntax(file.m_syntaxUid);
  file.m_encoding = syntax.encoding;
  file.m_coding = file.m_syntaxUid.empty() ? PixelCoding::Native : syntax.pixels;
  if (syntax.deflated) {
    const std::uint64_t most = std::min(kInflatedBytes, std::max<std::uint64_t>(rest.size() * kExpansion, 65536));
    TRY_ASSIGN(file.m_inflated, inflateWithin(rest, most));
    rest = file.m_inflated;
  }
  // The first element says how the data set really is written; files that contradict their meta information are common.
  if (const auto guessed = guessEncoding(rest); guessed && (*guessed != file.m_encoding || file.m_syntaxUid.empty())) file.m_encoding = *guessed;
  else if (file.m_syntaxUid.empty()) file.m_encoding = Encoding{false, false};
  TRY_ASSIGN(file.m_set, parseDataSet(rest, file.m_encoding));
  if (file.m_set.elements.empty() && file.m_meta.elements.empty()) return fail(ErrorCode::FormatUnknown);
  return file;
}

bool DicomFile::hasPixels() const {
  for (const Tag tag : {tags::kPixelData, tags::kFloatPixels, tags::kDoublePixels}) {
    const Element* element = m_set.find(tag);
    if (element && (element->encapsulated || element->truncated || !element->value.empty())) return true;
  }
  return false;
}

std::uint32_t DicomFile::frameCount() const {
  if (!hasPixels()) return 0;
  const auto frames = m_set.integer(tags::kFrames);
  if (!frames || *frames < 1) return 1;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(*frames, 0xFFFFFFFF));
}

bool DicomFile::isMediaDirectory() const {
  return m_meta.text(tags::kMediaSopClass) == kMediaDirectoryClass || m_set.find(tags::kDirectoryRecords) != nullptr;
}

std::string_view sopClassOf(const DicomFile& file) {
  const std::string_view inSet = file.dataSet().text(tags::kSopClass);
  return inSet.empty() ? file.meta().text(tags::kMediaSopClass) : inSet;
}

}  // namespace safelight::dicom
