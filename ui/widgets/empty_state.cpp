// What an empty or failed screen shows, on every height: first the icon goes, then the rest scrolls.
#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {
namespace {

/// The icon, in a quiet disc. Where there is no room for all, words and button stay and the disc goes.
class IconDisc : public QWidget {
 public:
  /// In `content`, of which `room` shows as much as it can.
  IconDisc(QString name, QWidget& content, QWidget& room) : QWidget(&content), m_room(room), m_name(std::move(name)) {
    setFixedSize(72, 72);
    content.installEventFilter(this);
    room.installEventFilter(this);
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
      const int words = parentWidget()->layout()->totalHeightForWidth(m_room.width()) - (isHidden() ? 0 : height());
      const bool fits = words + height() <= m_room.height();
      if (fits == isHidden()) setVisible(fits);
    }
    return QWidget::eventFilter(watched, event);
  }
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = coloursFor(this);
    drawRounded(painter, rect(), 36, c.raised);
    drawIcon(painter, m_name, rect(), 32, c.textSecond);
  }

 private:
  QWidget& m_room;
  QString m_name;
};

/// Shows `content` whole, and with a scroll bar where there is no room for it.
QScrollArea* scrolling(QWidget* content, QWidget* parent) {
  auto* scroll = new QScrollArea(parent);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setAutoFillBackground(false);
  scroll->setWidget(content);
  content->setAutoFillBackground(false);
  return scroll;
}

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_content(new QWidget), m_layout(new QVBoxLayout(m_content)), m_title(new Text(title, TextStyle::Heading)), m_text(new Text(text, TextStyle::Body, Text::Tone::Second)) {
  auto* scroll = scrolling(m_content, this);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);
  m_layout->setContentsMargins(metric::kPage, metric::kGrid, metric::kPage, metric::kGrid);
  m_layout->setSpacing(0);
  m_layout->addStretch(2);
  m_layout->addWidget(new IconDisc(iconName, *m_content, *scroll->viewport()), 0, Qt::AlignHCenter);
  m_layout->addSpacing(metric::kGrid * 2);
  for (Text* label : {m_title, m_text}) {
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setMaximumWidth(440);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 100);
    row->addStretch(1);
    m_layout->addLayout(row);
    m_layout->addSpacing(metric::kGrid / 2);
  }
  m_layout->addStretch(3);
}

Button* EmptyState::setAction(const QString& text, const QString& iconName) {
  if (!m_action) {
    m_action = new Button(text, ButtonKind::Primary, m_content);
    const int last = m_layout->count() - 1;
    m_layout->insertSpacing(last, metric::kGrid * 2);
    m_layout->insertWidget(last + 1, m_action, 0, Qt::AlignHCenter);
  }
  m_action->setText(text);
  m_action->setIconName(iconName);
  return m_action;
}

Button* EmptyState::addQuietAction(const QString& text) {
  auto* button = new Button(text, ButtonKind::Quiet, m_content);
  const int last = m_layout->count() - 1;
  m_layout->insertSpacing(last, metric::kGrid);
  m_layout->insertWidget(last + 1, button, 0, Qt::AlignHCenter);
  return button;
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  m_title->setText(title);
  m_text->setText(text);
}

}  // namespace safelight::ui
