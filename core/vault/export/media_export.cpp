#include "core/vault/export/media_export.h"

#include <algorithm>
#include <cstdio>

#include "core/vault/export/other_name.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

constexpr const char* kFiles = "DICOM";
constexpr const char* kDirectory = "DICOMDIR";
constexpr const char* kUnfinished = "UNFINISH.ED";  // a name that no viewer looks into

/// What is written into a folder of its own first, and taken away again unless it was published.
class Staging {
 public:
  static Result<Staging> begin(store::FileSystem& files, const Path& folder) {
    for (const char* name : {kFiles, kDirectory, kUnfinished})
      if (files.info(folder / name)) return fail(ErrorCode::AlreadyExists, name);
    Staging staging(files, folder, !files.info(folder).has_value());
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(ErrorCode::WriteFailed, "media folder");
    TRY_VOID(files.makeDirectory(folder / kUnfinished));
    TRY_VOID(files.makeDirectory(folder / kUnfinished / kFiles));
    return staging;
  }

  Staging(Staging&& other) noexcept : m_files(other.m_files), m_folder(std::move(other.m_folder)), m_made(other.m_made), m_done(other.m_done) { other.m_done = true; }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  Staging& operator=(Staging&&) = delete;
  ~Staging() {
    if (m_done) return;
    std::error_code ignored;
    std::filesystem::remove_all(m_folder / kUnfinished, ignored);
    if (m_published) std::filesystem::remove_all(m_folder / kFiles, ignored);
    if (m_made) std::filesystem::remove(m_folder, ignored);
  }

  Result<void> write(const Path& name, ByteView content) {
    TRY_ASSIGN(const auto file, m_files.open(m_folder / kUnfinished / name, store::OpenMode::CreateNew));
    TRY_VOID(file->writeAt(0, content));
    return file->sync();
  }

  /// DICOMDIR comes last: without it a viewer finds no medium.
  Result<void> publish() {
    const Path unfinished = m_folder / kUnfinished;
    TRY_VOID(m_files.syncDirectory(unfinished / kFiles));
    TRY_VOID(m_files.renameNew(unfinished / kFiles, m_folder / kFiles));
    m_published = true;
    TRY_VOID(m_files.renameNew(unfinished / kDirectory, m_folder / kDirectory));
    TRY_VOID(m_files.syncDirectory(m_folder));
    m_done = true;
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    return ok();
  }

 private:
  Staging(store::FileSystem& files, Path folder, bool made) : m_files(files), m_folder(std::move(folder)), m_made(made) {}
  store::FileSystem& m_files;
  Path m_folder;
  bool m_made = false;
  bool m_published = false;
  bool m_done = false;
};

/// A directory needs a number for everybody, and not the same for two.
std::string patientNumber(const model::Patient& patient) {
  if (!patient.details.number.empty()) return patient.details.number;
  const std::string id = patient.id.toString();
  return "SL-" + id.substr(id.size() - 12);
}

bool endsEverything(ErrorCode code) {
  switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::MediumRemoved:
    case ErrorCode::ReadOnlyMedium:
    case ErrorCode::WriteFailed:
    case ErrorCode::SyncFailed:
    case ErrorCode::AlreadyExists: return true;
    default: return false;
  }
}

class MediaWriter {
 public:
  MediaWriter(Vault& vault, decode::Decoder& decoder, const MediaRequest& request, const model::Patient& patient, Staging& staging)
      : m_vault(vault), m_decoder(decoder), m_staging(staging) {
    m_ask.media = request.profile;
    m_ask.uidKey = exportUidKey(vault);
    m_ask.identity = {patientNumber(patient), patient.details.familyName, patient.details.givenName, patient.details.birthDate,
                      static_cast<std::uint8_t>(patient.details.sex)};
  }

  /// The name in the folder; names are given in order and without gaps.
  Result<std::string> add(const model::Image& image) {
    char name[9] = "";
    std::snprintf(name, sizeof name, "IM%06u", static_cast<unsigned>(m_entries.size() % 999'999 + 1));
    decode::Request ask = m_ask;
    ask.nameHint = image.sourceName;
    ask.tags = image.tags;
    ask.display = image.display;
    ask.hasDisplay = image.facts.kind == model::ImageKind::Photo;  // upright, as the practice sees it; X-rays stay as they were taken
    ask.fileId = std::string(kFiles) + "\\" + name;
    ask.capturedAt = image.capturedAt;
    TRY_ASSIGN(const auto other, nameToWrite(m_vault, image));
    if (other) ask.otherOwner = other->owner;
    TRY_ASSIGN(const Bytes original, readProvenOriginal(m_vault, image.id));
    TRY_ASSIGN(decode::MediaFile made, m_decoder.mediaFile(original, ask));
    TRY_VOID(m_staging.write(Path(kFiles) / name, made.unchanged ? ByteView(original) : ByteView(made.file)));
    m_entries.push_back(std::move(made.entry));
    return std::string(kFiles) + "/" + name;
  }

  bool empty() const { return m_entries.empty(); }

  Result<void> finish() {
    TRY_ASSIGN(const Bytes directory, m_decoder.mediaDirectory(m_entries, m_ask));
    TRY_VOID(m_staging.write(kDirectory, directory));
    return m_staging.publish();
  }

 private:
  Vault& m_vault;
  decode::Decoder& m_decoder;
  Staging& m_staging;
  decode::Request m_ask;
  std::vector<Bytes> m_entries;
};

}  // namespace

Result<MediaOutcome> exportMedia(Vault& vault, decode::Decoder& decoder, const MediaRequest& request,
                                 const std::function<bool(std::uint32_t done, std::uint32_t all)>& onProgress) {
  TRY_VOID(require(vault, model::Permission::Export));
  TRY_ASSIGN(const model::Patient patient, findPatient(vault, request.patient));
  ImageSearch search;
  search.patient = patient.id;  // whom the one asked for was merged into
  TRY_ASSIGN(std::vector<model::Image> images, searchImages(vault, search));
  std::stable_sort(images.begin(), images.end(), [](const model::Image& a, const model::Image& b) { return a.capturedAt < b.capturedAt; });
  MediaOutcome outcome;
  if (images.empty()) return outcome;

  TRY_ASSIGN(Staging staging, Staging::begin(vault.environment().files, request.folder));
  // The journal says so before anything leaves.
  change::ImagesExported exported{{}, ExportAs::Media, Identity::Keep};
  for (const model::Image& image : images) exported.images.push_back(image.id);
  TRY_VOID(commit(vault.internals(), {{patient.id, std::move(exported)}}));

  MediaWriter writer(vault, decoder, request, patient, staging);
  for (std::size_t i = 0; i < images.size(); ++i) {
    if (onProgress && !onProgress(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(images.size()))) return fail(ErrorCode::Cancelled);
    auto path = writer.add(images[i]);
    if (!path && endsEverything(path.error().code)) return fail(std::move(path).error());
    if (path) outcome.images.push_back({images[i].id, std::move(*path), std::nullopt});
    else outcome.images.push_back({images[i].id, {}, std::move(path).error()});
  }
  if (writer.empty()) return outcome;
  TRY_VOID(writer.finish());
  outcome.written = true;
  return outcome;
}

}  // namespace safelight::vault
