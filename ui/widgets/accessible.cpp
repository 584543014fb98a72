#include "ui/widgets/accessible.h"

#include <QAccessibleWidget>

#include "ui/widgets/controls.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui {

namespace {

class AccessibleButton : public QAccessibleWidget {
 public:
  explicit AccessibleButton(QAbstractButton* button)
      : QAccessibleWidget(button, button->isCheckable() ? QAccessible::CheckBox : QAccessible::Button) {}

  QString text(QAccessible::Text kind) const override {
    const QString given = QAccessibleWidget::text(kind);
    return kind == QAccessible::Name && given.isEmpty() ? button()->text() : given;
  }
  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = button()->isCheckable();
    state.checked = button()->isChecked();
    state.pressed = button()->isDown();
    return state;
  }
  QStringList actionNames() const override {
    QStringList names = QAccessibleWidget::actionNames();
    if (button()->isEnabled()) names.prepend(pressAction());
    return names;
  }
  void doAction(const QString& name) override {
    if (name == pressAction()) button()->click();
    else QAccessibleWidget::doAction(name);
  }

 private:
  QAbstractButton* button() const { return static_cast<QAbstractButton*>(widget()); }
};

class AccessiblePassword : public QAccessibleWidget {
 public:
  explicit AccessiblePassword(PasswordField* field) : QAccessibleWidget(field, QAccessible::EditableText) {}
  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.passwordEdit = true;
    state.editable = true;
    return state;
  }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
  if (auto* button = qobject_cast<PaintedButton*>(object)) return new AccessibleButton(button);
  if (auto* field = qobject_cast<PasswordField*>(object)) return new AccessiblePassword(field);
  if (auto* sheet = qobject_cast<Sheet*>(object)) return new QAccessibleWidget(sheet, QAccessible::Dialog);
  if (auto* toast = qobject_cast<Toast*>(object)) return new QAccessibleWidget(toast, QAccessible::AlertMessage);
  if (auto* line = qobject_cast<ProgressLine*>(object)) return new QAccessibleWidget(line, QAccessible::ProgressBar);
  return nullptr;
}

}  // namespace

void installAccessibility() { QAccessible::installFactory(makeInterface); }

}  // namespace safelight::ui
