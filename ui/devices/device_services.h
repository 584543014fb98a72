#pragma once
// What the device screens need from outside the vault; given by whoever puts the program together, so that ui knows neither network nor certificates.

#include <QString>
#include <functional>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"
#include "core/seal/hash.h"
#include "core/vault/receiving/devices.h"

class QObject;

namespace safelight::ui {

/// How a device takes its certificate and key: packed under a password, or as text.
enum class CertificateForm { Pkcs12, Pem };

/// What is needed to make one.
struct CertificateOrder {
  vault::DeviceDetails device;
  CertificateForm form = CertificateForm::Pkcs12;
  crypto::SecretBytes password;  // of a PKCS#12 file
};

/// A certificate with its key for a device, ready to be installed there.
struct DeviceCertificate {
  seal::Hash fingerprint{};
  crypto::SecretBytes file;  // as it is written for the device
};

/// One of the practice's own: no secret.
struct PracticeCertificate {
  seal::Hash fingerprint{};
  Instant validUntil;
};
struct PracticeCertificates {
  PracticeCertificate authority;  // what devices are told to trust
  PracticeCertificate own;        // what they see when they call
  std::string authorityFile;      // PEM, for devices
};

/// An empty function means that this is not possible here; the screens leave it out.
struct DeviceServices {
  /// Calls the device (C-ECHO) and answers once, on the GUI thread, unless `context` is gone.
  std::function<void(const vault::Device& device, QObject* context, std::function<void(Result<void>)> done)> echo;
  /// Devices or how images arrive were changed: the receiver may need to be prepared.
  std::function<void()> devicesChanged;
  /// Where devices ask for the worklist; 0: nowhere.
  std::uint16_t worklistPort = 0, worklistTlsPort = 0;
  /// Makes a certificate by the practice's own authority. Runs on the session's worker.
  std::function<Result<DeviceCertificate>(vault::Vault& vault, const CertificateOrder& order)> issueCertificate;
  /// What the practice shows of itself; nothing when it never needed any. Runs on the session's worker.
  std::function<Result<std::optional<PracticeCertificates>>(vault::Vault& vault)> practiceCertificates;
  /// Makes a fresh certificate of its own; devices that trust the authority notice nothing. devicesChanged() is called afterwards.
  std::function<Result<void>(vault::Vault& vault)> renewCertificate;
};

}  // namespace safelight::ui
