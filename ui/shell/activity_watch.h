#pragma once
// Tells that somebody is working, so that the guard does not lock under their hands.

#include <QElapsedTimer>
#include <QObject>

namespace safelight::ui {

/// Watches every key, click, wheel and movement of the application and says so at most once a second. Lives as long as its parent.
class ActivityWatch : public QObject {
  Q_OBJECT
 public:
  explicit ActivityWatch(QObject* parent = nullptr);

 Q_SIGNALS:
  void active();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QElapsedTimer m_said;
};

}  // namespace safelight::ui
