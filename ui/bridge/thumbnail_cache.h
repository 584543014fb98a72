#pragma once
// Small pictures for lists: bounded memory, loaded in the background, never twice, never for what has scrolled away.

#include <QCache>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>

#include "core/imaging/tone.h"
#include "ui/bridge/ids.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// GUI thread only. Thumbnails live in memory alone.
class ThumbnailCache : public QObject {
  Q_OBJECT
 public:
  /// Null: the image has none (documents) or it could not be made.
  using Done = std::function<void(const QImage& thumbnail)>;
  /// Where thumbnails come from; runs on the session's worker. The default asks the vault.
  using Loader = std::function<Result<imaging::Rendered>(vault::Vault&, decode::Decoder&, model::ImageId)>;

  explicit ThumbnailCache(VaultSession& session, qsizetype maximumBytes = qsizetype{96} << 20, QObject* parent = nullptr);
  void setLoader(Loader loader) { m_loader = std::move(loader); }

  /// The thumbnail when it is in memory; a null image inside means "there is none". For painting.
  std::optional<QImage> cached(model::ImageId id) const;
  /// Answers with the thumbnail: at once when it is in memory, else later on the GUI thread unless `context` died or cancelled.
  /// Requests for one image are answered by one load; the newest request is loaded first.
  void request(model::ImageId id, QObject* context, Done done);
  /// Takes back what `context` asked for and has not got; with an id, only that.
  void cancel(const QObject* context);
  void cancel(model::ImageId id, const QObject* context);
  /// The thumbnail changed: the next request loads it again.
  void forget(model::ImageId id);
  void clear();

 private:
  struct Waiter {
    QPointer<QObject> context;
    Done done;
  };
  void loadMore();
  void arrived(model::ImageId id, QImage image);

  VaultSession& m_session;
  Loader m_loader;
  mutable QCache<model::ImageId, QImage> m_images;  // cost in KiB
  QHash<model::ImageId, QList<Waiter>> m_waiters;
  QList<model::ImageId> m_queue;  // newest last
  int m_loading = 0;
};

}  // namespace safelight::ui
