#pragma once
// From catalogue rows to what the list of images paints.

#include <span>
#include <vector>

#include "ui/library/image_filter.h"
#include "ui/library/image_grid.h"

namespace safelight::ui {

/// What the words of a picture depend on.
struct GridWords {
  model::ToothNotation notation = model::ToothNotation::Fdi;
  PersonName nameOf;
  std::function<bool(const model::Image&)> isFresh;
};

/// What, when, by whom, how large: several lines.
QString describeImage(const model::Image& image, const GridWords& words);
/// Without a description: that comes from describeImage when it is asked for.
GridItem gridItemOf(const model::Image& image, const GridWords& words);
/// The icon of a document or of a picture that cannot be shown: pdf, model, report, waveform, document, photo, radiograph.
QString iconOf(const model::ImageFacts& facts);
/// "PDF · consent": for the chip of a document.
QString documentCaption(const model::Image& image, model::ToothNotation notation);
/// The session row height: the newest is larger, low windows have smaller ones.
std::vector<GridSection> gridSectionsOf(std::span<const ImageSession> sessions, int pageHeight);

}  // namespace safelight::ui
