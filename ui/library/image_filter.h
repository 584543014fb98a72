#pragma once
// Which of a patient's images are shown, and how they fall into sessions. Values only; GUI thread for the words.

#include <QString>
#include <functional>
#include <span>
#include <vector>

#include "core/model/image.h"
#include "core/model/teeth.h"

namespace safelight::ui {

/// What the tooth chart and the chips ask for. Kinds are joined by "or", everything else by "and".
struct ImageFilter {
  model::Teeth teeth;        // images that show at least one of them; empty: any
  bool radiographs = false;  // no kind chosen: all kinds
  bool photos = false;
  bool documents = false;
  bool beforeAfter = false;  // only images with a treatment phase

  bool operator==(const ImageFilter&) const = default;
  bool empty() const { return *this == ImageFilter{}; }
  bool accepts(const model::Image& image) const;
};

/// One day's images: a heading ("Today", "March 2025"), a line below it ("18 Mar 2025 · J. Bergmann"), and where they stand.
struct ImageSession {
  QString heading;
  QString detail;
  int first = 0;
  int count = 0;
};

/// The name of a person for a line of text; empty when unknown.
using PersonName = std::function<QString(model::UserId)>;

/// Cuts images, newest first, into one session a capture day.
std::vector<ImageSession> sessionsOf(std::span<const model::Image* const> images, model::Date today, const PersonName& nameOf);

/// "11 of 126 images show these teeth, 2014 to today." `shown` are the images that pass the filter, newest first.
QString filterSentence(std::span<const model::Image* const> shown, std::size_t total, const ImageFilter& filter, model::Date today);

/// Every tooth that some image shows.
model::Teeth teethOf(std::span<const model::Image> images);

}  // namespace safelight::ui
