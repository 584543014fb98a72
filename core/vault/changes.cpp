#include "core/vault/changes.h"

#include <algorithm>

#include "core/model/image_codec.h"

namespace safelight::vault::change {
namespace {

constexpr std::uint8_t kVersion = 1;

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
};

Settings readSettings(ByteReader& reader) {
  Settings settings;
  settings.practice = reader.text();
  const std::uint8_t notation = reader.u8();
  settings.notation = notation <= 2 ? static_cast<model::ToothNotation>(notation) : model::ToothNotation::Fdi;
  settings.idleLockSeconds = reader.u32();
  return settings;
}

ImageImported readImported(ByteReader& reader) {
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

std::optional<Any> read(std::uint16_t changeClass, ByteReader& reader) {
  switch (changeClass) {
    case VaultCreated::kClass: return VaultCreated{};
    case VaultUnlocked::kClass: return VaultUnlocked{};
    case BackupMade::kClass: return BackupMade{};
    case PeopleChanged::kClass: {
      std::string what = reader.text();
      return PeopleChanged{std::move(what), {readUuid(reader)}};
    }
    case SettingsChanged::kClass: return SettingsChanged{readSettings(reader)};
    case PatientCreated::kClass: return PatientCreated{model::readDetails(reader)};
    case PatientEdited::kClass: return PatientEdited{model::readDetails(reader)};
    case PatientMerged::kClass: return PatientMerged{{readUuid(reader)}};
    case PatientUnmerged::kClass: return PatientUnmerged{};
    case PatientOpened::kClass: return PatientOpened{};
    case PatientWithdrawn::kClass: return PatientWithdrawn{};
    case ImageImported::kClass: return readImported(reader);
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
    default: return std::nullopt;
  }
}

}  // namespace

std::uint16_t classOf(const Any& change) {
  return std::visit([](const auto& c) { return std::decay_t<decltype(c)>::kClass; }, change);
}

Bytes encode(const Any& change) {
  ByteWriter writer;
  writer.u8(kVersion);
  std::visit(Encoder{writer}, change);
  return std::move(writer).take();
}

std::optional<Any> parse(std::uint16_t changeClass, ByteView body) {
  ByteReader reader(body);
  if (reader.u8() != kVersion) return std::nullopt;
  auto change = read(changeClass, reader);
  if (!reader.finished()) return std::nullopt;
  return change;
}

std::string_view actionName(std::uint16_t changeClass) {
  switch (changeClass) {
    case VaultCreated::kClass: return "vault.created";
    case VaultUnlocked::kClass: return "vault.unlocked";
    case PeopleChanged::kClass: return "people.changed";
    case SettingsChanged::kClass: return "settings.changed";
    case BackupMade::kClass: return "backup.made";
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
    default: return "unknown";
  }
}

}  // namespace safelight::vault::change
