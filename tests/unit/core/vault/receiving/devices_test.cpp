// Pairing, the receiving order and its keys.
#include <catch2/generators/catch_generators.hpp>

#include "core/seal/member_keys.h"
#include "core/vault/access/people.h"
#include "core/vault/audit.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::vector<Path> secretsIn(const Path& vault) {
  std::vector<Path> secrets;
  for (const auto& entry : std::filesystem::directory_iterator(vault / "inbox"))
    if (entry.path().extension() == ".secret") secrets.push_back(entry.path());
  return secrets;
}

seal::ReceivingOrder orderIn(const Path& vault) {
  const auto members = seal::MemberKeys::read(readFile(vault / "members"));
  REQUIRE(members);
  auto order = seal::openOrder(readFile(vault / "inbox" / "inbox.key"), *members);
  REQUIRE(order);
  return std::move(*order);
}

vault::DeviceDetails sensor(const std::string& ae = "SENSOR", const std::string& address = "192.168.1.41") {
  return {"", ae, address, 11112, seal::DeviceKind::Intraoral, seal::DeviceLink::Plain, {}};
}

}  // namespace

TEST_CASE("addresses are kept in the one form that is compared", "[vault][devices]") {
  const auto [typed, kept] = GENERATE(table<std::string, std::string>({{"192.168.1.40", "192.168.1.40"},
                                                                       {"0.0.0.0", "0.0.0.0"},
                                                                       {"::1", "::1"},
                                                                       {"::", "::"},
                                                                       {"2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"},
                                                                       {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
                                                                       {"fe80:0:0:1:0:0:0:2", "fe80:0:0:1::2"},
                                                                       {"::ffff:10.0.0.7", "::ffff:a00:7"}}));
  CHECK(vault::numericAddress(typed) == kept);
}

TEST_CASE("what is no numeric address is none", "[vault][devices]") {
  const std::string typed = GENERATE("", "pano.local", "192.168.1", "192.168.1.256", "192.168.01.4", "1.2.3.4.5", "1.2.3.", "::1::", ":1", "1:2:3:4:5:6:7:8:9", "12345::",
                                     "fe80::1%eth0", "1:2:3:4:5:6:7::8", "1.2.3.4:104", "2001:db8::1:", "g::1");
  INFO(typed);
  CHECK(vault::numericAddress(typed).error().code == ErrorCode::DeviceAddressInvalid);
}

TEST_CASE("a paired device is listed, edited and removed, and the journal tells each", "[vault][devices]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto id = vault::pairDevice(open, kPanoramicUnit);
  REQUIRE(id);
  REQUIRE(vault::pairDevice(open, sensor()));
  auto listed = vault::devices(open);
  REQUIRE(listed);
  REQUIRE(listed->size() == 2);
  CHECK(listed->at(0).details == kPanoramicUnit);
  CHECK(listed->at(1).details.name == "SENSOR");
  CHECK_FALSE(listed->at(0).lastSeen);

  vault::DeviceDetails moved = kPanoramicUnit;
  moved.address = "192.168.1.99";
  REQUIRE(vault::editDevice(open, *id, moved));
  CHECK(vault::findDevice(open, *id)->details == moved);
  CHECK(vault::devicesNamed(open, "PANO-1")->size() == 1);
  CHECK(vault::devicesNamed(open, "PANO-1", "192.168.1.40")->empty());

  REQUIRE(vault::unpairDevice(open, *id));
  CHECK(vault::devices(open)->size() == 1);
  CHECK(vault::findDevice(open, *id)->unpaired);
  CHECK(vault::unpairDevice(open, *id).error().code == ErrorCode::DeviceNotFound);
  CHECK(vault::editDevice(open, *id, moved).error().code == ErrorCode::DeviceNotFound);

  std::vector<std::string> actions;
  REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
    if (entry.action.starts_with("device") || entry.action.starts_with("authority")) actions.push_back(entry.action);
    return true;
  }));
  CHECK(actions == std::vector<std::string>{"authority.certified", "device.paired", "device.paired", "device.paired", "device.unpaired"});
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("what cannot be paired is refused with its reason", "[vault][devices]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  REQUIRE(vault::pairDevice(open, sensor()));
  CHECK(vault::pairDevice(open, sensor()).error().code == ErrorCode::DeviceExists);
  CHECK(vault::pairDevice(open, sensor("SENSOR", "192.168.1.42")));  // the same title from elsewhere is another device
  CHECK(vault::pairDevice(open, sensor("")).error().code == ErrorCode::AeTitleInvalid);
  CHECK(vault::pairDevice(open, sensor("SEVENTEEN-LETTERS")).error().code == ErrorCode::AeTitleInvalid);
  CHECK(vault::pairDevice(open, sensor("..\\..")).error().code == ErrorCode::AeTitleInvalid);
  CHECK(vault::pairDevice(open, sensor("A", "pano.local")).error().code == ErrorCode::DeviceAddressInvalid);
  vault::DeviceDetails secure = sensor("B");
  secure.link = seal::DeviceLink::Tls;
  CHECK(vault::pairDevice(open, secure).error().code == ErrorCode::InvalidArgument);
  secure.certificate.fill(7);
  CHECK(vault::pairDevice(open, secure));
  vault::DeviceDetails nowhere = sensor("C");
  nowhere.port = 0;
  CHECK(vault::pairDevice(open, nowhere).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("only an owner pairs, changes settings, and moves the receiver", "[vault][devices]") {
  ReceivingPractice clinic;
  { const vault::Vault closed = std::move(clinic.open); }
  vault::Vault nurse = clinic.practice.open("nurse", kNursePassword);
  CHECK(vault::pairDevice(nurse, sensor()).error().code == ErrorCode::NotAllowed);
  CHECK(vault::editDevice(nurse, clinic.device, sensor()).error().code == ErrorCode::NotAllowed);
  CHECK(vault::unpairDevice(nurse, clinic.device).error().code == ErrorCode::NotAllowed);
  CHECK(vault::changeReceivingSettings(nurse, {}).error().code == ErrorCode::NotAllowed);
  CHECK(vault::prepareReceiver(nurse, clinic.practice.folder / "other", vault::Takeover::Always).error().code == ErrorCode::NotAllowed);
  CHECK(vault::connectionKeys(nurse).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("no order is out before a device is paired and a receiver prepared", "[vault][receiving]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const Path secret = practice.folder / "receiver";
  CHECK(vault::prepareReceiver(open, secret, vault::Takeover::IfNobody) == vault::ReceiverPlace::NotSetUp);
  CHECK_FALSE(std::filesystem::exists(secret));
  REQUIRE(vault::pairDevice(open, sensor()));
  CHECK_FALSE(std::filesystem::exists(practice.path / "inbox" / "inbox.key"));
  CHECK(vault::prepareReceiver(open, secret, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
  CHECK(std::filesystem::status(secret).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  const seal::ReceivingOrder order = orderIn(practice.path);
  CHECK(order.issue == 1);
  REQUIRE(order.devices.size() == 1);
  CHECK(order.devices[0].aeTitle == "SENSOR");
  CHECK(order.settings == seal::ReceivingSettings{});
  CHECK_FALSE(vault::receivingTrouble(open));
}

TEST_CASE("every change of devices and settings is a new order under the same key", "[vault][receiving]") {
  ReceivingPractice clinic;
  const seal::ReceivingOrder first = orderIn(clinic.practice.path);
  REQUIRE(vault::pairDevice(clinic.open, sensor()));
  const seal::ReceivingOrder second = orderIn(clinic.practice.path);
  CHECK(second.issue == first.issue + 1);
  CHECK(second.inboxKeyId == first.inboxKeyId);
  CHECK(second.devices.size() == 2);
  seal::ReceivingSettings settings;
  settings.aeTitle = "HARBOUR";
  settings.plainPort = 104;
  settings.worklistWhileLocked = true;
  REQUIRE(vault::changeReceivingSettings(clinic.open, settings));
  CHECK(orderIn(clinic.practice.path).settings == settings);
  CHECK(vault::receivingSettings(clinic.open) == settings);
  REQUIRE(vault::unpairDevice(clinic.open, clinic.device));
  CHECK(orderIn(clinic.practice.path).devices.size() == 1);
  settings.plainPort = settings.tlsPort;
  CHECK(vault::changeReceivingSettings(clinic.open, settings).error().code == ErrorCode::InvalidArgument);
  settings = {};
  settings.aeTitle = "";
  CHECK(vault::changeReceivingSettings(clinic.open, settings).error().code == ErrorCode::AeTitleInvalid);
}

TEST_CASE("each unlock announces a fresh inbox key, and old secrets go when nothing needs them", "[vault][receiving]") {
  ReceivingPractice clinic;
  const seal::ReceivingOrder first = orderIn(clinic.practice.path);
  const Uuid waiting = clinic.receiver->store(clinic.pictureOfMarta("1"));
  { const vault::Vault closed = std::move(clinic.open); }
  clinic.practice.clock.advance(60'000);
  clinic.open = clinic.practice.open();
  const seal::ReceivingOrder second = orderIn(clinic.practice.path);
  CHECK(second.issue > first.issue);
  CHECK(second.inboxKeyId != first.inboxKeyId);
  CHECK(second.inboxKey != first.inboxKey);
  CHECK(secretsIn(clinic.practice.path).size() == 2);
  CHECK(clinic.adopt().only().status == vault::AdoptionStatus::Filed);
  CHECK_FALSE(clinic.waits(waiting));
  // A receiver may be in the middle of an image for the old key.
  CHECK(secretsIn(clinic.practice.path).size() == 2);
  clinic.practice.clock.advance(25 * 3'600'000);
  CHECK(clinic.adopt().outcomes.empty());
  const auto left = secretsIn(clinic.practice.path);
  REQUIRE(left.size() == 1);
  CHECK(left[0].stem().string() == second.inboxKeyId.toString());
}

TEST_CASE("a vault that is opened often and receives nothing keeps few inbox keys", "[vault][receiving]") {
  ReceivingPractice clinic;
  for (int i = 0; i < 3; ++i) {
    { const vault::Vault closed = std::move(clinic.open); }
    clinic.practice.clock.advance(25 * 3'600'000);
    clinic.open = clinic.practice.open();
    // The one before was replaced just now.
    CHECK(secretsIn(clinic.practice.path).size() == 2);
  }
}

TEST_CASE("an inbox key goes as soon as the receiver obeys a newer order and nothing is under way to it", "[vault][receiving]") {
  ReceivingPractice clinic;
  const Path inbox = clinic.practice.path / "inbox";
  const auto secretOf = [&](const Uuid& key) { return inbox / (key.toString() + ".secret"); };
  const Uuid old = orderIn(clinic.practice.path).inboxKeyId;
  const auto unlockAgain = [&] {
    { const vault::Vault closed = std::move(clinic.open); }
    clinic.open = clinic.practice.open();
  };
  // The receiver has not seen the new order yet.
  clinic.receiver->writeObeyed();
  unlockAgain();
  clinic.adopt();
  CHECK(std::filesystem::exists(secretOf(old)));
  // It has, but an object that it began before is still coming.
  const Uuid half = clinic.receiver->storeHalf(clinic.pictureOfMarta("half"));
  clinic.receiver->readOrder();
  clinic.receiver->writeObeyed();
  clinic.adopt();
  CHECK(std::filesystem::exists(secretOf(old)));
  // One that came whole under the old key is taken in first.
  std::filesystem::remove(clinic.receiver->path(half));
  clinic.receiver->store(clinic.pictureOfMarta("whole"), [&](seal::ArrivalTrailer&, seal::ArrivalFacts&) {});
  CHECK(clinic.adopt().with(vault::AdoptionStatus::Filed) == 1);
  CHECK_FALSE(std::filesystem::exists(secretOf(old)));
  CHECK(secretsIn(clinic.practice.path).size() == 1);
}

TEST_CASE("nobody but the receiver says which order is obeyed", "[vault][receiving]") {
  ReceivingPractice clinic;
  const Uuid old = orderIn(clinic.practice.path).inboxKeyId;
  clinic.receiver->writeObeyed();
  const Path obeyed = clinic.practice.path / "inbox" / "obeyed";
  Bytes forged = readFile(obeyed);
  forged[26] = 0xff;  // far ahead
  writeFile(obeyed, forged);
  { const vault::Vault closed = std::move(clinic.open); }
  clinic.open = clinic.practice.open();
  clinic.adopt();
  CHECK(std::filesystem::exists(clinic.practice.path / "inbox" / (old.toString() + ".secret")));
}

TEST_CASE("an old secret stays as long as an arrival needs it", "[vault][receiving]") {
  ReceivingPractice clinic;
  const Uuid old = orderIn(clinic.practice.path).inboxKeyId;
  const Uuid waiting = clinic.receiver->store(clinic.pictureOfMarta("1"));
  Bytes file = readFile(clinic.receiver->path(waiting));
  file[200] ^= 1;  // damaged: it is refused and stays
  writeFile(clinic.receiver->path(waiting), file);
  for (int i = 0; i < 3; ++i) {
    { const vault::Vault closed = std::move(clinic.open); }
    clinic.practice.clock.advance(25 * 3'600'000);
    clinic.open = clinic.practice.open();
    clinic.adopt();
  }
  CHECK(std::filesystem::exists(clinic.practice.path / "inbox" / (old.toString() + ".secret")));
  CHECK(secretsIn(clinic.practice.path).size() >= 2);
}

TEST_CASE("an assistant's unlock issues orders under the owner's certificate", "[vault][receiving]") {
  ReceivingPractice clinic;
  const seal::ReceivingOrder before = orderIn(clinic.practice.path);
  { const vault::Vault closed = std::move(clinic.open); }
  vault::Vault nurse = clinic.practice.open("nurse", kNursePassword);
  const seal::ReceivingOrder after = orderIn(clinic.practice.path);
  CHECK(after.issue == before.issue + 1);
  CHECK(after.certificate == before.certificate);
  CHECK(vault::prepareReceiver(nurse, clinic.secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
}

TEST_CASE("the receiver is believed where it was prepared, until an owner moves it", "[vault][receiving]") {
  ReceivingPractice clinic;
  const Path elsewhere = clinic.practice.folder / "elsewhere" / "receiver";
  CHECK(vault::prepareReceiver(clinic.open, elsewhere, vault::Takeover::IfNobody) == vault::ReceiverPlace::Elsewhere);
  CHECK_FALSE(std::filesystem::exists(elsewhere));
  const auto before = orderIn(clinic.practice.path);
  CHECK(vault::prepareReceiver(clinic.open, elsewhere, vault::Takeover::Always) == vault::ReceiverPlace::Here);
  const auto after = orderIn(clinic.practice.path);
  CHECK(after.receiverKey != before.receiverKey);
  CHECK(after.inboxKeyId != before.inboxKeyId);
  CHECK(vault::prepareReceiver(clinic.open, clinic.secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Elsewhere);
  CHECK(vault::prepareReceiver(clinic.open, elsewhere, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
}

TEST_CASE("a damaged receiver secret is made anew; another vault's is left alone", "[vault][receiving]") {
  ReceivingPractice clinic;
  SECTION("damaged") {
    writeFile(clinic.secretFile, asBytes("nothing of sense"));
    CHECK(vault::prepareReceiver(clinic.open, clinic.secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
    ReceiverDouble again(clinic.practice.path, clinic.secretFile, clinic.practice.clock);
    again.store(clinic.pictureOfMarta("1"));
    CHECK(clinic.adopt().only().status == vault::AdoptionStatus::Filed);
  }
  SECTION("readable by others") {
    std::filesystem::permissions(clinic.secretFile, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    CHECK(vault::prepareReceiver(clinic.open, clinic.secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
    CHECK(std::filesystem::status(clinic.secretFile).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  }
  SECTION("another vault's") {
    auto secret = seal::ReceiverSecret::parse(readFile(clinic.secretFile));
    REQUIRE(secret);
    secret->vault.bytes[0] ^= 1;
    const Bytes other = secret->encode();
    writeFile(clinic.secretFile, other);
    CHECK(vault::prepareReceiver(clinic.open, clinic.secretFile, vault::Takeover::Always).error().code == ErrorCode::ReceiverSecretInvalid);
    CHECK(readFile(clinic.secretFile) == other);
  }
}

TEST_CASE("keys of secure connections come back as they were kept, and reach the receiver", "[vault][receiving]") {
  ReceivingPractice clinic;
  CHECK_FALSE(vault::connectionKeys(clinic.open)->has_value());
  vault::ConnectionKeys keys{"authority pem", secretOf("authority key"), "receiver pem", secretOf("receiver key")};
  REQUIRE(vault::keepConnectionKeys(clinic.open, keys));
  REQUIRE(vault::prepareReceiver(clinic.open, clinic.secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
  const auto secret = seal::ReceiverSecret::parse(readFile(clinic.secretFile));
  REQUIRE(secret);
  CHECK(secret->tlsCertificate == "receiver pem");
  CHECK(secret->tlsKey == "receiver key");
  CHECK(secret->tlsAuthorities == "authority pem");
  // Another key would turn the paired receiver away.
  CHECK(seal::SigningKey::fromSeed(secret->signingSeed)->publicKey() == orderIn(clinic.practice.path).receiverKey);
  const auto back = vault::connectionKeys(clinic.open);
  REQUIRE((back && back->has_value()));
  CHECK((*back)->authorityKey.equals(keys.authorityKey));
  CHECK((*back)->key.equals(keys.key));
  CHECK((*back)->authorityCertificate == "authority pem");
}

TEST_CASE("what the receiver saw of its callers is told with the devices", "[vault][devices]") {
  ReceivingPractice clinic;
  const Instant now = clinic.practice.clock.now();
  const std::int64_t today = now.milliseconds / 86'400'000;
  seal::PeerSeen known{"PANO-1", "192.168.1.40", clinic.device.uuid, {now.milliseconds - 100}, now, 3, seal::PeerVerdict::Accepted, today, 12, 700, now};
  seal::PeerSeen stranger{"NEWPANO", "192.168.1.50", {}, now, now, 1, seal::PeerVerdict::UnknownAddress, 0, 0, 0, {}};
  clinic.receiver->writeSeen({known, stranger});
  const auto listed = vault::devices(clinic.open);
  REQUIRE(listed->size() == 1);
  CHECK(listed->front().lastSeen == now);
  CHECK(listed->front().imagesToday == 12);
  CHECK(listed->front().images == 700);
  auto unknown = vault::unknownPeers(clinic.open);
  REQUIRE(unknown->size() == 1);
  CHECK(unknown->front() == stranger);
  REQUIRE(vault::pairDevice(clinic.open, sensor("NEWPANO", "192.168.1.50")));
  CHECK(vault::unknownPeers(clinic.open)->empty());

  clinic.practice.clock.advance(86'400'000);
  CHECK(vault::devices(clinic.open)->front().imagesToday == 0);
  // Not the receiver's word: as if there were none.
  Bytes file = readFile(clinic.practice.path / "inbox" / "seen");
  file[40] ^= 1;
  writeFile(clinic.practice.path / "inbox" / "seen", file);
  CHECK_FALSE(vault::devices(clinic.open)->front().lastSeen);
  CHECK(vault::unknownPeers(clinic.open)->empty());
}

TEST_CASE("an order that cannot be written keeps nobody out, and is told", "[vault][receiving]") {
  ReceivingPractice clinic;
  { const vault::Vault closed = std::move(clinic.open); }
  std::filesystem::remove(clinic.practice.path / "inbox" / "inbox.key");
  std::filesystem::create_directory(clinic.practice.path / "inbox" / "inbox.key");  // nothing can be renamed over it
  clinic.open = clinic.practice.open();
  CHECK(vault::receivingTrouble(clinic.open));
  std::filesystem::remove(clinic.practice.path / "inbox" / "inbox.key");
  REQUIRE(vault::unpairDevice(clinic.open, clinic.device));
  CHECK_FALSE(vault::receivingTrouble(clinic.open));
  CHECK(orderIn(clinic.practice.path).devices.empty());
}

TEST_CASE("a lost order is counted on from the secrets, so that no receiver sees an older number", "[vault][receiving]") {
  ReceivingPractice clinic;
  const std::uint64_t issue = orderIn(clinic.practice.path).issue;
  { const vault::Vault closed = std::move(clinic.open); }
  std::filesystem::remove(clinic.practice.path / "inbox" / "inbox.key");
  clinic.open = clinic.practice.open();
  CHECK(orderIn(clinic.practice.path).issue > issue);
}

TEST_CASE("when the owner who vouches for the receiving order leaves, or is an owner no more, another one does at once", "[vault][devices]") {
  for (const bool leaves : {false, true}) {
    INFO((leaves ? "left" : "demoted"));
    ReceivingPractice clinic;
    const model::UserId owner = clinic.open.user().id;
    const std::uint64_t issue = orderIn(clinic.practice.path).issue;
    REQUIRE(vault::changeRole(clinic.open, clinic.open.internals().members.members().byLogin("nurse")->user.id, model::Role::Owner));
    { const vault::Vault closed = std::move(clinic.open); }
    clinic.open = clinic.practice.open("nurse", kNursePassword);
    CHECK(orderIn(clinic.practice.path).certificate.owner == owner.uuid);
    if (leaves) REQUIRE(vault::disablePerson(clinic.open, owner));
    else REQUIRE(vault::changeRole(clinic.open, owner, model::Role::Clinician));
    // Devices are listened to all the time, not from the next sign-in of an owner on.
    const seal::ReceivingOrder order = orderIn(clinic.practice.path);
    CHECK(order.certificate.owner == clinic.open.user().id.uuid);
    CHECK(order.issue > issue);
    CHECK(order.devices.size() == 1);
  }
}
