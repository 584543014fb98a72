#include "ui/worklist/worklist_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

struct WorklistWords {
  Q_DECLARE_TR_FUNCTIONS(WorklistWords)
};

}  // namespace

std::vector<Examination> examinations() {
  return {{"PX", WorklistWords::tr("Panoramic")},
          {"IO", WorklistWords::tr("Intraoral X-ray")},
          {"CT", WorklistWords::tr("CBCT")},
          {"DX", WorklistWords::tr("Cephalogram")},
          {"XC", WorklistWords::tr("Photographs")}};
}

QString orderTitle(const model::WorklistOrder& order) {
  if (!order.description.empty()) return text(order.description);
  for (const auto& each : examinations()) {
    if (order.modality == each.modality) return each.words;
  }
  return text(order.modality);
}

QString worklistDay(model::Date day, model::Date today) {
  const int ahead = day.dayNumber() - today.dayNumber();
  if (ahead == 0) return WorklistWords::tr("Today");
  if (ahead == 1) return WorklistWords::tr("Tomorrow");
  const QDate date(day.year, day.month, day.day);
  return QStringLiteral("%1, %2").arg(QLocale().dayName(date.dayOfWeek()), dayText(day, today));
}

QString statusWord(model::WorklistStatus status) {
  switch (status) {
    case model::WorklistStatus::Done: return WorklistWords::tr("Done");
    case model::WorklistStatus::Cancelled: return WorklistWords::tr("Taken back");
    case model::WorklistStatus::Open: break;
  }
  return WorklistWords::tr("Open");
}

}  // namespace safelight::ui
