#include "app/decoder/worker/describe.h"

#include "app/decoder/worker/file_kind.h"
#include "core/codec/photo.h"
#include "core/decode/clean_text.h"
#include "dicom/dataset/header_rows.h"
#include "dicom/dataset/media_directory.h"

namespace safelight::decoder {

namespace {

using decode::cleanText;
using decode::HeaderRow;
using decode::MediaReference;

constexpr std::size_t kNameBytes = 256;
constexpr std::size_t kValueBytes = 512;
constexpr std::size_t kComponentBytes = 255;
constexpr std::size_t kMostComponents = 32;

Result<std::vector<HeaderRow>> dicomRows(ByteView file) {
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
  std::vector<HeaderRow> rows;
  for (dicom::HeaderRow& row : dicom::headerRows(parsed)) {
    rows.push_back({cleanText(row.tag, 64), cleanText(row.vr, 16), cleanText(row.name, kNameBytes), cleanText(row.value, kValueBytes), row.depth});
  }
  return rows;
}

std::vector<HeaderRow> photoRows(ByteView file) {
  std::vector<HeaderRow> rows;
  for (const codec::ExifRow& row : codec::photoRows(file)) {
    rows.push_back({"EXIF", {}, cleanText(row.name, kNameBytes), cleanText(row.value, kValueBytes), 0});
  }
  return rows;
}

}  // namespace

Result<std::vector<HeaderRow>> headerOf(ByteView file) {
  switch (kindOf(file, {})) {
    case FileKind::Empty: return fail(ErrorCode::FileEmpty);
    case FileKind::Program: return fail(ErrorCode::ProgramFile);
    case FileKind::Unknown: return fail(ErrorCode::FormatUnknown);
    case FileKind::Dicom: return dicomRows(file);
    case FileKind::Photo: return photoRows(file);
    default: return std::vector<HeaderRow>{};
  }
}

Result<std::vector<MediaReference>> mediaReferencesOf(ByteView file) {
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
  TRY_ASSIGN(const auto written, dicom::mediaReferences(parsed));
  std::vector<MediaReference> references;
  for (const std::vector<std::string>& components : written) {
    if (references.size() == decode::Limits::kElements) return fail(ErrorCode::TooManyElements);
    MediaReference reference;
    // More folders than any medium has: kept as a reference that leads nowhere, so that it is reported.
    if (components.size() <= kMostComponents) {
      for (const std::string& component : components) reference.components.push_back(cleanText(component, kComponentBytes));
    }
    references.push_back(std::move(reference));
  }
  return references;
}

}  // namespace safelight::decoder
