// safelightctl certificates: the practice's authority, its own certificate, and those of its devices.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/receiver_program.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "app/dispatch/nodes.h"
#include "app/network/practice_certificates.h"
#include "core/crypto/secret_file.h"
#include "core/seal/certificate_fingerprint.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault, issueFor, address, out, form = "pem", filePassword, receiverSecret;
  bool renew = false;
};

/// Everything for a TLS device in one place: made, renewed, handed to the receiver.
Result<void> handToReceiver(Context& context, vault::Vault& vault, const Options& options) {
  const Path secret = receiverSecret(context, options.receiverSecret, vault.id());
  TRY_ASSIGN([[maybe_unused]] const auto place, vault::prepareReceiver(vault, secret, vault::Takeover::IfNobody));
  return {};
}

// ---- listing ----

Json toJson(const app::CertificateSummary& certificate, const char* what) {
  return {{"certificate", what},
          {"name", certificate.name},
          {"fingerprint", toHex(certificate.fingerprint)},
          {"validFrom", utcText(certificate.validFrom)},
          {"validUntil", utcText(certificate.validUntil)},
          {"renewalDue", certificate.isDueForRenewal}};
}

Result<Exit> list(Context& context, vault::Vault& vault) {
  TRY_ASSIGN(const auto own, app::ownCertificates(vault));
  TRY_ASSIGN(auto devices, vault::devices(vault));
  std::erase_if(devices, [](const vault::Device& device) { return device.details.link != seal::DeviceLink::Tls; });
  Table table({"CERTIFICATE", "NAME", "UNTIL", "SHA-256"});
  const auto add = [&](const app::CertificateSummary& certificate, const char* what) {
    context.output.json(toJson(certificate, what));
    table.add({what, certificate.name, model::LocalTime::at(certificate.validUntil, context.environment.clock).date().toString() + (certificate.isDueForRenewal ? " (renew)" : ""),
               seal::fingerprintText(certificate.fingerprint)});
  };
  if (own) {
    add(own->authority, "authority");
    add(own->own, "own");
  }
  for (const vault::Device& device : devices) {
    context.output.json({{"certificate", "device"}, {"name", device.details.name}, {"ae", device.details.aeTitle}, {"address", device.details.address},
                         {"fingerprint", toHex(device.details.certificate)}});
    table.add({"device", device.details.aeTitle, "", seal::fingerprintText(device.details.certificate)});
  }
  context.output.text(own || !devices.empty() ? table.text() : "No certificate was made yet.\n");
  return Exit::Done;
}

// ---- files ----

Result<void> writeNew(Context& context, const Path& path, const crypto::SecretBytes& content) {
  return crypto::writeSecretFile(path, content, crypto::SecretFile::Keep, context.environment.random);
}

/// What devices must believe. It is no secret, and the same file may lie there from the device before.
Result<void> writeAuthority(Context& context, vault::Vault& vault, const Path& folder) {
  TRY_ASSIGN(const auto own, app::ownCertificates(vault));
  if (!own) return fail(ErrorCode::CertificateMissing);
  TRY_ASSIGN(const auto content, crypto::SecretBytes::copyOf(asBytes(own->authorityFile)));
  return crypto::writeSecretFile(folder / "authority.pem", content, crypto::SecretFile::Replace, context.environment.random);
}

Result<Exit> issue(Context& context, vault::Vault& vault, const Options& options) {
  const bool isPkcs12 = options.form == "pkcs12";
  if (!isPkcs12 && options.form != "pem") return context.output.usage("The form of a certificate is pem or pkcs12.");
  if (options.out.empty()) return context.output.usage("Say with --out in which folder the certificate is to be written.");
  TRY_ASSIGN(const vault::Device device, dispatch::deviceNamed(vault, options.issueFor, options.address));
  crypto::SecretBytes word;
  if (isPkcs12) {
    TRY_ASSIGN(word, readSecret({options.filePassword, -1}, "Password for the certificate's file: ", Ask::Twice));
  }
  TRY_ASSIGN(const auto made, app::issueDeviceCertificate(vault, device.details, isPkcs12 ? app::CertificateFile::Pkcs12 : app::CertificateFile::Pem, word));
  const Path folder = pathFromUtf8(options.out);
  const Path file = folder / pathFromUtf8(device.id.toString() + (isPkcs12 ? ".p12" : ".pem"));
  TRY_VOID(writeNew(context, file, made.file));
  TRY_VOID(writeAuthority(context, vault, folder));
  // From here on the device is known by it, and by nothing else.
  vault::DeviceDetails details = device.details;
  details.link = seal::DeviceLink::Tls;
  details.certificate = made.fingerprint;
  TRY_VOID(vault::editDevice(vault, device.id, details));
  TRY_VOID(handToReceiver(context, vault, options));
  context.output.json({{"certificate", "device"}, {"name", details.name}, {"ae", details.aeTitle}, {"address", details.address},
                       {"fingerprint", toHex(made.fingerprint)}, {"file", pathToUtf8(file)}, {"authority", pathToUtf8(folder / "authority.pem")}});
  context.output.text("Install " + printable(pathToUtf8(file)) + " and authority.pem at " + printable(details.name) +
                      ", then delete the file: whoever has it can pose as the device.\n");
  return Exit::Done;
}

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  if (options.renew) {
    TRY_VOID(app::renewOwnCertificate(vault));
    TRY_VOID(handToReceiver(context, vault, options));
  }
  if (!options.issueFor.empty()) return issue(context, vault, options);
  if (!options.out.empty()) TRY_VOID(writeAuthority(context, vault, pathFromUtf8(options.out)));
  return list(context, vault);
}

}  // namespace

Result<void> prepareConnectionKeys(vault::Vault& vault) { return app::ensureConnectionKeys(vault); }

void addCertificates(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "certificates", "List, make and renew the certificates of encrypted connections");
  addVaultArgument(verb, options->vault);
  verb.add_option("--issue", options->issueFor, "AE title of a paired device: make it a certificate, by which alone it is known from now on");
  verb.add_option("--address", options->address, "Its address, when several have the same title");
  verb.add_option("--form", options->form, "pem (certificate and key as text) or pkcs12 (packed under a password)")->capture_default_str();
  verb.add_option("--file-password-file", options->filePassword, "File with the password of the PKCS#12 file (default: the terminal is asked)");
  verb.add_option("--out", options->out, "Folder for the device's certificate and for authority.pem, which devices must believe");
  verb.add_flag("--renew", options->renew, "A fresh key and certificate for this practice's own side");
  verb.add_option("--receiver-secret", options->receiverSecret, "The receiver's own key file (default: beside the device secret)");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
