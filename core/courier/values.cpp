#include "core/courier/values.h"

#include <algorithm>

#include "core/base/clean_text.h"
#include "core/model/image_codec.h"

namespace safelight::courier {
namespace {

constexpr std::size_t kPemBytes = 64u << 10;

std::string readPem(ByteReader& reader) {
  std::string text = reader.text();
  if (text.size() > kPemBytes) reader.fail();
  return text;
}

std::array<std::uint8_t, 32> readHash(ByteReader& reader) {
  std::array<std::uint8_t, 32> hash{};
  const ByteView bytes = reader.raw(hash.size());
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

void encodeTime(ByteWriter& writer, const std::optional<model::LocalTime>& time) {
  writer.flag(time.has_value());
  writer.i64(time ? time->seconds : 0);
}

std::optional<model::LocalTime> readTime(ByteReader& reader) {
  const bool has = reader.flag();
  const model::LocalTime time{reader.i64()};
  if (!has) return std::nullopt;
  if (time.seconds < -62135596800 || time.seconds > 253402300799) reader.fail();
  return time;
}

Level readLevel(ByteReader& reader) {
  const std::uint8_t level = reader.u8();
  if (level < 1 || level > 3) reader.fail();
  return static_cast<Level>(std::clamp<std::uint8_t>(level, 1, 3));
}

/// An identity whose texts are clean.
model::SourceIdentity readPatient(ByteReader& reader) {
  model::SourceIdentity patient = model::readIdentity(reader);
  for (const std::string* text : {&patient.patientNumber, &patient.familyName, &patient.givenName})
    if (!isCleanText(*text)) reader.fail();
  return patient;
}

void encodeStrings(ByteWriter& writer, const std::vector<std::string>& texts) {
  writer.u32(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) writer.text(text);
}

std::vector<std::string> readStrings(ByteReader& reader, std::size_t most) {
  const std::uint32_t count = reader.count(4);
  if (count > most) reader.fail();
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) texts.push_back(readClean(reader, 256));
  return texts;
}

}  // namespace

std::string readClean(ByteReader& reader, std::size_t most) {
  std::string text = reader.text();
  if (isCleanText(text, most)) return text;
  reader.fail();
  return {};
}

std::string readUid(ByteReader& reader) {
  std::string uid = reader.text();
  const bool good = uid.size() <= 64 && std::all_of(uid.begin(), uid.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  if (good) return uid;
  reader.fail();
  return {};
}

void encode(ByteWriter& writer, const TlsIdentity& tls) {
  writer.text(tls.certificate);
  writer.blob(tls.key);
  writer.text(tls.authorities);
  writer.u32(static_cast<std::uint32_t>(tls.pinned.size()));
  for (const auto& hash : tls.pinned) writer.raw(hash);
}

TlsIdentity readTls(ByteReader& reader) {
  TlsIdentity tls;
  tls.certificate = readPem(reader);
  const ByteView key = reader.blob();
  if (key.size() > kPemBytes) reader.fail();
  else tls.key.assign(key.begin(), key.end());
  tls.authorities = readPem(reader);
  const std::uint32_t count = reader.count(32);
  if (count > Limits::kPeers) reader.fail();
  for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) tls.pinned.push_back(readHash(reader));
  return tls;
}

void encode(ByteWriter& writer, const Node& node) {
  for (const std::string* text : {&node.aeTitle, &node.ownAeTitle, &node.address}) writer.text(*text);
  writer.u16(node.port);
  writer.flag(node.tls.has_value());
  if (node.tls) encode(writer, *node.tls);
  writer.u32(node.connectMilliseconds);
  writer.u32(node.answerMilliseconds);
}

Node readNode(ByteReader& reader) {
  Node node;
  node.aeTitle = readClean(reader, 16);
  node.ownAeTitle = readClean(reader, 16);
  node.address = readClean(reader, 256);
  node.port = reader.u16();
  if (reader.flag()) node.tls = readTls(reader);
  node.connectMilliseconds = reader.u32();
  node.answerMilliseconds = reader.u32();
  return node;
}

void encode(ByteWriter& writer, const Query& query) {
  writer.u8(static_cast<std::uint8_t>(query.level));
  for (const std::string* text : {&query.patientNumber, &query.familyName, &query.givenName, &query.study, &query.series, &query.instance,
                                  &query.accession, &query.modality})
    writer.text(*text);
  for (const auto* date : {&query.birthDate, &query.from, &query.to}) model::encode(writer, *date);
  writer.u32(query.most);
}

Query readQuery(ByteReader& reader) {
  Query query;
  query.level = readLevel(reader);
  for (std::string* text : {&query.patientNumber, &query.familyName, &query.givenName}) *text = readClean(reader, 256);
  for (std::string* uid : {&query.study, &query.series, &query.instance}) *uid = readUid(reader);
  for (std::string* text : {&query.accession, &query.modality}) *text = readClean(reader, 64);
  for (auto* date : {&query.birthDate, &query.from, &query.to}) *date = model::readDate(reader);
  query.most = std::min(reader.u32(), Limits::kFound);
  return query;
}

void encode(ByteWriter& writer, const RemoteItem& item) {
  writer.u8(static_cast<std::uint8_t>(item.level));
  model::encode(writer, item.patient);
  for (const std::string* text : {&item.study, &item.series, &item.instance, &item.sopClass, &item.accession, &item.modality, &item.studyDescription,
                                  &item.seriesDescription})
    writer.text(*text);
  encodeTime(writer, item.at);
  writer.i32(item.number);
  writer.u32(item.seriesCount);
  writer.u32(item.imageCount);
}

RemoteItem readRemote(ByteReader& reader) {
  RemoteItem item;
  item.level = readLevel(reader);
  item.patient = readPatient(reader);
  for (std::string* uid : {&item.study, &item.series, &item.instance, &item.sopClass}) *uid = readUid(reader);
  for (std::string* text : {&item.accession, &item.modality, &item.studyDescription, &item.seriesDescription}) *text = readClean(reader);
  item.at = readTime(reader);
  item.number = reader.i32();
  item.seriesCount = reader.u32();
  item.imageCount = reader.u32();
  return item;
}

void encode(ByteWriter& writer, const OrderLine& line) {
  writer.u32(line.line);
  encode(writer, line.error);
  writer.text(line.field);
  model::encode(writer, line.patient);
  model::encode(writer, line.order);
  writer.flag(line.isCancelled);
}

OrderLine readOrderLine(ByteReader& reader) {
  OrderLine line;
  line.line = reader.u32();
  line.error = readReason(reader);
  line.field = readClean(reader, 64);
  line.patient = readPatient(reader);
  line.order = model::readOrder(reader);
  const model::WorklistOrder& order = line.order;
  for (const std::string* text : {&order.accession, &order.procedureId, &order.stepId, &order.studyUid, &order.description, &order.modality,
                                  &order.station, &order.note, &order.source})
    if (!isCleanText(*text)) reader.fail();
  line.isCancelled = reader.flag();
  return line;
}

void encode(ByteWriter& writer, const ServerSettings& settings) {
  encodeStrings(writer, settings.plainAddresses);
  writer.u16(settings.plainPort);
  encodeStrings(writer, settings.tlsAddresses);
  writer.u16(settings.tlsPort);
  writer.flag(settings.tls.has_value());
  if (settings.tls) encode(writer, *settings.tls);
}

ServerSettings readServerSettings(ByteReader& reader) {
  ServerSettings settings;
  settings.plainAddresses = readStrings(reader, 64);
  settings.plainPort = reader.u16();
  settings.tlsAddresses = readStrings(reader, 64);
  settings.tlsPort = reader.u16();
  if (reader.flag()) settings.tls = readTls(reader);
  return settings;
}

void encode(ByteWriter& writer, const WorklistPeer& peer) {
  writer.text(peer.aeTitle);
  writer.text(peer.address);
  writer.flag(peer.certificate.has_value());
  if (peer.certificate) writer.raw(*peer.certificate);
}

WorklistPeer readPeer(ByteReader& reader) {
  WorklistPeer peer;
  peer.aeTitle = readClean(reader, 16);
  peer.address = readClean(reader, 64);
  if (reader.flag()) peer.certificate = readHash(reader);
  return peer;
}

bool isReasonOfCourier(ErrorCode code) {
  const auto number = static_cast<std::uint16_t>(code);
  if (number >= 350 && number < 450) return code != ErrorCode::CourierLied;
  switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
    case ErrorCode::InvalidArgument:
    case ErrorCode::PermissionDenied:
    case ErrorCode::FileCorrupt:
    case ErrorCode::FileTruncated:
    case ErrorCode::FileTooLarge:
    case ErrorCode::FileEmpty:
    case ErrorCode::TooManyElements:
    case ErrorCode::NestedTooDeep:
    case ErrorCode::FormatUnknown:
    case ErrorCode::TransferSyntaxUnsupported:
    case ErrorCode::SandboxUnavailable:
      return true;
    default: return false;
  }
}

void encode(ByteWriter& writer, const std::optional<ErrorCode>& code) { writer.u16(code ? static_cast<std::uint16_t>(*code) : 0); }

std::optional<ErrorCode> readReason(ByteReader& reader) {
  const std::uint16_t number = reader.u16();
  if (number == 0) return std::nullopt;
  const ErrorCode code = errorFromNumber(number);
  if (static_cast<std::uint16_t>(code) != number || !isReasonOfCourier(code)) reader.fail();
  return code;
}

}  // namespace safelight::courier
