#include "ui/shell/medium_watch.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/events.h"
#include "ui/shell/medium_bar.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A folder for media; everything whose name does not begin with "plain" counts as mounted.
struct Roots {
  tests::TemporaryFolder folder;
  QString root = QString::fromStdString(folder.path().string());
  MediumWatch watch{{root}, [](const QString& path) { return !QFileInfo(path).fileName().startsWith(QLatin1String("plain")); }};
};

}  // namespace

TEST_CASE("a medium that is mounted is told with its name", "[ui][medium]") {
  Roots roots;
  QSignalSpy inserted(&roots.watch, &MediumWatch::inserted);
  REQUIRE(QDir(roots.root).mkdir(QStringLiteral("CANON_DC")));
  REQUIRE(waitUntil([&] { return inserted.count() == 1; }));
  CHECK(inserted.first().at(1).toString() == QStringLiteral("CANON_DC"));
}

TEST_CASE("a plain folder is no medium", "[ui][medium]") {
  Roots roots;
  QSignalSpy inserted(&roots.watch, &MediumWatch::inserted);
  REQUIRE(QDir(roots.root).mkdir(QStringLiteral("plain")));
  REQUIRE(QDir(roots.root).mkdir(QStringLiteral("STICK")));
  REQUIRE(waitUntil([&] { return inserted.count() == 1; }));
  CHECK(roots.watch.media().size() == 1);
}

TEST_CASE("what was there at the start is not told, and what goes is", "[ui][medium]") {
  tests::TemporaryFolder folder;
  const QString root = QString::fromStdString(folder.path().string());
  REQUIRE(QDir(root).mkdir(QStringLiteral("STICK")));
  MediumWatch watch({root}, [](const QString&) { return true; });
  QSignalSpy inserted(&watch, &MediumWatch::inserted), removed(&watch, &MediumWatch::removed);
  REQUIRE(QDir(root).rmdir(QStringLiteral("STICK")));
  REQUIRE(waitUntil([&] { return removed.count() == 1; }));
  CHECK(inserted.count() == 0);
}

TEST_CASE("the offer goes when the medium is pulled out", "[ui][medium]") {
  MediumBar bar;
  bar.offer(QStringLiteral("/media/x/STICK"), QStringLiteral("STICK"));
  CHECK_FALSE(bar.isHidden());
  bar.withdraw(QStringLiteral("/media/x/OTHER"));
  CHECK_FALSE(bar.isHidden());
  bar.withdraw(QStringLiteral("/media/x/STICK"));
  CHECK(bar.isHidden());
}
