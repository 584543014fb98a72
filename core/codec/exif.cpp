#include "core/codec/exif.h"

#include <libexif/exif-data.h>
#include <libexif/exif-log.h>

#include <charconv>

namespace safelight::codec {
namespace {

constexpr std::size_t kMostBytes = 0xfff0;  // libexif reads no more than 64 KiB, as APP1 holds no more
constexpr std::size_t kMostText = 1024;
constexpr std::size_t kMostRows = 400;

struct DataRelease {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};
using DataHandle = std::unique_ptr<ExifData, DataRelease>;

DataHandle load(ByteView exif) {
  if (exif.size() < 8) return nullptr;
  Bytes framed{'E', 'x', 'i', 'f', 0, 0};
  const std::size_t taken = std::min(exif.size(), kMostBytes);
  framed.insert(framed.end(), exif.begin(), exif.begin() + static_cast<std::ptrdiff_t>(taken));
  DataHandle data(exif_data_new());
  if (!data) return nullptr;
  // Values stay as they are: "corrected" ones would not be what the camera wrote.
  exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_set_option(data.get(), EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
  exif_data_load_data(data.get(), framed.data(), static_cast<unsigned>(framed.size()));
  return data;
}

ExifEntry* find(ExifData& data, ExifIfd ifd, ExifTag tag) { return data.ifd[ifd] ? exif_content_get_entry(data.ifd[ifd], tag) : nullptr; }

std::string textOf(ExifEntry* entry) {
  if (!entry || entry->format != EXIF_FORMAT_ASCII || !entry->data) return {};
  std::string_view raw(reinterpret_cast<const char*>(entry->data), std::min<std::size_t>(entry->size, kMostText));
  return cleanText(raw.substr(0, raw.find('\0')));
}

unsigned orientationOf(ExifData& data) {
  ExifEntry* entry = find(data, EXIF_IFD_0, EXIF_TAG_ORIENTATION);
  if (!entry || !entry->data) return 1;
  unsigned value = 0;
  if (entry->format == EXIF_FORMAT_SHORT && entry->size >= 2) value = exif_get_short(entry->data, exif_data_get_byte_order(&data));
  if (entry->format == EXIF_FORMAT_LONG && entry->size >= 4) value = exif_get_long(entry->data, exif_data_get_byte_order(&data));
  return value >= 1 && value <= 8 ? value : 1;
}

/// Length of the UTF-8 sequence that starts here, 0 when it is none.
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80                      ? 1
                             : byte(0) >= 0xc2 && byte(0) < 0xe0 ? 2
                             : (byte(0) & 0xf0) == 0xe0          ? 3
                             : byte(0) >= 0xf0 && byte(0) < 0xf5 ? 4
                                                                 : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  if (length == 3 && ((byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xed && byte(1) > 0x9f))) return 0;
  if (length == 4 && ((byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) > 0x8f))) return 0;
  return length;
}

struct RowCollector {
  std::vector<ExifRow> rows;
  ExifIfd ifd = EXIF_IFD_0;
};

void collectEntry(ExifEntry* entry, void* user) {
  auto& collector = *static_cast<RowCollector*>(user);
  if (!entry || entry->tag == EXIF_TAG_MAKER_NOTE || entry->tag == EXIF_TAG_PRINT_IMAGE_MATCHING || collector.rows.size() >= kMostRows)
    return;
  const char* title = exif_tag_get_title_in_ifd(entry->tag, collector.ifd);
  std::array<char, kMostText> value{};
  if (!exif_entry_get_value(entry, value.data(), value.size())) return;
  std::string name = title && *title ? title : "";
  if (name.empty()) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    name = "Tag 0x";
    for (int shift = 12; shift >= 0; shift -= 4) name += kDigits[(static_cast<unsigned>(entry->tag) >> shift) & 15];
  }
  std::string text = cleanText(std::string_view(value.data(), ::strnlen(value.data(), value.size())));
  if (!text.empty()) collector.rows.push_back({std::move(name), std::move(text)});
}

void collectContent(ExifContent* content, void* user) {
  auto& collector = *static_cast<RowCollector*>(user);
  collector.ifd = exif_content_get_ifd(content);
  if (collector.ifd == EXIF_IFD_1 || collector.ifd == EXIF_IFD_INTEROPERABILITY) return;  // the embedded thumbnail's own
  exif_content_foreach_entry(content, collectEntry, user);
}

}  // namespace

std::string cleanText(std::string_view text) {
  std::string out;
  while (!text.empty() && out.size() + 4 <= kMostText) {
    const auto byte = static_cast<unsigned char>(text[0]);
    const std::size_t length = sequenceLength(text);
    if (byte < 0x20 || byte == 0x7f) {
      out += ' ';
    } else if (length == 2 && byte == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0) {
      out += ' ';  // C1 controls
    } else if (length > 0) {
      out += text.substr(0, length);
    } else {
      out += static_cast<char>(0xc0 | (byte >> 6));
      out += static_cast<char>(0x80 | (byte & 0x3f));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  const std::size_t first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

std::optional<model::LocalTime> exifTime(std::string_view text) {
  if (text.size() < 19) return std::nullopt;
  std::array<int, 6> parts{};
  constexpr std::array<std::pair<std::size_t, std::size_t>, 6> kPlaces{{{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* first = text.data() + kPlaces[i].first;
    const char* last = first + kPlaces[i].second;
    if (const auto [end, error] = std::from_chars(first, last, parts[i]); error != std::errc{} || end != last || parts[i] < 0)
      return std::nullopt;
  }
  const auto date = model::Date::make(parts[0], parts[1], parts[2]);
  if (!date || parts[0] < 1826 || parts[3] > 23 || parts[4] > 59 || parts[5] > 60) return std::nullopt;  // 1826: the oldest photograph
  return model::LocalTime::make(*date, parts[3], parts[4], std::min(parts[5], 59));
}

std::string deviceName(std::string_view make, std::string_view model) {
  const std::string maker = cleanText(make), type = cleanText(model);
  if (maker.empty() || type.rfind(maker, 0) == 0) return type;
  if (type.empty()) return maker;
  // "NIKON CORPORATION" + "NIKON D70": the model already says who made it.
  const std::string firstWord = maker.substr(0, maker.find(' '));
  return type.rfind(firstWord, 0) == 0 ? type : maker + " " + type;
}

ExifFacts readExif(ByteView exif) {
  ExifFacts facts;
  const DataHandle data = load(exif);
  if (!data) return facts;
  facts.orientation = orientationOf(*data);
  facts.capturedAt = exifTime(textOf(find(*data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL)));
  if (!facts.capturedAt) facts.capturedAt = exifTime(textOf(find(*data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_DIGITIZED)));
  facts.device = deviceName(textOf(find(*data, EXIF_IFD_0, EXIF_TAG_MAKE)), textOf(find(*data, EXIF_IFD_0, EXIF_TAG_MODEL)));
  return facts;
}

std::vector<ExifRow> exifRows(ByteView exif) {
  RowCollector collector;
  if (const DataHandle data = load(exif)) exif_data_foreach_content(data.get(), collectContent, &collector);
  return std::move(collector.rows);
}

}  // namespace safelight::codec
