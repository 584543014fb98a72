#include "ui/bridge/backup_runner.h"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "core/vault/backup/restore.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookAgain = 10min;
constexpr auto kFirstLook = 2min;  // people who just signed in want the machine for themselves
constexpr auto kTell = 200ms;
constexpr std::chrono::seconds kVerifyFor{120};

}  // namespace

/// Shared with the thread that copies.
struct BackupRunner::Job {
  CancelToken cancel;
  bool isDrill = false;
  std::unique_ptr<vault::BackupRun> run;
  std::mutex mutex;
  vault::BackupProgress progress;  // guarded by mutex

  void tell(const vault::BackupProgress& now) {
    const std::lock_guard lock(mutex);
    progress = now;
  }
};

BackupRunner& BackupRunner::of(VaultSession& session) {
  if (auto* runner = session.findChild<BackupRunner*>({}, Qt::FindDirectChildrenOnly)) return *runner;
  return *new BackupRunner(session);
}

BackupRunner::BackupRunner(VaultSession& session) : QObject(&session), m_session(session) {
  m_again.setInterval(kLookAgain);
  connect(&m_again, &QTimer::timeout, this, &BackupRunner::look);
  m_tell.setInterval(kTell);
  connect(&m_tell, &QTimer::timeout, this, &BackupRunner::changed);
}

BackupRunner::~BackupRunner() {
  if (m_job) m_job->cancel.cancel();
}

void BackupRunner::watch() {
  if (m_again.isActive()) return;
  m_again.start();
  QTimer::singleShot(kFirstLook, this, &BackupRunner::look);
}

void BackupRunner::look() {
  if (m_running) return;
  m_session.run(
      Priority::Background, this,
      [](vault::Vault& vault, decode::Decoder&) -> std::optional<vault::BackupPlace> {
        // What has not come back yet would look as if somebody had taken it away.
        if (vault::isBeingRestored(vault.environment().files, vault.path())) return std::nullopt;
        const auto places = vault::backupPlaces(vault);
        if (!places) return std::nullopt;
        const Instant now = vault.environment().clock.now();
        for (const vault::PlaceStatus& status : *places) {
          // After a failure it is tried again in an hour, and after an alarm only when a person says so.
          if (status.failure && (status.failure->second.error == ErrorCode::MassChange || now.milliseconds - status.failure->first.milliseconds < 3'600'000)) continue;
          if (!vault::isDueAt(status, now) || vault::presenceOf(vault.environment().files, status.place) != vault::Presence::Here) continue;
          return status.place;
        }
        return std::nullopt;
      },
      [this](const std::optional<vault::BackupPlace>& place) {
        if (m_running) return;
        if (!place) return lookForDrill();
        vault::BackupOrder order;
        order.cause = vault::BackupOrder::Cause::Due;
        begin(*place, order);
      });
}

void BackupRunner::lookForDrill() {
  m_session.run(
      Priority::Background, this,
      [](vault::Vault& vault, decode::Decoder&) -> std::optional<DrillPlan> {
        const auto place = vault::placeForDrill(vault);
        if (!place || !*place) return std::nullopt;
        auto open = vault::openAsMyself(vault);
        if (!open) return std::nullopt;
        return DrillPlan{**place, vault.environment(), std::move(*open)};
      },
      [this](std::optional<DrillPlan> plan) {
        if (plan && !m_running) drill(std::move(*plan));
      });
}

void BackupRunner::drill(DrillPlan plan) {
  m_running = plan.place.id;
  m_place = text(plan.place.name);
  m_job = std::make_shared<Job>();
  m_job->isDrill = true;
  m_tell.start();
  Q_EMIT changed();
  const Uuid place = plan.place.id;
  m_thread.start(
      this,
      [job = m_job, plan = std::move(plan)]() -> Result<vault::DrillReport> {
        TRY_ASSIGN(const vault::DrillOrder order, vault::drillOrderFor(plan.place));
        return vault::drill(plan.environment, order, plan.open, [&job](const vault::BackupProgress& progress) { job->tell(progress); }, job->cancel);
      },
      [this, place](Result<vault::DrillReport> report) {
        m_session.run(
            Priority::Background, this,
            [place, report](vault::Vault& vault, decode::Decoder&) { return vault::noteDrill(vault, place, vault::DrillKind::Weekly, report); },
            [this, report](const Result<void>&) {
              m_tell.stop();
              m_running.reset();
              m_job.reset();
              std::optional<Error> error;
              if (!report) error = report.error();
              else if (!report->isGood()) error = Error{ErrorCode::DrillFailed, {}};
              Q_EMIT changed();
              if (error && error->code != ErrorCode::Cancelled) Q_EMIT finished(m_place, error);
              Q_EMIT noted();
            });
      });
}

void BackupRunner::backUp(const vault::BackupPlace& place, vault::BackupOrder::Alarm alarm) {
  if (m_running) return;
  vault::BackupOrder order;
  order.alarm = alarm;
  begin(place, order);
}

void BackupRunner::begin(const vault::BackupPlace& place, const vault::BackupOrder& asked) {
  vault::BackupOrder order = asked;
  order.place = place.id;
  order.destination = pathFromUtf8(place.location);
  order.verifyFor = kVerifyFor;
  m_running = place.id;
  m_place = text(place.name);
  m_job = std::make_shared<Job>();
  m_tell.start();
  Q_EMIT changed();
  m_session.run(
      Priority::Background, this,
      [job = m_job, order, place](vault::Vault& vault, decode::Decoder&) mutable -> Result<void> {
        if (place.kind == vault::PlaceKind::Restic) {
          TRY_ASSIGN(order.restic, vault::repositoryAt(place));
        }
        TRY_ASSIGN(job->run, vault::BackupRun::start(vault, order, job->cancel));
        return {};
      },
      [this](Result<void> started) {
        if (!started) return end(fail(started.error()));
        m_thread.start(
            this,
            [job = m_job] { return job->run->copy([&job](const vault::BackupProgress& progress) { job->tell(progress); }); },
            [this](Result<void> ended) { copied(std::move(ended)); });
      });
}

void BackupRunner::copied(Result<void> ended) {
  if (!ended) return stored(std::move(ended));
  m_session.run(
      Priority::Background, this, [job = m_job](vault::Vault& vault, decode::Decoder&) { return job->run->settle(vault); },
      [this](Result<bool> more) {
        if (!more) stored(fail(more.error()));
        else if (*more) copied(ok());
        else sign();
      });
}

void BackupRunner::sign() {
  m_session.run(
      Priority::Background, this, [job = m_job](vault::Vault& vault, decode::Decoder&) { return job->run->sign(vault); },
      [this](Result<void> isSigned) {
        if (!isSigned) return stored(std::move(isSigned));
        m_thread.start(
            this, [job = m_job] { return job->run->store([&job](const vault::BackupProgress& progress) { job->tell(progress); }); },
            [this](Result<void> all) { stored(std::move(all)); });
      });
}

void BackupRunner::stored(Result<void> ended) {
  m_session.run(
      Priority::Background, this, [job = m_job, ended](vault::Vault& vault, decode::Decoder&) { return job->run->note(vault, ended); },
      [this](Result<vault::BackupReport> report) { end(std::move(report)); });
}

void BackupRunner::end(Result<vault::BackupReport> report) {
  m_tell.stop();
  m_running.reset();
  m_job.reset();
  std::optional<Error> error;
  if (!report) error = report.error();
  Q_EMIT changed();
  Q_EMIT finished(m_place, error);
  Q_EMIT noted();
}

void BackupRunner::stop() {
  if (m_job) m_job->cancel.cancel();
}

bool BackupRunner::isDrill() const { return m_job && m_job->isDrill; }

vault::BackupProgress BackupRunner::progress() const {
  if (!m_job) return {};
  const std::lock_guard lock(m_job->mutex);
  return m_job->progress;
}

}  // namespace safelight::ui
