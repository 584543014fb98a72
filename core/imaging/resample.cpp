#include "core/imaging/resample.h"

#include <cmath>

namespace safelight::imaging {
namespace {

struct Size {
  std::uint32_t width, height;
};

Size fitted(double width, double height, std::uint32_t longSide) {
  const double scale = static_cast<double>(longSide) / std::max(width, height);
  const auto side = [&](double full) { return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(full * scale))); };
  return {side(width), side(height)};
}

/// The size in true proportion, at most `longSide` (0: any) a side.
Size shownSize(Size stored, const model::PixelShape& shape, std::uint32_t longSide) {
  const double width = stored.width * shape.x, height = stored.height * shape.y, longest = std::max(width, height);
  if (longSide != 0 && longest > longSide) return fitted(width, height, longSide);
  return {static_cast<std::uint32_t>(std::lround(width)), static_cast<std::uint32_t>(std::lround(height))};
}

/// One output cell along an axis: source positions [first, last], the outer two counted in part.
struct Span {
  std::uint32_t first, last;
  float firstPart, lastPart;
};

std::vector<Span> spans(std::uint32_t from, std::uint32_t to) {
  std::vector<Span> out(to);
  const double step = static_cast<double>(from) / to;
  for (std::uint32_t i = 0; i < to; ++i) {
    const double begin = i * step, end = i + 1 == to ? from : (i + 1) * step;
    Span span;
    span.first = static_cast<std::uint32_t>(begin);
    span.last = std::min(from - 1, static_cast<std::uint32_t>(std::ceil(end)) - 1);
    span.firstPart = static_cast<float>(1 - (begin - span.first));
    span.lastPart = static_cast<float>(end - span.last);
    if (span.first == span.last) span.firstPart = static_cast<float>(end - begin);
    out[i] = span;
  }
  return out;
}

/// sum += part * row, over whole rows of samples; the loop that costs the time, so it stays plain enough to vectorise.
template <class Sample>
void addRow(float* sum, const Sample* row, std::size_t count, float part) {
  for (std::size_t i = 0; i < count; ++i) sum[i] += part * static_cast<float>(row[i]);
}

/// Area averaging: first down the rows, then along them. Along a side that grows, a cell takes the samples that it lies in.
template <class Sample, std::size_t Channels>
std::vector<Sample> average(const Sample* source, Size from, Size to) {
  const std::size_t stride = static_cast<std::size_t>(from.width) * Channels;
  const std::vector<Span> columns = spans(from.width, to.width), rows = spans(from.height, to.height);
  const float area =
      (static_cast<float>(from.width) / static_cast<float>(to.width)) * (static_cast<float>(from.height) / static_cast<float>(to.height));
  std::vector<float> sums(stride);
  std::vector<Sample> out(static_cast<std::size_t>(to.width) * to.height * Channels);
  for (std::uint32_t y = 0; y < to.height; ++y) {
    std::fill(sums.begin(), sums.end(), 0.0f);
    const Span& band = rows[y];
    addRow(sums.data(), source + band.first * stride, stride, band.firstPart);
    for (std::uint32_t row = band.first + 1; row < band.last; ++row) addRow(sums.data(), source + row * stride, stride, 1.0f);
    if (band.last > band.first) addRow(sums.data(), source + band.last * stride, stride, band.lastPart);
    Sample* target = out.data() + static_cast<std::size_t>(y) * to.width * Channels;
    for (const Span& cell : columns) {
      float total[Channels];
      for (std::size_t c = 0; c < Channels; ++c) total[c] = cell.firstPart * sums[cell.first * Channels + c];
      for (std::uint32_t x = cell.first + 1; x < cell.last; ++x) {
        for (std::size_t c = 0; c < Channels; ++c) total[c] += sums[x * Channels + c];
      }
      if (cell.last > cell.first) {
        for (std::size_t c = 0; c < Channels; ++c) total[c] += cell.lastPart * sums[cell.last * Channels + c];
      }
      for (std::size_t c = 0; c < Channels; ++c) *target++ = static_cast<Sample>(total[c] / area + 0.5f);
    }
  }
  return out;
}

/// Pixel values less `low`, from 0 to `span`.
void cut(std::uint16_t* row, std::size_t count, std::uint16_t low, std::uint16_t span) {
  constexpr std::size_t kBlock = 64;
  const auto one = [low, span](std::uint16_t value) {
    return std::min(span, static_cast<std::uint16_t>(std::max(value, low) - low));
  };
  std::size_t at = 0;
  for (; at + kBlock <= count; at += kBlock)
    for (std::size_t i = 0; i < kBlock; ++i) row[at + i] = one(row[at + i]);
  for (; at < count; ++at) row[at] = one(row[at]);
}

/// The rows of a picture that is never there as a whole. A row that two cells share is made once.
template <class Sample>
class RowReader {
 public:
  static constexpr std::size_t kBlock = 64;  // loops of known length become vector code
  using Rows = std::function<void(std::uint32_t row, Sample* out)>;

  RowReader(std::uint32_t width, const Rows& rows) : m_rows(rows), m_row((width + kBlock - 1) / kBlock * kBlock), m_sums(m_row.size()) {}

  void clear() { std::fill(m_sums.begin(), m_sums.end(), 0.0f); }
  void add(std::uint32_t row, float part) {
    if (!m_at || *m_at != row) m_rows(row, m_row.data());
    m_at = row;
    for (std::size_t at = 0; at < m_row.size(); at += kBlock) {
      float* const sum = m_sums.data() + at;
      const Sample* const from = m_row.data() + at;
      for (std::size_t i = 0; i < kBlock; ++i) sum[i] += part * static_cast<float>(from[i]);
    }
  }
  const float* sums() const { return m_sums.data(); }

 private:
  const Rows& m_rows;
  std::vector<Sample> m_row;
  std::vector<float> m_sums;
  std::optional<std::uint32_t> m_at;
};

/// The mean of each cell, row after row, given to `put`.
template <class Sample, class Put>
void averageRows(Size from, Size to, const typename RowReader<Sample>::Rows& rows, Put put) {
  const std::vector<Span> columns = spans(from.width, to.width), bands = spans(from.height, to.height);
  const float area =
      (static_cast<float>(from.width) / static_cast<float>(to.width)) * (static_cast<float>(from.height) / static_cast<float>(to.height));
  RowReader<Sample> reader(from.width, rows);
  for (const Span& band : bands) {
    reader.clear();
    reader.add(band.first, band.firstPart);
    for (std::uint32_t row = band.first + 1; row < band.last; ++row) reader.add(row, 1.0f);
    if (band.last > band.first) reader.add(band.last, band.lastPart);
    for (const Span& cell : columns) {
      float total = cell.firstPart * reader.sums()[cell.first];
      for (std::uint32_t x = cell.first + 1; x < cell.last; ++x) total += reader.sums()[x];
      if (cell.last > cell.first) total += cell.lastPart * reader.sums()[cell.last];
      put(total / area);
    }
  }
}

template <class Pixel>
void orientPixels(const Pixel* source, Pixel* target, std::uint32_t width, std::uint32_t height, unsigned quarterTurns, bool mirrored) {
  const std::size_t w = width, h = height;
  for (std::size_t y = 0; y < h; ++y) {
    for (std::size_t x = 0; x < w; ++x) {
      const std::size_t mx = mirrored ? w - 1 - x : x;
      std::size_t place = 0;
      switch (quarterTurns % 4) {
        case 0:
          place = y * w + mx;
          break;
        case 1:
          place = mx * h + (h - 1 - y);
          break;
        case 2:
          place = (h - 1 - y) * w + (w - 1 - mx);
          break;
        default:
          place = (w - 1 - mx) * h + y;
          break;
      }
      target[place] = source[y * w + x];
    }
  }
}

}  // namespace

namespace {

Rendered resized(const Rendered& source, Size to) {
  const Size from{source.width, source.height};
  Rendered out{to.width, to.height, source.colour, {}};
  out.pixels =
      source.colour ? average<std::uint8_t, 4>(source.pixels.data(), from, to) : average<std::uint8_t, 1>(source.pixels.data(), from, to);
  return out;
}

}  // namespace

Rendered shrink(const Rendered& source, std::uint32_t longSide) {
  if (longSide == 0 || std::max(source.width, source.height) <= longSide) return source;
  return resized(source, fitted(source.width, source.height, longSide));
}

Rendered inProportion(Rendered source, const model::PixelShape& shape, std::uint64_t mostBytes) {
  if (shape.isSquare() || source.width == 0 || source.height == 0) return source;
  const double bytes = static_cast<double>(source.pixels.size()) * shape.x * shape.y;
  const double finer = bytes > static_cast<double>(mostBytes) ? 1 / std::max(shape.x, shape.y) : 1;
  const auto side = [&](std::uint32_t stored, double times) { return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(stored * times * finer))); };
  return resized(source, {side(source.width, shape.x), side(source.height, shape.y)});
}

Rendered shrinkRows(std::uint32_t width, std::uint32_t height, std::uint32_t longSide, const GrayRows& rows, const model::PixelShape& shape) {
  if (width == 0 || height == 0) return {};
  const Size to = shownSize({width, height}, shape, longSide);
  const bool asItIs = to.width == width && to.height == height;
  Rendered out{to.width, to.height, false, Bytes(static_cast<std::size_t>(to.width) * to.height)};
  if (asItIs) {
    for (std::uint32_t y = 0; y < height; ++y) rows(y, out.pixels.data() + static_cast<std::size_t>(y) * width);
    return out;
  }
  std::uint8_t* target = out.pixels.data();
  averageRows<std::uint8_t>({width, height}, to, rows, [&target](float mean) { *target++ = static_cast<std::uint8_t>(mean + 0.5f); });
  return out;
}

Rendered shrinkRows(std::uint32_t width, std::uint32_t height, std::uint32_t longSide, const ValueRows& rows, const StraightTone& tone, const model::PixelShape& shape) {
  if (width == 0 || height == 0) return {};
  const Size to = shownSize({width, height}, shape, longSide);
  Rendered out{to.width, to.height, false, Bytes(static_cast<std::size_t>(to.width) * to.height)};
  const auto span = static_cast<std::uint16_t>(tone.high - tone.low);
  const ValueRows within = [&](std::uint32_t y, std::uint16_t* row) {
    rows(y, row);
    cut(row, width, tone.low, span);
  };
  const std::uint8_t turn = tone.inverse ? 255 : 0;
  std::uint8_t* target = out.pixels.data();
  averageRows<std::uint16_t>({width, height}, to, within, [&](float mean) {
    *target++ = static_cast<std::uint8_t>(static_cast<std::uint8_t>(std::min(tone.gain * mean + 0.5f, 255.0f)) ^ turn);
  });
  return out;
}

Rendered renderSmall(const PixelImage& image, std::uint32_t longSide, const model::PixelShape& shape) {
  const Size from{image.width, image.height};
  if (image.format == PixelFormat::Rgb32 && image.width > 0 && image.height > 0 && image.sizesAgree()) {
    const Size to = shownSize(from, shape, longSide);
    if (to.width != from.width || to.height != from.height)  // no copy of the whole
      return {to.width, to.height, true, average<std::uint8_t, 4>(image.pixels.data(), from, to)};
  }
  return shrink(inProportion(renderDefault(image), shape, UINT64_MAX), longSide);
}

Rendered orient(const Rendered& source, unsigned quarterTurns, bool mirrored) {
  Rendered out = source;
  if (quarterTurns % 2 == 1) std::swap(out.width, out.height);
  if (source.colour) {
    orientPixels(reinterpret_cast<const std::uint32_t*>(source.pixels.data()), reinterpret_cast<std::uint32_t*>(out.pixels.data()),
                 source.width, source.height, quarterTurns, mirrored);
  } else {
    orientPixels(source.pixels.data(), out.pixels.data(), source.width, source.height, quarterTurns, mirrored);
  }
  return out;
}

}  // namespace safelight::imaging
