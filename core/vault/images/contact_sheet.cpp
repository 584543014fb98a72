#include "core/vault/images/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include "core/imaging/resample.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::uint32_t kCell = 200;
constexpr std::uint32_t kGap = 8;
constexpr std::uint32_t kBackground = 0xff0b0c0e;
constexpr std::uint32_t kDocument = 0xff24282d;

void fill(imaging::Rendered& sheet, std::uint32_t left, std::uint32_t top, std::uint32_t width, std::uint32_t height, std::uint32_t colour) {
  auto* words = reinterpret_cast<std::uint32_t*>(sheet.pixels.data());
  for (std::uint32_t y = top; y < top + height; ++y) std::fill_n(words + static_cast<std::size_t>(y) * sheet.width + left, width, colour);
}

void draw(imaging::Rendered& sheet, const imaging::Rendered& picture, std::uint32_t left, std::uint32_t top) {
  auto* words = reinterpret_cast<std::uint32_t*>(sheet.pixels.data());
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    std::uint32_t* row = words + static_cast<std::size_t>(top + y) * sheet.width + left;
    const std::size_t start = static_cast<std::size_t>(y) * picture.width;
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      if (picture.colour) row[x] = reinterpret_cast<const std::uint32_t*>(picture.pixels.data())[start + x];
      else row[x] = 0xff000000u | picture.pixels[start + x] * 0x010101u;
    }
  }
}

}  // namespace

Result<imaging::Rendered> makeContactSheet(Vault& vault, std::uint32_t limit) {
  TRY_VOID(require(vault, model::Permission::Export));
  ImageSearch search;
  search.limit = limit;
  TRY_ASSIGN(const auto images, searchImages(vault, search));
  std::vector<model::ImageId> ids;
  for (const model::Image& image : images) ids.push_back(image.id);
  TRY_VOID(commit(vault.internals(), {{{}, change::ImagesExported{ids, ExportAs::Png, Identity::Remove}}}));

  const auto columns = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::ceil(std::sqrt(static_cast<double>(images.size()) * 1.6))));
  const auto rows = std::max<std::uint32_t>(1, (static_cast<std::uint32_t>(images.size()) + columns - 1) / columns);
  imaging::Rendered sheet;
  sheet.width = columns * (kCell + kGap) + kGap;
  sheet.height = rows * (kCell + kGap) + kGap;
  sheet.colour = true;
  sheet.pixels.resize(static_cast<std::size_t>(sheet.width) * sheet.height * 4);
  fill(sheet, 0, 0, sheet.width, sheet.height, kBackground);
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::uint32_t left = kGap + static_cast<std::uint32_t>(i % columns) * (kCell + kGap);
    const std::uint32_t top = kGap + static_cast<std::uint32_t>(i / columns) * (kCell + kGap);
    const auto thumbnail = loadThumbnail(vault, images[i].id);
    if (!thumbnail) {
      fill(sheet, left + kCell / 4, top + kCell / 8, kCell / 2, kCell * 3 / 4, kDocument);
      continue;
    }
    const imaging::Rendered small = imaging::shrink(*thumbnail, kCell);
    draw(sheet, small, left + (kCell - small.width) / 2, top + (kCell - small.height) / 2);
  }
  return sheet;
}

}  // namespace safelight::vault
