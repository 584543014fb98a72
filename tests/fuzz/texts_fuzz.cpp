// Texts that people type and files bring: dates, times, teeth, identifiers, names.

#include "core/base/clean_text.h"
#include "core/base/uuid.h"
#include "core/model/date.h"
#include "core/model/folding.h"
#include "core/model/teeth.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::model;

namespace {

/// Whatever is understood is written the same way and understood again.
void run(ByteView bytes) {
  const std::string text = toString(bytes);
  if (const auto date = Date::parse(text)) fuzz::require(Date::parse(date->toString()) == *date && Date::fromDayNumber(date->dayNumber()) == *date);
  if (const auto time = LocalTime::parse(text)) fuzz::require(LocalTime::parse(time->toString()) == *time);
  if (const auto id = Uuid::parse(text)) fuzz::require(Uuid::parse(id->toString()) == *id);
  for (const auto notation : {ToothNotation::Fdi, ToothNotation::Universal, ToothNotation::Palmer}) {
    if (const auto tooth = Tooth::parse(text, notation)) fuzz::require(Tooth::parse(tooth->label(notation), notation) == *tooth);
    if (const auto teeth = Teeth::parse(text, notation)) fuzz::require(Teeth::parse(teeth->label(notation), notation) == *teeth && Teeth::fromBits(teeth->bits()) == *teeth);
  }
  (void)Tooth::fromSnomed(text);
  const std::string clean = cleanText(text);
  fuzz::require(isCleanText(clean) && cleanText(clean) == clean);
  fuzz::require(!isCleanText(text) || clean == text);
  const std::string folded = foldText(text);
  fuzz::require(foldText(folded) == folded);
  (void)foldExpanded(text);
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
  for (const std::string_view text : {"1949-11-30", "19491130", "30.11.1949", "2026-11-22T09:15:00", "16 17, 21", "14-17", "UR6 LL1", "3 A T", "0193c1f2-0000-7000-8000-0123456789ab",
                                      "M\xc3\xbcller-Wei\xc3\x9f^J\xc3\xb6rg", "a\xe2\x80\xae""b\x01", "245571001"})
    all.emplace_back(text.begin(), text.end());
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("texts", run, seeds)
