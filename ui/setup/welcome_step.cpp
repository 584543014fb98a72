#include "ui/setup/welcome_step.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {
namespace {

// Four of these fit below the title on a usual screen at double scale.
constexpr int kCardHeight = 72;
constexpr int kTextLeft = 84;

}  // namespace

WelcomeStep::WelcomeStep(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  m_title = new Text(tr("Welcome to Safelight"), TextStyle::Title, Text::Tone::First, this);
  m_title->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_title);
  m_sentence = new Text(tr("A locked vault for your practice's X-rays and photographs."), TextStyle::Body, Text::Tone::Second, this);
  m_sentence->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_sentence);
  m_gap = new QSpacerItem(0, 20, QSizePolicy::Minimum, QSizePolicy::Fixed);
  layout->addItem(m_gap);
  auto* create = new ChoiceCard(QStringLiteral("plus"), tr("Create a new practice"), tr("Two minutes: a name, a password, and a recovery kit to print."), this);
  auto* open = new ChoiceCard(QStringLiteral("folder"), tr("Open an existing vault"), tr("A folder whose name ends in .safelight, on this computer."), this);
  auto* restore = new ChoiceCard(QStringLiteral("restore"), tr("Bring back a backup"), tr("After a loss or on a new computer, from a disk or storage."), this);
  auto* recover = new ChoiceCard(QStringLiteral("key"), tr("Use the recovery kit"), tr("Every password is lost, or the vault comes from another computer."), this);
  m_cards = {create, open, restore, recover};
  for (auto* card : std::as_const(m_cards)) {
    layout->addWidget(card);
    card->installEventFilter(this);
  }
  m_signIn = new Button(tr("Back to signing in"), ButtonKind::Quiet, this);
  m_signIn->setIconName(QStringLiteral("back"));
  m_signIn->hide();
  layout->addWidget(m_signIn, 0, Qt::AlignHCenter);
  connect(m_signIn, &QAbstractButton::clicked, this, &WelcomeStep::signInAsked);
  create->setFirst(true);
  connect(create, &QAbstractButton::clicked, this, &WelcomeStep::createAsked);
  connect(open, &QAbstractButton::clicked, this, &WelcomeStep::openAsked);
  connect(restore, &QAbstractButton::clicked, this, &WelcomeStep::restoreAsked);
  connect(recover, &QAbstractButton::clicked, this, &WelcomeStep::recoverAsked);
  setFocusProxy(create);
}

void WelcomeStep::offerSignIn() {
  m_title->setText(tr("A backup, or another practice"));
  m_sentence->hide();
  m_gap->changeSize(0, 8, QSizePolicy::Minimum, QSizePolicy::Fixed);  // all of it in sight on a usual screen at double scale
  layout()->invalidate();
  m_signIn->show();
}

void WelcomeStep::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_signIn->isVisible()) Q_EMIT signInAsked();
  else QWidget::keyPressEvent(event);
}

bool WelcomeStep::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn) {
    // One accent: it goes along, so that what Return does stands out and nothing else.
    for (auto* card : std::as_const(m_cards)) card->setFirst(card == watched);
  } else if (event->type() == QEvent::KeyPress && walk(watched, static_cast<QKeyEvent*>(event)->key())) {
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

bool WelcomeStep::walk(const QObject* from, int key) {
  const auto last = m_cards.size() - 1;
  qsizetype at = 0;
  while (at < last && m_cards[at] != from) ++at;
  switch (key) {
    case Qt::Key_Up: at = std::max<qsizetype>(0, at - 1); break;
    case Qt::Key_Down: at = std::min(last, at + 1); break;
    case Qt::Key_Home: at = 0; break;
    case Qt::Key_End: at = last; break;
    default: return false;
  }
  m_cards[at]->setFocus(Qt::TabFocusReason);
  return true;
}

ChoiceCard::ChoiceCard(const QString& iconName, const QString& title, const QString& sentence, QWidget* parent)
    : PaintedButton(parent), m_iconName(iconName), m_sentence(sentence) {
  setText(title);
  setAccessibleName(title);
  setAccessibleDescription(sentence);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
  setFocusRadius(*this, metric::kTileRadius);
}

void ChoiceCard::setFirst(bool first) {
  m_first = first;
  update();
}

QSize ChoiceCard::sizeHint() const { return {480, kCardHeight}; }

int ChoiceCard::textWidth() const { return width() - kTextLeft - 48; }

bool ChoiceCard::isCut() const { return QFontMetrics(ui::font(TextStyle::Body)).horizontalAdvance(m_sentence) > textWidth(); }

void ChoiceCard::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor fill = isDown() || isHovered() ? colours.raised : colours.panel;
  drawRounded(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::kTileRadius, fill, m_first ? colours.accent : colours.line);
  const QRectF circle(20, height() / 2.0 - 22, 44, 44);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_first ? colours.accentSoft : colours.window);
  painter.drawEllipse(circle);
  drawIcon(painter, m_iconName, circle, 20, m_first ? colours.accent : colours.textSecond);
  const int left = kTextLeft, width = textWidth();
  painter.setFont(ui::font(TextStyle::Heading));
  painter.setPen(colours.text);
  painter.drawText(QRect(left, 12, width, 24), Qt::AlignLeft | Qt::AlignVCenter, text());
  painter.setFont(ui::font(TextStyle::Body));
  painter.setPen(colours.textSecond);
  painter.drawText(QRect(left, 38, width, 22), Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_sentence, Qt::ElideRight, width));
  drawIcon(painter, QStringLiteral("chevron-right"), QRectF(this->width() - 44, 0, 24, height()), 20, colours.textThird);
}

}  // namespace safelight::ui
