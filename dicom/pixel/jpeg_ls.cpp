#include "dicom/pixel/jpeg_ls.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "dicom/pixel/jpeg_ls_bits.h"

namespace safelight::dicom {

namespace {

/// Run lengths double by these exponents (A.2.1, table of J).
constexpr std::array<std::uint8_t, 32> kRunOrder = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3,  3,  3,
                                                    4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15};

enum class Interleave : std::uint8_t { None = 0, Line = 1, Sample = 2 };

/// Coding parameters of a scan (C.2.4.1.1 for the defaults).
struct Parameters {
  std::int32_t maximum = 0, near = 0, t1 = 0, t2 = 0, t3 = 0, reset = 64;
  std::int32_t range = 0, bitsOfRange = 0, limit = 0;

  bool complete(std::int32_t precision, std::int32_t nearLossless) {
    if (maximum == 0) maximum = (1 << precision) - 1;
    near = nearLossless;
    if (near > std::min(255, maximum / 2) || maximum >= (1 << precision)) return false;
    const auto clamped = [&](std::int32_t value, std::int32_t low) { return value > maximum || value < low ? low : value; };
    if (maximum >= 128) {
      const std::int32_t factor = (std::min(maximum, 4095) + 128) / 256;
      if (t1 == 0) t1 = clamped(factor + 2 + 3 * near, near + 1);
      if (t2 == 0) t2 = clamped(4 * factor + 3 + 5 * near, t1);
      if (t3 == 0) t3 = clamped(17 * factor + 4 + 7 * near, t2);
    } else {
      const std::int32_t factor = 256 / (maximum + 1);
      if (t1 == 0) t1 = clamped(std::max(2, 3 / factor + 3 * near), near + 1);
      if (t2 == 0) t2 = clamped(std::max(3, 7 / factor + 5 * near), t1);
      if (t3 == 0) t3 = clamped(std::max(4, 21 / factor + 7 * near), t2);
    }
    if (reset < 3 || t1 <= near || t2 < t1 || t3 < t2 || t3 > maximum) return false;
    range = (maximum + 2 * near) / (2 * near + 1) + 1;
    while ((1 << bitsOfRange) < range) ++bitsOfRange;
    std::int32_t bits = 2;
    while ((1 << bits) < maximum + 1) ++bits;
    limit = 2 * (bits + std::max(8, bits));
    return true;
  }
};

/// What may stand behind the last sample: nothing, the byte that was begun, or zeros. More belongs to samples: those before it were read as others.
bool isFilling(ByteView rest) {
  while (!rest.empty() && rest.back() == 0) rest = rest.first(rest.size() - 1);
  return rest.size() <= 1;
}

/// Far above what sound streams add up; keeps shifts of the sums inside 32 bits whatever reset interval a stream asks for.
constexpr std::int32_t kLargestSum = 1 << 29;

struct Context {
  std::int32_t a = 0, b = 0, c = 0, n = 1;
};
struct RunContext {
  std::int32_t a = 0, n = 1, negatives = 0;
};

/// One scan: the state of A.2 to A.7 and the decoding procedures.
class Scan {
 public:
  Scan(const Parameters& parameters, ByteView data) : m_p(parameters), m_bits(data) {
    const std::int32_t start = std::max(2, (m_p.range + 32) / 64);
    for (Context& context : m_contexts) context.a = start;
    for (RunContext& context : m_runs) context.a = start;
  }

  bool ended() const { return m_bits.ended(); }
  ByteView rest() const { return m_bits.rest(); }

  /// Decodes a line of one component. Lines have one sample of border on both sides.
  void line(std::int32_t* previous, std::int32_t* current, std::uint32_t width, unsigned& runIndex) {
    std::uint32_t x = 1;
    while (x <= width) {
      const std::int32_t ra = current[x - 1], rb = previous[x], rc = previous[x - 1], rd = previous[x + 1];
      const std::int32_t context = contextOf(ra, rb, rc, rd);
      if (context != 0) {
        current[x] = regular(context, ra, rb, rc);
        ++x;
        continue;
      }
      const std::uint32_t length = runLength(width + 1 - x, runIndex);
      std::fill_n(current + x, length, ra);
      x += length;
      if (x > width) break;
      current[x] = interruption(current[x - 1], previous[x], runIndex);
      if (runIndex > 0) --runIndex;
      ++x;
    }
  }

  /// The same for components interleaved by sample: a run holds for all of them.
  void samples(std::int32_t* const* previous, std::int32_t* const* current, unsigned components, std::uint32_t width, unsigned& runIndex) {
    std::uint32_t x = 1;
    while (x <= width) {
      std::array<std::int32_t, 4> contexts{};
      bool flat = true;
      for (unsigned i = 0; i < components; ++i) {
        contexts[i] = contextOf(current[i][x - 1], previous[i][x], previous[i][x - 1], previous[i][x + 1]);
        flat = flat && contexts[i] == 0;
      }
      if (!flat) {
        for (unsigned i = 0; i < components; ++i) current[i][x] = regular(contexts[i], current[i][x - 1], previous[i][x], previous[i][x - 1]);
        ++x;
        continue;
      }
      const std::uint32_t length = runLength(width + 1 - x, runIndex);
      for (unsigned i = 0; i < components; ++i) std::fill_n(current[i] + x, length, current[i][x - 1]);
      x += length;
      if (x > width) break;
      for (unsigned i = 0; i < components; ++i) current[i][x] = edge(0, current[i][x - 1], previous[i][x], runIndex);
      if (runIndex > 0) --runIndex;
      ++x;
    }
  }

 private:
  std::int32_t quantised(std::int32_t difference) const {
    const std::int32_t size = std::abs(difference);
    const std::int32_t step = size <= m_p.near ? 0 : size < m_p.t1 ? 1 : size < m_p.t2 ? 2 : size < m_p.t3 ? 3 : 4;
    return difference < 0 ? -step : step;
  }

  /// Context number with the sign of the first gradient that is not flat; 0 means run mode.
  std::int32_t contextOf(std::int32_t ra, std::int32_t rb, std::int32_t rc, std::int32_t rd) const {
    return quantised(rd - rb) * 81 + quantised(rb - rc) * 9 + quantised(rc - ra);
  }

  std::int32_t golomb(unsigned k, std::int32_t limit) {
    const std::int32_t most = std::max(limit - m_p.bitsOfRange - 1, 0);
    const auto zeros = static_cast<std::int32_t>(m_bits.zeros(static_cast<unsigned>(most)));
    // No sound stream maps an error beyond twice the range; a hostile one must not overflow what is added up.
    const auto largest = static_cast<std::uint32_t>(2 * m_p.range + 1);
    if (zeros < most) return static_cast<std::int32_t>(std::min((static_cast<std::uint32_t>(zeros) << k) | m_bits.read(k), largest));
    m_bits.bit();  // the one that ends the zeros
    return static_cast<std::int32_t>(std::min(m_bits.read(static_cast<unsigned>(m_p.bitsOfRange)) + 1, largest));
  }

  /// Brings prediction plus error back into the range of samples (A.4.4, A.4.5).
  std::int32_t sample(std::int32_t value) const {
    const std::int32_t span = m_p.range * (2 * m_p.near + 1);
    if (value < -m_p.near) value += span;
    else if (value > m_p.maximum + m_p.near) value -= span;
    return std::clamp(value, 0, m_p.maximum);
  }

  std::int32_t regular(std::int32_t number, std::int32_t ra, std::int32_t rb, std::int32_t rc) {
    const std::int32_t sign = number < 0 ? -1 : 1;
    Context& context = m_contexts[static_cast<std::size_t>(std::abs(number))];
    std::int32_t predicted = rc >= std::max(ra, rb) ? std::min(ra, rb) : rc <= std::min(ra, rb) ? std::max(ra, rb) : ra + rb - rc;
    predicted = std::clamp(predicted + sign * context.c, 0, m_p.maximum);
    unsigned k = 0;
    while (k < 24 && (context.n << k) < context.a) ++k;
    const std::int32_t mapped = golomb(k, m_p.limit);
    std::int32_t error = mapped % 2 == 0 ? mapped / 2 : -((mapped + 1) / 2);
    if (m_p.near == 0 && k == 0 && 2 * context.b <= -context.n) error = -(error + 1);
    update(context, error);
    return sample(predicted + sign * error * (2 * m_p.near + 1));
  }

  void update(Context& context, std::int32_t error) const {
    context.b += error * (2 * m_p.near + 1);
    context.a = std::min(context.a + std::abs(error), kLargestSum);
    if (context.n == m_p.reset) {
      context.a >>= 1;
      context.b = context.b >= 0 ? context.b >> 1 : -((1 - context.b) >> 1);
      context.n >>= 1;
    }
    ++context.n;
    if (context.b <= -context.n) {
      context.b = std::max(context.b + context.n, 1 - context.n);
      if (context.c > -128) --context.c;
    } else if (context.b > 0) {
      context.b = std::min(context.b - context.n, 0);
      if (context.c < 127) ++context.c;
    }
  }

  std::uint32_t runLength(std::uint32_t left, unsigned& runIndex) {
    std::uint32_t length = 0;
    while (m_bits.bit()) {
      const std::uint32_t whole = 1u << kRunOrder[runIndex];
      const std::uint32_t part = std::min(whole, left - length);
      length += part;
      if (part == whole && runIndex < 31) ++runIndex;
      if (length == left) return length;
    }
    return std::min(length + m_bits.read(kRunOrder[runIndex]), left);
  }

  std::int32_t interruption(std::int32_t ra, std::int32_t rb, unsigned runIndex) {
    return edge(std::abs(ra - rb) <= m_p.near ? 1 : 0, ra, rb, runIndex);
  }

  /// The sample that ends a run (A.7.2).
  std::int32_t edge(std::int32_t type, std::int32_t ra, std::int32_t rb, unsigned runIndex) {
    RunContext& context = m_runs[static_cast<std::size_t>(type)];
    const std::int32_t size = type == 0 ? context.a : context.a + (context.n >> 1);
    unsigned k = 0;
    while (k < 24 && (context.n << k) < size) ++k;
    const std::int32_t mapped = golomb(k, m_p.limit - kRunOrder[runIndex] - 1);
    const std::int32_t sum = mapped + type;
    const bool odd = sum % 2 != 0;
    std::int32_t error = (sum + 1) / 2;
    if ((k != 0 || 2 * context.negatives >= context.n) == odd) error = -error;
    if (error < 0) ++context.negatives;
    context.a = std::min(context.a + ((mapped + 1 - type) >> 1), kLargestSum);
    if (context.n == m_p.reset) {
      context.a >>= 1;
      context.n >>= 1;
      context.negatives >>= 1;
    }
    ++context.n;
    const std::int32_t sign = type == 0 && ra > rb ? -1 : 1;
    return sample((type == 1 ? ra : rb) + sign * error * (2 * m_p.near + 1));
  }

  const Parameters& m_p;
  Bits m_bits;
  std::array<Context, 365> m_contexts{};
  std::array<RunContext, 2> m_runs{};
};

/// Two lines with borders for each component.
class Lines {
 public:
  Lines(std::uint32_t width, unsigned components) : m_width(width) {
    for (unsigned i = 0; i < 2 * components; ++i) m_lines.emplace_back(width + 2, 0);
    for (unsigned i = 0; i < components; ++i) {
      m_previous.push_back(m_lines[2 * i].data());
      m_current.push_back(m_lines[2 * i + 1].data());
    }
  }
  /// Sets the borders for the next line: its left one repeats the sample above, the right one above repeats the last sample.
  void begin() {
    for (std::size_t i = 0; i < m_previous.size(); ++i) {
      m_current[i][0] = m_previous[i][1];
      m_previous[i][m_width + 1] = m_previous[i][m_width];
    }
  }
  void end() { m_previous.swap(m_current); }
  std::int32_t** previous() { return m_previous.data(); }
  std::int32_t** current() { return m_current.data(); }

 private:
  std::uint32_t m_width;
  std::vector<std::vector<std::int32_t>> m_lines;
  std::vector<std::int32_t*> m_previous, m_current;
};

class Decoder {
 public:
  Decoder(ByteView bytes, const JpegHeader& header) : m_bytes(bytes), m_header(header) {
    const std::size_t count = static_cast<std::size_t>(header.width) * header.height * header.components;
    m_out.resize(count * (header.precision > 8 ? 2 : 1));
  }

  Result<Bytes> run() {
    std::size_t at = 2;
    unsigned done = 0;
    while (done < m_header.components) {
      if (at + 4 > m_bytes.size()) return fail(ErrorCode::FileTruncated, "JPEG-LS");
      if (m_bytes[at] != 0xFF) return fail(ErrorCode::FileCorrupt, "JPEG-LS marker");
      const std::uint8_t marker = m_bytes[at + 1];
      if (marker == 0xFF) {
        ++at;
        continue;
      }
      if (marker == 0xD9) return fail(ErrorCode::FileTruncated, "JPEG-LS");
      const std::size_t length = static_cast<std::size_t>((m_bytes[at + 2] << 8) | m_bytes[at + 3]);
      if (length < 2 || at + 2 + length > m_bytes.size()) return fail(ErrorCode::FileTruncated, "JPEG-LS segment");
      const ByteView body = m_bytes.subspan(at + 4, length - 2);
      at += 2 + length;
      if (marker == 0xF8) TRY_VOID(preset(body));
      if (marker == 0xDD) return fail(ErrorCode::FormatUnsupported, "JPEG-LS restart intervals");
      if (marker != 0xDA) continue;
      const std::size_t end = scanEnd(at);
      TRY_VOID(scan(body, m_bytes.subspan(at, end - at), done));
      at = end;
    }
    return std::move(m_out);
  }

 private:
  std::size_t scanEnd(std::size_t at) const {
    for (; at + 1 < m_bytes.size(); ++at)
      if (m_bytes[at] == 0xFF && m_bytes[at + 1] >= 0x80) return at;
    return m_bytes.size();
  }

  Result<void> preset(ByteView body) {
    if (body.empty()) return fail(ErrorCode::FileCorrupt, "JPEG-LS preset");
    if (body[0] != 1) return fail(ErrorCode::FormatUnsupported, "JPEG-LS mapping table");
    if (body.size() < 11) return fail(ErrorCode::FileCorrupt, "JPEG-LS preset");
    const auto word = [&](std::size_t index) { return (body[1 + 2 * index] << 8) | body[2 + 2 * index]; };
    m_preset.maximum = word(0);
    m_preset.t1 = word(1);
    m_preset.t2 = word(2);
    m_preset.t3 = word(3);
    if (word(4) != 0) m_preset.reset = word(4);
    return {};
  }

  Result<void> scan(ByteView body, ByteView data, unsigned& done) {
    if (body.empty()) return fail(ErrorCode::FileCorrupt, "JPEG-LS scan");
    const unsigned components = body[0];
    if (components == 0 || components > m_header.components - done || components > 4 || body.size() < 4 + 2u * components)
      return fail(ErrorCode::FileCorrupt, "JPEG-LS scan");
    const std::uint8_t near = body[1 + 2u * components], interleave = body[2 + 2u * components];
    if (interleave > 2 || (body[3 + 2u * components] & 0x0F) != 0) return fail(ErrorCode::FormatUnsupported, "JPEG-LS scan");
    const auto kind = components == 1 ? Interleave::None : static_cast<Interleave>(interleave);
    if (kind == Interleave::None && components != 1) return fail(ErrorCode::FileCorrupt, "JPEG-LS scan");
    Parameters parameters = m_preset;
    if (!parameters.complete(m_header.precision, near)) return fail(ErrorCode::FileCorrupt, "JPEG-LS parameters");
    Scan scan(parameters, data);
    Lines lines(m_header.width, components);
    std::array<unsigned, 4> runIndex{};
    for (std::uint32_t y = 0; y < m_header.height; ++y) {
      lines.begin();
      if (kind == Interleave::Sample) scan.samples(lines.previous(), lines.current(), components, m_header.width, runIndex[0]);
      else for (unsigned i = 0; i < components; ++i) scan.line(lines.previous()[i], lines.current()[i], m_header.width, runIndex[i]);
      if (scan.ended()) return fail(ErrorCode::FileTruncated, "JPEG-LS scan");
      for (unsigned i = 0; i < components; ++i) store(lines.current()[i] + 1, y, done + i);
      lines.end();
    }
    if (!isFilling(scan.rest())) return fail(ErrorCode::FileCorrupt, "JPEG-LS data");
    done += components;
    return {};
  }

  void store(const std::int32_t* line, std::uint32_t y, unsigned component) {
    const std::size_t step = m_header.components, first = static_cast<std::size_t>(y) * m_header.width * step + component;
    auto* words = reinterpret_cast<std::uint16_t*>(m_out.data());
    for (std::uint32_t x = 0; x < m_header.width; ++x) {
      if (m_header.precision > 8) words[first + x * step] = static_cast<std::uint16_t>(line[x]);
      else m_out[first + x * step] = static_cast<std::uint8_t>(line[x]);
    }
  }

  ByteView m_bytes;
  const JpegHeader& m_header;
  Parameters m_preset;
  Bytes m_out;
};

}  // namespace

Result<Bytes> decodeJpegLsSamples(ByteView bytes, const JpegHeader& header) {
  if (header.precision < 2 || header.precision > 16 || header.components < 1 || header.components > 4) return fail(ErrorCode::FormatUnsupported, "JPEG-LS");
  return Decoder(bytes, header).run();
}

}  // namespace safelight::dicom
