#include "dicom/dataset/rewrite.h"

#include <algorithm>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr Encoding kEncoding{true, false};
constexpr std::string_view kUtf8 = "ISO_IR 192";

bool holdsFragments(const Element& element) {
  return element.encapsulated || std::any_of(element.items.begin(), element.items.end(), [](const DataSet& item) {
           return std::any_of(item.elements.begin(), item.elements.end(), holdsFragments);
         });
}

/// Attributes that are signed when the pixels are (VR "US or SS" in PS3.6): an implicit file does not say which.
bool followsPixelSign(Tag tag) {
  if (tag.group != 0x0028) return false;
  return (tag.element >= 0x0104 && tag.element <= 0x0109) || tag.element == 0x0110 || tag.element == 0x0111 || tag.element == 0x0120 || tag.element == 0x0121;
}

void write(const Element& element, const CharacterSets& characters, DataSetWriter& out) {
  if (element.tag.element == 0) return;  // group lengths would be wrong now
  if (element.vr == Vr::SQ) {
    out.beginSequence(element.tag);
    for (const DataSet& item : element.items) {
      const Element* own = item.find(tags::kCharacterSet);
      const CharacterSets inner(own ? trimmed(own->value) : std::string_view());
      out.beginItem();
      for (const Element& inside : item.elements) {
        if (inside.tag == tags::kCharacterSet) out.text(inside.tag, Vr::CS, kUtf8);
        else write(inside, own ? inner : characters, out);
      }
      out.endItem();
    }
    return out.endSequence();
  }
  if (!usesCharacterSet(element.vr)) return out.copy(element);
  const auto kind = element.vr == Vr::PN ? CharacterSets::Kind::PersonName : CharacterSets::Kind::Text;
  out.text(element.tag, element.vr, characters.toUtf8(trimmed(element.value), kind));
}

/// Samples in big-endian order, turned over. Those of 32 bits are turned whole, as they are read, although their value representation names words.
Bytes littleEndianSamples(const Element& pixels, std::int64_t bitsAllocated) {
  const unsigned width = bitsAllocated == 32 ? 4 : bitsAllocated == 16 ? 2 : numberWidth(pixels.vr);
  Bytes out(pixels.value.begin(), pixels.value.end());
  for (std::size_t at = 0; width > 1 && at + width <= out.size(); at += width)
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(at + width));
  return out;
}

}  // namespace

Bytes inUtf8(const Element& element, std::string_view charset) {
  DataSetWriter out(kEncoding);
  write(element, CharacterSets(charset), out);
  return std::move(out).take();
}

Rewrite::Rewrite(const DicomFile& file) : m_sopClass(sopClassOf(file)), m_sopInstance(file.dataSet().text(tags::kSopInstance)) {
  const DataSet& set = file.dataSet();
  if (m_sopInstance.empty()) m_sopInstance = file.meta().text(tags::kMediaSopInstance);
  const CharacterSets characters(set.text(tags::kCharacterSet));
  m_bitsAllocated = set.integer(tags::kBitsAllocated).value_or(0);
  const bool isSigned = set.integer(tags::kPixelRepresentation).value_or(0) == 1;
  for (const Element& element : set.elements) {
    if (element.tag.group == 0x7FE0) {
      m_pixels.push_back(&element);
      continue;
    }
    if (m_elements.contains(element.tag) || holdsFragments(element)) continue;
    DataSetWriter one(kEncoding);
    if (isSigned && !file.encoding().explicitVr && element.vr == Vr::US && followsPixelSign(element.tag)) {
      Element signedOne = element;
      signedOne.vr = Vr::SS;
      write(signedOne, characters, one);
    } else {
      write(element, characters, one);
    }
    if (!one.written().empty()) m_elements[element.tag] = std::move(one).take();
  }
  text(tags::kCharacterSet, Vr::CS, kUtf8);
}

void Rewrite::text(Tag tag, Vr vr, std::string_view utf8) {
  if (tag == tags::kSopInstance) m_sopInstance = utf8;
  if (tag == tags::kSopClass) m_sopClass = utf8;
  DataSetWriter one(kEncoding);
  one.text(tag, vr, utf8);
  m_elements[tag] = std::move(one).take();
}

void Rewrite::u16(Tag tag, std::uint16_t value) {
  DataSetWriter one(kEncoding);
  one.u16(tag, value);
  m_elements[tag] = std::move(one).take();
}

void Rewrite::ensure(Tag tag, Vr vr) {
  if (!has(tag)) text(tag, vr, {});
}

void Rewrite::pixels(Vr vr, Bytes samples) { m_samples.emplace(vr, std::move(samples)); }

Bytes Rewrite::take(std::string_view transferSyntax) && {
  DataSetWriter set(kEncoding);
  const auto behind = m_elements.lower_bound(Tag{0x7FE1, 0});  // what follows the pixels: signatures, padding
  for (auto entry = m_elements.begin(); entry != behind; ++entry) set.raw(entry->second);
  if (m_samples) {
    set.bytes(tags::kPixelData, m_samples->first, m_samples->second);
    m_samples.reset();
  } else {
    for (const Element* element : m_pixels) {
      if (element->encapsulated) set.fragments(element->fragments);
      else if (element->tag == tags::kPixelData && element->bigEndian) set.bytes(element->tag, element->vr, littleEndianSamples(*element, m_bitsAllocated));
      else set.copy(*element);
    }
  }
  for (auto entry = behind; entry != m_elements.end(); ++entry) set.raw(entry->second);
  return wrapFile(m_sopClass, m_sopInstance, transferSyntax, set.written());
}

}  // namespace safelight::dicom
