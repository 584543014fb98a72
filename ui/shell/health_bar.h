#pragma once
// One quiet line when the vault is not well, with the way to what can be done.

#include <QFrame>

#include "core/vault/health/health_plan.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Hidden while the vault is green. What is amber can be put away until something else is found; what is red stays.
class HealthBar : public QFrame {
  Q_OBJECT
 public:
  explicit HealthBar(QWidget* parent = nullptr);
  void show(const vault::Health& health);

 Q_SIGNALS:
  void lookAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  vault::HealthLevel m_level = vault::HealthLevel::Green;
  QString m_putAway;
  Text* m_words;
  IconButton* m_close;
};

}  // namespace safelight::ui
