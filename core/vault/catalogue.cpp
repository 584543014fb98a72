#include "core/vault/catalogue.h"

#include <algorithm>

#include "core/model/image_codec.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/patients/folding.h"
#include "core/vault/receiving/receiving_projection.h"
#include "core/vault/schema_sql.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kInstanceStep = 4;  // 004_receiving
constexpr auto kSchemaNumber = static_cast<std::int64_t>(std::size(kMigrations));

Result<std::int64_t> schemaNumber(store::Connection& database) {
  TRY_ASSIGN(store::Statement * select, database.prepare("PRAGMA user_version"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().step());
  const std::int64_t number = select->integer(0);
  select->reset();
  return number;
}

Uuid uuidOf(ByteView blob) { return blob.size() == 16 ? Uuid::fromBytes(blob) : Uuid{}; }

}  // namespace

Result<void> writeMeta(store::Connection& catalogue, std::string_view name, ByteView value) {
  TRY_ASSIGN(store::Statement * upsert, catalogue.prepare("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
  return upsert->begin().bind(name).bindBlob(value).run();
}

Result<std::optional<Bytes>> readMeta(store::Connection& catalogue, std::string_view name) {
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT value FROM meta WHERE name = ?"));
  TRY_ASSIGN(const bool found, select->begin().bind(name).step());
  std::optional<Bytes> value;
  if (found) value.emplace(select->blob(0).begin(), select->blob(0).end());
  select->reset();
  return value;
}

Result<void> prepareCatalogue(store::Connection& catalogue) {
  TRY_ASSIGN(const std::int64_t number, schemaNumber(catalogue));
  if (number == kSchemaNumber) return guardCatalogue(catalogue);
  if (number < 0 || number > kSchemaNumber) return fail(ErrorCode::CatalogueDamaged, "schema " + std::to_string(number));
  // The tables of a step are about change classes that came with it, so in an older catalogue they begin empty. One column is about images.
  TRY_ASSIGN(auto transaction, store::Transaction::begin(catalogue));
  for (std::int64_t step = number; step < kSchemaNumber; ++step) TRY_VOID(catalogue.execute(kMigrations[step]));
  if (number > 0 && number < kInstanceStep) TRY_VOID(fillInstances(catalogue));
  TRY_VOID(catalogue.execute("PRAGMA user_version = " + std::to_string(kSchemaNumber)));
  TRY_VOID(transaction.commit());
  return guardCatalogue(catalogue);
}

Result<void> prepareThumbnails(store::Connection& thumbnails) {
  // The table of before held pictures that nothing but the file's own key sealed.
  return thumbnails.execute("DROP TABLE IF EXISTS thumbnail;"
                            "CREATE TABLE IF NOT EXISTS sealed_thumbnail (image BLOB PRIMARY KEY, jpeg BLOB NOT NULL) STRICT, WITHOUT ROWID");
}

Result<AppliedState> readApplied(store::Connection& catalogue) {
  AppliedState applied;
  TRY_ASSIGN(const auto value, readMeta(catalogue, "applied"));
  if (!value) return applied;
  ByteReader reader(*value);
  applied.journal.sequence = reader.u64();
  const ByteView last = reader.raw(32);
  std::copy(last.begin(), last.end(), applied.journal.last.begin());
  applied.journal.segment = reader.u32();
  applied.journal.offset = reader.u64();
  applied.keyRecords = reader.u64();
  if (!reader.finished()) return fail(ErrorCode::CatalogueDamaged, "applied");
  return applied;
}

Result<void> writeApplied(store::Connection& catalogue, const AppliedState& applied) {
  ByteWriter writer;
  writer.u64(applied.journal.sequence);
  writer.raw(applied.journal.last);
  writer.u32(applied.journal.segment);
  writer.u64(applied.journal.offset);
  writer.u64(applied.keyRecords);
  TRY_VOID(writeMeta(catalogue, "applied", writer.bytes()));
  return writeGuard(catalogue, writer.bytes());
}

Result<Settings> readSettings(store::Connection& catalogue) {
  TRY_ASSIGN(const auto value, readMeta(catalogue, "settings"));
  if (!value) return Settings{};
  const auto parsed = change::parse(change::SettingsChanged::kClass, *value);
  if (!parsed) return fail(ErrorCode::CatalogueDamaged, "settings");
  return std::get<change::SettingsChanged>(*parsed).settings;
}

model::Patient readPatient(const store::Statement& row) {
  model::Patient patient;
  patient.id.uuid = uuidOf(row.blob(0));
  patient.details.familyName = row.text(1);
  patient.details.givenName = row.text(2);
  if (!row.isNull(3)) patient.details.birthDate = model::Date::fromDayNumber(static_cast<std::int32_t>(row.integer(3)));
  patient.details.sex = static_cast<model::Sex>(row.integer(4));
  patient.details.number = row.text(5);
  patient.details.note = row.text(6);
  patient.createdAt.milliseconds = row.integer(7);
  patient.lastActivity.milliseconds = row.integer(8);
  patient.imageCount = static_cast<std::uint32_t>(row.integer(9));
  if (!row.isNull(10)) patient.mergedInto.uuid = uuidOf(row.blob(10));
  return patient;
}

Result<model::Image> readImage(const store::Statement& row) {
  model::Image image;
  image.id.uuid = uuidOf(row.blob(0));
  image.patient.uuid = uuidOf(row.blob(1));
  image.status = static_cast<model::ImageStatus>(row.integer(2));
  ByteReader facts(row.blob(3));
  image.facts = model::readFacts(facts);
  ByteReader tags(row.blob(4));
  image.tags = model::readTags(tags);
  ByteReader display(row.blob(5));
  image.display = model::readDisplay(display);
  if (!facts.finished() || !tags.finished() || !display.finished()) return fail(ErrorCode::CatalogueDamaged, "image row");
  image.capturedAt.seconds = row.integer(6);
  image.importedAt.milliseconds = row.integer(7);
  image.importedBy.uuid = uuidOf(row.blob(8));
  image.import.uuid = uuidOf(row.blob(9));
  image.sourceName = row.text(10);
  image.bytes = static_cast<std::uint64_t>(row.integer(11));
  const ByteView hash = row.blob(12);
  if (hash.size() == image.blake2b.size()) std::copy(hash.begin(), hash.end(), image.blake2b.begin());
  if (!row.isNull(13)) image.binnedAt = Instant{row.integer(13)};
  image.inboxReason = row.text(14);
  image.suggestion.uuid = uuidOf(row.blob(15));
  if (!row.isNull(16)) image.binnedBy.uuid = uuidOf(row.blob(16));
  if (!row.isNull(17)) image.device.uuid = uuidOf(row.blob(17));
  if (!row.isNull(18)) image.conflictsWith.uuid = uuidOf(row.blob(18));
  return image;
}

std::string patientWords(const model::PatientDetails& details) {
  std::string words;
  for (const std::string& word : searchWords(details.familyName + " " + details.givenName + " " + details.number)) {
    words += '\n';
    words += word;
  }
  return words;
}

}  // namespace safelight::vault
