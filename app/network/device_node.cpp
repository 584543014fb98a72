#include "app/network/device_node.h"

#include "core/vault/receiving/receiving.h"

namespace safelight::app {

Result<courier::TlsIdentity> ownIdentity(vault::Vault& vault) {
  TRY_ASSIGN(const auto own, vault::connectionIdentity(vault));
  if (!own) return fail(ErrorCode::CertificateMissing, "our own");
  courier::TlsIdentity identity;
  identity.certificate = own->certificate;
  identity.key = own->key.read([](ByteView key) { return Bytes(key.begin(), key.end()); });
  identity.authorities = own->authorityCertificate;
  return identity;
}

Result<courier::Node> nodeOf(vault::Vault& vault, const vault::DeviceDetails& device) {
  courier::Node node;
  node.aeTitle = device.aeTitle;
  node.ownAeTitle = vault::receivingSettings(vault).aeTitle;
  node.address = device.address;
  node.port = device.port;
  if (device.link != seal::DeviceLink::Tls) return node;
  TRY_ASSIGN(auto tls, ownIdentity(vault));
  // The pairing alone decides: this certificate, and no other that the same authority made.
  tls.authorities.clear();
  tls.pinned = {device.certificate};
  node.tls = std::move(tls);
  return node;
}

}  // namespace safelight::app
