#pragma once
// Receiving as a whole: who may issue orders to the receiver, where it runs, and with which settings.

#include "core/crypto/secret_bytes.h"
#include "core/seal/receiving_order.h"
#include "core/vault/vault.h"

namespace safelight::vault {

seal::ReceivingSettings receivingSettings(Vault& vault);
/// Errors: NotAllowed, AeTitleInvalid, DeviceAddressInvalid, InvalidArgument (ports that are 0 or the same). A new order counts at once.
Result<void> changeReceivingSettings(Vault& vault, const seal::ReceivingSettings& settings);

/// Where this workstation keeps the receiver's own secrets for a vault: beside the device secret.
Path receiverSecretPath(const Path& deviceSecret, model::VaultId vault);
/// The same, by the folder.
Path receiverSecretIn(const Path& folder, model::VaultId vault);

enum class ReceiverPlace : std::uint8_t {
  NotSetUp,   // no device was ever paired
  Here,       // the secret file is the one that the vault believes; an order is out
  Elsewhere,  // the vault believes another one
};
enum class Takeover : std::uint8_t {
  IfNobody,  // only when no receiver is believed yet, or the one here lost its file's content
  Always,    // from now on arrivals come through this workstation; needs ChangeSettings
};
/// Looks after the receiver's secret file: made when missing, made anew when damaged, brought up to date when the keys of secure
/// connections changed; its public half becomes part of the order. Called after each unlock. Errors: those of files, NotAllowed.
Result<ReceiverPlace> prepareReceiver(Vault& vault, const Path& secretFile, Takeover takeover);

/// What the practice shows on TLS connections. Made by whoever knows certificates (dicom/net); the vault only keeps it, sealed.
struct ConnectionKeys {
  std::string authorityCertificate;   // PEM of the practice's own authority
  crypto::SecretBytes authorityKey;   // PEM
  std::string certificate;            // PEM chain of the receiver
  crypto::SecretBytes key;            // PEM
};
/// Nothing when none were ever kept. NotAllowed without ChangeSettings.
Result<std::optional<ConnectionKeys>> connectionKeys(Vault& vault);
/// What this practice shows of itself when it calls a device: without the authority's key.
struct ConnectionIdentity {
  std::string authorityCertificate;
  std::string certificate;
  crypto::SecretBytes key;
};
/// Nothing when none was ever kept. For whoever may export (send) or import (fetch); NotAllowed else.
Result<std::optional<ConnectionIdentity>> connectionIdentity(Vault& vault);
/// prepareReceiver hands them to the receiver afterwards.
Result<void> keepConnectionKeys(Vault& vault, const ConnectionKeys& keys);

/// Why arrivals may not be sealed to a fresh key: the error with which the last order could not be issued. None: all is well.
std::optional<Error> receivingTrouble(const Vault& vault);

}  // namespace safelight::vault
