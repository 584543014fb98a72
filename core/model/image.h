#pragma once
// An image (or document) of the vault as the catalogue knows it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/date.h"
#include "core/model/ids.h"
#include "core/model/teeth.h"

namespace safelight::model {

/// What an object is to a person.
enum class ImageKind : std::uint8_t {
  Radiograph = 1,  // X-ray and other modality images
  Photo = 2,
  Document = 3,    // PDF, STL, report, waveform: kept, shown as a card
};

/// What an image shows. Numbers are stored; add at the end.
enum class View : std::uint8_t {
  Unknown = 0,
  Bitewing = 1, Periapical = 2, Occlusal = 3, Panoramic = 4, Cephalogram = 5, Cbct = 6,
  PhotoFrontal = 20, PhotoFrontalSmile = 21, PhotoProfileRight = 22, PhotoProfileLeft = 23,
  IntraoralFrontal = 30, IntraoralRight = 31, IntraoralLeft = 32, IntraoralUpper = 33, IntraoralLower = 34, IntraoralClose = 35,
  Other = 60,
};

enum class Side : std::uint8_t { None = 0, Right = 1, Left = 2, Both = 3 };

/// Where in a treatment the image belongs.
enum class Phase : std::uint8_t { None = 0, Before = 1, During = 2, After = 3 };

/// Where an image stands in its life.
enum class ImageStatus : std::uint8_t {
  Filed = 1,  // with its patient
  Inbox = 2,  // waits for a person to say whose it is
  Binned = 3, // deleted, can be restored until the bin is emptied
  Purged = 4, // deleted for good: only the journal remembers
};

/// What people set on an image; every change is a record in the journal.
struct ImageTags {
  Teeth teeth;
  View view = View::Unknown;
  Side side = Side::None;
  Phase phase = Phase::None;
  std::string note;

  bool operator==(const ImageTags&) const = default;
};

/// Window, rotation and mirror chosen by a person for this image: a state beside the original.
struct DisplayState {
  bool hasWindow = false;
  double windowCentre = 0;
  double windowWidth = 1;
  bool inverted = false;
  std::uint8_t quarterTurns = 0;  // clockwise, 0-3
  bool mirrored = false;          // left-right, before turning

  bool operator==(const DisplayState&) const = default;
};

/// What the file says of itself, as the decoder found it. Texts are UTF-8, at most 1,024 bytes each, control characters removed.
struct SourceIdentity {
  std::string patientNumber;
  std::string familyName;
  std::string givenName;
  std::optional<Date> birthDate;
  std::uint8_t sex = 0;  // model::Sex

  bool operator==(const SourceIdentity&) const = default;
  bool empty() const { return patientNumber.empty() && familyName.empty() && givenName.empty() && !birthDate; }
};

/// Where millimetres come from, best first (dental.md 1.6).
enum class SpacingSource : std::uint8_t { None = 0, Calibrated = 1, Detector = 2, Estimated = 3, Patient = 4 };

/// Technical facts of an original, fixed at import.
struct ImageFacts {
  ImageKind kind = ImageKind::Photo;
  std::string mediaType;            // application/dicom, image/jpeg, application/pdf ...
  std::string modality;             // DICOM modality, or "XC" for photographs
  std::string sopClass, sopInstance, study, series, transferSyntax;  // UIDs; empty for non-DICOM
  std::string studyDescription, seriesDescription;
  std::int32_t instanceNumber = 0;
  std::uint32_t width = 0, height = 0, frames = 0;
  std::uint16_t bitsStored = 0;
  bool colour = false;
  std::optional<LocalTime> capturedAt;   // none when the file does not say
  std::string device;               // manufacturer and model
  std::string accession, stepId;    // of the order behind it: accession number, scheduled procedure step ID; empty when the file names none
  SpacingSource spacingSource = SpacingSource::None;
  double spacingX = 0, spacingY = 0;  // millimetres a pixel (column, row spacing)
  SourceIdentity identity;          // what the file says of the patient
  ImageTags tags;                   // what the file says of teeth, view, side

  bool operator==(const ImageFacts&) const = default;
};

/// One row of the catalogue.
struct Image {
  ImageId id;
  PatientId patient;   // nil while in the Inbox
  ImageStatus status = ImageStatus::Filed;
  ImageFacts facts;
  ImageTags tags;      // current
  DisplayState display;
  LocalTime capturedAt;     // facts.capturedAt, else the file's time, else the import's
  Instant importedAt;
  UserId importedBy;
  ImportId import;
  std::string sourceName;   // file name as it came, without folder
  std::uint64_t bytes = 0;  // of the original
  std::array<std::uint8_t, 32> blake2b{};  // BLAKE2b-256 of the original bytes
  std::optional<Instant> binnedAt;
  UserId binnedBy;          // who deleted it; nil unless binned
  std::string inboxReason;  // a MatchReason name while status is Inbox
  PatientId suggestion;     // whom it probably belongs to while status is Inbox
  DeviceId device;          // the paired device that sent it; nil when a person imported it
  ImageId conflictsWith;    // had the same SOP instance UID and other bytes when this one came; nil for none
};

}  // namespace safelight::model
