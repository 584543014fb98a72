#include "dicom/dataset/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace safelight::dicom {

namespace {

constexpr int kRawWindow = -15, kZlibWindow = 15;

/// One pass over the data: hands every piece to `sink` (which says whether to go on); owns zlib's state.
class Inflater {
 public:
  explicit Inflater(int windowBits) { m_ready = inflateInit2(&m_stream, windowBits) == Z_OK; }
  ~Inflater() { if (m_ready) inflateEnd(&m_stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return m_ready; }

  /// Fills `out` from `in`; both shrink to what is left. Z_OK, Z_STREAM_END or an error.
  int step(ByteView& in, MutableByteView& out) {
    constexpr std::size_t kMost = 1u << 30;
    m_stream.next_in = const_cast<Bytef*>(in.data());
    m_stream.avail_in = static_cast<uInt>(std::min(in.size(), kMost));
    m_stream.next_out = out.data();
    m_stream.avail_out = static_cast<uInt>(std::min(out.size(), kMost));
    const std::size_t inBefore = m_stream.avail_in, outBefore = m_stream.avail_out;
    const int status = inflate(&m_stream, Z_NO_FLUSH);
    in = in.subspan(inBefore - m_stream.avail_in);
    out = out.subspan(outBefore - m_stream.avail_out);
    return status;
  }

 private:
  z_stream m_stream{};
  bool m_ready = false;
};

Error errorOf(int status) {
  return status == Z_BUF_ERROR ? Error{ErrorCode::FileTruncated, "deflate"} : Error{ErrorCode::FileCorrupt, "deflate"};
}

Result<std::uint64_t> measure(ByteView deflated, int windowBits, std::uint64_t maximumBytes) {
  Inflater inflater(windowBits);
  if (!inflater.ready()) return fail(ErrorCode::DecoderOutOfMemory, "deflate");
  std::array<std::uint8_t, 32768> scratch;
  std::uint64_t total = 0;
  for (;;) {
    MutableByteView out(scratch);
    const int status = inflater.step(deflated, out);
    total += scratch.size() - out.size();
    if (total > maximumBytes) return fail(ErrorCode::CompressionBomb, "deflate");
    if (status == Z_STREAM_END) return total;
    if (status != Z_OK) return fail(errorOf(status));
  }
}

}  // namespace

Result<Bytes> inflateWithin(ByteView deflated, std::uint64_t maximumBytes) {
  int windowBits = kRawWindow;
  auto size = measure(deflated, windowBits, maximumBytes);
  if (!size && size.error().code == ErrorCode::FileCorrupt) {
    windowBits = kZlibWindow;
    size = measure(deflated, windowBits, maximumBytes);
  }
  if (!size) return fail(size.error());
  Bytes result(static_cast<std::size_t>(*size));
  Inflater inflater(windowBits);
  if (!inflater.ready()) return fail(ErrorCode::DecoderOutOfMemory, "deflate");
  std::uint8_t beyond = 0;
  MutableByteView out(result.empty() ? MutableByteView(&beyond, 1) : MutableByteView(result));
  while (!out.empty()) {
    const int status = inflater.step(deflated, out);
    if (status == Z_STREAM_END) break;
    if (status != Z_OK) return fail(errorOf(status));
  }
  return result;
}

}  // namespace safelight::dicom
