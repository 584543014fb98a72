#pragma once
// Rows that are made anew while somebody works with keys.

#include <QList>
#include <QString>
#include <optional>

class QAbstractButton;
class QVBoxLayout;
class QWidget;

namespace safelight::ui {

/// Made before the rows of these layouts go, asked once they stand again: the keyboard stays at the control it was at. GUI thread only.
class RowsFocus {
 public:
  explicit RowsFocus(QList<QVBoxLayout*> rows);
  /// To the control that says the same of the same thing; to `otherwise` when its row went, or it can do nothing now. Nothing when the focus was elsewhere.
  void giveBack(QWidget* otherwise) const;

 private:
  QList<QAbstractButton*> controls() const;
  QList<QVBoxLayout*> m_rows;
  std::optional<QString> m_at;
  int m_before = 0;  // of those that say the same
};

}  // namespace safelight::ui
