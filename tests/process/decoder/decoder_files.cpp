#include "decoder_files.h"

#include <zlib.h>

namespace safelight::tests {

DicomBuilder& DicomBuilder::bytes(std::uint16_t group, std::uint16_t element, std::string_view vr, ByteView value) {
  m_writer.u16(group);
  m_writer.u16(element);
  m_writer.raw(asBytes(vr));
  const auto padded = static_cast<std::uint32_t>(value.size() + value.size() % 2);
  if (vr == "OB" || vr == "OW" || vr == "UN" || vr == "SQ" || vr == "UT") {
    m_writer.u16(0);
    m_writer.u32(padded);
  } else {
    m_writer.u16(static_cast<std::uint16_t>(padded));
  }
  m_writer.raw(value);
  if (value.size() % 2 != 0) m_writer.u8(vr == "UI" || vr == "OB" ? 0 : ' ');
  return *this;
}

DicomBuilder& DicomBuilder::text(std::uint16_t group, std::uint16_t element, std::string_view vr, std::string value) {
  return bytes(group, element, vr, asBytes(value));
}

DicomBuilder& DicomBuilder::u16(std::uint16_t group, std::uint16_t element, std::uint16_t value) {
  const std::uint8_t both[] = {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8)};
  return bytes(group, element, "US", both);
}

DicomBuilder& DicomBuilder::raw(ByteView value) {
  m_writer.raw(value);
  return *this;
}

DicomBuilder& DicomBuilder::fragment(ByteView value) {
  m_writer.u16(0x7FE0);
  m_writer.u16(0x0010);
  m_writer.raw(asBytes("OB"));
  m_writer.u16(0);
  m_writer.u32(0xFFFFFFFF);
  const auto item = [&](std::uint16_t element, std::uint32_t length) {
    m_writer.u16(0xFFFE);
    m_writer.u16(element);
    m_writer.u32(length);
  };
  item(0xE000, 0);  // empty offset table
  item(0xE000, static_cast<std::uint32_t>(value.size() + value.size() % 2));
  m_writer.raw(value);
  if (value.size() % 2 != 0) m_writer.u8(0);
  item(0xE0DD, 0);
  return *this;
}

DicomBuilder& DicomBuilder::image(std::uint16_t rows, std::uint16_t columns, std::uint16_t bits) {
  u16(0x0028, 0x0002, 1);
  text(0x0028, 0x0004, "CS", "MONOCHROME2");
  u16(0x0028, 0x0010, rows);
  u16(0x0028, 0x0011, columns);
  u16(0x0028, 0x0100, bits);
  u16(0x0028, 0x0101, bits);
  u16(0x0028, 0x0102, static_cast<std::uint16_t>(bits - 1));
  return u16(0x0028, 0x0103, 0);
}

Bytes DicomBuilder::file(std::string_view transferSyntax, ByteView body, ByteView preamble) {
  DicomBuilder meta;
  meta.text(0x0002, 0x0002, "UI", "1.2.840.10008.5.1.4.1.1.1.3").text(0x0002, 0x0003, "UI", "1.2.3.4");
  meta.text(0x0002, 0x0010, "UI", std::string(transferSyntax));
  ByteWriter writer;
  writer.raw(preamble);
  writer.raw(Bytes(128 - preamble.size()));
  writer.raw(asBytes("DICM"));
  writer.u16(0x0002);
  writer.u16(0x0000);
  writer.raw(asBytes("UL"));
  writer.u16(4);
  writer.u32(static_cast<std::uint32_t>(meta.dataSet().size()));
  writer.raw(meta.dataSet());
  writer.raw(body);
  return std::move(writer).take();
}

Bytes goodDicom(std::uint16_t side, std::string_view name) {
  Bytes pixels(std::size_t{side} * side);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i);
  DicomBuilder builder;
  builder.text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.1.3").text(0x0008, 0x0018, "UI", "1.2.3.4").text(0x0008, 0x0060, "CS", "IO");
  builder.text(0x0010, 0x0010, "PN", std::string(name)).text(0x0010, 0x0020, "LO", "P-77");
  builder.image(side, side).bytes(0x7FE0, 0x0010, "OW", pixels);
  return DicomBuilder::file(kExplicit, builder.dataSet());
}

Bytes programHead() {
  Bytes head(128);
  head[0] = 'M';
  head[1] = 'Z';
  head[60] = 0x40;  // where the PE header lies
  head[64] = 'P';
  head[65] = 'E';
  return head;
}

Bytes deflatedZeros(std::size_t megabytes) {
  const Bytes zeros(1u << 20);
  Bytes block(1u << 16);
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  stream.next_in = const_cast<Bytef*>(zeros.data());
  stream.avail_in = static_cast<uInt>(zeros.size());
  stream.next_out = block.data();
  stream.avail_out = static_cast<uInt>(block.size());
  deflate(&stream, Z_FULL_FLUSH);  // ends on a byte and refers to nothing before
  block.resize(stream.total_out);
  deflateEnd(&stream);
  Bytes all;
  for (std::size_t i = 0; i < megabytes; ++i) all.insert(all.end(), block.begin(), block.end());
  all.push_back(0x03);  // an empty last block
  all.push_back(0x00);
  return all;
}

Bytes zipFile(const std::vector<ZipEntry>& entries) {
  ByteWriter writer;
  std::vector<std::uint32_t> offsets;
  const auto common = [](ByteWriter& to, const ZipEntry& entry) {
    const std::uint32_t sum = entry.checkSum != 0 || entry.deflated
                                  ? entry.checkSum
                                  : static_cast<std::uint32_t>(crc32(0, entry.content.data(), static_cast<uInt>(entry.content.size())));
    to.u16(20);
    to.u16(entry.flags);
    to.u16(entry.deflated ? 8 : 0);
    to.u32(0x00210000);  // 1980-01-01
    to.u32(sum);
    to.u32(static_cast<std::uint32_t>(entry.content.size()));
    to.u32(entry.claimedSize != 0 ? entry.claimedSize : static_cast<std::uint32_t>(entry.content.size()));
    to.u16(static_cast<std::uint16_t>(entry.name.size()));
    to.u16(0);
  };
  for (const ZipEntry& entry : entries) {
    if (entry.sharesPrevious) {
      offsets.push_back(offsets.back());
      continue;
    }
    offsets.push_back(static_cast<std::uint32_t>(writer.size()));
    writer.u32(0x04034b50);
    common(writer, entry);
    writer.raw(asBytes(entry.name));
    writer.raw(entry.content);
  }
  const auto start = static_cast<std::uint32_t>(writer.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    writer.u32(0x02014b50);
    writer.u16(0x0314);  // made by UNIX
    common(writer, entries[i]);
    writer.u16(0);
    writer.u16(0);
    writer.u16(0);
    writer.u32(entries[i].unixMode << 16);
    writer.u32(offsets[i]);
    writer.raw(asBytes(entries[i].name));
  }
  const auto length = static_cast<std::uint32_t>(writer.size()) - start;
  const auto count = static_cast<std::uint16_t>(entries.size());
  writer.u32(0x06054b50);
  writer.u32(0);
  writer.u16(count);
  writer.u16(count);
  writer.u32(length);
  writer.u32(start);
  writer.u16(0);
  return std::move(writer).take();
}

}  // namespace safelight::tests
