#pragma once
// The practice's choices, and this workstation's.

#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

class Preferences;

/// Name, tooth notation, idle time, how long records are kept: for everybody in the practice. Saved at once; who may not change them sees them greyed out.
class SettingsCard : public Card {
  Q_OBJECT
 public:
  explicit SettingsCard(VaultSession& session, QWidget* parent = nullptr);

 private:
  void show();
  void save();
  static QString yearsWord(int years);
  static QString ageWord(int age);
  static void showNumber(Choice& choice, int value, QString (*word)(int));

  VaultSession& m_session;
  TextField* m_name;
  Choice *m_notation, *m_idle, *m_years, *m_minors;
  Text* m_problem;
  bool m_showing = false;
};

/// Language and theme: for this workstation only.
class WorkstationCard : public Card {
  Q_OBJECT
 public:
  explicit WorkstationCard(Preferences& preferences, QWidget* parent = nullptr);

 private:
  void addLanguageRow(class QVBoxLayout& layout, Preferences& preferences);
};

}  // namespace safelight::ui
