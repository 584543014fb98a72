#pragma once
// The line across the top: search or the open patient on the left, the person on the right.

#include <QWidget>

#include "core/model/patient.h"
#include "core/model/user.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Shows the search field, or whose images are open (name, birth date and age, number): never both. GUI thread only.
class TopBar : public QWidget {
  Q_OBJECT
 public:
  explicit TopBar(const model::User& user, QWidget* parent = nullptr);

  TextField& search() { return *m_search; }
  void showSearch();
  void showPatient(const model::Patient& patient);
  /// Import stands here where it applies.
  void setImportVisible(bool visible) {
    m_import->setVisible(visible);
    makeRoom();
  }
  /// Whether the theme button shows a sun or a moon.
  void setThemeIcon(const QString& name) { m_theme->setIconName(name); }

 Q_SIGNALS:
  void backAsked();
  void importAsked();
  void themeAsked();
  void lockAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makePatient();
  QWidget* makePerson(const model::User& user);
  void makeRoom();

  TextField* m_search;
  QWidget* m_patient;
  Text *m_name, *m_born;
  Chip* m_number;
  bool m_hasNumber = false;
  Button *m_import, *m_lock;
  IconButton* m_theme;
  QWidget* m_personWords;
};

}  // namespace safelight::ui
