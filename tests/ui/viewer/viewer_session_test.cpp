// The viewer on a real vault with the real decoder: from a sealed object to pixels on the screen.
#include <QApplication>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/crypto/secret_bytes.h"
#include "core/decode/decoder.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/audit.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/viewer_page.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

crypto::SecretBytes secret(std::string_view text) { return *crypto::SecretBytes::copyOf(asBytes(text)); }

/// A practice of one patient with the files named, viewed by its owner.
struct RealDesk {
  tests::TemporaryFolder folder;
  tests::FakeClock clock;
  seal::SodiumRandom random;
  std::unique_ptr<store::FileSystem> files = store::systemFiles();
  model::Patient patient;
  QList<model::ImageId> ids;
  std::unique_ptr<VaultSession> session;
  std::unique_ptr<ThumbnailCache> thumbnails;
  std::unique_ptr<ViewerPage> page;

  explicit RealDesk(const std::vector<Path>& paths) {
    auto decoder = decode::startDecoder(Path(SAFELIGHT_BIN_DIR) / "safelight-decoder");
    REQUIRE(decoder);
    const auto password = secret("a sentence that nobody else writes"), device = secret(std::string(32, 'd'));
    auto created = vault::Vault::create({clock, random, *files}, folder / "practice.safelight", {"Demo", "owner", "Dr A. Okafor", password, device});
    REQUIRE(created);
    vault::Vault& vault = created->first;
    model::PatientDetails details;
    details.familyName = "Lindqvist";
    const auto id = vault::createPatient(vault, details);
    REQUIRE(id);
    patient = *vault::findPatient(vault, *id);
    vault::ImportRequest request;
    request.paths = paths;
    request.patient = *id;
    auto run = vault::ImportRun::start(vault, **decoder, request, {});
    REQUIRE(run);
    while (!(*run)->finished()) REQUIRE((*run)->step());
    vault::ImageSearch search;
    search.patient = *id;
    const auto images = vault::searchImages(vault, search);
    REQUIRE(images);
    for (const model::Image& image : *images) ids.append(image.id);
    session = std::make_unique<VaultSession>(std::move(created->first), std::move(*decoder));
    thumbnails = std::make_unique<ThumbnailCache>(*session);
    page = std::make_unique<ViewerPage>(*session, *thumbnails);
    page->resize(1100, 700);
    showActive(*page);
  }
  ImagePane& pane() { return *page->grid()->active(); }
  void open(model::ImageId id) {
    page->open(patient, ids, id);
    REQUIRE(waitUntil([&] { return pane().image() && pane().image()->id == id && (pane().hasPixels() || pane().showsCard()); }));
  }
  template <class Task>
  auto ask(Task task) {
    std::optional<std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&>> answer;
    QObject context;
    session->run(Priority::Background, &context, std::move(task), [&](auto value) { answer.emplace(std::move(value)); });
    REQUIRE(waitUntil([&] { return answer.has_value(); }));
    return std::move(*answer);
  }
  /// Which images the journal says were looked at.
  std::multiset<model::ImageId> viewed() {
    return ask([](vault::Vault& vault, decode::Decoder&) {
      std::multiset<model::ImageId> seen;
      (void)vault::readAudit(vault, [&](const vault::AuditEntry& entry) {
        if (entry.action == "image.viewed") seen.insert(entry.images.begin(), entry.images.end());
        return true;
      });
      return seen;
    });
  }
};

Path sample(const char* name) { return tests::testData() / name; }

}  // namespace

TEST_CASE("sealed images come to the screen, and the journal has each view once") {
  RealDesk desk({sample("photos/own_grey16.png"), sample("photos/own_orientation_1.jpg")});
  REQUIRE(desk.ids.size() == 2);
  desk.open(desk.ids[0]);
  REQUIRE(desk.pane().hasPixels());
  CHECK(coloursIn(pictureOf(desk.pane())) > 10);
  CHECK(desk.viewed() == std::multiset<model::ImageId>{desk.ids[0]});
  press(*desk.page, Qt::Key_Right);
  REQUIRE(waitUntil([&] { return desk.pane().image()->id == desk.ids[1] && desk.pane().hasPixels(); }));
  press(*desk.page, Qt::Key_Left);
  REQUIRE(waitUntil([&] { return desk.pane().image()->id == desk.ids[0] && desk.pane().hasPixels(); }));
  CHECK(desk.viewed() == std::multiset<model::ImageId>{desk.ids[0], desk.ids[1]});
}

TEST_CASE("what a person set is in the vault when the viewer has closed, and there again when it opens") {
  RealDesk desk({sample("photos/own_grey16.png")});
  REQUIRE(desk.ids.size() == 1);
  desk.open(desk.ids[0]);
  press(*desk.page, Qt::Key_R);
  press(*desk.page, Qt::Key_I);
  press(*desk.page, Qt::Key_Escape);
  const auto stored = desk.ask([id = desk.ids[0]](vault::Vault& vault, decode::Decoder&) { return vault::findImage(vault, id); });
  REQUIRE(stored);
  CHECK(stored->display.quarterTurns == 1);
  CHECK(stored->display.inverted);
  desk.open(desk.ids[0]);
  CHECK(desk.pane().display() == stored->display);
}

TEST_CASE("an object that was damaged on disk is a sentence, not a picture") {
  RealDesk desk({sample("photos/own_grey16.png")});
  REQUIRE(desk.ids.size() == 1);
  int damaged = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(desk.folder / "practice.safelight" / "objects")) {
    if (!entry.is_regular_file()) continue;
    Bytes bytes = tests::readFile(entry.path());
    bytes[bytes.size() - 40] ^= 1;
    tests::writeFile(entry.path(), bytes);
    ++damaged;
  }
  REQUIRE(damaged == 1);
  desk.open(desk.ids[0]);
  CHECK(desk.pane().showsCard());
  CHECK_FALSE(desk.pane().hasPixels());
}
