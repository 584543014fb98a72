#include "core/vault/receiving/receiving.h"

#include "core/crypto/secret_file.h"
#include "core/seal/receiver_secret.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {

namespace {

std::string textOf(const crypto::SecretBytes& secret) {
  return secret.read([](ByteView bytes) { return toString(bytes); });
}

void wipeText(std::string& text) { crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }

Result<std::optional<change::ConnectionKeysKept>> keptConnectionKeys(store::Connection& catalogue) {
  return readKept<change::ConnectionKeysKept>(catalogue, "connection");
}

/// Brings the file's TLS part up to date; true when it differed.
bool takeConnectionKeys(seal::ReceiverSecret& secret, const std::optional<change::ConnectionKeysKept>& kept) {
  if (!kept) return false;
  if (secret.tlsCertificate == kept->certificate && secret.tlsKey == kept->key && secret.tlsAuthorities == kept->authorityCertificate) return false;
  secret.tlsCertificate = kept->certificate;
  secret.tlsKey = kept->key;
  secret.tlsAuthorities = kept->authorityCertificate;
  return true;
}

Result<seal::ReceiverSecret> readSecret(const Path& path) {
  TRY_ASSIGN(const crypto::SecretBytes file, crypto::readSecretFile(path, 1, seal::kLargestReceiverSecret));
  return file.read([](ByteView bytes) { return seal::ReceiverSecret::parse(bytes); });
}

Result<void> writeSecret(const Path& path, const seal::ReceiverSecret& secret, Random& random) {
  Bytes plain = secret.encode();
  auto file = crypto::SecretBytes::copyOf(plain);
  crypto::wipe(plain);
  if (!file) return fail(file.error());
  return crypto::writeSecretFile(path, *file, crypto::SecretFile::Replace, random);
}

Result<seal::SigningPublicKey> publicKeyOf(const seal::ReceiverSecret& secret) {
  TRY_ASSIGN(const seal::SigningKey key, seal::SigningKey::fromSeed(secret.signingSeed));
  return key.publicKey();
}

Result<void> nameReceiver(Vault::Internals& vault, const seal::SigningPublicKey& key) {
  TRY_VOID(commit(vault, {{{}, change::ReceiverNamed{key}}}));
  // A key of its own, so that each inbox key stands for one receiver.
  return issueOrder(vault, InboxKeyUse::Fresh);
}

}  // namespace

seal::ReceivingSettings receivingSettings(Vault& vault) { return readReceivingSettings(vault.internals().catalogue).value_or(seal::ReceivingSettings{}); }

Result<void> changeReceivingSettings(Vault& vault, const seal::ReceivingSettings& settings) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  if (!seal::isAeTitle(settings.aeTitle)) return fail(ErrorCode::AeTitleInvalid);
  if (settings.plainPort == 0 || settings.tlsPort == 0 || settings.plainPort == settings.tlsPort) return fail(ErrorCode::InvalidArgument, "ports");
  seal::ReceivingSettings checked = settings;
  if (!checked.plainAddress.empty()) {
    TRY_ASSIGN(checked.plainAddress, numericAddress(checked.plainAddress));
  }
  TRY_VOID(commit(vault.internals(), {{{}, change::ReceivingSet{checked}}}));
  return issueOrder(vault.internals(), InboxKeyUse::Current);
}

Result<ReceiverPlace> prepareReceiver(Vault& vault, const Path& secretFile, Takeover takeover) {
  Vault::Internals& internals = vault.internals();
  if (takeover == Takeover::Always) TRY_VOID(require(vault, model::Permission::ChangeSettings));
  TRY_ASSIGN(const auto authority, readKept<change::AuthorityCertified>(internals.catalogue, "authority"));
  if (!authority) return ReceiverPlace::NotSetUp;
  TRY_ASSIGN(const auto named, namedReceiver(internals.catalogue));
  TRY_ASSIGN(const auto connection, keptConnectionKeys(internals.catalogue));

  auto secret = readSecret(secretFile);
  const bool isMissing = !secret && secret.error().code == ErrorCode::DeviceSecretMissing;
  const bool isUsable = secret && secret->vault == internals.id().uuid && secret->genesis == internals.members.members().genesis();
  // Somebody named the file of another vault: that one still needs it.
  if (secret && secret->vault != internals.id().uuid) return fail(ErrorCode::ReceiverSecretInvalid, "another vault's");
  if (isUsable) {
    TRY_ASSIGN(const seal::SigningPublicKey key, publicKeyOf(*secret));
    const bool isNamed = named && *named == key;
    if (!isNamed && named && takeover == Takeover::IfNobody) return ReceiverPlace::Elsewhere;
    if (takeConnectionKeys(*secret, connection)) TRY_VOID(writeSecret(secretFile, *secret, internals.environment.random));
    if (!isNamed) TRY_VOID(nameReceiver(internals, key));
    return ReceiverPlace::Here;
  }
  // A file that is there but damaged was this workstation's; one that was never made is no reason to take over.
  if (named && isMissing && takeover == Takeover::IfNobody) return ReceiverPlace::Elsewhere;
  const ErrorCode reason = secret ? ErrorCode::ReceiverSecretInvalid : secret.error().code;
  if (!isMissing && reason != ErrorCode::ReceiverSecretInvalid && reason != ErrorCode::DeviceSecretInsecure) return fail(secret.error());
  seal::ReceiverSecret fresh = seal::ReceiverSecret::make(internals.id().uuid, internals.members.members().genesis(), internals.environment.random);
  takeConnectionKeys(fresh, connection);
  TRY_ASSIGN(const seal::SigningPublicKey key, publicKeyOf(fresh));
  TRY_VOID(writeSecret(secretFile, fresh, internals.environment.random));
  TRY_VOID(nameReceiver(internals, key));
  return ReceiverPlace::Here;
}

Result<std::optional<ConnectionKeys>> connectionKeys(Vault& vault) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  TRY_ASSIGN(auto kept, keptConnectionKeys(vault.internals().catalogue));
  if (!kept) return std::optional<ConnectionKeys>();
  ConnectionKeys keys;
  keys.authorityCertificate = kept->authorityCertificate;
  keys.certificate = kept->certificate;
  auto authorityKey = crypto::SecretBytes::copyOf(asBytes(kept->authorityKey));
  auto key = crypto::SecretBytes::copyOf(asBytes(kept->key));
  wipeText(kept->authorityKey);
  wipeText(kept->key);
  if (!authorityKey) return fail(authorityKey.error());
  if (!key) return fail(key.error());
  keys.authorityKey = std::move(*authorityKey);
  keys.key = std::move(*key);
  return std::optional<ConnectionKeys>(std::move(keys));
}

Result<std::optional<ConnectionIdentity>> connectionIdentity(Vault& vault) {
  if (!vault.may(model::Permission::Import)) TRY_VOID(require(vault, model::Permission::Export));
  TRY_ASSIGN(auto kept, keptConnectionKeys(vault.internals().catalogue));
  if (!kept) return std::optional<ConnectionIdentity>();
  ConnectionIdentity identity{kept->authorityCertificate, kept->certificate, {}};
  auto key = crypto::SecretBytes::copyOf(asBytes(kept->key));
  wipeText(kept->authorityKey);
  wipeText(kept->key);
  if (!key) return fail(key.error());
  identity.key = std::move(*key);
  return std::optional<ConnectionIdentity>(std::move(identity));
}

Result<void> keepConnectionKeys(Vault& vault, const ConnectionKeys& keys) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  change::ConnectionKeysKept kept{keys.authorityCertificate, textOf(keys.authorityKey), keys.certificate, textOf(keys.key)};
  auto done = commit(vault.internals(), {{{}, kept}});
  wipeText(kept.authorityKey);
  wipeText(kept.key);
  return done;
}

std::optional<Error> receivingTrouble(const Vault& vault) { return vault.internals().receivingTrouble; }

}  // namespace safelight::vault
