#include "app/cli/image_list.h"

#include "app/cli/to_json.h"
#include "core/model/view_names.h"

namespace safelight::cli {

namespace {

constexpr std::uint32_t kPage = 2000;

std::string measure(const model::ImageFacts& facts) {
  if (facts.width == 0) return "";
  std::string text = std::to_string(facts.width) + "x" + std::to_string(facts.height);
  if (facts.frames > 1) text += "x" + std::to_string(facts.frames);
  return text;
}

std::vector<std::string> row(const model::Image& image) {
  const bool viewKnown = image.tags.view != model::View::Unknown;
  return {image.capturedAt.toString(),
          image.facts.modality,
          std::string(viewKnown ? model::viewName(image.tags.view) : model::kindName(image.facts.kind)),
          image.tags.teeth.label(model::ToothNotation::Fdi),
          measure(image.facts),
          sizeText(image.bytes),
          std::string(model::statusName(image.status)),
          image.id.toString(),
          image.sourceName};
}

}  // namespace

Result<void> listImages(Context& context, vault::Vault& vault, vault::ImageSearch search) {
  Table table({"CAPTURED", "MODALITY", "VIEW", "TEETH", "PIXELS", "SIZE", "STATUS", "ID", "FILE"});
  search.limit = kPage;
  std::size_t shown = 0;
  for (search.offset = 0;; search.offset += kPage) {
    TRY_ASSIGN(const auto images, vault::searchImages(vault, search));
    for (const model::Image& image : images) {
      context.output.json(toJson(image));
      if (!context.output.isJson()) table.add(row(image));
    }
    shown += images.size();
    if (images.size() < kPage) break;
  }
  context.output.text(shown == 0 ? "No image found.\n" : table.text());
  return ok();
}

}  // namespace safelight::cli
