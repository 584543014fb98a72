// Files that practice software drops: CSV and JSON in every text encoding.

#include "app/courier/orders/order_files.h"
#include "core/courier/protocol.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::courier;

namespace {

/// The first byte chooses the form.
void run(ByteView bytes) {
  if (bytes.empty()) return;
  const ByteView file = bytes.subspan(1);
  const auto lines = bytes[0] % 2 == 0 ? readCsvOrders(file) : readJsonOrders(file);
  if (!lines) return;
  fuzz::require(lines->size() <= Limits::kOrderLines);
  for (const OrderLine& line : *lines) fuzz::require(line.error || !line.order.modality.empty());
  const Bytes told = encode(Report(OrdersRead{*lines}));
  if (told.size() > Limits::kMessageBytes) return;
  const auto heard = parseReport(told);
  fuzz::require(heard && std::get<OrdersRead>(*heard).lines == *lines);
}

std::vector<Bytes> seeds() {
  const std::string_view csv = "number;name;first name;birth date;modality;date;time;station;note\n7;Okafor;Chi;1980-02-03;IO;2026-11-22;09:30;PANO;\"a;b\"\n8;Nobody;;;;2026-11-22;;;\n";
  const std::string_view json = R"({"orders":[{"number":"7","name":"Okafor^Chi","modality":"IO","date":"20261122","patient":{"birthdate":"1980-02-03"}},{"number":8}]})";
  Bytes utf16{0, 0xFF, 0xFE};
  for (const char letter : csv) utf16.insert(utf16.end(), {static_cast<std::uint8_t>(letter), 0});
  return {fuzz::behind(0, asBytes(csv)), fuzz::behind(1, asBytes(json)), utf16, fuzz::behind(0, asBytes("Nummer,Nachname,Modalität,Datum\n1,M\xfcller,PX,22.11.2026\n"))};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("orders", run, seeds)
