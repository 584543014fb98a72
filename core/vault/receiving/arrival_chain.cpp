#include "core/vault/receiving/arrival_chain.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace safelight::vault {

namespace {

/// Looks at each link's predecessor; the head counts as the successor of the last one.
class Chain {
 public:
  explicit Chain(const ChainContext& context) : m_context(context) {
    for (const ChainLink& link : context.waiting) m_hashes.insert(link.hash);
  }

  Result<void> check(Uuid segment, std::uint64_t number, const seal::Hash& previous, Instant receivedAt) {
    if (m_hashes.contains(previous)) return {};
    TRY_ASSIGN(bool known, m_context.isKnown(previous));
    if (!known && previous == seal::Hash{}) {
      TRY_ASSIGN(known, m_context.mayBegin(segment, receivedAt));
    }
    if (known) return {};
    ChainGap gap{segment, 0, 0, previous};
    if (number > 1) {
      TRY_ASSIGN(const std::uint64_t before, lastBelow(segment, number));
      gap.first = before + 1;
      gap.last = number - 1;
      // The one before is here under this number and is another than the one named: something else stood between them.
      if (gap.first > gap.last) gap.first = gap.last;
    }
    m_hashes.insert(previous);
    m_gaps.push_back(gap);
    return {};
  }

  std::vector<ChainGap> take() { return std::move(m_gaps); }

 private:
  Result<std::uint64_t> lastBelow(Uuid segment, std::uint64_t limit) const {
    TRY_ASSIGN(std::uint64_t last, m_context.lastKnownBelow(segment, limit));
    for (const ChainLink& link : m_context.waiting)
      if (link.segment == segment && link.number < limit) last = std::max(last, link.number);
    return last;
  }

  const ChainContext& m_context;
  std::set<seal::Hash> m_hashes;
  std::vector<ChainGap> m_gaps;
};

}  // namespace

Result<std::vector<ChainGap>> findGaps(ChainContext context) {
  std::sort(context.waiting.begin(), context.waiting.end(),
            [](const ChainLink& a, const ChainLink& b) { return std::tie(a.segment, a.number) < std::tie(b.segment, b.number); });
  Chain chain(context);
  for (const ChainLink& link : context.waiting) TRY_VOID(chain.check(link.segment, link.number, link.previous, link.receivedAt));
  for (const seal::InboxHead& head : context.heads) {
    if (head.number == 0 && head.last == seal::Hash{}) continue;
    // Nothing that can be numbered is that far.
    const std::uint64_t next = std::min(head.number, std::numeric_limits<std::uint64_t>::max() - 1) + 1;
    TRY_VOID(chain.check(head.segment, head.number == 0 ? 0 : next, head.last, head.at));
  }
  return chain.take();
}

}  // namespace safelight::vault
