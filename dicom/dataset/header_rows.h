#pragma once
// A data set as lines for a person: the information panel.

#include <string>
#include <vector>

#include "dicom/dataset/dicom_file.h"

namespace safelight::dicom {

/// One element. All texts are UTF-8 without control characters.
struct HeaderRow {
  std::string tag;   // "(0010,0010)"
  std::string vr;    // "PN"
  std::string name;  // keyword, "PatientName"; empty when unknown
  std::string value; // at most 512 bytes; binary values and sequences summarised
  std::uint8_t depth = 0;  // sequence nesting
};

inline constexpr std::size_t kHeaderRows = 2000;
inline constexpr std::size_t kHeaderValueBytes = 512;

/// The file meta information, then the data set in file order, sequences opened; the first kHeaderRows of them.
std::vector<HeaderRow> headerRows(const DicomFile& file);

}  // namespace safelight::dicom
