#include "ui/bridge/health_watch.h"

#include <algorithm>
#include <chrono>

#include "core/vault/backup/places.h"
#include "core/vault/health/met_damage.h"
#include "ui/bridge/backup_runner.h"

namespace safelight::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kBegin = 5s;         // people who just signed in want the machine for themselves
constexpr auto kNextOfSample = 5ms;
constexpr auto kNextOfAll = 100ms;  // there are 25 days for it

}  // namespace

/// Lives on the vault's thread between its pieces.
struct HealthWatch::Work {
  std::unique_ptr<vault::SelfCheck> check;
};

HealthWatch& HealthWatch::of(VaultSession& session) {
  if (auto* watch = session.findChild<HealthWatch*>({}, Qt::FindDirectChildrenOnly)) return *watch;
  return *new HealthWatch(session);
}

HealthWatch::HealthWatch(VaultSession& session) : QObject(&session), m_session(session) {
  m_next.setSingleShot(true);
  m_begin.setSingleShot(true);
  connect(&m_next, &QTimer::timeout, this, &HealthWatch::step);
  connect(&m_begin, &QTimer::timeout, this, &HealthWatch::checkNow);
  // However it ended: a test restore that went well takes back what the last one said.
  connect(&BackupRunner::of(session), &BackupRunner::noted, this, &HealthWatch::refresh);
  connect(&session, &VaultSession::damageMet, this, &HealthWatch::noteDamage);
  refresh();
}

HealthWatch::~HealthWatch() = default;

void HealthWatch::watch() {
  if (!m_work && !m_begin.isActive()) m_begin.start(kBegin);
}

void HealthWatch::checkNow() {
  m_begin.stop();
  if (m_work) return;
  m_work = std::make_shared<Work>();
  askPlaces();
  step();
}

void HealthWatch::askPlaces() {
  if (m_isAsking) return;
  m_isAsking = true;
  struct Question {
    vault::Environment environment;
    model::VaultId vault;
    std::vector<vault::BackupPlace> places;
  };
  m_session.run(
      Priority::Background, this,
      [](vault::Vault& vault, decode::Decoder&) -> Result<Question> {
        TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
        Question question{vault.environment(), vault.id(), {}};
        for (const vault::PlaceStatus& status : places) question.places.push_back(status.place);
        return question;
      },
      [this](Result<Question> question) {
        if (!question || question->places.empty()) {
          m_isAsking = false;
          return;
        }
        m_thread.start(
            this, [question = std::move(*question)] { return vault::readSavedStates(question.environment.files, question.vault, question.places); },
            [this](std::vector<vault::SavedState> states) {
              m_isAsking = false;
              m_saved = std::make_shared<const std::vector<vault::SavedState>>(std::move(states));
              tellHealth();
            });
      });
}

void HealthWatch::noteDamage() {
  m_session.run(
      Priority::Background, this, [](vault::Vault& vault, decode::Decoder&) { return vault::noteMetDamage(vault); },
      [this](const Result<std::size_t>& news) {
        if (news && *news > 0) refresh();
      });
}

void HealthWatch::step() {
  struct Done {
    bool more = false, sampled = false;
    std::uint64_t looked = 0;
  };
  m_session.run(
      Priority::Background, this,
      [work = m_work](vault::Vault& vault, decode::Decoder&) -> Done {
        if (!work->check) work->check = vault::SelfCheck::start(vault);
        const auto more = work->check->step(vault);
        // What cannot be noted now is looked at again in the next session.
        return {more && *more, work->check->sampleIsDone(), work->check->report().objects};
      },
      [this](const Done& done) {
        m_looked = done.looked;
        const bool isNews = !done.more || (done.sampled && !m_sampleTold);
        m_sampleTold = m_sampleTold || done.sampled;
        if (isNews) refresh();
        if (done.more) m_next.start(done.sampled ? kNextOfAll : kNextOfSample);
      });
}

void HealthWatch::refresh() {
  // A backup that was made since may be of the vault as it is.
  const auto isOlder = [](const vault::HealthFinding& finding) { return finding.reason == vault::HealthReason::OlderThanBackup; };
  if (m_health && std::any_of(m_health->findings.begin(), m_health->findings.end(), isOlder)) askPlaces();
  tellHealth();
}

void HealthWatch::tellHealth() {
  m_session.run(
      Priority::Background, this,
      [work = m_work, saved = m_saved](vault::Vault& vault, decode::Decoder&) -> Result<vault::Health> {
        TRY_ASSIGN(const auto facts, vault::healthFacts(vault, work && work->check ? work->check->report() : vault::SelfCheckReport{}, saved ? *saved : std::vector<vault::SavedState>{}));
        return vault::planHealth(facts);
      },
      [this](const Result<vault::Health>& health) {
        if (!health) return;
        m_health = *health;
        Q_EMIT changed();
      });
}

}  // namespace safelight::ui
