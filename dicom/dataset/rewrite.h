#pragma once
// A copy of an object in explicit VR little endian with every text in UTF-8: what media want, and what a peer takes that reads nothing else.

#include <map>

#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/writer.h"

namespace safelight::dicom {

/// The elements of a file, one by one replaceable, written in the end. Views into the file's bytes, which must outlive it. Group lengths
/// are left out; an icon that is compressed on its own is left out, too, because no syntax of a whole could describe it.
class Rewrite {
 public:
  explicit Rewrite(const DicomFile& file);

  bool has(Tag tag) const { return m_elements.contains(tag); }
  void text(Tag tag, Vr vr, std::string_view utf8);
  void u16(Tag tag, std::uint16_t value);
  void remove(Tag tag) { m_elements.erase(tag); }
  /// An empty element, unless there is one already.
  void ensure(Tag tag, Vr vr);
  /// Removes every element for which `unwanted(tag)` is true.
  template <class Unwanted>
  void removeIf(Unwanted&& unwanted) {
    std::erase_if(m_elements, [&](const auto& entry) { return unwanted(entry.first); });
  }

  /// Replaces the pixel data by native samples in little-endian order. Offsets of fragments go with the fragments.
  void pixels(Vr vr, Bytes samples);

  /// The whole file in `transferSyntax`, which must be explicit little endian natively, or the file's own when pixels stay as they are.
  /// The bytes are written once: this object is used up.
  Bytes take(std::string_view transferSyntax) &&;

 private:
  using Written = std::map<Tag, Bytes>;
  Written m_elements;                     // all but the group of pixels
  std::vector<const Element*> m_pixels;   // as in the file
  std::int64_t m_bitsAllocated = 0;       // of each of their samples
  std::optional<std::pair<Vr, Bytes>> m_samples;
  std::string m_sopClass, m_sopInstance;
};

/// One element with texts in UTF-8, nested ones too, for a data set of ours. `charset` is the value of Specific Character Set that holds there.
Bytes inUtf8(const Element& element, std::string_view charset);

}  // namespace safelight::dicom
