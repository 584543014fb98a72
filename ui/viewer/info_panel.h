#pragma once
// What a file says of itself, searchable; rows can be copied.

#include <QAbstractListModel>
#include <QWidget>
#include <vector>

#include "core/decode/protocol.h"
#include "core/model/image.h"
#include "core/model/teeth.h"
#include "ui/viewer/image_source.h"

class QListView;
class QSortFilterProxyModel;

namespace safelight::ui {

class Text;
class TextField;

/// One line for a person: "Patient's Name" / "Lindqvist^Marta" / "(0010,0010)".
struct InfoRow {
  QString name, value, tag;
  int depth = 0;
  bool heading = false;
};

/// What the catalogue knows, in words.
QList<InfoRow> catalogueRows(const model::Image& image, model::ToothNotation notation);
QList<InfoRow> headerRows(const std::vector<decode::HeaderRow>& rows);

class InfoModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { NameRole = Qt::DisplayRole, ValueRole = Qt::UserRole + 1, TagRole, DepthRole, HeadingRole, SearchRole };
  using QAbstractListModel::QAbstractListModel;
  void setRows(QList<InfoRow> rows);
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QList<InfoRow> m_rows;
};

/// Loads the header when it is visible and the image changed. The source outlives it.
class InfoPanel : public QWidget {
  Q_OBJECT
 public:
  explicit InfoPanel(ImageSource& source, QWidget* parent = nullptr);
  void setImage(const model::Image* image);
  void focusSearch();
  QListView* list() const { return m_list; }
  /// Puts the current row on the clipboard as "name: value".
  void copyRow();
  /// Its value alone.
  void copyValue();

 Q_SIGNALS:
  void closed();
  /// Escape: the panel stays open, the keys are the image's again.
  void left();

 protected:
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void load();
  static void copy(const QString& words);
  void say(const QString& words);

  ImageSource& m_source;
  std::optional<model::Image> m_image;
  model::ImageId m_loaded;
  InfoModel* m_model;
  QSortFilterProxyModel* m_filter;
  TextField* m_search;
  QListView* m_list;
  Text* m_state;
};

}  // namespace safelight::ui
