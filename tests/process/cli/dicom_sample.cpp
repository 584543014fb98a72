#include "tests/process/cli/dicom_sample.h"

namespace safelight::tests {

namespace {

void element(ByteWriter& file, std::uint16_t group, std::uint16_t number, const char* representation, ByteView value, std::uint8_t padding) {
  const std::size_t length = value.size() + value.size() % 2;
  file.u16(group);
  file.u16(number);
  file.raw(asBytes(representation));
  const std::string_view longForm = "OB OW SQ UN UT";
  if (longForm.find(representation) != std::string_view::npos) {
    file.u16(0);
    file.u32(static_cast<std::uint32_t>(length));
  } else {
    file.u16(static_cast<std::uint16_t>(length));
  }
  file.raw(value);
  if (value.size() % 2 != 0) file.u8(padding);
}

void text(ByteWriter& file, std::uint16_t group, std::uint16_t number, const char* representation, std::string_view value) {
  element(file, group, number, representation, asBytes(value), std::string_view(representation) == "UI" ? 0 : ' ');
}

void number(ByteWriter& file, std::uint16_t group, std::uint16_t elementNumber, std::uint16_t value) {
  ByteWriter bytes;
  bytes.u16(value);
  element(file, group, elementNumber, "US", bytes.bytes(), 0);
}

constexpr const char* kIntraOral = "1.2.840.10008.5.1.4.1.1.1.3";

Bytes metaGroup(const std::string& instance) {
  ByteWriter meta;
  element(meta, 0x0002, 0x0001, "OB", Bytes{0, 1}, 0);
  text(meta, 0x0002, 0x0002, "UI", kIntraOral);
  text(meta, 0x0002, 0x0003, "UI", instance);
  text(meta, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1");
  text(meta, 0x0002, 0x0012, "UI", "2.25.1");
  return std::move(meta).take();
}

}  // namespace

Bytes makeDicom(const DicomSample& sample) {
  const std::string instance = "2.25.4815162342." + sample.instance;
  ByteWriter file;
  file.raw(Bytes(128));
  file.raw(asBytes("DICM"));
  const Bytes meta = metaGroup(instance);
  ByteWriter length;
  length.u32(static_cast<std::uint32_t>(meta.size()));
  element(file, 0x0002, 0x0000, "UL", length.bytes(), 0);
  file.raw(meta);
  text(file, 0x0008, 0x0016, "UI", kIntraOral);
  text(file, 0x0008, 0x0018, "UI", instance);
  text(file, 0x0008, 0x0020, "DA", "20250314");
  text(file, 0x0008, 0x0023, "DA", "20250314");
  text(file, 0x0008, 0x0033, "TM", "092653");
  text(file, 0x0008, 0x0060, "CS", "IO");
  text(file, 0x0010, 0x0010, "PN", sample.name);
  text(file, 0x0010, 0x0020, "LO", sample.number);
  text(file, 0x0010, 0x0030, "DA", sample.birthDate);
  text(file, 0x0010, 0x0040, "CS", "F");
  text(file, 0x0020, 0x000d, "UI", "2.25.4815162342");
  text(file, 0x0020, 0x000e, "UI", "2.25.4815162342.0");
  number(file, 0x0028, 0x0002, 1);
  text(file, 0x0028, 0x0004, "CS", "MONOCHROME2");
  number(file, 0x0028, 0x0010, sample.side);
  number(file, 0x0028, 0x0011, sample.side);
  number(file, 0x0028, 0x0100, 16);
  number(file, 0x0028, 0x0101, 16);
  number(file, 0x0028, 0x0102, 15);
  number(file, 0x0028, 0x0103, 0);
  Bytes pixels(static_cast<std::size_t>(sample.side) * sample.side * 2);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(sample.pixelText[i % sample.pixelText.size()]);
  element(file, 0x7fe0, 0x0010, "OW", pixels, 0);
  return std::move(file).take();
}

}  // namespace safelight::tests
