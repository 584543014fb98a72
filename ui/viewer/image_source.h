#pragma once
// Where the viewer's images come from: an open vault, or a test's own. Everything answers on the GUI thread, later or at once, and
// never after `context` was destroyed.

#include <QImage>
#include <QObject>
#include <QString>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/decode/protocol.h"
#include "core/imaging/pixel_image.h"
#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/model/teeth.h"
#include "ui/viewer/frame_cache.h"

namespace safelight::ui {

/// Why a frame is loaded: a person waits for it and the journal has it first; it belongs to an image that the journal has already;
/// or nobody sees it yet.
enum class FrameNeed : std::uint8_t { FirstLook, Look, Ahead };

/// Lets a load be dropped before it starts. Copies share the state.
struct LoadTicket {
  CancelToken cancel;
  std::shared_ptr<std::atomic<bool>> started = std::make_shared<std::atomic<bool>>(false);
};

class ImageSource {
 public:
  template <class Value>
  using Done = std::function<void(Result<Value>)>;

  virtual ~ImageSource() = default;

  virtual void loadImage(model::ImageId id, QObject* context, Done<model::Image> done) = 0;
  /// Filed images of a patient, newest first.
  virtual void loadImages(model::PatientId patient, QObject* context, Done<std::vector<model::Image>> done) = 0;
  /// A frame of its own each time (the viewer overwrites it when done). Cancelled when the ticket was cancelled before the work began.
  virtual void loadFrame(const FrameKey& key, FrameNeed need, const LoadTicket& ticket, QObject* context,
                         Done<imaging::SharedPixelImage> done) = 0;
  virtual void noteViewed(model::ImageId id, QObject* context, Done<void> done) = 0;
  virtual void loadHeader(model::ImageId id, QObject* context, Done<std::vector<decode::HeaderRow>> done) = 0;
  virtual void saveDisplay(model::ImageId id, const model::DisplayState& display, QObject* context, Done<void> done) = 0;
  /// Writes the original into `folder`; answers with the new file's path.
  virtual void exportOriginal(model::ImageId id, const QString& folder, QObject* context, Done<QString> done) = 0;

  /// A null image inside: there is none.
  virtual std::optional<QImage> cachedThumbnail(model::ImageId id) const = 0;
  virtual void requestThumbnail(model::ImageId id, QObject* context, std::function<void(const QImage&)> done) = 0;

  virtual model::ToothNotation notation() const = 0;
  virtual bool mayExport() const = 0;
};

}  // namespace safelight::ui
