#pragma once
// Whether two disks that a power cut may leave are the same.

#include <map>
#include <memory>
#include <string_view>

#include "core/seal/hash.h"
#include "tests/support/faulty_files.h"

namespace safelight::tests {

class DiskDigests {
 public:
  /// Of everything whose path begins so: names and bytes.
  seal::Hash of(const DiskImage& image, std::string_view below = {}) {
    ByteWriter writer;
    for (const auto& [name, bytes] : image) {
      if (!name.starts_with(below)) continue;
      writer.text(name);
      if (bytes) writer.raw(ofFile(bytes));
    }
    return seal::hash(writer.bytes());
  }
  void clear() { m_known.clear(); }

 private:
  seal::Hash ofFile(const std::shared_ptr<const Bytes>& bytes) {
    if (bytes.use_count() == 1) return seal::hash(*bytes);  // made for this disk alone
    const auto known = m_known.find(bytes.get());
    if (known != m_known.end()) return known->second.second;
    const seal::Hash hash = seal::hash(*bytes);
    m_known.emplace(bytes.get(), std::make_pair(bytes, hash));
    return hash;
  }

  std::map<const Bytes*, std::pair<std::shared_ptr<const Bytes>, seal::Hash>> m_known;  // holds them: an address stands for one content
};

}  // namespace safelight::tests
