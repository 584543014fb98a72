#include "ui/bridge/arrival_intake.h"

#include <QDir>
#include <algorithm>

namespace safelight::ui {
namespace {

/// An arrival takes several changes of its folder; one look after the last of them is enough.
constexpr int kSettleMilliseconds = 40;
/// Folders that tell nothing of changes, or that came later, are looked at anyway.
constexpr int kLookAgainMilliseconds = 15'000;

}  // namespace

/// What lives on the worker.
struct ArrivalIntake::Run {
  CancelToken cancel;
  std::unique_ptr<vault::AdoptionRun> run;
};

/// What one step brings to the GUI thread.
struct ArrivalIntake::Piece {
  std::vector<vault::AdoptionOutcome> outcomes;
  vault::AdoptionProgress progress;
  vault::AdoptionSummary summary;
  std::optional<Error> error;
  bool finished = false;
};

ArrivalIntake::ArrivalIntake(VaultSession& session, const QString& inbox, QObject* parent) : QObject(parent), m_session(session), m_inbox(inbox) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSettleMilliseconds);
  m_again.setInterval(kLookAgainMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, &ArrivalIntake::look);
  connect(&m_again, &QTimer::timeout, this, &ArrivalIntake::look);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
}

ArrivalIntake::~ArrivalIntake() {
  if (!m_run) return;
  m_run->cancel.cancel();
  // The run belongs to the worker and ends there.
  m_session.run(
      Priority::Interactive, nullptr,
      [run = std::move(m_run)](vault::Vault&, decode::Decoder&) {
        run->run.reset();
        return true;
      },
      [](bool) {});
}

void ArrivalIntake::start() {
  if (!m_session.may(model::Permission::Import)) return;
  m_again.start();
  look();
}

void ArrivalIntake::watch() {
  if (m_watcher.directories().isEmpty() && QDir(m_inbox).exists()) m_watcher.addPath(m_inbox);
}

void ArrivalIntake::look() {
  watch();
  if (m_working) {
    m_more = true;
    return;
  }
  m_working = true;
  m_more = false;
  m_run = std::make_shared<Run>();
  next();
}

void ArrivalIntake::next() {
  m_session.run(
      Priority::Background, this,
      [run = m_run](vault::Vault& vault, decode::Decoder& decoder) {
        Piece piece;
        if (!run->run) {
          auto started = vault::AdoptionRun::start(vault, decoder, {}, run->cancel);
          if (!started) {
            piece.error = started.error();
            piece.finished = true;
            return piece;
          }
          run->run = std::move(*started);
        }
        auto outcomes = run->run->step();
        piece.progress = run->run->progress();
        piece.summary = run->run->summary();
        piece.finished = run->run->finished() || !outcomes;
        if (outcomes) piece.outcomes = std::move(*outcomes);
        else piece.error = outcomes.error();
        if (piece.finished) run->run.reset();
        return piece;
      },
      [this](const Piece& piece) { receive(piece); });
}

void ArrivalIntake::receive(const Piece& piece) {
  m_progress = piece.progress;
  if (!piece.outcomes.empty()) {
    Q_EMIT took(piece.outcomes);
    const bool changed = std::any_of(piece.outcomes.begin(), piece.outcomes.end(), [](const auto& outcome) {
      return outcome.status == vault::AdoptionStatus::Filed || outcome.status == vault::AdoptionStatus::Waiting;
    });
    if (changed) Q_EMIT m_session.imagesChanged();
  }
  Q_EMIT progressed();
  if (!piece.finished) return next();
  m_working = false;
  m_run.reset();
  Q_EMIT finished(piece.summary, piece.error);
  // Something came while the run was on its way: it knew only of what was there when it began.
  if (m_more && !piece.error) look();
}

}  // namespace safelight::ui
