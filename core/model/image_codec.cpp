#include "core/model/image_codec.h"

#include <cmath>

namespace safelight::model {
namespace {

constexpr std::int32_t kNoDate = INT32_MIN;
// Beside the kind: names of the order follow at the end. Files without such names are written as they always were.
constexpr std::uint8_t kNamesOrder = 0x80;

/// A finite number; anything else from a hostile writer counts as zero.
double readFinite(ByteReader& reader) {
  const double value = reader.f64();
  return std::isfinite(value) ? value : 0;
}

View viewFromNumber(std::uint8_t number) {
  const bool known = number <= 6 || (number >= 20 && number <= 23) || (number >= 30 && number <= 35) || number == 60;
  return known ? static_cast<View>(number) : View::Unknown;
}

}  // namespace

void encode(ByteWriter& writer, const std::optional<Date>& date) { writer.i32(date ? date->dayNumber() : kNoDate); }

std::optional<Date> readDate(ByteReader& reader) {
  const std::int32_t days = reader.i32();
  // Years 1 to 9999.
  if (days < -719162 || days > 2932896) return std::nullopt;
  return Date::fromDayNumber(days);
}

void encode(ByteWriter& writer, const ImageTags& tags) {
  writer.u64(tags.teeth.bits());
  writer.u8(static_cast<std::uint8_t>(tags.view));
  writer.u8(static_cast<std::uint8_t>(tags.side));
  writer.u8(static_cast<std::uint8_t>(tags.phase));
  writer.text(tags.note);
}

ImageTags readTags(ByteReader& reader) {
  ImageTags tags;
  tags.teeth = Teeth::fromBits(reader.u64());
  tags.view = viewFromNumber(reader.u8());
  const std::uint8_t side = reader.u8();
  tags.side = side <= 3 ? static_cast<Side>(side) : Side::None;
  const std::uint8_t phase = reader.u8();
  tags.phase = phase <= 3 ? static_cast<Phase>(phase) : Phase::None;
  tags.note = reader.text();
  return tags;
}

void encode(ByteWriter& writer, const DisplayState& display) {
  writer.flag(display.hasWindow);
  writer.f64(display.windowCentre);
  writer.f64(display.windowWidth);
  writer.flag(display.inverted);
  writer.u8(display.quarterTurns);
  writer.flag(display.mirrored);
}

DisplayState readDisplay(ByteReader& reader) {
  DisplayState display;
  display.hasWindow = reader.flag();
  display.windowCentre = readFinite(reader);
  display.windowWidth = readFinite(reader);
  display.inverted = reader.flag();
  display.quarterTurns = reader.u8() & 3;
  display.mirrored = reader.flag();
  return display;
}

void encode(ByteWriter& writer, const SourceIdentity& identity) {
  writer.text(identity.patientNumber);
  writer.text(identity.familyName);
  writer.text(identity.givenName);
  encode(writer, identity.birthDate);
  writer.u8(identity.sex);
}

SourceIdentity readIdentity(ByteReader& reader) {
  SourceIdentity identity;
  identity.patientNumber = reader.text();
  identity.familyName = reader.text();
  identity.givenName = reader.text();
  identity.birthDate = readDate(reader);
  identity.sex = reader.u8();
  if (identity.sex > 3) identity.sex = 0;
  return identity;
}

void encode(ByteWriter& writer, const ImageFacts& facts) {
  const bool namesOrder = !facts.accession.empty() || !facts.stepId.empty();
  writer.u8(static_cast<std::uint8_t>(static_cast<std::uint8_t>(facts.kind) | (namesOrder ? kNamesOrder : 0)));
  for (const std::string* text : {&facts.mediaType, &facts.modality, &facts.sopClass, &facts.sopInstance, &facts.study, &facts.series,
                                  &facts.transferSyntax, &facts.studyDescription, &facts.seriesDescription, &facts.device})
    writer.text(*text);
  writer.i32(facts.instanceNumber);
  writer.u32(facts.width);
  writer.u32(facts.height);
  writer.u32(facts.frames);
  writer.u16(facts.bitsStored);
  writer.flag(facts.colour);
  writer.flag(facts.capturedAt.has_value());
  writer.i64(facts.capturedAt ? facts.capturedAt->seconds : 0);
  writer.u8(static_cast<std::uint8_t>(facts.spacingSource));
  writer.f64(facts.spacingX);
  writer.f64(facts.spacingY);
  encode(writer, facts.identity);
  encode(writer, facts.tags);
  if (!namesOrder) return;
  writer.text(facts.accession);
  writer.text(facts.stepId);
}

ImageFacts readFacts(ByteReader& reader) {
  ImageFacts facts;
  const std::uint8_t first = reader.u8();
  const bool namesOrder = (first & kNamesOrder) != 0;
  const int kind = first & ~kNamesOrder;
  if (kind < 1 || kind > 3) reader.fail();
  else facts.kind = static_cast<ImageKind>(kind);
  for (std::string* text : {&facts.mediaType, &facts.modality, &facts.sopClass, &facts.sopInstance, &facts.study, &facts.series,
                            &facts.transferSyntax, &facts.studyDescription, &facts.seriesDescription, &facts.device})
    *text = reader.text();
  facts.instanceNumber = reader.i32();
  facts.width = reader.u32();
  facts.height = reader.u32();
  facts.frames = reader.u32();
  facts.bitsStored = reader.u16();
  facts.colour = reader.flag();
  const bool hasTime = reader.flag();
  const LocalTime time{reader.i64()};
  // Years 1 to 9999, as for dates.
  if (hasTime && time.seconds >= -62135596800 && time.seconds <= 253402300799) facts.capturedAt = time;
  const std::uint8_t spacing = reader.u8();
  facts.spacingSource = spacing <= 4 ? static_cast<SpacingSource>(spacing) : SpacingSource::None;
  facts.spacingX = readFinite(reader);
  facts.spacingY = readFinite(reader);
  facts.identity = readIdentity(reader);
  facts.tags = readTags(reader);
  if (!namesOrder) return facts;
  facts.accession = reader.text();
  facts.stepId = reader.text();
  // One value, one form.
  if (facts.accession.empty() && facts.stepId.empty()) reader.fail();
  return facts;
}

void encode(ByteWriter& writer, const PatientDetails& details) {
  writer.text(details.familyName);
  writer.text(details.givenName);
  encode(writer, details.birthDate);
  writer.u8(static_cast<std::uint8_t>(details.sex));
  writer.text(details.number);
  writer.text(details.note);
}

PatientDetails readDetails(ByteReader& reader) {
  PatientDetails details;
  details.familyName = reader.text();
  details.givenName = reader.text();
  details.birthDate = readDate(reader);
  const std::uint8_t sex = reader.u8();
  details.sex = sex <= 3 ? static_cast<Sex>(sex) : Sex::Unknown;
  details.number = reader.text();
  details.note = reader.text();
  return details;
}

}  // namespace safelight::model
