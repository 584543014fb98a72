#include "core/vault/receiving/inbox_keys.h"

#include <algorithm>

#include "core/seal/read_array.h"
#include "core/vault/receiving/arrival_reader.h"

namespace safelight::vault {

namespace {

constexpr std::string_view kMagic = "SLINBOXS";
constexpr std::uint16_t kVersion = 1;
constexpr std::string_view kSuffix = ".secret";
constexpr std::size_t kSecretFileBytes = 8 + 2 + 16 + 16 + 8 + 8 + 32 + 32 + crypto::kWrappedKeyBytes;

constexpr std::uint64_t kMostAhead = 1u << 30;  // of the secrets that are here: more orders than anybody issues

constexpr std::string_view kSealing = "safelight inbox secrets";
constexpr std::string_view kAuthority = "safelight inbox authority";

/// Opens secrets under the root of this epoch, or of one before that a rotation has not come to yet. Makes each key once: a vault that many
/// unlock has many secrets.
class SecretOpening {
 public:
  explicit SecretOpening(const Vault::Internals& vault) : m_vault(vault), m_epochs(vault.keys.epochs()) {}

  Result<crypto::SecretBytes> open(ByteView sealed, ByteView head) {
    auto secret = Result<crypto::SecretBytes>(fail(ErrorCode::KeysDamaged, "inbox secret"));
    for (std::size_t i = 0; i < m_epochs.size(); ++i) {
      if (i == m_keys.size()) {
        TRY_ASSIGN(crypto::SecretBytes key, m_vault.keys.derived(kSealing, m_epochs[i]));
        m_keys.push_back(std::move(key));
      }
      secret = crypto::unwrapKey(m_keys[i], sealed, head);
      if (secret || secret.error().code == ErrorCode::MemoryLockFailed) break;
    }
    return secret;
  }

  model::VaultId vault() const { return m_vault.id(); }

 private:
  const Vault::Internals& m_vault;
  std::vector<std::uint32_t> m_epochs;
  std::vector<crypto::SecretBytes> m_keys;
};

/// The whole file: head, and the secret sealed for this epoch.
Result<Bytes> sealInboxSecret(const Vault::Internals& vault, Bytes head, const crypto::SecretBytes& secret) {
  TRY_ASSIGN(const crypto::SecretBytes key, vault.keys.derived(kSealing));
  TRY_ASSIGN(const Bytes sealed, crypto::wrapKey(key, secret, head, vault.environment.random));
  head.insert(head.end(), sealed.begin(), sealed.end());
  return head;
}

Result<InboxSecret> parseSecret(SecretOpening& opening, Uuid keyId, ByteView file) {
  ByteReader reader(file);
  const ByteView magic = reader.raw(kMagic.size());
  const std::uint16_t version = reader.u16();
  const Uuid owner = seal::readUuid(reader);
  const Uuid id = seal::readUuid(reader);
  const std::uint64_t issue = reader.u64();
  const Instant issuedAt{reader.i64()};
  const auto publicKey = seal::readArray<32>(reader);
  const auto receiver = seal::readArray<32>(reader);
  const ByteView sealed = reader.raw(crypto::kWrappedKeyBytes);
  if (!reader.finished() || toString(magic) != kMagic || version != kVersion || owner != opening.vault().uuid || id != keyId)
    return fail(ErrorCode::KeysDamaged, "inbox secret");
  TRY_ASSIGN(crypto::SecretBytes secret, opening.open(sealed, inboxSecretHead(opening.vault(), id, issue, issuedAt, publicKey, receiver)));
  TRY_ASSIGN(crypto::BoxOpener opener, crypto::BoxOpener::fromSecret(std::move(secret)));
  if (opener.publicKey() != publicKey) return fail(ErrorCode::KeysDamaged, "inbox secret");
  return InboxSecret{issue, issuedAt, receiver, std::move(opener)};
}

/// The id of the key whose secret a file of this name holds.
std::optional<Uuid> keyOfFile(const std::string& name) {
  if (!name.ends_with(kSuffix)) return std::nullopt;
  const auto id = Uuid::parse(std::string_view(name).substr(0, name.size() - kSuffix.size()));
  return id ? std::optional<Uuid>(*id) : std::nullopt;
}

Result<seal::SigningKey> authorityKey(const Vault::Internals& vault, std::uint32_t epoch) {
  TRY_ASSIGN(const crypto::SecretBytes seed, vault.keys.derived(kAuthority, epoch));
  return seed.read([](ByteView bytes) { return seal::SigningKey::fromSeed(bytes); });
}

bool isActiveOwner(const Vault::Internals& vault, Uuid id) {
  const store::Member* member = vault.members.members().byId({id});
  return member != nullptr && !member->user.disabled && member->user.role == model::Role::Owner;
}

bool isValid(const Vault::Internals& vault, const seal::AuthorityCertificate& certificate, const seal::SigningPublicKey& authority) {
  if (certificate.authority != authority || certificate.epoch != vault.keys.epoch() || !isActiveOwner(vault, certificate.owner)) return false;
  const store::Member* owner = vault.members.members().byId({certificate.owner});
  return seal::verifies(owner->signingKey, seal::authorityMessage(vault.id().uuid, certificate.epoch, authority), certificate.signature);
}

/// The highest issue that was ever announced, as far as anything here tells.
Result<std::uint64_t> lastIssue(Vault::Internals& vault, const InboxSecrets& secrets) {
  std::uint64_t last = 0;
  for (const auto& [id, secret] : secrets.all()) last = std::max(last, secret.issue);
  const auto file = store::readWhole(vault.environment.files, orderPath(vault.layout), seal::kLargestOrder);
  if (!file) return last;
  const auto order = seal::parseOrder(*file);
  if (!order || order->vault != vault.id().uuid) return last;
  // Anybody may put a file there; only one of our own says how far the counting went.
  for (const std::uint32_t epoch : vault.keys.epochs()) {
    TRY_ASSIGN(const seal::SigningKey authority, authorityKey(vault, epoch));
    // Whoever left has the authorities of before: they must not drive the counting to its end.
    if (order->certificate.authority == authority.publicKey() && order->issue - std::min(order->issue, last) <= kMostAhead) last = std::max(last, order->issue);
  }
  return last;
}

Result<InboxSecret> makeInboxKey(Vault::Internals& vault, Uuid id, std::uint64_t issue, Instant now, const seal::SigningPublicKey& receiver) {
  const Environment& environment = vault.environment;
  TRY_ASSIGN(crypto::BoxOpener opener, crypto::BoxOpener::make(environment.random));
  TRY_ASSIGN(const Bytes file, sealInboxSecret(vault, inboxSecretHead(vault.id(), id, issue, now, opener.publicKey(), receiver), opener.secret()));
  TRY_VOID(store::replaceDurably(environment.files, inboxSecretPath(vault.layout, id), file));
  return InboxSecret{issue, now, receiver, std::move(opener)};
}

Result<void> destroySecret(Vault::Internals& vault, Uuid keyId) {
  store::FileSystem& files = vault.environment.files;
  const Path path = inboxSecretPath(vault.layout, keyId);
  {
    TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::ReadWrite));
    TRY_ASSIGN(const std::uint64_t size, file->size());
    TRY_VOID(file->writeAt(0, Bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, 4096)), 0)));
    TRY_VOID(file->sync());
  }
  TRY_VOID(files.remove(path));
  return files.syncDirectory(vault.layout.inbox());
}

Result<std::vector<seal::PairedDevice>> pairedDevices(store::Connection& catalogue) {
  std::vector<seal::PairedDevice> devices;
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT id, name, ae_title, address, port, kind, link, certificate FROM device WHERE unpaired IS NULL ORDER BY id"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    seal::PairedDevice device;
    device.id = Uuid::fromBytes(select->blob(0));
    device.name = select->text(1);
    device.aeTitle = select->text(2);
    device.address = select->text(3);
    device.port = static_cast<std::uint16_t>(select->integer(4));
    device.kind = static_cast<seal::DeviceKind>(select->integer(5));
    device.link = static_cast<seal::DeviceLink>(select->integer(6));
    ByteReader certificate(select->blob(7));
    device.certificate = seal::readArray<32>(certificate);
    devices.push_back(std::move(device));
  }
  select->reset();
  return devices;
}

/// The secrets there are then; none when receiving is not set up.
Result<InboxSecrets> issue(Vault::Internals& vault, InboxKeyUse use) {
  TRY_ASSIGN(const auto receiver, namedReceiver(vault.catalogue));
  if (!receiver) return InboxSecrets{};
  seal::ReceivingOrder order;
  TRY_ASSIGN(order.certificate, authorityCertificate(vault));
  TRY_ASSIGN(InboxSecrets secrets, InboxSecrets::load(vault));
  TRY_ASSIGN(const std::uint64_t last, lastIssue(vault, secrets));
  order.vault = vault.id().uuid;
  order.issue = last + 1;
  order.issuedAt = vault.environment.clock.now();
  order.receiverKey = *receiver;
  const InboxSecret* current = use == InboxKeyUse::Current ? secrets.find(vault.inboxKey) : nullptr;
  if (current != nullptr && current->receiver == *receiver) {
    order.inboxKeyId = vault.inboxKey;
    order.inboxKey = current->opener.publicKey();
  } else {
    order.inboxKeyId = newUuid(vault.environment.clock, vault.environment.random);
    TRY_ASSIGN(InboxSecret made, makeInboxKey(vault, order.inboxKeyId, order.issue, order.issuedAt, *receiver));
    order.inboxKey = made.opener.publicKey();
    secrets.add(order.inboxKeyId, std::move(made));
  }
  TRY_ASSIGN(order.settings, readReceivingSettings(vault.catalogue));
  TRY_ASSIGN(order.devices, pairedDevices(vault.catalogue));
  TRY_ASSIGN(const seal::SigningKey authority, authorityKey(vault, vault.keys.epoch()));
  TRY_ASSIGN(const Bytes file, seal::signOrder(order, [&authority](ByteView message) { return authority.sign(message); }));
  TRY_VOID(store::replaceDurably(vault.environment.files, orderPath(vault.layout), file));
  vault.inboxKey = order.inboxKeyId;
  return secrets;
}

}  // namespace

Bytes inboxSecretHead(model::VaultId vault, Uuid keyId, std::uint64_t issue, Instant issuedAt, const seal::BoxPublicKey& publicKey,
                      const seal::SigningPublicKey& receiver) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(vault.uuid.view());
  writer.raw(keyId.view());
  writer.u64(issue);
  writer.i64(issuedAt.milliseconds);
  writer.raw(publicKey);
  writer.raw(receiver);
  return std::move(writer).take();
}

Path inboxSecretPath(const store::Layout& layout, Uuid keyId) { return layout.inbox() / (keyId.toString() + std::string(kSuffix)); }
Path orderPath(const store::Layout& layout) { return layout.inbox() / "inbox.key"; }

Result<InboxSecrets> InboxSecrets::load(Vault::Internals& vault) {
  InboxSecrets secrets;
  SecretOpening opening(vault);
  store::FileSystem& files = vault.environment.files;
  TRY_ASSIGN(const auto names, files.list(vault.layout.inbox()));
  for (const std::string& name : names) {
    const auto id = keyOfFile(name);
    if (!id) continue;
    const auto file = store::readWhole(files, vault.layout.inbox() / name, kSecretFileBytes);
    if (!file) continue;
    auto secret = parseSecret(opening, *id, *file);
    if (secret) secrets.m_secrets.emplace(*id, std::move(*secret));
    else if (secret.error().code == ErrorCode::MemoryLockFailed) return fail(secret.error());
  }
  return secrets;
}

void InboxSecrets::add(Uuid keyId, InboxSecret secret) { m_secrets.emplace(keyId, std::move(secret)); }

const InboxSecret* InboxSecrets::find(Uuid keyId) const {
  const auto found = m_secrets.find(keyId);
  return found == m_secrets.end() ? nullptr : &found->second;
}

Result<seal::AuthorityCertificate> authorityCertificate(Vault::Internals& vault) {
  TRY_ASSIGN(const seal::SigningKey authority, authorityKey(vault, vault.keys.epoch()));
  TRY_ASSIGN(const auto kept, readKept<change::AuthorityCertified>(vault.catalogue, "authority"));
  if (kept && isValid(vault, kept->certificate, authority.publicKey())) return kept->certificate;
  if (!isActiveOwner(vault, vault.user.id.uuid)) {
    // Better an order that a receiver refuses with a sentence than none: the one before may name devices that are gone.
    if (kept && kept->certificate.authority == authority.publicKey()) return kept->certificate;
    return fail(ErrorCode::NotAllowed, "only an owner certifies the inbox authority");
  }
  seal::AuthorityCertificate certificate;
  certificate.authority = authority.publicKey();
  certificate.epoch = vault.keys.epoch();
  certificate.owner = vault.user.id.uuid;
  certificate.signature = vault.identity.sign(seal::authorityMessage(vault.id().uuid, certificate.epoch, certificate.authority));
  TRY_VOID(commit(vault, {{{}, change::AuthorityCertified{certificate}}}));
  return certificate;
}

Result<void> issueOrder(Vault::Internals& vault, InboxKeyUse use) {
  const auto issued = issue(vault, use);
  vault.receivingTrouble = issued ? std::nullopt : std::optional<Error>(issued.error());
  // An adoption does the same; but who never has one must not pile up keys either.
  if (issued && use == InboxKeyUse::Fresh) {
    const std::uint64_t obeyed = obeyedIssue(vault);
    const auto waiting = listInbox(vault.environment.files, vault.layout);
    if (waiting && waiting->empty()) [[maybe_unused]] const auto retired = retireInboxKeys(vault, *issued, {}, obeyed);
  }
  return issued ? ok() : Result<void>(fail(issued.error()));
}

Result<void> renewInboxSecrets(Vault::Internals& vault) {
  TRY_ASSIGN(const InboxSecrets secrets, InboxSecrets::load(vault));
  for (const auto& [id, secret] : secrets.all()) {
    Bytes head = inboxSecretHead(vault.id(), id, secret.issue, secret.issuedAt, secret.opener.publicKey(), secret.receiver);
    TRY_ASSIGN(const Bytes file, sealInboxSecret(vault, std::move(head), secret.opener.secret()));
    TRY_VOID(store::replaceDurably(vault.environment.files, inboxSecretPath(vault.layout, id), file));
  }
  return {};
}

std::uint64_t obeyedIssue(Vault::Internals& vault) {
  const auto receiver = namedReceiver(vault.catalogue);
  const auto file = store::readWhole(vault.environment.files, vault.layout.inbox() / "obeyed", seal::kObeyedOrderBytes);
  if (!receiver || !*receiver || !file) return 0;
  const auto obeyed = seal::openObeyedOrder(*file, **receiver);
  return obeyed && obeyed->vault == vault.id().uuid ? obeyed->issue : 0;
}

Result<std::uint32_t> retireInboxKeys(Vault::Internals& vault, const InboxSecrets& secrets, const std::vector<Uuid>& needed, std::uint64_t obeyed) {
  if (vault.inboxKey.isNil()) return 0u;
  const std::int64_t now = vault.environment.clock.now().milliseconds;
  // By which order, and when, the key after each one was announced.
  std::vector<std::pair<std::uint64_t, std::pair<Uuid, std::int64_t>>> byIssue;
  for (const auto& [id, secret] : secrets.all()) byIssue.push_back({secret.issue, {id, secret.issuedAt.milliseconds}});
  std::sort(byIssue.begin(), byIssue.end());
  const std::int64_t grace = byIssue.size() > kManyInboxKeys ? kShortGraceMilliseconds : kInboxKeyGraceMilliseconds;
  std::uint32_t destroyed = 0;
  for (std::size_t i = 0; i + 1 < byIssue.size(); ++i) {
    const Uuid id = byIssue[i].second.first;
    const std::int64_t replacedAt = byIssue[i + 1].second.second;
    const bool isNeeded = id == vault.inboxKey || std::find(needed.begin(), needed.end(), id) != needed.end();
    const bool hasServed = obeyed >= byIssue[i + 1].first;
    if (isNeeded || (!hasServed && now - replacedAt < grace)) continue;
    TRY_VOID(destroySecret(vault, id));
    ++destroyed;
  }
  return destroyed;
}

Result<std::optional<seal::SigningPublicKey>> namedReceiver(store::Connection& catalogue) {
  TRY_ASSIGN(const auto kept, readKept<change::ReceiverNamed>(catalogue, "receiver"));
  return kept ? std::optional<seal::SigningPublicKey>(kept->key) : std::nullopt;
}

Result<seal::ReceivingSettings> readReceivingSettings(store::Connection& catalogue) {
  TRY_ASSIGN(const auto kept, readKept<change::ReceivingSet>(catalogue, "receiving"));
  return kept ? kept->settings : seal::ReceivingSettings{};
}

}  // namespace safelight::vault
