#include "ui/bridge/receiver_host.h"

#include <signal.h>

#include <QDir>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A vault's folder with an inbox, and a receiver that does nothing.
struct Host {
  Host() {
    QDir(vault()).mkpath(QStringLiteral("inbox"));
    services.howToStart = [this](const Path&) { return start; };
    services.countWaiting = [this](const Path&) { return static_cast<std::uint32_t>(QDir(vault() + QStringLiteral("/inbox")).entryList(QDir::Files).size()); };
  }
  QString vault() const { return folder.path() + QStringLiteral("/Harbour.safelight"); }
  void arrive(const QString& name) {
    QFile file(vault() + QStringLiteral("/inbox/") + name);
    REQUIRE(file.open(QIODevice::WriteOnly));
  }
  QTemporaryDir folder;
  std::optional<ReceiverStart> start = ReceiverStart{"/usr/bin/tail", {"-f", "/dev/null"}};
  ReceiverHost::Services services;
};

}  // namespace

TEST_CASE("a vault that receives has its receiver, and loses it with the host", "[ui][receiver]") {
  Host made;
  int id = 0;
  {
    ReceiverHost host(made.services);
    CHECK_FALSE(host.isRunning());
    host.follow(made.vault());
    REQUIRE(host.isRunning());
    id = host.processId();
    REQUIRE(kill(id, 0) == 0);
    host.follow(made.vault());
    CHECK(host.processId() == id);
  }
  CHECK(kill(id, 0) != 0);
}

TEST_CASE("a vault without devices has no receiver until the first is paired", "[ui][receiver]") {
  Host made;
  const auto start = std::exchange(made.start, std::nullopt);
  ReceiverHost host(made.services);
  host.follow(made.vault());
  CHECK_FALSE(host.isRunning());
  made.start = start;
  made.arrive(QStringLiteral("inbox.key"));  // what pairing writes
  CHECK(waitUntil([&] { return host.isRunning(); }));
}

TEST_CASE("a receiver that ends by itself is started again", "[ui][receiver]") {
  Host made;
  ReceiverHost host(made.services);
  host.follow(made.vault());
  const int first = host.processId();
  REQUIRE(first > 0);
  REQUIRE(kill(first, SIGKILL) == 0);
  CHECK(waitUntil([&] { return host.isRunning() && host.processId() != first; }));
}

TEST_CASE("a receiver that cannot even start is tried again, not at once", "[ui][receiver]") {
  Host made;
  int asked = 0;
  made.services.howToStart = [&asked](const Path&) {
    ++asked;
    return std::optional(ReceiverStart{"/nonexistent/receiver", {}});
  };
  ReceiverHost host(made.services);
  host.follow(made.vault());
  CHECK(asked == 1);
  CHECK_FALSE(host.isRunning());
  CHECK(waitUntil([&] { return asked == 2; }));
}

TEST_CASE("what waits is counted and told when it changes", "[ui][receiver]") {
  Host made;
  ReceiverHost host(made.services);
  std::vector<int> told;
  QObject::connect(&host, &ReceiverHost::waitingChanged, &host, [&](int count) { told.push_back(count); });
  host.follow(made.vault());
  REQUIRE(told == std::vector<int>{0});
  made.arrive(QStringLiteral("1"));
  made.arrive(QStringLiteral("2"));
  REQUIRE(waitUntil([&] { return told.back() == 2; }));
  host.follow(made.vault());
  CHECK(told.back() == 2);
  CHECK(told.size() <= 3);
}

TEST_CASE("another vault gets another receiver", "[ui][receiver]") {
  Host made, other;
  std::vector<Path> vaults;
  made.services.howToStart = [&](const Path& vault) {
    vaults.push_back(vault);
    return made.start;
  };
  ReceiverHost host(made.services);
  host.follow(made.vault());
  const int first = host.processId();
  host.follow(other.vault());
  CHECK(host.processId() != first);
  CHECK(kill(first, 0) != 0);
  REQUIRE(vaults.size() == 2);
  CHECK(vaults.back() == pathFromUtf8(other.vault().toStdString()));
}
