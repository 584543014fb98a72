#include "ui/library/import_job.h"

#include "ui/bridge/pixel_to_image.h"

namespace safelight::ui {
namespace {

constexpr std::size_t kPictures = 100;

}  // namespace

/// What lives on the worker.
struct ImportJob::Run {
  vault::ImportRequest request;
  Mode mode;
  CancelToken cancel;
  std::unique_ptr<vault::ImportRun> run;
  std::map<model::PatientId, model::Patient> known;
};

/// What one step brings to the GUI thread.
struct ImportJob::Piece {
  std::vector<vault::ImportOutcome> outcomes;
  std::vector<model::Patient> patients;
  vault::ImportProgress progress;
  vault::ImportSummary summary;
  model::ImportId id;
  std::optional<Error> error;
  bool finished = false;
};

ImportJob::ImportJob(VaultSession& session, vault::ImportRequest request, Mode mode, QObject* parent)
    : QObject(parent), m_session(session), m_request(std::move(request)), m_mode(mode), m_run(std::make_shared<Run>()) {
  m_run->request = m_request;
  m_run->mode = mode;
  m_run->cancel = m_cancel;
}

ImportJob::~ImportJob() {
  m_cancel.cancel();
  // The run belongs to the worker and ends there.
  if (m_started) {
    m_session.run(
        Priority::Interactive, nullptr,
        [run = std::move(m_run)](vault::Vault&, decode::Decoder&) {
          run->run.reset();
          return true;
        },
        [](bool) {});
  }
}

void ImportJob::start() {
  if (m_started) return;
  m_started = true;
  next();
}

void ImportJob::cancel() { m_cancel.cancel(); }

const model::Patient* ImportJob::patient(model::PatientId id) const {
  const auto found = m_patients.find(id);
  return found == m_patients.end() ? nullptr : &found->second;
}

void ImportJob::next() {
  m_session.run(
      Priority::Background, this, [run = m_run](vault::Vault& vault, decode::Decoder& decoder) { return work(*run, vault, decoder); },
      [this](Piece piece) { receive(std::move(piece)); });
}

ImportJob::Piece ImportJob::work(Run& run, vault::Vault& vault, decode::Decoder& decoder) {
  Piece piece;
  if (!run.run) {
    auto made = run.mode == Mode::Preview ? vault::ImportRun::preview(vault, decoder, run.request, run.cancel)
                                          : vault::ImportRun::start(vault, decoder, run.request, run.cancel);
    if (!made) {
      piece.error = made.error();
      piece.finished = true;
      return piece;
    }
    run.run = std::move(*made);
  }
  auto outcomes = run.run->step();
  piece.progress = run.run->progress();
  piece.summary = run.run->summary();
  piece.id = run.run->id();
  piece.finished = run.run->finished() || !outcomes || run.cancel.isCancelled();
  if (!outcomes) {
    piece.error = outcomes.error();
  } else {
    piece.outcomes = std::move(*outcomes);
  }
  for (const auto& outcome : piece.outcomes) {
    if (outcome.patient.isNil() || run.known.contains(outcome.patient)) continue;
    if (auto patient = vault::findPatient(vault, outcome.patient)) {
      run.known.emplace(outcome.patient, *patient);
      piece.patients.push_back(std::move(*patient));
    }
  }
  if (piece.finished) run.run.reset();
  return piece;
}

void ImportJob::receive(Piece piece) {
  for (auto& patient : piece.patients) m_patients.insert_or_assign(patient.id, std::move(patient));
  std::size_t pictures = 0;
  for (const auto& outcome : m_outcomes) pictures += outcome.picture.isNull() ? 0 : 1;
  for (auto& outcome : piece.outcomes) {
    Outcome kept{std::move(outcome), {}};
    if (kept.thumbnail.width > 0 && pictures < kPictures) {
      kept.picture = toImage(std::move(kept.thumbnail));
      ++pictures;
    }
    kept.thumbnail = {};
    m_outcomes.push_back(std::move(kept));
  }
  m_progress = piece.progress;
  m_summary = piece.summary;
  if (!piece.id.isNil()) m_id = piece.id;
  if (piece.error && piece.error->code != ErrorCode::Cancelled) m_error = piece.error;
  m_finished = piece.finished;
  Q_EMIT stepped();
  if (m_finished) {
    Q_EMIT finished();
  } else {
    next();
  }
}

}  // namespace safelight::ui
