#include "ui/library/import_sheet.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/import_group_list.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {
namespace {

enum Into { AsFilesSay = -1, SomeoneElse = -2 };

// What a line of the drop-down has room for; narrower windows cut its end.
constexpr int kIntoWidth = 536;

/// Name, birth date and number: a long name is shortened, what tells two people of one name apart is not.
QString intoLine(const model::PatientDetails& details, const QFontMetrics& metrics) {
  const QString line = patientLine(details);
  const QString rest = line.isEmpty() ? QString() : QStringLiteral("  ·  ") + line;
  QString name = patientName(details);
  const int room = kIntoWidth - metrics.horizontalAdvance(rest);
  if (metrics.horizontalAdvance(name) > room) name = patientNameWithin(details, metrics, room);
  return isolated(name) + rest;
}

}  // namespace

ImportSheet::ImportSheet(QWidget* window, bool mayCreate) : Sheet(window, tr("Import"), 640), m_mayCreate(mayCreate) {
  m_lead = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_lead->setWordWrap(true);
  m_lead->setTextFormat(Qt::PlainText);
  m_progress = new ProgressLine(this);
  m_into = new Choice(this);
  m_into->setAccessibleTitle(tr("Into"));
  m_intoRow = new FormField(tr("Into"), m_into, this);
  m_warningCard = new Card(this);
  auto* warningRow = new QHBoxLayout(m_warningCard);
  warningRow->setContentsMargins(14, 12, 14, 12);
  warningRow->setSpacing(12);
  auto* warningIcon = new ToneIcon(m_warningCard);
  warningIcon->setIcon(QStringLiteral("warning"), Text::Tone::Care);
  m_warning = new Text({}, TextStyle::Body, Text::Tone::First, m_warningCard);
  m_warning->setWordWrap(true);
  m_warning->setTextFormat(Qt::PlainText);
  auto* asFiles = new Button(tr("As the files say"), ButtonKind::Secondary, m_warningCard);
  connect(asFiles, &QAbstractButton::clicked, this, [this] {
    m_into->setCurrentData(AsFilesSay);
    chooseTarget();
  });
  warningRow->addWidget(warningIcon, 0, Qt::AlignTop);
  warningRow->addWidget(m_warning, 1);
  warningRow->addWidget(asFiles, 0, Qt::AlignVCenter);
  m_create = new QCheckBox(this);
  m_groups = new ImportGroupList(this);
  m_list = new ReadingList(tr("Refused files and why"), this);
  for (QWidget* part : {static_cast<QWidget*>(m_intoRow), static_cast<QWidget*>(m_lead), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_warningCard),
                        static_cast<QWidget*>(m_groups), static_cast<QWidget*>(m_create), static_cast<QWidget*>(m_list)}) {
    body()->addWidget(part);
  }
  m_looking = new ProgressLine(this);
  addBesideButtons(m_looking);
  m_left = addButton({}, ButtonKind::Quiet);
  m_second = addButton({}, ButtonKind::Secondary);
  m_primary = addButton({}, ButtonKind::Primary);
  connect(m_into, &Choice::changed, this, [this] { chooseTarget(); });
  connect(m_create, &QAbstractButton::clicked, this, [this](bool checked) {
    m_target.createMissing = checked;
    Q_EMIT targetChanged();
  });
  connect(m_left, &QAbstractButton::clicked, this, [this] {
    if (m_shown == Shown::Working) Q_EMIT cancelAsked();
    if (m_shown == Shown::Report) QGuiApplication::clipboard()->setText(m_list->toPlainText());
  });
  connect(m_second, &QAbstractButton::clicked, this, [this] {
    if (m_shown == Shown::Preview) close();
    if (m_shown == Shown::Report) Q_EMIT undoAsked();
  });
  connect(m_primary, &QAbstractButton::clicked, this, [this] {
    if (m_shown == Shown::Preview) Q_EMIT importAsked();
    else if (m_shown == Shown::Working) Q_EMIT minimiseAsked();
    else close();
  });
  connect(this, &Sheet::closed, this, [this] { m_shown == Shown::Working ? minimiseAsked() : dismissed(); });
  show(Shown::Preview);
}

FindPatient ImportSheet::finder(const ImportJob& job) const {
  return [this, &job](model::PatientId id) -> const model::Patient* {
    if (const auto* patient = job.patient(id)) return patient;
    const auto found = std::find_if(m_patients.begin(), m_patients.end(), [id](const model::Patient& patient) { return patient.id == id; });
    return found == m_patients.end() ? nullptr : &*found;
  };
}

void ImportSheet::setTargets(const std::vector<model::Patient>& patients, const Target& target) {
  m_filling = true;
  m_patients = patients;
  m_target = target;
  m_into->clear();
  int chosen = -1;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    m_into->addItem(intoLine(patients[i].details, m_into->fontMetrics()), static_cast<int>(i));
    if (target.patient == patients[i].id) chosen = static_cast<int>(i);
  }
  m_into->addItem(tr("As the files say: each to its own patient"), AsFilesSay);
  m_into->addItem(tr("Someone else…"), SomeoneElse);
  m_into->setCurrentData(target.patient ? chosen : static_cast<int>(AsFilesSay));
  m_filling = false;
}

void ImportSheet::chooseTarget() {
  if (m_filling) return;
  const int chosen = m_into->currentData().toInt();
  if (chosen == SomeoneElse) {
    Q_EMIT someoneElseAsked();
    return;
  }
  Target target = m_target;
  target.patient = chosen == AsFilesSay ? std::nullopt : std::optional(m_patients[static_cast<std::size_t>(chosen)].id);
  if (target == m_target) return;
  m_target = target;
  Q_EMIT targetChanged();
}

void ImportSheet::show(Shown what) {
  if (m_shown == what) return;
  m_shown = what;
  const bool preview = what == Shown::Preview, working = what == Shown::Working;
  m_intoRow->setVisible(preview);
  m_warningCard->hide();
  m_create->hide();
  m_list->setVisible(false);
  m_progress->setVisible(working);
  m_looking->setVisible(preview);
  m_left->setVisible(working);
  m_left->setText(working ? tr("Stop importing") : tr("Copy the list"));
  m_left->setEnabled(true);
  m_second->setVisible(preview);
  m_second->setText(preview ? tr("Cancel") : tr("Undo import"));
  m_primary->setText(preview ? tr("Import") : (working ? tr("Go on in the background") : tr("Done")));
  m_primary->setKind(working ? ButtonKind::Secondary : ButtonKind::Primary);
  setTitle(preview ? tr("Import") : (working ? tr("Importing") : tr("Import finished")));
}

void ImportSheet::showWarnings(const ImportJob& job) {
  const auto warnings = m_target.patient ? warningsOf(job.outcomes()) : std::vector<IdentityWarning>{};
  m_warningCard->setVisible(!warnings.empty());
  if (warnings.empty()) return;
  QStringList lines;
  constexpr std::size_t kLines = 3;
  for (std::size_t i = 0; i < warnings.size() && i < kLines; ++i) {
    lines.append(tr("%Ln file(s) carry other details: %1.", nullptr, static_cast<int>(warnings[i].files)).arg(warnings[i].who));
  }
  if (warnings.size() > kLines) lines.append(tr("Others name %Ln more person(s).", nullptr, static_cast<int>(warnings.size() - kLines)));
  const auto* into = finder(job)(*m_target.patient);
  lines.append(into == nullptr ? tr("File them here anyway?") : tr("File them with %1 anyway?").arg(isolated(patientName(into->details))));
  m_warning->setText(lines.join(u'\n'));
}

void ImportSheet::showCreate(const ImportJob& job) {
  const bool isFirstLook = m_create->isHidden();
  const int nobody = countNobodyAlike(job.outcomes());
  // Whoever ticks it looks at all files anew: meanwhile it stays where it is, with the keyboard on it.
  const bool stays = !isFirstLook && !job.isFinished();
  m_create->setVisible(m_mayCreate && !m_target.patient && (nobody > 0 || stays));
  if (isFirstLook || job.isFinished() || nobody > m_nobody) {
    m_nobody = nobody;
    m_create->setText(tr("Create the patients of %Ln file(s) who are not here yet", nullptr, nobody));
  }
  m_create->setChecked(m_target.createMissing);
}

void ImportSheet::showPreview(const ImportJob& job) {
  show(Shown::Preview);
  const auto progress = job.progress();
  const auto& outcomes = job.outcomes();
  // What an earlier look found stays until this one has found something: the buttons do not jump.
  if (!outcomes.empty() || job.isFinished()) m_groups->setGroups(groupsOf(outcomes, finder(job), ImportTense::Will));
  showWarnings(job);
  showCreate(job);
  const auto wanted = std::count_if(outcomes.begin(), outcomes.end(), [](const auto& outcome) {
    return outcome.status == vault::ImportStatus::Imported || outcome.status == vault::ImportStatus::Quarantined || outcome.fromBin;
  });
  m_looking->setVisible(!job.isFinished());
  m_looking->setProgress(static_cast<int>(progress.done), progress.collecting ? 0 : static_cast<int>(progress.total));
  m_lead->setTone(job.error() ? Text::Tone::Danger : Text::Tone::Second);
  if (job.error()) m_lead->setText(errorText(*job.error()));
  else if (!job.isFinished()) m_lead->setText(tr("Looking at the files. You can import without waiting for the end."));
  else if (outcomes.empty()) m_lead->setText(tr("There is nothing in there."));
  else m_lead->setText(tr("%Ln file(s) looked at. This will happen:", nullptr, static_cast<int>(outcomes.size())));
  m_lead->setVisible(!m_lead->text().isEmpty());
  const bool differs = !m_warningCard->isHidden();
  m_primary->setText(differs ? tr("Import anyway") : tr("Import"));
  m_primary->setEnabled(!job.error() && (!job.isFinished() || wanted > 0));
}

void ImportSheet::showWorking(const ImportJob& job) {
  show(Shown::Working);
  const auto progress = job.progress();
  m_progress->setProgress(static_cast<int>(progress.done), progress.collecting ? 0 : static_cast<int>(progress.total));
  m_groups->setGroups(groupsOf(job.outcomes(), finder(job), ImportTense::Did));
  m_lead->setTone(Text::Tone::Second);
  m_lead->setText(job.wasCancelled() ? tr("Stopping after the files that are being written…") : tr("Each file is safe as soon as it is counted. You can go on working meanwhile."));
  m_left->setEnabled(!job.wasCancelled());
}

void ImportSheet::showReport(const ImportJob& job, bool mayUndo) {
  show(Shown::Report);
  const auto summary = job.summary();
  const std::uint32_t taken = summary.imported + summary.quarantined;
  if (job.error()) setTitle(tr("The import ended early"));
  else if (job.wasCancelled()) setTitle(tr("Import stopped"));
  const bool done = taken + summary.fromBin > 0;
  QString lead;
  if (job.error()) lead = earlyEndWords(*job.error()) + u' ' + (done ? tr("What was taken in before stays: %1").arg(importSentence(summary)) : tr("Nothing was taken in."));
  else if (job.wasCancelled()) lead = done ? tr("You stopped it. What was done stays: %1").arg(importSentence(summary)) : tr("You stopped it before anything was taken in.");
  else lead = importSentence(summary);
  m_lead->setTone(job.error() ? Text::Tone::Danger : Text::Tone::First);
  m_lead->setText(lead);
  m_lead->show();
  m_groups->setGroups(groupsOf(job.outcomes(), finder(job), ImportTense::Did));
  const QStringList refused = refusalLines(job.outcomes());
  m_list->setLines(refused);
  m_list->setVisible(!refused.isEmpty());
  m_left->setVisible(!refused.isEmpty());
  m_second->setVisible(mayUndo && taken > 0);
}

}  // namespace safelight::ui
