#include "app/decoder/worker/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/codec/photo.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::decoder {

namespace {

using namespace std::string_view_literals;

std::string_view textOf(ByteView file, std::size_t most) {
  return {reinterpret_cast<const char*>(file.data()), std::min(file.size(), most)};
}

bool beginsWithAny(ByteView file, std::initializer_list<std::string_view> starts) {
  const std::string_view head = textOf(file, 16);
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return head.starts_with(start); });
}

// Windows, Linux and macOS programs, Java classes, WebAssembly, Android code, scripts, Windows shortcuts.
bool isProgram(ByteView file) {
  if (beginsWithAny(file, {"\x7f" "ELF"sv, "#!"sv, "\xca\xfe\xba\xbe"sv, "\xfe\xed\xfa\xce"sv, "\xfe\xed\xfa\xcf"sv, "\xce\xfa\xed\xfe"sv,
                           "\xcf\xfa\xed\xfe"sv, "\0asm"sv, "dex\n"sv, "L\0\0\0\x01\x14\x02\0"sv})) {
    return true;
  }
  // "MZ" alone could begin a text: a DOS header is 64 bytes.
  return file.size() >= 64 && beginsWithAny(file, {"MZ"sv, "ZM"sv});
}

bool hasDicomPrefix(ByteView file) { return file.size() >= 132 && textOf(file.subspan(128), 4) == "DICM"sv; }

bool isPdf(ByteView file) { return textOf(file, 1024).find("%PDF-"sv) != std::string_view::npos; }

// Eighty bytes of anything, a count, and fifty bytes for each triangle: the size must fit exactly.
bool isBinaryStl(ByteView file) {
  if (file.size() < 134) return false;
  const std::uint64_t triangles = ByteReader(file.subspan(80, 4)).u32();
  return triangles > 0 && file.size() == 84 + triangles * 50;
}

bool isTextStl(ByteView file) {
  const std::string_view head = textOf(file, 4096);
  return head.starts_with("solid"sv) && head.find("facet"sv) != std::string_view::npos && head.find("vertex"sv) != std::string_view::npos;
}

bool isPly(ByteView file) { return beginsWithAny(file, {"ply\nformat "sv, "ply\r\nformat "sv, "ply\rformat "sv}); }

// Wavefront OBJ has no signature: nothing but comments and its own statements, and a vertex among the first lines.
bool isWavefront(ByteView file) {
  std::string_view rest = textOf(file, 8192);
  const bool whole = rest.size() == file.size();
  bool vertex = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && !whole) break;  // cut by us
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::string_view word = line.substr(0, line.find(' '));
    constexpr std::array kStatements = {"v"sv, "vn"sv, "vt"sv, "vp"sv, "f"sv, "l"sv, "o"sv, "g"sv, "s"sv, "usemtl"sv, "mtllib"sv, ""sv};
    const bool known = line.starts_with('#') || std::find(kStatements.begin(), kStatements.end(), word) != kStatements.end();
    if (!known) return false;
    vertex = vertex || word == "v"sv;
  }
  return vertex;
}

// What systems leave behind: Finder's and Explorer's folder files, AppleDouble, Thumbs.db.
bool isSystemFile(ByteView file, std::string_view nameHint) {
  if (beginsWithAny(file, {"\0\0\0\x01" "Bud1"sv, "\0\x05\x16\x07"sv, "\0\x05\x16\0"sv})) return true;
  const auto same = [&](std::string_view name) {
    return std::equal(name.begin(), name.end(), nameHint.begin(), nameHint.end(),
                      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
  };
  return same("thumbs.db") || same("desktop.ini") || same(".ds_store") || same("autorun.inf");
}

// Known by name, kept by nobody here.
bool isOtherKnown(ByteView file) {
  if (beginsWithAny(file, {"Rar!"sv, "7z\xbc\xaf\x27\x1c"sv, "\x1f\x8b"sv, "BZh"sv, "\xfd" "7zXZ"sv, "\xd0\xcf\x11\xe0"sv, "8BPS"sv,
                           "\x1a\x45\xdf\xa3"sv, "OggS"sv, "ID3"sv, "fLaC"sv, "SQLite format 3"sv, "\x01\xda"sv, "RIFF"sv, "\0\0\x01\xba"sv,
                           "\0\0\x01\0"sv})) {
    return true;
  }
  if (file.size() > 12 && textOf(file.subspan(4), 4) == "ftyp"sv) return true;         // video, as HEIC and AVIF are photos
  if (file.size() > 262 && textOf(file.subspan(257), 5) == "ustar"sv) return true;     // tar
  return file.size() > 32774 && textOf(file.subspan(32769), 5) == "CD001"sv;           // ISO 9660
}

// Letters and little else in the first kilobytes; UTF-16 by its mark.
bool isText(ByteView file) {
  if (beginsWithAny(file, {"\xff\xfe"sv, "\xfe\xff"sv, "\xef\xbb\xbf"sv})) return true;
  const ByteView head = file.first(std::min<std::size_t>(file.size(), 4096));
  return std::none_of(head.begin(), head.end(), [](std::uint8_t byte) {
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1b;
  });
}

}  // namespace

FileKind kindOf(ByteView file, std::string_view nameHint) {
  if (file.empty()) return FileKind::Empty;
  if (hasDicomPrefix(file)) return FileKind::Dicom;
  if (isProgram(file)) return FileKind::Program;
  if (codec::detect(file) != codec::PhotoFormat::Unknown) return FileKind::Photo;
  if (beginsWithAny(file, {"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv})) return FileKind::Zip;
  if (isSystemFile(file, nameHint)) return FileKind::SystemFile;
  if (isTextStl(file)) return FileKind::StlText;
  if (isPly(file)) return FileKind::Ply;
  if (isWavefront(file)) return FileKind::WavefrontObject;
  if (isBinaryStl(file)) return FileKind::StlBinary;
  if (isOtherKnown(file)) return FileKind::OtherKnown;
  if (dicom::looksLikeDicom(file)) return FileKind::Dicom;
  if (isPdf(file)) return FileKind::Pdf;
  return isText(file) ? FileKind::Text : FileKind::Unknown;
}

std::string_view documentMediaType(FileKind kind) {
  switch (kind) {
    case FileKind::Pdf: return "application/pdf";
    case FileKind::StlText:
    case FileKind::StlBinary: return "model/stl";
    case FileKind::WavefrontObject: return "model/obj";
    case FileKind::Ply: return "model/ply";
    default: return {};
  }
}

}  // namespace safelight::decoder
