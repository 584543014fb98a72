#pragma once
// What the vault asks of the decoder, and what comes back. One request, one process, one image.
//
// The caller passes two memory files: the input (the original bytes, which nobody but the caller can change) and a fixed-size output. The child
// writes into the output: `ReplyHeader` (see reply.h), then the body. The caller trusts nothing in it: every count and size is
// checked again here, in `parse...`, before it is used.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/imaging/pixel_image.h"
#include "core/imaging/tone.h"
#include "core/model/image.h"

namespace safelight::decode {

enum class Operation : std::uint8_t {
  Inspect = 1,       // facts and a thumbnail
  Frame = 2,         // one frame's pixels
  Header = 3,        // the data set, or EXIF, as rows for a person
  ListArchive = 4,   // ZIP: the entries
  ExtractEntry = 5,  // ZIP: one entry's bytes
  ListMedia = 6,     // DICOMDIR: the files it names
  Encode = 7,        // PNG, JPEG or DICOM of one frame
  Deidentify = 8,    // the object without identity (PS3.15 Annex E basic profile), or the photo without metadata
  MediaFile = 9,     // the object as it may stand on a medium, and what its directory says of it
  MediaDirectory = 10,  // a DICOMDIR from what MediaFile said (encodeMediaEntries)
};

enum class EncodeAs : std::uint8_t {
  Png = 1, Jpeg = 2, Dicom = 3,
  DicomUncompressed = 4,  // the same object in explicit VR little endian
};

/// What a medium may hold (PS3.11; dicom/dataset/media_profile.h has the same numbers).
enum class MediaProfile : std::uint8_t {
  General = 1,     // STD-GEN-CD: anything, uncompressed
  Dental = 2,      // STD-DEN-CD: X-rays for presentation
  GeneralUsb = 3,  // STD-GEN-USB-JPEG: anything, JPEG stays JPEG
};

/// A request. Only the fields of its operation count.
struct Request {
  Operation operation = Operation::Inspect;
  std::string nameHint;              // the file's own name (no folder): breaks ties between formats, decides nothing else
  std::uint32_t frame = 0;           // Frame, Encode
  std::uint32_t longSide = 0;        // Frame: reduce while decoding when larger and the codec can; 0 = full
  std::uint32_t thumbnailSide = 360; // Inspect; 0 = no thumbnail
  std::uint32_t entry = 0;           // ExtractEntry
  EncodeAs encodeAs = EncodeAs::Png; // Encode
  bool hasDisplay = false;           // Encode: draw with this window and orientation, else the default
  model::DisplayState display;
  /// Encode as DICOM and Deidentify: identity to write (empty fields stay empty) and codes to add.
  model::SourceIdentity identity;
  model::ImageTags tags;
  /// Deidentify, Encode as DICOM: secret for new UIDs by keyed hash, so that one export keeps its references together.
  std::array<std::uint8_t, 32> uidKey{};
  /// Encode as DicomUncompressed, MediaFile: the patient who has the object although it names somebody else. It leaves as an object of that patient's own,
  /// with UIDs by keyed hash that are the same each time; nil: it keeps its UIDs.
  Uuid otherOwner;
  /// MediaFile: where the file will stand ("DICOM\\IM000001"), and when its image was taken, should it not say.
  MediaProfile media = MediaProfile::General;
  std::string fileId;
  model::LocalTime capturedAt;

  Bytes encode() const;
  static std::optional<Request> parse(ByteView bytes);
};

/// Answer to Inspect.
struct Inspection {
  model::ImageFacts facts;
  /// Thumbnail, at most thumbnailSide a side; empty for documents and for images whose pixels cannot be shown.
  imaging::Rendered thumbnail;
  /// Why there are no pixels to show although the file is kept (NoPixels for documents; TransferSyntaxUnsupported,
  /// FileCorrupt ... for an image that is kept as a document). Internal-free: none means pixels are fine.
  std::optional<ErrorCode> pixelTrouble;
  /// The file is a container, not an image: expand it with ListArchive or ListMedia.
  bool isArchive = false;
  bool isMediaDirectory = false;

  Bytes encode() const;
  static std::optional<Inspection> parse(ByteView bytes);
};

/// One line of the information panel.
struct HeaderRow {
  std::string tag;    // "(0010,0010)", "EXIF"
  std::string vr;
  std::string name;   // "Patient's Name"
  std::string value;  // shortened to 512 bytes
  std::uint8_t depth = 0;  // sequence nesting
};

struct ArchiveEntry {
  std::uint32_t index = 0;
  std::string name;          // as stored, UTF-8
  std::uint64_t size = 0;    // claimed, uncompressed
};

/// A file that a DICOMDIR names: components of its path below the medium's root, as written there.
struct MediaReference {
  std::vector<std::string> components;
};

/// Answer to MediaFile.
struct MediaFile {
  bool unchanged = false;  // the original itself may stand there, bit for bit; `file` is empty then
  Bytes file;
  Bytes entry;             // for MediaDirectory; opaque

  /// What stands before the file's own bytes, so that those need not be copied once more.
  Bytes encodeHead() const;
  static std::optional<MediaFile> parse(ByteView bytes);
};
/// The input of MediaDirectory.
Bytes encodeMediaEntries(const std::vector<Bytes>& entries);
std::optional<std::vector<Bytes>> parseMediaEntries(ByteView bytes);

Bytes encodeHeader(const std::vector<HeaderRow>& rows);
std::optional<std::vector<HeaderRow>> parseHeader(ByteView bytes);
Bytes encodeEntries(const std::vector<ArchiveEntry>& entries);
std::optional<std::vector<ArchiveEntry>> parseEntries(ByteView bytes);
Bytes encodeReferences(const std::vector<MediaReference>& references);
std::optional<std::vector<MediaReference>> parseReferences(ByteView bytes);
/// Frame: format u8, width, height and reduction u32, directions (two texts: to the right, down; both empty or both model::isDirection), tone; the pixels
/// last, so that a child writes them in place.
Bytes encodeFrameHead(const imaging::PixelImage& image);
/// Refuses anything whose sizes do not multiply out to what is left.
std::optional<imaging::PixelImage> parseFrame(ByteView bytes);

/// Caps, enforced in the child before it allocates and again by the caller (docs/threat-model.md).
struct Limits {
  static constexpr std::uint64_t kInputBytes = 768ull << 20;
  static constexpr std::uint64_t kFrameBytes = 256ull << 20;
  static constexpr std::uint64_t kExpansion = 2000;        // frame bytes a byte of input (64 KiB always allowed)
  static constexpr std::uint32_t kNesting = 32;
  static constexpr std::uint32_t kElements = 100'000;
  static constexpr std::uint32_t kFrames = 100'000;
  static constexpr std::uint32_t kArchiveEntries = 20'000;
  static constexpr std::uint64_t kArchiveBytes = 8ull << 30;
  static constexpr std::uint64_t kEntryBytes = 512ull << 20;
  static constexpr unsigned kWallSeconds = 20;
  static constexpr unsigned kProcessorSeconds = 15;
  static constexpr std::uint64_t kMemoryBytes = 1ull << 30;
};

}  // namespace safelight::decode
