#include "core/store/row_guard.h"

#include <sqlite3.h>

#include "core/seal/hash.h"

namespace safelight::store {
namespace {

constexpr const char* kFunction = "safelight_row";

std::string named(std::string text, std::string_view row) {
  for (std::size_t at = text.find("%1."); at != std::string::npos; at = text.find("%1.", at)) text.replace(at, 2, row);
  return text;
}

void write(ByteWriter& writer, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  writer.u8(static_cast<std::uint8_t>(type));
  if (type == SQLITE_INTEGER) {
    writer.i64(sqlite3_value_int64(value));
  } else if (type == SQLITE_FLOAT) {
    writer.f64(sqlite3_value_double(value));
  } else if (type != SQLITE_NULL) {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
    writer.blob(ByteView(bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_value_bytes(value))));
  }
}

/// safelight_row(table number, 1 or -1, every column in order)
void rowChanged(sqlite3_context* context, int count, sqlite3_value** values) {
  auto* guard = static_cast<RowGuard*>(sqlite3_user_data(context));
  const auto table = static_cast<std::size_t>(sqlite3_value_int64(values[0]));
  ByteWriter row;
  row.text(guard->tables()[table].name);
  for (int i = 2; i < count; ++i) write(row, values[i]);
  guard->change(table, sqlite3_value_int(values[1]), row.bytes());
  sqlite3_result_int(context, 0);
}

bool execute(sqlite3* database, const std::string& sql) { return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }

/// "%1.a, %1.b" of a table; empty when there is no such table.
std::string columnsOf(sqlite3* database, const std::string& table) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, ("PRAGMA main.table_info(" + table + ")").c_str(), -1, &statement, nullptr) != SQLITE_OK) return {};
  std::string columns;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (!columns.empty()) columns += ", ";
    columns += "%1.\"" + std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 1))) + "\"";
  }
  sqlite3_finalize(statement);
  return columns;
}

}  // namespace

RowGuard::RowGuard(std::vector<Table> tables) : m_tables(std::move(tables)), m_columns(m_tables.size()), m_sums(m_tables.size()), m_marked(m_tables.size()) {}

void RowGuard::load(const std::vector<RowSum>& sums) {
  m_sums = sums;
  m_sums.resize(m_tables.size());
  m_marked = m_sums;
}

void RowGuard::change(std::size_t table, int sign, ByteView row) {
  const seal::Hash hash = seal::hash(row);
  ByteReader reader(hash);
  RowSum& sum = m_counting != nullptr ? *m_counting : m_sums[table];
  for (std::uint64_t& lane : sum) {
    const std::uint64_t part = reader.u64();
    lane = sign > 0 ? lane + part : lane - part;
  }
}

bool RowGuard::attach(sqlite3* database, bool replaces) {
  // Without it a row that REPLACE takes away would go unseen.
  if (!execute(database, "PRAGMA recursive_triggers=ON")) return false;
  if (sqlite3_create_function_v2(database, kFunction, -1, SQLITE_UTF8 | SQLITE_INNOCUOUS, this, rowChanged, nullptr, nullptr, nullptr) != SQLITE_OK) return false;
  for (std::size_t i = 0; i < m_tables.size(); ++i) {
    const Table& table = m_tables[i];
    m_columns[i] = columnsOf(database, table.name);
    if (m_columns[i].empty()) return false;
    const auto call = [&](const char* sign, const char* row) {
      const std::string condition = table.except.empty() ? std::string() : " WHERE NOT (" + named(table.except, row) + ")";
      return "SELECT " + std::string(kFunction) + "(" + std::to_string(i) + ", " + sign + ", " + named(m_columns[i], row) + ")" + condition + "; ";
    };
    const auto trigger = [&](const std::string& event, const std::string& body) {
      const std::string name = "temp.guard_" + table.name + "_" + event;
      return (!replaces || execute(database, "DROP TRIGGER IF EXISTS " + name)) &&
             execute(database, "CREATE TEMP TRIGGER guard_" + table.name + "_" + event + " AFTER " + event + " ON main." + table.name + " BEGIN " + body + "END");
    };
    if (!trigger("INSERT", call("1", "NEW")) || !trigger("DELETE", call("-1", "OLD")) || !trigger("UPDATE", call("-1", "OLD") + call("1", "NEW"))) return false;
  }
  return true;
}

std::optional<RowSum> RowGuard::count(sqlite3* database, std::size_t table) {
  const std::string name = m_tables[table].name;
  const std::string condition = m_tables[table].except.empty() ? std::string() : " WHERE NOT (" + named(m_tables[table].except, name) + ")";
  const std::string sql = "SELECT " + std::string(kFunction) + "(" + std::to_string(table) + ", 1, " + named(m_columns[table], name) + ") FROM main." + name +
                          " NOT INDEXED" + condition;
  RowSum sum{};
  m_counting = &sum;
  const bool done = execute(database, sql);
  m_counting = nullptr;
  return done ? std::optional(sum) : std::nullopt;
}

}  // namespace safelight::store
