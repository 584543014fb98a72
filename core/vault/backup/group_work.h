#pragma once
// Many items, a few at a time and several of those at once. Only core/vault/backup includes this.

#include <algorithm>
#include <span>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/deadline.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {

struct GroupLimits {
  std::size_t items = 4;     // in a group
  std::size_t underWay = 8;  // groups
  Deadline until = Deadline::never();
};

/// Cuts `items` into groups: `begin` and `use` on this thread, before and after `work` on the pool's; groups end in any order. Nothing new is begun
/// after an error of `begin` or `use`, when time is up, or when cancelled (Cancelled). How many of the items were begun: all of those ended, and every
/// one was given to `use` unless there was an error.
template <class Item, class Begin, class Work, class Use>
Result<std::size_t> inGroups(WorkPool& pool, std::span<const Item> items, const GroupLimits& limits, const CancelToken& cancel, const Begin& begin, const Work& work,
                             const Use& use) {
  using Outcome = decltype(work(items));
  struct End {
    std::span<const Item> group;
    Outcome outcome;
  };
  Mailbox<End> ends;
  std::size_t begun = 0, underWay = 0;
  Result<void> all;
  const auto mayBegin = [&] { return begun < items.size() && all && underWay < limits.underWay && !limits.until.isOver(); };
  while (underWay > 0 || mayBegin()) {
    while (mayBegin()) {
      if (cancel.isCancelled()) {
        all = fail(ErrorCode::Cancelled);
        break;
      }
      const auto group = items.subspan(begun, std::min(limits.items, items.size() - begun));
      all = begin(group);
      if (!all) break;
      pool.submit(WorkPool::Order::Usual, [&ends, &work, group] { ends.put({group, work(group)}); });
      begun += group.size();
      ++underWay;
    }
    for (End& end : ends.take(limits.underWay, underWay > 0 ? std::chrono::seconds(1) : std::chrono::seconds(0))) {
      --underWay;
      if (all) all = use(end.group, std::move(end.outcome));
    }
  }
  if (!all) return tl::unexpected(all.error());
  return begun;
}

}  // namespace safelight::vault
