#include "ui/viewer/pane_card.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/paint.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kIconRoom = 64, kCompactRoom = 40, kCardWidth = 360;
constexpr int kEdge = 24, kCompactEdge = 12;
}

PaneCard::PaneCard(QWidget* parent)
    : QWidget(parent),
      m_title(new Text({}, TextStyle::Heading, Text::Tone::First, this)),
      m_line(new Text({}, TextStyle::Body, Text::Tone::Second, this)),
      m_small(new Text({}, TextStyle::Small, Text::Tone::Third, this)),
      m_action(new Button(tr("Export…"), ButtonKind::Primary, this)),
      m_more(new Button(tr("Details"), ButtonKind::Quiet, this)),
      m_details(new Text({}, TextStyle::Small, Text::Tone::Third, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kEdge, kEdge + kIconRoom + 12, kEdge, kEdge);
  layout->setSpacing(6);
  for (Text* words : {m_title, m_line, m_small, m_details}) {
    words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    words->setWordWrap(true);
    layout->addWidget(words);
  }
  m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  layout->addSpacing(8);
  layout->addWidget(m_action, 0, Qt::AlignHCenter);
  layout->addWidget(m_more, 0, Qt::AlignHCenter);
  m_action->setIconName(u"export"_s);
  connect(m_action, &QAbstractButton::clicked, this, &PaneCard::actionClicked);
  connect(m_more, &QAbstractButton::clicked, this, [this] {
    m_details->setVisible(m_details->isHidden());
    m_more->setText(m_details->isHidden() ? tr("Details") : tr("Hide details"));
    const QPoint centre = geometry().center();
    resize(preferredSize());
    move(centre - rect().center());
  });
}

void PaneCard::showDocument(const QString& icon, const QString& kind, const QString& name, const QString& size, bool exportable) {
  m_icon = icon;
  m_trouble = false;
  m_title->setText(kind);
  m_line->setText(name);
  m_line->setVisible(!name.isEmpty());
  m_small->setText(tr("%1 · kept as it came").arg(size));
  m_small->show();
  m_action->setVisible(exportable);
  m_more->hide();
  m_details->hide();
  update();
}

QSize PaneCard::preferredSize() const {
  layout()->activate();
  return {kCardWidth, std::max(layout()->totalHeightForWidth(kCardWidth), layout()->totalMinimumSize().height())};
}

void PaneCard::setCompact(bool compact) {
  if (m_compact == compact) return;
  m_compact = compact;
  const int edge = compact ? kCompactEdge : kEdge;
  layout()->setContentsMargins(kEdge, edge + (compact ? kCompactRoom + 6 : kIconRoom + 12), kEdge, edge);
  layout()->setSpacing(compact ? 2 : 6);
}

void PaneCard::showFailure(Failed what, const QString& sentence, const QString& details) {
  m_icon = u"error"_s;
  m_trouble = true;
  m_title->setText(what == Failed::Frame ? tr("This frame cannot be shown") : tr("This image cannot be shown"));
  m_line->setText(sentence);
  m_line->show();
  m_small->hide();
  m_action->hide();
  m_more->setText(tr("Details"));
  m_more->setVisible(!details.isEmpty());
  m_details->setText(details);
  m_details->hide();
  update();
}

void PaneCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  drawRounded(painter, rect(), metric::kCardRadius, c.panel, c.line);
  const int room = m_compact ? kCompactRoom : kIconRoom;
  const QRectF round((width() - room) / 2.0, m_compact ? kCompactEdge : kEdge, room, room);
  QColor ground = m_trouble ? c.danger : c.accent;
  ground.setAlphaF(0.14f);
  drawRounded(painter, round, room / 2.0, ground);
  drawIcon(painter, m_icon, round, m_compact ? 20 : 28, m_trouble ? c.danger : c.accent);
}

}  // namespace safelight::ui
