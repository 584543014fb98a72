#include "core/courier/protocol.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/fixed_random.h"

using namespace safelight;
using namespace safelight::courier;

namespace {

RemoteItem remote() {
  RemoteItem item;
  item.level = Level::Series;
  item.patient = {"20417", "Müller", "Jörg", model::Date::make(1949, 11, 30), 2};
  item.study = "1.2.3";
  item.series = "1.2.3.4";
  item.modality = "PX";
  item.studyDescription = "Recall";
  item.at = model::LocalTime::make(*model::Date::make(2026, 11, 22), 9, 15);
  item.number = -3;
  item.imageCount = 7;
  return item;
}

std::vector<Report> oneOfEachReport() {
  OrderLine line;
  line.line = 3;
  line.error = ErrorCode::OrderFieldMissing;
  line.field = "birth date";
  return {Greeting{1, ErrorCode::SandboxUnavailable}, Connected{"OFFIS_DCMTK_367"}, ObjectWanted{4}, ObjectSent{5, ErrorCode::PeerBusy, 0xA700}, CommitmentTold{{1, 2}, {3}},
          ItemFound{remote()}, FileWanted{}, ObjectArrived{{"1.2", "3.4", "5.6"}, 77}, Progress{9, 1, 2, 3}, OrdersRead{{line}}, Listening{11113, 2763},
          WorklistAsked{"PANO", "192.0.2.7", 12, std::nullopt}, Ended{ErrorCode::PeerRefused, "status a701"}};
}

std::vector<Command> oneOfEachCommand() {
  Node node;
  node.aeTitle = "PACS";
  node.address = "192.0.2.9";
  node.port = 11112;
  node.tls = TlsIdentity{"cert", {1, 2, 3}, "authority", {{}}};
  Query query;
  query.level = Level::Image;
  query.familyName = "M*";
  query.study = "1.2";
  query.from = model::Date::make(2026, 1, 1);
  model::WorklistItem item;
  item.patient.familyName = "Lindqvist";
  item.order.accession = "A1";
  return {EchoTask{node}, SendTask{node, {{"1.2", "3.4", "5.6"}}, {true, 1000}}, FindTask{node, query}, GetTask{node, query}, MoveTask{node, query, "SAFELIGHT"},
          ServeTask{{{"127.0.0.1"}, 1, {"::1"}, 2, node.tls}}, ReadOrdersTask{OrderFileForm::Json, 100}, ObjectHere{1, 2}, ObjectMissing{3}, FileHere{}, Stop{},
          Offer{{item}, {{"PANO", "192.0.2.7", std::nullopt}, {"CBCT", "192.0.2.8", std::array<std::uint8_t, 32>{7}}}}, FeederHere{AfterFeeder::Keep}};
}

}  // namespace

TEST_CASE("every command and every report comes back as it was", "[courier]") {
  REQUIRE(oneOfEachCommand().size() == std::variant_size_v<Command>);
  for (const Command& command : oneOfEachCommand()) {
    const auto read = parseCommand(encode(command));
    INFO(command.index());
    REQUIRE(read);
    CHECK(read->index() == command.index());
    CHECK(encode(*read) == encode(command));
  }
  REQUIRE(oneOfEachReport().size() == std::variant_size_v<Report>);
  for (const Report& report : oneOfEachReport()) {
    const auto read = parseReport(encode(report));
    INFO(report.index());
    REQUIRE(read);
    CHECK(read->index() == report.index());
    CHECK(encode(*read) == encode(report));
  }
}

TEST_CASE("a report that is cut short or has something behind it is none", "[courier]") {
  for (const Report& report : oneOfEachReport()) {
    Bytes bytes = encode(report);
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(parseReport(ByteView(bytes).first(length)));
    bytes.push_back(0);
    CHECK_FALSE(parseReport(bytes));
  }
}

TEST_CASE("reports with texts that no honest courier sends are none", "[courier]") {
  RemoteItem item = remote();
  item.patient.familyName = "A\x1b[2J";
  CHECK_FALSE(parseReport(encode(Report(ItemFound{item}))));
  item = remote();
  item.study = "../../x";
  CHECK_FALSE(parseReport(encode(Report(ItemFound{item}))));
  item = remote();
  item.studyDescription = "abc\xE2\x80\xAE";
  CHECK_FALSE(parseReport(encode(Report(ItemFound{item}))));
  CHECK_FALSE(parseReport(encode(Report(Connected{std::string(65, 'x')}))));
  CHECK_FALSE(parseReport(encode(Report(ObjectArrived{{"1.2", "not a uid", "5.6"}, 1}))));
}

TEST_CASE("a courier may not blame the vault", "[courier]") {
  for (const ErrorCode code : {ErrorCode::JournalDamaged, ErrorCode::WrongCredentials, ErrorCode::CourierLied, ErrorCode::NotAllowed}) CHECK_FALSE(parseReport(encode(Report(Ended{code, ""}))));
  for (const ErrorCode code : {ErrorCode::Cancelled, ErrorCode::ConnectionTimedOut, ErrorCode::CertificateExpired, ErrorCode::OrderFileUnreadable}) CHECK(parseReport(encode(Report(Ended{code, ""}))));
}

TEST_CASE("a count that could never be true sizes nothing", "[courier]") {
  ByteWriter writer;
  writer.u8(9);  // OrdersRead
  writer.u32(0xFFFFFFFF);
  CHECK_FALSE(parseReport(writer.bytes()));
}

TEST_CASE("random bytes are no reports, and reading them harms nobody", "[courier]") {
  tests::FixedRandom random(7);
  for (int i = 0; i < 20'000; ++i) {
    const auto noise = random.array<48>();
    const auto report = parseReport(ByteView(noise).first(static_cast<std::size_t>(i % 48)));
    if (report) CHECK(encode(*report).size() == static_cast<std::size_t>(i % 48));
  }
}
