#pragma once
// The beginning of a DICOM file (PS3.10 7.1) for a data set that came without one.

#include <string>

#include "core/base/bytes.h"

namespace safelight::receiver {

struct FileMeta {
  std::string sopClass;
  std::string sopInstance;
  std::string transferSyntax;
  std::string sourceAe;
};

/// 128 zeros, "DICM", group 0002 in explicit little endian. What follows is the data set as it was sent.
Bytes encodeFileMeta(const FileMeta& meta);

}  // namespace safelight::receiver
