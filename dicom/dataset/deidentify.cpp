#include "dicom/dataset/deidentify.h"

#include <algorithm>
#include <map>

#include "core/model/patient.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/deidentify_profile.h"
#include "dicom/dataset/jpeg_metadata.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::dicom {

namespace {

constexpr std::string_view kRegisteredRoot = "1.2.840.10008.";

bool onlyOf(std::string_view text, std::string_view more, bool letters) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (letters && c >= 'A' && c <= 'Z') || more.find(c) != std::string_view::npos;
  });
}

/// A coded or numeric text that is what its VR allows; anything else may hide words.
bool isClean(const Element& element) {
  const std::string_view text = trimmed(element.value);
  if (element.vr == Vr::CS) return onlyOf(text, "_ \\", true) && text.size() <= 1024;
  if (element.vr == Vr::DS) return onlyOf(text, "+-.eE \\", false);
  if (element.vr == Vr::IS) return onlyOf(text, "+- \\", false);
  return true;
}

std::string_view dummyFor(Vr vr) {
  switch (vr) {
    case Vr::DA: return "19000101";
    case Vr::DT: return "19000101000000";
    case Vr::TM: return "000000";
    case Vr::AS: return "000Y";
    case Vr::DS: case Vr::IS: return "0";
    default: return "REMOVED";
  }
}

class Redactor {
 public:
  explicit Redactor(const DeidentifyOptions& options) : m_options(options) {}

  /// Writes one element as it is to be in the copy; an empty result means that it is not.
  void write(const Element& element, const CharacterSets& characters, DataSetWriter& out) const {
    switch (redactionOf(element.tag, element.vr)) {
      case Redaction::Remove: return;
      case Redaction::Empty: return out.bytes(element.tag, element.vr, {});
      case Redaction::Dummy:
        if (!isText(element.vr)) return out.bytes(element.tag, element.vr, {});
        return out.text(element.tag, element.vr, dummyFor(element.vr));
      case Redaction::NewUid: return out.text(element.tag, Vr::UI, newUids(trimmed(element.value)));
      case Redaction::Keep: return keep(element, characters, out);
    }
  }

  std::string newUid(std::string_view uid) const {
    if (uid.empty() || uid.starts_with(kRegisteredRoot)) return std::string(uid);
    return keyedUid(m_options.uidKey, "uid", uid);
  }

 private:
  void keep(const Element& element, const CharacterSets& characters, DataSetWriter& out) const {
    if (element.vr == Vr::SQ) {
      out.beginSequence(element.tag);
      for (const DataSet& item : element.items) {
        out.beginItem();
        const Element* own = item.find(tags::kCharacterSet);
        const CharacterSets inner(own ? trimmed(own->value) : std::string_view());
        for (const Element& inside : item.elements)
          if (inside.tag != tags::kCharacterSet) write(inside, own ? inner : characters, out);
        out.endItem();
      }
      return out.endSequence();
    }
    if (element.encapsulated || !isClean(element)) return;
    if (usesCharacterSet(element.vr)) return out.text(element.tag, element.vr, cleaned(characters.toUtf8(trimmed(element.value))));
    out.copy(element);
  }

  std::string newUids(std::string_view uids) const {
    std::string out;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(std::count(uids.begin(), uids.end(), '\\')); ++i) {
      if (i > 0) out += '\\';
      out += newUid(part(uids, i));
    }
    return out;
  }

  const DeidentifyOptions& m_options;
};

/// The top level by tag, so that what is added finds its place.
using Encoded = std::map<Tag, Bytes>;

void put(Encoded& set, Tag tag, Vr vr, std::string_view value, Encoding encoding) {
  DataSetWriter writer(encoding);
  writer.text(tag, vr, value);
  set[tag] = std::move(writer).take();
}

/// Who did what: PS3.15 E.1.1 wants it said, with the codes of the options applied (PS3.16 CID 7050).
void addStatement(Encoded& set, const DeidentifyOptions& options, Encoding encoding) {
  const model::SourceIdentity& identity = options.identity;
  put(set, tags::kCharacterSet, Vr::CS, "ISO_IR 192", encoding);
  put(set, tags::kPatientName, Vr::PN, toPersonName(identity.familyName, identity.givenName), encoding);
  put(set, tags::kPatientId, Vr::LO, cleaned(identity.patientNumber, 64), encoding);
  std::string born = identity.birthDate ? identity.birthDate->toString() : "";
  std::erase(born, '-');
  put(set, tags::kBirthDate, Vr::DA, born, encoding);
  const auto sex = static_cast<model::Sex>(identity.sex);
  put(set, tags::kSex, Vr::CS, sex == model::Sex::Female ? "F" : sex == model::Sex::Male ? "M" : sex == model::Sex::Other ? "O" : "", encoding);
  put(set, tags::kIdentityRemoved, Vr::CS, "YES", encoding);
  put(set, tags::kDeidentificationMethod, Vr::LO, "PS3.15 Basic Application Confidentiality Profile", encoding);
  put(set, tags::kLongitudinalModified, Vr::CS, "REMOVED", encoding);
  DataSetWriter item(encoding), sequence(encoding);
  item.text(tags::kCodeValue, Vr::SH, "113100");
  item.text(tags::kCodingScheme, Vr::SH, "DCM");
  item.text(tags::kCodeMeaning, Vr::LO, "Basic Application Confidentiality Profile");
  sequence.sequence(tags::kDeidentificationCodes, item);
  set[tags::kDeidentificationCodes] = std::move(sequence).take();
}

/// Encapsulated pixels; an offset table is only right while no fragment changed its length.
void writeFragments(const Element& pixels, DataSetWriter& out) {
  std::vector<ByteView> fragments = pixels.fragments;
  std::vector<Bytes> owned;
  for (std::size_t i = 1; i < fragments.size(); ++i) {
    if (auto stripped = withoutJpegMetadata(fragments[i])) {
      owned.push_back(std::move(*stripped));  // moving a vector keeps its bytes where they are
      fragments[i] = owned.back();
      fragments[0] = {};
    }
  }
  if (fragments.empty()) fragments.emplace_back();
  out.fragments(fragments);
}

/// An overlay may lie in the bits of each pixel that hold no sample; without its group it would be hidden there, not gone.
bool hasEmbeddedOverlay(const DataSet& set) {
  for (const Element& element : set.elements) {
    const bool position = element.tag.group >= 0x6000 && element.tag.group <= 0x60FF && element.tag.element == 0x0102;
    if (position && integerOf(element, 0).value_or(0) > 0) return true;
  }
  return false;
}

/// The pixel data with every bit outside the stored ones zero.
Bytes withoutUnusedBits(const Element& pixels, const DataSet& set) {
  Bytes bytes(pixels.value.begin(), pixels.value.end());
  const std::int64_t stored = set.integer(tags::kBitsStored).value_or(16), high = set.integer(tags::kHighBit).value_or(stored - 1);
  if (set.integer(tags::kBitsAllocated) != 16 || stored < 1 || high >= 16 || high < stored - 1) return bytes;
  const auto mask = static_cast<std::uint16_t>(((1u << stored) - 1) << (high + 1 - stored));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool upper = (i % 2 == 0) == pixels.bigEndian;
    bytes[i] &= static_cast<std::uint8_t>(upper ? mask >> 8 : mask & 0xFF);
  }
  return bytes;
}

/// The syntax of the copy: as it was, but never deflated, and what the elements are really written in where the file was wrong.
std::string syntaxOf(const DicomFile& file, bool encapsulated) {
  if (encapsulated) return std::string(file.transferSyntaxUid().empty() ? kJpegBaseline : file.transferSyntaxUid());
  if (file.encoding().bigEndian) return std::string(kExplicitBigEndian);
  return std::string(file.encoding().explicitVr ? kExplicitLittleEndian : kImplicitLittleEndian);
}

}  // namespace

Result<Bytes> deidentify(const DicomFile& file, const DeidentifyOptions& options) {
  if (!file.hasPixels()) return fail(ErrorCode::NoPixels);
  const Element* encapsulated = file.dataSet().find(tags::kPixelData);
  if (encapsulated && !encapsulated->encapsulated) encapsulated = nullptr;
  const std::string syntax = syntaxOf(file, encapsulated != nullptr);
  const Encoding encoding = encapsulated ? Encoding{true, false} : file.encoding();
  const Redactor redactor(options);
  const CharacterSets characters(file.dataSet().text(tags::kCharacterSet));
  Encoded set;
  DataSetWriter pixels(encoding);
  for (const Element& element : file.dataSet().elements) {
    if (set.contains(element.tag)) continue;
    const bool big = element.tag.group == 0x7FE0;
    // Offsets into fragments are written anew by leaving them out; the fragments themselves tell.
    if (element.tag == tags::kExtendedOffsets || element.tag == tags::kExtendedLengths) continue;
    if (element.encapsulated) {
      if (element.tag == tags::kPixelData && &element == encapsulated) writeFragments(element, pixels);
      continue;
    }
    if (element.tag == tags::kPixelData && hasEmbeddedOverlay(file.dataSet())) {
      pixels.bytes(element.tag, element.vr, withoutUnusedBits(element, file.dataSet()));
      continue;
    }
    if (big) {
      redactor.write(element, characters, pixels);
      continue;
    }
    DataSetWriter one(encoding);
    redactor.write(element, characters, one);
    if (!one.written().empty()) set[element.tag] = std::move(one).take();
  }
  addStatement(set, options, encoding);
  Bytes body;
  std::size_t total = pixels.written().size();
  for (const auto& entry : set) total += entry.second.size();
  body.reserve(total);
  for (const auto& entry : set) body.insert(body.end(), entry.second.begin(), entry.second.end());
  const Bytes last = std::move(pixels).take();
  body.insert(body.end(), last.begin(), last.end());
  std::string instance = redactor.newUid(file.dataSet().text(tags::kSopInstance));
  if (instance.empty()) instance = keyedUid(options.uidKey, "instance", file.meta().text(tags::kMediaSopInstance));
  return wrapFile(sopClassOf(file), instance, syntax, body);
}

}  // namespace safelight::dicom
