#pragma once
// The change classes of the journal (FORMAT.md, "Changes"): small, versioned, and all there is. A body begins with its version.

#include <optional>
#include <variant>
#include <vector>

#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/model/worklist.h"
#include "core/seal/hash.h"
#include "core/vault/backup/backup_changes.h"
#include "core/vault/export/export.h"
#include "core/vault/export/send_plan.h"
#include "core/vault/health/health_changes.h"
#include "core/vault/keeping/keeping_changes.h"
#include "core/vault/receiving/receiving_changes.h"
#include "core/vault/settings.h"

namespace safelight::vault::change {

struct VaultCreated { static constexpr std::uint16_t kClass = 1; };
struct VaultUnlocked { static constexpr std::uint16_t kClass = 2; };
/// Who was added, disabled, or given another role; the membership log itself is the truth about people.
inline constexpr std::string_view kRecoveryKitUsed = "recovery kit used";
struct PeopleChanged { static constexpr std::uint16_t kClass = 3; std::string what; model::UserId user; };
struct SettingsChanged { static constexpr std::uint16_t kClass = 4; Settings settings; };
struct BackupMade { static constexpr std::uint16_t kClass = 5; };

/// Somebody read the journal as a log.
struct LogRead { static constexpr std::uint16_t kClass = 80; };

struct PatientCreated { static constexpr std::uint16_t kClass = 10; model::PatientDetails details; };
struct PatientEdited { static constexpr std::uint16_t kClass = 11; model::PatientDetails details; };
struct PatientMerged { static constexpr std::uint16_t kClass = 12; model::PatientId into; };
struct PatientUnmerged { static constexpr std::uint16_t kClass = 13; };
struct PatientOpened { static constexpr std::uint16_t kClass = 14; };
/// Hides a patient that an undone import had made and that holds nothing.
struct PatientWithdrawn { static constexpr std::uint16_t kClass = 15; };

/// One original taken in. `image.patient`, `status`, times and author come from here and the record's head. With an arrival: version 2.
struct ImageImported { static constexpr std::uint16_t kClass = 20; model::Image image; seal::Hash duplicateKey{}; std::optional<Arrival> arrival; };
struct ImagesTagged { static constexpr std::uint16_t kClass = 21; std::vector<std::pair<model::ImageId, model::ImageTags>> tags; };
struct DisplaySaved { static constexpr std::uint16_t kClass = 22; model::ImageId image; model::DisplayState display; };
struct ImagesFiled { static constexpr std::uint16_t kClass = 23; std::vector<model::ImageId> images; };    // with the record's patient
struct ImagesUnfiled { static constexpr std::uint16_t kClass = 24; std::vector<model::ImageId> images; };
struct ImagesBinned { static constexpr std::uint16_t kClass = 25; std::vector<model::ImageId> images; };
struct ImagesRestored { static constexpr std::uint16_t kClass = 26; std::vector<model::ImageId> images; };
struct ImagesPurged { static constexpr std::uint16_t kClass = 27; std::vector<model::ImageId> images; };
struct ImageViewed { static constexpr std::uint16_t kClass = 28; model::ImageId image; };
struct ImagesExported { static constexpr std::uint16_t kClass = 29; std::vector<model::ImageId> images; ExportAs as = ExportAs::Original; Identity identity = Identity::Keep; };
struct ImportUndone { static constexpr std::uint16_t kClass = 30; model::ImportId import; };

struct WorklistEntered { static constexpr std::uint16_t kClass = 50; model::WorklistId id; model::WorklistOrder order; };
/// The examination was made; `image` (nil when a person said so) shows it.
struct WorklistClosed { static constexpr std::uint16_t kClass = 51; model::WorklistId id; model::ImageId image; };
struct WorklistCancelled { static constexpr std::uint16_t kClass = 52; model::WorklistId id; };

/// Images are to go to a device. Written before anything leaves.
struct SendQueued {
  static constexpr std::uint16_t kClass = 60;
  model::SendId send;
  Uuid device;             // of the paired device
  std::string deviceName;  // as it was called then, for the log
  std::vector<model::ImageId> images;
  SendForm form = SendForm::AsStored;
};
/// The device has them; with `committed` it also promised to keep them.
struct SendDone { static constexpr std::uint16_t kClass = 61; model::SendId send; std::vector<model::ImageId> images; bool committed = false; };
/// An attempt that failed. A retry time of nothing means that nobody tries again by itself.
struct SendFailed {
  static constexpr std::uint16_t kClass = 62;
  model::SendId send;
  std::vector<model::ImageId> images;
  ErrorCode error = ErrorCode::Internal;
  std::optional<Instant> retryAt;
};

using Any = std::variant<VaultCreated, VaultUnlocked, PeopleChanged, SettingsChanged, BackupMade, PatientCreated, PatientEdited, PatientMerged,
                         PatientUnmerged, PatientOpened, PatientWithdrawn, ImageImported, ImagesTagged, DisplaySaved, ImagesFiled, ImagesUnfiled,
                         ImagesBinned, ImagesRestored, ImagesPurged, ImageViewed, ImagesExported, ImportUndone, DevicePaired, DeviceUnpaired,
                         ReceivingSet, AuthorityCertified, ReceiverNamed, ArrivalDropped, ArrivalsMissed, ConnectionKeysKept, WorklistEntered, WorklistClosed,
                         WorklistCancelled, SendQueued, SendDone, SendFailed, KeysRotated, KitRenewed, PatientErased, PatientHeld, PatientReleased, ImageKept, Unreadable, HealthChecked, StateAccepted, BackupPlaceSet, BackupPlaceRemoved, BackupFinished, DrillFinished, LogRead>;

std::uint16_t classOf(const Any& change);
Bytes encode(const Any& change);
/// Nothing for a class or version that this program does not know, or for bytes that do not fit.
std::optional<Any> parse(std::uint16_t changeClass, ByteView body);
/// The only image that a change is about, if it says things of it that may name a person: such a record is sealed under the image's own key
/// too (FORMAT.md, "Records of one image"). Nil otherwise.
model::ImageId loneImage(const Any& change);
/// Every image that a change names.
std::vector<model::ImageId> imagesOf(const Any& change);
/// "image.imported" and so on.
std::string_view actionName(std::uint16_t changeClass);

}  // namespace safelight::vault::change
