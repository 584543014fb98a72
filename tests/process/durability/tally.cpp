#include "tests/process/durability/tally.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

namespace safelight::tests {
namespace {

using Counter = std::atomic<std::uint64_t>;

/// Every figure by name. `Those` is Figures or const Figures.
template <class Those, class Use>
void each(Those& figures, const Use& use) {
  use("kills", figures.kills);
  use("power-cuts", figures.powerCuts);
  use("repeats", figures.repeats);
  use("portions", figures.portions);
  use("acknowledged", figures.acknowledged);
  use("compared", figures.compared);
  use("lost", figures.lost);
  use("silent", figures.silent);
  use("named", figures.named);
  use("failures", figures.failures);
  use("slowest", figures.slowestMicroseconds);
  for (std::size_t i = 0; i < kActs; ++i) {
    use("killed-" + std::to_string(i), figures.killedAt[i]);
    use("cut-" + std::to_string(i), figures.cutAt[i]);
  }
}

void printActs(const char* what, const std::array<Counter, kActs>& counts) {
  std::printf("  %s:", what);
  for (std::size_t i = 0; i < kActs; ++i)
    if (counts[i] != 0) std::printf(" %s %llu;", wordsOf(static_cast<Act>(i)), static_cast<unsigned long long>(counts[i].load()));
  std::printf("\n");
}

}  // namespace

bool readTally(const Path& file, Figures& figures, std::uint64_t& seconds) {
  std::ifstream stream(file);
  if (!stream) return true;
  std::map<std::string, std::uint64_t> values;
  std::string name;
  for (std::uint64_t value = 0; stream >> name >> value;) values[name] = value;
  if (!stream.eof() || !values.contains("seconds")) return false;
  seconds = values["seconds"];
  each(figures, [&](const std::string& figure, Counter& counter) { counter += values[figure]; });
  return true;
}

bool writeTally(const Path& file, const Figures& figures, std::uint64_t seconds) {
  Path fresh = file;
  fresh += ".new";
  {
    std::ofstream stream(fresh, std::ios::trunc);
    stream << "seconds " << seconds << "\n";
    each(figures, [&](const std::string& figure, const Counter& counter) { stream << figure << " " << counter.load() << "\n"; });
    if (!stream.flush()) return false;
  }
  std::error_code error;
  std::filesystem::rename(fresh, file, error);
  return !error;
}

void printFigures(const Figures& figures, std::uint64_t seconds) {
  const auto number = [](const Counter& value) { return static_cast<unsigned long long>(value.load()); };
  std::printf(
      "after %llu s: %llu kills, %llu power-cut states (%llu repeats not counted); %llu originals acknowledged (%llu compared), lost %llu, silent damage %llu, "
      "found by verify %llu, did not open %llu; slowest recovery %.3f s\n",
      static_cast<unsigned long long>(seconds), number(figures.kills), number(figures.powerCuts), number(figures.repeats), number(figures.acknowledged),
      number(figures.compared), number(figures.lost), number(figures.silent), number(figures.named), number(figures.failures),
      static_cast<double>(figures.slowestMicroseconds.load()) / 1e6);
  printActs("killed during", figures.killedAt);
  printActs("power cut during", figures.cutAt);
  std::fflush(stdout);
}

}  // namespace safelight::tests
