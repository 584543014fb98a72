#pragma once
// Slider, play button and counter of a multi-frame image.

#include <QWidget>

class QSlider;

namespace safelight::ui {

class IconButton;
class Text;

/// Hidden while there is one frame or none. Frames count from 0 here, from 1 for people.
class FrameBar : public QWidget {
  Q_OBJECT
 public:
  explicit FrameBar(QWidget* parent = nullptr);
  void setFrames(int count);
  void setCurrent(int frame);
  void setPlaying(bool playing);
  QSize sizeHint() const override { return {420, 44}; }

 Q_SIGNALS:
  void frameChosen(int frame);
  void playToggled();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  IconButton* m_play;
  QSlider* m_slider;
  Text* m_counter;
};

}  // namespace safelight::ui
