#include <cstdio>

#include "app/conformance/statement_parts.h"
#include "core/seal/receiving_order.h"
#include "dicom/dataset/transfer_syntax.h"
#include "dicom/net/conformance.h"
#include "dicom/net/practice_authority.h"
#include "dicom/net/tls_context.h"

namespace safelight::conformance {

namespace {

namespace net = dicom::net;

std::string roles(const net::ServiceEntry& service) {
  return service.user && service.provider ? "SCU, SCP" : service.user ? "SCU" : "SCP";
}

std::string_view statusOf(net::ClassStatus status) {
  switch (status) {
    case net::ClassStatus::Retired: return "retired";
    case net::ClassStatus::Private: return "private";
    case net::ClassStatus::Current: break;
  }
  return "";
}

std::string_view kindOf(net::StorageKind kind) {
  switch (kind) {
    case net::StorageKind::Image: return "image";
    case net::StorageKind::Photograph: return "photograph";
    case net::StorageKind::Document: return "document";
    case net::StorageKind::Other: break;
  }
  return "other";
}

std::string hexOf(std::uint16_t code) {
  char text[8] = "";
  std::snprintf(text, sizeof text, "%04XH", code);
  return text;
}

std::string list(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

}  // namespace

void networkServices(Markdown& out) {
  out.heading(2, "Network: services");
  std::vector<std::vector<std::string>> rows;
  for (const net::ServiceEntry& service : net::services())
    rows.push_back({std::string(service.name), std::string(service.sopClass), roles(service), std::string(service.program)});
  rows.push_back({"Storage, every class below", "", "SCP", "safelight-receiver"});
  rows.push_back({"Storage, every class below", "", "SCU; SCP for C-GET", "safelight-courier"});
  out.table({"service", "SOP class", "role", "program"}, rows);

  out.heading(3, "Storage classes");
  rows.clear();
  for (const net::StorageClassEntry& entry : net::storageClasses())
    rows.push_back({std::string(entry.name), std::string(entry.uid), std::string(kindOf(entry.kind)), std::string(statusOf(entry.status))});
  out.table({"SOP class", "UID", "holds", "status"}, rows);

  out.heading(3, "Transfer syntaxes");
  out.paragraph("Accepted: objects are stored in the syntax in which they come, bit for bit. Shown: pictures of this syntax are decoded for viewing.");
  rows.clear();
  for (const net::TransferSyntaxEntry& entry : net::transferSyntaxes()) {
    const dicom::TransferSyntax& known = dicom::transferSyntax(entry.uid);
    const bool shown = known.uid == entry.uid && known.pixels != dicom::PixelCoding::Unsupported;
    rows.push_back({std::string(entry.name), std::string(entry.uid), net::isStorableSyntax(entry.uid) ? "yes" : "no", shown ? "yes" : "no"});
  }
  out.table({"transfer syntax", "UID", "accepted", "shown"}, rows);
}

void networkBehaviour(Markdown& out) {
  const seal::ReceivingSettings settings;
  out.heading(2, "Network: behaviour");
  std::vector<std::vector<std::string>> rows{{"AE title (can be changed)", settings.aeTitle},
                                             {"Port without TLS (can be changed)", std::to_string(settings.plainPort)},
                                             {"Port with TLS (can be changed)", std::to_string(settings.tlsPort)},
                                             {"Address without TLS (can be chosen)", settings.plainAddress.empty() ? "those of this computer that face a device paired without TLS" : settings.plainAddress},
                                             {"Who is let in", "paired peers only, known by calling AE title, address and, over TLS, certificate"},
                                             {"Devices that can be paired", grouped(seal::kMostDevices)}};
  out.table({"setting", "value"}, rows);

  out.heading(3, "Bounds and times");
  rows.clear();
  for (const net::LimitEntry& limit : net::limitEntries()) rows.push_back({std::string(limit.name), limit.value});
  out.table({"bound", "value"}, rows);

  out.heading(3, "Where the standard leaves the choice");
  rows.clear();
  for (const net::BehaviourEntry& entry : net::behaviours()) rows.push_back({std::string(entry.subject), std::string(entry.behaviour)});
  out.table({"subject", "behaviour"}, rows);

  out.heading(3, "Status codes");
  rows.clear();
  for (const net::StatusEntry& entry : net::statusEntries()) rows.push_back({std::string(entry.service), hexOf(entry.code), std::string(entry.meaning)});
  out.table({"service", "status", "meaning"}, rows);
}

void security(Markdown& out) {
  out.heading(2, "Security");
  out.paragraph("PS3.15 B.12, BCP 195 RFC 8996, 9325 TLS Secure Transport Connection Profile. TLS 1.2 and 1.3; nothing older is negotiated. Certificates on both sides: a peer is "
                "believed when its certificate was issued by the practice's own authority, or when exactly this certificate was paired (SHA-256). Either must be valid "
                "today and have 112 bits of strength at least; a server's must also be issued for the address that was called, unless it was paired. No compression, renegotiation, resumption or tickets. "
                "Without TLS a peer is let in only where the practice paired it so.");
  std::vector<std::vector<std::string>> rows;
  for (const net::TlsSuiteEntry& suite : net::tlsSuites()) rows.push_back({std::string(suite.name), std::string(suite.version)});
  out.table({"cipher suite, in order of preference", "TLS"}, rows);
  out.table({"", "in order of preference"}, {{"Key exchange groups", list(net::tlsGroups())}, {"Signatures", list(net::tlsSignatures())}});
  using Authority = net::PracticeAuthority;
  out.table({"certificates that the practice's authority makes", ""},
            {{"Keys", "P-256, or RSA with 3,072 bits for old devices"},
             {"Valid", grouped(Authority::kDeviceDays) + " days, the authority's own " + grouped(Authority::kAuthorityDays) + " days; from " + std::to_string(Authority::kClockDays) + " day before they are made"},
             {"Renewal", "due " + std::to_string(Authority::kRenewDaysBefore) + " days before the end"},
             {"Forms", "PEM; PKCS#12 with AES-256 and SHA-256"}});
}

}  // namespace safelight::conformance
