#include "ui/setup/setup_step.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include "ui/widgets/tab_order.h"

namespace safelight::ui {

SetupStep::SetupStep(const QString& title, const QString& sentence, QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  m_title = new Text(title, TextStyle::Title, Text::Tone::First, this);
  m_title->setWordWrap(true);
  layout->addWidget(m_title);
  m_sentence = new Text(sentence, TextStyle::Body, Text::Tone::Second, this);
  m_sentence->setWordWrap(true);
  layout->addWidget(m_sentence);
  layout->addSpacing(4);
  m_body = new QVBoxLayout;
  m_body->setSpacing(16);
  layout->addLayout(m_body);
  m_problem = new Text({}, TextStyle::Body, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  layout->addWidget(m_problem);
  layout->addSpacing(8);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  m_back = new Button(tr("Back"), ButtonKind::Secondary, this);
  m_back->setIconName(QStringLiteral("back"));
  connect(m_back, &QAbstractButton::clicked, this, &SetupStep::backAsked);
  m_next = new Button({}, ButtonKind::Primary, this);
  m_next->hide();
  connect(m_next, &QAbstractButton::clicked, this, &SetupStep::nextAsked);
  buttons->addWidget(m_back);
  buttons->addStretch(1);
  buttons->addWidget(m_next);
  layout->addLayout(buttons);
  keepTabsAsLaidOut(*this);  // the buttons are made before what stands above them
}

Button* SetupStep::setNext(const QString& words) {
  m_next->setText(words);
  m_next->show();
  return m_next;
}

void SetupStep::setProblem(const QString& problem) {
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
}

void SetupStep::keyPressEvent(QKeyEvent* event) {
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_next->isVisible() && m_next->isEnabled()) {
    Q_EMIT nextAsked();
  } else if (event->key() == Qt::Key_Escape && m_back->isVisible()) {
    Q_EMIT backAsked();
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace safelight::ui
