#include <fstream>

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "tests/bench/made_images.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"
#include "tests/bench/window_bench.h"
#include "tests/ui/support/events.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/viewer/frame_renderer.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/viewer_page.h"

namespace safelight::bench {
namespace {

constexpr int kWidth = 1920, kHeight = 1080;

/// The frame fitted into the pane, as the viewer draws it.
void drawFrame(imaging::SharedPixelImage frame, std::vector<std::uint32_t>& pane) {
  ui::ViewTransform transform;
  transform.setImageSize({double(frame->width), double(frame->height)});
  transform.setViewSize({kWidth, kHeight});
  transform.fit();
  ui::FrameRenderer renderer;
  const imaging::Window window = frame->tone.suggested;
  renderer.setFrame(std::move(frame));
  renderer.setTone(window, false);
  renderer.place(transform, ui::RenderQuality::Fine);
  const ui::PixelRect covered = renderer.covered();
  for (int y = 0; y < covered.height; ++y) renderer.drawRow(y, 0, covered.width, pane.data() + std::size_t(y) * kWidth);
}

std::vector<model::Image> importInto(vault::Vault& vault, decode::Decoder& decoder, const Path& source) {
  vault::ImportRequest request;
  request.paths = {source};
  request.newPatients = vault::MatchContext::NewPatients::Create;
  const auto run = must("import", vault::ImportRun::start(vault, decoder, std::move(request), CancelToken()));
  while (!run->finished()) must("import", run->step());
  return must("images", vault::searchImages(vault, {}));
}

}  // namespace

void benchOpening(const Path& parent, bool quick) {
  const Folder folder(parent);
  const unsigned count = quick ? 2 : 30;
  writeRadiographs(folder / "source", count);
  Practice practice;
  vault::Vault vault = practice.create(folder / "bench.safelight");
  auto decoder = must("decoder", decode::startDecoder(decode::decoderBesideThisProgram()));
  const auto images = importInto(vault, *decoder, folder / "source");

  std::vector<std::uint32_t> pane(std::size_t{kWidth} * kHeight);
  std::vector<double> ours, peers;
  for (const model::Image& image : images) {
    ours.push_back(1000 * seconds([&] { drawFrame(must("frame", vault::loadFrame(vault, *decoder, image.id, 0, vault::ViewNote::Record)), pane); }));
    peers.push_back(1000 * seconds([&] {
      if (drawWithDcmtk(must("original", vault::readOriginal(vault, image.id)), kWidth, kHeight).empty()) stop("DCMTK", {ErrorCode::Internal, {}});
    }));
  }
  const double ratio = median(ours) / median(peers);
  row("open an image to first pixel: journal, decrypt, decoder process, 1920x1080", text("%.1f ms (p90 %.1f ms)", median(ours), percentile(ours, 0.9)),
      text("%.2f x decrypt + DCMTK in one process (%.1f ms)", ratio, median(peers)), "<= 2 x", ratio <= 2);

  // The same in the window: from opening the page on an image to the painted pane.
  std::vector<model::Patient> patients;
  for (const model::Image& image : images) patients.push_back(must("patient", vault::findPatient(vault, image.patient)));
  ui::VaultSession session(std::move(vault), std::move(decoder));
  ui::ThumbnailCache thumbnails(session);
  ui::ViewerPage page(session, thumbnails);
  page.resize(kWidth, kHeight);
  ui::test::showActive(page);
  std::vector<double> clicks;
  for (std::size_t i = 0; i < images.size(); ++i) {
    clicks.push_back(1000 * seconds([&] {
      page.open(patients[i], {images[i].id}, images[i].id);
      const auto shown = [&] {
        const ui::ImagePane* active = page.grid()->active();
        return active != nullptr && active->image() && active->image()->id == images[i].id && active->hasPixels();
      };
      if (!ui::test::waitUntil(shown, 10000)) stop("viewer", {ErrorCode::Internal, {}});
      page.grid()->active()->repaint();
    }));
    page.release();
    ui::test::settle();
  }
  row("the same in the window: click to painted", text("%.1f ms (p90 %.1f ms)", median(clicks), percentile(clicks, 0.9)), "", "<= 60 ms", median(clicks) <= 60);
}

}  // namespace safelight::bench
