// safelightctl pair, unpair, devices, receive: who may send, and the receiver itself.

#include <nlohmann/json.hpp>

#include "app/cli/receiver_program.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/seal/certificate_fingerprint.h"
#include "core/store/file_system.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/receiving.h"

namespace safelight::cli {

namespace {

struct PairOptions {
  std::string vault, ae, address, certificate, name, kind = "other", receiverSecret;
  std::optional<std::string> plainAddress;
  std::uint16_t port = 104;
};

struct UnpairOptions {
  std::string vault, ae, address;
};

struct DevicesOptions {
  std::string vault, receiverSecret;
  bool receiveHere = false;
};

struct ReceiveOptions {
  std::string vault, receiverSecret;
  std::optional<std::uint16_t> port, tlsPort;
  std::optional<std::string> plainAddress;
};

std::string linkName(seal::DeviceLink link) { return link == seal::DeviceLink::Tls ? "tls" : "plain"; }

std::string_view verdictName(seal::PeerVerdict verdict) {
  switch (verdict) {
    case seal::PeerVerdict::Accepted: return "accepted";
    case seal::PeerVerdict::UnknownAddress: return "unknown-address";
    case seal::PeerVerdict::UnknownTitle: return "unknown-title";
    case seal::PeerVerdict::TooMany: return "too-many";
    case seal::PeerVerdict::TlsRefused: return "tls-refused";
    case seal::PeerVerdict::PlainRefused: return "plain-refused";
    case seal::PeerVerdict::ProtocolError: return "protocol-error";
  }
  return "protocol-error";
}

Json timeOrNull(const std::optional<Instant>& at) { return at ? Json(utcText(*at)) : Json(); }

Json toJson(const vault::Device& device) {
  const vault::DeviceDetails& details = device.details;
  const bool secure = details.link == seal::DeviceLink::Tls;
  return {{"id", device.id.toString()},
          {"name", details.name},
          {"ae", details.aeTitle},
          {"address", details.address},
          {"port", details.port},
          {"kind", vault::deviceKindName(details.kind)},
          {"link", linkName(details.link)},
          {"certificate", secure ? Json(toHex(details.certificate)) : Json()},
          {"pairedAt", utcText(device.pairedAt)},
          {"lastSeen", timeOrNull(device.lastSeen)},
          {"imagesToday", device.imagesToday}};
}

Json toJson(const seal::PeerSeen& peer) {
  return {{"unknown", true}, {"ae", peer.aeTitle}, {"address", peer.address}, {"verdict", verdictName(peer.verdict)}, {"calls", peer.calls}, {"lastSeen", utcText(peer.last)}};
}

/// Where the receiver runs is said with every change: a device that is paired and not received from is no help.
void sayPlace(Context& context, vault::ReceiverPlace place) {
  if (place != vault::ReceiverPlace::Elsewhere) return;
  context.output.note("Images for this vault are received with another computer or user account; “safelightctl devices VAULT --receive-here” moves that here.");
}

/// "automatic": wherever devices are faced.
std::string automaticIsEmpty(const std::string& address) { return address == "automatic" ? std::string() : address; }

Result<Exit> pair(Context& context, const PairOptions& options) {
  vault::DeviceDetails details{options.name, options.ae, options.address, options.port, {}, seal::DeviceLink::Plain, {}};
  const auto kind = vault::deviceKindFromName(options.kind);
  if (!kind) return context.output.usage("The kind of a device is one of: other, panoramic, intraoral, cbct, camera, archive, workstation.");
  details.kind = *kind;
  if (!options.certificate.empty()) {
    details.link = seal::DeviceLink::Tls;
    TRY_ASSIGN(const Bytes file, store::readWhole(context.environment.files, pathFromUtf8(options.certificate), seal::kLargestCertificateFile));
    TRY_ASSIGN(details.certificate, seal::certificateFingerprint(file));
  }
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  if (options.plainAddress) {
    seal::ReceivingSettings settings = vault::receivingSettings(vault);
    settings.plainAddress = automaticIsEmpty(*options.plainAddress);
    TRY_VOID(vault::changeReceivingSettings(vault, settings));
  }
  TRY_ASSIGN(const model::DeviceId id, vault::pairDevice(vault, details));
  TRY_VOID(prepareConnectionKeys(vault));
  TRY_ASSIGN(const vault::ReceiverPlace place, vault::prepareReceiver(vault, receiverSecret(context, options.receiverSecret, vault.id()), vault::Takeover::IfNobody));
  TRY_ASSIGN(const vault::Device device, vault::findDevice(vault, id));
  Json json = toJson(device);
  json["receiverHere"] = place == vault::ReceiverPlace::Here;
  context.output.json(json);
  context.output.text("Paired: " + printable(device.details.name) + " (" + device.details.aeTitle + " at " + device.details.address + ", " +
                      (details.link == seal::DeviceLink::Tls ? "encrypted" : "not encrypted") + ").\n");
  sayPlace(context, place);
  return Exit::Done;
}

Result<Exit> unpair(Context& context, const UnpairOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const auto found, vault::devicesNamed(vault, options.ae, options.address));
  if (found.empty()) return fail(ErrorCode::DeviceNotFound);
  if (found.size() > 1) return context.output.usage("Several devices have this AE title: say which one with --address.");
  TRY_VOID(vault::unpairDevice(vault, found.front().id));
  Json json = toJson(found.front());
  json["unpaired"] = true;
  context.output.json(json);
  context.output.text("Nothing more is taken from " + printable(found.front().details.name) + ".\n");
  return Exit::Done;
}

Result<Exit> listDevices(Context& context, const DevicesOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  if (options.receiveHere) {
    TRY_ASSIGN(const auto place, vault::prepareReceiver(vault, receiverSecret(context, options.receiverSecret, vault.id()), vault::Takeover::Always));
    if (place == vault::ReceiverPlace::NotSetUp) return fail(ErrorCode::ReceivingNotSetUp);
  }
  TRY_ASSIGN(const auto paired, vault::devices(vault));
  TRY_ASSIGN(const auto unknown, vault::unknownPeers(vault));
  Table table({"NAME", "AE TITLE", "ADDRESS", "PORT", "KIND", "LINK", "LAST SEEN", "TODAY"});
  for (const vault::Device& device : paired) {
    context.output.json(toJson(device));
    const vault::DeviceDetails& details = device.details;
    table.add({details.name, details.aeTitle, details.address, std::to_string(details.port), std::string(vault::deviceKindName(details.kind)), linkName(details.link),
               device.lastSeen ? model::LocalTime::at(*device.lastSeen, context.environment.clock).toString() : "never", std::to_string(device.imagesToday)});
  }
  for (const seal::PeerSeen& peer : unknown) {
    context.output.json(toJson(peer));
    table.add({"(not paired)", peer.aeTitle, peer.address, "", "", std::string(verdictName(peer.verdict)),
               model::LocalTime::at(peer.last, context.environment.clock).toString(), ""});
  }
  context.output.text(paired.empty() && unknown.empty() ? "No device is paired.\n" : table.text());
  return Exit::Done;
}

Result<Exit> receive(Context& context, const ReceiveOptions& options) {
  const Path folder = pathFromUtf8(options.vault);
  // Only what anybody may know: no password is asked for, and this program opens nothing.
  TRY_ASSIGN(const vault::Summary summary, vault::Vault::summarise(context.environment.files, folder));
  const Path secret = receiverSecret(context, options.receiverSecret, summary.id);
  if (!context.environment.files.info(folder / "inbox" / "inbox.key")) return fail(ErrorCode::ReceivingNotSetUp);
  if (!context.environment.files.info(secret)) return fail(ErrorCode::ReceiverElsewhere);
  std::vector<std::string> arguments{options.vault, "--receiver-secret", pathToUtf8(secret)};
  if (options.port) arguments.insert(arguments.end(), {"--port", std::to_string(*options.port)});
  if (options.tlsPort) arguments.insert(arguments.end(), {"--tls-port", std::to_string(*options.tlsPort)});
  if (options.plainAddress) arguments.insert(arguments.end(), {"--plain-address", automaticIsEmpty(*options.plainAddress)});
  if (context.options.json) arguments.emplace_back("--json");
  return becomeReceiver(arguments);
}

void addPair(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<PairOptions>();
  CLI::App& verb = addVerb(app, parsed, "pair", "Let a device send images to this vault");
  addVaultArgument(verb, options->vault);
  verb.add_option("--ae", options->ae, "The device's AE title")->required();
  verb.add_option("--address", options->address, "The device's IP address")->required();
  verb.add_option("--port", options->port, "The port on which the device itself listens")->capture_default_str();
  verb.add_option("--tls-cert", options->certificate, "The device's certificate (PEM or DER): images are taken over TLS only");
  verb.add_option("--name", options->name, "What people call it (default: the AE title)");
  verb.add_option("--kind", options->kind, "other, panoramic, intraoral, cbct, camera, archive or workstation")->capture_default_str();
  verb.add_option("--plain-address", options->plainAddress, "From now on connections without TLS are taken on this address of this computer alone; “automatic”: wherever devices are");
  verb.add_option("--receiver-secret", options->receiverSecret, "The receiver's own key file (default: beside the device secret)");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return pair(context, *options); }; });
}

void addUnpair(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<UnpairOptions>();
  CLI::App& verb = addVerb(app, parsed, "unpair", "Take nothing more from a device");
  addVaultArgument(verb, options->vault);
  verb.add_option("--ae", options->ae, "The device's AE title")->required();
  verb.add_option("--address", options->address, "Its address, when several have the same title");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return unpair(context, *options); }; });
}

void addDevices(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<DevicesOptions>();
  CLI::App& verb = addVerb(app, parsed, "devices", "List paired devices, and callers that are not paired");
  addVaultArgument(verb, options->vault);
  verb.add_flag("--receive-here", options->receiveHere, "From now on images are received with this computer and user account");
  verb.add_option("--receiver-secret", options->receiverSecret, "The receiver's own key file (default: beside the device secret)");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return listDevices(context, *options); }; });
}

void addReceive(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<ReceiveOptions>();
  CLI::App& verb = addVerb(app, parsed, "receive", "Take images from paired devices until it is ended; asks for no password");
  addVaultArgument(verb, options->vault);
  verb.add_option("--port", options->port, "Port for connections without TLS (default: as the practice set it; 0: any)");
  verb.add_option("--tls-port", options->tlsPort, "Port for TLS (default: as the practice set it; 0: any)");
  verb.add_option("--plain-address", options->plainAddress, "Address of this computer for connections without TLS (default: as the practice set it; “automatic”: wherever devices are)");
  verb.add_option("--receiver-secret", options->receiverSecret, "The receiver's own key file (default: beside the device secret)");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return receive(context, *options); }; });
}

}  // namespace

void addNetworkVerbs(CLI::App& app, Parsed& parsed) {
  addPair(app, parsed);
  addUnpair(app, parsed);
  addDevices(app, parsed);
  addReceive(app, parsed);
}

}  // namespace safelight::cli
