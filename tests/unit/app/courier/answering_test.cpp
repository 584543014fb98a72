#include "app/courier/worklist/answering.h"

#include <catch2/catch_test_macros.hpp>

#include <thread>

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"
#include "dicom/net/memory_stream.h"
#include "dicom/net/service_user.h"
#include "dicom/net/uids.h"

using namespace safelight;
using namespace safelight::courier;
namespace net = dicom::net;

namespace {

/// A device that has enough after some answers.
class Reader final : public net::MatchWriter {
 public:
  explicit Reader(std::size_t enough) : m_enough(enough) {}
  Result<Next> send(ByteView, net::Status) override { return ++answers >= m_enough ? Next::Cancelled : Next::More; }
  std::size_t answers = 0;

 private:
  std::size_t m_enough;
};

OfferedList listOf(int count) {
  Offer offer;
  for (int i = 0; i < count; ++i) {
    model::WorklistItem item;
    item.patient.familyName = "Patient" + std::to_string(i);
    item.order.modality = i % 2 == 0 ? "PX" : "IO";
    offer.items.push_back(item);
  }
  offer.peers = {{"PANO", "192.0.2.7", std::nullopt}, {"SECURE", "192.0.2.8", std::array<std::uint8_t, 32>{9}}, {"OURS", "192.0.2.8", std::array<std::uint8_t, 32>{}}};
  OfferedList list;
  list.replace(std::move(offer));
  return list;
}

struct Answered {
  net::Status status;
  std::size_t answers;
  WorklistAsked asked;
};

Answered answer(const OfferedList& list, ByteView identifier, std::size_t enough = SIZE_MAX, std::string_view model = net::kModalityWorklistFind) {
  dicom::loadDictionary();
  Answered result{};
  WorklistService service(list, "PANO", "192.0.2.7", [&](const WorklistAsked& asked) { result.asked = asked; });
  Reader reader(enough);
  const auto status = service.find({std::string(model), std::string(net::kExplicitVrLittleEndian), identifier}, reader);
  REQUIRE(status);
  result.status = *status;
  result.answers = reader.answers;
  return result;
}

Bytes modalityQuery() {
  dicom::DataSetWriter writer({true, false}), step({true, false});
  step.text(dicom::tags::kModality, dicom::Vr::CS, "PX");
  writer.sequence({0x0040, 0x0100}, step);
  return std::move(writer).take();
}

}  // namespace

TEST_CASE("a query is answered item by item, and who asked is told", "[worklist]") {
  const Answered answered = answer(listOf(9), modalityQuery());
  CHECK(answered.status == net::Status::Success);
  CHECK(answered.answers == 5);
  CHECK(answered.asked.matches == 5);
  CHECK(answered.asked.aeTitle == "PANO");
}

TEST_CASE("a device that cancels gets no more and the status that belongs to it", "[worklist]") {
  const Answered answered = answer(listOf(2000), modalityQuery(), 3);
  CHECK(answered.status == net::Status::Cancel);
  CHECK(answered.answers == 3);
}

TEST_CASE("nonsense and other services are refused", "[worklist]") {
  CHECK(answer(listOf(3), asBytes("nonsense, nonsense, nonsense")).status == net::Status::CannotUnderstand);
  CHECK(answer(listOf(3), modalityQuery(), SIZE_MAX, net::kStudyRootFind).status == net::Status::SopClassNotSupported);
}

TEST_CASE("a device is let in under its own name, from its own address, over its own kind of connection", "[worklist]") {
  const OfferedList list = listOf(1);
  const auto titles = [&](const Caller& caller) { return list.policyFor(caller).callingAes; };
  CHECK(titles({"192.0.2.7", std::nullopt}) == std::vector<std::string>{"PANO"});
  CHECK(titles({"192.0.2.7", std::array<std::uint8_t, 32>{1}}) == std::vector<std::string>{"\\"});
  CHECK(titles({"192.0.2.9", std::nullopt}) == std::vector<std::string>{"\\"});
  CHECK(titles({"192.0.2.8", std::nullopt}) == std::vector<std::string>{"\\"});
  CHECK(titles({"192.0.2.8", std::array<std::uint8_t, 32>{9}}) == std::vector<std::string>{"SECURE", "OURS"});
  CHECK(titles({"192.0.2.8", std::array<std::uint8_t, 32>{8}}) == std::vector<std::string>{"OURS"});
  CHECK(list.pinned().size() == 1);
  CHECK(list.knowsAddress("192.0.2.7"));
  CHECK_FALSE(list.knowsAddress("192.0.2.77"));
}

TEST_CASE("a called title that looks like a path finds the same list as any other", "[worklist][history]") {
  dicom::loadDictionary();
  const OfferedList list = listOf(9);
  const auto heardBy = [&](const std::string& called) {
    auto [ours, theirs] = net::memoryStreamPair();
    Result<void> done = fail(ErrorCode::Internal);
    std::thread server([&, end = std::move(theirs)]() mutable { done = answerDevice(std::move(end), {"192.0.2.7", std::nullopt}, list, [](const WorklistAsked&) {}); });
    std::size_t heard = 0;
    {
      net::AssociationProposal proposal{"PANO", called, {}, {}};
      proposal.contexts.push_back(net::proposeContext(net::kModalityWorklistFind, {std::string(net::kExplicitVrLittleEndian)}));
      auto association = net::Association::request(std::move(ours), std::move(proposal), net::Limits());
      if (association) {
        CHECK(net::find(*association, net::kModalityWorklistFind, modalityQuery(), [&](ByteView, std::string_view) { return ++heard, net::Continue::More; }) == net::Status::Success);
        CHECK(association->release());
      }
    }
    server.join();
    CHECK(done);
    return heard;
  };
  for (const char* called : {"SAFELIGHT", "..", ".", "../../etc", "/etc/passwd", "a/../b", "~root", "*"}) {
    INFO(called);
    CHECK(heardBy(called) == 5);
  }
}
