#pragma once
// The quiet panel beside the list: who is chosen, and their latest images.

#include <QFrame>
#include <QTimer>
#include <array>
#include <optional>

#include "core/model/image.h"
#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/library/picture_tile.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Shows one patient. Images are asked for once the choice rests for a moment, so that holding an arrow key costs nothing.
class PatientPreview : public QFrame {
  Q_OBJECT
 public:
  PatientPreview(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);
  /// Nothing: the panel is empty.
  void setPatient(const std::optional<model::Patient>& patient);
  /// Asks for the latest images again.
  void refresh();

 Q_SIGNALS:
  void openAsked();
  void editAsked();
  void mergeAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  QWidget* makeHeader();
  QWidget* makeButtons();
  QWidget* makeFacts();
  void showWords();
  void load();
  void showImages(const std::vector<model::Image>& images);
  void arrange();

  VaultSession& m_session;
  ThumbnailCache& m_thumbnails;
  std::optional<model::Patient> m_patient;
  QTimer m_rest;
  QWidget* m_content;
  Avatar* m_avatar;
  Text *m_name, *m_line, *m_latest, *m_activity, *m_count, *m_noteTitle, *m_note;
  std::array<PictureTile*, 3> m_tiles{};
  std::array<model::ImageId, 3> m_shownIn{};  // which image each tile speaks of
  QWidget* m_pictures;
  Text* m_noPictures;
};

}  // namespace safelight::ui
