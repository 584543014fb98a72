#include "ui/practice/health_card.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/practice/card_layout.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

/// An icon in the colour of a tone.
class StateIcon : public QWidget {
 public:
  explicit StateIcon(QWidget* parent) : QWidget(parent) { setFixedSize(24, 24); }
  void set(const QString& name, Text::Tone tone) {
    m_name = name;
    m_tone = tone;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const auto& colours = coloursFor(this);
    const QColor colour = m_tone == Text::Tone::Good ? colours.good : m_tone == Text::Tone::Danger ? colours.danger : colours.textSecond;
    QPainter painter(this);
    drawIcon(painter, m_name, rect(), 20, colour);
  }

 private:
  QString m_name = u"shield"_s;
  Text::Tone m_tone = Text::Tone::Second;
};

namespace {

constexpr std::size_t kFindingsShown = 8;

}  // namespace

HealthCard::HealthCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session) {
  auto* layout = layOutCard(*this, tr("The vault"));
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_icon = new StateIcon(this);
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
  layout->addLayout(row);
  m_progress = new ProgressLine(this);
  m_progress->hide();
  layout->addWidget(m_progress);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  m_quick = new Button(tr("Check now"), ButtonKind::Secondary, this);
  m_quick->setIconName(u"shield"_s);
  m_deep = new Button(tr("Check every image"), ButtonKind::Quiet, this);
  m_stop = new Button(tr("Stop"), ButtonKind::Secondary, this);
  m_stop->hide();
  for (auto* button : {m_quick, m_deep, m_stop}) buttons->addWidget(button);
  buttons->addStretch(1);
  buttons->addWidget(new Text(tr("Safelight %1").arg(QCoreApplication::applicationVersion()), TextStyle::Small, Text::Tone::Third, this));
  layout->addLayout(buttons);
  connect(m_quick, &QAbstractButton::clicked, this, [this] { check(vault::Depth::Quick); });
  connect(m_deep, &QAbstractButton::clicked, this, [this] { check(vault::Depth::Deep); });
  connect(m_stop, &QAbstractButton::clicked, this, [this] {
    if (m_state) m_state->stop = true;
  });
  m_look.setInterval(100);
  connect(&m_look, &QTimer::timeout, this, [this] {
    if (m_state) m_progress->setProgress(static_cast<int>(m_state->done.load()), static_cast<int>(m_state->total.load()));
  });
  say(u"shield"_s, Text::Tone::Second, tr("Not checked since you signed in"), tr("A check reads signatures and chains and counts every image. It changes nothing."));
}

HealthCard::~HealthCard() {
  if (m_state) m_state->stop = true;
}

void HealthCard::say(const QString& iconName, Text::Tone tone, const QString& line, const QString& details) {
  m_icon->set(iconName, tone);
  m_line->setText(line);
  m_line->setTone(tone == Text::Tone::Second ? Text::Tone::First : tone);
  m_details->setText(details);
  m_details->setVisible(!details.isEmpty());
}

void HealthCard::check(vault::Depth depth) {
  if (m_look.isActive()) return;
  m_state = std::make_shared<Progress>();
  m_quick->hide();
  m_deep->hide();
  m_stop->show();
  m_progress->setProgress(0, 0);
  m_progress->show();
  m_look.start();
  say(u"shield"_s, Text::Tone::Second, depth == vault::Depth::Quick ? tr("Checking…") : tr("Opening every image…"), {});
  m_session.run(
      Priority::Background, this,
      [state = m_state, depth](vault::Vault& vault, decode::Decoder&) {
        return vault::verifyVault(vault, depth, [&state](std::uint64_t done, std::uint64_t total) {
          state->done = done;
          state->total = total;
          return !state->stop.load();
        });
      },
      [this](Result<vault::VerifyReport> report) { finished(std::move(report)); });
}

void HealthCard::finished(Result<vault::VerifyReport> report) {
  m_look.stop();
  m_state.reset();
  m_progress->hide();
  m_stop->hide();
  m_quick->show();
  m_deep->show();
  if (!report) {
    const bool stopped = report.error().code == ErrorCode::Cancelled;
    say(stopped ? u"shield"_s : u"error"_s, stopped ? Text::Tone::Second : Text::Tone::Danger,
        stopped ? tr("The check was stopped") : errorText(report.error()), {});
    return;
  }
  if (report->findings.empty()) {
    const QLocale locale;
    say(u"check"_s, Text::Tone::Good, tr("Everything is in its place"),
        tr("%1 changes, %2, %3. Checked %4.")
            .arg(locale.toString(static_cast<qulonglong>(report->records)), imageCount(report->objects), fileSize(report->bytes),
                 midSentence(momentText(localNow(), localNow()))));
    return;
  }
  QStringList lines;
  for (std::size_t i = 0; i < std::min(kFindingsShown, report->findings.size()); ++i) {
    const auto& finding = report->findings[i];
    lines.append(errorWhat(finding.error) + u" ("_s + text(finding.where) + u")"_s);
  }
  if (report->findings.size() > kFindingsShown) lines.append(tr("… and %1 more").arg(report->findings.size() - kFindingsShown));
  say(u"warning"_s, Text::Tone::Danger, tr("%1 things are not as they should be. Restore them from a backup, and do not delete anything.").arg(report->findings.size()),
      lines.join(u'\n'));
}

}  // namespace safelight::ui
