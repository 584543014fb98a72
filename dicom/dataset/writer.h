#pragma once
// Writes data sets and DICOM files (PS3.5 section 7, PS3.10 section 7).

#include <span>
#include <string>
#include <string_view>

#include "dicom/dataset/element.h"
#include "dicom/dataset/transfer_syntax.h"

namespace safelight::dicom {

/// Appends elements in one encoding. Values are padded to even length; the caller keeps tags in rising order.
class DataSetWriter {
 public:
  explicit DataSetWriter(Encoding encoding) : m_encoding(encoding) {}

  void text(Tag tag, Vr vr, std::string_view value);
  void bytes(Tag tag, Vr vr, ByteView value);
  void u16(Tag tag, std::uint16_t value);
  void u32(Tag tag, std::uint32_t value);
  /// An element with the bytes as they are; numbers are turned when its byte order is the other one.
  void copy(const Element& element);
  /// What another writer of the same encoding wrote.
  void raw(const Bytes& written) { m_out.insert(m_out.end(), written.begin(), written.end()); }
  /// A sequence of one item, or of none when `item` is empty.
  void sequence(Tag tag, const DataSetWriter& item);
  /// Encapsulated pixel data; the first fragment is the offset table and may be empty.
  void fragments(std::span<const ByteView> fragments);

  /// Begins and ends a sequence and its items by delimiters, for content that is written while it is walked.
  void beginSequence(Tag tag);
  void endSequence();
  void beginItem();
  void endItem();

  Encoding encoding() const { return m_encoding; }
  const Bytes& written() const { return m_out; }
  Bytes take() && { return std::move(m_out); }

 private:
  void header(Tag tag, Vr vr, std::size_t length);
  void itemHeader(Tag tag, std::uint32_t length);
  void number16(std::uint16_t value);
  void number32(std::uint32_t value);

  Encoding m_encoding;
  Bytes m_out;
};

/// A whole file: zero preamble, file meta information of ours, then the data set as written by `set`.
Bytes wrapFile(std::string_view sopClass, std::string_view sopInstance, std::string_view transferSyntax, const Bytes& set);

}  // namespace safelight::dicom
