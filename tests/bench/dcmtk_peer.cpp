#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmimgle/dcmimage.h>

#include "tests/bench/window_bench.h"

namespace safelight::bench {

std::vector<std::uint32_t> drawWithDcmtk(ByteView bytes, unsigned width, unsigned height) {
  DcmInputBufferStream stream;
  stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
  stream.setEos();
  DcmFileFormat file;
  file.transferInit();
  if (file.read(stream).bad()) return {};
  file.transferEnd();
  DicomImage image(&file, file.getDataset()->getOriginalXfer(), CIF_MayDetachPixelData);
  if (image.getStatus() != EIS_Normal) return {};
  image.setRoiWindow(0, 0, image.getWidth(), image.getHeight());
  image.setMinMaxWindow();
  const double scale = std::min(static_cast<double>(width) / image.getWidth(), static_cast<double>(height) / image.getHeight());
  const std::unique_ptr<DicomImage> fitted(image.createScaledImage(static_cast<unsigned long>(image.getWidth() * scale),
                                                                  static_cast<unsigned long>(image.getHeight() * scale), 1));
  if (!fitted) return {};
  const auto* grey = static_cast<const Uint8*>(fitted->getOutputData(8));
  if (grey == nullptr) return {};
  std::vector<std::uint32_t> words(static_cast<std::size_t>(fitted->getWidth()) * fitted->getHeight());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = 0xFF000000u | grey[i] * 0x00010101u;
  return words;
}

}  // namespace safelight::bench
