#include "ui/library/import_flow.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include "core/base/path.h"
#include "core/vault/images/images.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/import_bar.h"
#include "ui/library/import_source_sheet.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/library/undo_history.h"

namespace safelight::ui {
namespace {

constexpr int kRefresh = 80;            // milliseconds between two looks of the sheet
constexpr qint64 kAnnounceEvery = 1500; // milliseconds between two reloads of the pages behind it

}  // namespace

ImportFlow::ImportFlow(VaultSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window), m_bar(new ImportBar(window)), m_refresh(new QTimer(this)) {
  m_refresh->setSingleShot(true);
  m_refresh->setInterval(kRefresh);
  connect(m_refresh, &QTimer::timeout, this, &ImportFlow::jobStepped);
  connect(m_bar, &ImportBar::stopAsked, this, [this] {
    if (m_job) m_job->cancel();
    jobStepped();
  });
  connect(m_bar, &ImportBar::dismissed, this, &ImportFlow::closeAll);
  connect(m_bar, &ImportBar::showAsked, this, [this] {
    m_bar->hide();
    m_minimised = false;
    if (m_sheet) m_sheet->open();
    jobStepped();
  });
}

ImportFlow::~ImportFlow() = default;

ImportFlow& ImportFlow::of(VaultSession& session, QWidget* window) {
  auto* flow = window->findChild<ImportFlow*>();
  return flow != nullptr ? *flow : *new ImportFlow(session, window);
}

QWidget* ImportFlow::bar() const { return m_bar; }

void ImportFlow::placeBar(QBoxLayout& column) {
  m_bar->setFloating(false);
  column.addWidget(m_bar);
}

bool ImportFlow::canTake(const QMimeData* data) { return !pathsOf(data).isEmpty(); }

QStringList ImportFlow::pathsOf(const QMimeData* data) {
  QStringList paths;
  if (data == nullptr || !data->hasUrls()) return paths;
  const auto urls = data->urls();
  for (const QUrl& url : urls) {
    if (url.isLocalFile()) paths.append(url.toLocalFile());
  }
  return paths;
}

void ImportFlow::chooseAndImport(std::optional<model::PatientId> patient) {
  const auto ask = [this, patient](const QString& name) {
    auto* sheet = new ImportSourceSheet(m_window, name);
    connect(sheet, &ImportSourceSheet::chosen, this, [this, patient](const QStringList& paths) { importPaths(paths, patient); });
    sheet->open();
  };
  if (!patient) return ask({});
  withPatient(*patient, [ask](const model::Patient& found) { ask(patientName(found.details)); });
}

bool ImportFlow::pasteFromClipboard(std::optional<model::PatientId> patient) {
  const QMimeData* data = QApplication::clipboard()->mimeData();
  const QStringList paths = pathsOf(data);
  if (!paths.isEmpty()) {
    importPaths(paths, patient);
    return true;
  }
  if (data == nullptr || !data->hasImage()) return false;
  // Copied pixels have lost their origin; the file has not.
  Toast::show(m_window, tr("This is a picture without its file. Copy the file itself in the folder where it lies, then paste it here."), Text::Tone::Care);
  return true;
}

void ImportFlow::importPaths(const QStringList& paths, std::optional<model::PatientId> patient) {
  if (paths.isEmpty()) return;
  if (!m_session.may(model::Permission::Import)) {
    Toast::show(m_window, errorText({ErrorCode::NotAllowed, {}}), Text::Tone::Danger);
    return;
  }
  // A preview is open: these files belong to it, unless they are for somebody else.
  if (isPreviewing() && patient == m_wanted.patient) return begin({m_wanted.paths + paths, patient});
  if (m_beginning || m_importing || isPreviewing()) {
    m_waiting.append({paths, patient});
    Toast::show(m_window, tr("Another import is going on. This one starts when that is done."), Text::Tone::Second);
    return;
  }
  m_waiting.append({paths, patient});
  if (m_reporting) closeAll();  // put away in the bar, which has said it
  beginNext();
}

void ImportFlow::begin(Wanted wanted) {
  closeAll();
  m_bar->hide();
  m_wanted = std::move(wanted);
  m_patients.clear();
  if (!m_wanted.patient) return startPreview();
  m_beginning = true;
  withPatient(
      *m_wanted.patient,
      [this](const model::Patient& patient) {
        m_beginning = false;
        m_patients = {patient};
        startPreview();
      },
      [this] {
        m_beginning = false;
        beginNext();
      });
}

void ImportFlow::beginNext() {
  if (!isBusy() && !m_waiting.isEmpty()) begin(m_waiting.takeFirst());
}

void ImportFlow::withPatient(model::PatientId id, std::function<void(const model::Patient&)> then, std::function<void()> otherwise) {
  m_session.run(
      Priority::Interactive, this, [id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
      [this, then = std::move(then), otherwise = std::move(otherwise)](Result<model::Patient> patient) {
        if (patient) return then(*patient);
        Toast::show(m_window, errorText(patient.error()), Text::Tone::Danger);
        if (otherwise) otherwise();
      });
}

vault::ImportRequest ImportFlow::request() const {
  vault::ImportRequest request;
  for (const QString& path : m_wanted.paths) request.paths.push_back(pathFromUtf8(utf8(path)));
  if (m_sheet) {
    request.patient = m_sheet->target().patient;
    if (m_sheet->target().createMissing) request.newPatients = vault::MatchContext::NewPatients::Create;
  } else {
    request.patient = m_wanted.patient;
  }
  return request;
}

void ImportFlow::startPreview() {
  delete m_job;
  m_importing = m_reporting = false;
  if (!m_sheet) {
    auto* sheet = new ImportSheet(m_window, m_session.may(model::Permission::EditPatients));
    m_sheet = sheet;
    sheet->setTargets(m_patients, {m_wanted.patient, false});
    connect(sheet, &ImportSheet::targetChanged, this, &ImportFlow::startPreview);
    connect(sheet, &ImportSheet::someoneElseAsked, this, &ImportFlow::askSomeoneElse);
    connect(sheet, &ImportSheet::importAsked, this, &ImportFlow::startImport);
    connect(sheet, &ImportSheet::cancelAsked, this, [this] {
      if (m_job) m_job->cancel();
      jobStepped();
    });
    connect(sheet, &ImportSheet::minimiseAsked, this, [this] {
      m_minimised = true;
      if (m_sheet->isOpen()) m_sheet->hide();
      jobStepped();
    });
    connect(sheet, &ImportSheet::undoAsked, this, [this] {
      closeAll();
      m_bar->hide();
      UndoHistory::of(m_session, m_window).takeBack(m_undo);
    });
    connect(sheet, &ImportSheet::dismissed, this, &ImportFlow::closeAll);
  }
  m_job = new ImportJob(m_session, request(), ImportJob::Mode::Preview, this);
  connect(m_job, &ImportJob::stepped, this, [this] {
    if (!m_refresh->isActive()) m_refresh->start();
  });
  connect(m_job, &ImportJob::finished, this, &ImportFlow::jobStepped);
  m_sheet->showPreview(*m_job);
  if (!m_sheet->isOpen()) m_sheet->open();
  m_job->start();
}

void ImportFlow::startImport() {
  const auto wanted = request();
  delete m_job;
  m_importing = true;
  m_minimised = false;
  m_lastAnnounced = QDateTime::currentMSecsSinceEpoch();
  m_job = new ImportJob(m_session, wanted, ImportJob::Mode::Import, this);
  connect(m_job, &ImportJob::stepped, this, [this] {
    if (!m_refresh->isActive()) m_refresh->start();
  });
  connect(m_job, &ImportJob::finished, this, &ImportFlow::importFinished);
  m_sheet->showWorking(*m_job);
  m_job->start();
}

void ImportFlow::jobStepped() {
  if (m_job == nullptr || !m_sheet) return;
  if (isPreviewing()) {
    m_sheet->showPreview(*m_job);
    return;
  }
  if (m_job->isFinished()) return;
  const auto progress = m_job->progress();
  if (m_minimised) m_bar->showWorking(static_cast<int>(progress.done), progress.collecting ? 0 : static_cast<int>(progress.total), m_job->wasCancelled());
  else m_sheet->showWorking(*m_job);
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  if (now - m_lastAnnounced > kAnnounceEvery && m_job->summary().imported + m_job->summary().quarantined > 0) {
    m_lastAnnounced = now;
    Q_EMIT m_session.imagesChanged();
  }
}

void ImportFlow::importFinished() {
  m_refresh->stop();
  const auto summary = m_job->summary();
  const auto id = m_job->id();
  const bool clean = !m_job->error() && !m_job->wasCancelled() && summary.refused == 0;
  const bool mayUndo = m_session.may(model::Permission::DeleteImages);
  const std::uint32_t taken = summary.imported + summary.quarantined;
  if (taken > 0 || summary.duplicates > 0) {
    Q_EMIT m_session.imagesChanged();
    Q_EMIT m_session.patientsChanged();
  }
  m_importing = false;
  if (clean) {
    closeAll();
    m_bar->hide();
    if (mayUndo && taken > 0) remember(id, summary, UndoHistory::Say::Toast);
    else Toast::show(m_window, importSentence(summary), Text::Tone::Good);
  } else {
    m_reporting = true;
    m_undo = mayUndo && taken > 0 ? remember(id, summary, UndoHistory::Say::Nothing) : 0;
    m_sheet->showReport(*m_job, mayUndo);
    if (m_minimised) m_bar->showResult(m_job->error() ? errorWhat(*m_job->error()) : importSentence(summary), m_job->error() ? Text::Tone::Danger : Text::Tone::Care);
  }
  Q_EMIT finished(summary);
}

void ImportFlow::askSomeoneElse() {
  const auto before = m_sheet->target();
  m_sheet->hide();
  auto* sheet = new PickPatientSheet(m_session, m_window, tr("Whose images are these?"), tr("Choose"));
  sheet->offerNewPatient();
  const auto decided = std::make_shared<bool>(false);
  const auto goOn = [this, decided](const model::Patient& patient) {
    *decided = true;
    if (!m_sheet) return;
    std::erase_if(m_patients, [&](const model::Patient& known) { return known.id == patient.id; });
    m_patients.insert(m_patients.begin(), patient);
    m_sheet->setTargets(m_patients, {patient.id, false});
    m_sheet->open();
    startPreview();
  };
  const auto goBack = [this, before] {
    if (!m_sheet) return;
    m_sheet->setTargets(m_patients, before);
    m_sheet->open();
  };
  connect(sheet, &PickPatientSheet::picked, this, goOn);
  connect(sheet, &PickPatientSheet::newPatientAsked, this, [this, decided, goOn, goBack] {
    *decided = true;
    auto* made = new PatientSheet(m_session, m_window);
    const auto saved = std::make_shared<bool>(false);
    connect(made, &PatientSheet::saved, this, [this, saved, goOn](model::PatientId id) {
      *saved = true;
      withPatient(id, goOn);
    });
    connect(made, &Sheet::closed, this, [saved, goBack] {
      if (!*saved) goBack();
    });
    made->open();
  });
  // Sheets close before they say what was picked: look once that is known.
  connect(sheet, &QObject::destroyed, this, [decided, goBack] {
    if (!*decided) goBack();
  });
  sheet->open();
}

void ImportFlow::closeAll() {
  m_refresh->stop();
  if (m_job != nullptr) {
    m_job->disconnect(this);
    m_job->deleteLater();
    m_job = nullptr;
  }
  m_importing = m_reporting = false;
  if (m_sheet) {
    m_sheet->disconnect(this);
    if (m_sheet->isOpen()) m_sheet->close();
    m_sheet->deleteLater();
    m_sheet.clear();
  }
  if (!m_waiting.isEmpty()) QTimer::singleShot(0, this, &ImportFlow::beginNext);
}

UndoHistory::Serial ImportFlow::remember(model::ImportId id, const vault::ImportSummary& summary, UndoHistory::Say say) {
  return UndoHistory::of(m_session, m_window)
      .add({importSentence(summary), tr("Undone: what was imported is in the bin for %1 days").arg(vault::kBinDays), [id](vault::Vault& vault) -> Result<void> {
              TRY_VOID(vault::undoImport(vault, id));
              return {};
            }},
           say);
}

}  // namespace safelight::ui
