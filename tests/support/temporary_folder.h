#pragma once
// A folder of a test's own that goes with the test.

#include "core/base/bytes.h"
#include "core/base/path.h"

namespace safelight::tests {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const Path& path() const { return m_path; }
  Path operator/(const std::string& name) const { return m_path / pathFromUtf8(name); }

 private:
  Path m_path;
};

/// Whole file; fails the test program by exception when it cannot be read.
Bytes readFile(const Path& path);
void writeFile(const Path& path, ByteView bytes);
/// tests/data of the source tree.
Path testData();

}  // namespace safelight::tests
