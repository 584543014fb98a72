#include "dicom/dataset/media_directory.h"

#include <algorithm>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

Result<std::vector<std::vector<std::string>>> mediaReferences(const DicomFile& file) {
  if (!file.isMediaDirectory()) return fail(ErrorCode::FormatUnsupported, "no media directory");
  std::vector<std::vector<std::string>> references;
  const Element* records = file.dataSet().find(tags::kDirectoryRecords);
  if (!records) return references;  // an empty medium
  const CharacterSets characters(file.dataSet().text(tags::kCharacterSet));
  for (const DataSet& record : records->items) {
    if (record.integer(tags::kRecordInUse).value_or(0xFFFF) == 0) continue;  // deleted
    const std::string path = characters.toUtf8(record.text(tags::kReferencedFile));
    if (path.empty()) continue;
    std::vector<std::string> components;
    const std::size_t count = 1 + static_cast<std::size_t>(std::count(path.begin(), path.end(), '\\'));
    for (std::size_t i = 0; i < std::min<std::size_t>(count, 32); ++i) components.push_back(cleaned(part(path, i), 255));
    std::erase(components, std::string());
    if (!components.empty()) references.push_back(std::move(components));
  }
  return references;
}

}  // namespace safelight::dicom
