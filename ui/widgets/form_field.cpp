#include "ui/widgets/form_field.h"

#include <QVBoxLayout>

namespace safelight::ui {

FormField::FormField(const QString& label, QWidget* control, QWidget* parent) : QWidget(parent), m_control(control) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  auto* title = new Text(label, TextStyle::Small, Text::Tone::Second, this);
  title->setBuddy(control);
  layout->addWidget(title);
  layout->addWidget(control);
  m_message = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  m_message->setWordWrap(true);
  m_message->hide();
  layout->addWidget(m_message);
  // Fields call themselves by their placeholder, which is only an example; a name of their own stays.
  const auto* field = qobject_cast<QLineEdit*>(control);
  const bool saysExample = field != nullptr && control->accessibleName() == field->placeholderText();
  if (control->accessibleName().isEmpty() || saysExample) control->setAccessibleName(label);
}

void FormField::say(const QString& words, Text::Tone tone) {
  m_message->setTone(tone);
  m_message->setText(words);
  m_message->setVisible(!words.isEmpty());
  m_control->setAccessibleDescription(words);
}

void FormField::setHelp(const QString& help) {
  m_help = help;
  m_helpTone = Text::Tone::Third;
  if (!m_hasProblem) say(m_help, m_helpTone);
}

void FormField::setCaution(const QString& caution) {
  m_help = caution;
  m_helpTone = Text::Tone::Care;
  if (!m_hasProblem) say(m_help, m_helpTone);
}

void FormField::setProblem(const QString& problem) {
  m_hasProblem = !problem.isEmpty();
  if (auto* field = qobject_cast<TextField*>(m_control)) field->setError(m_hasProblem);
  if (m_hasProblem) {
    say(problem, Text::Tone::Danger);
  } else {
    say(m_help, m_helpTone);
  }
}

void FormField::setConfirmation(const QString& confirmation) {
  setProblem({});
  if (!confirmation.isEmpty()) say(confirmation, Text::Tone::Good);
}

}  // namespace safelight::ui
