#include "core/codec/jpeg2000.h"

#include <openjpeg.h>

#include <algorithm>
#include <cstring>

namespace safelight::codec {

namespace {

constexpr std::uint8_t kSignature[12] = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, 0x87, 10};

std::uint32_t u16(ByteView b, std::size_t at) { return static_cast<std::uint32_t>((b[at] << 8) | b[at + 1]); }
std::uint32_t u32(ByteView b, std::size_t at) { return (u16(b, at) << 16) | u16(b, at + 2); }

bool isContainer(ByteView bytes) { return bytes.size() >= sizeof kSignature && std::memcmp(bytes.data(), kSignature, sizeof kSignature) == 0; }
bool isCodestream(ByteView bytes) { return bytes.size() >= 4 && u32(bytes, 0) == 0xFF4FFF51; }

/// The contiguous codestream box of a JP2 file; the bytes themselves when they are a bare codestream.
std::optional<ByteView> codestreamOf(ByteView bytes) {
  if (isCodestream(bytes)) return bytes;
  if (!isContainer(bytes)) return std::nullopt;
  while (bytes.size() >= 8) {
    std::uint64_t length = u32(bytes, 0);
    const bool isCode = std::memcmp(bytes.data() + 4, "jp2c", 4) == 0;
    std::size_t head = 8;
    if (length == 1) {
      if (bytes.size() < 16) return std::nullopt;
      length = (static_cast<std::uint64_t>(u32(bytes, 8)) << 32) | u32(bytes, 12);
      head = 16;
    }
    if (length == 0 || (isCode && length > bytes.size())) length = bytes.size();
    if (length < head || length > bytes.size()) return std::nullopt;
    if (isCode) {
      const ByteView inside = bytes.first(static_cast<std::size_t>(length)).subspan(head);
      return isCodestream(inside) ? std::optional(inside) : std::nullopt;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(length));
  }
  return std::nullopt;
}

/// The bytes as an OpenJPEG stream.
struct Memory {
  ByteView bytes;
  std::size_t at = 0;

  static OPJ_SIZE_T read(void* buffer, OPJ_SIZE_T count, void* self) {
    auto& memory = *static_cast<Memory*>(self);
    const std::size_t left = memory.bytes.size() - memory.at;
    if (left == 0) return static_cast<OPJ_SIZE_T>(-1);
    const std::size_t part = std::min<std::size_t>(count, left);
    std::memcpy(buffer, memory.bytes.data() + memory.at, part);
    memory.at += part;
    return part;
  }
  static OPJ_OFF_T skip(OPJ_OFF_T count, void* self) {
    auto& memory = *static_cast<Memory*>(self);
    if (count < 0) return -1;
    const auto part = std::min<std::uint64_t>(static_cast<std::uint64_t>(count), memory.bytes.size() - memory.at);
    memory.at += static_cast<std::size_t>(part);
    return part == 0 && count > 0 ? -1 : static_cast<OPJ_OFF_T>(part);
  }
  static OPJ_BOOL seek(OPJ_OFF_T to, void* self) {
    auto& memory = *static_cast<Memory*>(self);
    if (to < 0 || static_cast<std::uint64_t>(to) > memory.bytes.size()) return OPJ_FALSE;
    memory.at = static_cast<std::size_t>(to);
    return OPJ_TRUE;
  }
};

struct CloseStream { void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); } };
struct CloseCodec { void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); } };
struct CloseImage { void operator()(opj_image_t* image) const { opj_image_destroy(image); } };
struct CloseInfo { void operator()(opj_codestream_info_v2_t* info) const { opj_destroy_cstr_info(&info); } };

void ignoreMessage(const char*, void*) {}

/// One decoding: stream, codec and image with their lifetimes.
class Decoding {
 public:
  Decoding(ByteView bytes, OPJ_CODEC_FORMAT format) : m_memory{bytes}, m_codec(opj_create_decompress(format)) {
    m_stream.reset(opj_stream_create(std::clamp<std::size_t>(bytes.size(), 64, 1u << 20), OPJ_TRUE));
    if (!m_stream || !m_codec) return;
    opj_stream_set_user_data(m_stream.get(), &m_memory, nullptr);
    opj_stream_set_user_data_length(m_stream.get(), bytes.size());
    opj_stream_set_read_function(m_stream.get(), Memory::read);
    opj_stream_set_skip_function(m_stream.get(), Memory::skip);
    opj_stream_set_seek_function(m_stream.get(), Memory::seek);
    opj_set_info_handler(m_codec.get(), ignoreMessage, nullptr);
    opj_set_warning_handler(m_codec.get(), ignoreMessage, nullptr);
    opj_set_error_handler(m_codec.get(), ignoreMessage, nullptr);
  }

  Result<std::unique_ptr<opj_image_t, CloseImage>> run(std::uint32_t discard) {
    if (!m_stream || !m_codec) return fail(ErrorCode::DecoderOutOfMemory, "JPEG 2000");
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    parameters.cp_reduce = discard;
    if (!opj_setup_decoder(m_codec.get(), &parameters)) return fail(ErrorCode::Internal, "JPEG 2000");
    opj_image_t* raw = nullptr;
    const bool header = opj_read_header(m_stream.get(), m_codec.get(), &raw);
    std::unique_ptr<opj_image_t, CloseImage> image(raw);
    if (!header || !image) return fail(ErrorCode::FileCorrupt, "JPEG 2000 header");
    const std::unique_ptr<opj_codestream_info_v2_t, CloseInfo> info(opj_get_cstr_info(m_codec.get()));
    m_transform = info && info->m_default_tile_info.mct == 1;
    if (!opj_decode(m_codec.get(), m_stream.get(), image.get())) return fail(ErrorCode::FileCorrupt, "JPEG 2000 data");
    opj_end_decompress(m_codec.get(), m_stream.get());  // a missing end marker costs nothing: the samples are here
    return image;
  }

  bool transform() const { return m_transform; }

 private:
  Memory m_memory;
  std::unique_ptr<opj_stream_t, CloseStream> m_stream;
  std::unique_ptr<opj_codec_t, CloseCodec> m_codec;
  bool m_transform = false;
};

J2kColour colourOf(const opj_image_t& image) {
  switch (image.color_space) {
    case OPJ_CLRSPC_SRGB: return J2kColour::Srgb;
    case OPJ_CLRSPC_GRAY: return J2kColour::Grey;
    case OPJ_CLRSPC_SYCC: return J2kColour::Sycc;
    default: return J2kColour::Unspecified;
  }
}

/// Checks what OpenJPEG made against what it says of it, so that no caller multiplies numbers that do not agree.
Result<J2kPicture> pictureOf(std::unique_ptr<opj_image_t, CloseImage> image, bool transform, std::uint32_t discard) {
  J2kPicture picture;
  picture.reduction = 1u << discard;
  picture.colour = colourOf(*image);
  if (image->icc_profile_buf && image->icc_profile_len > 0 && picture.colour == J2kColour::Unspecified)
    picture.profile.assign(image->icc_profile_buf, image->icc_profile_buf + image->icc_profile_len);
  for (std::uint32_t i = 0; i < image->numcomps; ++i) {
    const opj_image_comp_t& component = image->comps[i];
    if (!component.data || component.w == 0 || component.h == 0 || component.prec == 0 || component.prec > 31)
      return fail(ErrorCode::FileCorrupt, "JPEG 2000 component");
    J2kPlane plane;
    plane.width = component.w;
    plane.height = component.h;
    plane.stepX = std::max(component.dx, 1u);
    plane.stepY = std::max(component.dy, 1u);
    plane.precision = static_cast<std::uint8_t>(component.prec);
    plane.isSigned = component.sgnd != 0;
    plane.samples = {component.data, static_cast<std::size_t>(component.w) * component.h};
    picture.width = std::max(picture.width, component.w);
    picture.height = std::max(picture.height, component.h);
    picture.planes.push_back(plane);
  }
  if (picture.planes.empty()) return fail(ErrorCode::FileCorrupt, "JPEG 2000 without components");
  picture.colourTransformUndone = transform && picture.planes.size() >= 3;
  picture.owner = std::shared_ptr<const opj_image_t>(std::move(image));
  return picture;
}

std::uint32_t resolutionsToDiscard(const J2kHeader& header, std::uint32_t longSide) {
  std::uint32_t discard = 0;
  if (longSide == 0) return discard;
  for (std::uint32_t side = std::max(header.width, header.height); side / 2 >= longSide && discard < 5; side /= 2) ++discard;
  return discard;
}

}  // namespace

bool looksLikeJpeg2000(ByteView bytes) { return isContainer(bytes) || isCodestream(bytes); }

Result<J2kHeader> readJ2kHeader(ByteView bytes) {
  const auto code = codestreamOf(bytes);
  // SOC, SIZ, Lsiz, Rsiz, then X/Y sizes, offsets, tile sizes and offsets, number of components (A.5.1).
  if (!code || code->size() < 45) return fail(ErrorCode::FileCorrupt, "no JPEG 2000 codestream");
  const std::uint32_t right = u32(*code, 8), bottom = u32(*code, 12), left = u32(*code, 16), top = u32(*code, 20);
  const std::uint32_t tileWidth = u32(*code, 24), tileHeight = u32(*code, 28), tileLeft = u32(*code, 32), tileTop = u32(*code, 36);
  J2kHeader header;
  header.components = u16(*code, 40);
  if (right <= left || bottom <= top || tileWidth == 0 || tileHeight == 0 || tileLeft > left || tileTop > top || header.components == 0)
    return fail(ErrorCode::FileCorrupt, "JPEG 2000 sizes");
  header.width = right - left;
  header.height = bottom - top;
  const auto tilesAcross = (static_cast<std::uint64_t>(right) - tileLeft + tileWidth - 1) / tileWidth;
  const auto tilesDown = (static_cast<std::uint64_t>(bottom) - tileTop + tileHeight - 1) / tileHeight;
  header.tiles = static_cast<std::uint32_t>(std::min<std::uint64_t>(tilesAcross * tilesDown, 0xFFFFFFFF));
  header.precision = static_cast<std::uint8_t>(((*code)[42] & 0x7F) + 1);
  header.isSigned = ((*code)[42] & 0x80) != 0;
  return header;
}

Result<J2kPicture> decodeJpeg2000(ByteView bytes, const J2kLimits& limits, J2kContainer container) {
  TRY_ASSIGN(const J2kHeader header, readJ2kHeader(bytes));
  if (header.components > limits.components) return fail(ErrorCode::FormatUnsupported, "JPEG 2000 components");
  if (header.tiles > limits.tiles) return fail(ErrorCode::CompressionBomb, "JPEG 2000 tiles");
  std::uint32_t discard = resolutionsToDiscard(header, limits.longSide);
  const std::uint64_t samples = static_cast<std::uint64_t>(header.width) * header.height * header.components;
  if (samples >> (2 * discard) > limits.samples) return fail(ErrorCode::TooManyPixels);
  const bool whole = container == J2kContainer::Honour && isContainer(bytes);
  const ByteView input = whole ? bytes : *codestreamOf(bytes);
  for (;; --discard) {  // a picture with fewer resolutions than asked to leave out is refused by the library
    Decoding decoding(input, whole ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
    auto image = decoding.run(discard);
    if (image) return pictureOf(std::move(*image), decoding.transform(), discard);
    if (discard == 0 || samples >> (2 * (discard - 1)) > limits.samples) return fail(image.error());
  }
}

}  // namespace safelight::codec
