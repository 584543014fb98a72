// Feeds every target its seeds, and each small seed also cut and with single bytes changed: an ordinary test that what fuzzing once
// found stays fixed. "fuzz_replay FOLDER" writes the seeds that are made in code to FOLDER/TARGET/ for a fuzzer to start from.

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/target.h"
#include "tests/support/temporary_folder.h"

namespace safelight::fuzz {

std::vector<Target>& targets() {
  static std::vector<Target> all;
  return all;
}

namespace {

constexpr std::size_t kVariedWhole = 600;
constexpr int kVariants = 200;

std::vector<Bytes> seedsOf(const Target& target) {
  std::vector<Bytes> seeds{{}};
  if (target.seeds)
    for (Bytes& seed : target.seeds()) seeds.push_back(std::move(seed));
  for (const std::string& folder : target.folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::testData() / folder))
      if (entry.is_regular_file()) seeds.push_back(tests::readFile(entry.path()));
  return seeds;
}

std::size_t feed(const Target& target, const Bytes& seed) {
  target.run(seed);
  if (seed.size() > 64 * 1024) return 1;
  std::size_t fed = 1;
  const std::size_t step = seed.size() <= kVariedWhole ? 1 : seed.size() / kVariants + 1;
  for (std::size_t at = 0; at < seed.size(); at += step) {
    Bytes changed = seed;
    changed[at] ^= static_cast<std::uint8_t>(1u << at % 8);
    target.run(changed);
    target.run(ByteView(seed).first(at));
    fed += 2;
  }
  return fed;
}

int writeSeeds(const Path& folder) {
  for (const Target& target : targets()) {
    std::filesystem::create_directories(folder / target.name);
    int number = 0;
    for (const Bytes& seed : seedsOf(target)) tests::writeFile(folder / target.name / std::to_string(number++), seed);
  }
  return 0;
}

}  // namespace
}  // namespace safelight::fuzz

int main(int count, char** arguments) {
  using namespace safelight::fuzz;
  if (count > 1) return writeSeeds(safelight::pathFromUtf8(arguments[1]));
  for (const Target& target : targets()) {
    const auto seeds = seedsOf(target);
    if (seeds.size() < 2) return std::printf("%s has no seeds\n", target.name.c_str()), 1;
    std::size_t fed = 0;
    for (const auto& seed : seeds) fed += feed(target, seed);
    std::printf("%-16s %zu inputs from %zu seeds\n", target.name.c_str(), fed, seeds.size());
    std::fflush(stdout);
  }
  return targets().size() >= 10 ? 0 : 1;
}
