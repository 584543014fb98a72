#pragma once
// A copy of an object without the person in it: PS3.15 annex E, Basic Application Level Confidentiality Profile.

#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/keyed_uid.h"

namespace safelight::dicom {

struct DeidentifyOptions {
  /// Secret of this export: the same key keeps the references between its objects together.
  UidKey uidKey{};
  /// What to write instead (a pseudonym); empty fields stay empty.
  model::SourceIdentity identity;
};

/// The de-identified file. Private attributes, overlays, curves, icons, every listed attribute and every unlisted one that could hold
/// text, dates or unknown bytes are gone; UIDs are new; the preamble is zero. Pixel data keeps its transfer syntax and its bits, except
/// that EXIF and comment segments inside JPEG fragments are left out, and overlays in unused bits are masked. Words burned into the picture stay: only a person sees them.
/// Fails with NoPixels for reports, documents and waveforms, which are identity through and through.
Result<Bytes> deidentify(const DicomFile& file, const DeidentifyOptions& options);

}  // namespace safelight::dicom
