// What an owner sees while the vault gets new keys, at its end, and when it was broken off.

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <mutex>

#include "core/store/key_file.h"
#include "core/store/layout.h"
#include "core/vault/keeping/rotation.h"
#include "core/vault/patients/patients.h"
#include "tests/support/faulty_files.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/practice/keys_sheets.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Holds the worker up at the first call that finds what is waited for, until it is told to go on.
class Gate {
 public:
  void stopWhen(std::function<bool()> isThere) {
    const std::lock_guard lock(m_mutex);
    m_isThere = std::move(isThere);
    m_isOpen = false;
  }
  void pass() {
    std::unique_lock lock(m_mutex);
    if (!m_isThere || !m_isThere()) return;
    m_isThere = nullptr;
    m_go.wait(lock, [this] { return m_isOpen; });
    if (m_then) m_then();
  }
  /// `then`: what the worker does first; the files are its own while it is held up.
  void open(std::function<void()> then = {}) {
    const std::lock_guard lock(m_mutex);
    m_then = std::move(then);
    m_isThere = nullptr;
    m_isOpen = true;
    m_go.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_go;
  std::function<bool()> m_isThere;
  std::function<void()> m_then;
  bool m_isOpen = true;
};

/// Four patients, files that can be stopped, and the sheet.
struct Turning {
  Turning() : system(store::systemFiles()) {
    auto faulty = std::make_unique<tests::FaultyFiles>(*system, practice.fixture().path);
    files = faulty.get();
    files->onEachCall([this](std::uint64_t) { gate.pass(); });
    practice.fixture().files = std::move(faulty);
    practice.addManyPatients(4);
    window.resize(900, 600);
    practice.session();
    showActive(window);
    sheet = new RotationSheet(practice.session(), &window, {});
    sheet->open();
    settle();
  }
  ~Turning() { gate.open(); }

  store::Layout layout() { return {practice.fixture().path}; }
  /// The new wrappings of the patients' keys are written.
  void stopAfterPatients() {
    const auto before = std::filesystem::file_size(layout().keysCopy());
    gate.stopWhen([this, before] { return std::filesystem::file_size(layout().keysCopy()) >= before + 4 * store::kKeyRecordBytes; });
  }
  void begin() { click(*button("Make new keys")); }
  Button* button(const char* words) const {
    for (auto* each : sheet->findChildren<Button*>())
      if (each->text() == QString::fromUtf8(words)) return each;
    FAIL("no such button: " << words);
    return nullptr;
  }
  bool says(const char* words) const {
    const auto texts = sheet->findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  }
  bool counts(const char* words) const { return sheet->findChild<ProgressLine*>()->accessibleDescription() == QString::fromUtf8(words); }
  std::uint32_t epoch() {
    std::optional<std::uint32_t> found;
    QObject context;
    practice.session().run(Priority::Interactive, &context, [](vault::Vault& vault, decode::Decoder&) { return vault::keyEpoch(vault); }, [&found](std::uint32_t value) { found = value; });
    REQUIRE(waitUntil([&] { return found.has_value(); }));
    return *found;
  }

  Gate gate;
  std::unique_ptr<store::FileSystem> system;
  TestPractice practice;
  tests::FaultyFiles* files = nullptr;
  QWidget window;
  RotationSheet* sheet = nullptr;
};

}  // namespace

TEST_CASE("while the vault gets new keys its sheet counts the patients, and stays", "[ui][practice][keys]") {
  Turning turning;
  turning.stopAfterPatients();
  turning.begin();
  REQUIRE(waitUntil([&] { return turning.counts("4 of 4"); }));
  CHECK(turning.says("Every patient gets new keys"));
  CHECK_FALSE(turning.says("4 of 4"));  // once is enough
  CHECK_FALSE(turning.button("Cancel")->isEnabled());
  CHECK_FALSE(turning.button("Make new keys")->isEnabled());
  settle();
  keepPicture(turning.window, QStringLiteral("practice-new-keys-counted"));
  turning.gate.open();
  REQUIRE(waitUntil([&] { return Sheet::openIn(&turning.window) == nullptr; }, 20000));
  const auto* toast = turning.window.findChild<Toast*>();
  REQUIRE(toast != nullptr);
  CHECK(toast->accessibleName() == QStringLiteral("The vault has new keys"));
  CHECK(turning.epoch() == 2);
}

TEST_CASE("new keys that were broken off are said, and made whole when somebody signs in again", "[ui][practice][keys]") {
  Turning turning;
  turning.stopAfterPatients();
  turning.begin();
  REQUIRE(waitUntil([&] { return turning.counts("4 of 4"); }));
  turning.gate.open([&] { turning.files->failCall(1, tests::Fault::Gone); });
  REQUIRE(waitUntil([&] { return turning.button("Cancel")->isEnabled(); }, 20000));
  CHECK(turning.says("It goes on when you sign in the next time"));
  CHECK_FALSE(turning.button("Make new keys")->isEnabled());
  settle();
  keepPicture(turning.window, QStringLiteral("practice-new-keys-broken-off"));
  click(*turning.button("Cancel"));
  turning.practice.endSession();
  turning.practice.fixture().files = store::systemFiles();
  CHECK(turning.epoch() == 2);
  const auto patients = [&] {
    std::optional<std::uint64_t> found;
    QObject context;
    turning.practice.session().run(
        Priority::Interactive, &context, [](vault::Vault& vault, decode::Decoder&) { return vault::searchPatients(vault, {})->total; }, [&found](std::uint64_t total) { found = total; });
    REQUIRE(waitUntil([&] { return found.has_value(); }));
    return *found;
  };
  CHECK(patients() == 4);
}
