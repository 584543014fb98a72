#include "core/codec/tiff_file.h"

#include "core/codec/exif.h"

namespace safelight::codec {
namespace {

constexpr std::uint32_t kMostPages = 1000;

tmsize_t writeNothing(thandle_t, void*, tmsize_t) { return 0; }
int closeNothing(thandle_t) { return 0; }
int mapNothing(thandle_t, void**, toff_t*) { return 0; }
void unmapNothing(thandle_t, void*, toff_t) {}
int quiet(TIFF*, void*, const char*, const char*, va_list) { return 1; }

std::string textTag(TIFF* tiff, std::uint32_t tag) {
  const char* text = nullptr;
  if (TIFFGetField(tiff, tag, &text) != 1 || !text) return {};
  return cleanText(std::string_view(text, ::strnlen(text, 1024)));
}

/// DateTimeOriginal of the EXIF directory; leaves libtiff in that directory.
std::string capturedText(TIFF* tiff) {
  std::uint64_t offset = 0;
  if (TIFFGetField(tiff, TIFFTAG_EXIFIFD, &offset) != 1 || TIFFReadEXIFDirectory(tiff, offset) != 1) return {};
  return textTag(tiff, EXIFTAG_DATETIMEORIGINAL);
}

}  // namespace

TiffMemory::~TiffMemory() {
  if (m_tiff) TIFFClose(m_tiff);
}

tmsize_t TiffMemory::read(thandle_t self, void* to, tmsize_t count) {
  auto& memory = *static_cast<TiffMemory*>(self);
  if (count <= 0) return 0;
  const std::uint64_t size = memory.m_file.size();
  const std::uint64_t left = memory.m_place < size ? size - memory.m_place : 0;
  const std::uint64_t taken = std::min<std::uint64_t>(left, static_cast<std::uint64_t>(count));
  if (taken < static_cast<std::uint64_t>(count)) memory.m_ranDry = true;
  if (taken > 0) std::memcpy(to, memory.m_file.data() + memory.m_place, taken);
  memory.m_place += taken;
  return static_cast<tmsize_t>(taken);
}

toff_t TiffMemory::seek(thandle_t self, toff_t offset, int whence) {
  auto& memory = *static_cast<TiffMemory*>(self);
  const std::uint64_t base = whence == SEEK_CUR ? memory.m_place : whence == SEEK_END ? memory.m_file.size() : 0;
  memory.m_place = base + offset;
  return memory.m_place;
}

toff_t TiffMemory::size(thandle_t self) { return static_cast<TiffMemory*>(self)->m_file.size(); }

Result<TIFF*> TiffMemory::open(std::uint64_t mostBytes) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  if (!options) return fail(ErrorCode::DecoderOutOfMemory);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, static_cast<tmsize_t>(mostBytes));
  TIFFOpenOptionsSetErrorHandlerExtR(options, quiet, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options, quiet, nullptr);
  // "m": no memory mapping, every byte passes through read(). "O": strip offsets are read when they are needed.
  m_tiff = TIFFClientOpenExt("memory", "rmO", this, read, writeNothing, seek, closeNothing, size, mapNothing, unmapNothing, options);
  TIFFOpenOptionsFree(options);
  if (!m_tiff) return fail(damage(), "TIFF head");
  return m_tiff;
}

Result<PhotoHead> tiffHead(ByteView file) {
  TiffMemory memory(file);
  TRY_ASSIGN(TIFF * tiff, memory.open(64u << 20));
  PhotoHead head;
  std::uint16_t bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISBLACK, orientation = 1;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &head.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &head.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
  TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
  if (head.width == 0 || head.height == 0) return fail(memory.damage(), "no width or height");
  head.bits = bits;
  head.channels = samples;
  head.colour = photometric != PHOTOMETRIC_MINISBLACK && photometric != PHOTOMETRIC_MINISWHITE;
  head.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  head.make = textTag(tiff, TIFFTAG_MAKE);
  head.model = textTag(tiff, TIFFTAG_MODEL);
  head.pages = 1;
  while (head.pages < kMostPages && TIFFReadDirectory(tiff) == 1) ++head.pages;
  if (TIFFSetDirectory(tiff, 0) == 1) head.captured = capturedText(tiff);
  return head;
}

std::vector<ExifRow> tiffRows(ByteView file) {
  TiffMemory memory(file);
  const auto opened = memory.open(64u << 20);
  std::vector<ExifRow> rows;
  if (!opened) return rows;
  TIFF* tiff = *opened;
  const auto add = [&](const char* name, std::string value) {
    if (!value.empty()) rows.push_back({name, std::move(value)});
  };
  add("Image Description", textTag(tiff, TIFFTAG_IMAGEDESCRIPTION));
  add("Manufacturer", textTag(tiff, TIFFTAG_MAKE));
  add("Model", textTag(tiff, TIFFTAG_MODEL));
  add("Software", textTag(tiff, TIFFTAG_SOFTWARE));
  add("Date and Time", textTag(tiff, TIFFTAG_DATETIME));
  add("Artist", textTag(tiff, TIFFTAG_ARTIST));
  add("Copyright", textTag(tiff, TIFFTAG_COPYRIGHT));
  add("Document Name", textTag(tiff, TIFFTAG_DOCUMENTNAME));
  add("Date and Time (Original)", capturedText(tiff));
  return rows;
}

}  // namespace safelight::codec
