#include "core/seal/commitment_report.h"

#include <algorithm>

namespace safelight::seal {
namespace {

constexpr std::string_view kMagic = "SLREPORT";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kLongestUid = 64;
constexpr std::size_t kSmallestInstance = 4 + 1 + 4 + 1 + 2;

bool isUid(std::string_view text) {
  return !text.empty() && text.size() <= kLongestUid && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

Bytes CommitmentReport::encode() const {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.text(transaction);
  writer.u32(static_cast<std::uint32_t>(instances.size()));
  for (const CommittedInstance& instance : instances) {
    writer.text(instance.sopClass);
    writer.text(instance.sopInstance);
    writer.u16(instance.failure);
  }
  return std::move(writer).take();
}

bool CommitmentReport::isOne(ByteView bytes) { return bytes.size() >= kMagic.size() && toString(bytes.first(kMagic.size())) == kMagic; }

std::optional<CommitmentReport> CommitmentReport::parse(ByteView bytes) {
  if (!isOne(bytes)) return std::nullopt;
  ByteReader reader(bytes.subspan(kMagic.size()));
  if (reader.u16() != kVersion) return std::nullopt;
  CommitmentReport report;
  report.transaction = reader.text();
  const std::uint32_t count = reader.count(kSmallestInstance);
  if (reader.failed() || count > kMostInstances || !isUid(report.transaction)) return std::nullopt;
  report.instances.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    CommittedInstance instance;
    instance.sopClass = reader.text();
    instance.sopInstance = reader.text();
    instance.failure = reader.u16();
    if (reader.failed() || !isUid(instance.sopClass) || !isUid(instance.sopInstance)) return std::nullopt;
    report.instances.push_back(std::move(instance));
  }
  return reader.finished() ? std::optional<CommitmentReport>(std::move(report)) : std::nullopt;
}

}  // namespace safelight::seal
