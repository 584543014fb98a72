#pragma once
// What stands between a thief and the images: one's own password, and for owners the recovery kit and the vault's keys.

#include <optional>

#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"
#include "ui/practice/guess_sheet.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Says how password, kit and keys stand, and renews them. Everybody has a password; the rest is shown to owners alone. GUI thread only.
class KeysCard : public Card {
  Q_OBJECT
 public:
  explicit KeysCard(VaultSession& session, QWidget* parent = nullptr);
  void refresh();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Row {
    Text* state;
    Button* button;
  };
  Row addRow(class QVBoxLayout* layout, const QString& words, const QString& button, void (KeysCard::*act)());
  void showKeys();
  void showGuess();
  void slowGuesses();
  void renewKit();
  void turnKeys();

  VaultSession& m_session;
  std::optional<Row> m_kit, m_keys;
  Row m_password;
  GuessCost m_guess;
  bool m_isMeasured = false;
  OneShot m_measuring;  // last: it ends before the rest is gone
};

}  // namespace safelight::ui
