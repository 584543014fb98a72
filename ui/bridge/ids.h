#pragma once
// Strong ids in Qt's containers. (Qt 6 registers types of signals by itself; a declaration here would come too late for some.)

#include <QHash>

#include "core/model/ids.h"

namespace safelight {

template <class Tag>
size_t qHash(const Id<Tag>& id, size_t seed = 0) noexcept {
  return ::qHash(std::hash<Uuid>{}(id.uuid), seed);  // mixed: ids that differ in few bits spread too
}

}  // namespace safelight
