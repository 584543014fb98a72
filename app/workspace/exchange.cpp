#include "app/workspace/exchange.h"

#include <QPointer>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "app/dispatch/sending.h"
#include "app/network/device_node.h"
#include "core/courier/client.h"
#include "core/courier/courier_process.h"
#include "core/vault/export/outbox.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::app {
namespace {

constexpr int kAskers = 3;
constexpr auto kLookAgain = std::chrono::milliseconds(50);
/// Between two passes, whatever the outbox says: a fault of its own must not become a busy loop.
constexpr std::int64_t kPauseMilliseconds = 5'000;
constexpr std::int64_t kLongestPauseMilliseconds = 10 * 60'000;
constexpr std::uint32_t kStudies = 500;
constexpr std::uint32_t kCommitmentMilliseconds = 3'000;

/// One task that a thread of the pool waits for.
struct Turn {
  enum class State { Waiting, Running, Done, GivenUp };
  std::mutex mutex;
  std::condition_variable changed;
  State state = State::Waiting;
  const std::function<void(vault::Vault&, decode::Decoder&)>* task = nullptr;

  void run(vault::Vault& vault, decode::Decoder& decoder) {
    {
      const std::lock_guard lock(mutex);
      if (state != State::Waiting) return;
      state = State::Running;
    }
    (*task)(vault, decoder);
    const std::lock_guard lock(mutex);
    state = State::Done;
    changed.notify_all();
  }
  /// A task that runs is waited for: it uses what the waiting thread owns.
  Result<void> wait(const CancelToken& cancel, const CancelToken& ending) {
    std::unique_lock lock(mutex);
    while (state != State::Done) {
      if (state == State::Waiting && (cancel.isCancelled() || ending.isCancelled())) {
        state = State::GivenUp;
        return fail(ErrorCode::Cancelled);
      }
      changed.wait_for(lock, kLookAgain);
    }
    return {};
  }
};

courier::Client client() { return courier::Client(courier::courierBesideThisProgram()); }

/// What to ask for: the practice's number, and the name with the birth date, since a hospital counts its patients otherwise.
std::vector<courier::Query> questions(const model::PatientDetails& patient) {
  std::vector<courier::Query> all;
  courier::Query query;
  query.most = kStudies;
  if (!patient.number.empty()) {
    query.patientNumber = patient.number;
    all.push_back(query);
    query.patientNumber.clear();
  }
  const bool named = !patient.familyName.empty() && (patient.birthDate || !patient.givenName.empty());
  if (named) {
    query.familyName = patient.familyName;
    query.birthDate = patient.birthDate;
    // Given names are written in many ways; a birth date says enough.
    if (!patient.birthDate) query.givenName = patient.givenName;
    all.push_back(query);
  }
  return all;
}

std::vector<std::string> split(const std::string& modalities) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= modalities.size() && !modalities.empty();) {
    const std::size_t to = std::min(modalities.find('\\', from), modalities.size());
    if (to > from) parts.push_back(modalities.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

Result<std::vector<ui::RemoteStudy>> ask(const courier::Node& node, const model::PatientDetails& patient, const CancelToken& cancel) {
  std::map<std::string, ui::RemoteStudy> studies;
  for (const auto& query : questions(patient)) {
    TRY_ASSIGN(const auto items, client().find(node, query, cancel));
    for (const auto& item : items) {
      if (!item.study.empty()) studies[item.study] = {item.study, item.patient, split(item.modality), item.studyDescription, item.at, item.imageCount};
    }
  }
  std::vector<ui::RemoteStudy> all;
  for (auto& [uid, study] : studies) all.push_back(std::move(study));
  const auto day = [](const ui::RemoteStudy& study) { return study.at ? study.at->date().dayNumber() : 0; };
  std::stable_sort(all.begin(), all.end(), [&](const auto& left, const auto& right) { return day(left) > day(right); });
  return all;
}

}  // namespace

/// What a pass through the outbox did, by device.
struct Exchange::Outcome {
  struct Device {
    std::uint32_t sent = 0, given = 0;  // given up
    ErrorCode error = ErrorCode::Internal;
  };
  std::map<std::string, Device> devices;
  std::optional<Error> error;
};

Exchange::Exchange(ui::VaultSession& session, QObject* parent) : QObject(parent), m_session(session) {
  m_senders.setMaxThreadCount(1);
  m_askers.setMaxThreadCount(kAskers);
  m_next.setSingleShot(true);
  connect(&m_next, &QTimer::timeout, this, &Exchange::sendNow);
}

Exchange::~Exchange() {
  m_ending.cancel();
  for (const auto& token : m_tokens) token.cancel();
  m_senders.waitForDone();
  m_askers.waitForDone();
}

ui::ExchangeServices Exchange::services() {
  ui::ExchangeServices services;
  services.find = [this](const vault::Device& device, const model::Patient& patient, QObject* context, ui::ExchangeServices::Found done) {
    return find(device, patient, context, std::move(done));
  };
  services.fetch = [this](const vault::Device& device, const std::string& study, QObject* context, ui::ExchangeServices::Fetching fetching) {
    return fetch(device, study, context, std::move(fetching));
  };
  services.sendNow = [this] { sendNow(); };
  return services;
}

dispatch::VaultAccess Exchange::access(CancelToken cancel) {
  return [this, cancel](const std::function<void(vault::Vault&, decode::Decoder&)>& task) -> Result<void> {
    auto turn = std::make_shared<Turn>();
    turn->task = &task;
    QMetaObject::invokeMethod(
        this,
        [this, turn] {
          m_session.run(
              ui::Priority::Background, this,
              [turn](vault::Vault& vault, decode::Decoder& decoder) {
                turn->run(vault, decoder);
                return true;
              },
              [](bool) {});
        },
        Qt::QueuedConnection);
    return turn->wait(cancel, m_ending);
  };
}

template <class Task, class Done>
void Exchange::run(QThreadPool& pool, Task task, Done done) {
  pool.start([this, task = std::move(task), done = std::move(done)]() mutable {
    auto value = std::make_shared<decltype(task())>(task());
    QMetaObject::invokeMethod(this, [value, done = std::move(done)]() mutable { done(std::move(*value)); }, Qt::QueuedConnection);
  });
}

CancelToken Exchange::newToken() {
  constexpr std::size_t kKept = 64;
  if (m_tokens.size() == kKept) m_tokens.erase(m_tokens.begin());
  return m_tokens.emplace_back();
}

void Exchange::sendNow() {
  m_wanted = true;
  if (m_sending || !m_session.may(model::Permission::ViewImages)) return;
  m_wanted = false;
  m_sending = true;
  m_next.stop();
  run(
      m_senders,
      [this, access = access(m_ending)] {
        Outcome outcome;
        dispatch::SendPass pass;
        pass.commitment.ask = true;
        pass.commitment.waitMilliseconds = kCommitmentMilliseconds;
        pass.onImage = [&](const dispatch::ImageSent& image) {
          auto& device = outcome.devices[image.image.deviceName];
          if (!image.error) ++device.sent;
          if (!image.error || image.retryAt) return;
          ++device.given;
          device.error = image.error->code;
        };
        const auto done = dispatch::sendDue(access, client(), pass, m_ending);
        if (!done) outcome.error = done.error();
        return outcome;
      },
      [this](const Outcome& outcome) { sent(outcome); });
}

void Exchange::sent(const Outcome& outcome) {
  m_sending = false;
  for (const auto& [name, device] : outcome.devices) {
    const QString who = ui::isolated(ui::text(name));
    if (device.given > 0) Q_EMIT told(tr("%1 not sent to %2. %3").arg(ui::imageCount(device.given), who, ui::errorWhat({device.error, {}})), ui::Text::Tone::Danger);
    else if (device.sent > 0) Q_EMIT told(tr("%1 sent to %2").arg(ui::imageCount(device.sent), who), ui::Text::Tone::Good);
  }
  if (outcome.error && outcome.error->code != ErrorCode::Cancelled) Q_EMIT told(ui::errorText(*outcome.error), ui::Text::Tone::Danger);
  // The vault's own trouble: not at once again.
  if (outcome.error) return m_next.start(static_cast<int>(kLongestPauseMilliseconds));
  if (m_wanted) return sendNow();
  planNext();
}

void Exchange::planNext() {
  m_session.run(
      ui::Priority::Background, this,
      [](vault::Vault& vault, decode::Decoder&) -> std::optional<std::int64_t> {
        const auto next = vault::nextAttempt(vault);
        if (!next || !*next) return std::nullopt;
        return (*next)->milliseconds - vault.environment().clock.now().milliseconds;
      },
      [this](std::optional<std::int64_t> milliseconds) {
        // Clocks are set and computers sleep, so it is looked at now and then.
        if (milliseconds) m_next.start(static_cast<int>(std::clamp(*milliseconds, kPauseMilliseconds, kLongestPauseMilliseconds)));
      });
}

CancelToken Exchange::find(const vault::Device& device, const model::Patient& patient, QObject* context, ui::ExchangeServices::Found done) {
  const CancelToken token = newToken();
  run(
      m_askers,
      [this, token, access = access(token), details = device.details, who = patient.details]() -> Found {
        TRY_ASSIGN(const auto node, dispatch::ask(access, [&](vault::Vault& vault, decode::Decoder&) { return nodeOf(vault, details); }));
        return ask(node, who, token);
      },
      [alive = QPointer<QObject>(context), done = std::move(done)](Found found) {
        if (alive) done(std::move(found));
      });
  return token;
}

CancelToken Exchange::fetch(const vault::Device& device, const std::string& study, QObject* context, ui::ExchangeServices::Fetching fetching) {
  const CancelToken token = newToken();
  const QPointer<QObject> alive(context);
  const auto onProgress = [this, alive, tell = fetching.onProgress](const courier::Progress& counts) {
    const std::uint32_t done = counts.completed + counts.failed + counts.warnings;
    const ui::FetchProgress progress{done, counts.remaining ? done + *counts.remaining : 0};
    QMetaObject::invokeMethod(this, [alive, tell, progress] {
      if (alive && tell) tell(progress);
    }, Qt::QueuedConnection);
  };
  const auto onImage = [this](const vault::ImportOutcome& outcome) {
    if (outcome.status == vault::ImportStatus::Duplicate || outcome.status == vault::ImportStatus::Refused) return;
    QMetaObject::invokeMethod(this, [this] { Q_EMIT m_session.imagesChanged(); }, Qt::QueuedConnection);
  };
  run(
      m_askers,
      [this, token, access = access(token), details = device.details, study, onProgress, onImage]() -> Result<ui::FetchSummary> {
        dispatch::Fetch fetch;
        TRY_ASSIGN(fetch.node, dispatch::ask(access, [&](vault::Vault& vault, decode::Decoder&) { return nodeOf(vault, details); }));
        fetch.query.study = study;
        fetch.onProgress = onProgress;
        ui::FetchSummary summary;
        bool told = false;
        fetch.onImage = [&](const vault::ImportOutcome& outcome) {
          if (outcome.status == vault::ImportStatus::Imported) ++(outcome.patient.isNil() ? summary.inInbox : summary.filed);
          if (outcome.status == vault::ImportStatus::Quarantined) ++summary.inInbox;
          // Views reload once; what follows is told at the end.
          if (!std::exchange(told, true)) onImage(outcome);
        };
        const auto fetched = dispatch::fetch(access, client(), fetch, token);
        if (!fetched) return tl::unexpected<Error>(fetched.error());
        summary.wereHere = fetched->summary.duplicates;
        summary.refused = fetched->summary.refused;
        summary.notGiven = fetched->counts.failed;
        return summary;
      },
      [this, alive, device = ui::text(device.details.name), done = std::move(fetching.done)](const Result<ui::FetchSummary>& summary) {
        Q_EMIT m_session.imagesChanged();
        Q_EMIT m_session.patientsChanged();
        if (alive) return done(summary);
        if (summary) {
          const auto fresh = static_cast<std::uint64_t>(summary->filed) + summary->inInbox;
          return Q_EMIT told(tr("%1 fetched from %2").arg(ui::imageCount(fresh), ui::isolated(device)), ui::Text::Tone::Good);
        }
        if (summary.error().code != ErrorCode::Cancelled) Q_EMIT told(ui::errorText(summary.error()), ui::Text::Tone::Danger);
      });
  return token;
}

}  // namespace safelight::app
