#pragma once
// A patient as the practice knows them.

#include <optional>
#include <string>

#include "core/model/date.h"
#include "core/model/ids.h"

namespace safelight::model {

enum class Sex : std::uint8_t { Unknown = 0, Female = 1, Male = 2, Other = 3 };

/// What a person may edit. Names are UTF-8; a family name or a given name is needed, the rest is optional.
struct PatientDetails {
  std::string familyName;
  std::string givenName;
  std::optional<Date> birthDate;
  Sex sex = Sex::Unknown;
  /// The practice's own patient number, unique among living records when not empty; matches DICOM Patient ID (0010,0020).
  std::string number;
  std::string note;

  bool operator==(const PatientDetails&) const = default;
  /// "Family, Given", or the one of them there is.
  std::string displayName() const;
};

/// A patient record of the catalogue.
struct Patient {
  PatientId id;
  PatientDetails details;
  Instant createdAt;
  Instant lastActivity;        // newest import, capture or view
  std::uint32_t imageCount = 0;  // without the bin
  /// Set while this record is merged into another; it is then hidden everywhere but in the journal.
  PatientId mergedInto;
};

}  // namespace safelight::model
