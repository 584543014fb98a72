#include "tests/process/receiver/modality.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "dicom/net/socket_stream.h"

namespace safelight::tests {

namespace net = dicom::net;

namespace {

constexpr std::size_t kMetaAt = 132;

std::string withoutPadding(ByteView value) {
  std::string text = toString(value);
  while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) text.pop_back();
  return text;
}

sockaddr_in loopback(const std::string& address, std::uint16_t port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(port);
  REQUIRE(::inet_pton(AF_INET, address.c_str(), &result.sin_addr) == 1);
  return result;
}

void element(ByteWriter& writer, std::uint16_t group, std::uint16_t number, std::string_view representation, std::string value) {
  if (value.size() % 2 != 0) value.push_back(representation == "UI" ? '\0' : ' ');
  writer.u16(group);
  writer.u16(number);
  writer.raw(asBytes(representation));
  if (representation == "OB" || representation == "OW") {
    writer.u16(0);
    writer.u32(static_cast<std::uint32_t>(value.size()));
  } else {
    writer.u16(static_cast<std::uint16_t>(value.size()));
  }
  writer.raw(asBytes(value));
}

std::string number16(std::uint16_t value) { return {static_cast<char>(value & 0xff), static_cast<char>(value >> 8)}; }

}  // namespace

std::optional<SentObject> takeApart(ByteView file) {
  if (file.size() < kMetaAt || toString(file.subspan(128, 4)) != "DICM") return std::nullopt;
  ByteReader reader(file.subspan(kMetaAt));
  SentObject object;
  std::size_t rest = 0;
  while (!reader.failed() && (rest == 0 || reader.remaining() > rest)) {
    const std::uint16_t group = reader.u16(), number = reader.u16();
    const std::string representation = toString(reader.raw(2));
    const bool isLong = representation == "OB" || representation == "UN" || representation == "OW" || representation == "UT";
    if (isLong) reader.u16();
    const ByteView value = reader.raw(isLong ? reader.u32() : reader.u16());
    if (group != 2 || reader.failed()) return std::nullopt;
    if (number == 0) rest = reader.remaining() - ByteReader(value).u32();
    if (number == 2) object.sopClass = withoutPadding(value);
    if (number == 3) object.sopInstance = withoutPadding(value);
    if (number == 0x10) object.transferSyntax = withoutPadding(value);
  }
  if (reader.failed()) return std::nullopt;
  const ByteView data = file.last(rest);
  object.dataSet.assign(data.begin(), data.end());
  return object;
}

Bytes dataSetOf(ByteView file) {
  const auto object = takeApart(file);
  REQUIRE(object);
  return object->dataSet;
}

SentObject makeObject(const std::string& instance, std::size_t pixelBytes, std::string_view text) {
  SentObject object;
  object.sopClass = "1.2.840.10008.5.1.4.1.1.7";
  object.sopInstance = "1.2.826.0.1.3680043.9.9999." + instance;
  object.transferSyntax = std::string(net::kExplicitVrLittleEndian);
  std::string pixels;
  while (pixels.size() < pixelBytes) pixels += text;
  pixels.resize(pixelBytes);
  ByteWriter writer;
  element(writer, 0x0008, 0x0016, "UI", object.sopClass);
  element(writer, 0x0008, 0x0018, "UI", object.sopInstance);
  element(writer, 0x0008, 0x0060, "CS", "OT");
  element(writer, 0x0010, 0x0010, "PN", "CANARYNET^RECEIVED");
  element(writer, 0x0010, 0x0020, "LO", "P-77");
  element(writer, 0x0020, 0x000d, "UI", "1.2.826.0.1.3680043.9.9998.1");
  element(writer, 0x0020, 0x000e, "UI", "1.2.826.0.1.3680043.9.9998.2");
  element(writer, 0x0028, 0x0002, "US", number16(1));
  element(writer, 0x0028, 0x0004, "CS", "MONOCHROME2");
  element(writer, 0x0028, 0x0010, "US", number16(1));
  element(writer, 0x0028, 0x0011, "US", number16(static_cast<std::uint16_t>(std::min<std::size_t>(pixelBytes, 65535))));
  element(writer, 0x0028, 0x0100, "US", number16(8));
  element(writer, 0x0028, 0x0101, "US", number16(8));
  element(writer, 0x0028, 0x0102, "US", number16(7));
  element(writer, 0x0028, 0x0103, "US", number16(0));
  element(writer, 0x7fe0, 0x0010, "OB", pixels);
  object.dataSet = std::move(writer).take();
  return object;
}

std::unique_ptr<net::ByteStream> connectFrom(const std::string& source, std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  REQUIRE(socket >= 0);
  const sockaddr_in from = loopback(source, 0), to = loopback("127.0.0.1", port);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    ::close(socket);
    return nullptr;
  }
  auto stream = net::SocketStream::adopt(socket);
  if (!stream) return nullptr;
  return std::move(*stream);
}

Result<net::Association> associate(std::uint16_t port, const std::vector<SentObject>& objects, const std::string& callingAe, const std::string& source) {
  auto stream = connectFrom(source, port);
  if (!stream) return fail(ErrorCode::ConnectionRefused);
  net::AssociationProposal proposal;
  proposal.callingAe = callingAe;
  proposal.calledAe = "SAFELIGHT";
  proposal.contexts.push_back(net::proposeContext(net::kVerification, net::uncompressedSyntaxes()));
  proposal.contexts.push_back(net::proposeContext(net::kStorageCommitment, net::uncompressedSyntaxes()));
  std::set<std::pair<std::string, std::string>> proposed;
  for (const SentObject& object : objects)
    if (proposed.emplace(object.sopClass, object.transferSyntax).second)
      proposal.contexts.push_back(net::proposeContext(object.sopClass, {object.transferSyntax}));
  return net::Association::request(std::move(stream), std::move(proposal));
}

net::Status send(net::Association& association, const SentObject& object) {
  const auto status = net::store(association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, net::DataSource::of(object.dataSet));
  INFO((status ? std::string() : std::string(errorName(status.error().code)) + " " + status.error().detail));
  REQUIRE(status);
  return *status;
}

Result<net::Status> sendOne(std::uint16_t port, const SentObject& object, const std::string& callingAe, const std::string& source) {
  TRY_ASSIGN(net::Association association, associate(port, {object}, callingAe, source));
  TRY_ASSIGN(const net::Status status, net::store(association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, net::DataSource::of(object.dataSet)));
  TRY_VOID(association.release());
  return status;
}

}  // namespace safelight::tests
