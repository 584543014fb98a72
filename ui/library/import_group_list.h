#pragma once
// The groups of an import as rows: icon, sentence, and some of their pictures.

#include <QList>
#include <QWidget>

#include "ui/library/import_groups.h"

class QVBoxLayout;

namespace safelight::ui {

/// As many pictures as fit in one line, then "+112".
class PictureStrip : public QWidget {
  Q_OBJECT
 public:
  explicit PictureStrip(QWidget* parent = nullptr);
  void setPictures(const QList<QImage>& pictures, int total);
  QSize sizeHint() const override { return {200, m_height}; }
  void setStripHeight(int height);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<QImage> m_pictures;
  int m_total = 0, m_height = 44;
};

/// Reuses its rows, so that a preview that grows does not flicker.
class ImportGroupList : public QWidget {
  Q_OBJECT
 public:
  explicit ImportGroupList(QWidget* parent = nullptr);
  void setGroups(const std::vector<ImportGroup>& groups);

 private:
  struct Row;
  Row* addRow();
  QVBoxLayout* m_column;
  QList<Row*> m_rows;
};

}  // namespace safelight::ui
