#pragma once
// Frames of test files and of objects made on the spot.

#include "dicom/dataset/dictionary.h"
#include "dicom/pixel/frame_reader.h"
#include "tests/unit/dicom/dicom_test_files.h"

namespace safelight::dicom::testing {

inline Result<imaging::PixelImage> frameOf(const Bytes& bytes, std::uint32_t frame = 0, const FrameLimits& limits = {}) {
  loadDictionary();
  const auto file = DicomFile::parse(bytes);
  if (!file) return fail(file.error());
  return readFrame(*file, frame, limits);
}

inline imaging::PixelImage imageOf(const Bytes& bytes, std::uint32_t frame = 0) {
  auto image = frameOf(bytes, frame);
  REQUIRE(image);
  REQUIRE(image->sizesAgree());
  return *image;
}

/// The modality value of a grey pixel.
inline double valueAt(const imaging::PixelImage& image, std::uint32_t x, std::uint32_t y) {
  return image.tone.intercept + image.tone.slope * image.gray()[y * image.width + x];
}

/// A grey image of words with extra attributes behind group 0028.
inline Bytes grayFile(const TestImage& image, const Bytes& pixels, const DataSetWriter& more = DataSetWriter(Encoding{}), Vr vr = Vr::OW) {
  DataSetWriter set = image.attributes();
  set.raw(more.written());
  set.bytes(tags::kPixelData, vr, pixels);
  return wrapped(set, image.encoding.bigEndian ? kExplicitBigEndian : image.encoding.explicitVr ? kExplicitLittleEndian : kImplicitLittleEndian);
}

inline std::vector<int> values(const imaging::PixelImage& image) {
  std::vector<int> out;
  for (std::uint32_t y = 0; y < image.height; ++y)
    for (std::uint32_t x = 0; x < image.width; ++x) out.push_back(static_cast<int>(valueAt(image, x, y)));
  return out;
}

inline std::vector<std::uint32_t> colours(const imaging::PixelImage& image) {
  return {image.rgb(), image.rgb() + static_cast<std::size_t>(image.width) * image.height};
}

}  // namespace safelight::dicom::testing
