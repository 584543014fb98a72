#include "core/vault/receiving/arrival_reader.h"

#include <algorithm>

#include "core/base/fence.h"
#include "core/seal/read_array.h"

namespace safelight::vault {

namespace {

constexpr std::size_t kHashedTogether = 16 * seal::kChunkBytes;
constexpr std::uint64_t kLargestReport = 4u << 20;  // more than the most instances take
constexpr std::size_t kInboxKeyOffset = 42;  // core/seal/FORMAT.md, "Arrival"

Path pathOf(const store::Layout& layout, model::ImageId id) { return layout.inbox() / id.toString(); }

struct Outside {
  seal::ObjectHeader header{};
  seal::ArrivalTrailerBytes trailer{};
};

Result<Outside> readOutside(store::FileSystem& files, const Path& path, std::uint64_t fileBytes) {
  if (fileBytes < seal::kObjectHeaderBytes + seal::kArrivalTrailerBytes) return fail(ErrorCode::ArrivalDamaged, "too short");
  Outside outside;
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::Read));
  TRY_ASSIGN(const std::size_t head, file->readAt(0, outside.header));
  TRY_ASSIGN(const std::size_t tail, file->readAt(fileBytes - seal::kArrivalTrailerBytes, outside.trailer));
  if (head != outside.header.size() || tail != outside.trailer.size()) return fail(ErrorCode::ArrivalDamaged, "short read");
  return outside;
}

Result<seal::SignedTrailer> openTrailer(const seal::ArrivalTrailerBytes& bytes, const TrustedReceivers& trusted) {
  if (!seal::looksLikeTrailer(bytes)) return fail(ErrorCode::ArrivalDamaged, "no trailer");
  ByteReader reader(ByteView(bytes).subspan(kInboxKeyOffset));
  const auto receiver = trusted.byInboxKey.find(seal::readUuid(reader));
  const bool keyIsHere = receiver != trusted.byInboxKey.end();
  if (!keyIsHere && !trusted.named) return fail(ErrorCode::ArrivalForged, "no receiver");
  auto opened = seal::openTrailer(bytes, keyIsHere ? receiver->second : *trusted.named);
  if (!opened && opened.error().code == ErrorCode::SignatureInvalid) return fail(ErrorCode::ArrivalForged, "signature");
  if (!opened && opened.error().code == ErrorCode::ObjectDamaged) return fail(ErrorCode::ArrivalDamaged, opened.error().detail);
  if (!opened) return opened;
  if (opened->trailer.vault != trusted.vault.uuid) return fail(ErrorCode::ArrivalForged, "another vault's");
  return opened;
}

Result<seal::SignedTrailer> readTrailer(store::FileSystem& files, const store::Layout& layout, const ReadArrival& arrival, const TrustedReceivers& trusted) {
  TRY_ASSIGN(const Outside outside, readOutside(files, pathOf(layout, arrival.id), arrival.fileBytes));
  TRY_ASSIGN(const seal::SignedTrailer opened, openTrailer(outside.trailer, trusted));
  const seal::ArrivalTrailer& trailer = opened.trailer;
  if (!trusted.byInboxKey.contains(trailer.inboxKey)) return fail(ErrorCode::ArrivalKeyGone);
  if (trailer.object != arrival.id.uuid) return fail(ErrorCode::ArrivalDamaged, "under another's name");
  if (trailer.objectBytes + seal::kArrivalTrailerBytes != arrival.fileBytes) return fail(ErrorCode::ArrivalDamaged, "length");
  if (trailer.headerHash != seal::hash(outside.header)) return fail(ErrorCode::ArrivalDamaged, "header");
  return opened;
}

/// What the receiver knew, for what nobody could read.
decode::Inspection unreadInspection(const seal::ArrivalFacts& facts, ErrorCode reason) {
  decode::Inspection inspection;
  inspection.facts.kind = model::ImageKind::Document;
  inspection.facts.mediaType = "application/dicom";
  inspection.facts.modality = "OT";
  inspection.facts.sopClass = facts.sopClass;
  inspection.facts.sopInstance = facts.sopInstance;
  inspection.facts.transferSyntax = facts.transferSyntax;
  inspection.pixelTrouble = reason;
  return inspection;
}

Error damaged(const Error& error) { return error.code == ErrorCode::ObjectDamaged ? Error{ErrorCode::ArrivalDamaged, error.detail} : error; }

Result<Examined> examineOriginal(const crypto::ObjectOpener& object, decode::Decoder& decoder, const std::string& name) {
  const auto read = [&object](std::uint64_t offset, MutableByteView into) { return object.readAt(offset, into); };
  TRY_ASSIGN(auto original, decode::SharedOriginal::read(object.originalBytes(), read));
  return vault::examineOriginal(decoder, std::move(original), name, ThumbnailForm::Compressed);
}

/// A device's word instead of an image; nothing when the bytes are something else, whatever the facts call them.
Result<std::optional<seal::CommitmentReport>> readReport(const crypto::ObjectOpener& object, const seal::ArrivalFacts& facts) {
  std::optional<seal::CommitmentReport> report;
  if (facts.sopClass != seal::kCommitmentReportClass || object.originalBytes() > kLargestReport) return report;
  Bytes bytes(static_cast<std::size_t>(object.originalBytes()));
  TRY_VOID(object.readAt(0, bytes));
  if (!seal::CommitmentReport::isOne(bytes)) return report;
  report = seal::CommitmentReport::parse(bytes);
  if (!report) return fail(ErrorCode::ArrivalDamaged, "report");
  return report;
}

Result<ExaminedArrival> examine(store::FileSystem& files, const store::Layout& layout, decode::Decoder& decoder, model::ImageId id,
                                const seal::ArrivalTrailer& trailer, const crypto::SecretBytes& objectKey) {
  TRY_ASSIGN(const crypto::ObjectOpener object, openArrivalObject(files, layout, id, trailer, objectKey));
  TRY_ASSIGN(const Bytes metadata, object.metadata());
  auto facts = seal::ArrivalFacts::parse(metadata);
  if (!facts || facts->device != trailer.device) return fail(ErrorCode::ArrivalDamaged, "facts");
  ExaminedArrival arrival;
  arrival.facts = std::move(*facts);
  Examined& examined = arrival.examined;
  TRY_ASSIGN(arrival.report, readReport(object, arrival.facts));
  if (arrival.report) {
    examined.inspection = decode::Inspection{};
    return arrival;
  }
  examined.inspection = fail(object.originalBytes() == 0 ? ErrorCode::FileEmpty : ErrorCode::FileTooLarge);
  if (object.originalBytes() > 0 && object.originalBytes() <= decode::Limits::kInputBytes) {
    TRY_ASSIGN(examined, examineOriginal(object, decoder, id.toString()));
    // Once more for what a busy machine may have caused.
    if (!examined.inspection && (examined.inspection.error().code == ErrorCode::DecoderCrashed || examined.inspection.error().code == ErrorCode::DecoderTimedOut)) {
      TRY_ASSIGN(examined, examineOriginal(object, decoder, id.toString()));
    }
    if (!examined.inspection && isTroubleOfMachine(examined.inspection.error().code)) return fail(examined.inspection.error());
  }
  examined.bytes = object.originalBytes();
  const bool isContainer = examined.inspection && (examined.inspection->isArchive || examined.inspection->isMediaDirectory);
  if (!examined.inspection || isContainer) {
    arrival.unreadable = isContainer ? ErrorCode::FormatUnsupported : examined.inspection.error().code;
    examined.inspection = unreadInspection(arrival.facts, *arrival.unreadable);
    examined.thumbnailJpeg.clear();
    TRY_ASSIGN(examined.blake2b, hashOfObject(object));
  }
  examined.original.reset();  // it lies sealed already
  return arrival;
}

}  // namespace

ReadArrival readArrivalFile(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const TrustedReceivers& trusted) {
  ReadArrival arrival;
  arrival.id = id;
  const auto info = files.info(pathOf(layout, id));
  if (!info || !info->ownerCanRead) {
    arrival.isUnfinished = true;
    return arrival;
  }
  arrival.fileBytes = info->size;
  std::error_code ignored;
  const bool isLink = std::filesystem::is_symlink(std::filesystem::symlink_status(pathOf(layout, id), ignored));
  if (!info->isRegular || isLink) arrival.trailer = fail(ErrorCode::ArrivalForged, "no file");
  else arrival.trailer = readTrailer(files, layout, arrival, trusted);
  return arrival;
}

std::optional<seal::SignedTrailer> readTrailerAlone(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const TrustedReceivers& trusted) {
  const Path path = pathOf(layout, id);
  const auto info = files.info(path);
  if (!info || !info->ownerCanRead || !info->isRegular) return std::nullopt;
  const auto outside = readOutside(files, path, info->size);
  if (!outside) return std::nullopt;
  auto opened = openTrailer(outside->trailer, trusted);
  return opened ? std::optional<seal::SignedTrailer>(std::move(*opened)) : std::nullopt;
}

Result<crypto::ObjectOpener> openArrivalObject(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const seal::ArrivalTrailer& trailer,
                                               const crypto::SecretBytes& key) {
  TRY_ASSIGN(auto opened, files.open(pathOf(layout, id), store::OpenMode::Read));
  const std::shared_ptr<store::File> file = std::move(opened);
  auto object = crypto::ObjectOpener::open(id.uuid, key, trailer.objectBytes, [file](std::uint64_t offset, MutableByteView into) -> Result<void> {
    TRY_ASSIGN(const std::size_t got, file->readAt(offset, into));
    if (got != into.size()) return fail(ErrorCode::ObjectDamaged, "short");
    return {};
  });
  if (!object) return fail(damaged(object.error()));
  return object;
}

Result<seal::Hash> hashOfObject(const crypto::ObjectOpener& object) {
  seal::Hasher hasher;
  Bytes block;
  for (std::uint64_t at = 0; at < object.originalBytes(); at += block.size()) {
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kHashedTogether, object.originalBytes() - at)));
    if (const auto read = object.readAt(at, block); !read) return fail(damaged(read.error()));
    hasher.add(block);
  }
  return hasher.finish();
}

Result<ExaminedArrival> examineArrival(store::FileSystem& files, const store::Layout& layout, decode::Decoder& decoder, model::ImageId id,
                                       const seal::ArrivalTrailer& trailer, const crypto::SecretBytes& objectKey) {
  return fenced("arrival", [&]() -> Result<ExaminedArrival> {
    auto examined = examine(files, layout, decoder, id, trailer, objectKey);
    if (!examined) return fail(damaged(examined.error()));
    return examined;
  });
}

bool isTroubleOfMachine(ErrorCode code) {
  switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
    case ErrorCode::DecoderUnavailable:
    case ErrorCode::SandboxUnavailable:
    case ErrorCode::DecoderOutOfMemory:
    case ErrorCode::MemoryLockFailed:
    case ErrorCode::ReadFailed:
    case ErrorCode::PermissionDenied:
    case ErrorCode::FileNotFound:
      return true;
    default:
      return false;
  }
}

Result<std::vector<model::ImageId>> listInbox(store::FileSystem& files, const store::Layout& layout) {
  std::vector<model::ImageId> ids;
  TRY_ASSIGN(const auto names, files.list(layout.inbox()));
  for (const std::string& name : names)
    if (const auto id = model::ImageId::parse(name); id && id->toString() == name) ids.push_back(*id);
  return ids;
}

}  // namespace safelight::vault
