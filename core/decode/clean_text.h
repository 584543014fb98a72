#pragma once
// Texts out of untrusted files (core/base/clean_text.h), and names out of archives.

#include "core/base/clean_text.h"

namespace safelight::decode {

using safelight::cleanText;
using safelight::isCleanText;
using safelight::kFactTextBytes;

/// A relative path of an archive's entry that stays inside its archive: clean, parts divided by '/', none empty, ".", ".." or
/// with a backslash or colon.
bool isSafeEntryName(std::string_view name);

}  // namespace safelight::decode
