#pragma once
// What a pane shows instead of pixels: a document, or why an image cannot be shown.

#include <QWidget>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A card with icon, title, facts and one next step. The technician's line stays folded until asked for.
class PaneCard : public QWidget {
  Q_OBJECT
 public:
  enum class Failed { Image, Frame };
  explicit PaneCard(QWidget* parent = nullptr);
  void showDocument(const QString& icon, const QString& kind, const QString& name, const QString& size, bool exportable);
  /// `sentence` says what happened and what to do; `details` is for a technician.
  void showFailure(Failed what, const QString& sentence, const QString& details);
  /// Its own width, and the height its words then need.
  QSize preferredSize() const;
  /// For panes with little height: a smaller icon, closer lines.
  void setCompact(bool compact);

 Q_SIGNALS:
  void actionClicked();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_icon;
  bool m_trouble = false;
  bool m_compact = false;
  Text* m_title;
  Text* m_line;
  Text* m_small;
  Button* m_action;
  Button* m_more;
  Text* m_details;
};

}  // namespace safelight::ui
