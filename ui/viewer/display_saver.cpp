#include "ui/viewer/display_saver.h"

#include "ui/bridge/error_text.h"

namespace safelight::ui {

DisplaySaver::DisplaySaver(ImageSource& source, QObject* parent) : QObject(parent), m_source(source) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPause);
  connect(&m_pause, &QTimer::timeout, this, &DisplaySaver::flush);
}

DisplaySaver::~DisplaySaver() { flush(); }

void DisplaySaver::change(model::ImageId id, const model::DisplayState& display) {
  m_unsaved.insert(id, display);
  m_pause.start();
}

void DisplaySaver::flush() {
  m_pause.stop();
  const auto unsaved = std::exchange(m_unsaved, {});
  for (auto it = unsaved.cbegin(); it != unsaved.cend(); ++it) {
    m_source.saveDisplay(it.key(), it.value(), this, [this](const Result<void>& saved) {
      if (!saved && saved.error().code != ErrorCode::NotAllowed) Q_EMIT failed(errorText(saved.error()));
    });
  }
}

}  // namespace safelight::ui
