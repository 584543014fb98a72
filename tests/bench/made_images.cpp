#include "tests/bench/made_images.h"

#include <cmath>
#include <fstream>

#include "core/imaging/jpeg_writer.h"
#include "tests/bench/practice.h"

namespace safelight::bench {
namespace {

/// Small and quick; images need to be different, not random.
class Noise {
 public:
  explicit Noise(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ull + 1) {}
  std::uint32_t next() {
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return static_cast<std::uint32_t>(m_state >> 32);
  }

 private:
  std::uint64_t m_state;
};

/// Writes data elements one after the other (PS3.5, explicit VR little endian).
class Elements {
 public:
  void text(std::uint16_t group, std::uint16_t element, const char* vr, std::string value) {
    if (value.size() % 2 != 0) value += std::string_view(vr) == "UI" ? '\0' : ' ';
    shortHead(group, element, vr, value.size());
    m_writer.raw(asBytes(value));
  }
  void number(std::uint16_t group, std::uint16_t element, std::uint16_t value) {
    shortHead(group, element, "US", 2);
    m_writer.u16(value);
  }
  void longHead(std::uint16_t group, std::uint16_t element, const char* vr, std::size_t bytes) {
    tag(group, element, vr);
    m_writer.u16(0);
    m_writer.u32(static_cast<std::uint32_t>(bytes));
  }
  void raw(ByteView bytes) { m_writer.raw(bytes); }
  ByteView bytes() const { return m_writer.bytes(); }

 private:
  void tag(std::uint16_t group, std::uint16_t element, const char* vr) {
    m_writer.u16(group);
    m_writer.u16(element);
    m_writer.raw(asBytes(std::string_view(vr, 2)));
  }
  void shortHead(std::uint16_t group, std::uint16_t element, const char* vr, std::size_t bytes) {
    tag(group, element, vr);
    m_writer.u16(static_cast<std::uint16_t>(bytes));
  }
  ByteWriter m_writer;
};

std::vector<std::uint16_t> pixelsOf(std::uint32_t width, std::uint32_t height, unsigned number) {
  std::vector<std::uint16_t> pixels(std::size_t{width} * height);
  Noise noise(number + 1);
  const double phase = number * 0.37;
  std::vector<double> across(width);
  for (std::uint32_t x = 0; x < width; ++x) across[x] = std::sin(x / 97.0 + phase);
  for (std::uint32_t y = 0; y < height; ++y) {
    const double down = std::cos(y / 121.0 - phase);
    for (std::uint32_t x = 0; x < width; ++x) {
      const double value = 30000 + 18000 * across[x] * down;
      pixels[std::size_t{y} * width + x] = static_cast<std::uint16_t>(value + noise.next() % 1500);
    }
  }
  return pixels;
}

void write(const Path& path, ByteView bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) stop("writing", {ErrorCode::WriteFailed, path.string()});
}

std::string numbered(unsigned number, const char* ending) {
  std::string digits = std::to_string(100000 + number);
  return "image-" + digits.substr(1) + ending;
}

}  // namespace

Bytes makeRadiograph(std::uint32_t width, std::uint32_t height, unsigned patient, unsigned number) {
  const std::string sopClass = "1.2.840.10008.5.1.4.1.1.1.3", root = "2.25.7231", instance = root + ".3." + std::to_string(number + 1);
  Elements meta;
  meta.longHead(0x0002, 0x0001, "OB", 2);
  meta.raw(Bytes{0, 1});
  meta.text(0x0002, 0x0002, "UI", sopClass);
  meta.text(0x0002, 0x0003, "UI", instance);
  meta.text(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1");
  meta.text(0x0002, 0x0012, "UI", root);
  Elements set;
  set.text(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY");
  set.text(0x0008, 0x0016, "UI", sopClass);
  set.text(0x0008, 0x0018, "UI", instance);
  set.text(0x0008, 0x0020, "DA", "20260310");
  set.text(0x0008, 0x0030, "TM", "0930" + std::to_string(10 + number % 50));
  set.text(0x0008, 0x0060, "CS", "IO");
  set.text(0x0010, 0x0010, "PN", "BENCH" + std::string(1, static_cast<char>('A' + patient % 26)) + "^INVENTED");
  set.text(0x0010, 0x0020, "LO", "B-" + std::to_string(1000 + patient));
  set.text(0x0010, 0x0030, "DA", "19" + std::to_string(50 + patient % 50) + "0412");
  set.text(0x0020, 0x000D, "UI", root + ".1." + std::to_string(patient + 1));
  set.text(0x0020, 0x000E, "UI", root + ".2." + std::to_string(patient + 1));
  set.number(0x0028, 0x0002, 1);
  set.text(0x0028, 0x0004, "CS", "MONOCHROME2");
  set.number(0x0028, 0x0010, static_cast<std::uint16_t>(height));
  set.number(0x0028, 0x0011, static_cast<std::uint16_t>(width));
  set.number(0x0028, 0x0100, 16);
  set.number(0x0028, 0x0101, 16);
  set.number(0x0028, 0x0102, 15);
  set.number(0x0028, 0x0103, 0);
  const auto pixels = pixelsOf(width, height, number);
  set.longHead(0x7FE0, 0x0010, "OW", pixels.size() * 2);
  Bytes file(128);
  ByteWriter head;
  head.raw(asBytes("DICM"));
  ByteWriter group;  // its length, the one number of 32 bits here
  group.u16(0x0002);
  group.u16(0x0000);
  group.raw(asBytes("UL"));
  group.u16(4);
  group.u32(static_cast<std::uint32_t>(meta.bytes().size()));
  for (const ByteView part : {ByteView(head.bytes()), ByteView(group.bytes()), meta.bytes(), set.bytes(),
                              ByteView(reinterpret_cast<const std::uint8_t*>(pixels.data()), pixels.size() * 2)})
    file.insert(file.end(), part.begin(), part.end());
  return file;
}

Bytes makePhoto(std::size_t bytes, unsigned number) {
  // Noise of this amount takes a little under a byte a pixel at quality 90.
  imaging::Rendered picture;
  picture.width = static_cast<std::uint32_t>(std::sqrt(static_cast<double>(bytes) * 4.0 / 3 * 1.6));
  picture.height = picture.width * 3 / 4;
  picture.colour = true;
  picture.pixels.resize(std::size_t{picture.width} * picture.height * 4);
  Noise noise(number + 7);
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      const std::uint32_t grain = noise.next();
      std::uint8_t* const pixel = picture.pixels.data() + (std::size_t{y} * picture.width + x) * 4;
      pixel[0] = static_cast<std::uint8_t>(60 + (x * 100) / picture.width + grain % 48);
      pixel[1] = static_cast<std::uint8_t>(70 + (y * 100) / picture.height + (grain >> 8) % 48);
      pixel[2] = static_cast<std::uint8_t>(120 + (grain >> 16) % 48);
      pixel[3] = 0xFF;
    }
  }
  return must("jpeg", imaging::writeJpeg(picture, 90, imaging::ChromaSampling::Half));
}

void writeRadiographs(const Path& folder, unsigned count) {
  std::filesystem::create_directories(folder);
  for (unsigned i = 0; i < count; ++i) write(folder / numbered(i, ".dcm"), makeRadiograph(1304, 1614, i % 10, i));
}

void writeSmallFiles(const Path& folder, unsigned count) {
  std::filesystem::create_directories(folder);
  for (unsigned i = 0; i < count; ++i) {
    const unsigned kilobytes = 100 + (i * 37) % 400;
    if (i % 3 == 2) {
      write(folder / numbered(i, ".jpg"), makePhoto(kilobytes * 1000, i));
    } else {
      const auto side = static_cast<std::uint32_t>(std::sqrt(kilobytes * 500.0));
      write(folder / numbered(i, ".dcm"), makeRadiograph(side, side, i % 10, i));
    }
  }
}

}  // namespace safelight::bench
