#pragma once
// The worklist: what a device is asked to take of whom, and when.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/model/date.h"
#include "core/model/ids.h"
#include "core/model/image.h"

namespace safelight::model {

/// What is asked for. Texts are UTF-8 without control characters and fit DICOM's limits (isValidOrder).
struct WorklistOrder {
  std::string accession;    // at most 16 characters; what the device copies into its images
  std::string procedureId;  // requested procedure, at most 16
  std::string stepId;       // scheduled procedure step, at most 16
  std::string studyUid;     // the device puts its images into this study
  std::string description;  // "Panoramic", at most 64
  std::string modality;     // "PX", "IO": capital letters, digits, blanks and underscores, at most 16
  std::string station;      // AE title of the device that is meant; empty: any
  LocalTime scheduledAt;
  std::string note;         // for the person at the device, at most 256
  /// What the practice software calls this order, so that reading it again changes nothing; empty when a person entered it.
  std::string source;

  bool operator==(const WorklistOrder&) const = default;
};

enum class WorklistStatus : std::uint8_t { Open = 1, Done = 2, Cancelled = 3 };
/// "open", "done", "cancelled".
std::string_view worklistStatusName(WorklistStatus status);

/// An order as the catalogue knows it.
struct WorklistEntry {
  WorklistId id;
  PatientId patient;
  WorklistOrder order;
  WorklistStatus status = WorklistStatus::Open;
  Instant enteredAt;
  UserId enteredBy;
  std::optional<Instant> endedAt;
  ImageId image;  // that closed it; nil otherwise
};

/// An order together with whom it is about: what the worklist server answers with.
struct WorklistItem {
  WorklistOrder order;
  SourceIdentity patient;

  bool operator==(const WorklistItem&) const = default;
};

/// True when every field keeps to its limits and the fields that devices need (step, procedure, modality) are there.
bool isValidOrder(const WorklistOrder& order);

/// Unicode characters in UTF-8 text.
std::size_t characterCount(std::string_view text);

/// "2.25." and the UUID as a number (PS3.5 B.2): a DICOM unique identifier.
std::string uidOf(const Uuid& uuid);

void encode(ByteWriter& writer, const WorklistOrder& order);
WorklistOrder readOrder(ByteReader& reader);
void encode(ByteWriter& writer, const WorklistItem& item);
WorklistItem readItem(ByteReader& reader);

}  // namespace safelight::model
