#include "ui/practice/settings_card.h"

#include <array>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/practice/card_layout.h"
#include "ui/widgets/preferences.h"

namespace safelight::ui {
namespace {

constexpr std::array<std::uint32_t, 7> kIdleMinutes{1, 2, 5, 10, 15, 30, 60};

constexpr std::array kKeptYears{0, 5, 10, 15, 20, 30};
constexpr std::array kMinorsAges{0, 18, 21, 25, 28, 30};

int indexOfMinutes(std::uint32_t seconds) {
  // A value set elsewhere shows as the next shorter choice.
  int index = 0;
  for (std::size_t i = 0; i < kIdleMinutes.size(); ++i) {
    if (kIdleMinutes[i] * 60 <= seconds) index = static_cast<int>(i);
  }
  return index;
}

}  // namespace

SettingsCard::SettingsCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session) {
  auto* layout = layOutCard(*this, tr("For everybody"));
  m_name = new TextField({}, this);
  m_name->setMaxLength(80);
  addChoiceRow(*layout, tr("Name of the practice"), tr("Stands on the lock screen."), m_name);
  m_notation = new Choice(this);
  m_notation->addItem(tr("FDI: 11 to 48"), static_cast<int>(model::ToothNotation::Fdi));
  m_notation->addItem(tr("Universal: 1 to 32"), static_cast<int>(model::ToothNotation::Universal));
  m_notation->addItem(tr("Palmer: UR1 to LR8"), static_cast<int>(model::ToothNotation::Palmer));
  m_notation->setAccessibleTitle(tr("Tooth numbers"));
  addChoiceRow(*layout, tr("Tooth numbers"), tr("Only how they are written: what is stored stays the same."), m_notation);
  m_idle = new Choice(this);
  for (const auto minutes : kIdleMinutes) {
    m_idle->addItem(tr("After %n minute(s)", nullptr, static_cast<int>(minutes)), minutes * 60);
  }
  m_idle->setAccessibleTitle(tr("Lock by itself"));
  addChoiceRow(*layout, tr("Lock by itself"), tr("When nobody touches keyboard or mouse."), m_idle);
  m_years = new Choice(this);
  for (const int years : kKeptYears) m_years->addItem(yearsWord(years), years);
  m_years->setAccessibleTitle(tr("Records are kept"));
  addChoiceRow(*layout, tr("Records are kept"), tr("After the newest image; before that, erasing asks for a reason."), m_years);
  m_minors = new Choice(this);
  for (const int age : kMinorsAges) m_minors->addItem(ageWord(age), age);
  m_minors->setAccessibleTitle(tr("Those of minors at least"));
  addChoiceRow(*layout, tr("Those of minors at least"), tr("Of whoever was younger than 18 on the newest image."), m_minors);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  layout->addWidget(m_problem);
  const bool may = session.may(model::Permission::ChangeSettings);
  for (QWidget* control : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_notation), static_cast<QWidget*>(m_idle), static_cast<QWidget*>(m_years), static_cast<QWidget*>(m_minors)})
    control->setEnabled(may);
  if (!may) layout->insertWidget(1, new Text(tr("Only owners change this."), TextStyle::Small, Text::Tone::Third, this));
  show();
  connect(m_name, &QLineEdit::editingFinished, this, &SettingsCard::save);
  connect(m_notation, &Choice::changed, this, &SettingsCard::save);
  for (auto* choice : {m_idle, m_years, m_minors}) connect(choice, &Choice::changed, this, &SettingsCard::save);
  connect(&session, &VaultSession::settingsChanged, this, &SettingsCard::show);
}

void SettingsCard::show() {
  m_showing = true;
  const auto& settings = m_session.settings();
  m_name->setText(text(settings.practice));
  m_notation->setCurrentIndex(static_cast<int>(settings.notation));
  m_idle->setCurrentIndex(indexOfMinutes(settings.idleLockSeconds));
  showNumber(*m_years, settings.retentionYears, &SettingsCard::yearsWord);
  showNumber(*m_minors, settings.minorsUntilAge, &SettingsCard::ageWord);
  m_showing = false;
}

QString SettingsCard::yearsWord(int years) { return years == 0 ? tr("As long as you like") : tr("%n year(s)", nullptr, years); }
QString SettingsCard::ageWord(int age) { return age == 0 ? tr("No longer than others") : tr("Until they are %1").arg(age); }

/// A value set elsewhere becomes a choice of its own, so that saving something else does not change it.
void SettingsCard::showNumber(Choice& choice, int value, QString (*word)(int)) {
  if (choice.indexOfData(value) < 0) choice.addItem(word(value), value);
  choice.setCurrentIndex(choice.indexOfData(value));
}

void SettingsCard::save() {
  if (m_showing) return;
  vault::Settings settings = m_session.settings();
  if (!m_name->text().trimmed().isEmpty()) settings.practice = utf8(m_name->text().trimmed());
  settings.notation = static_cast<model::ToothNotation>(m_notation->currentData().toInt());
  settings.idleLockSeconds = m_idle->currentData().toUInt();
  settings.retentionYears = static_cast<std::uint8_t>(m_years->currentData().toInt());
  settings.minorsUntilAge = static_cast<std::uint8_t>(m_minors->currentData().toInt());
  if (settings == m_session.settings()) return show();
  m_session.changeSettings(settings, this, [this](Result<void> result) {
    m_problem->setVisible(!result);
    if (result) return Toast::show(window(), tr("Saved"));
    m_problem->setText(errorText(result.error()));
    show();
  });
}

void WorkstationCard::addLanguageRow(QVBoxLayout& layout, Preferences& preferences) {
  auto* language = new Choice(this);
  language->addItem(tr("As the system"), static_cast<int>(LanguageChoice::System));
  language->addItem(ownNameOf(Language::English), static_cast<int>(LanguageChoice::English));
  language->addItem(ownNameOf(Language::German), static_cast<int>(LanguageChoice::German));
  language->addItem(ownNameOf(Language::French), static_cast<int>(LanguageChoice::French));
  language->setAccessibleTitle(tr("Language"));
  language->setCurrentIndex(static_cast<int>(preferences.language()));
  addChoiceRow(layout, tr("Language"), tr("From the next lock on."), language);
  connect(language, &Choice::changed, this, [this, language, &preferences] {
    preferences.setLanguage(static_cast<LanguageChoice>(language->currentData().toInt()));
    Toast::show(window(), tr("Lock once, and Safelight speaks the other language."));
  });
}

WorkstationCard::WorkstationCard(Preferences& preferences, QWidget* parent) : Card(parent) {
  auto* layout = layOutCard(*this, tr("This workstation"));
  addLanguageRow(*layout, preferences);
  auto* theme = new Choice(this);
  theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
  theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
  theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
  theme->setAccessibleTitle(tr("Light or dark"));
  theme->setCurrentIndex(static_cast<int>(preferences.theme()));
  addChoiceRow(*layout, tr("Light or dark"), tr("Images always lie on near-black."), theme);
  connect(theme, &Choice::changed, this, [theme, &preferences] { preferences.setTheme(static_cast<ThemeChoice>(theme->currentData().toInt())); });
  connect(&preferences, &Preferences::themeChanged, theme, [theme, &preferences] { theme->setCurrentIndex(static_cast<int>(preferences.theme())); });
}

}  // namespace safelight::ui
