#pragma once
// Who works here.

#include <vector>

#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A row a person; the owner adds people, changes roles and disables; everybody changes their own password.
class PeopleCard : public Card {
  Q_OBJECT
 public:
  explicit PeopleCard(VaultSession& session, QWidget* parent = nullptr);
  void refresh();

 Q_SIGNALS:
  /// Somebody was added, disabled, or given new keys.
  void changed();

 private:
  void show(const std::vector<model::User>& people);
  QWidget* makeRow(const model::User& person);
  void changeRole(model::UserId id, model::Role role);
  void askToDisable(const model::User& person);
  void answered(Result<void> result, const QString& words);

  VaultSession& m_session;
  class QVBoxLayout* m_rows;
  Text* m_problem;
};

}  // namespace safelight::ui
