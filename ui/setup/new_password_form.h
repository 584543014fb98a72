#pragma once
// Choosing a new password: typed twice, with the rules as one types, or five words that Safelight suggests.

#include <QStringList>
#include <QWidget>

#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui {

/// `random` makes the suggestion and outlives the form. GUI thread only.
class NewPasswordForm : public QWidget {
  Q_OBJECT
 public:
  /// Whether somebody gets their first password here, or another one in place of it.
  enum class Asks { Password, NewPassword };
  explicit NewPasswordForm(Random& random, QWidget* parent = nullptr, Asks asks = Asks::Password);

  /// Words that the password must not mainly consist of: login, names, practice.
  void setForbidden(const QStringList& words);
  /// Long enough, not well known, and the same twice.
  bool isGood() const { return m_good; }
  Result<crypto::SecretBytes> password() const { return m_first->secret(); }
  void clear();
  void focusFirst() { m_first->setFocus(); }

 Q_SIGNALS:
  void changed();
  /// Return was pressed in a good form.
  void submitted();

 private:
  void check();
  void edited();
  void dropSuggestion();
  void suggest();
  void submit();

  Random& m_random;
  std::vector<std::string> m_forbidden;
  PasswordField *m_first, *m_second;
  FormField *m_firstRow, *m_secondRow;
  QWidget* m_suggestion;
  Text* m_words;
  bool m_good = false, m_suggesting = false;
};

}  // namespace safelight::ui
