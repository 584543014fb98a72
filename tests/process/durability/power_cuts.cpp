#include "tests/process/durability/power_cuts.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "core/vault/backup/restore.h"
#include "core/vault/internals.h"
#include "tests/process/durability/worker.h"
#include "tests/support/faulty_files.h"

namespace safelight::tests {
namespace {

/// The disk before one call, and what had been acknowledged by then.
struct Moment {
  DiskState disk;
  std::shared_ptr<const Ledger> ledger;
};

class Cuts {
 public:
  Cuts(Clinic& clinic, const CutPlan& plan, Figures& figures)
      : m_clinic(clinic), m_plan(plan), m_figures(figures), m_disk(plan.folder / "disk"), m_after(plan.folder / "after"), m_random(plan.seed) {}

  void run() {
    for (std::uint64_t scene = 0; m_states < m_plan.states && m_figures.isClean(); ++scene) {
      m_where = "power cuts, seed " + std::to_string(m_plan.seed) + ", scene " + std::to_string(scene);
      m_restores = scene % 8 == 7;
      record(scene);
      recoverFromEach();
    }
    if (m_figures.isClean()) std::filesystem::remove_all(m_plan.folder);  // else somebody wants to look
  }

 private:
  // ---- watching the disk ----

  void record(std::uint64_t scene) {
    m_moments.clear();
    std::filesystem::remove_all(m_disk);
    std::filesystem::create_directories(m_disk);
    m_clinic.copyTo(m_disk / "vault");
    Ledger ledger = m_clinic.ledger();
    prepare(ledger, scene);
    if (scene % 2 == 0) m_clinic.receive(m_disk / "vault", ledger, 1 + below(m_random, 3));

    if (m_restores && !backUpFirst(ledger)) return;
    FaultyFiles faulty(m_clinic.files(), m_disk);
    auto known = std::make_shared<const Ledger>(ledger);
    const auto watch = [&](std::uint64_t) { m_moments.push_back({faulty.state(), known}); };
    faulty.onEachCall(watch);
    if (m_restores) restore(faulty);
    else work(faulty, ledger, known, scene);
    watch(0);
    faulty.onEachCall({});
  }

  /// Something that lies there already; in every third scene the session before died.
  void prepare(Ledger& ledger, std::uint64_t scene) {
    FaultyFiles dying(m_clinic.files(), m_disk);
    auto open = m_clinic.open(m_disk / "vault", dying);
    if (!open) return fail("opening: " + textOf(open.error()));
    Worker worker(m_clinic, *open, ledger, {}, m_plan.seed * 77 + scene, {});
    for (int i = 0; i < 4; ++i)
      if (const auto done = worker.step(); !done) return fail("before: " + textOf(done.error()));
    if (scene % 3 != 2) return;
    dying.failCall(1 + below(m_random, 12), Fault::Gone);
    while (worker.step()) {
    }
  }

  bool backUpFirst(Ledger& ledger) {
    auto open = m_clinic.open(m_disk / "vault");
    if (!open) return fail("opening: " + textOf(open.error())), false;
    count(compare(*open, ledger, {{}, std::nullopt}), m_where + ", before a restore", m_figures);
    Worker worker(m_clinic, *open, ledger, m_disk / "backup", m_plan.seed, {});
    const auto imported = worker.import(3);
    const auto kept = imported ? worker.backUp() : imported;
    if (!kept) fail("before a restore: " + textOf(kept.error()));
    return kept.has_value();
  }

  void restore(FaultyFiles& faulty) {
    const auto restored = vault::restoreBackup(m_clinic.environment(faulty), m_disk / "backup", m_disk / "restored");
    if (!restored) fail("restoring: " + textOf(restored.error()));
  }

  void work(FaultyFiles& faulty, Ledger& ledger, std::shared_ptr<const Ledger>& known, std::uint64_t scene) {
    m_clinic.clock.advance(60'000);
    auto open = m_clinic.open(m_disk / "vault", faulty);
    if (!open) return fail("opening: " + textOf(open.error()));
    // What the session that died had under way is settled by now.
    const Verdict before = compare(*open, ledger, {{}, std::nullopt});
    count(before, m_where + ", before any power cut", m_figures);
    known = std::make_shared<const Ledger>(ledger);
    if (scene % 4 == 1) open->internals().journal.startSegmentsAt(open->internals().journal.end().offset + below(m_random, 2000));
    const auto note = [&](const Step&) { known = std::make_shared<const Ledger>(ledger); };
    Worker worker(m_clinic, *open, ledger, scene % 4 == 3 ? m_disk / "backup" : Path(), m_plan.seed * 1'000'003 + scene, note);
    for (unsigned i = 0; i < m_plan.things; ++i) {
      auto done = worker.step();
      if (done && scene % 4 == 3 && i % 4 == 1)
        if (const auto kept = worker.backUp(); !kept) done = safelight::fail(kept.error());
      if (!done) return fail("at work: " + textOf(done.error()));
    }
  }

  // ---- when it comes back ----

  void recoverFromEach() {
    for (std::size_t i = 0; i < m_moments.size() && m_figures.isClean() && m_states < m_plan.states; ++i)
      for (unsigned fate = 0; fate < m_plan.fates; ++fate) {
        // The two extremes now and then, anything in between else.
        const std::uint64_t seed = fate == 0 && i % 3 < 2 ? i % 3 : m_plan.seed * 7919 + i * 131 + fate + 2;
        recover(m_moments[i], m_moments[i > 6 ? i - below(m_random, 6) : 0], seed, m_where + ", call " + std::to_string(i) + ", fate " + std::to_string(seed));
      }
  }

  void recover(const Moment& moment, const Moment& earlier, std::uint64_t seed, const std::string& where) {
    FaultyFiles::restore(moment.disk, m_after, seed);
    FaultyFiles::loseDatabases(moment.disk, earlier.disk, m_after, seed);
    if (m_restores) {
      restoreAgain(*moment.ledger, where);
      ++m_states;
      ++m_figures.powerCuts;
      return;
    }
    if (m_states % 16 == 7 && !cutAgain(seed, where)) return;
    open(*moment.ledger, where);
    if (moment.ledger->backedUp) checkBackup(*moment.ledger, where);
    ++m_states;
    ++m_figures.powerCuts;
  }

  void open(const Ledger& acknowledged, const std::string& where) {
    const auto start = std::chrono::steady_clock::now();
    auto opened = m_clinic.open(m_after / "vault");
    m_figures.recovered(static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count()));
    if (!opened) return fail("opening: " + textOf(opened.error()), where);
    Ledger ledger = acknowledged;
    const auto depth = m_states % 8 == 0 ? std::optional(vault::Depth::Deep) : m_states % 2 == 0 ? std::optional(vault::Depth::Quick) : std::nullopt;
    count(compare(*opened, ledger, {{}, depth}), where, m_figures);
    m_figures.compared += ledger.pictures.size();
    m_figures.acknowledged += acknowledged.acknowledged;
  }

  /// The power goes once more while the vault opens. False when that found something.
  bool cutAgain(std::uint64_t seed, const std::string& where) {
    std::vector<DiskState> states;
    {
      FaultyFiles faulty(m_clinic.files(), m_after);
      faulty.onEachCall([&](std::uint64_t) { states.push_back(faulty.state()); });
      if (const auto opened = m_clinic.open(m_after / "vault", faulty); !opened) {
        fail("opening: " + textOf(opened.error()), where);
        return false;
      }
      faulty.onEachCall({});
    }
    if (!states.empty()) FaultyFiles::restore(states[below(m_random, static_cast<std::uint32_t>(states.size()))], m_after, seed * 31 + 2);
    return true;
  }

  /// A restore that was broken off goes on when it is asked for again; one that had ended is a vault.
  void restoreAgain(const Ledger& ledger, const std::string& where) {
    const auto restored = vault::restoreBackup(m_clinic.environment(m_clinic.files()), m_after / "backup", m_after / "restored");
    if (!restored && restored.error().code != ErrorCode::VaultExists) return fail("restoring again: " + textOf(restored.error()), where);
    auto opened = m_clinic.open(m_after / "restored");
    if (!opened) return fail("opening what was restored: " + textOf(opened.error()), where);
    Ledger expected = *ledger.backedUp;
    count(compare(*opened, expected, {{}, vault::Depth::Deep}), where + ", restored", m_figures);
    m_figures.compared += expected.pictures.size();
    m_figures.acknowledged += expected.acknowledged;
  }

  /// A backup that was finished restores to what it was made from, whatever became of a later one.
  void checkBackup(const Ledger& ledger, const std::string& where) {
    const Path back = m_plan.folder / "back";
    std::filesystem::remove_all(back);
    std::filesystem::remove_all(Clinic::memoryOf(back));
    const auto restored = vault::restoreBackup(m_clinic.environment(m_clinic.files()), m_after / "backup", back);
    if (!restored) return fail("restoring: " + textOf(restored.error()), where);
    auto opened = m_clinic.open(back);
    if (!opened) return fail("opening what was restored: " + textOf(opened.error()), where);
    Verdict verdict;
    for (const auto& held : {ledger.backedUp, ledger.backingUp}) {  // or the one that was being made
      if (!held) continue;
      Ledger expected = *held;
      // Whoever was erased since may be: the tombstone reaches the place before the next set does.
      for (const auto& [number, person] : ledger.people)
        if ((person.edit == 0 || person.next == 0u) && expected.people.contains(number)) expected.take({Act::Erase, false, number, 0, {}});
      verdict = compare(*opened, expected, {{}, vault::Depth::Deep});
      if (verdict.isClean()) break;
    }
    count(verdict, where + ", restored from its backup", m_figures);
  }

  void fail(const std::string& why) { fail(why, m_where); }
  void fail(const std::string& why, const std::string& where) {
    ++m_figures.failures;
    std::printf("FAILED %s: %s\n", where.c_str(), why.c_str());
    std::fflush(stdout);
  }

  Clinic& m_clinic;
  const CutPlan& m_plan;
  Figures& m_figures;
  Path m_disk, m_after;
  FixedRandom m_random;
  std::uint64_t m_states = 0;
  std::string m_where;
  bool m_restores = false;
  std::vector<Moment> m_moments;
};

}  // namespace

void runPowerCuts(Clinic& clinic, const CutPlan& plan, Figures& figures) { Cuts(clinic, plan, figures).run(); }

}  // namespace safelight::tests
