#pragma once
// A patient's images as a DICOM medium: a folder with a DICOMDIR that any viewer reads, to be burned, copied or handed out.

#include "core/vault/export/export.h"

namespace safelight::vault {

struct MediaRequest {
  model::PatientId patient;
  Path folder;  // made when missing; may hold other things, but no DICOMDIR and no DICOM
  decode::MediaProfile profile = decode::MediaProfile::General;
};

struct MediaOutcome {
  /// One for each image of the patient, in the order of the medium; `path` as in the folder. Documents and, with the dental profile, all
  /// but X-rays for presentation are NotOnThisMedium.
  std::vector<ExportOutcome> images;
  /// False when not one image could go: nothing was written then.
  bool written = false;
};

/// Writes DICOM/IM000001 ... and DICOMDIR. The journal notes it first. Files appear under their names only when all are written and
/// synced, DICOMDIR last; a failure or `onProgress` saying false leaves nothing behind (Cancelled). Errors of single images are in
/// their outcome; the call fails on NotAllowed, PatientNotFound, AlreadyExists, DiskFull, WriteFailed.
Result<MediaOutcome> exportMedia(Vault& vault, decode::Decoder& decoder, const MediaRequest& request,
                                 const std::function<bool(std::uint32_t done, std::uint32_t all)>& onProgress = {});

}  // namespace safelight::vault
