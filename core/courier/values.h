#pragma once
// What the courier is told and what it tells, as values: nodes, queries, what a PACS has, orders out of a file.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/model/image.h"
#include "core/model/worklist.h"

namespace safelight::courier {

/// Who we are on a secure connection, and whom we believe.
struct TlsIdentity {
  std::string certificate;   // PEM, ours first
  Bytes key;                 // PEM; whoever fills it wipes it
  std::string authorities;   // PEM: who may issue the other side's; empty: nobody
  std::vector<std::array<std::uint8_t, 32>> pinned;  // SHA-256 of certificates believed whoever issued them

  bool operator==(const TlsIdentity&) const = default;
};

/// The other side of a client's work.
struct Node {
  std::string aeTitle;
  std::string ownAeTitle = "SAFELIGHT";
  std::string address;       // name or number
  std::uint16_t port = 104;
  std::optional<TlsIdentity> tls;
  std::uint32_t connectMilliseconds = 10'000;
  std::uint32_t answerMilliseconds = 60'000;  // patience for one answer

  bool operator==(const Node&) const = default;
};

/// One image that is to be sent; its bytes follow when the courier asks for them.
struct OutgoingObject {
  std::string sopClass, sopInstance, transferSyntax;
  bool operator==(const OutgoingObject&) const = default;
};

/// Whether the node is asked to promise that it keeps what it got. What it says later, over an association of its own, comes to the receiver.
struct CommitmentWish {
  bool ask = false;
  std::uint32_t waitMilliseconds = 5'000;  // for the report over the same association

  bool operator==(const CommitmentWish&) const = default;
};

enum class Level : std::uint8_t { Study = 1, Series = 2, Image = 3 };

/// What is asked of a PACS. Empty members are not asked for; names may hold * and ?.
struct Query {
  Level level = Level::Study;
  std::string patientNumber, familyName, givenName;
  std::optional<model::Date> birthDate;
  std::string study, series, instance;  // UIDs
  std::string accession, modality;
  std::optional<model::Date> from, to;  // study date, both included
  std::uint32_t most = 1'000;           // answers

  bool operator==(const Query&) const = default;
};

/// One answer: a study, a series or an image that the PACS has. Texts are clean UTF-8, UIDs checked.
struct RemoteItem {
  Level level = Level::Study;
  model::SourceIdentity patient;
  std::string study, series, instance;
  std::string sopClass;
  std::string accession;
  std::string modality;          // of a study: those of its series, divided by backslashes
  std::string studyDescription, seriesDescription;
  std::optional<model::LocalTime> at;
  std::int32_t number = 0;       // of the series or the instance
  std::uint32_t seriesCount = 0, imageCount = 0;  // 0: not told

  bool operator==(const RemoteItem&) const = default;
};

/// One line (or JSON object) of a drop file, or why it is none.
struct OrderLine {
  std::uint32_t line = 0;  // from 1; for JSON the number of the object
  std::optional<ErrorCode> error;
  std::string field;       // the field that is missing or wrong, in words for people
  model::SourceIdentity patient;
  model::WorklistOrder order;
  bool isCancelled = false;

  bool operator==(const OrderLine&) const = default;
};

/// A device that may ask for the worklist.
struct WorklistPeer {
  std::string aeTitle;
  std::string address;  // numeric
  std::optional<std::array<std::uint8_t, 32>> certificate;  // paired for TLS: only so

  bool operator==(const WorklistPeer&) const = default;
};

/// Where the worklist server listens.
struct ServerSettings {
  std::vector<std::string> plainAddresses;  // numeric; empty: no plain DICOM
  std::uint16_t plainPort = 0;              // 0: the system chooses, Listening tells
  std::vector<std::string> tlsAddresses;
  std::uint16_t tlsPort = 0;
  std::optional<TlsIdentity> tls;

  bool operator==(const ServerSettings&) const = default;
};

/// Bounds that both sides keep to.
struct Limits {
  static constexpr std::size_t kMessageBytes = 8u << 20;
  static constexpr std::uint64_t kObjectBytes = 768ull << 20;
  static constexpr std::uint32_t kObjects = 512;       // of one sending
  static constexpr std::uint32_t kFound = 10'000;
  static constexpr std::uint32_t kItems = 2'000;       // of the worklist
  static constexpr std::uint32_t kPeers = 256;
  static constexpr std::uint32_t kOrderLines = 5'000;
  static constexpr std::uint64_t kOrderFileBytes = 2u << 20;
};

void encode(ByteWriter& writer, const TlsIdentity& tls);
void encode(ByteWriter& writer, const Node& node);
void encode(ByteWriter& writer, const Query& query);
void encode(ByteWriter& writer, const RemoteItem& item);
void encode(ByteWriter& writer, const OrderLine& line);
void encode(ByteWriter& writer, const ServerSettings& settings);
void encode(ByteWriter& writer, const WorklistPeer& peer);

// Each reads what its twin wrote and fails the reader for what no honest side writes: texts that are not clean, numbers outside.
TlsIdentity readTls(ByteReader& reader);
Node readNode(ByteReader& reader);
Query readQuery(ByteReader& reader);
RemoteItem readRemote(ByteReader& reader);
OrderLine readOrderLine(ByteReader& reader);
ServerSettings readServerSettings(ByteReader& reader);
WorklistPeer readPeer(ByteReader& reader);

/// A text that must be clean; fails the reader otherwise.
std::string readClean(ByteReader& reader, std::size_t most = 1024);
/// A UID or nothing.
std::string readUid(ByteReader& reader);

/// True for what a courier may give as its reason: the other side, the network, a file of orders; never the vault.
bool isReasonOfCourier(ErrorCode code);
void encode(ByteWriter& writer, const std::optional<ErrorCode>& code);
std::optional<ErrorCode> readReason(ByteReader& reader);

}  // namespace safelight::courier
