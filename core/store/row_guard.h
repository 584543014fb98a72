#pragma once
// Notices when pages of a database were put back to an earlier state. SQLCipher proves that a page was written under this key, not that it is the
// newest one: an old page under the same key passes its check. So a sum over all rows is kept, which any older or newer row changes.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"

struct sqlite3;

namespace safelight::store {

/// A sum of the hashes of a table's rows, whatever their order.
using RowSum = std::array<std::uint64_t, 4>;

/// Follows every insert, update and delete of the tables it was given, by triggers of the connection's own (nothing of it is in the file). The
/// sums are as old as the last `load`: whoever keeps them writes them in the same transaction as the rows. Owned by its Connection.
class RowGuard {
 public:
  /// Rows of `table` for which `except` (an SQL condition over the columns, with "%1." before each) holds are left out.
  struct Table {
    std::string name;
    std::string except;
  };

  explicit RowGuard(std::vector<Table> tables);
  RowGuard(const RowGuard&) = delete;
  RowGuard& operator=(const RowGuard&) = delete;

  const std::vector<Table>& tables() const { return m_tables; }
  const RowSum& sum(std::size_t table) const { return m_sums[table]; }
  /// Sums as they were written; as many as there are tables.
  void load(const std::vector<RowSum>& sums);
  /// What the rows of a table add up to now; reads all of them. Nothing when they cannot be read.
  std::optional<RowSum> count(sqlite3* database, std::size_t table);

  /// Makes the function and the triggers; `replaces`: another guard made its own there before. False when the database refuses.
  bool attach(sqlite3* database, bool replaces);
  /// A transaction begins; it ends without taking effect.
  void mark() { m_marked = m_sums; }
  void revert() { m_sums = m_marked; }

  /// For the SQL function: one row in or out.
  void change(std::size_t table, int sign, ByteView row);

 private:
  std::vector<Table> m_tables;
  std::vector<std::string> m_columns;  // "%1.a, %1.b"
  std::vector<RowSum> m_sums, m_marked;
  RowSum* m_counting = nullptr;  // while `count` reads
};

}  // namespace safelight::store
