// JPEG pixels by libjpeg. Every call that can jump back stands in a small function of its own that holds plain data only,
// because longjmp runs no destructor.

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// jpeglib.h needs the two above before it, and jerror.h needs jpeglib.h: the numbers of its messages depend on the library's version, which only that says.
#include <jpeglib.h>
// Apart, so that nobody sorts the two.
#include <jerror.h>

#include "core/codec/colour_profile.h"
#include "core/codec/jpeg_file.h"

namespace safelight::codec {
namespace {

constexpr std::uint64_t kMostCoefficientBytes = 512ull << 20;
constexpr int kMostScans = 400;
// Some cameras fill a picture's data up to a round length. More than this is data that nobody could make sense of.
constexpr int kMostPadding = 64;

struct Session {
  jpeg_error_mgr errors;
  jpeg_source_mgr source;
  jpeg_progress_mgr progress;
  std::jmp_buf back;
  bool ranDry = false;   // the bytes ended before the picture did
  bool started = false;
  bool damaged = false;  // pixels were guessed
  int leftOver = 0;      // bytes of the picture's data that no pixel came from
  bool tooManyScans = false;
  JOCTET fakeEnd[2] = {0xff, JPEG_EOI};
};

Session& sessionOf(j_common_ptr info) { return *static_cast<Session*>(info->client_data); }
[[noreturn]] void leave(j_common_ptr info) { std::longjmp(sessionOf(info).back, 1); }

void noteWarning(j_common_ptr info, int level) {
  if (level >= 0) return;
  const int code = info->err->msg_code;
  Session& session = sessionOf(info);
  // A flipped bit often gives other pixels, all of them valid: that the data does not end with them is all there is to see of it.
  if (code == JWRN_EXTRANEOUS_DATA && session.started) session.leftOver = std::min(kMostPadding + 1, session.leftOver) + std::clamp(info->err->msg_parm.i[0], 0, kMostPadding + 1);
  if (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC || code == JWRN_BOGUS_PROGRESSION) {
    session.damaged = true;
  }
}

void keepQuiet(j_common_ptr) {}
void noSource(j_decompress_ptr) {}

boolean endOfBytes(j_decompress_ptr info) {
  Session& session = sessionOf(reinterpret_cast<j_common_ptr>(info));
  session.ranDry = true;
  session.source.next_input_byte = session.fakeEnd;
  session.source.bytes_in_buffer = 2;
  return TRUE;
}

void skipBytes(j_decompress_ptr info, long count) {
  jpeg_source_mgr& source = *info->src;
  if (count <= 0) return;
  if (static_cast<std::size_t>(count) >= source.bytes_in_buffer) {
    endOfBytes(info);
    return;
  }
  source.next_input_byte += count;
  source.bytes_in_buffer -= static_cast<std::size_t>(count);
}

/// A progressive file of very many scans costs minutes: none that a camera or editor wrote has more than a few dozen.
void watchScans(j_common_ptr info) {
  if (!info->is_decompressor) return;
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= kMostScans) return;
  sessionOf(info).tooManyScans = true;
  leave(info);
}

bool readHeader(jpeg_decompress_struct& info, Session& session, ByteView file) {
  if (setjmp(session.back) != 0) return false;
  jpeg_create_decompress(&info);
  info.client_data = &session;
  session.source = {file.data(), file.size(), noSource, endOfBytes, skipBytes, jpeg_resync_to_restart, noSource};
  session.progress.progress_monitor = watchScans;
  info.src = &session.source;
  info.progress = &session.progress;
  return jpeg_read_header(&info, TRUE) == JPEG_HEADER_OK;
}

bool start(jpeg_decompress_struct& info, Session& session) {
  session.started = true;
  if (setjmp(session.back) != 0) return false;
  return jpeg_start_decompress(&info) == TRUE;
}

bool readRow(jpeg_decompress_struct& info, Session& session, std::uint8_t* row) {
  if (setjmp(session.back) != 0) return false;
  return jpeg_read_scanlines(&info, &row, 1) == 1;
}

/// Reads what stands between the last pixel and the end of the picture. False when it makes no sense: every pixel is there already.
bool finish(jpeg_decompress_struct& info, Session& session) {
  if (setjmp(session.back) != 0) return false;
  return jpeg_finish_decompress(&info) == TRUE;
}

Error errorOf(const jpeg_decompress_struct& info, const Session& session) {
  if (session.tooManyScans) return {ErrorCode::CompressionBomb, "scans"};
  if (session.ranDry) return {ErrorCode::FileTruncated, {}};
  switch (info.err->msg_code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
#if JPEG_LIB_VERSION < 70  // later ones have arithmetic coding, or say JERR_NOT_COMPILED
    case JERR_ARITH_NOTIMPL:
#endif
    case JERR_NOT_COMPILED:
    case JERR_FRACT_SAMPLE_NOTIMPL:
      return {ErrorCode::FormatUnsupported, "JPEG process"};
    case JERR_OUT_OF_MEMORY:
      return {ErrorCode::DecoderOutOfMemory, {}};
    default:
      return {ErrorCode::FileCorrupt, "JPEG"};
  }
}

/// Without a profile: each ink takes its share of the light away.
std::uint32_t wordFromInverted(const std::uint8_t* cmyk) {
  const auto mix = [&](int i) { return (cmyk[i] * static_cast<std::uint32_t>(cmyk[3]) + 127) / 255; };
  return 0xff000000u | mix(0) << 16 | mix(1) << 8 | mix(2);
}

/// When every pixel is there: whether the data ends with them. A picture whose last two bytes are missing is whole.
Result<void> checkEnd(jpeg_decompress_struct& info, Session& session) {
  const bool endsWell = finish(info, session);
  if (session.tooManyScans) return fail(errorOf(info, session));
  if (session.damaged || session.leftOver > kMostPadding || (!endsWell && !session.ranDry)) return fail(ErrorCode::FileCorrupt, "JPEG data");
  return ok();
}

/// Reads all rows into `photo`, CMYK already as sRGB.
Result<void> readPixels(jpeg_decompress_struct& info, Session& session, const JpegLayout& layout, RawPhoto& photo) {
  const std::size_t width = info.output_width;
  const bool grey = info.out_color_space == JCS_GRAYSCALE, cmyk = info.out_color_space == JCS_CMYK;
  std::unique_ptr<ColourConverter> inks;
  if (cmyk) inks = ColourConverter::create(photo.profile, layout.adobe ? SampleKind::CmykInverted8 : SampleKind::Cmyk8);
  Bytes row(grey ? width : cmyk ? 4 * width : 0);
  while (info.output_scanline < info.output_height) {
    std::uint8_t* target = photo.image.pixels.data() + info.output_scanline * width * bytesPerPixel(photo.image.format);
    if (!readRow(info, session, row.empty() ? target : row.data())) return fail(errorOf(info, session));
    if (session.damaged) return fail(session.ranDry ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt, "JPEG data");
    if (grey) {
      auto* samples = reinterpret_cast<std::uint16_t*>(target);
      for (std::size_t x = 0; x < width; ++x) samples[x] = row[x];
    } else if (inks) {
      inks->convert(row.data(), target, width);
    } else if (cmyk) {
      auto* words = reinterpret_cast<std::uint32_t*>(target);
      if (!layout.adobe)
        std::transform(row.begin(), row.end(), row.begin(), [](std::uint8_t ink) { return static_cast<std::uint8_t>(255 - ink); });
      for (std::size_t x = 0; x < width; ++x) words[x] = wordFromInverted(row.data() + 4 * x);
    }
  }
  if (cmyk) photo.profile.clear();
  return ok();
}

Result<void> decodeInto(jpeg_decompress_struct& info, Session& session, ByteView file, const JpegLayout& layout, std::uint32_t reduction,
                        End end, RawPhoto& photo) {
  if (!readHeader(info, session, file)) return fail(errorOf(info, session));
  if (info.image_width != layout.width || info.image_height != layout.height) return fail(ErrorCode::FileCorrupt, "two sizes");
  const bool grey = info.num_components == 1;
  info.out_color_space = grey ? JCS_GRAYSCALE : info.num_components == 4 ? JCS_CMYK : JCS_EXT_BGRA;
  info.scale_num = 1;
  info.scale_denom = reduction;
  if (!start(info, session)) return fail(errorOf(info, session));
  imaging::PixelImage& image = photo.image;
  image.width = info.output_width;
  image.height = info.output_height;
  image.format = grey ? imaging::PixelFormat::Gray16 : imaging::PixelFormat::Rgb32;
  image.reduction = reduction;
  image.pixels.resize(static_cast<std::size_t>(image.width) * image.height * bytesPerPixel(image.format));
  TRY_VOID(readPixels(info, session, layout, photo));
  return end == End::Checked ? checkEnd(info, session) : ok();
}

}  // namespace

Result<PhotoHead> jpegHead(ByteView file) {
  TRY_ASSIGN(JpegLayout layout, readJpegLayout(file));
  PhotoHead head;
  head.width = layout.width;
  head.height = layout.height;
  head.channels = layout.components;
  head.colour = layout.components != 1;
  head.exif = std::move(layout.exif);
  return head;
}

Result<RawPhoto> jpegPixels(ByteView file, std::uint32_t longSide, const Limits& limits) {
  TRY_ASSIGN(JpegLayout layout, readJpegLayout(file));
  TRY_VOID(checkExpansion(layout.width, layout.height, 8u * layout.components, file.size(), limits));
  const std::uint32_t reduction = reductionFor(layout.width, layout.height, layout.components == 1 ? 2 : 4, longSide, limits);
  const bool wholeInMemory = layout.frameMarker == 0xc2 || layout.frameMarker == 0xca;
  if (reduction == 0 || (wholeInMemory && layout.coefficientBytes > kMostCoefficientBytes)) return fail(ErrorCode::TooManyPixels);
  RawPhoto photo;
  photo.profile = std::move(layout.profile);
  photo.exif = std::move(layout.exif);
  Session session;
  jpeg_decompress_struct info;
  std::memset(&info, 0, sizeof info);
  info.err = jpeg_std_error(&session.errors);
  // A library that counts its messages in another way would warn of damage in numbers that mean something else here.
  if (session.errors.last_jpeg_message != JMSG_LASTMSGCODE - 1) return fail(ErrorCode::Internal, "libjpeg of another version");
  info.client_data = &session;
  session.errors.error_exit = leave;
  session.errors.emit_message = noteWarning;
  session.errors.output_message = keepQuiet;
  const Result<void> decoded = decodeInto(info, session, file, layout, reduction, limits.end, photo);
  jpeg_destroy_decompress(&info);
  if (!decoded) return fail(decoded.error());
  return photo;
}

}  // namespace safelight::codec
