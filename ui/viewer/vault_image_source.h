#pragma once
// The viewer's images from an open vault.

#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/viewer/image_source.h"

namespace safelight::ui {

/// Session and thumbnails outlive it.
class VaultImageSource final : public ImageSource {
 public:
  VaultImageSource(VaultSession& session, ThumbnailCache& thumbnails) : m_session(session), m_thumbnails(thumbnails) {}

  void loadImage(model::ImageId id, QObject* context, Done<model::Image> done) override;
  void loadImages(model::PatientId patient, QObject* context, Done<std::vector<model::Image>> done) override;
  void loadFrame(const FrameKey& key, FrameNeed need, const LoadTicket& ticket, QObject* context,
                 Done<imaging::SharedPixelImage> done) override;
  void noteViewed(model::ImageId id, QObject* context, Done<void> done) override;
  void loadHeader(model::ImageId id, QObject* context, Done<std::vector<decode::HeaderRow>> done) override;
  void saveDisplay(model::ImageId id, const model::DisplayState& display, QObject* context, Done<void> done) override;
  void exportOriginal(model::ImageId id, const QString& folder, QObject* context, Done<QString> done) override;
  std::optional<QImage> cachedThumbnail(model::ImageId id) const override { return m_thumbnails.cached(id); }
  void requestThumbnail(model::ImageId id, QObject* context, std::function<void(const QImage&)> done) override;
  model::ToothNotation notation() const override { return m_session.notation(); }
  bool mayExport() const override { return m_session.may(model::Permission::Export); }

 private:
  VaultSession& m_session;
  ThumbnailCache& m_thumbnails;
};

}  // namespace safelight::ui
