#pragma once
// Writing a file that was not there before.

#include <QString>

#include "core/base/bytes.h"

namespace safelight::ui {

enum class Readers { OwnerOnly, Anybody };

/// Writes a new file and never over another. Gives the sentence to show when it could not; empty when all is written.
QString writeNewFile(const QString& path, ByteView content, Readers readers);

}  // namespace safelight::ui
