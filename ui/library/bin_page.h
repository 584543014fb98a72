#pragma once
// What was deleted, for thirty days.

#include <QHash>
#include <QWidget>
#include <vector>

#include "core/model/image.h"
#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

class QStackedWidget;

namespace safelight::ui {

class BinView;

/// Lists the bin, newest deletion first: restore, and (for who may) delete for good. GUI thread only.
class BinPage : public QWidget {
  Q_OBJECT
 public:
  BinPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

  BinView* view() const { return m_view; }
  void refresh();

 protected:
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Loaded;
  void build();
  void receive(Loaded loaded);
  void showSelection(int count);
  void restoreSelected();
  void askToPurge();
  void purge(const std::vector<model::ImageId>& ids);

  VaultSession& m_session;
  std::vector<model::Image> m_images;
  int m_generation = 0;
  BinView* m_view;
  class ImageActions* m_actions;
  QStackedWidget* m_stack;
  Text *m_title, *m_line;
  Button *m_restore, *m_purge;
  EmptyState *m_empty, *m_failure;
};

}  // namespace safelight::ui
