#pragma once
// Where it begins: a new practice, one that exists, a backup, or the recovery kit.

#include <QList>

#include "ui/setup/setup_step.h"

namespace safelight::ui {

class ChoiceCard;

/// Four large choices. One has the accent: the first, until the keyboard or a click goes to another; Up and Down walk through them.
class WelcomeStep : public QWidget {
  Q_OBJECT
 public:
  explicit WelcomeStep(QWidget* parent = nullptr);
  /// For whoever comes from the lock screen of a practice: no welcome, and a way back there (also by Escape).
  void offerSignIn();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 Q_SIGNALS:
  void createAsked();
  void openAsked();
  void restoreAsked();
  void recoverAsked();
  void signInAsked();

 private:
  bool walk(const QObject* from, int key);
  QList<ChoiceCard*> m_cards;
  QSpacerItem* m_gap;  // of the layout
  Text *m_title, *m_sentence;
  Button* m_signIn;
};

/// A card one can press: icon, title, sentence.
class ChoiceCard : public PaintedButton {
  Q_OBJECT
 public:
  ChoiceCard(const QString& iconName, const QString& title, const QString& sentence, QWidget* parent = nullptr);
  /// Accent: the one that Return chooses.
  void setFirst(bool first);
  bool isFirst() const { return m_first; }
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
