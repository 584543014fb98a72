#pragma once
// Finds a catalogue of which pages, or all, were put back to an earlier state: the sums over its rows (core/store/row_guard.h) are written with
// what it has applied, in the same transaction. Rows of another time than the sums are found by counting; a state that is old as a whole is
// sound, and the journal's tail brings it up to date.

#include "core/store/sql.h"

namespace safelight::vault {

/// Which tables are counted. Few: all but those that grow with images, so that opening a large vault stays quick; the rest follows in the background.
enum class GuardedRows : std::uint8_t { Few, Many, All };

/// Begins to keep sums over the tables of a catalogue that is prepared.
Result<void> guardCatalogue(store::Connection& catalogue);
/// Takes over the sums as they were written. CatalogueAltered when they are of another time than what the catalogue says it has applied, or of
/// another schema, or when there are none beside rows.
Result<void> loadGuard(store::Connection& catalogue);
/// Writes the sums; `applied` is what the catalogue says it has applied. For writeApplied alone.
Result<void> writeGuard(store::Connection& catalogue, ByteView applied);
/// Counts, and looks whether indexes and tables agree. CatalogueAltered names the table in its detail; CatalogueDamaged.
Result<void> checkRows(store::Connection& catalogue, GuardedRows rows);

}  // namespace safelight::vault
