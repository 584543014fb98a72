#include "core/codec/jpeg_file.h"

namespace safelight::codec {
namespace {

constexpr std::uint8_t kSoi = 0xd8, kEoi = 0xd9, kSos = 0xda, kDqt = 0xdb, kDnl = 0xdc, kDri = 0xdd, kDht = 0xc4, kDac = 0xcc;
constexpr std::uint8_t kApp0 = 0xe0, kApp1 = 0xe1, kApp2 = 0xe2, kApp14 = 0xee;
constexpr std::size_t kMostProfileBytes = 8u << 20;

bool isFrame(std::uint8_t marker) { return marker >= 0xc0 && marker <= 0xcf && marker != kDht && marker != 0xc8 && marker != kDac; }

struct Segment {
  std::uint8_t marker = 0;
  ByteView payload;  // without marker and length; empty for those without
};

/// Walks marker segments; between them it skips fill bytes and stray ones, as decoders do.
class SegmentReader {
 public:
  explicit SegmentReader(ByteView file) : m_file(file) {}

  /// The next segment, or why there is none.
  Result<Segment> next() {
    while (m_place < m_file.size() && m_file[m_place] != 0xff) ++m_place;
    while (m_place < m_file.size() && m_file[m_place] == 0xff) ++m_place;
    if (m_place >= m_file.size()) return fail(ErrorCode::FileTruncated, "no next marker");
    Segment segment{m_file[m_place++], {}};
    if (segment.marker == 0 || segment.marker == 1 || (segment.marker >= 0xd0 && segment.marker <= kEoi)) return segment;
    if (m_file.size() - m_place < 2) return fail(ErrorCode::FileTruncated, "segment length");
    const std::size_t length = m_file[m_place] * 256u + m_file[m_place + 1];
    if (length < 2) return fail(ErrorCode::FileCorrupt, "segment length");
    if (length > m_file.size() - m_place) return fail(ErrorCode::FileTruncated, "segment");
    segment.payload = m_file.subspan(m_place + 2, length - 2);
    m_place += length;
    return segment;
  }

  /// The entropy-coded bytes that follow a scan's head, restart markers included.
  ByteView scanData() {
    const std::size_t start = m_place;
    while (m_place < m_file.size()) {
      const void* found = std::memchr(m_file.data() + m_place, 0xff, m_file.size() - m_place);
      if (!found) {
        m_place = m_file.size();
        break;
      }
      m_place = static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - m_file.data());
      if (m_place + 1 >= m_file.size()) {
        m_place = m_file.size();
        break;
      }
      const std::uint8_t code = m_file[m_place + 1];
      if (code != 0 && code != 0xff && !(code >= 0xd0 && code <= 0xd7)) break;
      m_place += code == 0xff ? 1 : 2;
    }
    return m_file.subspan(start, m_place - start);
  }

 private:
  ByteView m_file;
  std::size_t m_place = 0;
};

bool startsWith(ByteView bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

Result<void> readFrame(const Segment& segment, JpegLayout& layout) {
  const ByteView p = segment.payload;
  if (p.size() < 6) return fail(ErrorCode::FileCorrupt, "frame header");
  layout.frameMarker = segment.marker;
  layout.precision = p[0];
  layout.height = p[1] * 256u + p[2];
  layout.width = p[3] * 256u + p[4];
  layout.components = p[5];
  if (p.size() < 6u + 3u * layout.components) return fail(ErrorCode::FileCorrupt, "frame header");
  const bool known =
      segment.marker == 0xc0 || segment.marker == 0xc1 || segment.marker == 0xc2 || segment.marker == 0xc9 || segment.marker == 0xca;
  if (!known) return fail(ErrorCode::FormatUnsupported, "JPEG process");
  if (layout.precision != 8) return fail(ErrorCode::FormatUnsupported, "JPEG precision");
  if (layout.width == 0 || layout.height == 0) return fail(ErrorCode::FileCorrupt, "no width or height");
  if (layout.components != 1 && layout.components != 3 && layout.components != 4)
    return fail(ErrorCode::FormatUnsupported, "JPEG components");
  unsigned mostH = 1, mostV = 1;
  for (unsigned i = 0; i < layout.components; ++i) {
    const unsigned h = p[7 + 3 * i] >> 4, v = p[7 + 3 * i] & 15;
    if (h < 1 || h > 4 || v < 1 || v > 4) return fail(ErrorCode::FileCorrupt, "sampling factors");
    mostH = std::max(mostH, h);
    mostV = std::max(mostV, v);
  }
  for (unsigned i = 0; i < layout.components; ++i) {
    const unsigned h = p[7 + 3 * i] >> 4, v = p[7 + 3 * i] & 15;
    const std::uint64_t across = (static_cast<std::uint64_t>(layout.width) * h / mostH + 15) / 8,
                        down = (static_cast<std::uint64_t>(layout.height) * v / mostV + 15) / 8;
    layout.coefficientBytes += across * down * 128;
  }
  return ok();
}

/// Joins the numbered parts of an ICC profile (ICC.1 annex B.4); nothing when one is missing.
Bytes joinProfile(const std::map<unsigned, ByteView>& parts, unsigned count) {
  Bytes profile;
  if (parts.size() != count) return {};
  for (const auto& [number, part] : parts) {
    if (number < 1 || number > count || profile.size() + part.size() > kMostProfileBytes) return {};
    profile.insert(profile.end(), part.begin(), part.end());
  }
  return profile;
}

void append(Bytes& out, std::uint8_t marker, ByteView payload) {
  const std::size_t length = payload.size() + 2;
  out.insert(out.end(), {0xff, marker, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length)});
  out.insert(out.end(), payload.begin(), payload.end());
}

/// Appends a segment if a decoder needs it.
void keepNeeded(Bytes& out, const Segment& segment) {
  const ByteView p = segment.payload;
  if (segment.marker == kApp0 && startsWith(p, std::string_view("JFIF\0", 5)) && p.size() >= 14) {
    Bytes bare(p.begin(), p.begin() + 12);
    bare.insert(bare.end(), {0, 0});  // no thumbnail
    return append(out, kApp0, bare);
  }
  if (segment.marker == kApp14 && startsWith(p, "Adobe") && p.size() >= 12) return append(out, kApp14, p.first(12));
  const bool table =
      segment.marker == kDqt || segment.marker == kDht || segment.marker == kDac || segment.marker == kDri || segment.marker == kDnl;
  if (table || isFrame(segment.marker) || segment.marker == kSos) append(out, segment.marker, p);
}

}  // namespace

Result<JpegLayout> readJpegLayout(ByteView file) {
  if (file.size() < 4) return fail(ErrorCode::FileTruncated);
  SegmentReader reader(file);
  JpegLayout layout;
  std::map<unsigned, ByteView> parts;
  unsigned partCount = 0;
  while (true) {
    TRY_ASSIGN(const Segment segment, reader.next());
    if (segment.marker == kEoi) return fail(ErrorCode::FileCorrupt, "no scan");
    if (segment.marker == kSos) break;
    const ByteView p = segment.payload;
    if (isFrame(segment.marker)) {
      if (layout.frameMarker != 0) return fail(ErrorCode::FileCorrupt, "second frame");
      TRY_VOID(readFrame(segment, layout));
    } else if (segment.marker == kApp1 && layout.exif.empty() && startsWith(p, std::string_view("Exif\0", 5)) && p.size() > 6) {
      layout.exif.assign(p.begin() + 6, p.end());
    } else if (segment.marker == kApp2 && startsWith(p, std::string_view("ICC_PROFILE\0", 12)) && p.size() > 14) {
      parts.emplace(p[12], p.subspan(14));
      partCount = p[13];
    } else if (segment.marker == kApp14 && startsWith(p, "Adobe")) {
      layout.adobe = true;
    }
  }
  if (layout.frameMarker == 0) return fail(ErrorCode::FileCorrupt, "scan before frame");
  layout.profile = joinProfile(parts, partCount);
  return layout;
}

Result<Bytes> bareJpeg(ByteView file) {
  SegmentReader reader(file);
  Bytes out{0xff, kSoi};
  out.reserve(file.size());
  bool anyScan = false;
  while (true) {
    const Result<Segment> next = reader.next();
    if (!next && anyScan && next.error().code == ErrorCode::FileTruncated) break;  // only the end mark is missing
    if (!next) return fail(next.error());
    const Segment segment = *next;
    if (segment.marker == kEoi) break;  // whatever follows is not this picture
    keepNeeded(out, segment);
    if (segment.marker != kSos) continue;
    anyScan = true;
    const ByteView scan = reader.scanData();
    out.insert(out.end(), scan.begin(), scan.end());
  }
  out.insert(out.end(), {0xff, kEoi});
  return out;
}

}  // namespace safelight::codec
