#pragma once
// Which order a finished image answers, and how an order of the practice software is filled up: pure decisions.

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/worklist.h"

namespace safelight::vault {

/// What an image that came in tells of the order behind it. Empty members were not told.
struct FinishedImage {
  model::ImageId image;
  model::PatientId patient;
  std::string study;      // Study Instance UID
  std::string accession;  // Accession Number
  std::string stepId;     // Scheduled Procedure Step ID of its Request Attributes
  std::string modality;
  model::Date day;        // of the capture
};

/// The open order that this image closes; nothing when there is none. `open` are orders of the image's patient. The strongest tie counts:
/// the step's id, then the accession number, the study, and last modality and day (of several the one that was to come first).
std::optional<model::WorklistId> planClosing(const std::vector<model::WorklistEntry>& open, const FinishedImage& image);

/// True when an image of modality `made` may answer an order for `asked`: a panoramic unit that is asked for PX sends PX, DX or CR.
bool answersModality(std::string_view asked, std::string_view made);

/// Gives an order the ids that devices need and that nobody entered; derived from `id`, so they are the practice's own and unique.
void fillIds(model::WorklistOrder& order, model::WorklistId id);

}  // namespace safelight::vault
