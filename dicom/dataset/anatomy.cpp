#include "dicom/dataset/anatomy.h"

#include <algorithm>
#include <array>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

using model::Side;
using model::Teeth;
using model::Tooth;
using model::View;

/// Positions of the last three digits of "T-54xxx" in CID 4018 run 210 to 520 in steps of ten around the mouth.
std::optional<Tooth> toothFromSrt(std::string_view code) {
  if (!code.starts_with("T-54") || code.size() != 7) return std::nullopt;
  struct Deciduous { std::string_view code; int fdi; };
  static constexpr Deciduous kDeciduous[] = {
      {"T-54611", 51}, {"T-54621", 52}, {"T-54630", 53}, {"T-54641", 54}, {"T-54650", 55}, {"T-54660", 61}, {"T-54670", 62},
      {"T-54680", 63}, {"T-54690", 64}, {"T-54700", 65}, {"T-54710", 81}, {"T-54720", 82}, {"T-54730", 83}, {"T-54741", 84},
      {"T-54750", 85}, {"T-54760", 71}, {"T-54770", 72}, {"T-54781", 73}, {"T-54790", 74}, {"T-54800", 75}};
  for (const auto& entry : kDeciduous)
    if (entry.code == code) return Tooth::fromFdi(entry.fdi);
  int number = 0;
  for (const char digit : code.substr(4)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  if (number < 210 || number > 520 || number % 10 != 0) return std::nullopt;
  const int step = (number - 210) / 10;  // 0..31: 18..11, 21..28, 38..31, 41..48
  const int quadrant = step / 8, place = step % 8;
  constexpr int kQuadrants[] = {1, 2, 3, 4};
  const bool outward = quadrant == 1 || quadrant == 3;
  return Tooth::fromFdi(kQuadrants[quadrant] * 10 + (outward ? place + 1 : 8 - place));
}

std::string_view codeValue(const DataSet& item) { return item.text(tags::kCodeValue); }

/// The code of the first item, or empty.
std::string_view firstCode(const DataSet& set, Tag sequence) {
  const DataSet* item = set.item(sequence);
  return item ? codeValue(*item) : std::string_view();
}

bool anyOf(std::string_view value, std::initializer_list<std::string_view> codes) {
  return std::find(codes.begin(), codes.end(), value) != codes.end();
}

Side sideOf(const DataSet& set) {
  for (const Tag tag : {tags::kImageLaterality, tags::kLaterality}) {
    const std::string_view letter = set.text(tag);
    if (letter == "R") return Side::Right;
    if (letter == "L") return Side::Left;
    if (letter == "B") return Side::Both;
  }
  return Side::None;
}

/// Position of a tooth from the midline for a region modifier of CID 4017; 0 when it is none.
int placeOfRegion(std::string_view code) {
  struct Region { std::string_view sct, srt; int place; };
  static constexpr Region kRegions[] = {{"699453001", "R-FB322", 1}, {"699511000", "R-FB35C", 2}, {"699510004", "R-FB35B", 3},
                                        {"699509009", "R-FB35A", 4}, {"699508001", "R-FB359", 5}, {"699507006", "R-FB358", 6},
                                        {"699505003", "R-FB356", 7}, {"699503005", "R-FB354", 8}};
  for (const auto& region : kRegions)
    if (code == region.sct || code == region.srt) return region.place;
  return 0;
}

/// Teeth that a region modifier means, for the jaw and side that the file names.
void addRegionTeeth(const DataSet& set, Side side, Teeth& teeth) {
  const DataSet* region = set.item(tags::kAnatomicRegion);
  if (!region || (side != Side::Right && side != Side::Left)) return;
  const bool maxilla = anyOf(codeValue(*region), {"70925003", "T-11170", "T-D1217"});
  const bool mandible = anyOf(codeValue(*region), {"91609006", "T-11180"});
  const bool jaws = anyOf(codeValue(*region), {"661005", "T-D1213"});
  const Element* modifiers = region->find(tags::kAnatomicRegionModifier);
  if (!modifiers) modifiers = set.find(tags::kAnatomicRegionModifier);
  if (!modifiers) return;
  for (const DataSet& modifier : modifiers->items) {
    const int place = placeOfRegion(codeValue(modifier));
    if (place == 0) continue;
    const bool right = side == Side::Right;
    if (maxilla || jaws) teeth.add(*Tooth::fromFdi((right ? 10 : 20) + place));
    if (mandible || jaws) teeth.add(*Tooth::fromFdi((right ? 40 : 30) + place));
  }
}

Teeth teethOf(const DataSet& set, Side side) {
  Teeth teeth;
  if (const Element* structures = set.find(tags::kPrimaryStructure)) {
    for (const DataSet& item : structures->items) {
      const std::string_view code = codeValue(item);
      if (const auto tooth = Tooth::fromSnomed(code)) teeth.add(*tooth);
      else if (const auto old = toothFromSrt(code)) teeth.add(*old);
    }
  }
  if (teeth.empty()) addRegionTeeth(set, side, teeth);
  return teeth;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool has(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// A short word between non-letters ("bw", "pa"), which must not be found inside another.
bool hasWord(const std::string& text, std::string_view word) {
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool before = at == 0 || !isLetter(text[at - 1]);
    const bool after = at + word.size() >= text.size() || !isLetter(text[at + word.size()]);
    if (before && after) return true;
  }
  return false;
}

View intraoralFromTeeth(const Teeth& teeth) {
  bool upper = false, lowerJaw = false;
  for (const Tooth tooth : teeth.list()) (tooth.isUpper() ? upper : lowerJaw) = true;
  if (upper && lowerJaw) return View::Bitewing;
  return upper || lowerJaw ? View::Periapical : View::Unknown;
}

View radiographView(const DataSet& set, std::string_view modality, std::string_view sopClass, const std::string& words, const Teeth& teeth) {
  const bool intraoral = modality == "IO" || sopClass.starts_with("1.2.840.10008.5.1.4.1.1.1.3");
  if (has(words, {"bitewing", "bite wing", "bite-wing", "bissfl", "retrocoron"}) || hasWord(words, "bw") || hasWord(words, "bwx")) return View::Bitewing;
  if (has(words, {"periap", "zahnfilm", "apical", "retroalveol"}) || (intraoral && hasWord(words, "pa"))) return View::Periapical;
  if (intraoral && has(words, {"occlus", "aufbiss"})) return View::Occlusal;
  if (modality == "PX" || has(words, {"panoram", "orthopant", "pantomo", "panorex"}) || hasWord(words, "opg") || hasWord(words, "opt")) return View::Panoramic;
  if (set.text(tags::kPositionerType) == "CEPHALOSTAT" || has(words, {"cephal", "fernröntgen"}) || hasWord(words, "ceph")) return View::Cephalogram;
  if (sopClass == "1.2.840.10008.5.1.4.1.1.13.1.2" || has(words, {"cone beam", "conebeam", "cone-beam"}) || hasWord(words, "cbct") || hasWord(words, "dvt")) return View::Cbct;
  return intraoral ? intraoralFromTeeth(teeth) : View::Unknown;
}

View photoView(const DataSet& set, const std::string& words) {
  const std::string_view view = firstCode(set, tags::kViewCode);
  const std::string_view region = firstCode(set, tags::kAnatomicRegion), structure = firstCode(set, tags::kPrimaryStructure);
  const bool face = anyOf(region, {"774007", "T-D1000", "89545001", "T-D1200"}) || anyOf(structure, {"89545001", "T-D1200"});
  const bool mouth = !face && (anyOf(region, {"123851003", "T-D0662", "74262004", "T-51004"}) || has(words, {"intraoral", "intra-oral"}));
  const bool right = anyOf(view, {"399198007", "R-10232"}), left = anyOf(view, {"399173006", "R-10236"});
  const bool front = anyOf(view, {"399033003", "R-10202"}), occlusal = anyOf(view, {"260499007", "R-40810"});
  if (occlusal || (mouth && has(words, {"occlusal"}))) {
    if (anyOf(structure, {"88176008", "T-54170", "91609006"}) || has(words, {"lower", "mandib"})) return View::IntraoralLower;
    if (anyOf(structure, {"39481002", "T-54160", "70925003"}) || has(words, {"upper", "maxill"})) return View::IntraoralUpper;
  }
  if (mouth) return right ? View::IntraoralRight : left ? View::IntraoralLeft : front ? View::IntraoralFrontal : View::IntraoralClose;
  if (face || right || left || front) {
    if (right || hasWord(words, "right profile")) return View::PhotoProfileRight;
    if (left || hasWord(words, "left profile")) return View::PhotoProfileLeft;
    if (front) return has(words, {"smil"}) ? View::PhotoFrontalSmile : View::PhotoFrontal;
  }
  return View::Unknown;
}

}  // namespace

model::ImageTags tagsOf(const DataSet& set, std::string_view modality, std::string_view sopClass, std::string_view description) {
  model::ImageTags tags;
  const std::string words = lower(description);
  tags.side = sideOf(set);
  tags.teeth = teethOf(set, tags.side);
  const bool photo = modality == "XC" || sopClass.starts_with("1.2.840.10008.5.1.4.1.1.77.1.");
  tags.view = photo ? photoView(set, words) : radiographView(set, modality, sopClass, words, tags.teeth);
  return tags;
}

Code regionOf(const model::ImageTags& tags, bool photo) {
  if (photo) {
    const bool extraoral = tags.view >= View::PhotoFrontal && tags.view <= View::PhotoProfileLeft;
    return extraoral ? Code{"774007", "SCT", "Head and neck"} : Code{"123851003", "SCT", "Mouth"};
  }
  bool upper = false, lowerJaw = false;
  for (const Tooth tooth : tags.teeth.list()) (tooth.isUpper() ? upper : lowerJaw) = true;
  if (upper && !lowerJaw) return {"70925003", "SCT", "Maxilla"};
  if (lowerJaw && !upper) return {"91609006", "SCT", "Mandible"};
  return {"661005", "SCT", "Jaw region"};
}

Code viewCodeOf(model::View view) {
  switch (view) {
    case View::PhotoFrontal: case View::PhotoFrontalSmile: case View::IntraoralFrontal: case View::IntraoralClose:
      return {"399033003", "SCT", "Frontal"};
    case View::PhotoProfileRight: case View::IntraoralRight:
      return {"399198007", "SCT", "Right lateral"};
    case View::PhotoProfileLeft: case View::IntraoralLeft:
      return {"399173006", "SCT", "Left lateral"};
    case View::IntraoralUpper: case View::IntraoralLower:
      return {"260499007", "SCT", "Occlusal"};
    default:
      return {};
  }
}

}  // namespace safelight::dicom
