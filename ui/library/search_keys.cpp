#include "ui/library/search_keys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>

#include "ui/library/patient_list_view.h"

namespace safelight::ui {
namespace {

class Forwarder : public QObject {
 public:
  Forwarder(QLineEdit& field, PatientListView& list) : QObject(&field), m_list(&list) { field.installEventFilter(this); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::KeyPress && m_list && m_list->isVisible()) {
      if (m_list->handleKey(static_cast<QKeyEvent*>(event))) return true;
    }
    return QObject::eventFilter(watched, event);
  }

 private:
  QPointer<PatientListView> m_list;
};

}  // namespace

void forwardSearchKeys(QLineEdit& field, PatientListView& list) { new Forwarder(field, list); }

}  // namespace safelight::ui
