#pragma once
// A repository of restic that opens at once: restic makes every opening cost half a second.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace safelight::tests {

/// What opens it, either of them; the second is as long as those that the program makes up.
inline constexpr std::string_view kRepositoryPassword = "seven herons over the harbour";
inline constexpr std::string_view kMadeUpPassword = "4f2a91c04f2a91c04f2a91c04f2a91c04f2a91c0";

/// Copies the empty repository of tests/data/restic to a folder that is made for it.
inline void makeRepository(const Path& folder) {
  std::filesystem::create_directories(folder / "keys");
  for (const char* part : {"data", "index", "locks", "snapshots"}) std::filesystem::create_directories(folder / part);
  std::filesystem::copy_file(testData() / "restic" / "config", folder / "config");
  for (const auto& key : std::filesystem::directory_iterator(testData() / "restic" / "keys")) std::filesystem::copy_file(key.path(), folder / "keys" / key.path().filename());
}

}  // namespace safelight::tests
