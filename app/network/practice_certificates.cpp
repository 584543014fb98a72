#include "app/network/practice_certificates.h"

#include <algorithm>

#include "core/base/local_addresses.h"
#include "dicom/net/practice_authority.h"

namespace safelight::app {
namespace {

using dicom::net::PracticeAuthority;

constexpr std::size_t kLongestCommonName = 64;
constexpr std::size_t kMostAddresses = 16;

/// At most 64 bytes, cut between characters.
std::string commonName(const std::string& text, const char* otherwise) {
  std::string name = text.empty() ? otherwise : text;
  if (name.size() <= kLongestCommonName) return name;
  std::size_t end = kLongestCommonName;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;
  return name.substr(0, end);
}

Result<crypto::SecretBytes> secret(const dicom::net::WipedBytes& bytes) { return crypto::SecretBytes::copyOf(bytes.view()); }

ByteView bytesOf(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

/// By which names and addresses devices may call this computer.
std::vector<std::string> ownAddresses() {
  auto addresses = localAddresses();
  addresses.insert(addresses.begin(), "127.0.0.1");
  if (addresses.size() > kMostAddresses) addresses.resize(kMostAddresses);
  return addresses;
}

Result<PracticeAuthority> openAuthority(const vault::ConnectionKeys& keys) {
  return keys.authorityKey.read([&](ByteView key) { return PracticeAuthority::open(keys.authorityCertificate, key); });
}

/// The receiver's certificate by `authority`, kept with it.
Result<void> keepWithFreshCertificate(vault::Vault& vault, const PracticeAuthority& authority) {
  const Instant now = vault.environment().clock.now();
  TRY_ASSIGN(const auto issued, authority.issue({"Safelight", ownAddresses(), dicom::net::CertificateUse::Both, dicom::net::KeyKind::EcP256}, now));
  TRY_ASSIGN(const auto authorityKey, authority.key());
  vault::ConnectionKeys keys;
  keys.authorityCertificate = authority.certificate();
  TRY_ASSIGN(keys.authorityKey, secret(authorityKey));
  keys.certificate = issued.certificate;
  TRY_ASSIGN(keys.key, secret(issued.key));
  return vault::keepConnectionKeys(vault, keys);
}

/// The authority, made when there is none.
Result<PracticeAuthority> authorityOf(vault::Vault& vault) {
  TRY_ASSIGN(const auto keys, vault::connectionKeys(vault));
  if (keys) return openAuthority(*keys);
  TRY_ASSIGN(auto authority, PracticeAuthority::create(commonName(vault.practice(), "Safelight"), vault.environment().clock.now()));
  TRY_VOID(keepWithFreshCertificate(vault, authority));
  return authority;
}

Result<CertificateSummary> summaryOf(vault::Vault& vault, const std::string& certificate) {
  TRY_ASSIGN(const auto facts, dicom::net::certificateFacts(bytesOf(certificate)));
  return CertificateSummary{facts.name, facts.fingerprint, facts.validFrom, facts.validUntil, dicom::net::isDueForRenewal(facts, vault.environment().clock.now())};
}

bool isTls(const vault::Device& device) { return device.details.link == seal::DeviceLink::Tls; }

}  // namespace

Result<void> ensureConnectionKeys(vault::Vault& vault) {
  TRY_ASSIGN(const auto devices, vault::devices(vault));
  if (std::none_of(devices.begin(), devices.end(), isTls)) return {};
  TRY_ASSIGN(const auto keys, vault::connectionKeys(vault));
  if (!keys) {
    TRY_ASSIGN(const auto made, authorityOf(vault));
    (void)made;
    return {};
  }
  TRY_ASSIGN(const auto facts, dicom::net::certificateFacts(bytesOf(keys->certificate)));
  if (!dicom::net::isDueForRenewal(facts, vault.environment().clock.now())) return {};
  TRY_ASSIGN(const auto authority, openAuthority(*keys));
  return keepWithFreshCertificate(vault, authority);
}

Result<std::optional<OwnCertificates>> ownCertificates(vault::Vault& vault) {
  TRY_ASSIGN(const auto keys, vault::connectionKeys(vault));
  if (!keys) return std::optional<OwnCertificates>();
  OwnCertificates own;
  TRY_ASSIGN(own.authority, summaryOf(vault, keys->authorityCertificate));
  TRY_ASSIGN(own.own, summaryOf(vault, keys->certificate));
  own.authorityFile = keys->authorityCertificate;
  return std::optional<OwnCertificates>(std::move(own));
}

Result<void> renewOwnCertificate(vault::Vault& vault) {
  TRY_ASSIGN(const auto keys, vault::connectionKeys(vault));
  if (!keys) {
    TRY_ASSIGN([[maybe_unused]] const auto made, authorityOf(vault));  // makes both
    return {};
  }
  TRY_ASSIGN(const auto authority, openAuthority(*keys));
  return keepWithFreshCertificate(vault, authority);
}

Result<DeviceCertificateFile> issueDeviceCertificate(vault::Vault& vault, const vault::DeviceDetails& device, CertificateFile form, const crypto::SecretBytes& password) {
  TRY_ASSIGN(const auto authority, authorityOf(vault));
  const std::string name = commonName(device.name.empty() ? device.aeTitle : device.name, "Device");
  TRY_ASSIGN(const auto issued,
             authority.issue({name, {device.address}, dicom::net::CertificateUse::Both, dicom::net::KeyKind::EcP256}, vault.environment().clock.now()));
  TRY_ASSIGN(const auto facts, dicom::net::certificateFacts(bytesOf(issued.certificate)));
  DeviceCertificateFile made;
  made.fingerprint = facts.fingerprint;
  if (form == CertificateFile::Pkcs12) {
    TRY_ASSIGN(const auto packed, password.read([&](ByteView word) { return dicom::net::toPkcs12(issued, name, word); }));
    TRY_ASSIGN(made.file, secret(packed));
    return made;
  }
  TRY_ASSIGN(made.file, crypto::SecretBytes::allocate(issued.certificate.size() + issued.key.view().size()));
  made.file.write([&](MutableByteView file) {
    std::copy(issued.certificate.begin(), issued.certificate.end(), file.begin());
    std::copy(issued.key.view().begin(), issued.key.view().end(), file.begin() + static_cast<std::ptrdiff_t>(issued.certificate.size()));
  });
  return made;
}

}  // namespace safelight::app
