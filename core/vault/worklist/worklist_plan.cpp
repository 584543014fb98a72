#include "core/vault/worklist/worklist_plan.h"

#include <algorithm>
#include <array>

namespace safelight::vault {
namespace {

/// Orders that share one tie with the image; of several the earliest.
template <class Tie>
const model::WorklistEntry* earliest(const std::vector<model::WorklistEntry>& open, Tie tie) {
  const model::WorklistEntry* found = nullptr;
  for (const model::WorklistEntry& entry : open) {
    if (entry.status != model::WorklistStatus::Open || !tie(entry.order)) continue;
    if (found == nullptr || std::tie(entry.order.scheduledAt, entry.id) < std::tie(found->order.scheduledAt, found->id)) found = &entry;
  }
  return found;
}

/// Twelve characters that people can read to each other: of the random half of the id, without letters that look like figures.
std::string shortName(const Uuid& uuid) {
  constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::uint64_t number = 0;
  for (std::size_t i = 8; i < 16; ++i) number = number << 8 | uuid.bytes[i];
  std::string name;
  for (int i = 0; i < 12; ++i, number >>= 5) name += kLetters[number & 31];
  return name;
}

}  // namespace

bool answersModality(std::string_view asked, std::string_view made) {
  if (asked == made) return true;
  // Digital projection radiographs travel under several names (IO, PX, DX, CR and, with old suites, RG).
  constexpr std::array<std::string_view, 5> kProjection{"IO", "PX", "DX", "CR", "RG"};
  const auto isProjection = [&](std::string_view modality) { return std::find(kProjection.begin(), kProjection.end(), modality) != kProjection.end(); };
  if (!isProjection(asked) || !isProjection(made)) return false;
  // But an intra-oral image is no panoramic.
  return !((asked == "IO" && made == "PX") || (asked == "PX" && made == "IO"));
}

std::optional<model::WorklistId> planClosing(const std::vector<model::WorklistEntry>& open, const FinishedImage& image) {
  const model::WorklistEntry* found = nullptr;
  if (!image.stepId.empty()) found = earliest(open, [&](const model::WorklistOrder& order) { return order.stepId == image.stepId; });
  if (found == nullptr && !image.accession.empty())
    found = earliest(open, [&](const model::WorklistOrder& order) { return order.accession == image.accession; });
  if (found == nullptr && !image.study.empty()) found = earliest(open, [&](const model::WorklistOrder& order) { return order.studyUid == image.study; });
  if (found == nullptr) {
    found = earliest(open, [&](const model::WorklistOrder& order) {
      return order.scheduledAt.date() == image.day && answersModality(order.modality, image.modality);
    });
  }
  if (found == nullptr) return std::nullopt;
  return found->id;
}

void fillIds(model::WorklistOrder& order, model::WorklistId id) {
  const std::string name = shortName(id.uuid);
  if (order.accession.empty()) order.accession = "A" + name;
  if (order.procedureId.empty()) order.procedureId = "P" + name;
  if (order.stepId.empty()) order.stepId = "S" + name;
  if (order.studyUid.empty()) order.studyUid = model::uidOf(id.uuid);
}

}  // namespace safelight::vault
