#include "core/vault/backup/disk_room.h"

#include <charconv>
#include <string_view>

namespace safelight::vault {
namespace {

/// Takes a number and the words after it away from the front of `text`.
std::optional<std::uint64_t> take(std::string_view& text, std::string_view words) {
  std::uint64_t number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.starts_with(words)) return std::nullopt;
  text.remove_prefix(words.size());
  return number;
}

}  // namespace

Result<void> requireRoom(const DiskRoom& room) {
  if (room.free >= room.needed) return {};
  return fail(ErrorCode::DiskFull, std::to_string(room.needed) + " bytes needed, " + std::to_string(room.free) + " free");
}

std::optional<DiskRoom> missingRoom(const Error& error) {
  if (error.code != ErrorCode::DiskFull) return std::nullopt;
  std::string_view text = error.detail;
  const auto needed = take(text, " bytes needed, "), free = take(text, " free");
  if (!needed || !free || !text.empty()) return std::nullopt;
  return DiskRoom{*needed, *free};
}

}  // namespace safelight::vault
