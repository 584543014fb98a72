#include "app/network/device_node.h"

#include "core/vault/receiving.h"

namespace safelight::app {

Result<courier::Node> nodeOf(vault::Vault& vault, const vault::DeviceDetails& device) {
  courier::Node node;
  node.aeTitle = device.aeTitle;
  node.ownAeTitle = vault::receivingSettings(vault).aeTitle;
  node.address = device.address;
  node.port = device.port;
  if (device.link != seal::DeviceLink::Tls) return node;
  TRY_ASSIGN(const auto identity, vault::connectionIdentity(vault));
  if (!identity) return fail(ErrorCode::CertificateMissing);
  courier::TlsIdentity tls;
  tls.certificate = identity->certificate;
  tls.key = identity->key.read([](ByteView key) { return Bytes(key.begin(), key.end()); });
  // The pairing alone decides: this certificate, and no other that the same authority made.
  tls.pinned = {device.certificate};
  node.tls = std::move(tls);
  return node;
}

}  // namespace safelight::app
