#pragma once
// The files of an import that are made durable together.

#include <deque>
#include <memory>
#include <optional>

#include "core/store/object_store.h"
#include "core/vault/import/examine_source.h"
#include "core/vault/import/import.h"
#include "core/vault/import/new_images.h"
#include "core/vault/import/placement.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {

/// An accepted file on its way to the disk.
struct AcceptedFile {
  ExaminedSource file;
  std::uint64_t bytes = 0;  // of the original
  Placement placement;
  ImportOutcome outcome;
  NewImage image;
  Result<std::unique_ptr<store::File>> temporary = fail(ErrorCode::Internal);  // sealed and written, not yet synced
  Result<void> written = fail(ErrorCode::Internal);

  /// A binned image comes back instead of a new one.
  bool bringsBack() const { return placement.plan.restoreBinned; }
};

/// What is committed together. Its files stay where they are: the pool seals them while more come.
struct ImportBatch {
  std::deque<AcceptedFile> files;
  std::uint64_t bytes = 0, freeBytes = 0;
  std::optional<Error> trouble;     // no more can be taken in
  Returns<AcceptedFile*> sealed;    // last, so it goes first: whatever ended the batch early, the pool may still be at its files
};

}  // namespace safelight::vault
