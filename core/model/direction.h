#pragma once
// Directions in a patient as DICOM names them: Anterior, Posterior, Right, Left, Head, Foot; "LP" is mostly left and somewhat posterior.

#include <string>
#include <string_view>

namespace safelight::model {

/// The other end of an axis; 0 for what names no end.
constexpr char oppositeEnd(char letter) {
  constexpr std::string_view kEnds = "APRLHF", kOthers = "PALRFH";
  const std::size_t at = kEnds.find(letter);
  return at == std::string_view::npos ? '\0' : kOthers[at];
}

/// One to three letters of different axes, the main one first.
constexpr bool isDirection(std::string_view letters) {
  if (letters.empty() || letters.size() > 3) return false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char opposite = oppositeEnd(letters[i]);
    if (opposite == '\0' || letters.find(opposite) != std::string_view::npos || letters.find(letters[i], i + 1) != std::string_view::npos) return false;
  }
  return true;
}

inline std::string oppositeDirection(std::string_view letters) {
  std::string opposite;
  for (const char letter : letters) opposite += oppositeEnd(letter);
  return opposite;
}

/// Where a picture leads in the patient: along its rows to the right, and down its columns. Empty where nobody said.
struct Directions {
  std::string right, down;

  bool operator==(const Directions&) const = default;
  bool empty() const { return right.empty() && down.empty(); }
};

/// Both or none are known, and they do not mainly lie on one axis.
inline bool agree(const Directions& directions) {
  if (directions.empty()) return true;
  if (!isDirection(directions.right) || !isDirection(directions.down)) return false;
  return directions.right[0] != directions.down[0] && directions.right[0] != oppositeEnd(directions.down[0]);
}

}  // namespace safelight::model
