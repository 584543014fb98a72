#include "ui/library/grid_content.h"

#include <QCoreApplication>

#include "core/model/pixel_shape.h"
#include "ui/bridge/document_words.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(GridContent)
};

QString withPhase(QString caption, model::Phase phase) {
  return phase == model::Phase::None ? caption : caption + u" · "_s + phaseWord(phase);
}

}  // namespace

QString describeImage(const model::Image& image, const GridWords& words) {
  QStringList lines{imageTitle(image, words.notation)};
  if (image.tags.phase != model::Phase::None) lines.front() += u" · "_s + phaseWord(image.tags.phase);
  QString when = Words::tr("Taken %1").arg(dateText(image.capturedAt.date()));
  if (!image.facts.capturedAt) when = Words::tr("%1, the date of the file").arg(dateText(image.capturedAt.date()));
  lines.append(when);
  const QString who = words.nameOf ? words.nameOf(image.importedBy) : QString();
  const QString taken = dateText(localTime(image.importedAt).date());
  lines.append(who.isEmpty() ? Words::tr("Imported %1").arg(taken) : Words::tr("Imported %1 by %2").arg(taken, isolated(who)));
  QString size = fileSize(image.bytes);
  if (image.facts.width > 0) size = Words::tr("%1 × %2", "pixels").arg(image.facts.width).arg(image.facts.height) + u" · "_s + size;
  if (image.facts.frames > 1) size += u" · "_s + Words::tr("%1 frames").arg(image.facts.frames);
  lines.append(size);
  if (!image.sourceName.empty()) lines.append(isolated(text(image.sourceName)));
  if (!image.tags.note.empty()) lines.append(Words::tr("Note: %1").arg(isolated(text(image.tags.note))));
  return lines.join(u'\n');
}

QString iconOf(const model::ImageFacts& facts) {
  if (facts.kind == model::ImageKind::Document) return documentIcon(facts);
  return facts.kind == model::ImageKind::Photo ? u"photo"_s : u"radiograph"_s;
}

GridItem gridItemOf(const model::Image& image, const GridWords& words) {
  GridItem item;
  item.id = image.id;
  item.iconName = iconOf(image.facts);
  item.fresh = words.isFresh && words.isFresh(image);
  item.quarterTurns = image.display.quarterTurns % 4;
  item.mirrored = image.display.mirrored;
  item.inverted = image.display.inverted;
  if (image.facts.kind == model::ImageKind::Document) {
    item.shape = 1.3;
    item.cardTitle = text(image.sourceName.empty() ? image.facts.seriesDescription : image.sourceName);
    if (item.cardTitle.isEmpty()) item.cardTitle = Words::tr("Document");
    item.caption = withPhase(imageCaption(image, words.notation), image.tags.phase);
    return item;
  }
  const bool turned = item.quarterTurns % 2 == 1;
  if (image.facts.width > 0 && image.facts.height > 0) {
    const model::PixelShape shape = model::pixelShape(image.facts);
    item.shape = image.facts.width * shape.x / (image.facts.height * shape.y);
    if (turned) item.shape = 1 / item.shape;
  }
  item.caption = withPhase(imageCaption(image, words.notation), image.tags.phase);
  if (!image.tags.teeth.empty()) item.captionShort = text(image.tags.teeth.label(words.notation));
  return item;
}

std::vector<GridSection> gridSectionsOf(std::span<const ImageSession> sessions, int pageHeight) {
  std::vector<GridSection> sections;
  sections.reserve(sessions.size());
  const int small = pageHeight < 560 ? 104 : 128;
  const int large = pageHeight < 560 ? 132 : 176;
  for (const auto& session : sessions) {
    sections.push_back({session.heading, session.detail, session.first, session.count, sections.empty() ? large : small});
  }
  return sections;
}

}  // namespace safelight::ui
