#pragma once
// Brings frames to panes: from memory or from the source, the journal first, nothing that nobody waits for any more.

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <functional>

#include "ui/bridge/ids.h"
#include "ui/viewer/frame_cache.h"
#include "ui/viewer/image_source.h"

namespace safelight::ui {

/// Owns the cache of decoded frames. GUI thread only; the source outlives it.
class FrameLoader : public QObject {
  Q_OBJECT
 public:
  using Done = std::function<void(Result<imaging::SharedPixelImage>)>;

  explicit FrameLoader(ImageSource& source, QObject* parent = nullptr, std::uint64_t cacheBytes = std::uint64_t{256} << 20);

  /// A new opening of the viewer: views count anew in the journal.
  void beginViewing();
  /// The viewer closes: nothing is kept, nor what is still being decoded.
  void endViewing();
  /// Brings one frame to `pane`; what the pane asked for before is dropped and never answered. Answers at once when the frame is in
  /// memory and the journal has the view, else later.
  void show(const FrameKey& key, QObject* pane, Done done);
  void dropRequests(QObject* pane);
  /// Loads in the background what a person will probably look at next; the last call's wishes replace the ones before.
  void prefetch(const QList<FrameKey>& keys);
  FrameCache& cache() { return m_cache; }

 private:
  struct Wanted {
    FrameKey key;
    Done done;
    LoadTicket ticket;
    quint64 serial = 0;
    bool joined = false;  // waits for a load that began ahead
  };
  struct Ahead {
    FrameKey key;
    LoadTicket ticket;
  };
  void noteThenShow(QObject* pane, quint64 serial, imaging::SharedPixelImage frame);
  void answer(QObject* pane, quint64 serial, Result<imaging::SharedPixelImage> result);
  void loadAhead(const FrameKey& key);
  void arrivedAhead(const FrameKey& key, Result<imaging::SharedPixelImage> result);
  void load(QObject* pane, const Wanted& wanted);
  /// False, and the frame is wiped, when the viewing it was decoded for has ended.
  bool isStillWanted(quint64 viewing, Result<imaging::SharedPixelImage>& result) const;

  ImageSource& m_source;
  FrameCache m_cache;
  QSet<model::ImageId> m_noted;
  QHash<QObject*, Wanted> m_wanted;
  QList<Ahead> m_ahead;
  quint64 m_serial = 0;
  quint64 m_viewing = 0;  // which opening of the viewer
};

}  // namespace safelight::ui
