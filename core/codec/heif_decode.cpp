// HEIC and AVIF by libheif. Rotation and mirroring stand in the container and libheif applies them, so the EXIF orientation
// beside them is not applied again.

#include <libheif/heif.h>

#include "core/codec/colour_profile.h"
#include "core/codec/heif_plugins.h"
#include "core/codec/heif_size.h"
#include "core/codec/raw_photo.h"

namespace safelight::codec {
namespace {

constexpr int kLongestSide = 32768;
constexpr std::size_t kMostMetadata = 8u << 20;

struct ContextRelease {
  void operator()(heif_context* c) const { heif_context_free(c); }
};
struct HandleRelease {
  void operator()(heif_image_handle* h) const { heif_image_handle_release(h); }
};
struct ImageRelease {
  void operator()(heif_image* i) const { heif_image_release(i); }
};
struct OptionsRelease {
  void operator()(heif_decoding_options* o) const { heif_decoding_options_free(o); }
};

struct Opened {
  std::unique_ptr<heif_context, ContextRelease> context;
  std::unique_ptr<heif_image_handle, HandleRelease> handle;
  std::uint32_t width = 0, height = 0;
};

Error errorOf(const heif_error& error) {
  switch (error.code) {
    case heif_error_Unsupported_feature:
    case heif_error_Unsupported_filetype:
      return {ErrorCode::FormatUnsupported, "HEIF feature"};
    case heif_error_Memory_allocation_error:
      return {ErrorCode::TooManyPixels, {}};
    default:
      break;
  }
  if (error.subcode == heif_suberror_Security_limit_exceeded) return {ErrorCode::TooManyPixels, {}};
  if (error.subcode == heif_suberror_End_of_data) return {ErrorCode::FileTruncated, {}};
  return {ErrorCode::FileCorrupt, "HEIF"};
}

Result<Opened> open(ByteView file) {
  prepareHeif();
  Opened opened;
  opened.context.reset(heif_context_alloc());
  if (!opened.context) return fail(ErrorCode::DecoderOutOfMemory);
  heif_context_set_maximum_image_size_limit(opened.context.get(), kLongestSide);
  heif_context_set_max_decoding_threads(opened.context.get(), 0);
  if (const heif_error error = heif_context_read_from_memory_without_copy(opened.context.get(), file.data(), file.size(), nullptr);
      error.code != heif_error_Ok) {
    return fail(errorOf(error));
  }
  heif_image_handle* handle = nullptr;
  if (const heif_error error = heif_context_get_primary_image_handle(opened.context.get(), &handle); error.code != heif_error_Ok)
    return fail(errorOf(error));
  opened.handle.reset(handle);
  const int width = heif_image_handle_get_width(handle), height = heif_image_handle_get_height(handle);
  if (width <= 0 || height <= 0) return fail(ErrorCode::FileCorrupt, "no width or height");
  opened.width = static_cast<std::uint32_t>(width);
  opened.height = static_cast<std::uint32_t>(height);
  return opened;
}

/// The Exif item: four bytes that say where the TIFF head begins, then (usually) "Exif\0\0", then TIFF.
Bytes exifOf(const heif_image_handle* handle) {
  heif_item_id id = 0;
  if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &id, 1) < 1) return {};
  const std::size_t size = heif_image_handle_get_metadata_size(handle, id);
  if (size < 12 || size > kMostMetadata) return {};
  Bytes item(size);
  if (heif_image_handle_get_metadata(handle, id, item.data()).code != heif_error_Ok) return {};
  const std::uint64_t skip = 4ull + (static_cast<std::uint64_t>(item[0]) << 24 | item[1] << 16 | item[2] << 8 | item[3]);
  if (skip >= item.size()) return {};
  return Bytes(item.begin() + static_cast<std::ptrdiff_t>(skip), item.end());
}

Bytes profileOf(const heif_image_handle* handle) {
  const auto type = heif_image_handle_get_color_profile_type(handle);
  if (type != heif_color_profile_type_prof && type != heif_color_profile_type_rICC) return {};
  const std::size_t size = heif_image_handle_get_raw_color_profile_size(handle);
  if (size == 0 || size > kMostMetadata) return {};
  Bytes profile(size);
  if (heif_image_handle_get_raw_color_profile(handle, profile.data()).code != heif_error_Ok) return {};
  return profile;
}

/// Primaries that differ from sRGB's without an ICC profile (phones write Display P3 this way).
int primariesOf(const heif_image_handle* handle) {
  heif_color_profile_nclx* nclx = nullptr;
  if (heif_image_handle_get_nclx_color_profile(handle, &nclx).code != heif_error_Ok || !nclx) return 0;
  const int primaries = nclx->color_primaries;
  heif_nclx_color_profile_free(nclx);
  return primaries;
}

void copyRows(const std::uint8_t* plane, int stride, bool alpha, imaging::PixelImage& image) {
  auto* words = reinterpret_cast<std::uint32_t*>(image.pixels.data());
  const std::size_t step = alpha ? 4 : 3;
  for (std::uint32_t y = 0; y < image.height; ++y) {
    const std::uint8_t* from = plane + static_cast<std::ptrdiff_t>(y) * stride;
    for (std::uint32_t x = 0; x < image.width; ++x, from += step) {
      const auto sample = [&](int i) -> std::uint32_t { return alpha && from[3] != 255 ? overWhite(from[i], from[3], 255) : from[i]; };
      *words++ = 0xff000000u | sample(0) << 16 | sample(1) << 8 | sample(2);
    }
  }
}

Result<RawPhoto> decode(ByteView file, const Limits& limits) {
  TRY_ASSIGN(const Opened opened, open(file));
  TRY_VOID(checkSize(opened.width, opened.height, 24, 4, file.size(), limits));
  const bool alpha = heif_image_handle_has_alpha_channel(opened.handle.get()) != 0;
  const std::unique_ptr<heif_decoding_options, OptionsRelease> options(heif_decoding_options_alloc());
  if (!options) return fail(ErrorCode::DecoderOutOfMemory);
  options->convert_hdr_to_8bit = 1;
  heif_image* raw = nullptr;
  const heif_error error = heif_decode_image(opened.handle.get(), &raw, heif_colorspace_RGB,
                                             alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
  const std::unique_ptr<heif_image, ImageRelease> image(raw);
  if (error.code != heif_error_Ok) return fail(errorOf(error));
  // The plane's own size: what libheif calls the primary size is, depending on its version, the one before rotation.
  const int width = heif_image_get_width(raw, heif_channel_interleaved), height = heif_image_get_height(raw, heif_channel_interleaved);
  if (width <= 0 || height <= 0) return fail(ErrorCode::FileCorrupt, "HEIF size");
  TRY_VOID(checkSize(static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height), 24, 4, file.size(), limits));
  int stride = 0;
  const std::uint8_t* plane = heif_image_get_plane_readonly(raw, heif_channel_interleaved, &stride);
  if (!plane) return fail(ErrorCode::FileCorrupt, "HEIF planes");
  RawPhoto photo;
  photo.orientation = 1;
  photo.profile = profileOf(opened.handle.get());
  photo.image.width = static_cast<std::uint32_t>(width);
  photo.image.height = static_cast<std::uint32_t>(height);
  photo.image.format = imaging::PixelFormat::Rgb32;
  photo.image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  copyRows(plane, stride, alpha, photo.image);
  if (photo.profile.empty()) {
    if (const auto converter = ColourConverter::fromPrimaries(primariesOf(opened.handle.get()))) {
      converter->convert(photo.image.pixels.data(), photo.image.pixels.data(), photo.image.pixels.size() / 4);
    }
  }
  return photo;
}

}  // namespace

void prepareHeif() {
  static const bool kDone = [] {
    (void)heif_init(nullptr);
    registerHeifDecoders();
    return true;
  }();
  (void)kDone;
}

Result<PhotoHead> heifHead(ByteView file) {
  try {
    TRY_ASSIGN(const Opened opened, open(file));
    PhotoHead head;
    const auto shown = heifShownSize(file);
    head.width = shown ? shown->width : opened.width;
    head.height = shown ? shown->height : opened.height;
    const int bits = heif_image_handle_get_luma_bits_per_pixel(opened.handle.get());
    head.bits = bits >= 8 && bits <= 16 ? static_cast<std::uint16_t>(bits) : std::uint16_t{8};
    head.orientation = 1;
    head.exif = exifOf(opened.handle.get());
    return head;
  } catch (const std::exception&) {  // libheif is C++ behind its C face
    return fail(ErrorCode::FileCorrupt, "HEIF");
  }
}

Result<RawPhoto> heifPixels(ByteView file, const Limits& limits) {
  try {
    return decode(file, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::DecoderOutOfMemory);
  } catch (const std::exception&) {
    return fail(ErrorCode::FileCorrupt, "HEIF");
  }
}

}  // namespace safelight::codec
