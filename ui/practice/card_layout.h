#pragma once
// How the cards of the practice page are built.

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A vertical layout on a card, with its title.
inline QVBoxLayout* layOutCard(Card& card, const QString& title) {
  auto* layout = new QVBoxLayout(&card);
  layout->setContentsMargins(20, 16, 20, 20);
  layout->setSpacing(16);
  layout->addWidget(new Text(title, TextStyle::Heading, Text::Tone::First, &card));
  return layout;
}

/// One choice: what it is on the left, with an explanation, and the control on the right.
inline void addChoiceRow(QVBoxLayout& layout, const QString& title, const QString& explanation, QWidget* control) {
  auto* row = new QHBoxLayout;
  row->setSpacing(24);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* name = new Text(title, TextStyle::BodyMedium, Text::Tone::First, control->parentWidget());
  name->setBuddy(control);
  words->addWidget(name);
  if (!explanation.isEmpty()) {
    auto* quiet = new Text(explanation, TextStyle::Small, Text::Tone::Third, control->parentWidget());
    quiet->setWordWrap(true);
    words->addWidget(quiet);
  }
  row->addLayout(words, 1);
  control->setFixedWidth(260);
  row->addWidget(control, 0, Qt::AlignTop);
  layout.addLayout(row);
  if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
}

}  // namespace safelight::ui
