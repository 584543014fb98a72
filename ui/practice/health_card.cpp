#include "ui/practice/health_card.h"

#include <QCoreApplication>
#include <algorithm>
#include <chrono>

#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "ui/bridge/backup_runner.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/practice/card_layout.h"
#include "ui/practice/health_words.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kFindingsShown = 8;
constexpr std::chrono::milliseconds kSlice{20};  // who opens a patient meanwhile waits no longer

/// The image that a finding is about, when it is about the file of one.
std::optional<model::ImageId> imageOf(const vault::Finding& finding) {
  if (!finding.where.starts_with("objects/")) return std::nullopt;
  const auto id = model::ImageId::parse(std::string_view(finding.where).substr(finding.where.rfind('/') + 1));
  return id ? std::optional(*id) : std::nullopt;
}

/// "Lindqvist, Marta · Bitewing left, 18 Mar 2025": people know no ids. As it is where the vault knows no more.
QString whereWords(vault::Vault& vault, const vault::Finding& finding, model::ToothNotation notation) {
  const auto id = imageOf(finding);
  if (!id) return text(finding.where);
  const auto image = vault::findImage(vault, *id);
  if (!image) return text(finding.where);
  const QString what = HealthCard::tr("%1, %2", "image, date").arg(imageTitle(*image, notation), dateText(image->capturedAt.date()));
  const auto patient = vault::findPatient(vault, image->patient);
  return patient ? isolated(patientName(patient->details)) + u" · "_s + what : what;
}

}  // namespace

/// What a check found, in the words of whoever asked for it.
struct HealthCard::Checked {
  vault::VerifyReport report;
  QStringList where;  // of the findings that are shown
};

/// One check on its way; the vault's thread has it while it works.
struct HealthCard::Check {
  vault::Depth depth;
  model::ToothNotation notation;
  std::unique_ptr<vault::VaultCheck> steps;

  /// A few milliseconds of it; what it found at the end.
  Result<std::optional<Checked>> goOn(vault::Vault& vault, Progress& progress) {
    if (!steps) steps = vault::VaultCheck::start(vault, depth);
    const auto until = std::chrono::steady_clock::now() + kSlice;
    for (bool more = true; more;) {
      if (progress.stop.load()) return fail(ErrorCode::Cancelled);
      if (std::chrono::steady_clock::now() >= until) return std::optional<Checked>();
      TRY_ASSIGN(more, steps->step(vault));
      progress.done = steps->report().objects;
      progress.total = steps->total();
    }
    Checked checked{steps->report(), {}};
    const auto& findings = checked.report.findings;
    for (std::size_t i = 0; i < std::min(kFindingsShown, findings.size()); ++i) checked.where.append(whereWords(vault, findings[i], notation));
    return std::optional(std::move(checked));
  }
};

HealthCard::HealthCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session), m_watch(HealthWatch::of(session)), m_repair(session, this) {
  auto* layout = layOutCard(*this, tr("The vault"));
  layout->addLayout(makeState());
  layout->addLayout(makeCheck());
  m_progress = new ProgressLine(this);
  m_progress->hide();
  layout->addWidget(m_progress);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  m_back = new Button(tr("Bring back from the backup"), ButtonKind::Primary, this);
  m_back->hide();
  m_quick = new Button(tr("Check now"), ButtonKind::Secondary, this);
  m_quick->setIconName(u"shield"_s);
  m_deep = new Button(tr("Check every image"), ButtonKind::Quiet, this);
  m_stop = new Button(tr("Stop"), ButtonKind::Secondary, this);
  m_stop->hide();
  for (auto* button : {m_back, m_quick, m_deep, m_stop}) buttons->addWidget(button);
  buttons->addStretch(1);
  buttons->addWidget(new Text(tr("Safelight %1").arg(QCoreApplication::applicationVersion()), TextStyle::Small, Text::Tone::Third, this));
  layout->addLayout(buttons);
  connect(m_quick, &QAbstractButton::clicked, this, [this] { check(vault::Depth::Quick); });
  connect(m_deep, &QAbstractButton::clicked, this, [this] { check(vault::Depth::Deep); });
  connect(m_back, &QAbstractButton::clicked, this, &HealthCard::bringBack);
  connect(m_stop, &QAbstractButton::clicked, this, [this] {
    if (m_state) m_state->stop = true;
    m_repair.stop();
  });
  connect(&m_repair, &ImageRepair::ended, this, &HealthCard::broughtBack);
  m_look.setInterval(100);
  connect(&m_look, &QTimer::timeout, this, [this] {
    if (m_repair.isRunning()) m_progress->setProgress(static_cast<int>(m_repair.done()), static_cast<int>(m_repair.total()));
    else if (m_state) m_progress->setProgress(static_cast<int>(m_state->done.load()), static_cast<int>(m_state->total.load()));
  });
  connect(&m_watch, &HealthWatch::changed, this, &HealthCard::showHealth);
  say(u"shield"_s, Text::Tone::Second, tr("You can check it yourself, too"), tr("A check reads signatures and chains and counts every image. It changes nothing."));
  showHealth();
}

QLayout* HealthCard::makeState() {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_stateIcon = new ToneIcon(this, 20, 24);
  row->addWidget(m_stateIcon, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  m_headline = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_dates = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  for (auto* line : {m_headline, m_dates}) {
    line->setWordWrap(true);
    words->addWidget(line);
  }
  m_findings = new QVBoxLayout;
  m_findings->setContentsMargins(0, 8, 0, 0);
  m_findings->setSpacing(8);
  words->addLayout(m_findings);
  row->addLayout(words, 1);
  return row;
}

QLayout* HealthCard::makeCheck() {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_icon = new ToneIcon(this, 20, 24);
  row->addWidget(m_icon, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  m_line = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_line->setWordWrap(true);
  m_details = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  m_details->setWordWrap(true);
  m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words->addWidget(m_line);
  words->addWidget(m_details);
  row->addLayout(words, 1);
  return row;
}

void HealthCard::showHealth() {
  while (auto* item = m_findings->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  vault::Health health = m_watch.health().value_or(vault::Health{});
  if (m_foundDamage) health.level = vault::HealthLevel::Red;
  const HealthLine headline = healthHeadline(health);
  m_stateIcon->setIcon(healthIcon(health.level), headline.tone);
  m_headline->setText(headline.words);
  m_headline->setTone(headline.tone);
  m_dates->setText(healthDates(health));
  bool damaged = m_foundDamage, hasBackup = true;
  for (const vault::HealthFinding& finding : health.findings) {
    const HealthLine line = healthFindingLine(finding);
    auto* words = new Text(line.words, TextStyle::Small, line.tone, this);
    words->setWordWrap(true);
    m_findings->addWidget(words);
    damaged = damaged || finding.reason == vault::HealthReason::OriginalsDamaged;
    hasBackup = hasBackup && finding.reason != vault::HealthReason::NoBackup;
  }
  m_back->setVisible(damaged && hasBackup && !m_look.isActive() && m_session.may(model::Permission::Backup));
}

HealthCard::~HealthCard() {
  if (m_state) m_state->stop = true;
}

void HealthCard::say(const QString& iconName, Text::Tone tone, const QString& line, const QString& details) {
  m_icon->setIcon(iconName, tone);
  m_line->setText(line);
  m_line->setTone(tone == Text::Tone::Second ? Text::Tone::First : tone);
  m_details->setText(details);
  m_details->setVisible(!details.isEmpty());
}

void HealthCard::check(vault::Depth depth) {
  if (m_look.isActive()) return;
  m_found.clear();
  begin(depth == vault::Depth::Quick ? tr("Checking…") : tr("Opening every image…"));
  goOn(std::make_shared<Check>(Check{depth, m_session.notation(), {}}));
}

void HealthCard::goOn(std::shared_ptr<Check> check) {
  m_session.run(
      Priority::Background, this, [state = m_state, check](vault::Vault& vault, decode::Decoder&) { return check->goOn(vault, *state); },
      [this, check](const Result<std::optional<Checked>>& checked) {
        if (!checked) finished(fail(checked.error()));
        else if (*checked) finished(**checked);
        else goOn(check);
      });
}

void HealthCard::begin(const QString& line) {
  m_state = std::make_shared<Progress>();
  // The focus first: from a button that hides it would go to another card, and the page would follow it.
  const bool hasFocus = m_quick->hasFocus() || m_deep->hasFocus() || m_back->hasFocus();
  m_stop->show();
  if (hasFocus) m_stop->setFocus(Qt::OtherFocusReason);
  for (auto* button : {m_quick, m_deep, m_back}) button->hide();
  m_progress->setProgress(0, 0);
  m_progress->show();
  m_look.start();
  say(u"shield"_s, Text::Tone::Second, line, {});
}

void HealthCard::end() {
  m_look.stop();
  m_state.reset();
  m_progress->hide();
  m_quick->show();
  m_deep->show();
  if (m_stop->hasFocus()) m_quick->setFocus(Qt::OtherFocusReason);
  m_stop->hide();
}

void HealthCard::bringBack() {
  if (m_look.isActive()) return;
  begin(tr("Bringing images back…"));
  m_repair.start(m_found);
}

void HealthCard::broughtBack(const Result<vault::RepairReport>& report) {
  end();
  if (!report) {
    const bool noPlace = report.error().code == ErrorCode::BackupPlaceMissing, wasStopped = report.error().code == ErrorCode::Cancelled;
    if (wasStopped) say(u"shield"_s, Text::Tone::Second, tr("Stopped. What came back by then stays."), {});
    else say(u"warning"_s, Text::Tone::Danger, noPlace ? tr("No backup can be reached from here. Connect its disk or the network, and try again.") : errorText(report.error()), {});
  } else if (report->left.empty() && report->repaired.empty()) {
    m_foundDamage = false;
    say(u"check"_s, Text::Tone::Good, tr("Every image is in its place"), {});
  } else if (report->left.empty()) {
    m_foundDamage = false;
    say(u"check"_s, Text::Tone::Good, tr("Brought back: %1").arg(imageCount(report->repaired.size())), {});
  } else {
    say(u"warning"_s, Text::Tone::Danger,
        tr("Damaged in the backup too, or not in it: %1. Try another backup.").arg(imageCount(report->left.size())),
        report->repaired.empty() ? QString() : tr("Brought back: %1").arg(imageCount(report->repaired.size())));
  }
  if (report && !report->repaired.empty()) {
    m_found.clear();
    // Places that saved them as they were get the right ones now, and not tomorrow.
    BackupRunner::of(m_session).look();
  }
  m_watch.refresh();
  showHealth();
}

void HealthCard::finished(const Result<Checked>& checked) {
  end();
  if (!checked) {
    const bool stopped = checked.error().code == ErrorCode::Cancelled;
    say(stopped ? u"shield"_s : u"error"_s, stopped ? Text::Tone::Second : Text::Tone::Danger,
        stopped ? tr("The check was stopped") : errorText(checked.error()), {});
    showHealth();
    return;
  }
  const vault::VerifyReport* const report = &checked->report;
  m_foundDamage = !report->findings.empty();
  for (const vault::Finding& finding : report->findings)
    if (const auto id = imageOf(finding)) m_found.push_back({*id, finding.error.code});
  m_watch.refresh();
  showHealth();
  if (report->findings.empty()) {
    const QLocale locale;
    if (report->awaited > 0) {
      say(u"shield"_s, Text::Tone::Care, tr("Still being restored"), tr("What is here is unchanged. On its way: %1.").arg(imageCount(report->awaited)));
      return;
    }
    say(u"check"_s, Text::Tone::Good, tr("Everything is in its place"),
        tr("%1 changes, %2, %3. Checked %4.")
            .arg(locale.toString(static_cast<qulonglong>(report->records)), imageCount(report->objects), fileSize(report->bytes),
                 midSentence(momentText(localNow(), localNow()))));
    return;
  }
  QStringList lines;
  for (qsizetype i = 0; i < checked->where.size(); ++i) lines.append(checked->where[i] + u": "_s + errorWhat(report->findings[static_cast<std::size_t>(i)].error));
  if (report->findings.size() > kFindingsShown) lines.append(tr("… and %1 more").arg(report->findings.size() - kFindingsShown));
  const QString words = report->findings.size() == 1 ? tr("One thing is not as it should be. Restore it from a backup, and do not delete anything.")
                                                     : tr("%1 things are not as they should be. Restore them from a backup, and do not delete anything.").arg(report->findings.size());
  say(u"warning"_s, Text::Tone::Danger, words, lines.join(u'\n'));
}

}  // namespace safelight::ui
