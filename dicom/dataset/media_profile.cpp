#include "dicom/dataset/media_profile.h"

#include <algorithm>

#include "dicom/dataset/media_entry.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr std::string_view kNative[] = {kExplicitLittleEndian};
constexpr std::string_view kWithJpeg[] = {kExplicitLittleEndian, kJpegBaseline, "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.70"};
constexpr MediaProfileEntry kProfiles[] = {
    {MediaProfile::General, "STD-GEN-CD", "General Purpose CD-R Interchange", kNative},
    {MediaProfile::Dental, "STD-DEN-CD", "Dental Radiograph CD-R Interchange", kNative},
    {MediaProfile::GeneralUsb, "STD-GEN-USB-JPEG", "General Purpose USB Media Interchange with JPEG", kWithJpeg},
};

// PS3.11 table K.3-1, the kinds that hold pictures.
constexpr std::string_view kDentalClasses[] = {"1.2.840.10008.5.1.4.1.1.1.3", "1.2.840.10008.5.1.4.1.1.1.1"};

constexpr Tag kInstitution{0x0008, 0x0080}, kDetectorId{0x0018, 0x700A}, kDetectorManufacturer{0x0018, 0x702A}, kDetectorModel{0x0018, 0x702B};

/// PS3.11 K.3.1: 8 bits in bytes, 10, 12 or 16 in words.
bool hasDentalDepth(const DataSet& set) {
  const std::int64_t stored = set.integer(tags::kBitsStored).value_or(0), allocated = set.integer(tags::kBitsAllocated).value_or(0);
  return stored == 8 ? allocated == 8 : (stored == 10 || stored == 12 || stored == 16) && allocated == 16;
}

}  // namespace

std::span<const MediaProfileEntry> mediaProfiles() { return kProfiles; }

const MediaProfileEntry& mediaProfile(MediaProfile profile) {
  for (const MediaProfileEntry& entry : kProfiles)
    if (entry.profile == profile) return entry;
  return kProfiles[0];
}

bool allowsSyntax(MediaProfile profile, std::string_view transferSyntax) {
  const auto allowed = mediaProfile(profile).transferSyntaxes;
  return std::find(allowed.begin(), allowed.end(), transferSyntax) != allowed.end();
}

Result<void> checkFits(MediaProfile profile, const DicomFile& file) {
  if (file.isMediaDirectory() || mediaRecordType(file).empty()) return fail(ErrorCode::NotOnThisMedium, "no record for this kind on media");
  if (profile != MediaProfile::Dental) return ok();
  if (std::find(std::begin(kDentalClasses), std::end(kDentalClasses), sopClassOf(file)) == std::end(kDentalClasses))
    return fail(ErrorCode::NotOnThisMedium, "not in STD-DEN-CD");
  if (!hasDentalDepth(file.dataSet())) return fail(ErrorCode::NotOnThisMedium, "depth not in STD-DEN-CD");
  return ok();
}

bool fillFor(MediaProfile profile, Rewrite& rewrite) {
  if (profile != MediaProfile::Dental) return false;
  bool added = false;
  const std::pair<Tag, Vr> wanted[] = {{kInstitution, Vr::LO}, {tags::kModel, Vr::LO}, {kDetectorId, Vr::SH}, {kDetectorManufacturer, Vr::LO}, {kDetectorModel, Vr::LO}};
  for (const auto& [tag, vr] : wanted) {
    added = added || !rewrite.has(tag);
    rewrite.ensure(tag, vr);
  }
  return added;
}

}  // namespace safelight::dicom
