#include "core/seal/receiving_order.h"

#include <algorithm>

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kMagic = "SLINBOXK";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kMostNameBytes = 64;
constexpr std::size_t kMostAddressBytes = 45;  // the longest numeric IPv6 address
constexpr std::size_t kSignatureBytes = sizeof(Signature);
// One byte of the settings; without an address they are the bytes they always were.
constexpr std::uint8_t kWorklistWhileLocked = 1, kPlainAddress = 2;
constexpr std::size_t kSmallestDevice = 16 + 3 * 4 + 2 + 2 + 32;

tl::unexpected<Error> invalid(const char* why) { return fail(ErrorCode::ReceivingOrderInvalid, why); }

bool isNumericAddress(std::string_view text) {
  return !text.empty() && text.size() <= kMostAddressBytes &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '.' || c == ':'; });
}

bool isSound(const PairedDevice& device) {
  return isAeTitle(device.aeTitle) && isNumericAddress(device.address) && device.name.size() <= kMostNameBytes;
}

std::optional<PairedDevice> readDevice(ByteReader& reader) {
  PairedDevice device;
  device.id = readUuid(reader);
  device.name = reader.text();
  device.aeTitle = reader.text();
  device.address = reader.text();
  device.port = reader.u16();
  const std::uint8_t kind = reader.u8();
  // A kind that a newer program added is still a device.
  device.kind = kind <= static_cast<std::uint8_t>(DeviceKind::Workstation) ? static_cast<DeviceKind>(kind) : DeviceKind::Other;
  const std::uint8_t link = reader.u8();
  device.certificate = readArray<32>(reader);
  if (reader.failed() || link < 1 || link > 2 || !isSound(device)) return std::nullopt;
  device.link = static_cast<DeviceLink>(link);
  return device;
}

bool readBody(ByteReader& reader, ReceivingOrder& order) {
  order.vault = readUuid(reader);
  order.issue = reader.u64();
  order.issuedAt.milliseconds = reader.i64();
  order.inboxKeyId = readUuid(reader);
  order.inboxKey = readArray<32>(reader);
  order.receiverKey = readArray<32>(reader);
  order.settings = readReceivingSettings(reader);
  const std::uint32_t count = reader.count(kSmallestDevice);
  if (count > kMostDevices) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto device = readDevice(reader);
    if (!device) return false;
    order.devices.push_back(std::move(*device));
  }
  order.certificate = readAuthorityCertificate(reader);
  return reader.finished() && isAeTitle(order.settings.aeTitle);
}

}  // namespace

void encode(ByteWriter& writer, const PairedDevice& device) {
  writer.raw(device.id.view());
  writer.text(device.name);
  writer.text(device.aeTitle);
  writer.text(device.address);
  writer.u16(device.port);
  writer.u8(static_cast<std::uint8_t>(device.kind));
  writer.u8(static_cast<std::uint8_t>(device.link));
  writer.raw(device.certificate);
}

void encode(ByteWriter& writer, const ReceivingSettings& settings) {
  writer.text(settings.aeTitle);
  writer.u16(settings.plainPort);
  writer.u16(settings.tlsPort);
  writer.u64(settings.spoolQuotaBytes);
  writer.u64(settings.deviceQuotaBytes);
  writer.u64(settings.keepFreeBytes);
  const bool hasAddress = !settings.plainAddress.empty();
  writer.u8(static_cast<std::uint8_t>((settings.worklistWhileLocked ? kWorklistWhileLocked : 0) | (hasAddress ? kPlainAddress : 0)));
  if (hasAddress) writer.text(settings.plainAddress);
}

ReceivingSettings readReceivingSettings(ByteReader& reader) {
  ReceivingSettings settings;
  settings.aeTitle = reader.text();
  settings.plainPort = reader.u16();
  settings.tlsPort = reader.u16();
  settings.spoolQuotaBytes = reader.u64();
  settings.deviceQuotaBytes = reader.u64();
  settings.keepFreeBytes = reader.u64();
  const std::uint8_t flags = reader.u8();
  settings.worklistWhileLocked = (flags & kWorklistWhileLocked) != 0;
  if ((flags & kPlainAddress) != 0) {
    settings.plainAddress = reader.text();
    if (!isNumericAddress(settings.plainAddress)) reader.fail();
  }
  if (flags > (kWorklistWhileLocked | kPlainAddress)) reader.fail();
  return settings;
}

void encode(ByteWriter& writer, const AuthorityCertificate& certificate) {
  writer.raw(certificate.authority);
  writer.u32(certificate.epoch);
  writer.raw(certificate.owner.view());
  writer.raw(certificate.signature);
}

AuthorityCertificate readAuthorityCertificate(ByteReader& reader) {
  AuthorityCertificate certificate;
  certificate.authority = readArray<32>(reader);
  certificate.epoch = reader.u32();
  certificate.owner = readUuid(reader);
  certificate.signature = readArray<sizeof(Signature)>(reader);
  return certificate;
}

bool isAeTitle(std::string_view text) {
  if (text.empty() || text.size() > 16 || text.front() == ' ' || text.back() == ' ') return false;
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e && c != '\\'; });
}

const PairedDevice* ReceivingOrder::byId(Uuid id) const {
  const auto found = std::ranges::find(devices, id, &PairedDevice::id);
  return found == devices.end() ? nullptr : &*found;
}

bool ReceivingOrder::knowsAddress(std::string_view address) const {
  return std::ranges::any_of(devices, [address](const PairedDevice& device) { return device.address == address; });
}

Bytes authorityMessage(Uuid vault, std::uint32_t epoch, const SigningPublicKey& authority) {
  ByteWriter writer;
  writer.raw(asBytes("safelight inbox authority 1"));
  writer.raw(vault.view());
  writer.u32(epoch);
  writer.raw(authority);
  return std::move(writer).take();
}

Result<Bytes> signOrder(const ReceivingOrder& order, const SignFunction& sign) {
  if (order.devices.size() > kMostDevices || !isAeTitle(order.settings.aeTitle) || !std::ranges::all_of(order.devices, isSound))
    return fail(ErrorCode::InvalidArgument, "receiving order");
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(order.vault.view());
  writer.u64(order.issue);
  writer.i64(order.issuedAt.milliseconds);
  writer.raw(order.inboxKeyId.view());
  writer.raw(order.inboxKey);
  writer.raw(order.receiverKey);
  encode(writer, order.settings);
  writer.u32(static_cast<std::uint32_t>(order.devices.size()));
  for (const PairedDevice& device : order.devices) encode(writer, device);
  encode(writer, order.certificate);
  writer.raw(sign(writer.bytes()));
  return std::move(writer).take();
}

Result<ReceivingOrder> parseOrder(ByteView file) {
  if (file.size() > kLargestOrder || file.size() < kMagic.size() + 2 + kSignatureBytes) return invalid("length");
  const ByteView message = file.first(file.size() - kSignatureBytes);
  ByteReader reader(message);
  if (toString(reader.raw(kMagic.size())) != kMagic) return invalid("magic");
  const std::uint16_t version = reader.u16();
  if (version > kVersion) return fail(ErrorCode::VaultTooNew, "receiving order version " + std::to_string(version));
  if (version != kVersion) return invalid("version");
  ReceivingOrder order;
  if (!readBody(reader, order)) return invalid("content");
  ByteReader tail(file.last(kSignatureBytes));
  if (!verifies(order.certificate.authority, message, readArray<kSignatureBytes>(tail))) return invalid("signature of the order");
  return order;
}

Result<ReceivingOrder> openOrder(ByteView file, const MemberKeys& members) {
  TRY_ASSIGN(ReceivingOrder order, parseOrder(file));
  if (order.vault != members.vault()) return invalid("another vault's");
  const AuthorityCertificate& certificate = order.certificate;
  // Whoever left has the root, and with it the authority, of an epoch before.
  if (certificate.epoch != members.epoch()) return invalid("of another epoch");
  const MemberKey* const owner = members.activeOwner(certificate.owner);
  if (owner == nullptr) return invalid("certified by nobody who is an owner");
  if (!verifies(owner->signingKey, authorityMessage(order.vault, certificate.epoch, certificate.authority), certificate.signature))
    return invalid("signature of the certificate");
  return order;
}

}  // namespace safelight::seal
