// A DICOM file as a whole: tags, values, sequences, character sets, and the files that are made from it.

#include "dicom/dataset/deidentify.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/header_rows.h"
#include "dicom/dataset/rewrite.h"
#include "dicom/pixel/frame_reader.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::dicom;

namespace {

void run(ByteView bytes) {
  static const bool ready = (loadDictionary(), true);
  fuzz::require(ready);
  const auto file = DicomFile::parse(bytes);
  if (!file) return;
  if (const auto facts = file->facts()) fuzz::require(facts->frames <= DicomFile::kFrames);
  const auto rows = headerRows(*file);
  fuzz::require(rows.size() <= kHeaderRows);
  for (const HeaderRow& row : rows) fuzz::require(row.value.size() <= kHeaderValueBytes);
  // What is written from what was understood is understood.
  if (const auto anonymous = deidentify(*file, {})) fuzz::require(DicomFile::parse(*anonymous).has_value());
  if (file->pixelCoding() == PixelCoding::Native) {
    const Bytes again = Rewrite(*file).take(file->encoding() == Encoding{} ? file->transferSyntaxUid() : kExplicitLittleEndian);
    fuzz::require(!again.empty());
  }
  if (const auto image = readFrame(*file, 0, {16u << 20, 2000})) fuzz::require(image->sizesAgree());
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("dicom_file", run, fuzz::noSeeds, "dicom")
