#include "dicom/net/uids.h"

#include <algorithm>

#include "dicom/net/limits.h"

namespace safelight::dicom::net {

namespace {

constexpr std::string_view kStandardRoot = "1.2.840.10008.";
constexpr std::string_view kStorageRoot = "1.2.840.10008.5.1.4.1.1.";
constexpr std::string_view kEncapsulatedRoot = "1.2.840.10008.1.2.4.";

constexpr TransferSyntaxEntry kTransferSyntaxes[] = {
    {"1.2.840.10008.1.2", "Implicit VR Little Endian", SyntaxKind::Native},
    {"1.2.840.10008.1.2.1", "Explicit VR Little Endian", SyntaxKind::Native},
    {"1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", SyntaxKind::Native},
    {"1.2.840.10008.1.2.2", "Explicit VR Big Endian (Retired)", SyntaxKind::Native},
    {"1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 & 4)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.52", "JPEG Extended (Process 3 & 5) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 & 8) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.54", "JPEG Spectral Selection, Non-Hierarchical (Process 7 & 9) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 & 12) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.56", "JPEG Full Progression, Non-Hierarchical (Process 11 & 13) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.58", "JPEG Lossless, Non-Hierarchical (Process 15) (Retired)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.59", "JPEG Extended, Hierarchical (Process 16 & 18) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.60", "JPEG Extended, Hierarchical (Process 17 & 19) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.61", "JPEG Spectral Selection, Hierarchical (Process 20 & 22) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.62", "JPEG Spectral Selection, Hierarchical (Process 21 & 23) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.63", "JPEG Full Progression, Hierarchical (Process 24 & 26) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.64", "JPEG Full Progression, Hierarchical (Process 25 & 27) (Retired)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.65", "JPEG Lossless, Hierarchical (Process 28) (Retired)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.66", "JPEG Lossless, Hierarchical (Process 29) (Retired)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.70", "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14, Selection Value 1)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.81", "JPEG-LS Lossy (Near-Lossless)", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.91", "JPEG 2000", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.94", "JPIP Referenced", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.102.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.103.1", "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.104.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.105.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.106.1", "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.110", "JPEG XL Lossless", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.112", "JPEG XL", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", SyntaxKind::MaybeLossy},
    {"1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.5", "RLE Lossless", SyntaxKind::Lossless},
    {"1.2.840.10008.1.2.6.1", "RFC 2557 MIME Encapsulation (Retired)", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.6.2", "XML Encoding (Retired)", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 Uncompressed Progressive Active Video", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 Uncompressed Interlaced Active Video", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.7.3", "SMPTE ST 2110-30 PCM Digital Audio", SyntaxKind::NotStorable},
    {"1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression", SyntaxKind::Lossless},
};

// Not storage, although below the root of storage: queries, retrievals and the like.
constexpr std::string_view kNotStorage[] = {
    "1.2.840.10008.5.1.4.1.1.200.4", "1.2.840.10008.5.1.4.1.1.200.5", "1.2.840.10008.5.1.4.1.1.200.6",
    "1.2.840.10008.5.1.4.1.1.201.2", "1.2.840.10008.5.1.4.1.1.201.3", "1.2.840.10008.5.1.4.1.1.201.4",
    "1.2.840.10008.5.1.4.1.1.201.5", "1.2.840.10008.5.1.4.1.1.201.6",
};

struct ServiceName {
  std::string_view uid;
  std::string_view name;
};
constexpr ServiceName kServiceNames[] = {
    {kApplicationContext, "DICOM Application Context"},
    {kVerification, "Verification"},
    {kStorageCommitment, "Storage Commitment Push Model"},
    {kStorageCommitmentInstance, "Storage Commitment Push Model Instance"},
    {kModalityWorklistFind, "Modality Worklist Information Model - FIND"},
    {kPatientRootFind, "Patient Root Query/Retrieve - FIND"},
    {kPatientRootMove, "Patient Root Query/Retrieve - MOVE"},
    {kPatientRootGet, "Patient Root Query/Retrieve - GET"},
    {kStudyRootFind, "Study Root Query/Retrieve - FIND"},
    {kStudyRootMove, "Study Root Query/Retrieve - MOVE"},
    {kStudyRootGet, "Study Root Query/Retrieve - GET"},
    {kModalityPerformedProcedureStep, "Modality Performed Procedure Step"},
};

template <class Entries>
auto findByUid(const Entries& entries, std::string_view uid) -> decltype(&*std::begin(entries)) {
  for (const auto& entry : entries)
    if (entry.uid == uid) return &entry;
  return nullptr;
}

}  // namespace

std::span<const TransferSyntaxEntry> transferSyntaxes() { return kTransferSyntaxes; }

const StorageClassEntry* findStorageClass(std::string_view uid) { return findByUid(storageClasses(), uid); }

const TransferSyntaxEntry* findTransferSyntax(std::string_view uid) { return findByUid(kTransferSyntaxes, uid); }

bool isStorageClass(std::string_view uid, PrivateClasses privates) {
  if (!isUid(uid)) return false;
  if (!uid.starts_with(kStandardRoot)) return privates == PrivateClasses::Accept;
  if (std::ranges::find(kNotStorage, uid) != std::end(kNotStorage)) return false;
  return uid.starts_with(kStorageRoot) || findStorageClass(uid) != nullptr;
}

bool isStorableSyntax(std::string_view uid) {
  if (const TransferSyntaxEntry* entry = findTransferSyntax(uid)) return entry->kind != SyntaxKind::NotStorable;
  return isUid(uid) && uid.starts_with(kEncapsulatedRoot);  // a way to pack pixels that is newer than this table
}

bool isUid(std::string_view text) {
  if (text.empty() || text.size() > kLongestUid) return false;
  bool needsFigure = true;
  for (const char letter : text) {
    if (letter == '.') {
      if (needsFigure) return false;
      needsFigure = true;
    } else if (letter >= '0' && letter <= '9') {
      needsFigure = false;
    } else {
      return false;
    }
  }
  return !needsFigure;
}

bool isAeTitle(std::string_view text) {
  if (text.empty() || text.size() > kLongestAeTitle) return false;
  const auto isPlain = [](char letter) { return letter >= ' ' && letter <= '~' && letter != '\\'; };
  return std::ranges::all_of(text, isPlain) && text.find_first_not_of(' ') != std::string_view::npos;
}

std::string_view withoutPadding(std::string_view text) {
  const auto isPadding = [](char letter) { return letter == ' ' || letter == '\0'; };
  while (!text.empty() && isPadding(text.back())) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

std::string_view uidName(std::string_view uid) {
  if (const auto* storage = findStorageClass(uid)) return storage->name;
  if (const auto* syntax = findTransferSyntax(uid)) return syntax->name;
  if (const auto* service = findByUid(kServiceNames, uid)) return service->name;
  return uid;
}

}  // namespace safelight::dicom::net
