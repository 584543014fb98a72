#pragma once
// Photographs and scans in the formats that cameras, phones and scanners write. Everything here meets hostile bytes, so it
// runs in the decoder's jail: it works on memory alone, opens no file, starts no thread, and checks every size before it
// allocates.

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/imaging/jpeg_writer.h"
#include "core/imaging/pixel_image.h"
#include "core/imaging/tone.h"
#include "core/model/image.h"

namespace safelight::codec {

enum class PhotoFormat : std::uint8_t { Unknown, Jpeg, Png, Tiff, Heic, Avif, WebP, Jpeg2000, Gif, Bmp };

/// By the first bytes alone; a file's name decides nothing.
PhotoFormat detect(ByteView file);

/// "image/jpeg" and so on; empty for Unknown.
std::string mediaType(PhotoFormat format);

/// Whether what stands behind the last pixel is looked at. A JPEG with flipped bits often decodes without a complaint and then has data left over: such
/// a file is not taken in, but one that a vault has is shown as well as it can be.
enum class End : std::uint8_t { Any, Checked };

/// Caps on one decoded frame, checked before memory is taken.
struct Limits {
  std::uint64_t frameBytes = 256ull << 20;  // of the PixelImage
  std::uint64_t expansion = 2000;           // samples' bytes for each byte of the file; 64 KiB are always allowed
  End end = End::Any;
};

/// Makes the codecs load what they load once (plug-ins, tables). Call it before a jail is entered: afterwards nothing here
/// opens a file. Calling it again does nothing.
void prepare();

/// What the file says of itself: size as shown (orientation applied), bits, colour, time and device from EXIF, pages as
/// frames. Kind Photo, modality "XC". Fails as decodePhoto does, without decoding.
Result<model::ImageFacts> photoFacts(ByteView file);

/// One line of the information panel.
struct ExifRow {
  std::string name;
  std::string value;

  bool operator==(const ExifRow&) const = default;
};

/// EXIF and colour profile as rows for a person, GPS included, maker notes left out; empty when there is none.
std::vector<ExifRow> photoRows(ByteView file);

/// One picture (page of a TIFF; 0 elsewhere) the right way up, in sRGB (colour, transparent parts over white) or as Gray16
/// with a window over its whole range (grey). `longSide`: a JPEG, WebP or JPEG 2000 larger than that may be decoded at a half, a quarter or
/// an eighth, never below it; 0 = full. A picture over the limits is decoded at a fraction where the format can, else refused. Errors:
/// FormatUnknown, FormatUnsupported, FileTruncated, FileCorrupt, TooManyPixels, CompressionBomb, FrameOutOfRange.
Result<imaging::PixelImage> decodePhoto(ByteView file, std::uint32_t page, std::uint32_t longSide, const Limits& limits);

/// The picture without anything else: no EXIF, GPS, comments, profiles, thumbnails or bytes after the end. JPEG and PNG keep
/// their compressed pixels when those show right on their own (upright, sRGB); otherwise, and for every other format, the
/// picture is written anew, upright and in sRGB: as JPEG (quality 95) or, where it was lossless, as PNG.
/// A TIFF of several pages is refused with FormatUnsupported.
Result<Bytes> withoutMetadata(ByteView file);

/// Eight-bit PNG without metadata.
Result<Bytes> encodePng(const imaging::Rendered& picture);

/// Sixteen-bit grey PNG of the samples as they are, without metadata. InvalidArgument for colour.
Result<Bytes> encodePng16(const imaging::PixelImage& image);

/// JPEG in 4:4:4 without metadata; quality 1-100.
Result<Bytes> encodeJpeg(const imaging::Rendered& picture, int quality);

}  // namespace safelight::codec
