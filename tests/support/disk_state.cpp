#include "tests/support/disk_state.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {
namespace {

constexpr std::size_t kSector = 512;

std::shared_ptr<const Bytes> shared(Bytes bytes) { return std::make_shared<const Bytes>(std::move(bytes)); }

/// Sector by sector the new bytes, the old ones, or zeros where there was nothing.
std::shared_ptr<const Bytes> torn(const DiskState::Content& content, Random& random) {
  if (content.durable && content.current == content.durable) return content.durable;
  const Bytes old = content.durable ? *content.durable : Bytes{};
  Bytes mixed = content.current ? *content.current : old;
  const auto dice = random.array<2>();
  if (dice[0] % 3 == 0) return content.durable ? content.durable : shared({});
  const std::size_t sector = dice[1] % 2 == 0 ? kSector : 4096;
  for (std::size_t at = 0; at < mixed.size(); at += sector) {
    if (random.array<1>()[0] % 2 == 0) continue;
    for (std::size_t i = at; i < std::min(mixed.size(), at + sector); ++i) mixed[i] = i < old.size() ? old[i] : 0;
  }
  // A cut may not have arrived, nor the whole of a new length.
  if (old.size() > mixed.size() && dice[1] % 4 < 2) mixed.insert(mixed.end(), old.begin() + static_cast<std::ptrdiff_t>(mixed.size()), old.end());
  if (dice[0] % 3 == 1 && mixed.size() > old.size()) mixed.resize(old.size() + (mixed.size() - old.size()) / 2);
  return shared(std::move(mixed));
}

/// A database with some of its pages (or sectors) lost or half written.
Bytes tornPages(Bytes bytes, std::size_t piece, Random& random) {
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const std::uint8_t dice = random.array<1>()[0];
    if (dice >= 24) continue;
    const std::size_t from = dice % 2 == 0 ? at : at + piece / 2;
    for (std::size_t i = from; i < std::min(bytes.size(), at + piece); ++i) bytes[i] = 0;
  }
  if (random.array<1>()[0] % 4 == 0) bytes.resize(bytes.size() / 2);
  return bytes;
}

/// Some changes of a folder arrived and others did not; one rename is one change.
DiskState::Names mixed(const DiskState::Names& durable, const DiskState::Names& current, Random& random) {
  // Names that share a file, before or after, change together.
  std::map<std::string, int> groups;
  std::map<int, int> groupOfNode;
  const auto unite = [&](int from, int to) {
    for (auto& [name, group] : groups)
      if (group == from) group = to;
    for (auto& [node, group] : groupOfNode)
      if (group == from) group = to;
  };
  int next = 0;
  for (const DiskState::Names* names : {&durable, &current})
    for (const auto& [name, node] : *names) {
      const int group = groups.try_emplace(name, next).first->second;
      if (group == next) ++next;
      const auto known = groupOfNode.try_emplace(node, group);
      if (!known.second && known.first->second != group) unite(known.first->second, group);
    }
  std::map<int, bool> arrived;
  for (const auto& [name, group] : groups)
    if (!arrived.contains(group)) arrived[group] = random.array<1>()[0] % 2 == 0;
  DiskState::Names names;
  for (const auto& [name, node] : durable)
    if (!arrived[groups[name]]) names[name] = node;
  for (const auto& [name, node] : current)
    if (arrived[groups[name]]) names[name] = node;
  return names;
}

DiskState::Names namesAfter(const DiskState& state, int number, std::uint64_t seed, Random& random) {
  const DiskState::Names& durable = state.durableFolders.find(number)->second;
  const DiskState::Names& current = state.currentFolders.find(number)->second;
  if (seed <= 1) return seed == 1 ? current : durable;
  switch (random.array<1>()[0] % 3) {
    case 0: return current;
    case 1: return durable;
    default: return mixed(durable, current, random);
  }
}

void imagineFolder(const DiskState& state, int number, const std::string& below, std::uint64_t seed, Random& random, DiskImage& image) {
  for (const auto& [name, node] : namesAfter(state, number, seed, random)) {
    if (state.currentFolders.contains(node)) {
      image[below + name] = nullptr;
      imagineFolder(state, node, below + name + "/", seed, random, image);
      continue;
    }
    const DiskState::Content& content = state.files.at(node);
    image[below + name] = seed > 1 ? torn(content, random) : content.durable ? content.durable : shared({});
  }
}

}  // namespace

DiskImage imagineDisk(const DiskState& state, std::uint64_t seed) {
  FixedRandom random(seed);
  DiskImage image;
  imagineFolder(state, 0, "", seed, random, image);
  for (const auto& [name, bytes] : state.databases) {
    const auto slash = name.rfind('/');
    if (slash == std::string::npos || image.contains(name.substr(0, slash))) image[name] = bytes;
  }
  return image;
}

void writeDisk(const DiskImage& image, const Path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : image) {
    if (bytes) writeFile(folder / name, *bytes);
    else std::filesystem::create_directory(folder / name);
  }
}

void loseDatabases(const DiskState& state, const DiskState& earlier, DiskImage& image, std::uint64_t seed) {
  FixedRandom random(seed);
  for (const auto& [name, bytes] : state.databases) {
    const auto dice = random.array<2>();
    if (dice[0] % 8 < 3 || !image.contains(name)) continue;
    const auto before = earlier.databases.find(name);
    if (dice[0] % 8 == 3) {
      image.erase(name);
    } else if (dice[0] % 8 == 4 && before != earlier.databases.end()) {
      image[name] = before->second;
    } else {
      image[name] = shared(tornPages(*bytes, dice[1] % 2 == 0 ? 4096 : kSector, random));
    }
  }
}

}  // namespace safelight::tests
