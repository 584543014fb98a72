#pragma once
// The places of the program, down the left side.

#include <QHash>
#include <QWidget>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Where one can be. Patient and Viewer are reached from Patients or the Inbox.
enum class Place { Patients, Inbox, Worklist, Bin, Practice, Patient, Viewer };

/// One button a place.
class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void add(Place place, const QString& iconName, const QString& text);
  /// What comes now stands at the bottom.
  void addGap();
  void setCurrent(Place place);
  void setBadge(Place place, int count);

 Q_SIGNALS:
  void asked(safelight::ui::Place place);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  class QVBoxLayout* m_layout;
  QHash<Place, RailButton*> m_buttons;
};

}  // namespace safelight::ui
