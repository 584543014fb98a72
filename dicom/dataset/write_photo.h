#pragma once
// A photo as a DICOM object: VL Photographic Image Storage (PS3.3 A.32.4).

#include "core/model/image.h"
#include "dicom/dataset/keyed_uid.h"

namespace safelight::dicom {

/// How a picture that was taken in a mirror stands.
enum class MirrorShot : std::uint8_t { No, Corrected };

/// A photo and what is known of it. The views must outlive the call.
struct PhotoToWrap {
  /// The original, when it is a JPEG: stored as it is (without EXIF) when it can be; may be empty.
  ByteView jpeg;
  /// What the JPEG's colours mean, when that is not sRGB (ICC); may be empty. Decoded pixels are sRGB.
  ByteView jpegProfile;
  /// Decoded, upright: 0xffRRGGBB in machine order, width x height words. Used when the JPEG cannot be.
  ByteView rgb32;
  std::uint32_t width = 0, height = 0;
  /// Size and method (Lossy Image Compression Method) of a lossy source, when the pixels came out of one; the method may have no name.
  std::uint64_t lossyBytes = 0;
  std::string_view lossyMethod;
  /// Taken in a mirror and turned over since.
  MirrorShot mirror = MirrorShot::No;

  model::SourceIdentity identity;
  model::ImageTags tags;
  std::optional<model::LocalTime> capturedAt;
  std::optional<model::LocalTime> studyAt;  // for the study when nobody knows when the photo was taken
  std::string manufacturer, model;
  std::string studyDescription, seriesDescription;
  std::int32_t instanceNumber = 1;

  /// UIDs are derived from it: one key and one `studyName` make one study; `seriesName` one series in it; `objectName` must be unique.
  UidKey uidKey{};
  std::string studyName, seriesName, objectName;
};

/// True when the JPEG can be encapsulated as it is: baseline, 8 bits, grey or YCbCr, upright.
bool fitsAsBaseline(ByteView jpeg);

/// The file's bytes. InvalidArgument when sizes and pixels do not agree.
Result<Bytes> wrapPhoto(const PhotoToWrap& photo);

}  // namespace safelight::dicom
