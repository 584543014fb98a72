#pragma once
// The DICOM conformance statement (PS3.2) of this build.

#include <string>

namespace safelight::conformance {

/// The whole statement as Markdown. Everything that code decides comes from that code's own tables; docs/conformance.md is compared
/// with it by a test.
std::string statement();

}  // namespace safelight::conformance
