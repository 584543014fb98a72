#pragma once
// SQLCipher behind three small types: Connection, Statement, Transaction.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/path.h"
#include "core/base/uuid.h"
#include "core/crypto/secret_bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace safelight::store {

class RowGuard;
class Statement;

/// What a new connection gives up for speed. The catalogue and thumbnails are projections: the journal and the objects are the truth.
enum class Durability { Normal, Relaxed };

/// One encrypted database file, or a database in memory. One thread at a time. Errors are `damaged` (given at opening) when the
/// database itself is at fault, DiskFull, ReadOnlyMedium, or Internal.
class Connection {
 public:
  /// Opens or makes the file with a raw 32-byte key. Proves that SQLCipher answers (SqlCipherUnusable) and that the file is readable
  /// with this key (`damaged`).
  static Result<Connection> open(const Path& path, const crypto::SecretBytes& key, ErrorCode damaged, Durability durability);
  static Result<Connection> openInMemory(ErrorCode damaged);

  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// Runs statements that give no rows and take no parameters.
  Result<void> execute(std::string_view sql);
  /// A compiled statement; kept and reused by its text, so ask again each time.
  Result<Statement*> prepare(std::string_view sql);
  /// Checks the authentication of every page: some 300 MB a second. Fails with the damage code.
  Result<void> checkPages();
  /// Reads every page that is in use and checks how they hang together. Fails with the damage code.
  Result<void> checkStructure();
  /// Writes everything into a new file under another key (or the same): no free page, no remnant of what was deleted. The file must not
  /// exist; it is whole, but not yet durable, when this returns.
  Result<void> exportTo(const Path& path, const crypto::SecretBytes& key);
  /// True once any statement met damage: the owner then throws the projection away when it closes.
  bool sawDamage() const { return m_sawDamage; }
  /// Its owner found it wrong: the same as damage met.
  void giveUp() { m_sawDamage = true; }
  sqlite3* handle() const { return m_database; }
  /// Keeps sums over all rows from here on (row_guard.h); the tables must be there.
  Result<void> guard(std::unique_ptr<RowGuard> guard);
  /// Nothing when nobody asked for it.
  RowGuard* rowGuard() const { return m_guard.get(); }
  Error lastError(const char* what) const;

 private:
  explicit Connection(ErrorCode damaged);
  Result<void> exportAttached();
  struct Cache;
  sqlite3* m_database = nullptr;
  ErrorCode m_damaged;
  mutable bool m_sawDamage = false;
  std::unique_ptr<Cache> m_cache;
  std::unique_ptr<RowGuard> m_guard;
};

/// A compiled statement. Bind in order (1-based), step through rows, read columns (0-based). `begin()` resets it.
class Statement {
 public:
  Statement(Connection& connection, sqlite3_stmt* statement) : m_connection(&connection), m_statement(statement) {}
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& begin();
  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind(std::string_view text);
  Statement& bindBlob(ByteView bytes);
  Statement& bindNull();
  /// True while there is a row.
  Result<bool> step();
  /// For statements without rows: step, then reset.
  Result<void> run();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  /// Valid until the next step or reset.
  ByteView blob(int column) const;
  bool isNull(int column) const;
  int columns() const;
  void reset();
  /// The ids in the first column of all the rows that are left, as `Id{uuid}`; resets.
  template <class Id>
  Result<std::vector<Id>> ids();

 private:
  Connection* m_connection;
  sqlite3_stmt* m_statement;
  int m_next = 1;
};

template <class Id>
Result<std::vector<Id>> Statement::ids() {
  std::vector<Id> all;
  auto row = step();
  for (; row && *row; row = step()) all.push_back(Id{Uuid::fromBytes(blob(0))});
  reset();
  if (!row) return fail(row.error());
  return all;
}

/// Rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  Result<void> commit();
  Transaction(Transaction&& other) noexcept : m_connection(other.m_connection) { other.m_connection = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Connection& connection) : m_connection(&connection) {}
  Connection* m_connection;
};

}  // namespace safelight::store
