// Entries of a medium come out of one jailed process and go into another: the second one trusts the first no more than a file.

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/media_directory.h"
#include "dicom/dataset/media_writer.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::dicom;

namespace {

void run(ByteView bytes) {
  static const bool ready = (loadDictionary(), true);
  fuzz::require(ready);
  const auto entry = MediaEntry::parse(bytes);
  if (!entry) return;
  fuzz::require(entry->encode() == Bytes(bytes.begin(), bytes.end()));
  const auto directory = writeMediaDirectory(std::vector{*entry}, {"FUZZ", "2.25.1"});
  fuzz::require(directory.has_value());
}

std::vector<Bytes> seeds() {
  MediaEntry entry;
  entry.fileId = "DICOM\\IM000001";
  entry.recordType = "IMAGE";
  entry.studyUid = "1.2";
  entry.seriesUid = "1.2.3";
  entry.patientName = "Müller^Ana";
  std::vector<Bytes> all{entry.encode()};
  entry.before = Bytes{8, 0, 8, 0, 'C', 'S', 2, 0, 'A', ' '};
  all.push_back(entry.encode());
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("media_entry", run, seeds)
