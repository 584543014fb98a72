#include "ui/setup/recovery_kit_document.h"

#include <QFile>
#include <QFileInfo>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/temporary_folder.h"
#include "ui/setup/qr_code.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

vault::RecoveryKit invented() {
  return {"Harbour Dental", "Dr A. Okafor", "a.okafor", "0199e0c0-0000-7000-8000-000000000001", "1111 2222 3333 4444 5555 6666 7777 8888",
          {"AAAA1", "BBBB2", "CCCC3", "DDDD4", "EEEE5", "FFFF6", "GGGG7", "HHHH8"}};
}

QString fileIn(const tests::TemporaryFolder& folder, const char* name) { return QString::fromStdString((folder / name).string()); }

}  // namespace

TEST_CASE("the text of the kit holds everything that is needed to get back in", "[ui][setup]") {
  const auto kit = invented();
  const QString text = kitText(kit);
  for (const auto& group : kit.groups) CHECK(text.contains(QString::fromStdString(group)));
  for (const char* fact : {"Harbour Dental", "Dr A. Okafor", "a.okafor", "1111 2222", "Use the recovery kit"}) CHECK(text.contains(QString::fromUtf8(fact)));
}

TEST_CASE("a saved kit can be read by its owner alone and never replaces a file", "[ui][setup]") {
  const tests::TemporaryFolder folder;
  for (const auto& [name, save] : {std::pair{"kit.txt", &saveKitAsText}, std::pair{"kit.pdf", &saveKitAsPdf}}) {
    const QString path = fileIn(folder, name);
    REQUIRE(save(path, invented()));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    CHECK((QFileInfo(path).permissions() & others) == QFileDevice::Permissions());
    const qint64 size = QFileInfo(path).size();
    CHECK(size > 200);
    const auto again = save(path, invented());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::AlreadyExists);
    CHECK(QFileInfo(path).size() == size);
  }
}

TEST_CASE("the PDF is one page of a PDF", "[ui][setup]") {
  const tests::TemporaryFolder folder;
  REQUIRE(saveKitAsPdf(fileIn(folder, "kit.pdf"), invented()));
  QFile file(fileIn(folder, "kit.pdf"));
  REQUIRE(file.open(QIODevice::ReadOnly));
  const QByteArray bytes = file.readAll();
  CHECK(bytes.startsWith("%PDF-"));
  CHECK(bytes.contains("/Count 1"));
}

TEST_CASE("a folder that is not there is a sentence, not a crash", "[ui][setup]") {
  const tests::TemporaryFolder folder;
  CHECK_FALSE(saveKitAsText(fileIn(folder, "missing/kit.txt"), invented()));
  CHECK_FALSE(saveKitAsPdf(fileIn(folder, "missing/kit.pdf"), invented()));
}

TEST_CASE("the QR code is square, has its quiet zone and its three finders", "[ui][setup]") {
  const QImage code = qrCode(kitCode(invented()));
  REQUIRE_FALSE(code.isNull());
  CHECK(code.width() == code.height());
  for (int i = 0; i < code.width(); ++i) CHECK(code.pixel(i, 3) == 0xffffffff);
  const int last = code.width() - 1 - 4;
  for (const QPoint corner : {QPoint(4, 4), QPoint(last, 4), QPoint(4, last)}) CHECK(code.pixel(corner) == 0xff000000);
}
