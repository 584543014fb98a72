#pragma once
// The Basic Application Level Confidentiality Profile as data: PS3.15 table E.1-1, 2023 edition.

#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// What happens to an attribute.
enum class Redaction : std::uint8_t {
  Keep,
  Remove,     // X
  Empty,      // Z, and where the profile offers a choice of which Z is one (an empty value suits types 2 and 3 alike)
  Dummy,      // D
  NewUid,     // U
};

/// The action for an attribute at any depth. Attributes that the table does not name are judged by group and VR: what can carry free
/// text, a name, a date or bytes of unknown meaning goes; numbers and codes of the image itself stay.
Redaction redactionOf(Tag tag, Vr vr);

}  // namespace safelight::dicom
