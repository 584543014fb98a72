#pragma once
// What a medium's directory says of one file (PS3.3 annex F), taken from the file itself.

#include <optional>
#include <string>

#include "core/model/date.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::dicom {

/// The keys of the four records that lead to a file. Texts are UTF-8; required ones that a file lacks are empty here and found by the
/// directory's writer.
struct MediaEntry {
  std::string fileId;  // components by backslash: "DICOM\IM000001"
  std::string sopClass, sopInstance, transferSyntax;
  std::string recordType;
  std::string patientName, patientId, birthDate, sex;
  std::string studyUid, studyDate, studyTime, studyDescription, studyId, accessionNumber;
  std::string seriesUid, modality, seriesDescription, seriesNumber;
  std::string instanceNumber;
  Bytes before, behind;  // further keys of the last record, those before and those behind Instance Number, written in explicit little endian

  Bytes encode() const;
  static std::optional<MediaEntry> parse(ByteView bytes);
};

/// "IMAGE", "PRESENTATION" ... (PS3.3 table F.3-3); empty for a kind that is not put on media here.
std::string_view mediaRecordType(const DicomFile& file);

/// `at` stands in for the study's date and time when the file has none. NotOnThisMedium when there is no record type, FileCorrupt
/// without UIDs, InvalidArgument when `fileId` is none (1-8 components of 1-8 characters A-Z, 0-9, _).
Result<MediaEntry> mediaEntryOf(const DicomFile& file, std::string_view fileId, model::LocalTime at);

}  // namespace safelight::dicom
