// Arrivals that somebody changed, exchanged, brought or took away: named, never opened, never deleted, and nothing else is lost with them.
#include <catch2/generators/catch_generators.hpp>
#include <map>

#include "core/store/layout.h"
#include "core/vault/audit.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;
using vault::AdoptionStatus;

namespace {

/// One is refused with this reason, the other two are taken in.
void checkRefused(ReceivingPractice& clinic, Uuid bad, ErrorCode expected) {
  const Bytes before = std::filesystem::exists(clinic.receiver->path(bad)) ? readFile(clinic.receiver->path(bad)) : Bytes{};
  const auto waiting = vault::waitingArrivals(clinic.open);
  REQUIRE(waiting);
  const Adopted adopted = clinic.adopt();
  REQUIRE_FALSE(adopted.error);
  CHECK(adopted.with(AdoptionStatus::Filed) == 2);
  REQUIRE(adopted.with(AdoptionStatus::Refused) == 1);
  for (const auto& outcome : adopted.outcomes) {
    if (outcome.status != AdoptionStatus::Refused) continue;
    CHECK(outcome.image.uuid == bad);
    CHECK(outcome.error.code == expected);
  }
  REQUIRE(clinic.waits(bad));
  CHECK(readFile(clinic.receiver->path(bad)) == before);
  CHECK(vault::countImages(clinic.open, {}) == 2u);
  // Named once, not with every look.
  CHECK(clinic.adopt().with(AdoptionStatus::Refused) == 0);
  CHECK(clinic.adopt({2, vault::AdoptionRequest::Refused::TryAgain}).with(AdoptionStatus::Refused) == 1);
  const auto report = vault::verifyVault(clinic.open, vault::Depth::Deep);
  REQUIRE(report);
  REQUIRE_FALSE(report->findings.empty());
  CHECK(report->findings.front().error.code == expected);
  CHECK(report->findings.front().where == "inbox/" + bad.toString());
}

struct Three {
  explicit Three(ReceivingPractice& clinic) {
    for (int i = 0; i < 3; ++i) ids.push_back(clinic.receiver->store(clinic.pictureOfMarta(std::string(70'000, static_cast<char>('a' + i)))));
  }
  std::vector<Uuid> ids;
};

void flip(const Path& path, std::size_t at) {
  Bytes file = readFile(path);
  file.at(at) ^= 0x10;
  writeFile(path, file);
}

}  // namespace

TEST_CASE("every flipped byte of a trailer is found", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Uuid id = clinic.receiver->store(clinic.pictureOfMarta("1"));
  const Path path = clinic.receiver->path(id);
  const Bytes whole = readFile(path);
  for (std::size_t at = whole.size() - seal::kArrivalTrailerBytes; at < whole.size(); ++at) {
    Bytes file = whole;
    file[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    writeFile(path, file);
    const auto waiting = vault::waitingArrivals(clinic.open);
    INFO("byte " << at - (whole.size() - seal::kArrivalTrailerBytes));
    REQUIRE(waiting->size() == 1);
    REQUIRE(waiting->front().trouble);
    const ErrorCode code = waiting->front().trouble->code;
    CHECK((code == ErrorCode::ArrivalForged || code == ErrorCode::ArrivalDamaged || code == ErrorCode::VaultTooNew));
    if (at % 16 == 0) {
      CHECK(clinic.adopt({1, vault::AdoptionRequest::Refused::TryAgain}).with(AdoptionStatus::Filed) == 0);
      REQUIRE(clinic.waits(id));
    }
  }
  writeFile(path, whole);
  CHECK(clinic.adopt({1, vault::AdoptionRequest::Refused::TryAgain}).with(AdoptionStatus::Filed) == 1);
}

TEST_CASE("a changed, cut, lengthened or exchanged arrival is named and kept; the others are taken in", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Three three(clinic);
  const Path path = clinic.receiver->path(three.ids[1]);
  SECTION("the object's header") {
    flip(path, 40);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("the sealed facts") {
    flip(path, 100);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("a pixel in the second chunk") {
    flip(path, 66'500);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("cut in the middle") {
    Bytes file = readFile(path);
    file.resize(file.size() / 2);
    writeFile(path, file);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("nothing left of it") {
    writeFile(path, {});
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("a chunk taken out, with the trailer behind it") {
    Bytes file = readFile(path);
    file.erase(file.begin() + 300, file.begin() + 300 + 65552);
    writeFile(path, file);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
  SECTION("the trailer of another") {
    const Bytes other = readFile(clinic.receiver->path(three.ids[2]));
    Bytes file = readFile(path);
    std::copy(other.end() - static_cast<std::ptrdiff_t>(seal::kArrivalTrailerBytes), other.end(), file.end() - static_cast<std::ptrdiff_t>(seal::kArrivalTrailerBytes));
    writeFile(path, file);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalDamaged);
  }
}

TEST_CASE("two arrivals under each other's names are both named", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Three three(clinic);
  const Bytes first = readFile(clinic.receiver->path(three.ids[0]));
  writeFile(clinic.receiver->path(three.ids[0]), readFile(clinic.receiver->path(three.ids[1])));
  writeFile(clinic.receiver->path(three.ids[1]), first);
  const Adopted adopted = clinic.adopt();
  CHECK(adopted.with(AdoptionStatus::Filed) == 1);
  CHECK(adopted.with(AdoptionStatus::Refused) == 2);
  CHECK(adopted.with(AdoptionStatus::Missing) == 0);  // their trailers are there
}

TEST_CASE("what the receiver did not sign is no arrival", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Three three(clinic);
  SECTION("a signature of another receiver") {
    // Somebody who can write into the folder seals an image to the public inbox key, and signs it with a key of their own.
    Bytes file = readFile(clinic.receiver->path(three.ids[1]));
    const auto key = seal::SigningKey::fromSeed(Bytes(32, 7));
    REQUIRE(key);
    const std::size_t signedBytes = seal::kArrivalTrailerBytes - sizeof(seal::Signature);
    const auto trailer = ByteView(file).last(seal::kArrivalTrailerBytes).first(signedBytes);
    const seal::Signature signature = key->sign(trailer);
    std::copy(signature.begin(), signature.end(), file.end() - static_cast<std::ptrdiff_t>(signature.size()));
    writeFile(clinic.receiver->path(three.ids[1]), file);
    checkRefused(clinic, three.ids[1], ErrorCode::ArrivalForged);
  }
  SECTION("a folder, a link") {
    const Uuid id = newUuid(clinic.practice.clock, clinic.practice.random);
    std::filesystem::remove(clinic.receiver->path(three.ids[1]));
    const bool link = GENERATE(false, true);
    if (link) std::filesystem::create_symlink(clinic.receiver->path(three.ids[0]), clinic.receiver->path(id));
    else std::filesystem::create_directory(clinic.receiver->path(id));
    const Adopted adopted = clinic.adopt();
    CHECK(adopted.with(AdoptionStatus::Filed) == 2);
    CHECK(adopted.with(AdoptionStatus::Refused) == 1);
    CHECK(adopted.with(AdoptionStatus::Missing) == 1);
  }
  SECTION("another vault's") {
    const Uuid id = clinic.receiver->store(clinic.pictureOfMarta("x"), [](seal::ArrivalTrailer& trailer, seal::ArrivalFacts&) { trailer.vault.bytes[3] ^= 1; });
    const Adopted adopted = clinic.adopt();
    CHECK(adopted.with(AdoptionStatus::Filed) == 3);
    REQUIRE(adopted.with(AdoptionStatus::Refused) == 1);
    CHECK(vault::waitingArrivals(clinic.open)->front().id.uuid == id);
    CHECK(vault::waitingArrivals(clinic.open)->front().trouble->code == ErrorCode::ArrivalForged);
  }
}

TEST_CASE("facts that contradict the trailer, and keys that open nothing, are named", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  SECTION("another device inside") {
    clinic.receiver->store(clinic.pictureOfMarta("x"), [](seal::ArrivalTrailer&, seal::ArrivalFacts& facts) { facts.device.bytes[0] ^= 1; });
    CHECK(clinic.adopt().only().error.code == ErrorCode::ArrivalDamaged);
  }
  SECTION("an inbox key that nobody has") {
    clinic.receiver->store(clinic.pictureOfMarta("x"), [](seal::ArrivalTrailer& trailer, seal::ArrivalFacts&) { trailer.inboxKey.bytes[0] ^= 1; });
    CHECK(clinic.adopt().only().error.code == ErrorCode::ArrivalKeyGone);
  }
  SECTION("the secret of its key is damaged") {
    clinic.receiver->store(clinic.pictureOfMarta("x"));
    for (const auto& entry : std::filesystem::directory_iterator(clinic.practice.path / "inbox"))
      if (entry.path().extension() == ".secret") flip(entry.path(), 150);
    CHECK(clinic.adopt().only().error.code == ErrorCode::ArrivalKeyGone);
  }
}

TEST_CASE("what was taken away is missed once, by number, and welcome when it comes back", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Three three(clinic);
  const auto [gone, survivors] = GENERATE(table<std::vector<std::size_t>, std::uint32_t>({{{1}, 2}, {{0}, 2}, {{2}, 2}, {{0, 1}, 1}, {{1, 2}, 1}, {{0, 1, 2}, 0}}));
  std::map<std::size_t, Bytes> taken;
  for (const std::size_t index : gone) {
    taken[index] = readFile(clinic.receiver->path(three.ids[index]));
    std::filesystem::remove(clinic.receiver->path(three.ids[index]));
  }
  CAPTURE(gone);
  const auto report = vault::verifyVault(clinic.open, vault::Depth::Quick);
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].error.code == ErrorCode::ArrivalMissing);

  const Adopted adopted = clinic.adopt();
  CHECK(adopted.with(AdoptionStatus::Filed) == survivors);
  CHECK(adopted.summary.missing == gone.size());
  for (const auto& outcome : adopted.outcomes) {
    if (outcome.status != AdoptionStatus::Missing) continue;
    CHECK(outcome.missingFirst == gone.front() + 1);
    CHECK(outcome.missingLast == gone.back() + 1);
  }
  CHECK(clinic.adopt().outcomes.empty());
  CHECK(vault::verifyVault(clinic.open, vault::Depth::Deep)->findings.empty());

  for (const auto& [index, bytes] : taken) writeFile(clinic.receiver->path(three.ids[index]), bytes);
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == gone.size());
  CHECK(vault::countImages(clinic.open, {}) == 3u);
  CHECK(vault::verifyVault(clinic.open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("an emptied inbox and a receiver that begins anew are noticed", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("1"));
  REQUIRE(clinic.adopt().with(AdoptionStatus::Filed) == 1);
  clinic.receiver->store(clinic.pictureOfMarta("2"));
  for (const auto& entry : std::filesystem::directory_iterator(clinic.practice.path / "inbox"))
    if (entry.path().extension() != ".secret" && entry.path().filename() != "inbox.key") std::filesystem::remove(entry.path());
  clinic.receiver.emplace(clinic.practice.path, clinic.secretFile, clinic.practice.clock);
  clinic.receiver->store(clinic.pictureOfMarta("3"));
  const Adopted adopted = clinic.adopt();
  CHECK(adopted.with(AdoptionStatus::Filed) == 1);
  CHECK(adopted.with(AdoptionStatus::Missing) == 1);
  CHECK(clinic.adopt().outcomes.empty());
}

TEST_CASE("a first arrival that still waits while later ones were taken in is no sign that any is missing", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  const Uuid first = clinic.receiver->store(clinic.pictureOfMarta("1"));
  clinic.practice.clock.advance(60'000);
  clinic.receiver.emplace(clinic.practice.path, clinic.secretFile, clinic.practice.clock);
  clinic.receiver->store(clinic.pictureOfMarta("2"));
  // Its object is damaged; its trailer is not, so that it is known for what it is.
  Bytes bytes = readFile(clinic.receiver->path(first));
  const Bytes whole = bytes;
  bytes[200] ^= 1;
  writeFile(clinic.receiver->path(first), bytes);
  CHECK(clinic.adopt().with(AdoptionStatus::Filed) == 1);
  CHECK(clinic.adopt().with(AdoptionStatus::Missing) == 0);
  const auto report = vault::verifyVault(clinic.open, vault::Depth::Quick);
  REQUIRE(report);
  for (const auto& finding : report->findings) CHECK(finding.error.code != ErrorCode::ArrivalMissing);

  writeFile(clinic.receiver->path(first), whole);
  CHECK(clinic.adopt({1, vault::AdoptionRequest::Refused::TryAgain}).with(AdoptionStatus::Filed) == 1);
  CHECK(vault::verifyVault(clinic.open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("restarts of the receiver, and a moved receiver, are no gaps", "[vault][arrival-attack]") {
  ReceivingPractice clinic;
  clinic.receiver->store(clinic.pictureOfMarta("1"));
  clinic.receiver.emplace(clinic.practice.path, clinic.secretFile, clinic.practice.clock);
  clinic.receiver.emplace(clinic.practice.path, clinic.secretFile, clinic.practice.clock);
  clinic.receiver->store(clinic.pictureOfMarta("2"));
  CHECK(clinic.adopt().with(AdoptionStatus::Missing) == 0);
  const Path other = clinic.practice.folder / "other-receiver";
  clinic.receiver->store(clinic.pictureOfMarta("3"));
  REQUIRE(vault::prepareReceiver(clinic.open, other, vault::Takeover::Always) == vault::ReceiverPlace::Here);
  clinic.receiver.emplace(clinic.practice.path, other, clinic.practice.clock);
  clinic.receiver->store(clinic.pictureOfMarta("4"));
  const Adopted adopted = clinic.adopt();
  CHECK(adopted.with(AdoptionStatus::Filed) == 2);
  CHECK(adopted.with(AdoptionStatus::Missing) == 0);
  CHECK(adopted.with(AdoptionStatus::Refused) == 0);
}
