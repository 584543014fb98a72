#pragma once
// Teeth, held by SNOMED CT code so that 11 (FDI) and 11 (Universal) can never be confused.
// Codes: DICOM PS3.16 CID 4018 (permanent) and CID 4019 (deciduous).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace safelight::model {

/// How a practice writes teeth. Storage does not depend on it.
enum class ToothNotation : std::uint8_t { Fdi = 0, Universal = 1, Palmer = 2 };

/// One of the 52 teeth; there is no invalid Tooth.
class Tooth {
 public:
  /// From an FDI (ISO 3950) number: 11-18, 21-28, 31-38, 41-48, 51-55, 61-65, 71-75, 81-85; nothing otherwise.
  static std::optional<Tooth> fromFdi(int number);
  /// From a SNOMED CT code of CID 4018 or 4019.
  static std::optional<Tooth> fromSnomed(std::string_view code);
  /// From what a person types in a notation ("16", "3", "A", "UR6").
  static std::optional<Tooth> parse(std::string_view text, ToothNotation notation);

  int fdi() const { return m_fdi; }
  std::string_view snomed() const;
  std::string label(ToothNotation notation) const;
  bool isDeciduous() const { return m_fdi > 50; }
  bool isUpper() const;
  bool isRight() const;  // the patient's right

  auto operator<=>(const Tooth&) const = default;

 private:
  explicit Tooth(int fdi) : m_fdi(static_cast<std::uint8_t>(fdi)) {}
  std::uint8_t m_fdi;
};

/// A set of teeth in mouth order (18..11 21..28, 48..41 31..38, then deciduous the same way); no duplicates.
class Teeth {
 public:
  Teeth() = default;
  Teeth(std::initializer_list<int> fdiNumbers);
  void add(Tooth tooth);
  void remove(Tooth tooth);
  bool contains(Tooth tooth) const;
  bool intersects(const Teeth& other) const { return (m_bits & other.m_bits) != 0; }
  bool empty() const { return m_bits == 0; }
  std::size_t size() const;
  std::vector<Tooth> list() const;
  /// "16 17 46 47" in a notation.
  std::string label(ToothNotation notation) const;
  /// Reads labels separated by spaces or commas, ranges ("14-17") allowed in FDI; TeethInvalid names nothing but fails whole.
  static Result<Teeth> parse(std::string_view text, ToothNotation notation);
  /// One bit a tooth in mouth order: the stored and transmitted form.
  std::uint64_t bits() const { return m_bits; }
  /// Bits without a tooth are dropped.
  static Teeth fromBits(std::uint64_t bits);

  bool operator==(const Teeth&) const = default;

 private:
  std::uint64_t m_bits = 0;
};

/// All 52 teeth in mouth order.
const std::vector<Tooth>& allTeeth();

}  // namespace safelight::model
