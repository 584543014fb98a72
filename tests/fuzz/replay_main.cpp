// Feeds every target its seeds and everything that fuzzing ever found (tests/data/fuzz/TARGET); small seeds also cut at every place and with
// every byte changed: an ordinary test that what was found stays fixed. Then, with --seconds, variations of the seeds until the time is over: a
// short fuzzing that needs no clang.
//
//   fuzz_replay [--seconds N] [TARGET...]
//   fuzz_replay --write FOLDER      writes the seeds to FOLDER/TARGET/ for libFuzzer to start from

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/fuzz/target.h"
#include "tests/fuzz/variation.h"
#include "tests/support/temporary_folder.h"

namespace safelight::fuzz {

std::vector<Target>& targets() {
  static std::vector<Target> all;
  return all;
}

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kVariedWhole = 600;
constexpr std::size_t kLargestVaried = 64 * 1024;
constexpr std::uint64_t kSeed = 20261122;

std::vector<Bytes> seedsOf(const Target& target) {
  std::vector<Bytes> seeds{{}};
  if (target.seeds)
    for (Bytes& seed : target.seeds()) seeds.push_back(std::move(seed));
  std::vector<std::string> folders = target.folders;
  folders.push_back("fuzz/" + target.name);
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(tests::testData() / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::testData() / folder))
      if (entry.is_regular_file()) seeds.push_back(tests::readFile(entry.path()));
  }
  return seeds;
}

std::size_t feed(const Target& target, const Bytes& seed) {
  target.run(seed);
  std::size_t fed = 1;
  if (seed.size() > kVariedWhole) return fed;
  for (std::size_t at = 0; at < seed.size(); ++at) {
    Bytes changed = seed;
    changed[at] ^= static_cast<std::uint8_t>(1u << at % 8);
    target.run(changed);
    target.run(ByteView(seed).first(at));
    fed += 2;
  }
  return fed;
}

std::size_t vary(const Target& target, std::vector<Bytes> seeds, std::chrono::duration<double> time) {
  std::erase_if(seeds, [](const Bytes& seed) { return seed.size() > kLargestVaried; });
  std::mt19937_64 random(kSeed);
  std::size_t fed = 0;
  for (const auto start = SteadyClock::now(); SteadyClock::now() - start < time; ++fed) target.run(variationOf(seeds, random));
  return fed;
}

int writeSeeds(const Path& folder) {
  for (const Target& target : targets()) {
    std::filesystem::create_directories(folder / target.name);
    int number = 0;
    for (const Bytes& seed : seedsOf(target)) tests::writeFile(folder / target.name / ("seed-" + std::to_string(number++)), seed);
  }
  return 0;
}

/// Each target has its share of the time, what its seeds took included.
int replay(const std::vector<Target>& chosen, double seconds) {
  std::size_t total = 0;
  for (const Target& target : chosen) {
    // The name first: a finding ends this program.
    std::printf("%-20s ", target.name.c_str());
    std::fflush(stdout);
    const auto start = SteadyClock::now();
    const auto seeds = seedsOf(target);
    if (seeds.size() < 2) return std::printf("has no seeds\n"), 1;
    std::size_t fed = 0;
    for (const Bytes& seed : seeds) fed += feed(target, seed);
    const std::chrono::duration<double> share(seconds / static_cast<double>(chosen.size()));
    const std::size_t varied = vary(target, seeds, share - (SteadyClock::now() - start));
    const std::chrono::duration<double> took = SteadyClock::now() - start;
    std::printf("%6zu inputs of %zu seeds, %8zu variations, %.1f s\n", fed, seeds.size(), varied, took.count());
    std::fflush(stdout);
    total += fed + varied;
  }
  std::printf("%zu targets, %zu executions, no finding\n", chosen.size(), total);
  return chosen.empty() ? 1 : 0;
}

}  // namespace
}  // namespace safelight::fuzz

int main(int count, char** arguments) {
  using namespace safelight::fuzz;
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 2 && words[0] == "--write") return writeSeeds(safelight::pathFromUtf8(words[1]));
  double seconds = 0;
  std::vector<Target> chosen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--seconds" && i + 1 < words.size()) {
      seconds = std::atof(words[++i].c_str());
      continue;
    }
    const auto found = std::find_if(targets().begin(), targets().end(), [&](const Target& target) { return target.name == words[i]; });
    if (found == targets().end()) return std::fprintf(stderr, "no target %s\n", words[i].c_str()), 2;
    chosen.push_back(*found);
  }
  return replay(chosen.empty() ? targets() : chosen, seconds);
}
