#pragma once
// Application profiles of media that are written (PS3.11): which objects fit, in which syntaxes.

#include <span>

#include "dicom/dataset/rewrite.h"

namespace safelight::dicom {

enum class MediaProfile : std::uint8_t {
  General = 1,     // STD-GEN-CD (annex D): anything, uncompressed, readable everywhere
  Dental = 2,      // STD-DEN-CD (annex K): intra-oral and other X-rays for presentation
  GeneralUsb = 3,  // STD-GEN-USB-JPEG (annex J): anything, JPEG stays JPEG
};

struct MediaProfileEntry {
  MediaProfile profile;
  std::string_view identifier;  // as PS3.11 calls it
  std::string_view meaning;
  std::span<const std::string_view> transferSyntaxes;
};
std::span<const MediaProfileEntry> mediaProfiles();
const MediaProfileEntry& mediaProfile(MediaProfile profile);
bool allowsSyntax(MediaProfile profile, std::string_view transferSyntax);

/// Whether the object may stand on such a medium. NotOnThisMedium: a kind that the profile does not know.
Result<void> checkFits(MediaProfile profile, const DicomFile& file);
/// Empty attributes that the profile wants at least empty; true when there were any to add.
bool fillFor(MediaProfile profile, Rewrite& rewrite);

}  // namespace safelight::dicom
