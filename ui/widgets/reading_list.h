#pragma once
// Sentences to read, mark and copy: what an import or an export left out, and why.

#include <QPlainTextEdit>

namespace safelight::ui {

/// As high as its lines need, up to eight; then it scrolls. Words that do not fit wrap. GUI thread.
class ReadingList : public QPlainTextEdit {
  Q_OBJECT
 public:
  /// `name` is what screen readers call it.
  ReadingList(const QString& name, QWidget* parent);

  void setLines(const QStringList& lines);
  QSize sizeHint() const override { return {QPlainTextEdit::sizeHint().width(), wantedHeight()}; }
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  int rows() const;
  int heightOf(int rows) const;
  int wantedHeight() const { return heightOf(rows()); }
};

}  // namespace safelight::ui
