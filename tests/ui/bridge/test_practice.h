#pragma once
// A whole small practice for ui tests: a real vault in a temporary folder, a decoder that invents pictures, and a session over both.

#include <memory>
#include <vector>

#include "core/model/patient.h"
#include "tests/unit/core/vault/vault_fixture.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui::test {

/// FakeDecoder with pictures: "IMG|number|family|given|birth date|view|teeth|YYYY-MM-DDTHH:MM:SS" (the last three may be missing; "study:1.2.3" in place of the view is the study's UID).
class PictureDecoder final : public decode::Decoder {
 public:
  using Decoder::inspect;
  Result<decode::Inspection> inspect(ByteView original, const decode::Request& request) override;
  Result<imaging::PixelImage> frame(ByteView original, const decode::Request& request) override;
  Result<std::vector<decode::HeaderRow>> header(ByteView original) override { return m_rest.header(original); }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView original) override { return m_rest.listArchive(original); }
  Result<Bytes> extractEntry(ByteView original, const decode::ArchiveEntry& entry) override { return m_rest.extractEntry(original, entry); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView original) override { return m_rest.listMedia(original); }
  Result<Bytes> transform(ByteView original, const decode::Request& request) override { return m_rest.transform(original, request); }

 private:
  tests::FakeDecoder m_rest;
};

/// Everything of it is gone when it goes. Made before the session starts: patients and images; afterwards through the session.
class TestPractice {
 public:
  TestPractice() = default;

  /// Before session(): records that exist already. Errors fail the test.
  model::PatientId addPatient(const std::string& family, const std::string& given, const std::string& birthDate = {}, const std::string& number = {});
  /// Files images of a patient; each text is "view|teeth|time" as PictureDecoder reads it.
  void addImages(model::PatientId patient, const std::vector<std::string>& images);
  /// Many patients of invented names, without images.
  void addManyPatients(int count);
  /// The people of the drawings and some harder names, seen over the four days before `today`.
  void addDrawnPatients(Instant today);
  void setClock(Instant at);

  /// Opens it; once.
  VaultSession& session(const std::string& login = "owner", const std::string& password = tests::kOwnerPassword);
  /// Away with the session; the next one opens the vault again.
  void endSession();
  ThumbnailCache& thumbnails();
  tests::VaultFixture& fixture() { return m_fixture; }

 private:
  vault::Vault& vault();
  tests::VaultFixture m_fixture;
  std::optional<vault::Vault> m_vault;
  int m_imageNumber = 0;
  std::unique_ptr<VaultSession> m_session;
  std::unique_ptr<ThumbnailCache> m_thumbnails;
};

}  // namespace safelight::ui::test
