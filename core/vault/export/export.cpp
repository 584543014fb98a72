#include "core/vault/export/export.h"

#include <algorithm>
#include <map>

#include "core/model/view_names.h"
#include "core/vault/export/other_name.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

/// A part of a file name without anything that a file system or a shell could take amiss.
std::string safeName(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool bad = static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == ':' || c == '*' || c == '?' || c == '"' || c == '<' || c == '>' || c == '|';
    name += bad ? '_' : c;
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  if (name.size() > 100) name.resize(100);
  return name;
}

std::string extensionOf(const model::Image& image, ExportAs as) {
  switch (as) {
    case ExportAs::Png: return ".png";
    case ExportAs::Jpeg: return ".jpg";
    case ExportAs::Dicom: return ".dcm";
    case ExportAs::Original:
    case ExportAs::Media: break;
  }
  static const std::map<std::string_view, std::string_view> kByType{
      {"application/dicom", ".dcm"}, {"image/jpeg", ".jpg"}, {"image/png", ".png"},  {"image/tiff", ".tif"}, {"image/heic", ".heic"}, {"image/avif", ".avif"},
      {"image/webp", ".webp"},       {"image/jp2", ".jp2"},  {"application/pdf", ".pdf"}, {"model/stl", ".stl"},  {"model/obj", ".obj"},   {"model/ply", ".ply"}};
  const auto known = kByType.find(image.facts.mediaType);
  return known == kByType.end() ? ".bin" : std::string(known->second);
}

/// "2026-11-22 bitewing 16 17.dcm"; without identity "image-001.dcm", because even a date tells something.
std::string baseName(const model::Image& image, Identity identity, std::size_t number) {
  if (identity == Identity::Remove) {
    std::string digits = std::to_string(number + 1);
    return "image-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
  }
  std::string name = image.capturedAt.date().toString();
  const std::string_view view = model::viewName(image.tags.view);
  name += ' ';
  name += image.tags.view == model::View::Unknown ? model::kindName(image.facts.kind) : view;
  if (!image.tags.teeth.empty()) name += ' ' + image.tags.teeth.label(model::ToothNotation::Fdi);
  return safeName(name);
}

bool isDicom(const model::Image& image) { return image.facts.mediaType == "application/dicom"; }

decode::Request transformFor(const ExportRequest& request, const model::Image& image, const std::array<std::uint8_t, 32>& uidKey, const model::Patient* patient) {
  decode::Request transform;
  transform.nameHint = image.sourceName;
  transform.uidKey = uidKey;
  transform.tags = image.tags;
  transform.display = image.display;
  // A photograph becomes an object as the practice sees it: its orientation is written there, and holds for that alone.
  transform.hasDisplay = request.as == ExportAs::Png || request.as == ExportAs::Jpeg || (request.as == ExportAs::Dicom && !isDicom(image));
  if (request.identity == Identity::Keep && patient != nullptr) transform.identity = identityOf(patient->details);
  transform.operation = decode::Operation::Encode;
  if (request.as == ExportAs::Png) transform.encodeAs = decode::EncodeAs::Png;
  if (request.as == ExportAs::Jpeg) transform.encodeAs = decode::EncodeAs::Jpeg;
  if (request.as == ExportAs::Dicom) transform.encodeAs = decode::EncodeAs::Dicom;
  return transform;
}

class Exporter {
 public:
  Exporter(Vault& vault, decode::Decoder& decoder, const ExportRequest& request) : m_vault(vault), m_decoder(decoder), m_request(request) {
    if (request.uidKey) m_uidKey = *request.uidKey;
    else vault.environment().random.fill(m_uidKey);
  }

  Result<std::string> exportOne(model::ImageId id, std::size_t number) {
    TRY_ASSIGN(const model::Image image, findImage(m_vault, id));
    TRY_ASSIGN(const Bytes original, readProvenOriginal(m_vault, id));
    TRY_ASSIGN(const Bytes content, contentOf(image, original));
    return writeNew(baseName(image, m_request.identity, number), extensionFor(image), content);
  }

 private:
  std::string extensionFor(const model::Image& image) const { return extensionOf(image, m_request.as); }

  Result<Bytes> contentOf(const model::Image& image, const Bytes& original) {
    const bool remove = m_request.identity == Identity::Remove;
    const bool keepsForm = m_request.as == ExportAs::Original || (m_request.as == ExportAs::Dicom && isDicom(image));
    if (keepsForm && !remove) {
      if (m_request.as == ExportAs::Original) return original;
      TRY_ASSIGN(const auto name, nameToWrite(m_vault, image));
      return name ? underName(image, original, *name) : Result<Bytes>(original);
    }
    std::optional<model::Patient> patient;
    if (!image.patient.isNil())
      if (auto found = findPatient(m_vault, image.patient)) patient = std::move(*found);
    decode::Request transform = transformFor(m_request, image, m_uidKey, patient ? &*patient : nullptr);
    if (keepsForm) transform.operation = decode::Operation::Deidentify;
    return m_decoder.transform(original, transform);
  }

  Result<Bytes> underName(const model::Image& image, const Bytes& original, const OtherName& name) {
    decode::Request transform;
    transform.operation = decode::Operation::Encode;
    transform.encodeAs = decode::EncodeAs::DicomUncompressed;
    transform.nameHint = image.sourceName;
    name.ask(transform, exportUidKey(m_vault));
    return m_decoder.transform(original, transform);
  }

  Result<std::string> writeNew(const std::string& base, const std::string& extension, ByteView content) {
    store::FileSystem& files = m_vault.environment().files;
    for (int attempt = 1; attempt < 10'000; ++attempt) {
      const std::string name = attempt == 1 ? base + extension : base + " (" + std::to_string(attempt) + ")" + extension;
      const Path path = m_request.folder / pathFromUtf8(name);
      auto file = files.open(path, store::OpenMode::CreateNew);
      if (!file && file.error().code == ErrorCode::AlreadyExists) continue;
      if (!file) return fail(file.error());
      auto written = (*file)->writeAt(0, content);
      if (written) written = (*file)->sync();
      if (!written) {
        file->reset();
        [[maybe_unused]] const auto removed = files.remove(path);
        return fail(written.error());
      }
      return pathToUtf8(path);
    }
    return fail(ErrorCode::AlreadyExists);
  }

  Vault& m_vault;
  decode::Decoder& m_decoder;
  const ExportRequest& m_request;
  std::array<std::uint8_t, 32> m_uidKey{};
};

}  // namespace

Result<std::vector<ExportOutcome>> exportImages(Vault& vault, decode::Decoder& decoder, const ExportRequest& request,
                                                const std::function<bool(std::uint32_t done)>& onProgress) {
  if (request.as == ExportAs::Media) return fail(ErrorCode::InvalidArgument, "media are written whole");
  TRY_VOID(require(vault, model::Permission::Export));
  std::error_code failed;
  std::filesystem::create_directories(request.folder, failed);
  if (failed || !std::filesystem::is_directory(request.folder, failed)) return fail(ErrorCode::WriteFailed, "export folder");

  // The journal says so before anything leaves; images that do not exist are named in their outcome.
  std::map<model::PatientId, std::vector<model::ImageId>> groups;
  for (const model::ImageId id : request.images)
    if (const auto image = findImage(vault, id)) groups[image->patient].push_back(id);
  std::vector<PendingChange> changes;
  for (auto& [patient, images] : groups) changes.push_back({patient, change::ImagesExported{std::move(images), request.as, request.identity}});
  if (!changes.empty()) TRY_VOID(commit(vault.internals(), changes));

  Exporter exporter(vault, decoder, request);
  std::vector<ExportOutcome> outcomes;
  for (std::size_t i = 0; i < request.images.size(); ++i) {
    auto path = exporter.exportOne(request.images[i], request.firstNumber + i);
    ExportOutcome outcome{request.images[i], {}, std::nullopt};
    if (path) outcome.path = std::move(*path);
    else outcome.error = path.error();
    const bool full = !path && (path.error().code == ErrorCode::DiskFull || path.error().code == ErrorCode::MediumRemoved);
    outcomes.push_back(std::move(outcome));
    if (full || (onProgress && !onProgress(static_cast<std::uint32_t>(i + 1)))) break;
  }
  // What was not tried any more is named as well.
  while (outcomes.size() < request.images.size()) outcomes.push_back({request.images[outcomes.size()], {}, Error{ErrorCode::Cancelled, {}}});
  return outcomes;
}

Result<NamesInside> namesInside(Vault& vault, const std::vector<model::ImageId>& images) {
  NamesInside found;
  for (const model::ImageId id : images) {
    const auto image = findImage(vault, id);
    if (!image && image.error().code == ErrorCode::ImageNotFound) continue;  // the export itself says so
    if (!image) return fail(image.error());
    TRY_ASSIGN(const auto name, nameToWrite(vault, *image));
    if (name) (namesNobody(image->facts.identity) ? found.nobody : found.others).push_back(id);
  }
  return found;
}

std::array<std::uint8_t, 32> exportUidKey(const Vault& vault) {
  std::array<std::uint8_t, 32> key{};
  const Uuid id = vault.id().uuid;
  std::copy(id.bytes.begin(), id.bytes.end(), key.begin());
  return key;
}

}  // namespace safelight::vault
