#include "tests/process/durability/tamper_quick.h"

#include <filesystem>

#include "core/vault/access/opening.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/internals.h"
#include "core/vault/receiving/arrival_files.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

QuickTampering::QuickTampering(Clinic& clinic, Path folder, const TamperBench& bench) : m_vault(folder / "open"), m_databases(folder / "databases") {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(m_databases);
  for (const VaultFile& file : bench.files()) {
    std::filesystem::create_directories((m_vault / file.name).parent_path());
    writeFile(m_vault / file.name, file.bytes);
    std::filesystem::permissions(m_vault / file.name, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    m_files[file.name] = file.bytes;
  }
  m_open.emplace(need("open", clinic.open(m_vault)));
}

QuickTampering::~QuickTampering() = default;

std::optional<TamperOutcome> QuickTampering::tryOut(const Tampering& tampering) {
  if (tampering.files.size() != 1 || !tampering.removed.empty()) return std::nullopt;
  const auto& [name, bytes] = tampering.files.front();
  if (tampering.kind == "object") return tryObject(name, bytes);
  return tampering.kind.ends_with(".db") ? tryDatabase(name, bytes) : std::nullopt;
}

std::optional<TamperOutcome> QuickTampering::tryObject(const std::string& name, const Bytes& bytes) {
  const auto id = model::ImageId::parse(Path(name).filename().string());
  if (!id) return std::nullopt;
  writeFile(m_vault / name, bytes);
  const auto sound = vault::isSound(m_open->internals(), *id);
  writeFile(m_vault / name, m_files.at(name));
  if (sound && *sound) return std::nullopt;
  return TamperOutcome{Found::Named, sound ? "the object does not prove itself" : textOf(sound.error())};
}

std::optional<TamperOutcome> QuickTampering::tryDatabase(const std::string& name, const Bytes& bytes) {
  vault::Vault::Internals& internals = m_open->internals();
  const store::Layout layout{m_databases};
  const bool isCatalogue = name == "catalogue.db";
  std::filesystem::remove(m_databases / (name + "-journal"));
  writeFile(m_databases / name, bytes);
  // As opening does it (core/vault/access/opening.cpp); what fails there is thrown away and made anew.
  auto opened = isCatalogue ? vault::openCatalogue(layout, internals.keys) : vault::openThumbnails(layout, internals.keys);
  auto sound = opened ? opened->checkPages() : Result<void>(fail(opened.error()));
  if (sound && isCatalogue) sound = vault::loadGuard(*opened);
  if (sound && isCatalogue) sound = vault::checkRows(*opened, vault::GuardedRows::All);
  if (sound) return std::nullopt;
  switch (sound.error().code) {
    case ErrorCode::CatalogueDamaged:
    case ErrorCode::CatalogueAltered:
    case ErrorCode::ThumbnailsDamaged:
    case ErrorCode::Internal: return TamperOutcome{Found::Mended, textOf(sound.error())};
    default: return std::nullopt;
  }
}

}  // namespace safelight::tests
