#pragma once
// One line of a form: what it asks, where one answers, and what is wrong with the answer.

#include <QWidget>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A label above any control and a message below it. The label names the control for screen readers. Owns the control.
class FormField : public QWidget {
  Q_OBJECT
 public:
  FormField(const QString& label, QWidget* control, QWidget* parent = nullptr);
  /// A quiet explanation; shown while there is no problem.
  void setHelp(const QString& help);
  /// The same, for what may be done and had better be thought of.
  void setCaution(const QString& caution);
  /// What is wrong, in words, with a red line round a TextField; empty clears it.
  void setProblem(const QString& problem);
  /// Something good, as it is confirmed ("14 March 1987, 39 years").
  void setConfirmation(const QString& confirmation);
  bool hasProblem() const { return m_hasProblem; }

 private:
  void say(const QString& words, Text::Tone tone);
  Text* m_message;
  QWidget* m_control;
  QString m_help;
  Text::Tone m_helpTone = Text::Tone::Third;
  bool m_hasProblem = false;
};

}  // namespace safelight::ui
