// Writes the viewer's screens as pictures, from invented images: gallery_viewer FOLDER [IMAGE...]. Image files named on the command
// line (whatever Qt reads) are shown too.
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "tests/ui/support/events.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/viewer_page.h"
#include "ui/widgets/theme.h"

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

void save(QWidget& page, const QString& folder, const QString& name) {
  settle();
  page.grab().save(QDir(folder).filePath(u"viewer-"_s + name + u".png"_s));
}

}  // namespace

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  QApplication application(argc, argv);
  applyTheme(application, ThemeKind::Dark);
  const QStringList arguments = application.arguments();
  const QString folder = arguments.value(1, u"."_s);
  QDir().mkpath(folder);
  for (const QSize size : {QSize(1366, 704), QSize(1920, 1016), QSize(683, 320)}) {
    const QString suffix = u"-%1"_s.arg(size.width());
    ViewerPage page(source(arguments.mid(2)));
    page.resize(size);
    showActive(page);
    ImagePane* pane = page.grid()->pane(0);
    page.open(patient(), {}, imageId(1));
    if (!waitUntil([&] { return pane->hasPixels(); }, 20000)) return 1;
    waitUntil([] { return false; }, 600);
    save(page, folder, u"one"_s + suffix);
    pane->applyPreset(1);
    pane->mirror();
    pane->zoomBy(2.6);
    waitUntil([] { return false; }, 150);
    save(page, folder, u"zoomed"_s + suffix);
    page.trigger(ViewerAction::Information);
    waitUntil([] { return false; }, 150);
    save(page, folder, u"information"_s + suffix);
    page.trigger(ViewerAction::Information);
    page.trigger(ViewerAction::Reset);
    page.trigger(ViewerAction::TwoUp);
    waitUntil([&] { return page.grid()->pane(1)->hasPixels(); });
    save(page, folder, u"two"_s + suffix);
    page.trigger(ViewerAction::FourUp);
    waitUntil([&] { return page.grid()->pane(3)->hasPixels(); });
    waitUntil([] { return false; }, 300);
    save(page, folder, u"four"_s + suffix);
    page.trigger(ViewerAction::OneUp);
    const auto show = [&](std::uint8_t number, const QString& name) {
      page.open(patient(), {}, imageId(number));
      waitUntil([&] { return pane->image() && pane->image()->id == imageId(number) && pane->hasPixels(); }, 1500);
      waitUntil([] { return false; }, 300);
      save(page, folder, name + suffix);
    };
    show(3, u"panoramic"_s);
    show(7, u"photo"_s);
    show(8, u"frames"_s);
    show(9, u"document"_s);
    show(30, u"failed"_s);
    for (std::uint8_t number = 10; number < 10 + arguments.size() - 2; ++number) show(number, u"file%1"_s.arg(number));
  }
  return 0;
}
