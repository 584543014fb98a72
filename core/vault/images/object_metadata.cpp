#include "core/vault/images/object_metadata.h"

#include <algorithm>

#include "core/model/image_codec.h"

namespace safelight::vault {
namespace {
constexpr std::uint8_t kVersion = 1;
}

Bytes encodeMetadata(const model::Image& image) {
  ByteWriter writer;
  writer.u8(kVersion);
  writer.raw(image.patient.uuid.view());
  writer.raw(image.import.uuid.view());
  writer.u8(static_cast<std::uint8_t>(image.status));
  model::encode(writer, image.facts);
  writer.i64(image.capturedAt.seconds);
  writer.i64(image.importedAt.milliseconds);
  writer.raw(image.importedBy.uuid.view());
  writer.text(image.sourceName);
  writer.u64(image.bytes);
  writer.raw(image.blake2b);
  return std::move(writer).take();
}

std::optional<model::Image> parseMetadata(ByteView bytes) {
  ByteReader reader(bytes);
  if (reader.u8() != kVersion) return std::nullopt;
  model::Image image;
  const auto uuid = [&reader] {
    const ByteView raw = reader.raw(16);
    return raw.size() == 16 ? Uuid::fromBytes(raw) : Uuid{};
  };
  image.patient.uuid = uuid();
  image.import.uuid = uuid();
  image.status = reader.u8() == 1 ? model::ImageStatus::Filed : model::ImageStatus::Inbox;
  image.facts = model::readFacts(reader);
  image.tags = image.facts.tags;
  image.capturedAt.seconds = reader.i64();
  image.importedAt.milliseconds = reader.i64();
  image.importedBy.uuid = uuid();
  image.sourceName = reader.text();
  image.bytes = reader.u64();
  const ByteView hash = reader.raw(32);
  if (!reader.finished()) return std::nullopt;
  std::copy(hash.begin(), hash.end(), image.blake2b.begin());
  return image;
}

}  // namespace safelight::vault
