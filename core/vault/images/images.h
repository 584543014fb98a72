#pragma once
// The catalogue of images: lists, tags, display states, filing, the bin.

#include <optional>
#include <vector>

#include "core/imaging/tone.h"
#include "core/model/image.h"
#include "core/vault/vault.h"

namespace safelight::vault {

struct ImageSearch {
  std::optional<model::PatientId> patient;
  std::optional<model::ImageStatus> status;  // none: Filed and Inbox
  std::optional<model::ImportId> import;
  std::string text;                          // modality, view, tooth number (FDI), source name, note, series description
  std::uint32_t offset = 0;
  std::uint32_t limit = 0;                   // 0: all
};

/// Newest capture first, then import order. Never more than asked.
Result<std::vector<model::Image>> searchImages(Vault& vault, const ImageSearch& search);
Result<std::uint32_t> countImages(Vault& vault, const ImageSearch& search);
Result<model::Image> findImage(Vault& vault, model::ImageId id);
/// An image, filed, waiting or binned, with this SOP instance UID; nil when there is none.
Result<model::ImageId> findInstance(Vault& vault, std::string_view sopInstance);

/// What to change; empty members stay.
struct TagChange {
  std::optional<model::Teeth> teeth;
  std::optional<model::View> view;
  std::optional<model::Side> side;
  std::optional<model::Phase> phase;
  std::optional<std::string> note;
};
Result<void> tagImages(Vault& vault, const std::vector<model::ImageId>& ids, const TagChange& change);
/// Puts back whole tag sets (undo).
Result<void> restoreTags(Vault& vault, const std::vector<std::pair<model::ImageId, model::ImageTags>>& tags);
Result<void> saveDisplay(Vault& vault, model::ImageId id, const model::DisplayState& display);

/// Files Inbox images with a patient, or moves filed ones to another; keys are re-wrapped, pixels stay. Those out of the Inbox close the orders
/// that they answer. What is on hold leaves its record only for another one on hold (PatientOnHold), but for a slip that goes back where it came from
/// (keeping/recent_filings.h). PatientNotFound, ImageNotFound.
Result<void> fileImages(Vault& vault, const std::vector<model::ImageId>& ids, model::PatientId patient);
/// Puts images back into the Inbox (undo of filing). PatientOnHold, ImageNotFound.
Result<void> unfileImages(Vault& vault, const std::vector<model::ImageId>& ids);

/// To the bin for 30 days; back again.
Result<void> binImages(Vault& vault, const std::vector<model::ImageId>& ids);
Result<void> restoreImages(Vault& vault, const std::vector<model::ImageId>& ids);
/// Destroys what has been in the bin for 30 days (or everything asked), for whoever may empty it: keys, object file
/// and thumbnail; the journal still counts what it says of them. Nothing of patients on hold (PatientOnHold, or left where it is), and nothing by age while
/// the clock cannot be trusted (health/health.h). The first, the oldest and at most `most`, is how the self-check empties the bin.
Result<std::uint32_t> purgeExpired(Vault& vault, std::size_t most = SIZE_MAX);
Result<void> purgeImages(Vault& vault, const std::vector<model::ImageId>& ids);

/// The stored thumbnail; NoPixels when there is none (documents), NotFound when it must be made anew (see remakeThumbnail).
Result<imaging::Rendered> loadThumbnail(Vault& vault, model::ImageId id);

inline constexpr std::int64_t kBinDays = 30;

}  // namespace safelight::vault
