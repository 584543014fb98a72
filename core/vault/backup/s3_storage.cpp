#include "core/vault/backup/s3_storage.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace safelight::vault {
namespace {

constexpr std::int64_t kDay = 86'400'000;
// A lock alone protects what is younger than itself, and images are kept for ten years and more.
constexpr std::int64_t kYearsOfDays = 3650;
// Where objects are locked, storage takes only what brings its MD5.
constexpr const char* kProbe = "May this workstation delete what lies here?";
constexpr const char* kProbeMd5 = "cZ4VHh0MZp7Rbrhvm+IkNg==";
// No rules in any language: what may change them refuses to understand it, what may not says so first.
constexpr const char* kNoRules = "?";
constexpr const char* kNoRulesMd5 = "0UV7csP7MjomcRJa7z6rXQ==";

bool isDone(const S3Answer& answer) { return answer.status >= 200 && answer.status < 300; }

Result<void> unexpected(const char* what, const S3Answer& answer) {
  return fail(ErrorCode::BackupEngineFailed, std::string(what) + ": the storage answered " + std::to_string(answer.status));
}

std::string header(const S3Answer& answer, const std::string& name) {
  const auto at = answer.headers.find(name);
  return at == answer.headers.end() ? std::string() : at->second;
}

/// Days from now to "2026-12-31T10:00:00.000Z"; 0 for what is no such date.
std::int64_t daysUntil(const std::string& date, Instant now) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(date.c_str(), "%4d-%2u-%2uT", &year, &month, &day) != 3) return 0;
  const std::chrono::year_month_day read{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!read.ok()) return 0;
  const std::int64_t until = std::chrono::sys_days{read}.time_since_epoch().count() * kDay;
  return std::max<std::int64_t>(0, (until - now.milliseconds) / kDay);
}

/// Region as the names of hosts have it: "s3.eu-central-1.amazonaws.com", "s3.fr-par.scw.cloud".
std::string regionOf(std::string_view host) {
  if (!host.starts_with("s3.") || std::count(host.begin(), host.end(), '.') < 3) return "us-east-1";
  host.remove_prefix(3);
  return std::string(host.substr(0, host.find('.')));
}

class Examination {
 public:
  Examination(const AskStorage& ask, const std::string& prefix, const std::string& probe) : m_ask(ask), m_key(prefix + probe), m_nothing(prefix + probe + "-never") {}

  Result<StorageFindings> run(Instant now) {
    StorageFindings findings;
    TRY_ASSIGN(const S3Answer put, m_ask({"PUT", m_key, {}, {{"content-md5", kProbeMd5}}, kProbe}));
    if (!isDone(put)) return fail(unexpected("writing", put).error());
    const std::string version = header(put, "x-amz-version-id");
    if (version.empty() || version == "null") {
      TRY_VOID(hide());
      return findings;
    }
    TRY_ASSIGN(const S3Answer head, m_ask({"HEAD", m_key}));
    findings.lockedDays = daysUntil(header(head, "x-amz-object-lock-retain-until-date"), now);
    // Some servers let whoever wrote a copy shorten any other lock.
    const bool isForEverybody = header(head, "x-amz-object-lock-mode") == "COMPLIANCE";
    TRY_ASSIGN(const bool isDeleted, mayDelete(m_key, version));
    if (isDeleted) {
      findings.keeps = StorageKeeps::Nothing;
      return findings;
    }
    TRY_VOID(hide());
    // The probe may be locked. Whether the key may delete what is not, a version that never was tells.
    TRY_ASSIGN(const bool mayDeleteOthers, mayDelete(m_nothing, "null"));
    TRY_ASSIGN(const bool mayChangePolicy, mayChange("policy"));
    TRY_ASSIGN(const bool mayChangeLifecycle, mayChange("lifecycle"));
    if (isForEverybody && findings.lockedDays >= kYearsOfDays) findings.keeps = StorageKeeps::ForYears;
    else if (mayDeleteOthers) findings.keeps = findings.lockedDays > 0 ? StorageKeeps::NewCopies : StorageKeeps::Nothing;
    else findings.keeps = mayChangePolicy || mayChangeLifecycle ? StorageKeeps::UntilRulesChange : StorageKeeps::Everything;
    return findings;
  }

 private:
  Result<bool> mayDelete(const std::string& key, const std::string& version) {
    TRY_ASSIGN(const S3Answer answer, m_ask({"DELETE", key, {{"versionId", version}}, {{"x-amz-bypass-governance-retention", "true"}}}));
    return allowed("deleting", answer);
  }
  Result<bool> mayChange(const char* rules) {
    TRY_ASSIGN(const S3Answer answer, m_ask({"PUT", {}, {{rules, {}}}, {{"content-md5", kNoRulesMd5}}, kNoRules}));
    return allowed("changing rules", answer);
  }
  /// Only a clear "no" is one: what the storage did not understand, it would have done.
  static Result<bool> allowed(const char* what, const S3Answer& answer) {
    if (answer.status >= 500 || answer.status == 429 || answer.status < 200) return fail(unexpected(what, answer).error());
    return answer.status != 403;
  }
  /// Away for whoever lists the bucket; where versions are kept, they are.
  Result<void> hide() {
    TRY_ASSIGN([[maybe_unused]] const S3Answer answer, m_ask({"DELETE", m_key}));
    return {};
  }

  const AskStorage& m_ask;
  std::string m_key, m_nothing;
};

}  // namespace

std::optional<S3Address> s3Address(std::string_view location) {
  if (!location.starts_with("s3:")) return std::nullopt;
  location.remove_prefix(3);
  S3Address address;
  const bool isPlain = location.starts_with("http://");
  for (const std::string_view scheme : {"http://", "https://", "//"})
    if (location.starts_with(scheme)) location.remove_prefix(scheme.size());
  const std::size_t slash = location.find('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  address.host = location.substr(0, slash);
  const std::string_view usual = isPlain ? ":80" : ":443";
  if (address.host.ends_with(usual)) address.host.erase(address.host.size() - usual.size());
  address.origin = (isPlain ? "http://" : "https://") + address.host;
  location.remove_prefix(slash + 1);
  while (location.ends_with('/')) location.remove_suffix(1);
  const std::size_t end = location.find('/');
  address.bucket = location.substr(0, end);
  if (end != std::string_view::npos) address.prefix = std::string(location.substr(end + 1)) + "/";
  address.region = regionOf(address.host);
  if (address.bucket.empty() || address.host.find_first_of("@ \"\\") != std::string::npos) return std::nullopt;
  return address;
}

Result<StorageFindings> examineStorage(const AskStorage& ask, const std::string& prefix, const std::string& probe, Instant now) {
  return Examination(ask, prefix, probe).run(now);
}

Result<void> reachBucket(const AskStorage& ask) {
  const auto answer = ask({"HEAD", {}});
  if (!answer && answer.error().code == ErrorCode::TlsBroken) return {};  // somebody answers
  if (!answer) return fail(answer.error().code == ErrorCode::Cancelled ? ErrorCode::Cancelled : ErrorCode::BackupPlaceMissing, answer.error().detail);
  if (answer->status == 404) return fail(ErrorCode::NotFound, "no such bucket");
  if (answer->status == 403) return fail(ErrorCode::PermissionDenied, "keys of the storage");
  return {};
}

Result<bool> holdsRepository(const AskStorage& ask, const std::string& prefix) {
  TRY_ASSIGN(const S3Answer answer, ask({"HEAD", prefix + "config"}));
  return answer.status != 404;
}

}  // namespace safelight::vault
