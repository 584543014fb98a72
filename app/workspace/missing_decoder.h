#pragma once
// What stands in for a decoder that does not start.

#include "core/decode/decoder.h"

namespace safelight::app {

/// Answers everything with the reason why there is no decoder: lists and names still work, and each image says why it cannot be shown.
class MissingDecoder final : public decode::Decoder {
 public:
  explicit MissingDecoder(Error reason) : m_reason(std::move(reason)) {}

  using Decoder::inspect;
  Result<decode::Inspection> inspect(ByteView, const decode::Request&) override { return fail(m_reason); }
  Result<imaging::PixelImage> frame(ByteView, const decode::Request&) override { return fail(m_reason); }
  Result<std::vector<decode::HeaderRow>> header(ByteView) override { return fail(m_reason); }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView) override { return fail(m_reason); }
  Result<Bytes> extractEntry(ByteView, const decode::ArchiveEntry&) override { return fail(m_reason); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView) override { return fail(m_reason); }
  Result<Bytes> transform(ByteView, const decode::Request&) override { return fail(m_reason); }

 private:
  Error m_reason;
};

}  // namespace safelight::app
