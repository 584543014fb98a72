#pragma once
// Other people's programs that read what Safelight wrote.

#include "tests/process/cli/practice.h"

namespace safelight::tests {

/// A program of /usr/bin.
Ran tool(const Practice& practice, const std::string& program, std::vector<std::string> arguments);
/// The Debian package dicom3tools.
bool hasDciodvfy();
/// The lines in which dciodvfy tells an error of a file; what it only warns of is not among them.
std::vector<std::string> errorsIn(const Practice& practice, const Path& file);

}  // namespace safelight::tests
