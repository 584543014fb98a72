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

#include "core/vault/backup/restore.h"
#include "tests/process/durability/backups.h"
#include "tests/process/durability/worker.h"

namespace safelight::tests {
namespace {

constexpr std::size_t kMostSteps = 8192;
constexpr unsigned kRoundsAVault = 30;  // then a fresh one, so that a round costs the same at the end
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
      : m_clinic(clinic), m_plan(plan), m_figures(figures), m_vault(plan.folder / "vault"), m_backups(plan.folder / "backup"),
        m_restored(plan.folder / "restored"), m_random(plan.seed) {}

  void run() {
    std::filesystem::create_directories(m_plan.folder);
    for (std::uint64_t round = 0; m_kills < m_plan.kills && m_figures.isClean(); ++round) {
      if (round % kRoundsAVault == 0) begin();
      m_where = "kills, seed " + std::to_string(m_plan.seed) + ", round " + std::to_string(round);
      m_clinic.clock.advance(60'000);
      if (round % 8 == 7 && m_ledger.backedUp) killRestores();
      else killSessions(round);
    }
    if (m_figures.isClean()) std::filesystem::remove_all(m_plan.folder);  // else somebody wants to look
  }

 private:
  void begin() {
    m_clinic.copyTo(m_vault);
    std::filesystem::remove_all(m_backups);
    m_ledger = m_clinic.ledger();
  }

  // ---- what is killed ----

  /// Somebody at work; then those who come and tidy up what the one before left.
  void killSessions(std::uint64_t round) {
    if (below(m_random, 4) == 0) m_clinic.receive(m_vault, m_ledger, 1 + below(m_random, 3));
    // Every second time somebody who does one thing above all, each thing in turn.
    const auto& things = Worker::all();
    const auto* thing = round % 2 == 0 ? &things[m_theme++ % things.size()].second : nullptr;
    m_told->steps = 0;
    kill(below(m_random, 2) == 0 ? From::Start : From::Opened, m_workMicroseconds, Act::Open, [&] { work(m_plan.seed * 1'000'003 + round, thing); });
    takeSteps();
    for (unsigned more = 0; more < 4 && below(m_random, 2) == 0; ++more) {
      const bool isLost = below(m_random, 4) == 0;
      if (isLost) loseCatalogue();
      kill(From::Start, isLost ? m_openMicroseconds * 2 : m_openMicroseconds, isLost ? Act::Replay : Act::Open, [&] { openOnly(); });
    }
    check(round);
  }

  void loseCatalogue() {
    std::filesystem::remove(m_vault / "catalogue.db");
    std::filesystem::remove(m_vault / "catalogue.db-journal");
    if (below(m_random, 2) == 0) std::filesystem::remove(m_vault / "thumbs.db");
  }

  void killRestores() {
    forgetRestored(m_restored);
    for (unsigned tries = 1 + below(m_random, 3); tries > 0; --tries)
      kill(From::Start, m_restoreMicroseconds, Act::BringBack, [&] {
        const auto restored = vault::restoreBackup(m_clinic.environment(m_clinic.files()), m_backups, m_restored);
        if (!restored && restored.error().code != ErrorCode::VaultExists) say(restored.error(), "restoring in the child");
      });
    const auto start = std::chrono::steady_clock::now();
    const auto verdict = bringBack(m_clinic, m_backups, m_restored, m_ledger, {{}, vault::Depth::Deep});
    m_restoreMicroseconds = (m_restoreMicroseconds * 3 + static_cast<std::uint32_t>(microsecondsSince(start))) / 4 + 1;
    if (verdict) count(*verdict, m_where + ", restored", m_figures);
    else fail(m_where + ": " + textOf(verdict.error()));
    forgetRestored(m_restored);
  }

  enum class From { Start, Opened };
  /// Ends a child that does `body` at a random moment of so many microseconds. `early`: what it does until the vault is open.
  template <class Body>
  void kill(From from, std::uint32_t within, Act early, const Body& body) {
    m_told->openedAfter = 0;
    m_told->failed = false;
    const std::uint32_t stepsBefore = m_told->steps;
    const std::uint64_t after = below(m_random, within);
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
    if (m_told->failed) fail(m_where + ": " + m_told->why);
    if (m_told->openedAfter != 0 && early != Act::Replay) {  // follow what opening costs here
      m_openMicroseconds = (m_openMicroseconds * 7 + m_told->openedAfter * 5 / 4) / 8 + 1;
      m_workMicroseconds = m_openMicroseconds * 2;
    }
    if (!WIFSIGNALED(status)) return;
    ++m_kills;
    m_figures.killed(underWay(early, stepsBefore));
  }

  /// What the child was at.
  Act underWay(Act early, std::uint32_t stepsBefore) const {
    if (early == Act::BringBack || m_told->openedAfter == 0) return early;
    const std::uint32_t steps = m_told->steps;
    return steps == stepsBefore || m_told->step[steps - 1].isDone ? Act::Nothing : m_told->step[steps - 1].act;
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

  void work(std::uint64_t seed, const std::function<Worker::Done(Worker&)>* thing) {
    std::optional<vault::Vault> open = openTimed();
    const auto tell = [this](const Step& step) {
      const std::uint32_t at = m_told->steps;
      if (at == kMostSteps) ::_exit(0);
      m_told->step[at] = step;
      m_told->steps = at + 1;  // in this order: a step counts when it is whole
    };
    Worker worker(m_clinic, *open, m_ledger, m_backups, seed, tell);
    for (std::uint32_t i = 0; i < kMostThings; ++i) {
      if (thing != nullptr) {
        const auto done = (*thing)(worker);
        if (!done) say(done.error(), "at work");
        if (*done && i % 3 != 2) continue;
      }
      if (const auto done = worker.step(); !done) say(done.error(), "at work");
    }
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
    if (!open) return fail(m_where + ": opening: " + textOf(open.error()));
    const bool isLast = round % kRoundsAVault == kRoundsAVault - 1;
    Care care;
    care.verify = isLast ? std::optional(vault::Depth::Deep) : round % 4 == 0 ? std::optional(vault::Depth::Quick) : std::nullopt;
    if (!isLast) care.reads = [&](std::uint32_t number) { return m_touched.contains(number) || below(m_random, 4) == 0; };
    count(compare(*open, m_ledger, care), m_where, m_figures);
    m_figures.compared += m_ledger.pictures.size();
    if (!m_figures.isClean()) tellSteps();
  }

  /// What was done last, for whoever looks for the cause.
  void tellSteps() const {
    const std::uint32_t count = m_told->steps;
    for (std::uint32_t i = count > 16 ? count - 16 : 0; i < count; ++i) {
      const Step& step = m_told->step[i];
      std::printf("  %s %s %u, %u, %s\n", step.isDone ? "done:  " : "begins:", wordsOf(step.act), step.number, step.value, Uuid::fromBytes(step.id).toString().c_str());
    }
    std::fflush(stdout);
  }

  Clinic& m_clinic;
  const KillPlan& m_plan;
  Figures& m_figures;
  Path m_vault, m_backups, m_restored;
  FixedRandom m_random;
  SharedTold m_told;
  Ledger m_ledger;
  std::string m_where;
  std::set<std::uint32_t> m_touched;
  std::uint64_t m_kills = 0;
  std::size_t m_theme = static_cast<std::size_t>(m_plan.seed);
  std::uint32_t m_openMicroseconds = 10'000, m_workMicroseconds = 20'000, m_restoreMicroseconds = 20'000;
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
