#pragma once
// A folder for a while. Only core/vault includes this.

#include <filesystem>

#include "core/base/path.h"

namespace safelight::vault {

/// Goes, with all that lies in it, with whoever holds it.
class Scratch {
 public:
  explicit Scratch(Path path) : m_path(std::move(path)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code error;
    std::filesystem::remove_all(m_path, error);
  }
  const Path& path() const { return m_path; }

 private:
  Path m_path;
};

}  // namespace safelight::vault
