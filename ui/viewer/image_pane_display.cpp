// What a person changes about an image: its tones, how it lies, where one looks, and which frame.
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_facts.h"

namespace safelight::ui {

std::uint32_t ImagePane::frameCount() const { return m_image ? std::max(1u, m_image->facts.frames) : 0; }

bool ImagePane::isWindowable() const { return hasPixels() && m_renderer.frame()->format == imaging::PixelFormat::Gray16; }

bool ImagePane::isOriginal() const {
  return std::holds_alternative<OriginalTone>(m_choice) && !m_display.inverted && m_display.quarterTurns == 0 && !m_display.mirrored;
}

void ImagePane::setChoice(const ToneChoice& choice, const QString& name) {
  if (!isWindowable()) return;
  m_choice = choice;
  m_choiceName = name;
  storeChoice(choice, m_renderer.frame()->tone, m_display);
  applyTone();
  tellDisplay();
}

void ImagePane::applyTone() {
  m_renderer.setTone(m_choice, m_display.inverted);
  update();
}

void ImagePane::nameChoice() {
  m_choiceName.clear();
  const auto* window = std::get_if<imaging::Window>(&m_choice);
  if (window != nullptr) m_choiceName = window->explanation.empty() ? tr("Own window") : text(window->explanation);
}

const std::vector<TonePreset>& ImagePane::presets() {
  if (m_presets.empty() && isWindowable()) m_presets = tonePresets(*m_renderer.frame());
  return m_presets;
}

bool ImagePane::applyPreset(int index) {
  const auto& all = presets();
  if (index < 0 || index >= static_cast<int>(all.size())) return false;
  const TonePreset& preset = all[static_cast<std::size_t>(index)];
  setChoice(preset.choice, preset.kind == PresetKind::Original ? QString() : presetText(preset));
  return true;
}

int ImagePane::presetIndex() {
  const auto& all = presets();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].choice == m_choice) return static_cast<int>(i);
  }
  return -1;
}

void ImagePane::resetTone() { setChoice(OriginalTone{}, {}); }

void ImagePane::reset() {
  if (!isPicture()) return;
  m_display = {};
  m_choice = OriginalTone{};
  m_choiceName.clear();
  m_transform.setOrientation({});
  m_transform.fit();
  applyTone();
  tellDisplay();
  placeMoved();
}

void ImagePane::invert() {
  if (!hasPixels() || showsCard()) return;
  m_display.inverted = !m_display.inverted;
  applyTone();
  tellDisplay();
}

void ImagePane::turn(Turn turn) {
  if (!isPicture()) return;
  m_transform.turn(turn);
  orientationChanged();
}

void ImagePane::mirror() {
  if (!isPicture()) return;
  m_transform.mirrorOnScreen();
  orientationChanged();
}

void ImagePane::orientationChanged() {
  m_display.quarterTurns = m_transform.orientation().quarterTurns;
  m_display.mirrored = m_transform.orientation().mirrored;
  tellDisplay();
  update();
}

void ImagePane::tellDisplay() {
  refreshChips();
  if (!m_image) return;
  m_image->display = m_display;
  Q_EMIT displayChanged(m_image->id, m_display);
}

void ImagePane::fit() {
  if (!isPicture()) return;
  m_transform.fit();
  placeMoved();
}

void ImagePane::actualPixels() {
  if (!isPicture()) return;
  const Extent view = m_transform.viewSize();
  m_transform.actualPixels({view.width / 2, view.height / 2});
  placeMoved();
}

void ImagePane::zoomBy(double factor) {
  if (!isPicture()) return;
  const Extent view = m_transform.viewSize();
  m_transform.zoomBy(factor, {view.width / 2, view.height / 2});
  placeMoved();
}

void ImagePane::placeMoved() {
  m_moving = true;
  m_settle.start();
  update();
  Q_EMIT placeChanged();
}

void ImagePane::setRelativePlace(const RelativePlace& place) {
  m_transform.setRelativePlace(place);
  m_moving = true;
  m_settle.start();
  update();
}

void ImagePane::stepFrame(int by) {
  const int count = static_cast<int>(frameCount());
  if (count <= 1) return;
  setFrame(static_cast<std::uint32_t>(std::clamp(static_cast<int>(m_frame) + by, 0, count - 1)));
}

void ImagePane::setFrame(std::uint32_t frame) {
  if (!m_image || frame >= frameCount() || frame == m_frame) return;
  m_frame = frame;
  m_frameBar->setCurrent(static_cast<int>(frame));
  loadFrame();
}

void ImagePane::togglePlay() {
  if (frameCount() <= 1) return;
  if (m_play.isActive()) {
    m_play.stop();
    if (m_shownFrame != m_frame) loadFrame();  // what was passed over is told now
  } else {
    m_play.start();
  }
  m_frameBar->setPlaying(m_play.isActive());
}

}  // namespace safelight::ui
