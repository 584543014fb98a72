#include "core/vault/backup/doubtful_copies.h"

namespace safelight::vault {

Result<void> projectDoubt(store::Connection& catalogue, std::uint64_t sequence, const std::vector<model::ImageId>& images) {
  for (const model::ImageId image : images) {
    TRY_ASSIGN(auto* upsert, catalogue.prepare("INSERT INTO doubtful_copy (image, sequence) VALUES (?, ?) ON CONFLICT (image) DO UPDATE SET sequence = excluded.sequence"));
    TRY_VOID(upsert->begin().bindBlob(image.uuid.view()).bind(static_cast<std::int64_t>(sequence)).run());
  }
  return {};
}

Result<std::vector<DoubtfulCopy>> doubtfulCopies(store::Connection& catalogue) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT doubtful_copy.image, doubtful_copy.sequence FROM doubtful_copy JOIN image ON image.id = doubtful_copy.image "
                                             "WHERE image.status <> 4 ORDER BY doubtful_copy.image"));
  select->begin();
  std::vector<DoubtfulCopy> doubtful;
  while (true) {
    TRY_ASSIGN(const bool more, select->step());
    if (!more) return doubtful;
    if (select->blob(0).size() == 16) doubtful.push_back({model::ImageId{Uuid::fromBytes(select->blob(0))}, static_cast<std::uint64_t>(select->integer(1))});
  }
}

std::vector<model::ImageId> doubtedSince(const std::vector<DoubtfulCopy>& all, std::uint64_t records) {
  // A set of n records holds those numbered 0 to n - 1.
  std::vector<model::ImageId> since;
  for (const DoubtfulCopy& one : all)
    if (one.sequence >= records) since.push_back(one.image);
  return since;
}

}  // namespace safelight::vault
