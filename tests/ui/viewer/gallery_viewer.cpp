// Writes the viewer's screens as pictures, from invented images: gallery_viewer FOLDER dark|light WIDTHxHEIGHT [IMAGE...]. Image
// files named on the command line (whatever Qt reads) are shown too.
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include "tests/ui/support/events.h"
#include "tests/ui/support/gallery.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/viewer_page.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

model::Image& radiograph(FakeSource& source, std::uint8_t number, model::View view, model::Side side, std::initializer_list<int> teeth,
                         model::Date day, std::uint32_t width, std::uint32_t height) {
  const auto key = std::make_shared<imaging::PixelImage>(view == model::View::Panoramic ? panoramic(width, height) : bitewing(width, height, number));
  model::Image& image = source.add(number, [key](std::uint32_t) { return *key; });
  image.tags.view = view;
  image.tags.side = side;
  image.tags.teeth = model::Teeth(teeth);
  image.facts.capturedAt = model::LocalTime::make(day, 14, 5);
  image.capturedAt = *image.facts.capturedAt;
  image.facts.spacingSource = model::SpacingSource::Detector;
  image.facts.spacingX = image.facts.spacingY = 0.015;
  image.facts.device = "Invented Sensor 2";
  image.sourceName = "image.dcm";
  return image;
}

std::unique_ptr<FakeSource> source(const QStringList& files) {
  auto source = std::make_unique<FakeSource>();
  const model::Date today = model::LocalTime::at({QDateTime::currentMSecsSinceEpoch()}, SystemClock()).date();
  radiograph(*source, 1, model::View::Bitewing, model::Side::Right, {16, 17, 46, 47}, today, 2400, 1708).importedAt = {QDateTime::currentMSecsSinceEpoch()};
  radiograph(*source, 2, model::View::Periapical, model::Side::Right, {46}, today, 2400, 1708);
  auto& pano = radiograph(*source, 3, model::View::Panoramic, model::Side::None, {}, today, 2440, 1280);
  pano.facts.spacingX = pano.facts.spacingY = 0.1;
  std::uint8_t next = 10;
  for (const QString& file : files) {
    QImage picture(file);
    if (picture.isNull()) continue;
    const bool grey = picture.allGray();
    picture = picture.convertToFormat(grey ? QImage::Format_Grayscale16 : QImage::Format_RGB32);
    auto& image = source->add(next++, [picture, grey](std::uint32_t) {
      imaging::PixelImage pixels;
      pixels.width = static_cast<std::uint32_t>(picture.width());
      pixels.height = static_cast<std::uint32_t>(picture.height());
      pixels.format = grey ? imaging::PixelFormat::Gray16 : imaging::PixelFormat::Rgb32;
      const std::size_t line = std::size_t(picture.width()) * (grey ? 2 : 4);
      for (int y = 0; y < picture.height(); ++y) pixels.pixels.insert(pixels.pixels.end(), picture.constScanLine(y), picture.constScanLine(y) + line);
      pixels.tone.suggested = {.centre = 32768, .width = 65536, .function = {}, .explanation = {}};
      return pixels;
    });
    image.sourceName = QFileInfo(file).fileName().toStdString();
  }
  radiograph(*source, 4, model::View::Bitewing, model::Side::Right, {16, 17, 46, 47}, {2025, 3, 18}, 2400, 1708);
  radiograph(*source, 5, model::View::Periapical, model::Side::Right, {46}, {2025, 3, 18}, 1200, 1600);
  radiograph(*source, 6, model::View::Periapical, model::Side::Right, {16}, {2025, 3, 18}, 1200, 1600);
  auto& photoImage = source->add(7, [](std::uint32_t) { return photo(3000, 2000); });
  photoImage.tags.view = model::View::IntraoralFrontal;
  photoImage.tags.phase = model::Phase::Before;
  photoImage.capturedAt = model::LocalTime::make({2025, 3, 18}, 9, 0);
  auto& cine = source->add(8, [](std::uint32_t frame) { return bitewing(700, 500, frame + 1); }, 140);
  cine.facts.modality = "US";
  cine.capturedAt = model::LocalTime::make({2022, 5, 2}, 9, 0);
  source->addDocument(9, "application/pdf", "Consent Lindqvist.pdf").capturedAt = model::LocalTime::make({2022, 5, 2}, 9, 0);
  auto& broken = source->add(30, [](std::uint32_t) { return bitewing(600, 400, 3); });
  broken.tags.view = model::View::Bitewing;
  broken.capturedAt = model::LocalTime::make({2021, 5, 2}, 9, 0);
  source->entry(30).error = Error{ErrorCode::ObjectDamaged, "chunk 12"};
  source->header = {{"(0008,0060)", "CS", "Modality", "IO", 0},
                    {"(0010,0010)", "PN", "Patient's Name", "Lindqvist^Marta", 0},
                    {"(0010,0030)", "DA", "Patient's Birth Date", "19870314", 0},
                    {"(0018,1164)", "DS", "Imager Pixel Spacing", "0.015\\0.015", 0},
                    {"(0008,2218)", "SQ", "Anatomic Region Sequence", "1 item", 0},
                    {"(0008,0100)", "SH", "Code Value", "661005", 1},
                    {"(0008,0104)", "LO", "Code Meaning", "Jaw region", 1},
                    {"(0028,0010)", "US", "Rows", "1708", 0},
                    {"(0028,0011)", "US", "Columns", "2400", 0}};
  return source;
}

/// Lets timers of the screen run out: settling after a zoom, frames on their way.
void rest(int milliseconds) {
  waitUntil([] { return false; }, milliseconds);
}

}  // namespace

int main(int argc, char** argv) {
  Gallery gallery(argc, argv);
  const QStringList files = QCoreApplication::arguments().mid(4);
  ViewerPage page(source(files));
  gallery.show(page);
  ImagePane* pane = page.grid()->pane(0);
  const auto show = [&](std::uint8_t number, const QString& name) {
    page.open(patient(), {}, imageId(number));
    waitUntil([&] { return pane->image() && pane->image()->id == imageId(number) && (pane->hasPixels() || pane->showsCard()); });
    rest(400);
    gallery.save(page, name);
  };
  show(1, u"one"_s);
  pane->applyPreset(1);
  pane->mirror();
  pane->zoomBy(2.6);
  rest(150);
  gallery.save(page, u"zoomed"_s);
  page.trigger(ViewerAction::Information);
  rest(150);
  gallery.save(page, u"information"_s);
  page.trigger(ViewerAction::Information);
  page.trigger(ViewerAction::Reset);
  page.trigger(ViewerAction::TwoUp);
  waitUntil([&] { return page.grid()->pane(1)->hasPixels(); });
  gallery.save(page, u"two"_s);
  page.trigger(ViewerAction::FourUp);
  waitUntil([&] { return page.grid()->pane(3)->hasPixels(); });
  rest(200);
  gallery.save(page, u"four"_s);
  show(3, u"panoramic"_s);
  show(7, u"photo"_s);
  show(8, u"frames"_s);
  show(9, u"document"_s);
  show(30, u"failed"_s);
  page.trigger(ViewerAction::Keys);
  rest(200);
  gallery.save(page, u"keys"_s);
  if (Sheet* sheet = page.findChild<Sheet*>()) sheet->close();
  show(1, u"one-again"_s);
  page.trigger(ViewerAction::FullScreen);
  rest(200);
  gallery.save(page, u"full-screen"_s);
  page.trigger(ViewerAction::FullScreen);
  for (std::uint8_t number = 10; number < 10 + files.size(); ++number) show(number, u"file-%1"_s.arg(number - 9));
  return 0;
}
