#pragma once
// Identifiers of the network services (PS3.4, PS3.6) as facts: what exists, what it is called, what is taken in.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace safelight::dicom::net {

inline constexpr std::string_view kApplicationContext = "1.2.840.10008.3.1.1.1";
inline constexpr std::string_view kVerification = "1.2.840.10008.1.1";
inline constexpr std::string_view kStorageCommitment = "1.2.840.10008.1.20.1";
inline constexpr std::string_view kStorageCommitmentInstance = "1.2.840.10008.1.20.1.1";
inline constexpr std::string_view kModalityWorklistFind = "1.2.840.10008.5.1.4.31";
inline constexpr std::string_view kPatientRootFind = "1.2.840.10008.5.1.4.1.2.1.1";
inline constexpr std::string_view kPatientRootMove = "1.2.840.10008.5.1.4.1.2.1.2";
inline constexpr std::string_view kPatientRootGet = "1.2.840.10008.5.1.4.1.2.1.3";
inline constexpr std::string_view kStudyRootFind = "1.2.840.10008.5.1.4.1.2.2.1";
inline constexpr std::string_view kStudyRootMove = "1.2.840.10008.5.1.4.1.2.2.2";
inline constexpr std::string_view kStudyRootGet = "1.2.840.10008.5.1.4.1.2.2.3";
inline constexpr std::string_view kModalityPerformedProcedureStep = "1.2.840.10008.3.1.2.3.3";

inline constexpr std::string_view kImplicitVrLittleEndian = "1.2.840.10008.1.2";
inline constexpr std::string_view kExplicitVrLittleEndian = "1.2.840.10008.1.2.1";
inline constexpr std::string_view kExplicitVrBigEndian = "1.2.840.10008.1.2.2";
inline constexpr std::string_view kDeflatedExplicitVrLittleEndian = "1.2.840.10008.1.2.1.99";
inline constexpr std::string_view kJpegBaseline8Bit = "1.2.840.10008.1.2.4.50";
inline constexpr std::string_view kJpegLossless = "1.2.840.10008.1.2.4.70";
inline constexpr std::string_view kJpeg2000Lossless = "1.2.840.10008.1.2.4.90";

/// Our implementation, as every association tells; the same that stands in files (dicom/dataset/writer.cpp).
inline constexpr std::string_view kImplementationClass = "2.25.207463301589514907265312046338941573621";
inline constexpr std::string_view kImplementationVersion = "SAFELIGHT_1";

/// How a transfer syntax keeps pixels: the order in which one is preferred when a peer leaves the choice.
enum class SyntaxKind : std::uint8_t { Native, Lossless, MaybeLossy, NotStorable };

struct TransferSyntaxEntry {
  std::string_view uid;
  std::string_view name;
  SyntaxKind kind;
};
/// Every transfer syntax of PS3.6, retired ones that occur included.
std::span<const TransferSyntaxEntry> transferSyntaxes();

/// What a class holds, for words and for choosing what is announced first.
enum class StorageKind : std::uint8_t { Image, Photograph, Document, Other };
enum class ClassStatus : std::uint8_t { Current, Retired, Private };

struct StorageClassEntry {
  std::string_view uid;
  std::string_view name;
  StorageKind kind;
  ClassStatus status = ClassStatus::Current;
};
/// Every storage SOP class of PS3.4 B.5 and B.6, the retired ones that occur, and private ones that occur.
std::span<const StorageClassEntry> storageClasses();
/// The entry of a UID; null when it is not in the list.
const StorageClassEntry* findStorageClass(std::string_view uid);
const TransferSyntaxEntry* findTransferSyntax(std::string_view uid);

/// True for what is stored: the classes of the list, any other below 1.2.840.10008.5.1.4.1.1. that is no query (new ones are taken in before
/// they are known), and with `Accept` any class outside the root of the standard, which is a maker's own.
enum class PrivateClasses : std::uint8_t { Refuse, Accept };
bool isStorageClass(std::string_view uid, PrivateClasses privates = PrivateClasses::Accept);
/// True for syntaxes in which an object is complete in itself: those of the list but the referenced (JPIP), streamed (SMPTE) and MIME ones, and
/// new ones below 1.2.840.10008.1.2.4. (ways to pack pixels). A maker's own are refused: every peer has a standard one too.
bool isStorableSyntax(std::string_view uid);

/// 1 to 64 figures and dots, no empty component: what we accept as a UID. (Leading zeros occur in the field and harm nobody.)
bool isUid(std::string_view text);
/// 1 to 16 characters of the default repertoire but no backslash or control character, not all spaces.
bool isAeTitle(std::string_view text);
/// Without the padding that the network adds: spaces at both ends, NULs at the end.
std::string_view withoutPadding(std::string_view text);

/// The name of a SOP class or transfer syntax; the UID itself when it has none.
std::string_view uidName(std::string_view uid);

}  // namespace safelight::dicom::net
