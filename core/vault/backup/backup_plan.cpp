#include "core/vault/backup/backup_plan.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/utc_text.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kSecond = 1000, kHour = 3600 * kSecond, kDay = 24 * kHour;
constexpr std::int64_t kAllDays = 7;
constexpr std::int64_t kLeap = 400 * kDay;  // no practice goes that long without a backup
constexpr std::uint64_t kFewest = 3, kUsualExports = 200;

std::int64_t dayOf(Instant at) { return (at.milliseconds >= 0 ? at.milliseconds : at.milliseconds - kDay + 1) / kDay; }

const LiveObject* findLive(const std::vector<LiveObject>& live, model::ImageId id) {
  const auto at = std::lower_bound(live.begin(), live.end(), id, [](const LiveObject& object, model::ImageId wanted) { return object.id < wanted; });
  return at != live.end() && at->id == id ? &*at : nullptr;
}

template <class Number>
bool readDigits(std::string_view text, Number& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() && text.front() != '-';
}

}  // namespace

CopyPlan planCopy(const CopyInput& input) {
  CopyPlan plan;
  for (const model::ImageId id : input.expected) {
    const LiveObject* live = findLive(input.live, id);
    const KeptObject* listed = findObject(input.listed, id);
    const bool isPresent = std::binary_search(input.present.begin(), input.present.end(), id);
    const bool isUnsound = std::binary_search(input.damaged.begin(), input.damaged.end(), id);
    const bool isDoubtful = live != nullptr && !isUnsound && std::binary_search(input.doubtful.begin(), input.doubtful.end(), id);
    if (listed != nullptr) {
      if (live == nullptr) ++plan.missing;
      else if (live->bytes != listed->bytes && !isDoubtful) ++plan.altered;
      if (!isPresent) ++plan.gone;
    }
    if (isPresent && listed != nullptr) {
      (isDoubtful ? plan.settle : plan.keep).push_back(*listed);
    } else if (live != nullptr && !isPresent && isUnsound) {
      plan.unsound.push_back(id);
    } else if (live != nullptr) {
      (isPresent ? plan.prove : plan.copy).push_back(*live);
      if (!isPresent) plan.copyBytes += live->bytes;
    } else if (isPresent) {
      plan.rescue.push_back(id);
    } else {
      plan.lost.push_back(id);
    }
  }
  return plan;
}

bool isMassChange(const Changed& changed) {
  const std::uint64_t bad = changed.missing + changed.altered;
  if (bad >= kFewest && bad * 100 > changed.saved) return true;
  return changed.sampledBad >= kFewest && changed.sampledBad * 100 > changed.sampled;
}

bool isExportFlood(std::uint64_t exported, double days, double usualPerDay) {
  return exported > kUsualExports && static_cast<double>(exported) > 5 * usualPerDay * std::max(days, 1.0);
}

std::string setName(Instant at, std::uint64_t sequence) { return utcText(at) + "-" + std::to_string(sequence); }

std::optional<SetName> parseSetName(std::string_view name) {
  if (name.size() < 18 || name[8] != 'T' || name[15] != 'Z' || name[16] != '-') return std::nullopt;
  int year = 0, hour = 0, minute = 0, second = 0;
  unsigned month = 0, day = 0;
  SetName set;
  if (!readDigits(name.substr(0, 4), year) || !readDigits(name.substr(4, 2), month) || !readDigits(name.substr(6, 2), day) || !readDigits(name.substr(9, 2), hour) ||
      !readDigits(name.substr(11, 2), minute) || !readDigits(name.substr(13, 2), second) || !readDigits(name.substr(17), set.sequence))
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  set.name = name;
  set.at.milliseconds = std::chrono::sys_days(date).time_since_epoch().count() * kDay + hour * kHour + minute * 60 * kSecond + second * kSecond;
  return set;
}

Retention planRetention(std::vector<SetName> sets, Instant now) {
  Retention retention;
  if (sets.empty()) return retention;
  std::sort(sets.begin(), sets.end(), [](const SetName& a, const SetName& b) { return std::pair(a.at, a.sequence) > std::pair(b.at, b.sequence); });
  Instant later{std::max(now.milliseconds, sets.front().at.milliseconds)};
  retention.clockIsWrong = sets.front().at.milliseconds - now.milliseconds > kDay;
  for (const SetName& set : sets) {
    if (later.milliseconds - set.at.milliseconds > kLeap) retention.clockIsWrong = true;
    later = set.at;
  }
  if (retention.clockIsWrong) return retention;
  for (std::size_t i = 1; i < sets.size(); ++i) {  // the newest always stays
    const std::int64_t days = dayOf(now) - dayOf(sets[i].at);
    const bool isNewestOfItsDay = dayOf(sets[i - 1].at) != dayOf(sets[i].at);
    if (days > kKeptDays || (days > kAllDays && !isNewestOfItsDay)) retention.letGo.push_back(sets[i].name);
  }
  return retention;
}

bool isDue(std::uint32_t everyHours, std::optional<Instant> last, Instant now) {
  if (!last || last->milliseconds > now.milliseconds) return true;  // a clock that was ahead must not end all backups
  // A tenth sooner: a practice that opens at eight each day gets its backup each day.
  return now.milliseconds - last->milliseconds >= static_cast<std::int64_t>(everyHours) * kHour / 10 * 9;
}

}  // namespace safelight::vault
