#pragma once
// Files of orders that practice software drops: CSV and JSON (docs/worklist.md). Bytes from outside: bounded, and each line stands for itself.

#include <vector>

#include "app/courier/orders/order_fields.h"

namespace safelight::courier {

/// Divided by semicolons, commas, tabs or bars (whichever the headings use most), quoted as in RFC 4180; the first line names the fields. At
/// most Limits::kOrderLines lines. OrderFileUnreadable when the headings do not tell patient number, modality and date.
Result<std::vector<OrderLine>> readCsvOrders(ByteView file);

/// A list of objects, or an object with such a list in "orders"; the members are named as the headings, and those of the patient may stand in
/// an object of their own, "patient". OrderFileUnreadable when it is no JSON or holds no such list.
Result<std::vector<OrderLine>> readJsonOrders(ByteView file);

}  // namespace safelight::courier
