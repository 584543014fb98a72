#pragma once
// Files of tests/data/dicom, and small objects made on the spot.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::dicom::testing {

inline std::filesystem::path dataFolder() { return std::filesystem::path(SAFELIGHT_SOURCE_DIR) / "tests/data/dicom"; }

inline Bytes readBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

inline Bytes testFile(const std::string& name) { return readBytes(dataFolder() / name); }

inline ErrorCode errorOf(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

/// A file without file meta questions: explicit little endian unless `syntax` says otherwise.
inline Bytes wrapped(const DataSetWriter& set, std::string_view syntax = kExplicitLittleEndian) {
  return wrapFile("1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", syntax, set.written());
}

/// The Image Pixel attributes of a synthetic image.
struct TestImage {
  std::uint16_t width = 4, height = 2, samples = 1, allocated = 16, stored = 16, high = 15;
  bool isSigned = false;
  std::string photometric = "MONOCHROME2";
  std::uint16_t planar = 0;
  std::string frames = {};
  Encoding encoding{true, false};

  /// Attributes up to group 0028; `more` writes what belongs behind them.
  DataSetWriter attributes() const {
    DataSetWriter set(encoding);
    set.text(tags::kSopClass, Vr::UI, "1.2.840.10008.5.1.4.1.1.7");
    set.text(tags::kSopInstance, Vr::UI, "1.2.3.4");
    set.text(tags::kModality, Vr::CS, "OT");
    set.u16(tags::kSamplesPerPixel, samples);
    set.text(tags::kPhotometric, Vr::CS, photometric);
    if (samples > 1) set.u16(tags::kPlanar, planar);
    if (!frames.empty()) set.text(tags::kFrames, Vr::IS, frames);
    set.u16(tags::kRows, height);
    set.u16(tags::kColumns, width);
    set.u16(tags::kBitsAllocated, allocated);
    set.u16(tags::kBitsStored, stored);
    set.u16(tags::kHighBit, high);
    set.u16(tags::kPixelRepresentation, isSigned ? 1 : 0);
    return set;
  }
};

/// Little-endian bytes of 16-bit words.
inline Bytes words(std::initializer_list<int> values) {
  Bytes bytes;
  for (const int value : values) {
    bytes.push_back(static_cast<std::uint8_t>(value));
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
  }
  return bytes;
}

}  // namespace safelight::dicom::testing
