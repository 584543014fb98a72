// Makes own_orientation_6.heic and own_orientation_6.avif from own_scene.png turned a quarter to the left, as raw RGB on standard
// input: the container's rotation box and the EXIF orientation both say 6, as phones write it. CC0.
//
//   convert own_scene.png -rotate -90 -depth 8 rgb:- | make_heif 64 96 hevc EXIF OUT      (hevc or av1; EXIF: a bare TIFF structure)
//   order_heif.py OUT                                                                     (where libheif is older than 1.16)
//
// Built by hand where libheif has its encoders: c++ make_heif.cpp $(pkg-config --cflags --libs libheif)
#include <libheif/heif.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <vector>

int main(int, char** arguments) {
  const int width = std::atoi(arguments[1]), height = std::atoi(arguments[2]);
  const auto format = std::strcmp(arguments[3], "hevc") == 0 ? heif_compression_HEVC : heif_compression_AV1;
  std::ifstream exifFile(arguments[4], std::ios::binary);
  std::vector<char> exif(std::istreambuf_iterator<char>(exifFile), {});
  exif.insert(exif.begin(), {'E', 'x', 'i', 'f', 0, 0});
  heif_image* image = nullptr;
  heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
  heif_image_add_plane(image, heif_channel_interleaved, width, height, 8);
  int stride = 0;
  auto* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  for (int y = 0; y < height; ++y) {
    if (std::fread(plane + static_cast<std::ptrdiff_t>(y) * stride, 3, width, stdin) != static_cast<std::size_t>(width)) return 1;
  }
  heif_context* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  heif_context_get_encoder_for_format(context, format, &encoder);
  heif_encoder_set_lossy_quality(encoder, 92);
  heif_encoding_options* options = heif_encoding_options_alloc();
  options->image_orientation = heif_orientation_rotate_90_cw;
  heif_image_handle* handle = nullptr;
  const heif_error error = heif_context_encode_image(context, image, encoder, options, &handle);
  if (error.code != heif_error_Ok) return std::fprintf(stderr, "%s\n", error.message), 1;
  heif_context_set_primary_image(context, handle);
  heif_context_add_exif_metadata(context, handle, exif.data(), static_cast<int>(exif.size()));
  return heif_context_write_to_file(context, arguments[5]).code == heif_error_Ok ? 0 : 1;
}
