#pragma once
// The 2 px accent ring round the control that the keyboard is on.

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusEvent;
class QFocusFrame;
class QWidget;

namespace safelight::ui {

/// Watches focus changes and moves one frame from control to control. A ring shows only when the keyboard moved the focus (Tab,
/// shortcut) or the program did in answer to a key, as a sheet does that opens, so a mouse never leaves rings behind. A child of the
/// application; made by applyTheme.
class FocusRing : public QObject {
  Q_OBJECT
 public:
  explicit FocusRing(QApplication& application);
  ~FocusRing() override;

  /// The control that shows the ring now, or nullptr.
  QWidget* ringed() const;
  /// Whether a focus given now for this reason is one that who works with keys must see.
  bool byKeyboard(Qt::FocusReason reason) const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place(QWidget* widget);
  QPointer<QFocusFrame> m_frame;
  bool m_keys = false;  // what was done last was done with a key, not with the mouse
};

/// The same, for a widget that draws its focus itself. False without a FocusRing.
bool cameByKeyboard(const QFocusEvent& event);

/// Tells the ring the corner radius of a control (8 when not told). A radius of -1 means: no ring, the control shows focus itself.
void setFocusRadius(QWidget& widget, int radius);
int focusRadius(const QWidget* widget);

}  // namespace safelight::ui
