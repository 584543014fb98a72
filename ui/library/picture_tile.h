#pragma once
// A small picture with rounded corners and a caption.

#include <QImage>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Fills itself with a picture (cropped evenly), or shows an icon when there is none. Clickable. The caption lies over the picture.
class PictureTile : public PaintedButton {
  Q_OBJECT
 public:
  explicit PictureTile(QWidget* parent = nullptr);
  void setPicture(const QImage& picture);
  /// While nothing is loaded; a null picture afterwards means "none" and shows the icon.
  void setWaiting();
  void setIconName(const QString& name) { m_iconName = name; }
  void setCaption(const QString& caption);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage m_picture;
  QString m_caption, m_iconName;
  bool m_waiting = true;
};

}  // namespace safelight::ui
