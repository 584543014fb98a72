#pragma once
// What lies behind the lock screen: near-black with the amber glow of the darkroom lamp. Also covers every further screen.

#include <QWidget>

#include "ui/widgets/lamp_glow.h"

namespace safelight::ui {

/// Paints the glow, dithered so that the dark gradient shows no bands; drawn once per size. Always dark.
class LockBackdrop : public QWidget {
  Q_OBJECT
 public:
  explicit LockBackdrop(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  LampGlow m_glow;
};

/// The amber dot with its halo, beside the practice's name.
class Lamp : public QWidget {
  Q_OBJECT
 public:
  explicit Lamp(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace safelight::ui
