#include <system_error>

#include "core/decode/decoder.h"

namespace safelight::decode {

Path decoderBesideThisProgram() {
  std::error_code error;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", error);
  return self.parent_path() / "safelight-decoder";
}

}  // namespace safelight::decode
