#pragma once
// Writes display states to the vault on every pause, so that a lock at any moment loses nothing.

#include <QHash>
#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/bridge/ids.h"
#include "ui/viewer/image_source.h"

namespace safelight::ui {

/// GUI thread only; the source outlives it. What is still unsaved goes out when it is destroyed.
class DisplaySaver : public QObject {
  Q_OBJECT
 public:
  static constexpr int kPause = 600;  // milliseconds

  explicit DisplaySaver(ImageSource& source, QObject* parent = nullptr);
  ~DisplaySaver() override;
  void change(model::ImageId id, const model::DisplayState& display);
  void flush();
  bool hasUnsaved() const { return !m_unsaved.isEmpty(); }
  /// What waits for the pause; nothing when the vault has been told.
  std::optional<model::DisplayState> unsaved(model::ImageId id) const {
    const auto found = m_unsaved.constFind(id);
    return found == m_unsaved.constEnd() ? std::nullopt : std::optional(*found);
  }

 Q_SIGNALS:
  /// Not told when the person's role simply may not keep states.
  void failed(const QString& sentence);

 private:
  ImageSource& m_source;
  QTimer m_pause;
  QHash<model::ImageId, model::DisplayState> m_unsaved;
};

}  // namespace safelight::ui
