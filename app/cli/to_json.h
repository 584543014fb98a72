#pragma once
// Catalogue rows as JSON objects and table cells. Names of members are a contract for scripts.

#include <nlohmann/json.hpp>
#include <string>

#include "core/model/image.h"
#include "core/model/patient.h"

namespace safelight::cli {

using Json = nlohmann::ordered_json;

Json toJson(const model::Image& image);
Json toJson(const model::Patient& patient);
/// null for the nil id.
template <class Tag>
Json idOrNull(const Id<Tag>& id) {
  return id.isNil() ? Json() : Json(id.toString());
}
/// UTC, "2026-11-22T08:30:05Z".
std::string utcText(Instant instant);
/// "3.9 MB".
std::string sizeText(std::uint64_t bytes);

}  // namespace safelight::cli
