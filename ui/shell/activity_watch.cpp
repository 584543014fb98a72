#include "ui/shell/activity_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace safelight::ui {
namespace {

constexpr qint64 kQuietMilliseconds = 1000;

bool isWork(const QEvent& event) {
  // Programs can make events too; only what came from the system counts as a person.
  if (!event.spontaneous()) return false;
  switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress: return true;
    default: return false;
  }
}

}  // namespace

ActivityWatch::ActivityWatch(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool ActivityWatch::eventFilter(QObject* watched, QEvent* event) {
  if (isWork(*event) && (!m_said.isValid() || m_said.elapsed() >= kQuietMilliseconds)) {
    m_said.start();
    Q_EMIT active();
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace safelight::ui
