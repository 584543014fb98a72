#pragma once
// Taking images out: the journal notes it first.

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"

namespace safelight::vault {

/// Numbers stand in the journal. Original: the bytes that came. Dicom: a photograph becomes an object, turned as people see it; a DICOM
/// object stays as it came unless it names nobody, or somebody else than its patient: then it is decoded and carries the patient's name. Media is exportMedia's
/// (media_export.h), not for exportImages.
enum class ExportAs : std::uint8_t { Original, Png, Jpeg, Dicom, Media };
enum class Identity : std::uint8_t { Keep, Remove };

struct ExportRequest {
  std::vector<model::ImageId> images;
  Path folder;                       // made when missing; existing files are never overwritten
  ExportAs as = ExportAs::Original;
  Identity identity = Identity::Keep;
  /// An export in several calls: the number of the first image, and one secret for all (drawn at random when absent), so that names go
  /// on counting and new UIDs keep referring to each other.
  std::uint32_t firstNumber = 0;
  std::optional<std::array<std::uint8_t, 32>> uidKey = std::nullopt;
};

struct ExportOutcome {
  model::ImageId image;
  std::string path;   // of the new file; empty when it failed
  std::optional<Error> error;
};

/// Writes one file an image ("2026-11-22 bitewing 16 17.dcm" or, without identity, "image-001.dcm"). Errors of single images are
/// in their outcome; the call itself fails on NotAllowed or when the folder cannot be made.
Result<std::vector<ExportOutcome>> exportImages(Vault& vault, decode::Decoder& decoder, const ExportRequest& request,
                                                const std::function<bool(std::uint32_t done)>& onProgress = {});

/// Images that would leave as Original without their patient's name (other_name.h).
struct NamesInside {
  std::vector<model::ImageId> others;  // under somebody else's
  std::vector<model::ImageId> nobody;  // under none
};
/// Of an image that is not there nothing is said.
Result<NamesInside> namesInside(Vault& vault, const std::vector<model::ImageId>& images);

/// The key from which objects get UIDs when an image becomes one under its patient's name: the same for the same vault, so that a
/// photograph that leaves twice is one object at the other end. No secret.
std::array<std::uint8_t, 32> exportUidKey(const Vault& vault);

}  // namespace safelight::vault
