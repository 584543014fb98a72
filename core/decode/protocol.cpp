#include "core/decode/protocol.h"

#include <array>

#include "core/decode/clean_text.h"
#include "core/decode/reply.h"
#include "core/model/image_codec.h"

namespace safelight::decode {

namespace {

constexpr std::uint32_t kLargestSide = 1u << 24;
constexpr std::uint32_t kLargestThumbnail = 4096;
constexpr std::uint32_t kMediaReferences = 100'000;
constexpr std::size_t kReferenceComponents = 32;
constexpr std::size_t kLargestMediaEntry = 1u << 20;

bool allClean(const model::SourceIdentity& identity) {
  return isCleanText(identity.patientNumber) && isCleanText(identity.familyName) && isCleanText(identity.givenName);
}

// What a compromised child could say of an image must not be able to harm the catalogue, a list or a sentence.
bool isPlausible(const model::ImageFacts& facts) {
  for (const std::string* text : {&facts.mediaType, &facts.modality, &facts.sopClass, &facts.sopInstance, &facts.study, &facts.series,
                                  &facts.transferSyntax, &facts.studyDescription, &facts.seriesDescription, &facts.device, &facts.accession, &facts.stepId,
                                  &facts.tags.note}) {
    if (!isCleanText(*text)) return false;
  }
  return allClean(facts.identity) && facts.width <= kLargestSide && facts.height <= kLargestSide && facts.frames <= Limits::kFrames &&
         facts.bitsStored <= 64 && facts.spacingX >= 0 && facts.spacingY >= 0 && facts.spacingX <= 1e6 && facts.spacingY <= 1e6;
}

void encodePicture(ByteWriter& writer, const imaging::Rendered& picture) {
  writer.u32(picture.width);
  writer.u32(picture.height);
  writer.flag(picture.colour);
  writer.raw(picture.pixels);
}

imaging::Rendered readPicture(ByteReader& reader) {
  imaging::Rendered picture;
  picture.width = reader.u32();
  picture.height = reader.u32();
  const std::uint8_t colour = reader.u8();
  picture.colour = colour == 1;
  if (picture.width > kLargestThumbnail || picture.height > kLargestThumbnail || colour > 1) {
    reader.fail();
    return {};
  }
  const ByteView pixels = reader.raw(std::size_t{picture.width} * picture.height * (picture.colour ? 4 : 1));
  picture.pixels.assign(pixels.begin(), pixels.end());
  if (picture.pixels.empty()) picture = {};
  return picture;
}

}  // namespace

Bytes Request::encode() const {
  ByteWriter writer;
  writer.u8(static_cast<std::uint8_t>(operation));
  writer.text(nameHint);
  writer.u32(frame);
  writer.u32(longSide);
  writer.u32(thumbnailSide);
  writer.u32(entry);
  writer.u8(static_cast<std::uint8_t>(encodeAs));
  writer.flag(hasDisplay);
  model::encode(writer, display);
  model::encode(writer, identity);
  model::encode(writer, tags);
  writer.raw(uidKey);
  writer.raw(otherOwner.view());
  writer.u8(static_cast<std::uint8_t>(media));
  writer.text(fileId);
  writer.i64(capturedAt.seconds);
  return std::move(writer).take();
}

std::optional<Request> Request::parse(ByteView bytes) {
  ByteReader reader(bytes);
  Request request;
  const std::uint8_t operation = reader.u8();
  request.nameHint = reader.text();
  request.frame = reader.u32();
  request.longSide = reader.u32();
  request.thumbnailSide = reader.u32();
  request.entry = reader.u32();
  const std::uint8_t encodeAs = reader.u8();
  request.hasDisplay = reader.flag();
  request.display = model::readDisplay(reader);
  request.identity = model::readIdentity(reader);
  request.tags = model::readTags(reader);
  const ByteView key = reader.raw(request.uidKey.size());
  const ByteView owner = reader.raw(16);
  const std::uint8_t media = reader.u8();
  request.fileId = reader.text();
  request.capturedAt.seconds = reader.i64();
  if (!reader.finished() || operation < 1 || operation > 10 || encodeAs < 1 || encodeAs > 4 || media < 1 || media > 3) return std::nullopt;
  if (request.thumbnailSide > kLargestThumbnail) return std::nullopt;
  request.operation = static_cast<Operation>(operation);
  request.encodeAs = static_cast<EncodeAs>(encodeAs);
  request.media = static_cast<MediaProfile>(media);
  std::copy(key.begin(), key.end(), request.uidKey.begin());
  request.otherOwner = Uuid::fromBytes(owner);
  return request;
}

Bytes Inspection::encode() const {
  ByteWriter writer;
  model::encode(writer, facts);
  writer.u16(pixelTrouble ? static_cast<std::uint16_t>(*pixelTrouble) : 0);
  writer.flag(isArchive);
  writer.flag(isMediaDirectory);
  encodePicture(writer, thumbnail);
  return std::move(writer).take();
}

std::optional<Inspection> Inspection::parse(ByteView bytes) {
  ByteReader reader(bytes);
  Inspection inspection;
  inspection.facts = model::readFacts(reader);
  const std::uint16_t trouble = reader.u16();
  inspection.isArchive = reader.flag();
  inspection.isMediaDirectory = reader.flag();
  inspection.thumbnail = readPicture(reader);
  if (!reader.finished() || !isPlausible(inspection.facts)) return std::nullopt;
  if (trouble != 0) {
    const ErrorCode code = errorFromNumber(trouble);
    if (static_cast<std::uint16_t>(code) != trouble || !isReasonOfChild(code)) return std::nullopt;
    inspection.pixelTrouble = code;
  }
  // A picture and a reason why there is none contradict each other.
  if (inspection.pixelTrouble && inspection.thumbnail.width != 0) return std::nullopt;
  if (inspection.isArchive && inspection.isMediaDirectory) return std::nullopt;
  return inspection;
}

Bytes encodeHeader(const std::vector<HeaderRow>& rows) {
  ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(rows.size()));
  for (const HeaderRow& row : rows) {
    for (const std::string* text : {&row.tag, &row.vr, &row.name, &row.value}) writer.text(*text);
    writer.u8(row.depth);
  }
  return std::move(writer).take();
}

std::optional<std::vector<HeaderRow>> parseHeader(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint32_t count = reader.count(17);
  if (count > Limits::kElements) return std::nullopt;
  std::vector<HeaderRow> rows(count);
  for (HeaderRow& row : rows) {
    for (std::string* text : {&row.tag, &row.vr, &row.name, &row.value}) *text = reader.text();
    row.depth = reader.u8();
    if (!isCleanText(row.tag, 64) || !isCleanText(row.vr, 16) || !isCleanText(row.name, 256) || !isCleanText(row.value, 512)) {
      return std::nullopt;
    }
  }
  if (!reader.finished()) return std::nullopt;
  return rows;
}

Bytes encodeEntries(const std::vector<ArchiveEntry>& entries) {
  ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(entries.size()));
  for (const ArchiveEntry& entry : entries) {
    writer.u32(entry.index);
    writer.text(entry.name);
    writer.u64(entry.size);
  }
  return std::move(writer).take();
}

std::optional<std::vector<ArchiveEntry>> parseEntries(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint32_t count = reader.count(16);
  if (count > Limits::kArchiveEntries) return std::nullopt;
  std::vector<ArchiveEntry> entries(count);
  std::uint64_t total = 0;
  for (ArchiveEntry& entry : entries) {
    entry.index = reader.u32();
    entry.name = reader.text();
    entry.size = reader.u64();
    const bool first = &entry == entries.data();
    if (reader.failed() || !isSafeEntryName(entry.name) || entry.size > Limits::kEntryBytes) return std::nullopt;
    if (!first && entry.index <= (&entry - 1)->index) return std::nullopt;
    total += entry.size;
  }
  if (!reader.finished() || total > Limits::kArchiveBytes) return std::nullopt;
  return entries;
}

Bytes encodeReferences(const std::vector<MediaReference>& references) {
  ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(references.size()));
  for (const MediaReference& reference : references) {
    writer.u32(static_cast<std::uint32_t>(reference.components.size()));
    for (const std::string& component : reference.components) writer.text(component);
  }
  return std::move(writer).take();
}

std::optional<std::vector<MediaReference>> parseReferences(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint32_t count = reader.count(4);
  if (count > kMediaReferences) return std::nullopt;
  std::vector<MediaReference> references(count);
  for (MediaReference& reference : references) {
    const std::uint32_t components = reader.count(4);
    if (components > kReferenceComponents) return std::nullopt;
    reference.components.resize(components);
    for (std::string& component : reference.components) {
      component = reader.text();
      if (!isCleanText(component, 255)) return std::nullopt;
    }
  }
  if (!reader.finished()) return std::nullopt;
  return references;
}

Bytes MediaFile::encodeHead() const {
  ByteWriter writer;
  writer.flag(unchanged);
  writer.blob(entry);
  return std::move(writer).take();
}

std::optional<MediaFile> MediaFile::parse(ByteView bytes) {
  ByteReader reader(bytes);
  MediaFile made;
  const std::uint8_t unchanged = reader.u8();
  const ByteView entry = reader.blob();
  const ByteView file = reader.raw(reader.remaining());
  made.unchanged = unchanged == 1;
  if (!reader.finished() || unchanged > 1 || entry.empty() || entry.size() > kLargestMediaEntry || made.unchanged != file.empty()) return std::nullopt;
  made.entry.assign(entry.begin(), entry.end());
  made.file.assign(file.begin(), file.end());
  return made;
}

Bytes encodeMediaEntries(const std::vector<Bytes>& entries) {
  ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(entries.size()));
  for (const Bytes& entry : entries) writer.blob(entry);
  return std::move(writer).take();
}

std::optional<std::vector<Bytes>> parseMediaEntries(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint32_t count = reader.count(4);
  if (count > kMediaReferences) return std::nullopt;
  std::vector<Bytes> entries(count);
  for (Bytes& entry : entries) {
    const ByteView part = reader.blob();
    entry.assign(part.begin(), part.end());
  }
  if (!reader.finished()) return std::nullopt;
  return entries;
}

}  // namespace safelight::decode
