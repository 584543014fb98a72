#include "tests/support/temporary_folder.h"

#include <fstream>
#include <random>
#include <stdexcept>

namespace safelight::tests {

TemporaryFolder::TemporaryFolder() {
  std::random_device device;
  do {
    m_path = std::filesystem::temp_directory_path() / ("safelight-test-" + std::to_string(device()) + std::to_string(device()));
  } while (!std::filesystem::create_directory(m_path));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

Bytes readFile(const Path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  Bytes bytes(unknown ? 0 : static_cast<std::size_t>(size));
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  bytes.insert(bytes.end(), std::istreambuf_iterator<char>(stream), {});  // what has no size, or grew
  return bytes;
}

void writeFile(const Path& path, ByteView bytes) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) throw std::runtime_error("cannot write " + path.string());
}

Path testData() { return Path(SAFELIGHT_SOURCE_DIR) / "tests" / "data"; }

}  // namespace safelight::tests
