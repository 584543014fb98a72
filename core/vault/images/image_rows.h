#pragma once
// Rows of the catalogue's image table as projections write them, with the counts that follow.

#include "core/model/image.h"
#include "core/seal/hash.h"
#include "core/store/sql.h"

namespace safelight::vault {

/// Where an image stands now.
struct ImagePlace {
  bool found = false;
  model::PatientId patient;
  model::ImageStatus status = model::ImageStatus::Filed;
};
Result<ImagePlace> placeOf(store::Connection& catalogue, model::ImageId id);

/// Folded words by which an image is found.
std::string imageWords(const model::ImageFacts& facts, const model::ImageTags& tags, std::string_view sourceName);

/// Writes the whole row, over one that is there; counts are the caller's.
Result<void> insertImage(store::Connection& catalogue, const model::Image& image, const seal::Hash& duplicateKey, std::uint64_t sequence);

/// The patient's own count of filed images, and that of everybody they are merged into. Who holds an image is no longer withdrawn.
Result<void> addToImageCount(store::Connection& catalogue, model::PatientId patient, std::int64_t by);

/// The patient was last seen then, if not later.
Result<void> touchPatient(store::Connection& catalogue, model::PatientId patient, Instant at);

/// Takes the row and its key out of the catalogue and notes that the image is gone for good; counts follow.
Result<void> deleteImage(store::Connection& catalogue, model::ImageId id);

}  // namespace safelight::vault
