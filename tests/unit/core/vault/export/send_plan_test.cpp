#include "core/vault/export/send_plan.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::vault;

namespace {

constexpr std::int64_t kMinute = 60'000;

std::int64_t pauseAfter(std::uint32_t attempts) {
  const auto next = planRetry({attempts, ErrorCode::ConnectionRefused, {0}, {0}});
  REQUIRE(next);
  return next->milliseconds / kMinute;
}

}  // namespace

TEST_CASE("pauses double from a minute to six hours", "[outbox]") {
  CHECK(pauseAfter(1) == 1);
  CHECK(pauseAfter(2) == 2);
  CHECK(pauseAfter(3) == 4);
  CHECK(pauseAfter(9) == 256);
  CHECK(pauseAfter(10) == 360);
  CHECK(pauseAfter(11) == 360);
  CHECK(pauseAfter(UINT32_MAX) == 360);
  CHECK(pauseAfter(0) == 1);
}

TEST_CASE("after a week nobody tries by itself any more", "[outbox]") {
  const std::int64_t week = 7 * 24 * 60 * kMinute;
  CHECK(planRetry({30, ErrorCode::ConnectionTimedOut, {1000}, {1000 + week - 361 * kMinute}}));
  CHECK_FALSE(planRetry({30, ErrorCode::ConnectionTimedOut, {1000}, {1000 + week - 359 * kMinute}}));
}

TEST_CASE("what another attempt cannot mend is not tried again", "[outbox]") {
  for (const ErrorCode code : {ErrorCode::PeerRefusedImage, ErrorCode::PeerCannotTakeForm, ErrorCode::ImageNotFound, ErrorCode::ObjectDamaged, ErrorCode::FormatUnsupported, ErrorCode::CertificateUnknown}) {
    INFO(errorName(code));
    CHECK_FALSE(planRetry({1, code, {0}, {0}}));
  }
  for (const ErrorCode code : {ErrorCode::PeerBusy, ErrorCode::ConnectionBroken, ErrorCode::AssociationAborted, ErrorCode::CourierUnavailable, ErrorCode::CourierLied, ErrorCode::PeerDidNotCommit}) {
    INFO(errorName(code));
    CHECK(planRetry({1, code, {0}, {0}}));
  }
}
