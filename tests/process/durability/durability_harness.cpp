// The long run: kills, power cuts and failing calls, with figures at its end. What it found is printed as it comes, with the seed that
// repeats it.
//
//   durability_harness [--kills N] [--power-cuts N] [--seed S] [--jobs J] [--at FOLDER] [--minutes M] [--report SECONDS] [--tally FILE] [--portion P]
//
// With --tally the figures are kept in a file, and the next run goes on from there. --portion begins with that portion of the seed: a finding names
// the seed of its portion, S * 1,000,000 + P.
//
//   durability_harness --faults K [--memory K] [--seed S] [--at FOLDER]      every K-th call fails, every K-th allocation (1: every one)
//   durability_harness --tamper K [--swaps K] [--seed S] [--jobs J] [--at FOLDER]   every K-th change of every file (1: all of them), every K-th swap

#include <signal.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <thread>

#include "tests/process/durability/call_faults.h"
#include "tests/process/durability/kills.h"
#include "tests/process/durability/power_cuts.h"
#include "tests/process/durability/tally.h"
#include "tests/process/durability/tamper.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

struct Options {
  std::uint64_t kills = 1000, powerCuts = 1000, seed = 1, minutes = 0, report = 60, faults = 0, memory = 50, tamper = 0, swaps = 1;
  std::uint64_t portion = 0;
  unsigned jobs = 2;
  Path at = "/dev/shm", tally;
};

using Watch = std::chrono::steady_clock;

std::uint64_t secondsSince(Watch::time_point start) { return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(Watch::now() - start).count()); }

std::optional<Options> parse(int count, char** words) {
  Options options;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = words[i];
    const std::uint64_t value = std::strtoull(words[i + 1], nullptr, 10);
    if (name == "--kills") options.kills = value;
    else if (name == "--power-cuts") options.powerCuts = value;
    else if (name == "--seed") options.seed = value;
    else if (name == "--jobs") options.jobs = static_cast<unsigned>(value);
    else if (name == "--minutes") options.minutes = value;
    else if (name == "--report") options.report = value;
    else if (name == "--faults") options.faults = value;
    else if (name == "--memory") options.memory = value;
    else if (name == "--swaps") options.swaps = value;
    else if (name == "--tamper") options.tamper = value;
    else if (name == "--portion") options.portion = value;
    else if (name == "--tally") options.tally = words[i + 1];
    else if (name == "--at") options.at = words[i + 1];
    else return std::nullopt;
  }
  if (count % 2 == 0 || options.jobs == 0 || options.jobs > 64 || options.report == 0 || options.memory == 0 || options.swaps == 0) return std::nullopt;
  return options;
}

/// Small portions in turn, so that both kinds come along however soon the run ends.
void job(unsigned number, const Options& options, const Path& folder, Figures& figures, Watch::time_point start) {
  Clinic clinic(folder / ("job" + std::to_string(number)));
  const auto isOver = [&] { return !figures.isClean() || (options.minutes != 0 && secondsSince(start) >= options.minutes * 60); };
  while (!isOver() && (figures.kills < options.kills || figures.powerCuts < options.powerCuts)) {
    const std::uint64_t seed = options.seed * 1'000'000 + figures.portions++;
    if (figures.kills < options.kills) runKills(clinic, {clinic.folder() / "kills", seed, std::min<std::uint64_t>(120, options.kills)}, figures);
    if (!isOver() && figures.powerCuts < options.powerCuts)
      runPowerCuts(clinic, {clinic.folder() / "cuts", seed, std::min<std::uint64_t>(300, options.powerCuts)}, figures);
  }
}

int killAndCut(const Options& options, const Path& folder) {
  const auto start = Watch::now();
  void* memory = ::mmap(nullptr, sizeof(Figures), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) giveUp("shared memory");
  Figures& figures = *new (memory) Figures;
  std::uint64_t before = 0;
  if (!options.tally.empty() && !readTally(options.tally, figures, before)) giveUp("no figures of an earlier run: " + options.tally.string());
  if (figures.portions < options.portion) figures.portions = options.portion;
  for (unsigned i = 0; i < options.jobs; ++i) {
    const pid_t child = ::fork();
    if (child < 0) giveUp("fork");
    if (child != 0) continue;
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody goes on alone
#endif
    job(i, options, folder, figures, start);
    ::_exit(0);
  }
  const auto report = [&](std::uint64_t seconds) {
    printFigures(figures, before + seconds);
    if (!options.tally.empty() && !writeTally(options.tally, figures, before + seconds)) std::fprintf(stderr, "cannot write %s\n", options.tally.c_str());
  };
  unsigned running = options.jobs;
  int worst = 0;
  for (std::uint64_t said = 0; running > 0;) {
    int status = 0;
    const pid_t ended = ::waitpid(-1, &status, WNOHANG);
    if (ended > 0) {
      --running;
      worst |= status;
      continue;
    }
    const timespec second{1, 0};
    ::nanosleep(&second, nullptr);
    if (secondsSince(start) - said < options.report) continue;
    said = secondsSince(start);
    report(said);
  }
  report(secondsSince(start));
  return figures.isClean() && worst == 0 ? 0 : 1;
}

int failCalls(const Options& options, const Path& folder) {
  Clinic clinic(folder / "clinic");
  Figures figures;
  runFaults(clinic, {folder / "faults", options.seed, options.faults, options.memory}, figures);
  std::printf("%llu calls failed: lost %llu, silent damage %llu, found by verify %llu, other trouble %llu\n", static_cast<unsigned long long>(figures.faults.load()),
              static_cast<unsigned long long>(figures.lost.load()), static_cast<unsigned long long>(figures.silent.load()),
              static_cast<unsigned long long>(figures.named.load()), static_cast<unsigned long long>(figures.failures.load()));
  return figures.isClean() ? 0 : 1;
}

int tamper(const Options& options, const Path& folder) {
  TamperFigures all;
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < options.jobs; ++i)
    threads.emplace_back([&, i] {
      Clinic clinic(folder / ("clinic" + std::to_string(i)));
      TamperFigures figures;
      runTampering(clinic, folder / ("tamper" + std::to_string(i)), options.seed, {options.tamper, options.swaps, i, options.jobs}, figures);
      const std::lock_guard lock(mutex);
      all.add(figures);
    });
  for (std::thread& thread : threads) thread.join();
  all.print();
  return all.total().silent == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const auto options = parse(count, words);
  if (!options) {
    std::fprintf(stderr, "durability_harness [--kills N] [--power-cuts N] [--seed S] [--jobs J] [--at FOLDER] [--minutes M] [--report SECONDS]\n"
                         "                   [--tally FILE] [--portion P]\n"
                         "durability_harness --faults K [--memory K] | --tamper K\n");
    return 2;
  }
  const Path folder = options->at / ("durability-" + std::to_string(::getpid()));
  const int outcome = options->faults != 0 ? failCalls(*options, folder) : options->tamper != 0 ? tamper(*options, folder) : killAndCut(*options, folder);
  if (outcome == 0) std::filesystem::remove_all(folder);
  else std::printf("what was found lies in %s\n", folder.c_str());
  return outcome;
}
