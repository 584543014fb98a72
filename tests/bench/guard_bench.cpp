// Start, unlock, lock: the real guard and the real workspace.
//
//   guard_bench FOLDER [--big VAULT] [--quick]      QT_QPA_PLATFORM decides where; offscreen unless it is set
//   guard_bench --show-lock-screen VAULT            up to the first painted lock screen, then ends: what the bench starts and times

#include <QProcess>
#include <QTest>

#include "tests/bench/bench_application.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"
#include "tests/ui/support/events.h"
#include "ui/lock/guard.h"

namespace safelight::bench {
namespace {

using ui::test::waitUntil;

QString textOf(const Path& path) { return QString::fromStdString(pathToUtf8(path)); }

/// The real guard in this process, the real workspace in its own.
class Desk {
 public:
  explicit Desk(const Path& vault) {
    m_guard = std::make_unique<ui::Guard>(
        ui::GuardServices{m_clock, [this](const Path& at) { return vault::Vault::summarise(*m_files, at); },
                          Path(QCoreApplication::applicationDirPath().toStdString()) / "safelight-workspace", ui::GuardConfig()},
        ui::LockWindows::Mode::Windowed);
    m_guard->start(textOf(vault));
    expect(waitUntil([this] { return m_guard->workspaceId() != 0 && m_guard->state() == ui::Guard::State::Locked; }, 10000), "lock screen");
  }
  ~Desk() { m_guard->lock(ui::LockReason::Button), waitUntil([this] { return !m_guard->isLocking(); }); }

  /// Return pressed to the window of the workspace shown.
  double unlock() {
    QTest::qWait(400);  // a person types: the waiting workspace has started meanwhile
    ui::LockScreen& screen = m_guard->windows().screen();
    screen.choose(kLogin);
    auto& field = *screen.findChild<ui::PasswordField*>();
    field.append(QString::fromLatin1(kPassword));
    return seconds([&] {
      QTest::keyClick(&field, Qt::Key_Return);
      expect(waitUntil([&] { return m_guard->state() == ui::Guard::State::Unlocked && !m_guard->windows().isCovering(); }, 60000), "unlock");
    });
  }
  struct Lock {
    double covered, gone;
  };
  Lock lock() {
    Lock times{};
    bool gone = false;
    const auto connection = QObject::connect(m_guard.get(), &ui::Guard::locked, m_guard.get(), [&] { gone = true; });
    times.gone = seconds([&] {
      times.covered = seconds([&] {
        m_guard->lock(ui::LockReason::Shortcut);
        m_guard->windows().screen().window()->repaint();
      });
      expect(m_guard->windows().isCovering() && waitUntil([&] { return gone; }), "lock");
    });
    QObject::disconnect(connection);
    return times;
  }
  double memory() const { return memoryOf(std::to_string(m_guard->workspaceId()), "VmRSS:"); }

 private:
  static void expect(bool happened, const char* what) {
    if (!happened) stop(what, {ErrorCode::Internal, "did not happen"});
  }
  SystemClock m_clock;
  std::unique_ptr<store::FileSystem> m_files = store::systemFiles();
  std::unique_ptr<ui::Guard> m_guard;
};

double startOnce(const Path& vault) {
  return seconds([&] {
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--show-lock-screen"), textOf(vault)});
    if (!process.waitForFinished(20000) || process.exitCode() != 0) stop("guard", {ErrorCode::Internal, "no lock screen"});
  });
}

/// Tells when the widget was painted for the first time.
class FirstPaint : public QObject {
 public:
  bool happened = false;
  bool eventFilter(QObject*, QEvent* event) override {
    happened = happened || event->type() == QEvent::Paint;
    return false;
  }
};

/// What the guard program does until a person sees something.
int showLockScreen(const Path& vault) {
  const SystemClock clock;
  const auto files = store::systemFiles();
  ui::Guard guard({clock, [&](const Path& at) { return vault::Vault::summarise(*files, at); },
                   Path(QCoreApplication::applicationDirPath().toStdString()) / "safelight-workspace", ui::GuardConfig()},
                  ui::LockWindows::Mode::FullScreen);
  FirstPaint paint;
  guard.windows().screen().installEventFilter(&paint);
  guard.start(textOf(vault));
  return waitUntil([&] { return paint.happened; }, 10000) ? 0 : 1;
}

/// `big`: a large vault to unlock and weigh as well.
void benchGuard(const Path& parent, const std::optional<Path>& big, bool quick) {
  const Folder folder(parent);
  Practice practice;
  const Path vault = folder / "bench.safelight";
  { [[maybe_unused]] const vault::Vault made = practice.create(vault); }
  const int rounds = quick ? 1 : 7;
  std::vector<double> starts, unlocks, covers, ends;
  for (int i = 0; i < rounds; ++i) starts.push_back(1000 * startOnce(vault));
  {
    Desk desk(vault);
    for (int i = 0; i < rounds; ++i) {
      unlocks.push_back(desk.unlock());
      const Desk::Lock lock = desk.lock();
      covers.push_back(1000 * lock.covered);
      ends.push_back(1000 * lock.gone);
    }
  }
  const std::string where = "on " + QGuiApplication::platformName().toStdString();
  row("start to painted lock screen (a process of its own, " + where + ")", text("%.0f ms (worst %.0f ms)", median(starts), percentile(starts, 1)), "", "<= 400 ms",
      median(starts) <= 400);
  row("unlock to the window shown, Argon2id 256 MiB x 3 included", text("%.2f s (worst %.2f s)", median(unlocks), percentile(unlocks, 1)), "", "<= 1.2 s",
      median(unlocks) <= 1.2);
  row("lock to nothing visible (covered and painted)", text("%.0f ms (worst %.0f ms)", median(covers), percentile(covers, 1)), "", "<= 150 ms", median(covers) <= 150);
  row("lock to the working process gone", text("%.0f ms (worst %.0f ms)", median(ends), percentile(ends, 1)), "", "", true);
  if (!big) return;
  Desk desk(*big);
  const double unlock = desk.unlock();
  QTest::qWait(quick ? 200 : 3000);  // lists fill
  const double memory = desk.memory();
  row("unlock of the large vault to the window shown", text("%.2f s", unlock), "", "<= 1.2 s", unlock <= 1.2);
  row("resident memory of safelight-workspace with the large vault open", text("%.0f MiB", memory), "", "<= 400 MiB", memory <= 400);
}

}  // namespace
}  // namespace safelight::bench

int main(int argc, char** argv) {
  using namespace safelight;
  const bench::BenchApplication application(argc, argv);
  const QStringList words = application.words();
  if (words.size() < 2) return 2;
  if (words[1] == QStringLiteral("--show-lock-screen")) return words.size() > 2 ? bench::showLockScreen(words[2].toStdString()) : 2;
  std::optional<Path> big;
  if (const auto at = words.indexOf(QStringLiteral("--big")); at > 0 && at + 1 < words.size()) big = words[at + 1].toStdString();
  bench::benchGuard(words[1].toStdString(), big, words.contains(QStringLiteral("--quick")));
  return 0;
}
