#pragma once
// A password field that never holds the password as text: QString can neither be locked in memory nor wiped.

#include <QWidget>

#include "core/crypto/secret_bytes.h"
#include "ui/widgets/theme.h"

class QTimer;

namespace safelight::ui {

/// One line that keeps what is typed as UTF-8 in guarded memory and paints dots. Typing happens at the end; Backspace takes the last
/// character, Ctrl+Backspace and Escape all of it. Paste is allowed (password managers). There is no way to show, copy or drag the text.
/// Forgets everything after a minute without a key. GUI thread only.
class PasswordField : public QWidget {
  Q_OBJECT
 public:
  /// `name` is the placeholder and the accessible name.
  explicit PasswordField(const QString& name, QWidget* parent = nullptr);
  ~PasswordField() override;
  void setPlaceholder(const QString& name);

  bool isEmpty() const { return m_characters == 0; }
  /// Code points, for "12 of at least 15".
  int characters() const { return m_characters; }
  /// A copy of exactly the right size. Empty when nothing was typed; MemoryLockFailed.
  Result<crypto::SecretBytes> secret() const;
  /// True when both fields hold the same (in constant time).
  bool equals(const PasswordField& other) const;
  void clear();
  void setError(bool error);
  /// 36, or taller where gloves touch.
  void setControlHeight(int height);
  /// What typing would do; for tests and for generated passwords.
  void append(const QString& text);
  /// Off for fields that a person fills in slowly, such as set-up.
  void setForgetsWhenIdle(bool forgets);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

 Q_SIGNALS:
  void edited();
  void returnPressed();
  /// Told by the letters themselves: a capital without Shift, or a small letter with it.
  void capsLockSeen(bool on);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void removeLast();
  void changed();
  void watchCapsLock(const QKeyEvent& event);
  crypto::SecretBytes m_bytes;  // all of kCapacity; the first m_size count
  std::size_t m_size = 0;
  int m_characters = 0;
  QString m_name;
  QTimer* m_forget;
  int m_height = metric::kControl;
  bool m_error = false, m_capsLock = false, m_forgets = true, m_allChosen = false;
};

}  // namespace safelight::ui
