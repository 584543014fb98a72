#pragma once
// Images whose own file names somebody else than the patient they are filed with, or nobody: they were filed by hand, or moved.

#include <optional>

#include "core/decode/protocol.h"
#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// A patient as the decoder writes one into an object.
model::SourceIdentity identityOf(const model::PatientDetails& details);

/// Another birth date, or a name that is no spelling of the patient's and not that with more or fewer words. Numbers do not count, each house has its own;
/// what either side leaves empty says nothing.
bool namesSomebodyElse(const model::SourceIdentity& inFile, const model::PatientDetails& patient);

/// No name at all. What was filed by hand would come to the next house as nobody's.
bool namesNobody(const model::SourceIdentity& inFile);

/// Who must stand in a copy of a DICOM object instead of whom it names, if anybody.
struct OtherName {
  model::SourceIdentity identity;
  /// The patient, when the object is another person's by its number, too: a copy is then an object of the patient's own. Nil when only the name was
  /// changed (by marriage, say): the object stays what it is.
  Uuid owner;

  /// Puts both into what the decoder is asked; `uidKey` from exportUidKey().
  void ask(decode::Request& request, const std::array<std::uint8_t, 32>& uidKey) const;
};
/// Nothing when the object's own words may stay (no DICOM object, in the Inbox, or the right name already).
Result<std::optional<OtherName>> nameToWrite(Vault& vault, const model::Image& image);

}  // namespace safelight::vault
