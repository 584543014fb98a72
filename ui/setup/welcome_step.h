#pragma once
// Where it begins: a new practice, one that exists, a backup, or the recovery kit.

#include "ui/setup/setup_step.h"

namespace safelight::ui {

/// Four large choices.
class WelcomeStep : public QWidget {
  Q_OBJECT
 public:
  explicit WelcomeStep(QWidget* parent = nullptr);

 Q_SIGNALS:
  void createAsked();
  void openAsked();
  void restoreAsked();
  void recoverAsked();
};

/// A card one can press: icon, title, sentence.
class ChoiceCard : public PaintedButton {
  Q_OBJECT
 public:
  ChoiceCard(const QString& iconName, const QString& title, const QString& sentence, QWidget* parent = nullptr);
  /// Accent: the one most people want.
  void setFirst(bool first) { m_first = first; }
  QSize sizeHint() const override;
  /// Whether the sentence has too little room.
  bool isCut() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int textWidth() const;
  QString m_iconName, m_sentence;
  bool m_first = false;
};

}  // namespace safelight::ui
