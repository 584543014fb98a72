#include "tests/process/durability/kills.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>

#include "tests/process/durability/worker.h"

namespace safelight::tests {
namespace {

constexpr std::size_t kMostSteps = 8192;
constexpr unsigned kRoundsAVault = 40;  // then a fresh one, so that a round costs the same at the end
constexpr std::uint32_t kMostThings = 400;

/// Survives the child, whatever happens to it.
struct Told {
  std::atomic<std::uint32_t> steps;
  std::atomic<std::uint32_t> openedAfter;  // microseconds; 0: not yet
  std::atomic<bool> failed;
  Step step[kMostSteps];
  char why[256];
};

class SharedTold {
 public:
  SharedTold() : m_memory(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (m_memory == MAP_FAILED) giveUp("shared memory");
  }
  ~SharedTold() { ::munmap(m_memory, sizeof(Told)); }
  SharedTold(const SharedTold&) = delete;
  SharedTold& operator=(const SharedTold&) = delete;
  Told& operator*() const { return *static_cast<Told*>(m_memory); }
  Told* operator->() const { return static_cast<Told*>(m_memory); }

 private:
  void* m_memory;
};

std::uint64_t microsecondsSince(std::chrono::steady_clock::time_point start) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());
}

/// Lets so much time pass: the moment of the kill is what is varied here.
void pass(std::uint64_t microseconds) {
  timespec rest{static_cast<time_t>(microseconds / 1'000'000), static_cast<long>(microseconds % 1'000'000 * 1000)};
  while (::nanosleep(&rest, &rest) != 0) {
  }
}

class Round {
 public:
  Round(Clinic& clinic, const KillPlan& plan, Figures& figures)
      : m_clinic(clinic), m_plan(plan), m_figures(figures), m_vault(plan.folder / "vault"), m_backups(plan.folder / "backup"), m_random(plan.seed) {}

  void run() {
    std::filesystem::create_directories(m_plan.folder);
    for (std::uint64_t round = 0, done = 0; done < m_plan.kills && m_figures.isClean(); ++round) {
      if (round % kRoundsAVault == 0) begin();
      m_clinic.clock.advance(60'000);
      if (below(m_random, 5) == 0) m_clinic.receive(m_vault, m_ledger, 1 + below(m_random, 3));
      done += killed(below(m_random, 2) == 0 ? From::Start : From::Opened, below(m_random, m_workMicroseconds), [&] { work(m_plan.seed * 1'000'003 + round); });
      takeSteps();
      // A second one while the next session tidies up what the first left.
      if (below(m_random, 4) == 0) done += killed(From::Start, below(m_random, m_openMicroseconds), [&] { openOnly(); }, Keep::Steps);
      check(round);
    }
    if (m_figures.isClean()) std::filesystem::remove_all(m_plan.folder);  // else somebody wants to look
  }

 private:
  void begin() {
    m_clinic.copyTo(m_vault);
    std::filesystem::remove_all(m_backups);
    m_ledger = m_clinic.ledger();
  }

  enum class From { Start, Opened };
  enum class Keep { Nothing, Steps };
  template <class Body>
  unsigned killed(From from, std::uint64_t after, const Body& body, Keep keep = Keep::Nothing) {
    m_told->openedAfter = 0;
    m_told->failed = false;
    if (keep == Keep::Nothing) m_told->steps = 0;
    const pid_t child = ::fork();
    if (child < 0) giveUp("fork");
    if (child == 0) {
      body();
      ::_exit(0);
    }
    // At any moment from the start, or only once the vault is open: on a busy machine the first rarely comes that far.
    if (from == From::Opened)
      for (int i = 0; i < 20'000 && m_told->openedAfter == 0 && !m_told->failed; ++i) pass(100);
    pass(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL) fail("a child died of signal " + std::to_string(WTERMSIG(status)));
    if (m_told->failed) fail(m_told->why);
    if (m_told->openedAfter != 0) {  // follow what opening costs here
      m_openMicroseconds = (m_openMicroseconds * 7 + m_told->openedAfter * 5 / 4) / 8 + 1;
      m_workMicroseconds = m_openMicroseconds * 3;
    }
    const bool wasKilled = WIFSIGNALED(status);
    m_figures.kills += wasKilled;
    return wasKilled;
  }

  void fail(const std::string& why) {
    ++m_figures.failures;
    std::printf("FAILED seed %llu: %s\n", static_cast<unsigned long long>(m_plan.seed), why.c_str());
    std::fflush(stdout);
  }

  // ---- in the child ----

  void say(const Error& error, const char* what) {
    std::snprintf(m_told->why, sizeof m_told->why, "%s: %s", what, textOf(error).c_str());
    m_told->failed = true;
    ::_exit(1);
  }

  std::optional<vault::Vault> openTimed() {
    const auto start = std::chrono::steady_clock::now();
    auto opened = m_clinic.open(m_vault);
    if (!opened) say(opened.error(), "opening in the child");
    m_told->openedAfter = static_cast<std::uint32_t>(microsecondsSince(start));
    return std::optional<vault::Vault>(std::move(*opened));
  }

  void work(std::uint64_t seed) {
    std::optional<vault::Vault> open = openTimed();
    const auto tell = [this](const Step& step) {
      const std::uint32_t at = m_told->steps;
      if (at == kMostSteps) ::_exit(0);
      m_told->step[at] = step;
      m_told->steps = at + 1;  // in this order: a step counts when it is whole
    };
    Worker worker(m_clinic, *open, m_ledger, m_backups, seed, tell);
    for (std::uint32_t i = 0; i < kMostThings; ++i)
      if (const auto done = worker.step(); !done) say(done.error(), "at work");
  }

  void openOnly() {
    const std::optional<vault::Vault> open = openTimed();
    // Closing is a moment too.
  }

  // ---- in the parent ----

  void takeSteps() {
    const std::uint64_t before = m_ledger.acknowledged;
    m_touched.clear();
    for (std::uint32_t i = 0; i < m_told->steps; ++i) {
      m_ledger.take(m_told->step[i]);
      m_touched.insert(m_told->step[i].number);
    }
    m_figures.acknowledged += m_ledger.acknowledged - before;
  }

  void check(std::uint64_t round) {
    const auto start = std::chrono::steady_clock::now();
    auto open = m_clinic.open(m_vault);
    m_figures.recovered(microsecondsSince(start));
    const std::string where = "kills, seed " + std::to_string(m_plan.seed) + ", round " + std::to_string(round);
    if (!open) return fail(where + ": opening: " + textOf(open.error()));
    const bool isLast = round % kRoundsAVault == kRoundsAVault - 1;
    Care care;
    care.verify = isLast ? std::optional(vault::Depth::Deep) : round % 4 == 0 ? std::optional(vault::Depth::Quick) : std::nullopt;
    if (!isLast) care.reads = [&](std::uint32_t number) { return m_touched.contains(number) || below(m_random, 4) == 0; };
    count(compare(*open, m_ledger, care), where, m_figures);
    m_figures.compared += m_ledger.pictures.size();
    if (!m_figures.isClean()) tellSteps();
  }

  /// What was done last, for whoever looks for the cause.
  void tellSteps() const {
    constexpr const char* kActs[] = {"import", "adopt", "tag", "bin", "restore", "purge", "file", "create", "edit", "erase", "back up", "other"};
    const std::uint32_t count = m_told->steps;
    for (std::uint32_t i = count > 16 ? count - 16 : 0; i < count; ++i) {
      const Step& step = m_told->step[i];
      std::printf("  %s %s %u, %u, %s\n", step.isDone ? "done:  " : "begins:", kActs[static_cast<int>(step.act)], step.number, step.value, Uuid::fromBytes(step.id).toString().c_str());
    }
    std::fflush(stdout);
  }

  Clinic& m_clinic;
  const KillPlan& m_plan;
  Figures& m_figures;
  Path m_vault, m_backups;
  FixedRandom m_random;
  SharedTold m_told;
  Ledger m_ledger;
  std::set<std::uint32_t> m_touched;
  std::uint32_t m_openMicroseconds = 10'000, m_workMicroseconds = 40'000;
};

}  // namespace

void count(const Verdict& verdict, const std::string& where, Figures& figures) {
  figures.lost += verdict.lost;
  figures.silent += verdict.silent;
  figures.named += verdict.named;
  if (verdict.isClean()) return;
  std::printf("FOUND %s: %llu lost, %llu silent, %llu named\n", where.c_str(), static_cast<unsigned long long>(verdict.lost),
              static_cast<unsigned long long>(verdict.silent), static_cast<unsigned long long>(verdict.named));
  for (const std::string& words : verdict.words) std::printf("  %s\n", words.c_str());
  std::fflush(stdout);
}

void runKills(Clinic& clinic, const KillPlan& plan, Figures& figures) { Round(clinic, plan, figures).run(); }

}  // namespace safelight::tests
