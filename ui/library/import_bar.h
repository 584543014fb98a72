#pragma once
// A slim line at the foot of the window while an import goes on behind other work.

#include <QWidget>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// "Importing 12 of 200", Show, Stop; afterwards what became of it. Floats over its window's lower edge unless a layout holds it.
class ImportBar : public QWidget {
  Q_OBJECT
 public:
  explicit ImportBar(QWidget* window);
  void showWorking(int done, int total, bool stopping);
  void setFloating(bool floating) { m_floating = floating; }
  /// Stays until it is dismissed.
  void showResult(const QString& words, Text::Tone tone);

 Q_SIGNALS:
  void showAsked();
  void stopAsked();
  /// The result was read.
  void dismissed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void place();
  class ToneIcon* m_icon;
  Text* m_words;
  ProgressLine* m_progress;
  Button *m_show, *m_stop;
  IconButton* m_dismiss;
  bool m_floating = true;
};

}  // namespace safelight::ui
