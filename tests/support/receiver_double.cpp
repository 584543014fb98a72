#include "tests/support/receiver_double.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "core/base/random.h"
#include "core/seal/object_envelope.h"
#include "core/seal/sodium_random.h"
#include "tests/support/sealed_whole.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(std::string(errorName(result.error().code)) + ": " + result.error().detail);
  return std::move(*result);
}

constexpr const char* kSopClass = "1.2.840.10008.5.1.4.1.1.1.3";

}  // namespace

ReceiverDouble::ReceiverDouble(Path vault, const Path& secretFile, FakeClock& clock)
    : m_vault(std::move(vault)), m_clock(clock), m_secret(must(seal::ReceiverSecret::parse(readFile(secretFile)))),
      m_key(must(seal::SigningKey::fromSeed(m_secret.signingSeed))) {
  readOrder();
  seal::SodiumRandom random;
  if (const Path file = m_vault / "inbox" / "head"; std::filesystem::exists(file))
    if (const auto head = seal::openInboxHead(readFile(file), m_key.publicKey())) m_head = *head;
  m_head.vault = m_order.vault;
  m_head.segment = Uuid{random.array<16>()};
  m_head.number = 0;
  writeHead();
}

void ReceiverDouble::readOrder() {
  const seal::MemberKeys members = must(seal::MemberKeys::read(readFile(m_vault / "members")));
  m_order = must(seal::openOrder(readFile(m_vault / "inbox" / "inbox.key"), members));
  if (m_order.receiverKey != m_key.publicKey()) throw std::runtime_error("the order is for another receiver");
}

ReceiverDouble::Sealed ReceiverDouble::sealed(ByteView original, const Change& change, seal::ArrivalTrailer& trailer) {
  seal::SodiumRandom random;
  const seal::PairedDevice* device = m_order.devices.empty() ? nullptr : &m_order.devices.front();
  Sealed result;
  result.id = newUuid(m_clock, random);
  seal::ArrivalFacts& facts = result.facts;
  facts.receivedAt = m_clock.now();
  if (device != nullptr) {
    facts.device = device->id;
    facts.link = device->link;
    facts.callingAe = device->aeTitle;
    facts.address = device->address;
  }
  facts.calledAe = m_order.settings.aeTitle;
  facts.sopClass = kSopClass;
  facts.sopInstance = "1.2.826.0.1.3680043.9." + std::to_string(m_head.number + 1);
  facts.transferSyntax = "1.2.840.10008.1.2.1";
  trailer.vault = m_order.vault;
  trailer.object = result.id;
  trailer.inboxKey = m_order.inboxKeyId;
  trailer.segment = m_head.segment;
  trailer.number = m_head.number + 1;
  trailer.previous = m_head.last;
  trailer.receivedAt = facts.receivedAt;
  trailer.device = facts.device;
  if (change) change(trailer, facts);
  const auto key = random.array<seal::kObjectKeyBytes>();
  result.object = must(sealWhole(result.id, key, facts.encode(), original, random));
  const Bytes sealedKey = must(seal::sealTo(m_order.inboxKey, key));
  std::copy(sealedKey.begin(), sealedKey.end(), result.sealedKey.begin());
  return result;
}

Uuid ReceiverDouble::store(ByteView original, const Change& change) {
  seal::ArrivalTrailer trailer;
  Sealed object = sealed(original, change, trailer);
  trailer.objectBytes = object.object.size();
  trailer.headerHash = seal::hash(ByteView(object.object).first(seal::kObjectHeaderBytes));
  trailer.sealedKey = object.sealedKey;
  const auto bytes = seal::signTrailer(trailer, [this](ByteView message) { return m_key.sign(message); });
  object.object.insert(object.object.end(), bytes.begin(), bytes.end());
  writeFile(path(object.id), object.object);
  std::filesystem::permissions(path(object.id), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  m_head.number = trailer.number;
  m_head.last = seal::arrivalHash(bytes);
  m_head.at = m_clock.now();
  writeHead();
  return object.id;
}

Uuid ReceiverDouble::store(std::string_view original, const Change& change) { return store(asBytes(original), change); }

Uuid ReceiverDouble::storeHalf(std::string_view original) {
  seal::ArrivalTrailer trailer;
  const Sealed object = sealed(asBytes(original), {}, trailer);
  writeFile(path(object.id), object.object);
  std::filesystem::permissions(path(object.id), std::filesystem::perms::owner_write);
  return object.id;
}

void ReceiverDouble::writeHead() const {
  writeFile(m_vault / "inbox" / "head", seal::signInboxHead(m_head, [this](ByteView message) { return m_key.sign(message); }));
}

void ReceiverDouble::writeObeyed() const {
  writeFile(m_vault / "inbox" / "obeyed", seal::signObeyedOrder({m_order.vault, m_order.issue}, [this](ByteView message) { return m_key.sign(message); }));
}

void ReceiverDouble::writeSeen(std::vector<seal::PeerSeen> peers) const {
  const seal::PeersSeen seen{m_order.vault, std::move(peers)};
  writeFile(m_vault / "inbox" / "seen", seal::signPeersSeen(seen, [this](ByteView message) { return m_key.sign(message); }));
}

}  // namespace safelight::tests
