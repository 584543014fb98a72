#include "core/vault/health/catalogue_guard.h"

#include <algorithm>

#include "core/seal/hash.h"
#include "core/store/row_guard.h"
#include "core/vault/catalogue.h"

namespace safelight::vault {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::string_view kGrowing[] = {"patient", "image", "object_key", "worklist", "outgoing", "arrival", "erased_image"};

bool grows(std::string_view table) { return std::find(std::begin(kGrowing), std::end(kGrowing), table) != std::end(kGrowing); }

bool isCounted(std::string_view table, GuardedRows rows) {
  return rows == GuardedRows::All || grows(table) == (rows == GuardedRows::Many);
}

Result<std::int64_t> schemaOf(store::Connection& catalogue) {
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("PRAGMA user_version"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().step());
  const std::int64_t number = select->integer(0);
  select->reset();
  return number;
}

Result<void> checkIndexes(store::Connection& catalogue, const std::string& table) {
  TRY_ASSIGN(store::Statement * check, catalogue.prepare("PRAGMA main.integrity_check('" + table + "')"));
  TRY_ASSIGN(const bool row, check->begin().step());
  const bool sound = row && check->text(0) == "ok";
  check->reset();
  return sound ? ok() : Result<void>(fail(ErrorCode::CatalogueAltered, table + ", structure"));
}

}  // namespace

Result<void> guardCatalogue(store::Connection& catalogue) {
  std::vector<store::RowGuard::Table> tables;
  // What says where the catalogue stands changes with every commit, and is bound to the sums by itself.
  for (const char* name : kCatalogueTables) tables.push_back({name, std::string_view(name) == "meta" ? "%1.name IN ('applied', 'guard')" : ""});
  return catalogue.guard(std::make_unique<store::RowGuard>(std::move(tables)));
}

Result<void> writeGuard(store::Connection& catalogue, ByteView applied) {
  const store::RowGuard* guard = catalogue.rowGuard();
  if (guard == nullptr) return {};
  TRY_ASSIGN(const std::int64_t schema, schemaOf(catalogue));
  ByteWriter writer;
  writer.u8(kVersion);
  writer.i64(schema);
  writer.raw(seal::hash(applied));
  for (std::size_t i = 0; i < guard->tables().size(); ++i)
    for (const std::uint64_t lane : guard->sum(i)) writer.u64(lane);
  return writeMeta(catalogue, "guard", writer.bytes());
}

Result<void> loadGuard(store::Connection& catalogue) {
  store::RowGuard* guard = catalogue.rowGuard();
  if (guard == nullptr) return {};
  TRY_ASSIGN(const auto applied, readMeta(catalogue, "applied"));
  TRY_ASSIGN(const auto written, readMeta(catalogue, "guard"));
  std::vector<store::RowSum> sums(guard->tables().size());
  if (!applied && !written) {
    guard->load(sums);
    return {};
  }
  TRY_ASSIGN(const std::int64_t schema, schemaOf(catalogue));
  ByteReader reader(written ? ByteView(*written) : ByteView());
  const bool sameVersion = reader.u8() == kVersion;
  const bool sameSchema = reader.i64() == schema;
  const ByteView bound = reader.raw(32);
  const seal::Hash expected = seal::hash(applied ? ByteView(*applied) : ByteView());
  for (store::RowSum& sum : sums)
    for (std::uint64_t& lane : sum) lane = reader.u64();
  if (!reader.finished() || !sameVersion || !sameSchema || !std::equal(bound.begin(), bound.end(), expected.begin()))
    return fail(ErrorCode::CatalogueAltered, "sums");
  guard->load(sums);
  return {};
}

Result<void> checkRows(store::Connection& catalogue, GuardedRows rows) {
  store::RowGuard* guard = catalogue.rowGuard();
  if (guard == nullptr) return {};
  for (std::size_t i = 0; i < guard->tables().size(); ++i) {
    const std::string& table = guard->tables()[i].name;
    if (!isCounted(table, rows)) continue;
    const auto counted = guard->count(catalogue.handle(), i);
    if (!counted) return fail(ErrorCode::CatalogueDamaged, table);
    if (*counted != guard->sum(i)) return fail(ErrorCode::CatalogueAltered, table);
    TRY_VOID(checkIndexes(catalogue, table));
  }
  return {};
}

}  // namespace safelight::vault
