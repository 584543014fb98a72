#pragma once
// A disk of a test's own that can be filled to its last byte.

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/path.h"

namespace safelight::tests {

/// Gives this process mounts of its own, with a user namespace where it is not root. Before any thread starts. Remembers why it was refused.
void takeOwnMounts();
/// Empty when small disks can be had; else why not.
const std::string& whyNoMounts();

/// A file system in memory over an empty or missing folder, gone with this object. Fails the test when it cannot be mounted.
class SmallDisk {
 public:
  /// `inodes` 0: as many files as fit.
  SmallDisk(Path folder, std::uint64_t bytes, std::uint64_t inodes = 0);
  /// Moves what a folder holds onto a small disk at its place. `moreFiles` 0: as many as fit.
  static std::unique_ptr<SmallDisk> under(const Path& folder, std::uint64_t bytes, std::uint64_t moreFiles = 0);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  /// Writes a file until nothing more goes in.
  void fill() const;
  /// Takes that file away again.
  void makeRoom() const;
  /// More files and more bytes from now on.
  void grow(std::uint64_t bytes) const;

 private:
  Path filler() const;
  Path m_folder;
};

}  // namespace safelight::tests

/// First in every test that needs one.
#define NEEDS_SMALL_DISKS()                   \
  if (!::safelight::tests::whyNoMounts().empty()) \
  SKIP("this machine does not let a test mount a small disk: " << ::safelight::tests::whyNoMounts())
