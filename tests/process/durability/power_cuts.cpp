#include "tests/process/durability/power_cuts.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>

#include "core/vault/backup/restore.h"
#include "core/vault/internals.h"
#include "tests/process/durability/backups.h"
#include "tests/process/durability/disk_digest.h"
#include "tests/process/durability/worker.h"

namespace safelight::tests {
namespace {

/// The disk before one call, what had been acknowledged by then, and what was under way.
struct Moment {
  DiskState disk;
  std::shared_ptr<const Ledger> ledger;
  Act act = Act::Nothing;
};

/// What a scene is about.
enum class Scene { Work, Backups, LostCatalogue, Restore, Renewal };

Scene kindOf(std::uint64_t scene) {
  if (scene % 40 == 14) return Scene::Renewal;  // key derivation takes its time
  if (scene % 8 == 7) return Scene::Restore;
  if (scene % 8 == 5) return Scene::LostCatalogue;
  return scene % 4 == 3 ? Scene::Backups : Scene::Work;
}

class Cuts {
 public:
  Cuts(Clinic& clinic, const CutPlan& plan, Figures& figures)
      : m_clinic(clinic), m_plan(plan), m_figures(figures), m_disk(plan.folder / "disk"), m_after(plan.folder / "after"), m_random(plan.seed) {}

  void run() {
    // Every seed begins elsewhere, so that short portions come to all kinds of scenes.
    for (std::uint64_t scene = m_plan.seed * 3; m_states < m_plan.states && m_figures.isClean(); ++scene) {
      m_where = "power cuts, seed " + std::to_string(m_plan.seed) + ", scene " + std::to_string(scene);
      m_scene = kindOf(scene);
      record(scene);
      recoverFromEach();
    }
    if (m_figures.isClean()) std::filesystem::remove_all(m_plan.folder);  // else somebody wants to look
  }

 private:
  // ---- watching the disk ----

  void record(std::uint64_t scene) {
    m_moments.clear();
    m_digests.clear();
    m_seen.clear();
    m_soundBackups.clear();
    std::filesystem::remove_all(m_disk);
    std::filesystem::create_directories(m_disk);
    m_clinic.copyTo(m_disk / "vault");
    Ledger ledger = m_clinic.ledger();
    prepare(ledger, scene);
    if (scene % 2 == 0) m_clinic.receive(m_disk / "vault", ledger, 1 + below(m_random, 3));

    if (m_scene == Scene::Restore && !backUpFirst(ledger)) return;
    if (m_scene == Scene::LostCatalogue) loseCatalogue();
    FaultyFiles faulty(m_clinic.files(), m_disk);
    auto known = std::make_shared<const Ledger>(ledger);
    m_act = m_scene == Scene::Restore ? Act::BringBack : m_scene == Scene::LostCatalogue ? Act::Replay : Act::Open;
    const auto watch = [&](std::uint64_t) { m_moments.push_back({faulty.state(), known, m_act}); };
    faulty.onEachCall(watch);
    if (m_scene == Scene::Restore) restore(faulty);
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

  void loseCatalogue() {
    std::filesystem::remove(m_disk / "vault" / "catalogue.db");
    std::filesystem::remove(m_disk / "vault" / "catalogue.db-journal");
    if (below(m_random, 2) == 0) std::filesystem::remove(m_disk / "vault" / "thumbs.db");
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
    m_act = Act::Nothing;
    // What the session that died had under way is settled by now.
    const Verdict before = compare(*open, ledger, {{}, std::nullopt});
    count(before, m_where + ", before any power cut", m_figures);
    known = std::make_shared<const Ledger>(ledger);
    if (scene % 4 == 1) open->internals().journal.startSegmentsAt(open->internals().journal.end().offset + below(m_random, 2000));
    const auto note = [&](const Step& step) {
      known = std::make_shared<const Ledger>(ledger);
      m_act = step.isDone ? Act::Nothing : step.act;
    };
    const bool backsUp = m_scene == Scene::Backups;
    Worker worker(m_clinic, *open, ledger, backsUp ? m_disk / "backup" : Path(), m_plan.seed * 1'000'003 + scene, note);
    const auto& thing = Worker::all()[below(m_random, static_cast<std::uint32_t>(Worker::all().size()))].second;
    for (unsigned i = 0; i < m_plan.things; ++i) {
      auto done = m_scene == Scene::Renewal && i % 4 == 1 ? worker.renew() : i % 4 == 2 ? thing(worker) : Worker::Done(false);
      if (done && backsUp && i % 4 == 1) done = worker.backUp();
      if (done && !*done)
        if (const auto stepped = worker.step(); !stepped) done = safelight::fail(stepped.error());
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
    DiskImage image = imagineDisk(moment.disk, seed);
    loseDatabases(moment.disk, earlier.disk, image, seed);
    if (!m_seen.insert(m_digests.of(image)).second) {
      ++m_figures.repeats;
      return;
    }
    writeDisk(image, m_after);
    if (m_scene == Scene::Restore) {
      restoreAgain(*moment.ledger, where);
    } else {
      if (m_states % 16 == 7 && !cutAgain(seed, where)) return;
      if (!open(*moment.ledger, where)) return;
      if (moment.ledger->backedUp) checkBackup(image, *moment.ledger, where);
    }
    ++m_states;
    m_figures.cut(moment.act);
  }

  bool open(const Ledger& acknowledged, const std::string& where) {
    if (m_scene == Scene::Renewal && m_states % 8 == 1)
      if (const auto tried = m_clinic.tryPassword(m_after / "vault"); !tried) return fail("the password: " + textOf(tried.error()), where), false;
    const auto start = std::chrono::steady_clock::now();
    auto opened = m_clinic.open(m_after / "vault");
    m_figures.recovered(static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count()));
    if (!opened) return fail("opening: " + textOf(opened.error()), where), false;
    Ledger ledger = acknowledged;
    const auto depth = m_states % 16 == 0 ? std::optional(vault::Depth::Deep) : m_states % 4 == 0 ? std::optional(vault::Depth::Quick) : std::nullopt;
    count(compare(*opened, ledger, {{}, depth}), where, m_figures);
    m_figures.compared += ledger.pictures.size();
    m_figures.acknowledged += acknowledged.acknowledged;
    return true;
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
    if (!states.empty()) afterPowerCut(states[below(m_random, static_cast<std::uint32_t>(states.size()))], m_after, seed * 31 + 2);
    return true;
  }

  /// A restore that was broken off goes on when it is asked for again; one that had ended is a vault.
  void restoreAgain(const Ledger& ledger, const std::string& where) {
    const auto verdict = bringBack(m_clinic, m_after / "backup", m_after / "restored", ledger, {{}, vault::Depth::Deep});
    if (!verdict) return fail(textOf(verdict.error()), where);
    count(*verdict, where + ", restored", m_figures);
    m_figures.compared += ledger.backedUp->pictures.size();
    m_figures.acknowledged += ledger.backedUp->acknowledged;
  }

  /// A backup that was finished restores to what it was made from, whatever became of a later one. A place that has not changed since is not
  /// tried again, for nothing else is read.
  void checkBackup(const DiskImage& image, const Ledger& ledger, const std::string& where) {
    std::string expected = std::to_string(reinterpret_cast<std::uintptr_t>(ledger.backedUp.get())) + "+" + std::to_string(ledger.backingUp.size());
    for (const auto& [number, person] : ledger.people)
      if (person.edit == 0 || person.next == 0u) expected += "," + std::to_string(number);
    if (!m_soundBackups.insert({m_digests.of(image, "backup/"), expected}).second) return;
    const Path back = m_plan.folder / "back";
    forgetRestored(back);
    const auto verdict = bringBack(m_clinic, m_after / "backup", back, ledger, {{}, vault::Depth::Deep});
    if (!verdict) return fail(textOf(verdict.error()), where);
    count(*verdict, where + ", restored from its backup", m_figures);
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
  Scene m_scene = Scene::Work;
  Act m_act = Act::Nothing;
  std::vector<Moment> m_moments;
  DiskDigests m_digests;
  std::set<seal::Hash> m_seen;
  std::set<std::pair<seal::Hash, std::string>> m_soundBackups;
};

}  // namespace

void runPowerCuts(Clinic& clinic, const CutPlan& plan, Figures& figures) { Cuts(clinic, plan, figures).run(); }

}  // namespace safelight::tests
