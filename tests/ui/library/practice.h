#pragma once
// A real vault in a temporary folder with invented patients and painted images, and a session on it.

#include <memory>
#include <string>
#include <vector>

#include "core/crypto/secret_bytes.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "core/vault/vault.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui::test {

/// What an invented file shows and says; written as one line that PaintingDecoder reads.
struct Sketch {
  std::string what = "bitewing";  // bitewing, periapical, panoramic, photo, pdf, stl, broken, program
  std::string name = {};          // file name
  std::string number = {}, family = {}, given = {}, born = {};
  std::string captured = {};      // 2026-11-22T14:05:00
  model::Teeth teeth = {};
  model::Side side = model::Side::None;
  model::Phase phase = model::Phase::None;
  std::string study = {}, instance = {};  // UIDs
  int seed = 1;
};

/// Understands sketches: facts as they say, thumbnails from formulas. Everything else is refused.
std::unique_ptr<decode::Decoder> paintingDecoder();

/// Owner "owner" (Dr A. Okafor) and, when asked for, another person of another role.
class Practice {
 public:
  explicit Practice(model::Role role = model::Role::Owner);
  ~Practice();

  // Before the session begins: on this thread.
  vault::Vault& vault() { return *m_vault; }
  model::Patient addPatient(const std::string& family, const std::string& given, const std::string& born, const std::string& number);
  QString write(const Sketch& sketch);
  vault::ImportSummary import(const std::vector<Sketch>& sketches, std::optional<model::PatientId> patient = std::nullopt);

  /// The vault moves to the session's worker; what stands above is over then.
  VaultSession& session();
  /// The session decodes with this instead of the painting decoder; before the session begins.
  void decodeWith(std::unique_ptr<decode::Decoder> decoder) { m_decoder = std::move(decoder); }
  ThumbnailCache& thumbnails();
  /// Runs a task on the worker and waits for it.
  template <class Task>
  auto ask(Task task) {
    using Value = std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&>;
    std::optional<Value> answer;
    QObject context;
    session().run(Priority::Interactive, &context, std::move(task), [&answer](Value value) { answer.emplace(std::move(value)); });
    wait([&answer] { return answer.has_value(); });
    return std::move(*answer);
  }
  std::vector<model::Image> images(const vault::ImageSearch& search);

  tests::TemporaryFolder folder;
  tests::FakeClock clock{{1'795'356'300'000}};  // 22 Nov 2026, 14:05 UTC

 private:
  static void wait(const std::function<bool()>& condition);
  seal::SodiumRandom m_random;
  std::unique_ptr<store::FileSystem> m_files;
  std::unique_ptr<decode::Decoder> m_decoder;
  std::optional<vault::Vault> m_vault;
  std::unique_ptr<VaultSession> m_session;
  std::unique_ptr<ThumbnailCache> m_thumbnails;
  int m_written = 0;
};

/// Twelve years of images of one person: `count` of them, newest today.
std::vector<Sketch> career(int count, const model::Patient& patient);

}  // namespace safelight::ui::test
