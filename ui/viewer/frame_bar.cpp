#include "ui/viewer/frame_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/viewer/viewer_keys.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

FrameBar::FrameBar(QWidget* parent)
    : QWidget(parent),
      m_play(new IconButton(u"play"_s, tr("Play"), this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_counter(new Text({}, TextStyle::Small, Text::Tone::Second, this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(4, 4, 16, 4);
  layout->setSpacing(8);
  layout->addWidget(m_play);
  layout->addWidget(m_slider, 1);
  layout->addWidget(m_counter);
  m_counter->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_slider->setAccessibleName(tr("Frame"));
  m_slider->setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::ArrowCursor);
  connect(m_play, &QAbstractButton::clicked, this, &FrameBar::playToggled);
  connect(m_slider, &QSlider::valueChanged, this, &FrameBar::frameChosen);
  hide();
}

void FrameBar::setFrames(int count) {
  const QSignalBlocker quiet(m_slider);
  m_slider->setRange(0, std::max(0, count - 1));
  m_slider->setPageStep(std::max(1, count / 10));
  m_slider->setValue(0);
  m_counter->setText(tr("%1 of %2").arg(count).arg(count));
  m_counter->setMinimumWidth(0);
  m_counter->setMinimumWidth(m_counter->sizeHint().width());
  setCurrent(0);
  setVisible(count > 1);
}

void FrameBar::setCurrent(int frame) {
  const QSignalBlocker quiet(m_slider);
  m_slider->setValue(frame);
  m_counter->setText(tr("%1 of %2").arg(frame + 1).arg(m_slider->maximum() + 1));
}

void FrameBar::setPlaying(bool playing) {
  m_play->setIconName(playing ? u"pause"_s : u"play"_s);
  const QString words = playing ? tr("Stop") : tr("Play");
  m_play->setAccessibleName(words);
  m_play->setToolTip(words + u" ("_s + keyText(ViewerAction::Play) + u')');
}

void FrameBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  QColor ground = c.panel;
  ground.setAlpha(230);
  drawRounded(painter, rect(), height() / 2.0, ground, c.line);
}

}  // namespace safelight::ui
