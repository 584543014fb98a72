#include "tests/process/disk/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

namespace safelight::tests {

namespace {

std::string g_whyNot = "takeOwnMounts() was not called";  // written once, before any test

bool writeText(const char* path, const std::string& text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool whole = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(file);
  return whole;
}

std::string attempt() {
  const auto refused = [](const char* what) { return std::string(what) + ": " + std::strerror(errno); };
  const uid_t user = geteuid();
  const gid_t group = getegid();
  if (user == 0) {
    if (unshare(CLONE_NEWNS) != 0) return refused("no mounts of its own");
  } else {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return refused("no user namespace");
    if (!writeText("/proc/self/setgroups", "deny") || !writeText("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") ||
        !writeText("/proc/self/gid_map", "0 " + std::to_string(group) + " 1"))
      return refused("no mapping of users");
  }
  if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return refused("mounts cannot be made private");
  const Path probe = std::filesystem::temp_directory_path();
  if (mount("safelight-test", probe.c_str(), "tmpfs", 0, "size=64k") != 0) return refused("no disk in memory");
  if (umount(probe.c_str()) != 0) return refused("the disk does not go away");
  return {};
}

}  // namespace

void takeOwnMounts() { g_whyNot = attempt(); }

const std::string& whyNoMounts() { return g_whyNot; }

SmallDisk::SmallDisk(Path folder, std::uint64_t bytes, std::uint64_t inodes) : m_folder(std::move(folder)) {
  std::filesystem::create_directories(m_folder);
  const std::string options = "mode=700,size=" + std::to_string(bytes) + (inodes ? ",nr_inodes=" + std::to_string(inodes) : std::string());
  const int mounted = mount("safelight-test", m_folder.c_str(), "tmpfs", 0, options.c_str());
  INFO(std::strerror(errno));
  REQUIRE(mounted == 0);
}

std::unique_ptr<SmallDisk> SmallDisk::under(const Path& folder, std::uint64_t bytes, std::uint64_t moreFiles) {
  namespace fs = std::filesystem;
  const Path aside = folder.parent_path() / "aside";
  fs::rename(folder, aside);
  std::uint64_t entries = 2;
  for ([[maybe_unused]] const auto& entry : fs::recursive_directory_iterator(aside)) ++entries;
  auto disk = std::make_unique<SmallDisk>(folder, bytes, moreFiles ? entries + moreFiles : 0);
  fs::copy(aside, folder, fs::copy_options::recursive);
  fs::remove_all(aside);
  return disk;
}

SmallDisk::~SmallDisk() { umount2(m_folder.c_str(), MNT_DETACH); }

void SmallDisk::fill() const {
  const int file = open(filler().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  REQUIRE(file >= 0);
  const std::vector<char> block(1u << 20, 'x');
  std::size_t size = block.size();
  while (size > 0) {
    const ssize_t written = write(file, block.data(), size);
    if (written <= 0) size /= 2;
  }
  CHECK(errno == ENOSPC);
  close(file);
}

void SmallDisk::makeRoom() const { std::filesystem::remove(filler()); }

void SmallDisk::grow(std::uint64_t bytes) const {
  const std::string options = "size=" + std::to_string(bytes) + ",nr_inodes=1000000";
  REQUIRE(mount(nullptr, m_folder.c_str(), nullptr, MS_REMOUNT, options.c_str()) == 0);
}

Path SmallDisk::filler() const { return m_folder / "filler"; }

}  // namespace safelight::tests
