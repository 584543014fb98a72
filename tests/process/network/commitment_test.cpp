// An archive that promises later, over an association of its own, what it keeps; and what is here already when the same archive is asked.

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/dispatch/fetching.h"
#include "app/dispatch/sending.h"
#include "core/vault/export/outbox.h"
#include "tests/process/network/network_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
using seal::DeviceLink;

namespace {

/// What the archive says of it, once it has.
vault::OutgoingImage awaitWord(NetworkPractice& practice) {
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  for (;;) {
    practice.adopt();
    const auto rows = vault::listOutgoing(practice.open(), {});
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    if (rows->front().committed || patience.isOver()) return rows->front();
    ::poll(nullptr, 0, 20);
  }
}

}  // namespace

TEST_CASE("what Orthanc promises over an association of its own stands in the outbox, also when it came while the vault was locked", "[network][commitment]") {
  const DeviceLink link = GENERATE(DeviceLink::Plain, DeviceLink::Tls);
  NetworkPractice practice;
  const std::uint16_t port = freePort();
  const model::DeviceId archive = practice.pair("ARCHIVE", port, link, seal::DeviceKind::Archive);
  practice.pair("SENSOR", 104);
  const auto orthanc = startOrthanc(practice, "ARCHIVE", port, link);
  if (!orthanc) SKIP("Orthanc is not installed (package orthanc)");
  std::optional<RunningReceiver> receiver(practice.receive());
  REQUIRE(sendOne(practice.plainPort(), makeObject("1"), "SENSOR") == Status::Success);
  const auto adopted = practice.adopt();
  REQUIRE(adopted.summary.waiting == 1);
  const model::ImageId image = adopted.outcomes.front().image;

  REQUIRE(vault::queueImages(practice.open(), {image}, {archive.uuid, "Archive"}, vault::SendForm::AsStored));
  dispatch::SendPass pass;
  pass.commitment = {true, 0};
  REQUIRE(dispatch::sendDue(practice.open(), practice.decoder(), client(), pass));
  // Nobody is signed in when it comes, or somebody is: the receiver takes it down either way.
  if (link == DeviceLink::Tls) {
    practice.lock();
    const Deadline patience = Deadline::in(std::chrono::seconds(60));
    while (vault::countArrivals(*store::systemFiles(), practice.vault()) == 0 && !patience.isOver()) ::poll(nullptr, 0, 20);
    practice.unlock();
  }
  const vault::OutgoingImage row = awaitWord(practice);
  CHECK(row.committed);
  CHECK(row.state == vault::OutgoingState::Done);

  // It waits in the Inbox, filed with nobody: it is here all the same.
  dispatch::Fetch fetch;
  fetch.node = practice.node(archive);
  const auto studies = client().find(fetch.node, {});
  REQUIRE(studies);
  REQUIRE(studies->size() == 1);
  fetch.query.study = studies->front().study;
  const auto fetched = dispatch::fetch(practice.open(), practice.decoder(), client(), fetch);
  REQUIRE(fetched);
  CHECK(fetched->summary.duplicates == 1);
  CHECK(fetched->summary.imported + fetched->summary.quarantined == 0);
  CHECK(receiver->stop() == 0);
}
