#include "ui/library/image_filter.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ImageFilter)
};

QString number(std::size_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

/// "J. Bergmann", "J. Bergmann and 1 other person": whoever took the session in, most recent first.
QString peopleOf(std::span<const model::Image* const> images, const PersonName& nameOf) {
  std::vector<model::UserId> people;
  for (const auto* image : images) {
    if (std::find(people.begin(), people.end(), image->importedBy) == people.end()) people.push_back(image->importedBy);
  }
  const QString first = people.empty() ? QString() : nameOf(people.front());
  if (first.isEmpty() || people.size() == 1) return first.isEmpty() ? first : isolated(first);
  return people.size() == 2 ? Words::tr("%1 and one other person").arg(isolated(first))
                            : Words::tr("%1 and %2 other people").arg(isolated(first), number(people.size() - 1));
}

QString detailOf(std::span<const model::Image* const> images, const PersonName& nameOf) {
  const model::Date day = images.front()->capturedAt.date();
  QString detail = dateText(day);
  const QString people = peopleOf(images, nameOf);
  const model::Date taken = localTime(images.front()->importedAt).date();
  // Old images that came in later say when, so that nobody takes the import's day for the exposure's.
  if (taken != day) {
    detail += u" · "_s + (people.isEmpty() ? Words::tr("imported %1").arg(dateText(taken)) : Words::tr("imported %1 by %2").arg(dateText(taken), people));
  } else if (!people.isEmpty()) {
    detail += u" · "_s + people;
  }
  return detail;
}

/// "2014 to today", "2014 to 2019", "2019", "today".
QString spanOfYears(std::span<const model::Image* const> images, model::Date today) {
  const model::Date newest = images.front()->capturedAt.date();
  const model::Date oldest = images.back()->capturedAt.date();
  const QString end = newest == today ? Words::tr("today", "end of a span of years") : QString::number(newest.year);
  if (oldest == today) return end;
  if (oldest.year == newest.year) return oldest.year == today.year ? Words::tr("this year") : end;
  return Words::tr("%1 to %2", "span of years").arg(QString::number(oldest.year), end);
}

}  // namespace

bool ImageFilter::accepts(const model::Image& image) const {
  const bool anyKind = !radiographs && !photos && !documents;
  const bool kindFits = anyKind || (radiographs && image.facts.kind == model::ImageKind::Radiograph) ||
                        (photos && image.facts.kind == model::ImageKind::Photo) ||
                        (documents && image.facts.kind == model::ImageKind::Document);
  if (!kindFits) return false;
  if (beforeAfter && image.tags.phase == model::Phase::None) return false;
  return teeth.empty() || teeth.intersects(image.tags.teeth);
}

std::vector<ImageSession> sessionsOf(std::span<const model::Image* const> images, model::Date today, const PersonName& nameOf) {
  std::vector<ImageSession> sessions;
  for (std::size_t first = 0; first < images.size();) {
    const model::Date day = images[first]->capturedAt.date();
    std::size_t end = first + 1;
    while (end < images.size() && images[end]->capturedAt.date() == day) ++end;
    const auto ofDay = images.subspan(first, end - first);
    sessions.push_back({sessionTitle(day, today), detailOf(ofDay, nameOf), static_cast<int>(first), static_cast<int>(ofDay.size())});
    first = end;
  }
  return sessions;
}

QString filterSentence(std::span<const model::Image* const> shown, std::size_t total, const ImageFilter& filter, model::Date today) {
  if (total == 0) return {};
  if (filter.empty()) return Words::tr("%1, %2.", "images, years").arg(imageCount(total), spanOfYears(shown, today));
  const bool oneTooth = filter.teeth.size() == 1;
  if (shown.empty()) {
    if (filter.teeth.empty()) return Words::tr("None of %1 is of this kind.").arg(imageCount(total));
    return oneTooth ? Words::tr("None of %1 shows this tooth.").arg(imageCount(total)) : Words::tr("None of %1 shows these teeth.").arg(imageCount(total));
  }
  const QString count = Words::tr("%1 of %2").arg(number(shown.size()), imageCount(total));
  const QString years = spanOfYears(shown, today);
  if (filter.teeth.empty()) return Words::tr("%1, %2.", "images, years").arg(count, years);
  if (shown.size() == 1) return (oneTooth ? Words::tr("%1 shows this tooth, %2.") : Words::tr("%1 shows these teeth, %2.")).arg(count, years);
  return (oneTooth ? Words::tr("%1 show this tooth, %2.") : Words::tr("%1 show these teeth, %2.")).arg(count, years);
}

model::Teeth teethOf(std::span<const model::Image> images) {
  std::uint64_t bits = 0;
  for (const auto& image : images) bits |= image.tags.teeth.bits();
  return model::Teeth::fromBits(bits);
}

}  // namespace safelight::ui
