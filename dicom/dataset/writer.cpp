#include "dicom/dataset/writer.h"

#include <algorithm>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr std::uint32_t kUndefined = 0xFFFFFFFF;
/// Names the writer, not the practice or the machine: a constant of the product under the UUID root.
constexpr std::string_view kImplementationUid = "2.25.207463301589514907265312046338941573621";
constexpr std::string_view kImplementationName = "SAFELIGHT_1";

std::uint8_t padding(Vr vr) { return isText(vr) && vr != Vr::UI ? ' ' : 0; }

/// Short headers hold 16-bit lengths; a value that outgrew one is written as UN (PS3.5 6.2.2).
Vr fitting(Vr vr, std::size_t length) { return !hasLongHeader(vr) && length > 0xFFFE ? Vr::UN : vr; }

}  // namespace

void DataSetWriter::number16(std::uint16_t value) {
  const auto low = static_cast<std::uint8_t>(value), high = static_cast<std::uint8_t>(value >> 8);
  m_out.push_back(m_encoding.bigEndian ? high : low);
  m_out.push_back(m_encoding.bigEndian ? low : high);
}

void DataSetWriter::number32(std::uint32_t value) {
  const auto low = static_cast<std::uint16_t>(value), high = static_cast<std::uint16_t>(value >> 16);
  number16(m_encoding.bigEndian ? high : low);
  number16(m_encoding.bigEndian ? low : high);
}

void DataSetWriter::header(Tag tag, Vr vr, std::size_t length) {
  number16(tag.group);
  number16(tag.element);
  if (m_encoding.explicitVr) {
    const auto code = static_cast<std::uint16_t>(vr);
    m_out.push_back(static_cast<std::uint8_t>(code >> 8));
    m_out.push_back(static_cast<std::uint8_t>(code));
    if (!hasLongHeader(vr)) return number16(static_cast<std::uint16_t>(length));
    m_out.insert(m_out.end(), {0, 0});
  }
  number32(static_cast<std::uint32_t>(length));
}

void DataSetWriter::itemHeader(Tag tag, std::uint32_t length) {
  number16(tag.group);
  number16(tag.element);
  number32(length);
}

void DataSetWriter::bytes(Tag tag, Vr vr, ByteView value) {
  const std::size_t length = value.size() + value.size() % 2;
  const Vr written = fitting(vr, length);
  header(tag, written, length);
  m_out.insert(m_out.end(), value.begin(), value.end());
  if (value.size() % 2 != 0) m_out.push_back(padding(vr));
}

void DataSetWriter::text(Tag tag, Vr vr, std::string_view value) { bytes(tag, vr, asBytes(value)); }

void DataSetWriter::u16(Tag tag, std::uint16_t value) {
  header(tag, Vr::US, 2);
  number16(value);
}

void DataSetWriter::u32(Tag tag, std::uint32_t value) {
  header(tag, Vr::UL, 4);
  number32(value);
}

void DataSetWriter::copy(const Element& element) {
  const std::size_t start = m_out.size();
  bytes(element.tag, element.vr, element.value);
  const unsigned width = numberWidth(element.vr);
  if (width == 1 || element.bigEndian == m_encoding.bigEndian) return;
  const std::size_t first = start + (m_out.size() - start - element.value.size() - element.value.size() % 2);
  for (std::size_t at = first; at + width <= m_out.size(); at += width)
    std::reverse(m_out.begin() + static_cast<std::ptrdiff_t>(at), m_out.begin() + static_cast<std::ptrdiff_t>(at + width));
}

void DataSetWriter::sequence(Tag tag, const DataSetWriter& item) {
  const Bytes& inside = item.m_out;
  header(tag, Vr::SQ, inside.empty() ? 0 : inside.size() + 8);
  if (inside.empty()) return;
  itemHeader(tags::kItem, static_cast<std::uint32_t>(inside.size()));
  m_out.insert(m_out.end(), inside.begin(), inside.end());
}

void DataSetWriter::beginSequence(Tag tag) { header(tag, Vr::SQ, kUndefined); }
void DataSetWriter::endSequence() { itemHeader(tags::kSequenceEnd, 0); }
void DataSetWriter::beginItem() { itemHeader(tags::kItem, kUndefined); }
void DataSetWriter::endItem() { itemHeader(tags::kItemEnd, 0); }

void DataSetWriter::fragments(std::span<const ByteView> fragments) {
  header(tags::kPixelData, Vr::OB, kUndefined);
  for (const ByteView fragment : fragments) {
    itemHeader(tags::kItem, static_cast<std::uint32_t>(fragment.size() + fragment.size() % 2));
    m_out.insert(m_out.end(), fragment.begin(), fragment.end());
    if (fragment.size() % 2 != 0) m_out.push_back(0);
  }
  itemHeader(tags::kSequenceEnd, 0);
}

Bytes wrapFile(std::string_view sopClass, std::string_view sopInstance, std::string_view transferSyntax, const Bytes& set) {
  DataSetWriter meta(Encoding{true, false});
  const std::uint8_t version[] = {0, 1};
  meta.bytes(tags::kMetaVersion, Vr::OB, version);
  meta.text(tags::kMediaSopClass, Vr::UI, sopClass);
  meta.text(tags::kMediaSopInstance, Vr::UI, sopInstance);
  meta.text(tags::kTransferSyntax, Vr::UI, transferSyntax);
  meta.text(tags::kImplementationClass, Vr::UI, kImplementationUid);
  meta.text(tags::kImplementationVersion, Vr::SH, kImplementationName);
  DataSetWriter length(Encoding{true, false});
  length.u32(tags::kMetaGroupLength, static_cast<std::uint32_t>(meta.written().size()));
  Bytes file(128, 0);
  file.reserve(128 + 4 + 12 + meta.written().size() + set.size());
  const ByteView magic = asBytes("DICM");
  file.insert(file.end(), magic.begin(), magic.end());
  file.insert(file.end(), length.written().begin(), length.written().end());
  file.insert(file.end(), meta.written().begin(), meta.written().end());
  file.insert(file.end(), set.begin(), set.end());
  return file;
}

}  // namespace safelight::dicom
