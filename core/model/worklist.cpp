#include "core/model/worklist.h"

#include <algorithm>
#include <array>

#include "core/model/image_codec.h"

namespace safelight::model {
namespace {

bool hasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// A backslash would part a DICOM value in two.
bool isValue(std::string_view text, std::size_t most) {
  return !hasControl(text) && text.find('\\') == std::string_view::npos && characterCount(text) <= most;
}

bool isCode(std::string_view text) {
  return !text.empty() && text.size() <= 16 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '_'; });
}

bool isTitle(std::string_view text) {
  return text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F && c != '\\'; });
}

bool isUid(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

std::string_view worklistStatusName(WorklistStatus status) {
  switch (status) {
    case WorklistStatus::Open: return "open";
    case WorklistStatus::Done: return "done";
    case WorklistStatus::Cancelled: return "cancelled";
  }
  return "open";
}

bool isValidOrder(const WorklistOrder& order) {
  for (const std::string* text : {&order.accession, &order.procedureId, &order.stepId})
    if (!isValue(*text, 16)) return false;
  return !order.procedureId.empty() && !order.stepId.empty() && isUid(order.studyUid) && isValue(order.description, 64) && isCode(order.modality) &&
         isTitle(order.station) && isValue(order.note, 256) && isValue(order.source, 128);
}

std::size_t characterCount(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string uidOf(const Uuid& uuid) {
  std::array<std::uint8_t, 16> number = uuid.bytes;
  std::string digits;
  while (std::any_of(number.begin(), number.end(), [](std::uint8_t byte) { return byte != 0; })) {
    unsigned rest = 0;
    for (std::uint8_t& byte : number) {
      const unsigned value = (rest << 8) | byte;
      byte = static_cast<std::uint8_t>(value / 10);
      rest = value % 10;
    }
    digits.insert(digits.begin(), static_cast<char>('0' + rest));
  }
  return "2.25." + (digits.empty() ? "0" : digits);
}

void encode(ByteWriter& writer, const WorklistOrder& order) {
  for (const std::string* text : {&order.accession, &order.procedureId, &order.stepId, &order.studyUid, &order.description, &order.modality,
                                  &order.station, &order.note, &order.source})
    writer.text(*text);
  writer.i64(order.scheduledAt.seconds);
}

WorklistOrder readOrder(ByteReader& reader) {
  WorklistOrder order;
  for (std::string* text : {&order.accession, &order.procedureId, &order.stepId, &order.studyUid, &order.description, &order.modality,
                            &order.station, &order.note, &order.source})
    *text = reader.text();
  const LocalTime time{reader.i64()};
  // Years 1 to 9999, as everywhere.
  if (time.seconds >= -62135596800 && time.seconds <= 253402300799) order.scheduledAt = time;
  return order;
}

void encode(ByteWriter& writer, const WorklistItem& item) {
  encode(writer, item.order);
  encode(writer, item.patient);
}

WorklistItem readItem(ByteReader& reader) {
  WorklistItem item;
  item.order = readOrder(reader);
  item.patient = readIdentity(reader);
  return item;
}

}  // namespace safelight::model
