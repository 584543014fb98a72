#include "app/cli/to_json.h"

#include <cstdio>

#include "core/base/bytes.h"
#include "core/model/view_names.h"

namespace safelight::cli {

namespace {

std::string_view sexName(model::Sex sex) {
  switch (sex) {
    case model::Sex::Female: return "female";
    case model::Sex::Male: return "male";
    case model::Sex::Other: return "other";
    case model::Sex::Unknown: break;
  }
  return "unknown";
}

}  // namespace

Json toJson(const model::Image& image) {
  Json teeth = Json::array();
  for (const model::Tooth tooth : image.tags.teeth.list()) teeth.push_back(tooth.fdi());
  Json json{{"id", image.id.toString()},
            {"patient", idOrNull(image.patient)},
            {"status", model::statusName(image.status)},
            {"kind", model::kindName(image.facts.kind)},
            {"modality", image.facts.modality},
            {"sopClass", image.facts.sopClass},
            {"mediaType", image.facts.mediaType},
            {"transferSyntax", image.facts.transferSyntax},
            {"width", image.facts.width},
            {"height", image.facts.height},
            {"frames", image.facts.frames},
            {"bitsStored", image.facts.bitsStored},
            {"capturedAt", image.capturedAt.toString()},
            {"importedAt", utcText(image.importedAt)},
            {"bytes", image.bytes},
            {"blake2b", toHex(image.blake2b)},
            {"teeth", std::move(teeth)},
            {"view", model::viewName(image.tags.view)},
            {"side", model::sideName(image.tags.side)},
            {"phase", model::phaseName(image.tags.phase)},
            {"note", image.tags.note},
            {"sourceName", image.sourceName}};
  if (image.status == model::ImageStatus::Inbox) {
    json["inboxReason"] = image.inboxReason;
    json["suggestion"] = idOrNull(image.suggestion);
  }
  return json;
}

Json toJson(const model::Patient& patient) {
  const model::PatientDetails& details = patient.details;
  return {{"id", patient.id.toString()},
          {"number", details.number},
          {"familyName", details.familyName},
          {"givenName", details.givenName},
          {"birthDate", details.birthDate ? Json(details.birthDate->toString()) : Json()},
          {"sex", sexName(details.sex)},
          {"note", details.note},
          {"images", patient.imageCount},
          {"createdAt", utcText(patient.createdAt)},
          {"lastActivity", utcText(patient.lastActivity)}};
}

std::string utcText(Instant instant) {
  const std::int64_t seconds = instant.milliseconds / 1000 - (instant.milliseconds % 1000 < 0 ? 1 : 0);
  return model::LocalTime{seconds}.toString() + "Z";
}

std::string sizeText(std::uint64_t bytes) {
  static constexpr const char* kUnits[] = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  double amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  for (; amount >= 999.95 && unit + 1 < std::size(kUnits); ++unit) amount /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %s", amount, kUnits[unit]);
  return text;
}

}  // namespace safelight::cli
