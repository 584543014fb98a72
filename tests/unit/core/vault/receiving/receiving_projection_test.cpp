// What journal records of receiving leave in the catalogue.
#include "core/vault/receiving/receiving_projection.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using tests::numbered;

namespace {

/// A catalogue in memory that takes changes as they come.
class Catalogue {
 public:
  Catalogue() { REQUIRE(prepareCatalogue(m_database)); }
  void take(const change::Any& c) {
    const auto stored = change::parse(change::classOf(c), change::encode(c));  // as the journal gives it back
    REQUIRE(stored);
    REQUIRE(project(m_database, {m_next++, numbered<model::UserId>(4), {1'795'000'000'000}, {}, *stored}));
  }
  std::string text(const std::string& sql) {
    auto* select = *m_database.prepare(sql);
    std::ostringstream out;
    select->begin();
    while (*select->step()) {
      for (int column = 0; column < select->columns(); ++column) out << (column > 0 ? " " : "") << select->text(column);
      out << '\n';
    }
    select->reset();
    return out.str();
  }
  store::Connection& database() { return m_database; }

 private:
  store::Connection m_database = std::move(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged));
  std::uint64_t m_next = 1;
};

const auto kDevice = numbered<model::DeviceId>(11);
const auto kImage = numbered<model::ImageId>(1);

seal::PairedDevice device(const std::string& address) { return {kDevice.uuid, "Pano", "PANO", address, 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}}; }

Arrival arrival(std::uint64_t number) {
  Arrival one{kDevice, seal::DeviceLink::Plain, "PANO", "10.0.0.9", {1'795'300'000'456}, numbered<model::ImageId>(12).uuid, number, {}, 70'000};
  one.hash.fill(static_cast<std::uint8_t>(number));
  return one;
}

change::ImageImported arrived(model::ImageId id, std::uint64_t number) {
  change::ImageImported c;
  c.image = tests::sampleImage();
  c.image.id = id;
  c.image.status = model::ImageStatus::Inbox;
  c.image.device = kDevice;
  c.image.conflictsWith = numbered<model::ImageId>(77);
  c.arrival = arrival(number);
  return c;
}

}  // namespace

TEST_CASE("a device is one row, whatever happens to it", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.take(change::DevicePaired{device("10.0.0.9")});
  catalogue.take(change::DevicePaired{device("10.0.0.10")});
  CHECK(catalogue.text("SELECT ae_title, address, unpaired IS NULL FROM device") == "PANO 10.0.0.10 1\n");
  catalogue.take(change::DeviceUnpaired{kDevice});
  CHECK(catalogue.text("SELECT count(*), unpaired IS NULL FROM device") == "1 0\n");
  catalogue.take(change::DevicePaired{device("10.0.0.10")});
  CHECK(catalogue.text("SELECT count(*), unpaired IS NULL FROM device") == "1 1\n");
}

TEST_CASE("an arrival's origin stands beside its image", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.take(arrived(kImage, 3));
  CHECK(catalogue.text("SELECT number, state, calling_ae, address, object_bytes FROM arrival") == "3 1 PANO 10.0.0.9 70000\n");
  CHECK(catalogue.text("SELECT hex(substr(device, 1, 1)), hex(substr(conflict, 1, 1)), sop_instance FROM image") == "0B 4D 1.2.3.1\n");
  catalogue.take(change::ArrivalDropped{arrival(4), kImage});
  CHECK(catalogue.text("SELECT number, state FROM arrival ORDER BY number") == "3 1\n4 2\n");
}

TEST_CASE("a gap is one row, and goes when what was missing comes", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.take(change::ArrivalsMissed{arrival(9).segment, 5, 9, arrival(9).hash});
  catalogue.take(change::ArrivalsMissed{arrival(9).segment, 5, 9, arrival(9).hash});
  CHECK(catalogue.text("SELECT first, number, state FROM arrival") == "5 9 3\n");
  catalogue.take(arrived(kImage, 9));
  CHECK(catalogue.text("SELECT first, number, state FROM arrival") == "9 9 1\n");
  // What is here cannot be missed afterwards.
  catalogue.take(change::ArrivalsMissed{arrival(9).segment, 5, 9, arrival(9).hash});
  CHECK(catalogue.text("SELECT state FROM arrival") == "1\n");
}

TEST_CASE("of what is kept once the newest counts", "[vault][projection]") {
  Catalogue catalogue;
  seal::ReceivingSettings settings;
  catalogue.take(change::ReceivingSet{settings});
  settings.aeTitle = "HARBOUR";
  catalogue.take(change::ReceivingSet{settings});
  const auto kept = readMeta(catalogue.database(), "receiving");
  REQUIRE((kept && *kept));
  CHECK(std::get<change::ReceivingSet>(*change::parse(change::ReceivingSet::kClass, **kept)).settings.aeTitle == "HARBOUR");
  catalogue.take(change::ReceiverNamed{});
  CHECK(catalogue.text("SELECT count(*) FROM meta WHERE name IN ('receiver', 'receiver since')") == "2\n");
}

TEST_CASE("images that are older than their column get their SOP instance", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.take(arrived(kImage, 1));
  REQUIRE(catalogue.database().execute("UPDATE image SET sop_instance = ''"));
  REQUIRE(fillInstances(catalogue.database()));
  CHECK(catalogue.text("SELECT sop_instance FROM image") == "1.2.3.1\n");
}
