#pragma once
// The arrow keys and Return of a search field move and open in the list below it.

#include <QObject>

class QLineEdit;

namespace safelight::ui {

class PatientListView;

/// Until one of the two goes.
void forwardSearchKeys(QLineEdit& field, PatientListView& list);

}  // namespace safelight::ui
