#include "core/vault/export/send_plan.h"

#include <algorithm>

namespace safelight::vault {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kLongestPause = 6 * 60 * kMinute;
constexpr std::int64_t kPatience = 7 * 24 * 60 * kMinute;

}  // namespace

bool mayPass(ErrorCode error) {
  switch (error) {
    case ErrorCode::ImageNotFound:
    case ErrorCode::ObjectMissing:
    case ErrorCode::ObjectDamaged:
    case ErrorCode::NotFound:
    case ErrorCode::NoPixels:
    case ErrorCode::FileCorrupt:
    case ErrorCode::FileTruncated:
    case ErrorCode::FormatUnsupported:
    case ErrorCode::TransferSyntaxUnsupported:
    case ErrorCode::FileTooLarge:
    case ErrorCode::PeerCannotTakeForm:
    case ErrorCode::CertificateUnknown:
    case ErrorCode::CertificateSelfSigned:
    case ErrorCode::PeerRefusedImage:
      return false;
    default: return true;
  }
}

std::optional<Instant> planRetry(const RetryContext& context) {
  if (!mayPass(context.error)) return std::nullopt;
  const std::int64_t doublings = std::clamp<std::int64_t>(std::int64_t{context.attempts} - 1, 0, 16);
  const std::int64_t pause = std::min(kMinute << doublings, kLongestPause);
  const Instant next{context.now.milliseconds + pause};
  if (next.milliseconds - context.queuedAt.milliseconds > kPatience) return std::nullopt;
  return next;
}

}  // namespace safelight::vault
