#include "ui/setup/day_choice.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/format.h"

namespace safelight::ui {

DayChoice::DayChoice(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_more = new Button(tr("Another day…"), ButtonKind::Secondary, this);
  m_more->setIconName(QStringLiteral("calendar"));
  m_more->setToolTip(tr("After an attack, or a mistake that was saved too, an older backup may be the better one."));
  layout->addWidget(m_more, 0, Qt::AlignLeft);
  m_days = new Choice(this);
  m_days->setAccessibleTitle(tr("As it was saved"));
  m_row = new FormField(tr("As it was saved"), m_days, this);
  layout->addWidget(m_row);
  m_care = new Text({}, TextStyle::Small, Text::Tone::Care, this);
  m_care->setWordWrap(true);
  layout->addWidget(m_care);
  connect(m_more, &QAbstractButton::clicked, this, [this] {
    open();
    m_days->setFocus(Qt::TabFocusReason);
  });
  connect(m_days, &Choice::changed, this, [this] {
    show(m_days->currentIndex());
    Q_EMIT changed();
  });
  setSets({});
}

void DayChoice::setSets(std::vector<vault::SetLine> sets) {
  std::erase_if(sets, [](const vault::SetLine& line) { return line.trouble.has_value(); });
  m_sets = std::move(sets);
  m_days->clear();
  for (auto line = m_sets.rbegin(); line != m_sets.rend(); ++line) m_days->addItem(wordsFor(*line));
  m_row->hide();
  m_more->setVisible(m_sets.size() > 1);
  setVisible(m_sets.size() > 1);
  show(0);
  if (m_sets.size() > 1 && m_sets.back().massChange) open();
}

void DayChoice::open() {
  m_more->hide();
  m_row->show();
}

void DayChoice::show(int index) {
  m_chosen = m_sets.empty() ? 0 : m_sets.size() - 1 - std::min(static_cast<std::size_t>(std::max(0, index)), m_sets.size() - 1);
  const vault::SetLine* line = chosen();
  const bool isOdd = line != nullptr && line->massChange;
  m_care->setText(isOdd ? tr("Here %Ln image(s) are missing or were changed since the backup before it. After an attack, choose one from before that.", nullptr, static_cast<int>(line->lost))
                        : QString());
  m_care->setVisible(isOdd);
  m_row->setHelp(isOdd ? QString() : tr("The newest is right, unless something had gone wrong by then: after an attack, choose one from before it."));
}

void DayChoice::choose(int index) {
  open();
  m_days->setCurrentIndex(index);
  show(index);
  Q_EMIT changed();
}

const vault::SetLine* DayChoice::chosen() const { return m_sets.empty() ? nullptr : &m_sets[m_chosen]; }

void DayChoice::learn(const vault::SetLine& line) {
  if (!m_sets.empty()) m_sets[m_chosen] = line;
}

QString DayChoice::wordsFor(const vault::SetLine& line) const {
  const model::LocalTime at = localTime(line.name.at);
  QStringList words{tr("%1, %2", "day, clock time").arg(dayText(at.date(), localNow().date()), clockText(at))};
  if (line.images) words += tr("%Ln image(s)", nullptr, static_cast<int>(*line.images));
  if (line.massChange) words += tr("many missing or changed");
  if (line.erased > 0) words += tr("%Ln erased or deleted for good", "images since the backup before", static_cast<int>(line.erased));
  return words.join(QStringLiteral(" · "));
}

QString foundWords(const vault::SetLine& line) {
  return DayChoice::tr("%1, %Ln image(s), saved %2.", "practice, moment", static_cast<int>(line.images.value_or(0)))
      .arg(isolated(text(line.practice)), midSentence(momentText(localTime(line.name.at), localNow())));
}

}  // namespace safelight::ui
