#include "core/model/view_names.h"

namespace safelight::model {

std::string_view kindName(ImageKind kind) {
  switch (kind) {
    case ImageKind::Radiograph: return "radiograph";
    case ImageKind::Photo: return "photo";
    case ImageKind::Document: return "document";
  }
  return "unknown";
}

std::string_view viewName(View view) {
  switch (view) {
    case View::Unknown: return "unknown";
    case View::Bitewing: return "bitewing";
    case View::Periapical: return "periapical";
    case View::Occlusal: return "occlusal";
    case View::Panoramic: return "panoramic";
    case View::Cephalogram: return "cephalogram";
    case View::Cbct: return "cbct";
    case View::PhotoFrontal: return "photo-frontal";
    case View::PhotoFrontalSmile: return "photo-frontal-smile";
    case View::PhotoProfileRight: return "photo-profile-right";
    case View::PhotoProfileLeft: return "photo-profile-left";
    case View::IntraoralFrontal: return "intraoral-frontal";
    case View::IntraoralRight: return "intraoral-right";
    case View::IntraoralLeft: return "intraoral-left";
    case View::IntraoralUpper: return "intraoral-upper";
    case View::IntraoralLower: return "intraoral-lower";
    case View::IntraoralClose: return "intraoral-close";
    case View::Other: return "other";
  }
  return "unknown";
}

std::string_view phaseName(Phase phase) {
  switch (phase) {
    case Phase::None: return "none";
    case Phase::Before: return "before";
    case Phase::During: return "during";
    case Phase::After: return "after";
  }
  return "none";
}

std::string_view sideName(Side side) {
  switch (side) {
    case Side::None: return "none";
    case Side::Right: return "right";
    case Side::Left: return "left";
    case Side::Both: return "both";
  }
  return "none";
}

std::string_view statusName(ImageStatus status) {
  switch (status) {
    case ImageStatus::Filed: return "filed";
    case ImageStatus::Inbox: return "inbox";
    case ImageStatus::Binned: return "binned";
    case ImageStatus::Purged: return "purged";
  }
  return "unknown";
}

std::optional<View> viewFromName(std::string_view name) {
  for (const View view : kAllViews)
    if (viewName(view) == name) return view;
  return std::nullopt;
}

}  // namespace safelight::model
