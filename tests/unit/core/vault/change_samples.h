#pragma once
// A change of each class of the journal, every member set.

#include "core/vault/changes.h"
#include "tests/support/sample_values.h"

namespace safelight::tests {

using namespace vault;

inline const std::vector<model::ImageId> kImages{numbered<model::ImageId>(1), numbered<model::ImageId>(9), numbered<model::ImageId>(255)};

inline change::ImageImported imported() {
  change::ImageImported c;
  c.image = sampleImage();
  c.image.status = model::ImageStatus::Inbox;
  c.image.inboxReason = "number-differs";
  c.image.suggestion = numbered<model::PatientId>(8);
  c.duplicateKey.fill(0xd0);
  return c;
}

template <std::size_t Count>
std::array<std::uint8_t, Count> filled(std::uint8_t with) {
  std::array<std::uint8_t, Count> bytes;
  bytes.fill(with);
  return bytes;
}

inline seal::PairedDevice sampleDevice() {
  return {numbered<model::DeviceId>(11).uuid, "Ceph (upstairs)", "CEPH-2", "192.168.1.41", 11112, seal::DeviceKind::Cbct, seal::DeviceLink::Tls, filled<32>(0xce)};
}

inline Arrival sampleArrival() {
  return {numbered<model::DeviceId>(11), seal::DeviceLink::Tls, "CEPH-2", "192.168.1.41", {1'795'300'000'456}, numbered<model::ImageId>(12).uuid, 42, filled<32>(0xaa), 70'123};
}

inline change::PatientErased erased() {
  change::PatientErased c;
  c.patients = {numbered<model::PatientId>(7), numbered<model::PatientId>(8)};
  c.images = kImages;
  c.reason = "Asked for it in writing";
  c.keptUntil = model::Date::make(2036, 2, 29);
  c.finalOn = *model::Date::make(2026, 12, 27);
  c.arrivals = {{41, kImages[0], sampleArrival()}};
  c.others = {{numbered<model::PatientId>(9), {1'795'000'000'321}, true}};
  return c;
}

inline change::ImageKept kept() {
  change::ImageKept c;
  c.image = sampleImage();
  c.image.status = model::ImageStatus::Binned;
  c.image.binnedAt = Instant{1'795'000'000'222};
  c.image.binnedBy = numbered<model::UserId>(5);
  c.image.device = numbered<model::DeviceId>(11);
  c.image.conflictsWith = numbered<model::ImageId>(12);
  c.duplicateKey.fill(0xd1);
  c.sequence = 9'000'000'001;
  return c;
}

/// One of each class, every member set.
inline std::vector<change::Any> oneOfEach() {
  return {change::VaultCreated{},
          change::VaultUnlocked{},
          change::PeopleChanged{"role changed", numbered<model::UserId>(4)},
          change::SettingsChanged{{"Harbour Dental", model::ToothNotation::Palmer, 1234}},
          change::BackupMade{},
          change::LogRead{},
          change::PatientCreated{sampleDetails()},
          change::PatientEdited{sampleDetails()},
          change::PatientMerged{numbered<model::PatientId>(7)},
          change::PatientUnmerged{},
          change::PatientOpened{},
          change::PatientWithdrawn{},
          imported(),
          change::ImagesTagged{{{kImages[0], sampleTags()}, {kImages[1], {}}}},
          change::DisplaySaved{kImages[0], sampleDisplay()},
          change::ImagesFiled{kImages},
          change::ImagesUnfiled{kImages},
          change::ImagesBinned{kImages},
          change::ImagesRestored{kImages},
          change::ImagesPurged{kImages},
          change::ImageViewed{kImages[2]},
          change::ImagesExported{kImages, ExportAs::Jpeg, Identity::Remove},
          change::ImportUndone{numbered<model::ImportId>(6)},
          change::DevicePaired{sampleDevice()},
          change::DeviceUnpaired{numbered<model::DeviceId>(11)},
          change::ReceivingSet{{"HARBOUR", 104, 2763, 5, 6, 7, true}},
          change::AuthorityCertified{{filled<32>(1), 3, numbered<model::UserId>(4).uuid, filled<64>(2)}},
          change::ReceiverNamed{filled<32>(9)},
          change::ArrivalDropped{sampleArrival(), kImages[1]},
          change::ArrivalsMissed{numbered<model::ImageId>(12).uuid, 7, 9, filled<32>(4)},
          change::ConnectionKeysKept{"authority", "authority key", "certificate", "key"},
          change::WorklistEntered{numbered<model::WorklistId>(13), {}},
          change::WorklistClosed{numbered<model::WorklistId>(13), kImages[0]},
          change::WorklistCancelled{numbered<model::WorklistId>(13)},
          change::SendQueued{numbered<model::SendId>(14), numbered<model::DeviceId>(11).uuid, "PACS", kImages, SendForm::ExplicitLittleEndian},
          change::SendDone{numbered<model::SendId>(14), kImages, true},
          change::SendFailed{numbered<model::SendId>(14), kImages, ErrorCode::ConnectionRefused, Instant{1'795'000'000'123}},
          change::BackupPlaceSet{{numbered<model::DeviceId>(15).uuid, PlaceKind::Restic, "Cloud", "s3:https://store.example/practice", *SecretText::copyOf("repository password"), 12, Deleting::Promised, {1'795'000'000'789}}},
          change::BackupPlaceRemoved{numbered<model::DeviceId>(15).uuid},
          change::BackupFinished{numbered<model::DeviceId>(15).uuid, ErrorCode::MassChange, "20261122T100000Z-42", 42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true},
          change::DrillFinished{numbered<model::DeviceId>(15).uuid, DrillKind::Full, ErrorCode::DrillFailed, "20261122T100000Z-42", 1, 2, 3, 4, 5, 6},
          change::KeysRotated{7},
          change::KitRenewed{numbered<model::UserId>(4)},
          erased(),
          change::PatientHeld{"A court asked"},
          change::PatientReleased{"Case closed"},
          kept(),
          change::HealthChecked{change::CheckKind::Repair, 200, {1'795'000'000'111}, 1'000, kImages[0], 1, {{kImages[1], ErrorCode::ObjectMissing}}},
          change::StateAccepted{90, 70, {1'795'000'000'112}}};
}

}  // namespace safelight::tests
