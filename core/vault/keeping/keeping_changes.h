#pragma once
// Change classes of keeping and erasing (FORMAT.md): holds, erased patients, what of others would go with them, renewed keys and kits.

#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/date.h"
#include "core/model/image.h"
#include "core/seal/hash.h"
#include "core/vault/receiving/arrival.h"

namespace safelight::vault::change {

/// A new epoch of the root key (core/store/FORMAT.md, "members").
struct KeysRotated { static constexpr std::uint16_t kClass = 7; std::uint32_t epoch = 0; };
/// A person made a new recovery kit; the one before no longer opens the vault, only backups from before.
struct KitRenewed { static constexpr std::uint16_t kClass = 9; model::UserId user; };

/// What the erased records said of others, so that a replay, which cannot read them, gives the same rows.
struct CarriedArrival {
  std::uint64_t sequence = 0;
  model::ImageId image;
  Arrival arrival;
};
struct CarriedPatient {
  model::PatientId patient;
  Instant lastActivity;
  bool isWithdrawn = false;
};

/// Patients who are gone for good, with everything about them. The vault's record: it names nobody.
struct PatientErased {
  static constexpr std::uint16_t kClass = 16;
  std::vector<model::PatientId> patients;  // one, and those who were merged into it
  std::vector<model::ImageId> images;
  std::string reason;
  std::optional<model::Date> keptUntil;    // the day until which they should have been kept, when that was not over
  model::Date finalOn;                     // from then on no backup holds their keys
  std::vector<CarriedArrival> arrivals;
  std::vector<CarriedPatient> others;
};
struct PatientHeld { static constexpr std::uint16_t kClass = 17; std::string reason; };
struct PatientReleased { static constexpr std::uint16_t kClass = 18; std::string reason; };

/// An image as it stands now, said again because records about it are about to become unreadable.
struct ImageKept {
  static constexpr std::uint16_t kClass = 31;
  model::Image image;
  seal::Hash duplicateKey{};
  std::uint64_t sequence = 0;  // of the record that brought it
};

/// Never written: a record whose key was destroyed. Either `patient` or `image` says whose.
struct Unreadable {
  static constexpr std::uint16_t kClass = 0;
  model::PatientId patient;
  model::ImageId image;
  std::optional<Arrival> arrival{};  // where the image came from is known still
  /// Of a record that brought an image, or said it again: what later records lean on.
  std::uint16_t ofClass = 0;
  model::ImportId import{};
  std::optional<model::ImageStatus> status{};
};

void encode(ByteWriter& writer, const KeysRotated& c);
void encode(ByteWriter& writer, const KitRenewed& c);
void encode(ByteWriter& writer, const PatientErased& c);
void encode(ByteWriter& writer, const PatientHeld& c);
void encode(ByteWriter& writer, const PatientReleased& c);
void encode(ByteWriter& writer, const ImageKept& c);
inline void encode(ByteWriter&, const Unreadable&) {}

KeysRotated readKeysRotated(ByteReader& reader);
KitRenewed readKitRenewed(ByteReader& reader);
PatientErased readPatientErased(ByteReader& reader);
PatientHeld readPatientHeld(ByteReader& reader);
PatientReleased readPatientReleased(ByteReader& reader);
ImageKept readImageKept(ByteReader& reader);

}  // namespace safelight::vault::change
