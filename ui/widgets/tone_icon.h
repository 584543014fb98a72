#pragma once
// A line icon in the colour of a tone, beside words of that tone.

#include <QPainter>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

/// `size` is that of the icon; it stands in the middle of a square of `box`, its own size unless told. GUI thread.
class ToneIcon : public QWidget {
 public:
  explicit ToneIcon(QWidget* parent, int size = 20, int box = 0) : QWidget(parent), m_size(size) { setFixedSize(std::max(size, box), std::max(size, box)); }
  ToneIcon(const QString& name, Text::Tone tone, QWidget* parent, int size = 20, int box = 0) : ToneIcon(parent, size, box) { setIcon(name, tone); }

  void setIcon(const QString& name, Text::Tone tone) {
    m_name = name;
    m_tone = tone;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (!m_name.isEmpty()) drawIcon(painter, m_name, rect(), m_size, toneColour(m_tone, coloursFor(this)));
  }

 private:
  QString m_name;
  Text::Tone m_tone = Text::Tone::Second;
  int m_size;
};

}  // namespace safelight::ui
