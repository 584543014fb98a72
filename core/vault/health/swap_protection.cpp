#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/vault/health/health.h"

namespace safelight::vault {
namespace {

std::string firstLine(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

/// A block device, by its name in /sys/class/block: in memory, on dm-crypt, or on something that all is.
bool isProtected(const std::string& name, int depth = 0) {
  if (name.starts_with("zram")) return true;
  const std::filesystem::path device = std::filesystem::path("/sys/class/block") / name;
  if (firstLine(device / "dm" / "uuid").starts_with("CRYPT-")) return true;
  std::error_code error;
  bool any = false;
  for (const auto& below : std::filesystem::directory_iterator(device / "slaves", error)) {
    any = true;
    if (depth > 8 || !isProtected(below.path().filename().string(), depth + 1)) return false;
  }
  return any;
}

/// The device that a swap file's file system lies on; empty when it cannot be told.
std::string deviceBelow(const std::filesystem::path& file) {
  std::ifstream mounts("/proc/self/mountinfo");
  std::string line, best, device;
  while (std::getline(mounts, line)) {
    std::istringstream words(line);
    std::string id, parent, numbers, root, place;
    words >> id >> parent >> numbers >> root >> place;
    const std::string prefix = place == "/" ? place : place + "/";
    if (!file.string().starts_with(prefix) || prefix.size() < best.size()) continue;
    best = prefix;
    std::error_code error;
    device = std::filesystem::canonical("/sys/dev/block/" + numbers, error).filename().string();
    if (error) device.clear();
  }
  return device;
}

bool isEncrypted(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  if (error) return false;
  const bool isDevice = std::filesystem::is_block_file(real, error);
  const std::string name = isDevice ? real.filename().string() : deviceBelow(real);
  return !name.empty() && isProtected(name);
}

}  // namespace

SwapProtection swapFrom(std::string_view procSwaps, const std::function<bool(const std::string& device)>& encrypted) {
  std::istringstream lines{std::string(procSwaps)};
  std::string line;
  if (!std::getline(lines, line)) return SwapProtection::Unknown;
  bool any = false;
  while (std::getline(lines, line)) {
    const std::string device = line.substr(0, line.find_first_of(" \t"));
    if (device.empty()) continue;
    any = true;
    if (!encrypted(device)) return SwapProtection::Plain;
  }
  return any ? SwapProtection::Encrypted : SwapProtection::NoSwap;
}

SwapProtection swapProtection() {
#ifdef __linux__
  std::ifstream file("/proc/swaps");
  std::ostringstream text;
  text << file.rdbuf();
  return swapFrom(text.str(), isEncrypted);
#else
  return SwapProtection::Unknown;
#endif
}

}  // namespace safelight::vault
