#pragma once
// The practice's authority and the certificates it makes, kept in the vault: where the vault's sealed keys and dicom/net's knowledge of
// certificates meet.

#include "core/crypto/secret_bytes.h"
#include "core/seal/hash.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/receiving.h"

namespace safelight::app {

/// Whether connection keys are there that will last: makes authority and receiver's certificate when there are none, and a new
/// certificate when the old one ends soon. Only when a device with TLS is paired. NotAllowed without ChangeSettings.
Result<void> ensureConnectionKeys(vault::Vault& vault);

/// What can be told of a certificate without its key.
struct CertificateSummary {
  std::string name;
  seal::Hash fingerprint{};  // SHA-256 of its DER form
  Instant validFrom, validUntil;
  bool isDueForRenewal = false;
};
/// The practice's authority, which devices must believe, and what the practice shows of itself.
struct OwnCertificates {
  CertificateSummary authority, own;
  std::string authorityFile;  // PEM
};
/// Nothing when none were made yet. NotAllowed without ChangeSettings.
Result<std::optional<OwnCertificates>> ownCertificates(vault::Vault& vault);
/// A fresh key and certificate for the practice's own side, by its authority, which is made when there is none. The receiver gets them with
/// vault::prepareReceiver. NotAllowed without ChangeSettings.
Result<void> renewOwnCertificate(vault::Vault& vault);

enum class CertificateFile { Pkcs12, Pem };
struct DeviceCertificateFile {
  seal::Hash fingerprint{};  // SHA-256 of the certificate
  crypto::SecretBytes file;  // certificate, chain and key, as a device takes them
};
/// A fresh key and certificate for a device by the practice's authority, which is made when there is none. `password` is for PKCS#12.
Result<DeviceCertificateFile> issueDeviceCertificate(vault::Vault& vault, const vault::DeviceDetails& device, CertificateFile form, const crypto::SecretBytes& password);

}  // namespace safelight::app
