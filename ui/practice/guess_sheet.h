#pragma once
// How long each guess at one's own password takes: the longer, the less a thief gets through.

#include <chrono>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/vault/keeping/kit.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui {

/// What a password costs and, once it was measured, how long one guess at it takes on this computer.
struct GuessCost {
  crypto::StretchCost cost;
  std::optional<std::chrono::milliseconds> time;
  /// The time of a guess at another cost; nothing before it was measured.
  std::optional<std::chrono::milliseconds> timeAt(const crypto::StretchCost& other) const;
};

/// "0.4 s", "1.6 s".
QString guessTimeText(std::chrono::milliseconds time);
/// What is offered, from the least to the most work: the present cost, and what a sign-in can bear on an ordinary computer.
std::vector<crypto::StretchCost> offeredCosts(const crypto::StretchCost& present);
/// The least of `offered` that is more work than `present`; nothing when there is none.
std::optional<crypto::StretchCost> strongerCost(const crypto::StretchCost& present);

/// Asks how long a guess shall take, and for the current password; changes it on the vault's thread. Deletes itself when closed.
class GuessSheet : public Sheet {
  Q_OBJECT
 public:
  GuessSheet(VaultSession& session, QWidget* window, const GuessCost& present);

 private:
  void addOffers();
  crypto::StretchCost chosen() const;
  void check();
  void explain();
  void change();
  void cancel();
  void answered(const Result<void>& result, const crypto::StretchCost& cost);
  void showBusy(bool busy);
  void showError(const Error& error);

  VaultSession& m_session;
  QWidget* m_over;
  GuessCost m_present;
  std::vector<crypto::StretchCost> m_offered;
  std::optional<CancelToken> m_running;
  Choice* m_offers;
  FormField *m_offersRow, *m_currentRow;
  PasswordField* m_current;
  ProgressLine* m_progress;
  Text* m_problem;
  Button *m_cancel, *m_change;
};

}  // namespace safelight::ui
