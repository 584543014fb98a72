#pragma once
// One arrival: its pictures, why it waits, whom it probably belongs to, and one button.

#include <optional>

#include "core/model/patient.h"
#include "ui/inbox/inbox_groups.h"
#include "ui/library/thumbnail_source.h"
#include "ui/widgets/controls.h"

class QBoxLayout;

namespace safelight::ui {

/// A patient in a soft accent box: initials, name, birth date and number.
class SuggestionBox : public QWidget {
  Q_OBJECT
 public:
  explicit SuggestionBox(const model::Patient& patient, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// Paints the thumbnails of a group at their own shape, as many as fit. Click asks for a closer look.
class ArrivalPictures : public QAbstractButton {
  Q_OBJECT
 public:
  ArrivalPictures(const InboxGroup& group, ThumbnailSource thumbnails, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  void setMost(int pictures);
  /// "+125": how many are not shown; empty when all are.
  QString moreText() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void layOut();
  std::vector<model::Image> m_images;
  ThumbnailSource m_thumbnails;
  std::vector<QRect> m_frames;
  int m_most = 3;
};

/// Decides nothing; says what the person wants.
class InboxCard : public Card {
  Q_OBJECT
 public:
  struct Words {
    model::ToothNotation notation = model::ToothNotation::Fdi;
    model::LocalTime now;
    bool mayFile = true, mayCreate = true, mayDelete = true;
  };
  InboxCard(InboxGroup group, const std::optional<model::Patient>& suggestion, ThumbnailSource thumbnails, const Words& words, QWidget* parent = nullptr);

  const InboxGroup& group() const { return m_group; }
  /// The buttons, where there are any; for tests and focus.
  Button* fileHere() const { return m_fileHere; }
  Button* someoneElse() const { return m_someoneElse; }
  Button* newPatient() const { return m_newPatient; }
  void setBusy(bool busy);

 Q_SIGNALS:
  void fileAsked();
  void someoneElseAsked();
  void newPatientAsked();
  void deleteAsked();
  void apartAsked();
  void lookAsked();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeWords(const Words& words);
  QWidget* makeDecision(const std::optional<model::Patient>& suggestion, const Words& words);

  InboxGroup m_group;
  ArrivalPictures* m_pictures;
  QWidget* m_decision;
  QBoxLayout* m_row;
  Button *m_fileHere = nullptr, *m_someoneElse = nullptr, *m_newPatient = nullptr;
};

}  // namespace safelight::ui
