#include "core/store/sql.h"

#include <sqlite3.h>

#include <cerrno>
#include <unordered_map>

#include "core/store/row_guard.h"

namespace safelight::store {

struct Connection::Cache {
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements;
};

namespace {

/// x'64 hex digits': the raw key form, which skips SQLCipher's own derivation. In locked memory, wiped when it goes.
Result<crypto::SecretBytes> keyLiteral(const crypto::SecretBytes& key) {
  TRY_ASSIGN(crypto::SecretBytes literal, crypto::SecretBytes::allocate(67));
  static constexpr char kDigits[] = "0123456789abcdef";
  literal.write([&](MutableByteView text) {
    key.read([&](ByteView bytes) {
      std::size_t at = 0;
      text[at++] = 'x';
      text[at++] = '\'';
      for (const std::uint8_t byte : bytes) {
        text[at++] = static_cast<std::uint8_t>(kDigits[byte >> 4]);
        text[at++] = static_cast<std::uint8_t>(kDigits[byte & 15]);
      }
      text[at++] = '\'';
    });
  });
  return literal;
}

Result<void> configure(Connection& connection, const crypto::SecretBytes& key, Durability durability) {
  TRY_ASSIGN(const crypto::SecretBytes literal, keyLiteral(key));
  const int status = literal.read([&](ByteView text) { return sqlite3_key(connection.handle(), text.data(), static_cast<int>(text.size())); });
  if (status != SQLITE_OK) return fail(connection.lastError("key"));
  TRY_VOID(connection.execute("PRAGMA cipher_log_level=NONE;"));
  TRY_VOID(connection.execute("PRAGMA cipher_page_size=4096;"));
  TRY_VOID(connection.execute("PRAGMA cipher_hmac_algorithm=HMAC_SHA512;"));
  TRY_VOID(connection.execute("PRAGMA cipher_kdf_algorithm=PBKDF2_HMAC_SHA512;"));
  TRY_ASSIGN(Statement * version, connection.prepare("PRAGMA cipher_version"));
  TRY_ASSIGN(const bool answered, version->begin().step());
  const std::string text = answered ? version->text(0) : std::string();
  version->reset();
  if (text.empty() || text[0] < '4') return fail(ErrorCode::SqlCipherUnusable, text);
  TRY_VOID(connection.execute(durability == Durability::Normal ? "PRAGMA synchronous=NORMAL;" : "PRAGMA synchronous=OFF;"));
  return {};
}

Result<void> harden(Connection& connection) {
  sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  TRY_VOID(connection.execute("PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                              "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA cache_size=-32768; PRAGMA locking_mode=EXCLUSIVE;"));
  TRY_VOID(connection.execute("PRAGMA journal_mode=TRUNCATE;"));
  return {};
}

bool isOfSyncing(int number) { return number == SQLITE_IOERR_FSYNC || number == SQLITE_IOERR_DIR_FSYNC; }
bool isOfWriting(int number) {
  return isOfSyncing(number) || number == SQLITE_IOERR_WRITE || number == SQLITE_IOERR_TRUNCATE || number == SQLITE_IOERR_DELETE || number == SQLITE_IOERR_CLOSE;
}

}  // namespace

Result<Connection> Connection::open(const Path& path, const crypto::SecretBytes& key, ErrorCode damaged, Durability durability) {
  Connection connection(damaged);
  connection.m_cache = std::make_unique<Cache>();
  const int status = sqlite3_open_v2(pathToUtf8(path).c_str(), &connection.m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (status != SQLITE_OK) return fail(connection.lastError("open"));
  // SQLite makes files that others may read; its journal takes the mode of the database.
  std::error_code notOurs;
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, notOurs);
  sqlite3_busy_timeout(connection.m_database, 2000);
  TRY_VOID(configure(connection, key, durability));
  // The first read of a page proves the key and the page's integrity.
  TRY_ASSIGN(Statement * probe, connection.prepare("SELECT count(*) FROM sqlite_master"));
  TRY_ASSIGN([[maybe_unused]] const bool row, probe->begin().step());
  probe->reset();
  TRY_VOID(harden(connection));
  return connection;
}

Result<Connection> Connection::openInMemory(ErrorCode damaged) {
  Connection connection(damaged);
  connection.m_cache = std::make_unique<Cache>();
  if (sqlite3_open_v2(":memory:", &connection.m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
    return fail(connection.lastError("open"));
  TRY_VOID(connection.execute("PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"));
  return connection;
}

Connection::Connection(ErrorCode damaged) : m_damaged(damaged) {}

Connection::Connection(Connection&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_damaged(other.m_damaged), m_sawDamage(other.m_sawDamage), m_cache(std::move(other.m_cache)), m_guard(std::move(other.m_guard)) {
  // Statements point at their connection only to report errors; give them the new one by compiling them anew.
  if (m_cache) m_cache->statements.clear();
}

Connection& Connection::operator=(Connection&& other) noexcept {
  if (this == &other) return *this;
  m_cache.reset();
  if (m_database != nullptr) sqlite3_close(m_database);
  m_database = std::exchange(other.m_database, nullptr);
  m_damaged = other.m_damaged;
  m_sawDamage = other.m_sawDamage;
  m_cache = std::move(other.m_cache);
  m_guard = std::move(other.m_guard);
  if (m_cache) m_cache->statements.clear();
  return *this;
}

Connection::~Connection() {
  m_cache.reset();
  if (m_database != nullptr) sqlite3_close(m_database);
}

Result<void> Connection::execute(std::string_view sql) {
  if (sqlite3_exec(m_database, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return fail(lastError("execute"));
  return {};
}

Result<Statement*> Connection::prepare(std::string_view sql) {
  auto& slot = m_cache->statements[std::string(sql)];
  if (!slot) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
      m_cache->statements.erase(std::string(sql));
      return fail(lastError("prepare"));
    }
    slot = std::make_unique<Statement>(*this, statement);
  }
  return slot.get();
}

Result<void> Connection::checkPages() {
  TRY_ASSIGN(Statement * check, prepare("PRAGMA cipher_integrity_check"));
  TRY_ASSIGN(const bool found, check->begin().step());
  check->reset();
  if (!found) return {};
  m_sawDamage = true;
  return fail(m_damaged, "page");
}

Result<void> Connection::checkStructure() {
  TRY_ASSIGN(Statement * check, prepare("PRAGMA quick_check(1)"));
  TRY_ASSIGN(const bool row, check->begin().step());
  const bool sound = row && check->text(0) == "ok";
  check->reset();
  if (sound) return {};
  m_sawDamage = true;
  return fail(m_damaged, "structure");
}

Result<void> Connection::exportTo(const Path& path, const crypto::SecretBytes& key) {
  TRY_ASSIGN(const crypto::SecretBytes literal, keyLiteral(key));
  sqlite3_stmt* attach = nullptr;
  if (sqlite3_prepare_v2(m_database, "ATTACH ? AS fresh KEY ?", -1, &attach, nullptr) != SQLITE_OK) return fail(lastError("attach"));
  const std::string file = pathToUtf8(path);
  sqlite3_bind_text64(attach, 1, file.data(), file.size(), SQLITE_STATIC, SQLITE_UTF8);
  const int attached = literal.read([&](ByteView text) {
    sqlite3_bind_text64(attach, 2, reinterpret_cast<const char*>(text.data()), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_step(attach);
  });
  const Error failure = lastError("attach");
  sqlite3_finalize(attach);
  if (attached != SQLITE_DONE) return fail(failure);
  const auto exported = exportAttached();
  const auto detached = execute("DETACH fresh");
  return exported ? detached : exported;
}

Result<void> Connection::exportAttached() {
  TRY_VOID(execute("PRAGMA fresh.synchronous=OFF;"));  // whoever asked for it syncs the file
  TRY_ASSIGN(Statement * select, prepare("PRAGMA main.user_version"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().step());
  const std::int64_t version = select->integer(0);
  select->reset();
  // SQLCipher's function writes the schema table of the new file, which defensive mode forbids; the text is our own.
  sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  const auto exported = execute("SELECT sqlcipher_export('fresh')");
  sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (!exported) {
    // The function tells no cause: a damaged page of the old file, or what could not be written into the new one.
    if (exported.error().code != ErrorCode::Internal) return exported;
    const bool diskIsFull = sqlite3_system_errno(m_database) == ENOSPC;
    if (const auto sound = checkPages(); !sound) return sound;
    return fail(diskIsFull ? ErrorCode::DiskFull : ErrorCode::WriteFailed, exported.error().detail);
  }
  return execute("PRAGMA fresh.user_version=" + std::to_string(version));
}

Result<void> Connection::guard(std::unique_ptr<RowGuard> guard) {
  const bool replaces = m_guard != nullptr;
  m_guard = std::move(guard);
  if (m_guard->attach(m_database, replaces)) return {};
  return fail(lastError("guard"));
}

Error Connection::lastError(const char* what) const {
  const int number = m_database == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_database);
  const std::string detail = std::string(what) + " " + std::to_string(number);
  switch (number & 0xff) {
    case SQLITE_FULL: return {ErrorCode::DiskFull, detail};
    case SQLITE_READONLY: return {ErrorCode::ReadOnlyMedium, detail};
    case SQLITE_IOERR:
      // What could not be written says nothing against what is there: the rollback journal undoes it, now or at the next open.
      if (isOfWriting(number)) return {isOfSyncing(number) ? ErrorCode::SyncFailed : ErrorCode::WriteFailed, detail};
      [[fallthrough]];
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN: m_sawDamage = true; return {m_damaged, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::VaultInUse, detail};
    default: return {ErrorCode::Internal, detail};
  }
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement& Statement::begin() {
  reset();
  sqlite3_clear_bindings(m_statement);
  m_next = 1;
  return *this;
}
Statement& Statement::bind(std::int64_t value) {
  sqlite3_bind_int64(m_statement, m_next++, value);
  return *this;
}
Statement& Statement::bind(double value) {
  sqlite3_bind_double(m_statement, m_next++, value);
  return *this;
}
Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text64(m_statement, m_next++, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bindBlob(ByteView bytes) {
  static const std::uint8_t kNothing = 0;
  sqlite3_bind_blob64(m_statement, m_next++, bytes.empty() ? &kNothing : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bindNull() {
  sqlite3_bind_null(m_statement, m_next++);
  return *this;
}

Result<bool> Statement::step() {
  const int status = sqlite3_step(m_statement);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  const Error error = m_connection->lastError("step");
  reset();
  return fail(error);
}

Result<void> Statement::run() {
  const auto stepped = step();
  if (!stepped) return fail(stepped.error());
  reset();
  return {};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }
std::string Statement::text(int column) const {
  const auto* text = sqlite3_column_text(m_statement, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}
ByteView Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(m_statement, column);
  return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
int Statement::columns() const { return sqlite3_column_count(m_statement); }
void Statement::reset() { sqlite3_reset(m_statement); }

Result<Transaction> Transaction::begin(Connection& connection) {
  TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
  if (RowGuard* guard = connection.rowGuard()) guard->mark();
  return Transaction(connection);
}

Result<void> Transaction::commit() {
  TRY_VOID(m_connection->execute("COMMIT"));
  m_connection = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (m_connection == nullptr) return;
  [[maybe_unused]] const auto rolledBack = m_connection->execute("ROLLBACK");
  if (RowGuard* guard = m_connection->rowGuard()) guard->revert();
}

}  // namespace safelight::store
