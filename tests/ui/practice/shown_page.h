#pragma once
// The practice page of a small practice, for each test of its cards and sheets.

#include <filesystem>
#include <fstream>
#include <memory>

#include "core/crypto/device_secret.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/devices/device_services.h"
#include "ui/practice/practice_page.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/preferences.h"

namespace safelight::ui::test {

/// The page, shown to somebody who signed in.
struct Shown {
  explicit Shown(const std::string& login = "owner", const std::string& password = tests::kOwnerPassword) {
    // People are added for this workstation's secret: it lies where the program looks for it.
    qputenv("XDG_CONFIG_HOME", (practice.fixture().folder / "config").c_str());
    const Path secret = crypto::defaultDeviceSecretPath();
    std::filesystem::create_directories(secret.parent_path());
    std::filesystem::remove(secret);
    practice.fixture().deviceSecret.read([&](ByteView bytes) {
      std::ofstream(secret, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
    std::filesystem::permissions(secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    preferences = std::make_unique<Preferences>(QString::fromStdString((practice.fixture().folder / "preferences.ini").string()));
    page = std::make_unique<PracticePage>(practice.session(login, password), *preferences, devices);
    page->resize(1000, 1200);
    showActive(*page);
    settle();
  }
  ~Shown() { qunsetenv("XDG_CONFIG_HOME"); }

  bool says(const QWidget& in, const char* words) const {
    const auto texts = in.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  }
  bool comesToSay(const QWidget& in, const char* words) const {
    return waitUntil([&] { return says(in, words); });
  }
  /// Runs a task on the worker and waits for its answer.
  template <class Task>
  auto ask(Task task) {
    using Value = std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&>;
    std::optional<Value> answer;
    QObject context;  // gone with `answer`: an answer that comes too late goes nowhere
    practice.session().run(Priority::Interactive, &context, std::move(task), [&answer](Value value) { answer.emplace(std::move(value)); });
    if (!waitUntil([&answer] { return answer.has_value(); })) throw std::runtime_error("no answer");
    return std::move(*answer);
  }

  TestPractice practice;
  std::unique_ptr<Preferences> preferences;
  DeviceServices devices;
  std::unique_ptr<PracticePage> page;
};

/// The button with these words, or nullptr.
inline Button* buttonOf(QWidget& widget, const char* words) {
  for (auto* button : widget.findChildren<Button*>()) {
    if (button->text() == QString::fromUtf8(words)) return button;
  }
  return nullptr;
}

}  // namespace safelight::ui::test
