#include "dicom/dataset/transfer_syntax.h"

namespace safelight::dicom {

namespace {

constexpr Encoding kExplicit{true, false};

constexpr TransferSyntax kTable[] = {
    {"1.2.840.10008.1.2", {false, false}, false, PixelCoding::Native},
    {"1.2.840.10008.1.2.1", kExplicit, false, PixelCoding::Native},
    {"1.2.840.10008.1.2.1.98", kExplicit, false, PixelCoding::Native},  // encapsulated uncompressed
    {"1.2.840.10008.1.2.1.99", kExplicit, true, PixelCoding::Native},
    {"1.2.840.10008.1.2.2", {true, true}, false, PixelCoding::Native},
    {"1.2.840.10008.1.2.4.50", kExplicit, false, PixelCoding::Jpeg},   // baseline
    {"1.2.840.10008.1.2.4.51", kExplicit, false, PixelCoding::Jpeg},   // extended, processes 2 and 4
    {"1.2.840.10008.1.2.4.52", kExplicit, false, PixelCoding::Jpeg},   // extended, 3 and 5 (retired, as the next)
    {"1.2.840.10008.1.2.4.53", kExplicit, false, PixelCoding::Jpeg},   // spectral selection
    {"1.2.840.10008.1.2.4.54", kExplicit, false, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.55", kExplicit, false, PixelCoding::Jpeg},   // full progression
    {"1.2.840.10008.1.2.4.56", kExplicit, false, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.57", kExplicit, false, PixelCoding::Jpeg},   // lossless, process 14
    {"1.2.840.10008.1.2.4.58", kExplicit, false, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.70", kExplicit, false, PixelCoding::Jpeg},   // lossless, process 14, selection value 1
    {"1.2.840.10008.1.2.4.80", kExplicit, false, PixelCoding::JpegLs},
    {"1.2.840.10008.1.2.4.81", kExplicit, false, PixelCoding::JpegLs},
    {"1.2.840.10008.1.2.4.90", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.91", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.92", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.93", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.201", kExplicit, false, PixelCoding::Jpeg2000},  // HTJ2K lossless
    {"1.2.840.10008.1.2.4.202", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.203", kExplicit, false, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.5", kExplicit, false, PixelCoding::Rle},
    {"1.2.840.10008.1.2.8.1", kExplicit, false, PixelCoding::DeflatedFrame},
};

constexpr TransferSyntax kUnknown{"", kExplicit, false, PixelCoding::Unsupported};

}  // namespace

const TransferSyntax& transferSyntax(std::string_view uid) {
  for (const TransferSyntax& entry : kTable)
    if (entry.uid == uid) return entry;
  return kUnknown;
}

}  // namespace safelight::dicom
