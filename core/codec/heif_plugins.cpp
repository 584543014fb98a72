#include "core/codec/heif_plugins.h"

#include <dav1d/dav1d.h>
#include <libde265/de265.h>
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>

#include <cerrno>
#include <cstdint>
#include <new>

#include "core/base/bytes.h"

namespace safelight::codec {
namespace {

constexpr int kAheadOfOthers = 1000;
constexpr unsigned kMostPixels = 128u << 20;

const heif_error kFine{heif_error_Ok, heif_suberror_Unspecified, "ok"};
const heif_error kDamaged{heif_error_Decoder_plugin_error, heif_suberror_Unspecified, "damaged"};
const heif_error kNoMemory{heif_error_Memory_allocation_error, heif_suberror_Unspecified, "memory"};

/// A decoded picture's planes, whichever library they come from.
struct Planes {
  int width = 0, height = 0;
  heif_chroma chroma = heif_chroma_420;
  int bits = 8;
  const std::uint8_t* data[3] = {};
  std::ptrdiff_t stride[3] = {};
  int planeWidth[3] = {}, planeHeight[3] = {};
  int primaries = 2, transfer = 2, matrix = 2;  // ITU-T H.273; 2 = not said
  bool fullRange = false;
};

void describeColour(heif_image* image, const Planes& planes) {
  heif_color_profile_nclx* nclx = heif_nclx_color_profile_alloc();
  if (!nclx) return;
  // A value that libheif does not know leaves its default.
  (void)heif_nclx_color_profile_set_color_primaries(nclx, static_cast<std::uint16_t>(planes.primaries));
  (void)heif_nclx_color_profile_set_transfer_characteristics(nclx, static_cast<std::uint16_t>(planes.transfer));
  (void)heif_nclx_color_profile_set_matrix_coefficients(nclx, static_cast<std::uint16_t>(planes.matrix));
  nclx->full_range_flag = planes.fullRange ? 1 : 0;
  (void)heif_image_set_nclx_color_profile(image, nclx);
  heif_nclx_color_profile_free(nclx);
}

heif_error toHeif(const Planes& planes, heif_image** out) {
  const bool mono = planes.chroma == heif_chroma_monochrome;
  heif_image* image = nullptr;
  heif_error error =
      heif_image_create(planes.width, planes.height, mono ? heif_colorspace_monochrome : heif_colorspace_YCbCr, planes.chroma, &image);
  if (error.code != heif_error_Ok) return error;
  constexpr heif_channel kChannels[3] = {heif_channel_Y, heif_channel_Cb, heif_channel_Cr};
  for (int i = 0; i < (mono ? 1 : 3); ++i) {
    error = heif_image_add_plane(image, kChannels[i], planes.planeWidth[i], planes.planeHeight[i], planes.bits);
    int stride = 0;
    std::uint8_t* to = error.code == heif_error_Ok ? heif_image_get_plane(image, kChannels[i], &stride) : nullptr;
    if (!to || !planes.data[i]) {
      heif_image_release(image);
      return kDamaged;
    }
    const std::size_t rowBytes = static_cast<std::size_t>(planes.planeWidth[i]) * (planes.bits > 8 ? 2 : 1);
    for (int y = 0; y < planes.planeHeight[i]; ++y) {
      std::memcpy(to + static_cast<std::ptrdiff_t>(y) * stride, planes.data[i] + y * planes.stride[i], rowBytes);
    }
  }
  describeColour(image, planes);
  *out = image;
  return kFine;
}

// HEVC: the data are NAL units, each after four bytes of length.

heif_error newHevc(void** decoder) {
  *decoder = de265_new_decoder();  // without worker threads, de265_decode does the work itself
  return *decoder ? kFine : kNoMemory;
}

void freeHevc(void* decoder) { de265_free_decoder(decoder); }

heif_error pushHevc(void* decoder, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  std::size_t place = 0;
  while (size - place >= 4) {
    const std::size_t length = static_cast<std::size_t>(bytes[place]) << 24 | static_cast<std::size_t>(bytes[place + 1]) << 16 |
                               static_cast<std::size_t>(bytes[place + 2]) << 8 | bytes[place + 3];
    place += 4;
    if (length > size - place) return kDamaged;
    if (de265_push_NAL(decoder, bytes + place, static_cast<int>(length), 0, nullptr) != DE265_OK) return kDamaged;
    place += length;
  }
  return place == size ? kFine : kDamaged;
}

heif_error decodeHevc(void* decoder, heif_image** out) {
  *out = nullptr;
  de265_flush_data(decoder);
  const de265_image* picture = nullptr;
  int more = 1;
  while (more != 0 && !picture) {
    more = 0;
    const de265_error error = de265_decode(decoder, &more);
    if (error != DE265_OK && error != DE265_ERROR_WAITING_FOR_INPUT_DATA) return kDamaged;
    picture = de265_get_next_picture(decoder);
    if (error == DE265_ERROR_WAITING_FOR_INPUT_DATA) break;
  }
  // Warnings tell of slices that were missing or broken: pixels of them would be guesses.
  if (!picture) return kDamaged;
  Planes planes;
  planes.width = de265_get_image_width(picture, 0);
  planes.height = de265_get_image_height(picture, 0);
  planes.bits = de265_get_bits_per_pixel(picture, 0);
  switch (de265_get_chroma_format(picture)) {
    case de265_chroma_mono:
      planes.chroma = heif_chroma_monochrome;
      break;
    case de265_chroma_420:
      planes.chroma = heif_chroma_420;
      break;
    case de265_chroma_422:
      planes.chroma = heif_chroma_422;
      break;
    case de265_chroma_444:
      planes.chroma = heif_chroma_444;
      break;
  }
  for (int i = 0; i < (planes.chroma == heif_chroma_monochrome ? 1 : 3); ++i) {
    int stride = 0;
    planes.data[i] = de265_get_image_plane(picture, i, &stride);
    planes.stride[i] = stride;
    planes.planeWidth[i] = de265_get_image_width(picture, i);
    planes.planeHeight[i] = de265_get_image_height(picture, i);
    if (de265_get_bits_per_pixel(picture, i) != planes.bits) return kDamaged;
  }
  planes.fullRange = de265_get_image_full_range_flag(picture) != 0;
  planes.primaries = de265_get_image_colour_primaries(picture);
  planes.transfer = de265_get_image_transfer_characteristics(picture);
  planes.matrix = de265_get_image_matrix_coefficients(picture);
  const heif_error error = toHeif(planes, out);
  de265_release_next_picture(decoder);
  return error;
}

// AV1: the data are open bitstream units.

struct Av1 {
  Dav1dContext* context = nullptr;
  Bytes data;
};

heif_error newAv1(void** decoder) {
  auto* av1 = new (std::nothrow) Av1;
  if (!av1) return kNoMemory;
  Dav1dSettings settings;
  dav1d_default_settings(&settings);
  settings.n_threads = 1;  // none beside the caller's
  settings.max_frame_delay = 1;
  settings.all_layers = 0;
  settings.frame_size_limit = kMostPixels;
  settings.logger.callback = nullptr;
  if (dav1d_open(&av1->context, &settings) != 0) {
    delete av1;
    return kNoMemory;
  }
  *decoder = av1;
  return kFine;
}

void freeAv1(void* decoder) {
  auto* av1 = static_cast<Av1*>(decoder);
  if (!av1) return;
  dav1d_close(&av1->context);
  delete av1;
}

heif_error pushAv1(void* decoder, const void* data, std::size_t size) {
  try {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    auto& kept = static_cast<Av1*>(decoder)->data;
    kept.insert(kept.end(), bytes, bytes + size);
    return kFine;
  } catch (const std::bad_alloc&) {
    return kNoMemory;
  }
}

heif_error takePicture(Dav1dPicture& picture, heif_image** out) {
  Planes planes;
  planes.width = picture.p.w;
  planes.height = picture.p.h;
  planes.bits = picture.p.bpc;
  switch (picture.p.layout) {
    case DAV1D_PIXEL_LAYOUT_I400:
      planes.chroma = heif_chroma_monochrome;
      break;
    case DAV1D_PIXEL_LAYOUT_I420:
      planes.chroma = heif_chroma_420;
      break;
    case DAV1D_PIXEL_LAYOUT_I422:
      planes.chroma = heif_chroma_422;
      break;
    case DAV1D_PIXEL_LAYOUT_I444:
      planes.chroma = heif_chroma_444;
      break;
  }
  for (int i = 0; i < 3; ++i) {
    const bool halfWide = i > 0 && (planes.chroma == heif_chroma_420 || planes.chroma == heif_chroma_422);
    const bool halfHigh = i > 0 && planes.chroma == heif_chroma_420;
    planes.data[i] = static_cast<const std::uint8_t*>(picture.data[i]);
    planes.stride[i] = picture.stride[i > 0 ? 1 : 0];
    planes.planeWidth[i] = halfWide ? (planes.width + 1) / 2 : planes.width;
    planes.planeHeight[i] = halfHigh ? (planes.height + 1) / 2 : planes.height;
  }
  planes.fullRange = picture.seq_hdr->color_range != 0;
  planes.primaries = picture.seq_hdr->pri;
  planes.transfer = picture.seq_hdr->trc;
  planes.matrix = picture.seq_hdr->mtrx;
  return toHeif(planes, out);
}

heif_error decodeAv1(void* decoder, heif_image** out) {
  *out = nullptr;
  auto& av1 = *static_cast<Av1*>(decoder);
  Dav1dData data{};
  std::uint8_t* to = av1.data.empty() ? nullptr : dav1d_data_create(&data, av1.data.size());
  if (!to) return kDamaged;
  std::memcpy(to, av1.data.data(), av1.data.size());
  heif_error result = kDamaged;
  while (true) {
    if (data.sz > 0) {
      const int sent = dav1d_send_data(av1.context, &data);
      if (sent < 0 && sent != DAV1D_ERR(EAGAIN)) break;
    }
    Dav1dPicture picture{};
    const int got = dav1d_get_picture(av1.context, &picture);
    if (got == 0) {
      result = takePicture(picture, out);
      dav1d_picture_unref(&picture);
      break;
    }
    if (got != DAV1D_ERR(EAGAIN) || data.sz == 0) break;
  }
  if (data.sz > 0) dav1d_data_unref(&data);
  return result;
}

const char* hevcName() { return "HEVC, single-threaded"; }
const char* av1Name() { return "AV1, single-threaded"; }
int hevcFormats(heif_compression_format format) { return format == heif_compression_HEVC ? kAheadOfOthers : 0; }
int av1Formats(heif_compression_format format) { return format == heif_compression_AV1 ? kAheadOfOthers : 0; }
void ignoreStrictness(void*, int) {}

/// What one of the two decoders does.
struct Steps {
  const char* id;
  const char* (*name)();
  int (*formats)(heif_compression_format);
  heif_error (*make)(void** decoder);
  void (*free)(void* decoder);
  heif_error (*push)(void* decoder, const void* data, std::size_t size);
  heif_error (*decode)(void* decoder, heif_image** out);
};

constexpr Steps kHevcSteps{"safelight-hevc", hevcName, hevcFormats, newHevc, freeHevc, pushHevc, decodeHevc};
constexpr Steps kAv1Steps{"safelight-av1", av1Name, av1Formats, newAv1, freeAv1, pushAv1, decodeAv1};

#if defined(heif_decoder_plugin_latest_version) && heif_decoder_plugin_latest_version >= 5
/// libheif 1.21 and later take no decoder that cannot give one picture after the other, as films need. A photograph is the only one of its decoder.
template <const Steps& kSteps>
void addSteps(heif_decoder_plugin& made) {
  made.plugin_api_version = 5;
  made.does_support_format2 = [](const heif_decoder_plugin_compressed_format_description* wanted) { return kSteps.formats(wanted->format); };
  made.new_decoder2 = [](void** decoder, const heif_decoder_plugin_options*) { return kSteps.make(decoder); };
  made.push_data2 = [](void* decoder, const void* data, std::size_t size, std::uintptr_t) { return kSteps.push(decoder, data, size); };
  made.flush_data = [](void*) { return kFine; };
  made.decode_next_image2 = [](void* decoder, heif_image** out, std::uintptr_t* of, const heif_security_limits*) {
    if (of) *of = 0;
    return kSteps.decode(decoder, out);
  };
}
#else
template <const Steps& kSteps>
void addSteps(heif_decoder_plugin& made) {
  made.plugin_api_version = 3;
}
#endif

template <const Steps& kSteps>
heif_decoder_plugin plugin() {
  heif_decoder_plugin made{};
  made.get_plugin_name = kSteps.name;
  made.does_support_format = kSteps.formats;
  made.new_decoder = kSteps.make;
  made.free_decoder = kSteps.free;
  made.push_data = kSteps.push;
  made.decode_image = kSteps.decode;
  made.set_strict_decoding = ignoreStrictness;
  made.id_name = kSteps.id;
  addSteps<kSteps>(made);
  return made;
}

}  // namespace

void registerHeifDecoders() {
  static const heif_decoder_plugin kHevc = plugin<kHevcSteps>(), kAv1 = plugin<kAv1Steps>();
  (void)heif_register_decoder_plugin(&kHevc);
  (void)heif_register_decoder_plugin(&kAv1);
}

}  // namespace safelight::codec
