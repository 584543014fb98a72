#pragma once
// Strong ids in Qt's containers.

#include <QHash>
#include <QMetaType>

#include "core/model/ids.h"

namespace safelight {

template <class Tag>
size_t qHash(const Id<Tag>& id, size_t seed = 0) noexcept {
  return std::hash<Uuid>{}(id.uuid) ^ seed;
}

}  // namespace safelight

Q_DECLARE_METATYPE(safelight::model::ImageId)
Q_DECLARE_METATYPE(safelight::model::PatientId)
