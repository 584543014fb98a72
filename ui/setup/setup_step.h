#pragma once
// What every page of the first run looks like.

#include <QVBoxLayout>
#include <QWidget>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A title, a sentence, a body, and at the bottom Back and one next step. Return takes the next step when it is enabled.
class SetupStep : public QWidget {
  Q_OBJECT
 public:
  SetupStep(const QString& title, const QString& sentence, QWidget* parent = nullptr);
  QVBoxLayout* body() const { return m_body; }
  Button* setNext(const QString& words);
  void setBack(bool visible) { m_back->setVisible(visible); }
  Button* next() const { return m_next; }
  /// What went wrong, above the buttons; empty hides it.
  void setProblem(const QString& problem);
  void setSentence(const QString& sentence) { m_sentence->setText(sentence); }
  void setTitle(const QString& title) { m_title->setText(title); }
  /// Where something around it says the title already, one is enough.
  void hideTitle() { m_title->hide(); }

 Q_SIGNALS:
  void backAsked();
  void nextAsked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  Text *m_title, *m_sentence, *m_problem;
  QVBoxLayout* m_body;
  Button *m_back, *m_next;
};

}  // namespace safelight::ui
