#include "app/decoder/worker/media.h"

#include "app/decoder/worker/file_kind.h"
#include "app/decoder/worker/transform.h"
#include "core/model/patient.h"
#include "dicom/dataset/keyed_uid.h"
#include "dicom/dataset/media_profile.h"
#include "dicom/dataset/media_writer.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"
#include "dicom/pixel/uncompressed.h"

namespace safelight::decoder {

namespace {

using decode::Limits;
using decode::MediaFile;
using decode::Request;
using dicom::Tag;
using dicom::Vr;

dicom::MediaProfile profileOf(const Request& request) { return static_cast<dicom::MediaProfile>(request.media); }

constexpr std::pair<Tag, const char*> kIdentifiers[] = {{dicom::tags::kSopInstance, "object"}, {dicom::tags::kStudy, "study"}, {dicom::tags::kSeries, "series"}};

/// What the patient's module may keep when the object goes out under another identity: nothing that could name somebody else.
bool namesSomebody(Tag tag) {
  if (tag.group != 0x0010) return false;
  for (const std::uint16_t harmless : {0x1010, 0x1020, 0x1030, 0x2203})  // age, size, weight, neutered
    if (tag.element == harmless) return false;
  return true;
}

bool isSamePerson(const model::SourceIdentity& inFile, const model::SourceIdentity& wanted) {
  return inFile.patientNumber == wanted.patientNumber && inFile.familyName == wanted.familyName && inFile.givenName == wanted.givenName;
}

/// Identifiers that some writers leave out and no directory can do without; derived, so that they are the same next time.
bool nameWhatHasNoName(const dicom::DicomFile& file, ByteView bytes, const dicom::UidKey& key, dicom::Rewrite& rewrite) {
  const std::string content = toHex(dicom::blake2b(key, bytes, 32));
  bool changed = false;
  for (const auto& [tag, what] : kIdentifiers) {
    if (!file.dataSet().text(tag).empty()) continue;
    rewrite.text(tag, Vr::UI, dicom::keyedUid(key, what, content));
    changed = true;
  }
  return changed;
}

/// A file with preamble and meta information that tell the truth about what follows.
bool isWellFormed(ByteView file, const dicom::DicomFile& parsed) {
  const bool magic = file.size() > 132 && toString(file.subspan(128, 4)) == "DICM";
  const bool named = parsed.meta().text(dicom::tags::kMediaSopClass) == parsed.dataSet().text(dicom::tags::kSopClass) &&
                     parsed.meta().text(dicom::tags::kMediaSopInstance) == parsed.dataSet().text(dicom::tags::kSopInstance);
  return magic && named && parsed.encoding() == dicom::Encoding{true, false};
}

Result<Bytes> entryOf(const dicom::DicomFile& file, const Request& request) {
  TRY_ASSIGN(const dicom::MediaEntry entry, dicom::mediaEntryOf(file, request.fileId, request.capturedAt));
  return entry.encode();
}

Result<MediaFile> withEntry(Bytes file, const Request& request) {
  MediaFile made;
  made.file = std::move(file);
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(made.file));
  TRY_ASSIGN(made.entry, entryOf(parsed, request));
  return made;
}

Result<MediaFile> dicomForMedia(ByteView file, const Request& request) {
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
  TRY_VOID(dicom::checkFits(profileOf(request), parsed));
  TRY_ASSIGN(const model::ImageFacts facts, parsed.facts());
  dicom::Rewrite rewrite(parsed);
  bool changed = identify(facts.identity, request.identity, rewrite);
  changed = separate(parsed, request, rewrite) || changed;
  changed = dicom::fillFor(profileOf(request), rewrite) || changed;
  changed = nameWhatHasNoName(parsed, file, request.uidKey, rewrite) || changed;
  const bool allowed = dicom::allowsSyntax(profileOf(request), parsed.transferSyntaxUid());
  if (allowed && !changed && isWellFormed(file, parsed)) {
    MediaFile made;
    made.unchanged = true;
    TRY_ASSIGN(made.entry, entryOf(parsed, request));
    return made;
  }
  if (allowed) return withEntry(std::move(rewrite).take(parsed.transferSyntaxUid()), request);
  TRY_VOID(dicom::uncompress(parsed, rewrite, {Limits::kFrameBytes, Limits::kExpansion}));
  return withEntry(std::move(rewrite).take(dicom::kExplicitLittleEndian), request);
}

}  // namespace

bool identify(const model::SourceIdentity& inFile, const model::SourceIdentity& wanted, dicom::Rewrite& rewrite) {
  const bool same = isSamePerson(inFile, wanted);
  const bool dateDiffers = wanted.birthDate && wanted.birthDate != inFile.birthDate;
  const bool sexDiffers = wanted.sex != 0 && wanted.sex != inFile.sex;
  if (same && !dateDiffers && !sexDiffers) return false;
  if (!same) rewrite.removeIf(namesSomebody);
  rewrite.text(dicom::tags::kPatientName, Vr::PN, dicom::toPersonName(wanted.familyName, wanted.givenName));
  rewrite.text(dicom::tags::kPatientId, Vr::LO, wanted.patientNumber);
  std::string born = wanted.birthDate ? wanted.birthDate->toString() : "";
  std::erase(born, '-');
  if (dateDiffers || !same) rewrite.text(dicom::tags::kBirthDate, Vr::DA, born);
  const auto sex = static_cast<model::Sex>(wanted.sex);
  const char* letter = sex == model::Sex::Female ? "F" : sex == model::Sex::Male ? "M" : sex == model::Sex::Other ? "O" : "";
  if (sexDiffers || !same) rewrite.text(dicom::tags::kSex, Vr::CS, letter);
  return true;
}

bool separate(const dicom::DicomFile& file, const Request& request, dicom::Rewrite& rewrite) {
  if (request.otherOwner.isNil()) return false;
  for (const auto& [tag, what] : kIdentifiers)
    if (const std::string_view old = file.dataSet().text(tag); !old.empty())
      rewrite.text(tag, Vr::UI, dicom::keyedUid(request.uidKey, what, request.otherOwner.toString() + '\n' + std::string(old)));
  rewrite.remove(dicom::tags::kRequestAttributes);
  for (const Tag order : {dicom::tags::kReferencedStudies, dicom::tags::kReferencedSteps}) {
    if (!rewrite.has(order)) continue;
    rewrite.remove(order);
    rewrite.ensure(order, Vr::SQ);  // type 2 in some modules
  }
  for (const Tag number : {dicom::tags::kAccessionNumber, dicom::tags::kStudyId}) {
    rewrite.remove(number);
    rewrite.ensure(number, Vr::SH);  // type 2: may be empty, not absent
  }
  return true;
}

Result<MediaFile> mediaFileOf(ByteView file, const Request& request) {
  switch (kindOf(file, request.nameHint)) {
    case FileKind::Dicom: return dicomForMedia(file, request);
    case FileKind::Photo: {
      if (profileOf(request) == dicom::MediaProfile::Dental) return fail(ErrorCode::NotOnThisMedium, "photographs are not in STD-DEN-CD");
      const bool jpegStays = dicom::allowsSyntax(profileOf(request), dicom::kJpegBaseline);
      TRY_ASSIGN(Bytes wrapped, wrappedPhoto(file, request, jpegStays ? PhotoPixels::AsTheyAre : PhotoPixels::Uncompressed));
      return withEntry(std::move(wrapped), request);
    }
    default: return fail(ErrorCode::NotOnThisMedium, "no image");
  }
}

Result<Bytes> mediaDirectoryOf(ByteView encoded, const Request& request) {
  const auto parts = decode::parseMediaEntries(encoded);
  if (!parts) return fail(ErrorCode::FileCorrupt, "media entries");
  std::vector<dicom::MediaEntry> entries;
  for (const Bytes& part : *parts) {
    auto entry = dicom::MediaEntry::parse(part);
    if (!entry) return fail(ErrorCode::FileCorrupt, "media entry");
    entries.push_back(std::move(*entry));
  }
  dicom::MediaDirectoryOptions options;
  options.instanceUid = dicom::keyedUid(request.uidKey, "directory", toHex(dicom::blake2b(request.uidKey, encoded, 32)));
  return dicom::writeMediaDirectory(entries, options);
}

}  // namespace safelight::decoder
