#include "ui/practice/drill_sheet.h"

#include <QLocale>
#include <QVBoxLayout>

#include "core/crypto/recovery_code.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/storage_words.h"

namespace safelight::ui {
namespace {

/// The code was refused, so nothing was tried of the backup itself: no word on it belongs on the card or in the log.
bool isOnlyMistyped(const Result<vault::DrillReport>& report) {
  return !report && (report.error().code == ErrorCode::RecoveryCodeWrong || report.error().code == ErrorCode::RecoveryGroupWrong);
}

QString secondsText(std::uint32_t milliseconds) { return QLocale().toString(milliseconds / 1000.0, 'f', 1); }

}  // namespace

DrillSheet::DrillSheet(VaultSession& session, QWidget* window, const std::vector<vault::BackupPlace>& places)
    : Sheet(window, tr("Test restore with the recovery kit"), 580), m_session(session), m_places(places) {
  build(places);
  check();
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

DrillSheet::~DrillSheet() { m_cancel.cancel(); }

void DrillSheet::build(const std::vector<vault::BackupPlace>& places) {
  auto* what = new Text(tr("Fetch the printed kit from where it is kept. The backup is opened with it as if this computer were lost, and images are compared. Nothing is changed."),
                        TextStyle::Body, Text::Tone::Second, this);
  what->setWordWrap(true);
  body()->addWidget(what);
  m_place = new Choice(this);
  for (const vault::BackupPlace& place : places) m_place->addItem(text(place.name), m_place->count());
  m_place->setAccessibleTitle(tr("Backup"));
  body()->addWidget(new FormField(tr("Backup"), m_place, this));
  m_code = new KitEntry(&crypto::groupIsSound, this);
  body()->addWidget(new Text(tr("Code on the kit"), TextStyle::Small, Text::Tone::Second, this));
  body()->addWidget(m_code);
  m_step = new Text({}, TextStyle::Small, Text::Tone::Second, this);
  m_step->setWordWrap(true);
  m_step->hide();
  body()->addWidget(m_step);
  m_progress = new ProgressLine(this);
  m_progress->hide();
  body()->addWidget(m_progress);
  m_result = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_fingerprint = new Text({}, TextStyle::Small, Text::Tone::Second, this);
  for (auto* line : {m_result, m_fingerprint}) {
    line->setWordWrap(true);
    line->hide();
    body()->addWidget(line);
  }
  m_end = addButton(tr("Close"), ButtonKind::Secondary);
  connect(m_end, &QAbstractButton::clicked, this, &DrillSheet::stopOrClose);
  m_start = addButton(tr("Start"), ButtonKind::Primary);
  connect(m_start, &QAbstractButton::clicked, this, &DrillSheet::start);
  connect(m_code, &KitEntry::changed, this, &DrillSheet::check);
}

void DrillSheet::focusCode() { m_code->focusFirst(); }

void DrillSheet::check() {
  m_start->setEnabled(m_code->isComplete() && !m_places.empty() && !m_isRunning);
}

void DrillSheet::say(const QString& words, Text::Tone tone) {
  m_result->setText(words);
  m_result->setTone(tone);
  m_result->setVisible(!words.isEmpty());
}

void DrillSheet::start() {
  auto code = crypto::SecretBytes::copyOf(asBytes(m_code->code()));
  if (!code) return say(errorText(code.error()), Text::Tone::Danger);
  const vault::BackupPlace place = m_places[static_cast<std::size_t>(m_place->currentData().toInt())];
  say({}, Text::Tone::First);
  m_fingerprint->hide();
  m_cancel = CancelToken();
  m_step->setText(tr("Opening the backup with the kit…"));
  m_progress->setProgress(0, 0);
  showRunning(true);
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault.environment(); },
      [this, place, open = vault::openWithKit(std::move(*code))](const vault::Environment& environment) { begin(environment, place, open); });
}

void DrillSheet::begin(const vault::Environment& environment, const vault::BackupPlace& place, vault::OpenRestored open) {
  const auto tell = [this](const vault::BackupProgress& progress) {
    QMetaObject::invokeMethod(this, [this, progress] { showProgress(progress); }, Qt::QueuedConnection);
  };
  m_thread.start(
      this,
      [environment, place, open = std::move(open), tell, cancel = m_cancel]() -> Result<vault::DrillReport> {
        TRY_ASSIGN(vault::DrillOrder order, vault::drillOrderFor(place));
        order.kind = vault::DrillKind::Full;
        return vault::drill(environment, order, open, tell, cancel);
      },
      [this, id = place.id](Result<vault::DrillReport> report) {
        if (isOnlyMistyped(report)) return ended(report);
        m_session.run(
            Priority::Background, this, [id, report](vault::Vault& vault, decode::Decoder&) { return vault::noteDrill(vault, id, vault::DrillKind::Full, report); },
            // Told when it is noted: whoever then closes the sheet finds it on the card.
            [this, report](const Result<void>&) {
              Q_EMIT finished();
              ended(report);
            });
      });
}

void DrillSheet::showProgress(const vault::BackupProgress& progress) {
  if (!m_isRunning) return;
  m_step->setText(tr("The vault is open. Comparing images…"));
  m_progress->setProgress(static_cast<int>(progress.objectsDone), static_cast<int>(progress.objectsTotal));
}

void DrillSheet::showRunning(bool runs) {
  m_isRunning = runs;
  m_step->setVisible(runs);
  m_progress->setVisible(runs);
  m_start->setVisible(!runs);
  m_place->setEnabled(!runs);
  m_end->setText(runs ? tr("Stop") : tr("Close"));
  if (runs) m_end->setFocus(Qt::OtherFocusReason);
  check();
}

/// What is stopped says so here; whoever closes the sheet with the keyboard or its corner ends it as well.
void DrillSheet::stopOrClose() {
  if (!m_isRunning) return close();
  m_cancel.cancel();
}

void DrillSheet::ended(const Result<vault::DrillReport>& report) {
  showRunning(false);
  if (!report) {
    if (report.error().code == ErrorCode::Cancelled) {
      m_start->setFocus(Qt::OtherFocusReason);
      return say(tr("The test was stopped. It says nothing about the backup, and nothing was changed."), Text::Tone::Second);
    }
    if (report.error().code == ErrorCode::RecoveryGroupWrong) m_code->markWrong(QString::fromStdString(report.error().detail).toInt());
    const vault::BackupPlace& place = m_places[static_cast<std::size_t>(m_place->currentData().toInt())];
    const QString ofStorage = place.kind == vault::PlaceKind::Restic ? storageTrouble(report.error().code) : QString();
    QString words = ofStorage.isEmpty() ? errorText(report.error()) : ofStorage;
    // A set holds the kit that counted when it was made.
    if (report.error().code == ErrorCode::RecoveryCodeWrong) words += u' ' + tr("If the kit is newer than this backup, back up once more and try again.");
    return say(words, Text::Tone::Danger);
  }
  // Nothing is left to do but to go.
  m_start->hide();
  m_end->setKind(ButtonKind::Primary);
  m_end->setFocus(Qt::OtherFocusReason);
  const auto& outcome = report->outcome;
  const QLocale locale;
  if (!report->unusable.empty() && report->damaged.empty())
    say(tr("Only an older backup came back, because a newer one there is damaged. Let a new backup run on another disk today, and keep this one."), Text::Tone::Danger);
  else if (report->images == 0)
    say(tr("It works: the vault was open after %1 s. There are no images in this backup yet.").arg(secondsText(report->openMilliseconds)), Text::Tone::Good);
  else if (report->damaged.empty())
    say(tr("It works: the vault was open after %1 s and the first image after %2 s. All %3 that were tried came back as they were put in.")
            .arg(secondsText(report->openMilliseconds), secondsText(outcome.firstMilliseconds), imageCount(outcome.objects)),
        Text::Tone::Good);
  else
    say(tr("%1 of %2 did not come back as they were put in. Let a new backup run on another disk today, and keep this one.")
            .arg(locale.toString(static_cast<qulonglong>(report->damaged.size())), imageCount(outcome.objects)),
        Text::Tone::Danger);
  m_fingerprint->setText(tr("Fingerprint: %1\nIt must be the one that is printed on the kit.").arg(text(report->genesisFingerprint)));
  m_fingerprint->show();
}

}  // namespace safelight::ui
