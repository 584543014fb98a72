#include "core/vault/changes.h"

#include <algorithm>

#include "core/model/image_codec.h"

namespace safelight::vault::change {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kRetentionVersion = 2;  // of settings that say how long records are kept
constexpr std::uint8_t kArrivalVersion = 2;  // of an image.imported that came over the network
constexpr std::uint8_t kNamingVersion = 2;  // of a health.checked or drill.finished that names images

bool hasOwnRetention(const Settings& settings) {
  const Settings usual;
  return settings.retentionYears != usual.retentionYears || settings.minorsUntilAge != usual.minorsUntilAge;
}

std::uint8_t versionOf(const Any& change) {
  const auto* settings = std::get_if<SettingsChanged>(&change);
  if (settings != nullptr && hasOwnRetention(settings->settings)) return kRetentionVersion;
  const auto* checked = std::get_if<HealthChecked>(&change);
  const auto* drill = std::get_if<DrillFinished>(&change);
  if ((checked != nullptr && !checked->repaired.empty()) || (drill != nullptr && !drill->damagedImages.empty())) return kNamingVersion;
  const auto* imported = std::get_if<ImageImported>(&change);
  return imported != nullptr && imported->arrival ? kArrivalVersion : kVersion;
}

template <class IdType>
void encodeIds(ByteWriter& writer, const std::vector<IdType>& ids) {
  writer.u32(static_cast<std::uint32_t>(ids.size()));
  for (const IdType& id : ids) writer.raw(id.uuid.view());
}

Uuid readUuid(ByteReader& reader) {
  const ByteView bytes = reader.raw(16);
  return bytes.size() == 16 ? Uuid::fromBytes(bytes) : Uuid{};
}

std::vector<model::ImageId> readIds(ByteReader& reader) {
  std::vector<model::ImageId> ids(reader.count(16));
  for (model::ImageId& id : ids) id.uuid = readUuid(reader);
  return ids;
}

void readHash(ByteReader& reader, std::array<std::uint8_t, 32>& into) {
  const ByteView bytes = reader.raw(into.size());
  if (bytes.size() == into.size()) std::copy(bytes.begin(), bytes.end(), into.begin());
}

struct Encoder {
  ByteWriter& writer;
  void operator()(const VaultCreated&) const {}
  void operator()(const VaultUnlocked&) const {}
  void operator()(const BackupMade&) const {}
  void operator()(const LogRead&) const {}
  void operator()(const PatientUnmerged&) const {}
  void operator()(const PatientOpened&) const {}
  void operator()(const PatientWithdrawn&) const {}
  void operator()(const PeopleChanged& c) const {
    writer.text(c.what);
    writer.raw(c.user.uuid.view());
  }
  void operator()(const SettingsChanged& c) const {
    writer.text(c.settings.practice);
    writer.u8(static_cast<std::uint8_t>(c.settings.notation));
    writer.u32(c.settings.idleLockSeconds);
    if (!hasOwnRetention(c.settings)) return;
    writer.u8(c.settings.retentionYears);
    writer.u8(c.settings.minorsUntilAge);
  }
  void operator()(const PatientCreated& c) const { model::encode(writer, c.details); }
  void operator()(const PatientEdited& c) const { model::encode(writer, c.details); }
  void operator()(const PatientMerged& c) const { writer.raw(c.into.uuid.view()); }
  void operator()(const ImageImported& c) const {
    const model::Image& image = c.image;
    writer.raw(image.id.uuid.view());
    writer.raw(image.import.uuid.view());
    writer.u8(static_cast<std::uint8_t>(image.status));
    model::encode(writer, image.facts);
    writer.i64(image.capturedAt.seconds);
    writer.text(image.sourceName);
    writer.u64(image.bytes);
    writer.raw(image.blake2b);
    writer.raw(c.duplicateKey);
    writer.text(image.inboxReason);
    writer.raw(image.suggestion.uuid.view());
    if (!c.arrival) return;
    change::encode(writer, *c.arrival);
    writer.raw(image.conflictsWith.uuid.view());
  }
  void operator()(const ImagesTagged& c) const {
    writer.u32(static_cast<std::uint32_t>(c.tags.size()));
    for (const auto& [id, tags] : c.tags) {
      writer.raw(id.uuid.view());
      model::encode(writer, tags);
    }
  }
  void operator()(const DisplaySaved& c) const {
    writer.raw(c.image.uuid.view());
    model::encode(writer, c.display);
  }
  void operator()(const ImagesFiled& c) const { encodeIds(writer, c.images); }
  void operator()(const ImagesUnfiled& c) const { encodeIds(writer, c.images); }
  void operator()(const ImagesBinned& c) const { encodeIds(writer, c.images); }
  void operator()(const ImagesRestored& c) const { encodeIds(writer, c.images); }
  void operator()(const ImagesPurged& c) const { encodeIds(writer, c.images); }
  void operator()(const ImageViewed& c) const { writer.raw(c.image.uuid.view()); }
  void operator()(const ImagesExported& c) const {
    encodeIds(writer, c.images);
    writer.u8(static_cast<std::uint8_t>(c.as));
    writer.u8(static_cast<std::uint8_t>(c.identity));
  }
  void operator()(const ImportUndone& c) const { writer.raw(c.import.uuid.view()); }
  template <class Receiving>
  void operator()(const Receiving& c) const {
    change::encode(writer, c);
  }
  void operator()(const WorklistEntered& c) const {
    writer.raw(c.id.uuid.view());
    model::encode(writer, c.order);
  }
  void operator()(const WorklistClosed& c) const {
    writer.raw(c.id.uuid.view());
    writer.raw(c.image.uuid.view());
  }
  void operator()(const WorklistCancelled& c) const { writer.raw(c.id.uuid.view()); }
  void operator()(const SendQueued& c) const {
    writer.raw(c.send.uuid.view());
    writer.raw(c.device.view());
    writer.text(c.deviceName);
    encodeIds(writer, c.images);
    writer.u8(static_cast<std::uint8_t>(c.form));
  }
  void operator()(const SendDone& c) const {
    writer.raw(c.send.uuid.view());
    encodeIds(writer, c.images);
    writer.flag(c.committed);
  }
  void operator()(const SendFailed& c) const {
    writer.raw(c.send.uuid.view());
    encodeIds(writer, c.images);
    writer.u16(static_cast<std::uint16_t>(c.error));
    writer.flag(c.retryAt.has_value());
    writer.i64(c.retryAt ? c.retryAt->milliseconds : 0);
  }
};

Settings readSettings(ByteReader& reader, std::uint8_t version) {
  Settings settings;
  settings.practice = reader.text();
  const std::uint8_t notation = reader.u8();
  settings.notation = notation <= 2 ? static_cast<model::ToothNotation>(notation) : model::ToothNotation::Fdi;
  settings.idleLockSeconds = reader.u32();
  if (version < kRetentionVersion) return settings;
  settings.retentionYears = reader.u8();
  settings.minorsUntilAge = reader.u8();
  return settings;
}

ImageImported readImported(ByteReader& reader, std::uint8_t version) {
  ImageImported c;
  model::Image& image = c.image;
  image.id.uuid = readUuid(reader);
  image.import.uuid = readUuid(reader);
  const std::uint8_t status = reader.u8();
  image.status = status == 2 ? model::ImageStatus::Inbox : model::ImageStatus::Filed;
  image.facts = model::readFacts(reader);
  image.tags = image.facts.tags;
  image.capturedAt.seconds = reader.i64();
  image.sourceName = reader.text();
  image.bytes = reader.u64();
  readHash(reader, image.blake2b);
  readHash(reader, c.duplicateKey);
  image.inboxReason = reader.text();
  image.suggestion.uuid = readUuid(reader);
  if (version < kArrivalVersion) return c;
  c.arrival = readArrival(reader);
  image.device = c.arrival->device;
  image.conflictsWith.uuid = readUuid(reader);
  return c;
}

ImagesTagged readTagged(ByteReader& reader) {
  ImagesTagged c;
  const std::uint32_t count = reader.count(31);
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
    const model::ImageId id{readUuid(reader)};
    c.tags.emplace_back(id, model::readTags(reader));
  }
  return c;
}

ImagesExported readExported(ByteReader& reader) {
  ImagesExported c;
  c.images = readIds(reader);
  c.as = static_cast<ExportAs>(std::min<std::uint8_t>(reader.u8(), 4));
  c.identity = static_cast<Identity>(std::min<std::uint8_t>(reader.u8(), 1));
  return c;
}

WorklistEntered readEntered(ByteReader& reader) {
  const model::WorklistId id{readUuid(reader)};
  return {id, model::readOrder(reader)};
}

WorklistClosed readClosed(ByteReader& reader) {
  const model::WorklistId id{readUuid(reader)};
  return {id, {readUuid(reader)}};
}

SendQueued readQueued(ByteReader& reader) {
  SendQueued c;
  c.send.uuid = readUuid(reader);
  c.device = readUuid(reader);
  c.deviceName = reader.text();
  c.images = readIds(reader);
  c.form = static_cast<SendForm>(std::min<std::uint8_t>(reader.u8(), 1));
  return c;
}

SendDone readDone(ByteReader& reader) {
  SendDone c;
  c.send.uuid = readUuid(reader);
  c.images = readIds(reader);
  c.committed = reader.flag();
  return c;
}

SendFailed readFailed(ByteReader& reader) {
  SendFailed c;
  c.send.uuid = readUuid(reader);
  c.images = readIds(reader);
  c.error = errorFromNumber(reader.u16());
  const bool retries = reader.flag();
  const Instant at{reader.i64()};
  if (retries) c.retryAt = at;
  return c;
}

bool hasTwo(std::uint16_t changeClass) {
  return changeClass == ImageImported::kClass || changeClass == SettingsChanged::kClass || changeClass == HealthChecked::kClass || changeClass == DrillFinished::kClass;
}

std::optional<Any> read(std::uint16_t changeClass, std::uint8_t version, ByteReader& reader) {
  switch (changeClass) {
    case VaultCreated::kClass: return VaultCreated{};
    case VaultUnlocked::kClass: return VaultUnlocked{};
    case BackupMade::kClass: return BackupMade{};
    case LogRead::kClass: return LogRead{};
    case PeopleChanged::kClass: {
      std::string what = reader.text();
      return PeopleChanged{std::move(what), {readUuid(reader)}};
    }
    case SettingsChanged::kClass: return SettingsChanged{readSettings(reader, version)};
    case PatientCreated::kClass: return PatientCreated{model::readDetails(reader)};
    case PatientEdited::kClass: return PatientEdited{model::readDetails(reader)};
    case PatientMerged::kClass: return PatientMerged{{readUuid(reader)}};
    case PatientUnmerged::kClass: return PatientUnmerged{};
    case PatientOpened::kClass: return PatientOpened{};
    case PatientWithdrawn::kClass: return PatientWithdrawn{};
    case ImageImported::kClass: return readImported(reader, version);
    case ImagesTagged::kClass: return readTagged(reader);
    case DisplaySaved::kClass: {
      const model::ImageId id{readUuid(reader)};
      return DisplaySaved{id, model::readDisplay(reader)};
    }
    case ImagesFiled::kClass: return ImagesFiled{readIds(reader)};
    case ImagesUnfiled::kClass: return ImagesUnfiled{readIds(reader)};
    case ImagesBinned::kClass: return ImagesBinned{readIds(reader)};
    case ImagesRestored::kClass: return ImagesRestored{readIds(reader)};
    case ImagesPurged::kClass: return ImagesPurged{readIds(reader)};
    case ImageViewed::kClass: return ImageViewed{{readUuid(reader)}};
    case ImagesExported::kClass: return readExported(reader);
    case ImportUndone::kClass: return ImportUndone{{readUuid(reader)}};
    case DevicePaired::kClass: return readDevicePaired(reader);
    case DeviceUnpaired::kClass: return readDeviceUnpaired(reader);
    case ReceivingSet::kClass: return readReceivingSet(reader);
    case AuthorityCertified::kClass: return readAuthorityCertified(reader);
    case ReceiverNamed::kClass: return readReceiverNamed(reader);
    case ArrivalDropped::kClass: return readArrivalDropped(reader);
    case ArrivalsMissed::kClass: return readArrivalsMissed(reader);
    case ConnectionKeysKept::kClass: return readConnectionKeysKept(reader);
    case WorklistEntered::kClass: return readEntered(reader);
    case WorklistClosed::kClass: return readClosed(reader);
    case WorklistCancelled::kClass: return WorklistCancelled{{readUuid(reader)}};
    case SendQueued::kClass: return readQueued(reader);
    case SendDone::kClass: return readDone(reader);
    case SendFailed::kClass: return readFailed(reader);
    case KeysRotated::kClass: return readKeysRotated(reader);
    case KitRenewed::kClass: return readKitRenewed(reader);
    case PatientErased::kClass: return readPatientErased(reader);
    case PatientHeld::kClass: return readPatientHeld(reader);
    case PatientReleased::kClass: return readPatientReleased(reader);
    case ImageKept::kClass: return readImageKept(reader);
    case HealthChecked::kClass: return readHealthChecked(reader, version);
    case StateAccepted::kClass: return readStateAccepted(reader);
    case BackupPlaceSet::kClass: return readBackupPlaceSet(reader);
    case BackupPlaceRemoved::kClass: return readBackupPlaceRemoved(reader);
    case BackupFinished::kClass: return readBackupFinished(reader);
    case DrillFinished::kClass: return readDrillFinished(reader, version);
    default: return std::nullopt;
  }
}

}  // namespace

std::uint16_t classOf(const Any& change) {
  return std::visit([](const auto& c) { return std::decay_t<decltype(c)>::kClass; }, change);
}

Bytes encode(const Any& change) {
  ByteWriter writer;
  writer.u8(versionOf(change));
  std::visit(Encoder{writer}, change);
  return std::move(writer).take();
}

std::optional<Any> parse(std::uint16_t changeClass, ByteView body) {
  ByteReader reader(body);
  const std::uint8_t version = reader.u8();
  if (version != kVersion && !(version == 2 && hasTwo(changeClass))) return std::nullopt;
  auto change = read(changeClass, version, reader);
  if (!reader.finished()) return std::nullopt;
  return change;
}

model::ImageId loneImage(const Any& change) {
  if (const auto* imported = std::get_if<ImageImported>(&change)) return imported->image.id;
  if (const auto* kept = std::get_if<ImageKept>(&change)) return kept->image.id;
  if (const auto* display = std::get_if<DisplaySaved>(&change)) return display->image;
  const auto* tagged = std::get_if<ImagesTagged>(&change);
  return tagged != nullptr && tagged->tags.size() == 1 ? tagged->tags.front().first : model::ImageId{};
}

std::vector<model::ImageId> imagesOf(const Any& change) {
  if (const auto* tagged = std::get_if<ImagesTagged>(&change)) {
    std::vector<model::ImageId> images;
    for (const auto& [id, tags] : tagged->tags) images.push_back(id);
    return images;
  }
  if (const model::ImageId lone = loneImage(change); !lone.isNil()) return {lone};
  return std::visit(
      [](const auto& c) -> std::vector<model::ImageId> {
        if constexpr (requires { { c.images } -> std::convertible_to<std::vector<model::ImageId>>; }) return c.images;
        else return {};
      },
      change);
}

std::string_view actionName(std::uint16_t changeClass) {
  switch (changeClass) {
    case VaultCreated::kClass: return "vault.created";
    case VaultUnlocked::kClass: return "vault.unlocked";
    case PeopleChanged::kClass: return "people.changed";
    case SettingsChanged::kClass: return "settings.changed";
    case BackupMade::kClass: return "backup.made";
    case LogRead::kClass: return "log.read";
    case PatientCreated::kClass: return "patient.created";
    case PatientEdited::kClass: return "patient.edited";
    case PatientMerged::kClass: return "patient.merged";
    case PatientUnmerged::kClass: return "patient.unmerged";
    case PatientOpened::kClass: return "patient.opened";
    case PatientWithdrawn::kClass: return "patient.withdrawn";
    case ImageImported::kClass: return "image.imported";
    case ImagesTagged::kClass: return "image.tagged";
    case DisplaySaved::kClass: return "image.display-saved";
    case ImagesFiled::kClass: return "image.filed";
    case ImagesUnfiled::kClass: return "image.unfiled";
    case ImagesBinned::kClass: return "image.binned";
    case ImagesRestored::kClass: return "image.restored";
    case ImagesPurged::kClass: return "image.purged";
    case ImageViewed::kClass: return "image.viewed";
    case ImagesExported::kClass: return "image.exported";
    case ImportUndone::kClass: return "import.undone";
    case DevicePaired::kClass: return "device.paired";
    case DeviceUnpaired::kClass: return "device.unpaired";
    case ReceivingSet::kClass: return "receiving.settings";
    case AuthorityCertified::kClass: return "authority.certified";
    case ReceiverNamed::kClass: return "receiver.named";
    case ArrivalDropped::kClass: return "arrival.dropped";
    case ArrivalsMissed::kClass: return "arrivals.missed";
    case ConnectionKeysKept::kClass: return "connection.keys-kept";
    case WorklistEntered::kClass: return "worklist.entered";
    case WorklistClosed::kClass: return "worklist.closed";
    case WorklistCancelled::kClass: return "worklist.cancelled";
    case SendQueued::kClass: return "send.queued";
    case SendDone::kClass: return "send.done";
    case SendFailed::kClass: return "send.failed";
    case KeysRotated::kClass: return "keys.rotated";
    case KitRenewed::kClass: return "kit.renewed";
    case PatientErased::kClass: return "patient.erased";
    case PatientHeld::kClass: return "patient.held";
    case PatientReleased::kClass: return "patient.released";
    case ImageKept::kClass: return "image.kept";
    case HealthChecked::kClass: return "health.checked";
    case StateAccepted::kClass: return "state.accepted";
    case BackupPlaceSet::kClass: return "backup.place-set";
    case BackupPlaceRemoved::kClass: return "backup.place-removed";
    case BackupFinished::kClass: return "backup.finished";
    case DrillFinished::kClass: return "drill.finished";
    default: return "unknown";
  }
}

}  // namespace safelight::vault::change
