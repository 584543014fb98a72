#pragma once
// A word that must be seen: in the colour of its tone, on a soft ground of the same.

#include <QPainter>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

/// One line. GUI thread.
class ToneBadge : public Text {
 public:
  ToneBadge(const QString& word, Tone tone, QWidget* parent) : Text(word, TextStyle::Small, tone, parent), m_ground(tone) { setContentsMargins(metric::kGrid, 2, metric::kGrid, 2); }

 protected:
  void paintEvent(QPaintEvent* event) override {
    {
      QPainter painter(this);
      QColor ground = toneColour(m_ground, coloursFor(this));
      ground.setAlphaF(themeOf(this) == ThemeKind::Dark ? 0.14F : 0.09F);
      drawRounded(painter, rect(), height() / 2.0, ground);
    }
    Text::paintEvent(event);
  }

 private:
  Tone m_ground;
};

}  // namespace safelight::ui
