#include <catch2/catch_test_macros.hpp>

#include "app/courier/orders/order_files.h"

using namespace safelight;
using namespace safelight::courier;

namespace {

constexpr std::string_view kHeadings = "number;family name;given name;birth date;sex;modality;station;date;time;description;accession;note\n";

std::vector<OrderLine> csv(std::string text) {
  const auto lines = readCsvOrders(asBytes(text));
  REQUIRE(lines);
  return *lines;
}

OrderLine one(const std::string& line) {
  const auto lines = csv(std::string(kHeadings) + line + "\n");
  REQUIRE(lines.size() == 1);
  return lines[0];
}

}  // namespace

TEST_CASE("a line of a drop file is an order", "[orders]") {
  const OrderLine line = one("20417;Lindqvist;Marta;1987-03-14;f;PX;PANO;2026-11-22;09:15;Panoramic;A77;nervous");
  CHECK_FALSE(line.error);
  CHECK(line.line == 2);
  CHECK(line.patient == model::SourceIdentity{"20417", "Lindqvist", "Marta", model::Date::make(1987, 3, 14), 1});
  CHECK(line.order.modality == "PX");
  CHECK(line.order.station == "PANO");
  CHECK(line.order.scheduledAt.toString() == "2026-11-22T09:15:00");
  CHECK(line.order.description == "Panoramic");
  CHECK(line.order.accession == "A77");
  CHECK(line.order.note == "nervous");
}

TEST_CASE("commas, tabs, bars, quotes, German headings, other charsets: all the same order", "[orders]") {
  const auto expect = [](const std::string& file) {
    INFO(file);
    const auto lines = csv(file);
    REQUIRE(lines.size() == 1);
    CHECK_FALSE(lines[0].error);
    CHECK(lines[0].patient.familyName == "Müller");
    CHECK(lines[0].order.modality == "PX");
    CHECK(lines[0].order.scheduledAt.toString() == "2026-11-22T09:05:00");
  };
  expect("Patientennummer,Nachname,Vorname,Modalität,Datum,Uhrzeit\n7,Müller,Jörg,OPG,22.11.2026,9:05\n");
  expect("PatNr\tName\tModality\tDate\n7\tMüller, Jörg\tpx\t2026-11-22T09:05:00Z\n");
  expect("number|name|modality|date|time\r\n7|Müller^Jörg|panoramic|20261122|0905\r\n\r\n");
  expect("\xEF\xBB\xBFnumber;\"family name\";modality;date;time\n\"7\";\"Müller\";\"PX\";\"2026-11-22\";\"09:05:00\"");
  expect("number;family name;modality;date;time\n7;M\xfcller;PX;2026-11-22;09.05\n");
  std::string wide("\xFF\xFE", 2);
  for (const char c : std::string("number;family name;modality;date;time\n7;M\xfcller;PX;2026-11-22;09:05\n")) wide.append({c, '\0'});
  expect(wide);
}

TEST_CASE("each refused line says which field, and the others are taken", "[orders]") {
  const auto lines = csv(std::string(kHeadings) +
                         ";Lindqvist;Marta;1987-03-14;f;PX;;2026-11-22;09:15;;;\n"
                         "1;;;1987-03-14;f;PX;;2026-11-22;09:15;;;\n"
                         "2;A;B;31.02.1987;f;PX;;2026-11-22;09:15;;;\n"
                         "3;A;B;;q;PX;;2026-11-22;09:15;;;\n"
                         "4;A;B;;;;;2026-11-22;09:15;;;\n"
                         "5;A;B;;;PX!;;2026-11-22;09:15;;;\n"
                         "6;A;B;;;PX;;tomorrow;09:15;;;\n"
                         "7;A;B;;;PX;;2026-11-22;25:00;;;\n"
                         "8;A;B;;;PX;;;;;;\n"
                         "9;A;B;;;PX;;2026-11-22;;;ACCESSION-THAT-IS-TOO-LONG;\n"
                         "10;A\\B;C;;;PX;;2026-11-22;;;;\n"
                         "11;A;B;;;PX;;2026-11-22;;;;\n");
  const std::vector<std::pair<ErrorCode, std::string>> expected{
      {ErrorCode::OrderFieldMissing, "patient number"}, {ErrorCode::OrderFieldMissing, "name"},     {ErrorCode::OrderFieldInvalid, "birth date"},
      {ErrorCode::OrderFieldInvalid, "sex"},            {ErrorCode::OrderFieldMissing, "modality"}, {ErrorCode::OrderFieldInvalid, "modality"},
      {ErrorCode::OrderFieldInvalid, "date"},           {ErrorCode::OrderFieldInvalid, "time"},     {ErrorCode::OrderFieldMissing, "date"},
      {ErrorCode::OrderFieldInvalid, "accession number"}, {ErrorCode::OrderFieldInvalid, "family name"}};
  REQUIRE(lines.size() == expected.size() + 1);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(i);
    CHECK(lines[i].error == expected[i].first);
    CHECK(lines[i].field == expected[i].second);
    CHECK(lines[i].line == i + 2);
    CHECK(lines[i].patient == model::SourceIdentity{});
  }
  CHECK_FALSE(lines.back().error);
}

TEST_CASE("a quotation mark that nobody closes costs its own line only", "[orders]") {
  const auto lines = csv("number;family name;modality;date\n1;\"Lindqvist;PX;2026-11-22\n2;Okafor;IO;2026-11-22\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].patient.familyName == "Okafor");
  const auto quoted = csv("number;note;family name;modality;date\n1;\"two\nlines; and \"\"more\"\"\";Lindqvist;PX;2026-11-22\n2;x;Okafor;IO;2026-11-22\n");
  REQUIRE(quoted.size() == 2);
  CHECK(quoted[0].order.note == "two lines; and \"more\"");
  CHECK(quoted[1].line == 4);
}

TEST_CASE("a cancelled order is one in every language", "[orders]") {
  for (const char* word : {"cancelled", "Canceled", "STORNIERT", "annulé", "gelöscht"}) {
    const auto lines = csv(std::string("number;name;modality;date;status\n1;A;PX;2026-11-22;") + word + "\n");
    INFO(word);
    CHECK(lines[0].isCancelled);
  }
  CHECK_FALSE(csv("number;name;modality;date;status\n1;A;PX;2026-11-22;planned\n")[0].isCancelled);
}

TEST_CASE("a file without the headings that count, or of something else, is refused as a whole", "[orders]") {
  for (const std::string& file : {std::string("\x89PNG\r\n\x1a\n\0\0", 10), std::string("a;b;c\n1;2;3\n"), std::string(), std::string(1000, '\0'), std::string(100'000, ';'),
                                  std::string(100'000, '"')}) {
    const auto lines = readCsvOrders(asBytes(file));
    REQUIRE_FALSE(lines);
    CHECK(lines.error().code == ErrorCode::OrderFileUnreadable);
  }
  std::string endless(kHeadings);
  for (int i = 0; i < 6000; ++i) endless += "1;A;B;;;PX;;2026-11-22;;;;\n";
  CHECK(readCsvOrders(asBytes(endless)).error().code == ErrorCode::FileTooLarge);
}

TEST_CASE("control characters and reversed text do not come through", "[orders]") {
  const OrderLine line = one("1;A\x01\x1b[31mB;C\xE2\x80\xAE;;;PX;;2026-11-22;;;;");
  REQUIRE_FALSE(line.error);
  CHECK(line.patient.familyName == "A[31mB");
  CHECK(line.patient.givenName == "C");
}

TEST_CASE("JSON orders are read, flat or with a patient of their own", "[orders]") {
  const std::string file = R"({"version": 1, "orders": [
    {"id": "X1", "patient": {"id": 20417, "familyName": "Lindqvist", "givenName": "Marta", "birthDate": "1987-03-14", "sex": "F"},
     "modality": "PX", "scheduled": "2026-11-22T09:15:00", "unknown": {"deep": [1, 2]}},
    {"patientNumber": "7", "name": "Okafor, Chi", "modality": "IO", "date": "2026-11-23", "time": "14:00"},
    {"patientNumber": "8", "name": "Nobody", "date": "2026-11-23"}]})";
  const auto lines = readJsonOrders(asBytes(file));
  REQUIRE(lines);
  REQUIRE(lines->size() == 3);
  CHECK((*lines)[0].patient.patientNumber == "20417");
  CHECK((*lines)[0].patient.familyName == "Lindqvist");
  CHECK((*lines)[0].order.source == "X1");
  CHECK((*lines)[0].order.scheduledAt.toString() == "2026-11-22T09:15:00");
  CHECK((*lines)[1].patient.givenName == "Chi");
  CHECK((*lines)[2].error == ErrorCode::OrderFieldMissing);
  CHECK((*lines)[2].field == "modality");
  CHECK(readJsonOrders(asBytes(std::string_view("[]")))->empty());
}

TEST_CASE("nasty JSON is refused and harms nobody", "[orders]") {
  std::string deep = "[{\"a\":";
  deep.append(50'000, '{');
  for (const std::string& file : {std::string("{"), std::string("{}"), std::string("[1,2"), std::string("nonsense"), std::string("{\"orders\": 5}"), std::string(100'000, '['),
                                  deep, std::string("\"orders\"")}) {
    const auto lines = readJsonOrders(asBytes(file));
    INFO(file.substr(0, 40));
    CHECK((!lines || lines->empty()));
    if (!lines) CHECK(lines.error().code == ErrorCode::OrderFileUnreadable);
  }
  std::string many = "[";
  for (int i = 0; i < 5001; ++i) many += std::string(i ? "," : "") + R"({"patientNumber":"1","name":"A","modality":"PX","date":"2026-11-22"})";
  CHECK(readJsonOrders(asBytes(many + "]")).error().code == ErrorCode::FileTooLarge);
}
