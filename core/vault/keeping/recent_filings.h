#pragma once
// A slip of the hand: an image filed into a record on hold a moment ago may go back to where it was, by whoever filed it. Memory of one session alone:
// it is gone with the session, so nobody else and no later day can use it. Pure.

#include <map>

#include "core/base/clock.h"
#include "core/model/ids.h"

namespace safelight::vault {

inline constexpr std::int64_t kSlipMinutes = 15;

/// What this session filed into records that were on hold already. A new hold, and records that come together or apart, end it for all: whatever lies in a
/// record when a hold begins stays there. Any other move of an image ends it for that one.
class RecentFilings {
 public:
  /// `from` nil: the Inbox.
  void note(model::ImageId image, model::PatientId from, model::PatientId into, Instant at) { m_filings[image] = {from, into, at}; }
  void forget(model::ImageId image) { m_filings.erase(image); }
  void forgetAll() { m_filings.clear(); }
  /// Whether the image, which lies in `in` now, came there from `to` just before. A clock that went back is not believed.
  bool isSlip(model::ImageId image, model::PatientId in, model::PatientId to, Instant now) const {
    const auto found = m_filings.find(image);
    if (found == m_filings.end()) return false;
    const Filing& filing = found->second;
    const std::int64_t since = now.milliseconds - filing.at.milliseconds;
    return filing.into == in && filing.from == to && since >= 0 && since <= kSlipMinutes * 60'000;
  }

 private:
  struct Filing {
    model::PatientId from, into;
    Instant at;
  };
  std::map<model::ImageId, Filing> m_filings;
};

}  // namespace safelight::vault
