#include "core/vault/receiving/devices.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "core/seal/read_array.h"
#include "core/vault/receiving/inbox_keys.h"
#include "core/vault/sql_text.h"

namespace safelight::vault {

namespace {

constexpr std::size_t kMostNameBytes = 64;
constexpr const char* kColumns = "id, name, ae_title, address, port, kind, link, certificate, paired, unpaired";

constexpr std::array<std::pair<seal::DeviceKind, std::string_view>, 7> kKinds{{
    {seal::DeviceKind::Other, "other"}, {seal::DeviceKind::Panoramic, "panoramic"}, {seal::DeviceKind::Intraoral, "intraoral"},
    {seal::DeviceKind::Cbct, "cbct"}, {seal::DeviceKind::Camera, "camera"}, {seal::DeviceKind::Archive, "archive"},
    {seal::DeviceKind::Workstation, "workstation"},
}};

Device readDevice(const store::Statement& row) {
  Device device;
  device.id.uuid = Uuid::fromBytes(row.blob(0));
  device.details.name = row.text(1);
  device.details.aeTitle = row.text(2);
  device.details.address = row.text(3);
  device.details.port = static_cast<std::uint16_t>(row.integer(4));
  device.details.kind = static_cast<seal::DeviceKind>(row.integer(5));
  device.details.link = static_cast<seal::DeviceLink>(row.integer(6));
  ByteReader certificate(row.blob(7));
  device.details.certificate = seal::readArray<32>(certificate);
  device.pairedAt.milliseconds = row.integer(8);
  device.unpaired = !row.isNull(9);
  return device;
}

Result<std::vector<Device>> selectDevices(store::Connection& catalogue, const std::string& where, const std::function<void(store::Statement&)>& bind) {
  std::vector<Device> found;
  TRY_ASSIGN(auto* select, catalogue.prepare(sqlText({"SELECT ", kColumns, " FROM device ", where})));
  select->begin();
  if (bind) bind(*select);
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    found.push_back(readDevice(*select));
  }
  select->reset();
  return found;
}

/// Checked and in the form that is kept.
Result<DeviceDetails> checked(DeviceDetails details) {
  if (!seal::isAeTitle(details.aeTitle)) return fail(ErrorCode::AeTitleInvalid);
  TRY_ASSIGN(details.address, numericAddress(details.address));
  if (details.name.empty()) details.name = details.aeTitle;
  if (details.name.size() > kMostNameBytes || details.port == 0) return fail(ErrorCode::InvalidArgument, "device");
  const bool hasCertificate = details.certificate != seal::Hash{};
  if (hasCertificate != (details.link == seal::DeviceLink::Tls)) return fail(ErrorCode::InvalidArgument, "certificate");
  return details;
}

Result<void> requireFree(Vault& vault, const DeviceDetails& details, model::DeviceId except) {
  TRY_ASSIGN(const auto known, devicesNamed(vault, details.aeTitle, details.address));
  const bool taken = std::any_of(known.begin(), known.end(), [except](const Device& device) { return device.id != except; });
  return taken ? Result<void>(fail(ErrorCode::DeviceExists)) : ok();
}

change::DevicePaired pairedChange(model::DeviceId id, const DeviceDetails& details) {
  return {{id.uuid, details.name, details.aeTitle, details.address, details.port, details.kind, details.link, details.certificate}};
}

/// What the receiver wrote about its callers; nothing when there is none or it is not its word.
std::vector<seal::PeerSeen> readSeen(Vault::Internals& vault) {
  const auto receiver = namedReceiver(vault.catalogue);
  if (!receiver || !*receiver) return {};
  const auto file = store::readWhole(vault.environment.files, vault.layout.inbox() / "seen", seal::kLargestPeersSeen);
  if (!file) return {};
  auto seen = seal::openPeersSeen(*file, **receiver);
  if (!seen || seen->vault != vault.id().uuid) return {};
  return std::move(seen->peers);
}

// ---- addresses ----

std::optional<std::string> numericIpv4(std::string_view text) {
  std::string plain;
  for (int part = 0; part < 4; ++part) {
    const std::size_t end = part < 3 ? text.find('.') : text.size();
    if (end == std::string_view::npos || end == 0 || end > 3) return std::nullopt;
    unsigned value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + end, value);
    if (error != std::errc() || rest != text.data() + end || value > 255 || (end > 1 && text[0] == '0')) return std::nullopt;
    plain += (part > 0 ? "." : "") + std::to_string(value);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return text.empty() ? std::optional(plain) : std::nullopt;
}

using Ipv6Groups = std::vector<std::uint16_t>;

/// Groups between colons; an IPv4 tail gives two.
std::optional<Ipv6Groups> ipv6Groups(std::string_view text) {
  Ipv6Groups groups;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const std::string_view group = text.substr(0, end);
    if (const auto tail = numericIpv4(group); tail && end == text.size()) {
      std::array<unsigned, 4> bytes{};
      const char* at = tail->data();
      for (unsigned& byte : bytes) at = std::from_chars(at, tail->data() + tail->size(), byte).ptr + 1;
      groups.push_back(static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]));
      groups.push_back(static_cast<std::uint16_t>(bytes[2] << 8 | bytes[3]));
    } else {
      unsigned value = 0;
      const auto [rest, error] = std::from_chars(group.data(), group.data() + group.size(), value, 16);
      if (group.empty() || group.size() > 4 || error != std::errc() || rest != group.data() + group.size()) return std::nullopt;
      groups.push_back(static_cast<std::uint16_t>(value));
    }
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
    if (text.empty()) return std::nullopt;  // ends with a lone colon
  }
  return groups;
}

/// RFC 5952: lower case, no leading zeros, the longest run of two zero groups or more as "::".
std::string ipv6Text(const Ipv6Groups& groups) {
  std::size_t bestAt = 0, bestLength = 1;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::size_t length = 0;
    while (i + length < groups.size() && groups[i + length] == 0) ++length;
    if (length > bestLength) std::tie(bestAt, bestLength) = std::pair(i, length);
  }
  std::string text;
  for (std::size_t i = 0; i < groups.size();) {
    if (bestLength > 1 && i == bestAt) {
      text += "::";
      i += bestLength;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    char digits[8];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, static_cast<unsigned>(groups[i]), 16).ptr);
    ++i;
  }
  return text;
}

std::optional<std::string> numericIpv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto groups = ipv6Groups(text);
    return groups && groups->size() == 8 ? std::optional(ipv6Text(*groups)) : std::nullopt;
  }
  const std::string_view after = text.substr(gap + 2);
  if (after.find("::") != std::string_view::npos) return std::nullopt;
  auto head = ipv6Groups(text.substr(0, gap));
  const auto tail = ipv6Groups(after);
  if (!head || !tail || head->size() + tail->size() > 7) return std::nullopt;
  head->resize(8 - tail->size());
  head->insert(head->end(), tail->begin(), tail->end());
  return ipv6Text(*head);
}

}  // namespace

std::string_view deviceKindName(seal::DeviceKind kind) {
  for (const auto& [value, name] : kKinds)
    if (value == kind) return name;
  return "other";
}

std::optional<seal::DeviceKind> deviceKindFromName(std::string_view text) {
  for (const auto& [value, name] : kKinds)
    if (name == text) return value;
  return std::nullopt;
}

Result<std::string> numericAddress(std::string_view text) {
  if (auto plain = numericIpv4(text)) return std::move(*plain);
  if (auto plain = text.find(':') == std::string_view::npos ? std::nullopt : numericIpv6(text)) return std::move(*plain);
  return fail(ErrorCode::DeviceAddressInvalid);
}

Result<model::DeviceId> pairDevice(Vault& vault, const DeviceDetails& wanted) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const DeviceDetails details, checked(wanted));
  TRY_VOID(requireFree(vault, details, {}));
  TRY_ASSIGN(const auto all, devices(vault));
  if (all.size() >= seal::kMostDevices) return fail(ErrorCode::TooManyDevices);
  // First of all, so that a device is never paired that nobody may receive from.
  TRY_VOID(authorityCertificate(internals));
  const model::DeviceId id{newUuid(internals.environment.clock, internals.environment.random)};
  TRY_VOID(commit(internals, {{{}, pairedChange(id, details)}}));
  TRY_VOID(issueOrder(internals, InboxKeyUse::Current));
  return id;
}

Result<void> editDevice(Vault& vault, model::DeviceId id, const DeviceDetails& wanted) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  TRY_ASSIGN(const Device device, findDevice(vault, id));
  if (device.unpaired) return fail(ErrorCode::DeviceNotFound);
  TRY_ASSIGN(const DeviceDetails details, checked(wanted));
  if (details == device.details) return {};
  TRY_VOID(requireFree(vault, details, id));
  TRY_VOID(commit(vault.internals(), {{{}, pairedChange(id, details)}}));
  return issueOrder(vault.internals(), InboxKeyUse::Current);
}

Result<void> unpairDevice(Vault& vault, model::DeviceId id) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  TRY_ASSIGN(const Device device, findDevice(vault, id));
  if (device.unpaired) return fail(ErrorCode::DeviceNotFound);
  TRY_VOID(commit(vault.internals(), {{{}, change::DeviceUnpaired{id}}}));
  return issueOrder(vault.internals(), InboxKeyUse::Current);
}

Result<std::vector<Device>> devices(Vault& vault) {
  TRY_ASSIGN(auto found, selectDevices(vault.internals().catalogue, "WHERE unpaired IS NULL ORDER BY name, id", {}));
  const auto seen = readSeen(vault.internals());
  const Environment& environment = vault.environment();
  const Instant now = environment.clock.now();
  const std::int64_t today = model::LocalTime::at(now, environment.clock).date().dayNumber();
  for (Device& device : found)
    for (const seal::PeerSeen& peer : seen) {
      if (peer.device != device.id.uuid) continue;
      if (!device.lastSeen || peer.last > *device.lastSeen) device.lastSeen = peer.last;
      if (peer.images > 0 && (!device.lastImage || peer.lastImage > *device.lastImage)) device.lastImage = peer.lastImage;
      device.images += peer.images;
      if (peer.day == today) device.imagesToday += peer.imagesThatDay;
    }
  return found;
}

Result<Device> findDevice(Vault& vault, model::DeviceId id) {
  TRY_ASSIGN(auto found, selectDevices(vault.internals().catalogue, "WHERE id = ?", [id](store::Statement& s) { s.bindBlob(id.uuid.view()); }));
  if (found.empty()) return fail(ErrorCode::DeviceNotFound);
  return std::move(found.front());
}

Result<std::vector<Device>> devicesNamed(Vault& vault, std::string_view aeTitle, std::string_view address) {
  return selectDevices(vault.internals().catalogue, "WHERE unpaired IS NULL AND ae_title = ?1 AND (?2 = '' OR address = ?2) ORDER BY address",
                       [aeTitle, address](store::Statement& s) { s.bind(aeTitle).bind(address); });
}

Result<std::vector<seal::PeerSeen>> unknownPeers(Vault& vault) {
  TRY_ASSIGN(const auto paired, selectDevices(vault.internals().catalogue, "WHERE unpaired IS NULL", {}));
  std::vector<seal::PeerSeen> unknown;
  for (seal::PeerSeen& peer : readSeen(vault.internals())) {
    const bool isPaired = std::any_of(paired.begin(), paired.end(), [&peer](const Device& device) {
      return device.id.uuid == peer.device || (device.details.aeTitle == peer.aeTitle && device.details.address == peer.address);
    });
    if (!isPaired) unknown.push_back(std::move(peer));
  }
  std::sort(unknown.begin(), unknown.end(), [](const auto& a, const auto& b) { return a.last > b.last; });
  return unknown;
}

}  // namespace safelight::vault
