#include "core/vault/health/health_record.h"

#include "core/vault/backup/doubtful_copies.h"

namespace safelight::vault {
namespace {

std::optional<Instant> readTime(ByteReader& reader) {
  const std::int64_t milliseconds = reader.i64();
  return milliseconds == 0 ? std::nullopt : std::optional(Instant{milliseconds});
}

}  // namespace

Result<void> projectHealth(store::Connection& catalogue, const OpenRecord& record, const change::HealthChecked& c) {
  TRY_ASSIGN(const auto before, readHealth(catalogue));
  const bool isSample = c.kind == change::CheckKind::Sample, isDone = c.kind == change::CheckKind::ScrubDone;
  const auto sampledAt = isSample ? std::optional(record.time) : before ? before->sampledAt : std::nullopt;
  const auto scrubbedAt = isDone ? std::optional(record.time) : before ? before->scrubbedAt : std::nullopt;
  ByteWriter writer;
  for (const auto& time : {std::optional(record.time), sampledAt, scrubbedAt}) writer.i64(time ? time->milliseconds : 0);
  change::HealthChecked state = c;
  state.repaired.clear();
  change::encode(writer, state);
  TRY_VOID(writeMeta(catalogue, "health", writer.bytes()));
  return projectDoubt(catalogue, record.sequence, c.repaired);
}

Result<std::optional<HealthRecord>> readHealth(store::Connection& catalogue) {
  TRY_ASSIGN(const auto value, readMeta(catalogue, "health"));
  if (!value) return std::optional<HealthRecord>();
  ByteReader reader(*value);
  HealthRecord health;
  health.lastAt = readTime(reader).value_or(Instant{});
  health.sampledAt = readTime(reader);
  health.scrubbedAt = readTime(reader);
  health.last = change::readHealthChecked(reader, 1);
  if (!reader.finished()) return fail(ErrorCode::CatalogueDamaged, "health");
  return std::optional(std::move(health));
}

}  // namespace safelight::vault
