#include "tests/process/durability/call_faults.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "tests/process/durability/worker.h"

namespace safelight::tests {
namespace {

constexpr std::uint64_t kMostCalls = 200'000;
constexpr unsigned kTriesAVault = 40;

const char* nameOf(MachineFault fault) {
  switch (fault) {
    case MachineFault::DiskFull: return "full disk";
    case MachineFault::InputOutput: return "input/output error";
    case MachineFault::Interrupted: return "interrupted call";
    case MachineFault::ShortWrite: return "short write";
    case MachineFault::NoMemory: return "no memory";
  }
  return "";
}

/// What a person is told when the disk is at fault. Anything else would be a riddle.
bool isNamed(ErrorCode code) {
  switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::WriteFailed:
    case ErrorCode::SyncFailed:
    case ErrorCode::ReadFailed:
    case ErrorCode::BackupPlaceMissing:  // what a disk that is taken away looks like
    case ErrorCode::ReadOnlyMedium: return true;
    default: return false;
  }
}

/// What a child says before it ends, however it ends.
struct Report {
  std::atomic<std::uint32_t> steps;
  std::atomic<bool> faultCame, wasAsked;
  std::atomic<std::uint32_t> error;  // 0: none
  Step step[64];
  char why[200];
};

class Faults {
 public:
  Faults(Clinic& clinic, const FaultPlan& plan, Figures& figures)
      : m_clinic(clinic), m_plan(plan), m_figures(figures), m_vault(plan.folder / "vault"), m_random(plan.seed) {
    void* memory = ::mmap(nullptr, sizeof(Report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) giveUp("shared memory");
    m_report = new (memory) Report;
  }
  ~Faults() { ::munmap(m_report, sizeof(Report)); }
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;

  void run() {
    std::filesystem::create_directories(m_plan.folder);
    for (const MachineFault fault : {MachineFault::DiskFull, MachineFault::InputOutput, MachineFault::Interrupted, MachineFault::ShortWrite, MachineFault::NoMemory}) {
      const std::uint64_t before = m_figures.faults;
      std::size_t things = 0;
      for (const auto& [name, thing] : Worker::all()) things += tryThing(name, thing, fault);
      std::printf("%s: %zu things, %llu calls failed\n", nameOf(fault), things, static_cast<unsigned long long>(m_figures.faults - before));
      std::fflush(stdout);
    }
    if (m_figures.isClean()) std::filesystem::remove_all(m_plan.folder);  // else somebody wants to look
  }

 private:
  using Thing = std::function<Worker::Done(Worker&)>;

  /// False when there is no such thing.
  bool tryThing(const char* name, const Thing& thing, MachineFault fault) {
    const std::uint64_t stride = fault == MachineFault::NoMemory ? m_plan.memoryStride : m_plan.stride;
    m_tries = 0;
    for (std::uint64_t k = 1 + below(m_random, static_cast<std::uint32_t>(stride)); k < kMostCalls && m_figures.isClean(); k += stride) {
      m_where = std::string(nameOf(fault)) + ", " + name + ", call " + std::to_string(k);
      prepare();
      if (!inChild(thing, fault, k)) return false;
      check(fault);
      if (!m_report->faultCame) return true;
      ++m_figures.faults;
    }
    return true;
  }

  /// An open question for everything: something waits, something is here, something is in the bin.
  void prepare() {
    if (m_tries++ % kTriesAVault == 0) {
      m_clinic.copyTo(m_vault);
      std::filesystem::remove_all(m_plan.folder / "backup");
      m_ledger = m_clinic.ledger();
    }
    m_clinic.clock.advance(60'000);
    m_clinic.receive(m_vault, m_ledger, 1);
    auto open = m_clinic.open(m_vault);
    if (!open) return fail("opening: " + textOf(open.error()));
    Worker worker(m_clinic, *open, m_ledger, m_plan.folder / "backup", m_plan.seed + m_tries, {});
    const auto imported = worker.import(2);
    const auto binned = imported ? worker.bin() : imported;
    if (!binned) fail("before: " + textOf(binned.error()));
  }

  bool inChild(const Thing& thing, MachineFault fault, std::uint64_t k) {
    m_report->steps = 0;
    m_report->faultCame = false;
    m_report->wasAsked = false;
    m_report->error = 0;
    const pid_t child = ::fork();
    if (child < 0) giveUp("fork");
    if (child == 0) {
      body(thing, fault, k);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    // Without memory a program may end; that is a crash like another.
    const bool mayEnd = fault == MachineFault::NoMemory && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    if (mayEnd) m_report->faultCame = m_report->wasAsked = true;
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail("the child ended with " + std::to_string(status));
    for (std::uint32_t i = 0; i < m_report->steps; ++i) m_ledger.take(m_report->step[i]);
    return m_report->wasAsked;
  }

  /// What nobody catches ends the child, as it would end the program.
  void body(const Thing& thing, MachineFault fault, std::uint64_t k) noexcept {
    ::signal(SIGABRT, SIG_DFL);
    if (fault == MachineFault::NoMemory) ::close(STDERR_FILENO);  // the runtime's last words
    auto open = m_clinic.open(m_vault);
    if (!open) ::_exit(1);
    const auto tell = [this](const Step& step) {
      m_report->step[m_report->steps % 64] = step;
      ++m_report->steps;
    };
    Worker worker(m_clinic, *open, m_ledger, m_plan.folder / "backup", m_plan.seed + k, tell);
    failMachine(k, fault);
    const auto done = thing(worker);
    m_report->faultCame = mendMachine();
    m_report->wasAsked = !done || *done;
    if (done) return;
    m_report->error = static_cast<std::uint32_t>(done.error().code);
    std::snprintf(m_report->why, sizeof m_report->why, "%s", textOf(done.error()).c_str());
  }

  void check(MachineFault fault) {
    if (m_report->error != 0 && !m_report->faultCame) fail(std::string("failed without a fault: ") + m_report->why);
    const bool isRiddle = m_report->error != 0 && fault != MachineFault::NoMemory && !isNamed(static_cast<ErrorCode>(m_report->error.load()));
    if (isRiddle) fail(std::string("said ") + m_report->why);
    // A signal and a short answer are everyday life: nothing may fail for them.
    const bool isEveryday = fault == MachineFault::Interrupted || fault == MachineFault::ShortWrite;
    if (m_report->error != 0 && isEveryday) fail(std::string("gave up: ") + m_report->why);
    auto open = m_clinic.open(m_vault);
    if (!open) return fail("opening: " + textOf(open.error()));
    count(compare(*open, m_ledger, {{}, m_figures.faults % 8 == 0 ? vault::Depth::Deep : vault::Depth::Quick}), m_where, m_figures);
  }

  void fail(const std::string& why) {
    ++m_figures.failures;
    std::printf("FAILED %s, seed %llu: %s\n", m_where.c_str(), static_cast<unsigned long long>(m_plan.seed), why.c_str());
    std::fflush(stdout);
  }

  Clinic& m_clinic;
  const FaultPlan& m_plan;
  Figures& m_figures;
  Path m_vault;
  FixedRandom m_random;
  Report* m_report;
  Ledger m_ledger;
  unsigned m_tries = 0;
  std::string m_where;
};

}  // namespace

void runFaults(Clinic& clinic, const FaultPlan& plan, Figures& figures) { Faults(clinic, plan, figures).run(); }

}  // namespace safelight::tests
