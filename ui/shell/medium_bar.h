#pragma once
// "CANON_DC was inserted": one line with one button.

#include <QFrame>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Hidden until a medium is offered; goes when it is answered or the medium is pulled out.
class MediumBar : public QFrame {
  Q_OBJECT
 public:
  explicit MediumBar(QWidget* parent = nullptr);
  void offer(const QString& folder, const QString& name);
  void withdraw(const QString& folder);

 Q_SIGNALS:
  void importAsked(const QString& folder);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_folder;
  Text* m_words;
};

}  // namespace safelight::ui
