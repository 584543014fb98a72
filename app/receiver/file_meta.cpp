#include "app/receiver/file_meta.h"

#include "dicom/net/uids.h"

namespace safelight::receiver {

namespace {

constexpr std::uint16_t kMetaGroup = 0x0002;
constexpr std::size_t kPreambleBytes = 128;

void begin(ByteWriter& writer, std::uint16_t element, std::string_view representation) {
  writer.u16(kMetaGroup);
  writer.u16(element);
  writer.raw(asBytes(representation));
}

// UIDs are padded with a zero, other text with a blank, to an even length.
void text(ByteWriter& writer, std::uint16_t element, std::string_view representation, std::string_view value) {
  begin(writer, element, representation);
  const bool odd = value.size() % 2 != 0;
  writer.u16(static_cast<std::uint16_t>(value.size() + (odd ? 1 : 0)));
  writer.raw(asBytes(value));
  if (odd) writer.u8(representation == "UI" ? 0 : ' ');
}

}  // namespace

Bytes encodeFileMeta(const FileMeta& meta) {
  ByteWriter group;
  begin(group, 0x0001, "OB");
  group.u16(0);
  group.u32(2);
  group.u8(0);
  group.u8(1);
  text(group, 0x0002, "UI", meta.sopClass);
  text(group, 0x0003, "UI", meta.sopInstance);
  text(group, 0x0010, "UI", meta.transferSyntax);
  text(group, 0x0012, "UI", dicom::net::kImplementationClass);
  text(group, 0x0013, "SH", dicom::net::kImplementationVersion);
  if (!meta.sourceAe.empty()) text(group, 0x0016, "AE", meta.sourceAe);

  ByteWriter file;
  file.raw(Bytes(kPreambleBytes, 0));
  file.raw(asBytes("DICM"));
  begin(file, 0x0000, "UL");
  file.u16(4);
  file.u32(static_cast<std::uint32_t>(group.size()));
  file.raw(group.bytes());
  return std::move(file).take();
}

}  // namespace safelight::receiver
