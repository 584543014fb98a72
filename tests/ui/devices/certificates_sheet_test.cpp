#include "ui/devices/certificates_sheet.h"

#include <QFile>
#include <QTemporaryDir>
#include <atomic>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/devices/certificate_sheet.h"
#include "ui/devices/devices_card.h"
#include "ui/devices/new_file.h"
#include "ui/widgets/password_field.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

seal::Hash filled(std::uint8_t byte) {
  seal::Hash hash;
  hash.fill(byte);
  return hash;
}

/// A card with one encrypted device and one without, by a practice that has certificates.
struct Shown {
  Shown() {
    services.practiceCertificates = [this](vault::Vault&) -> Result<std::optional<PracticeCertificates>> {
      if (!hasCertificates) return std::nullopt;
      return PracticeCertificates{{filled(0xA1), {2'100'000'000'000}}, {filled(renewed ? 0xB3 : 0xB2), {1'900'000'000'000}}, "AUTHORITY PEM"};
    };
    services.renewCertificate = [this](vault::Vault&) -> Result<void> {
      renewed = true;
      return ok();
    };
    services.issueCertificate = [](vault::Vault&, const CertificateOrder& order) -> Result<DeviceCertificate> {
      CHECK(order.form == CertificateForm::Pem);
      TRY_ASSIGN(auto file, crypto::SecretBytes::copyOf(asBytes("NEW CERTIFICATE AND KEY")));
      return DeviceCertificate{filled(0xC3), std::move(file)};
    };
    card = std::make_unique<DevicesCard>(practice.session(), services);
    card->resize(760, 600);
    showActive(*card);
    pair({"OPG downstairs", "OPG", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Tls, filled(0x11)});
    pair({"Sensor", "SENSOR", "192.168.1.41", 104, seal::DeviceKind::Intraoral, seal::DeviceLink::Plain, {}});
    card->refresh();
  }
  void pair(const vault::DeviceDetails& details) {
    bool done = false;
    practice.session().run(
        Priority::Interactive, card.get(), [details](vault::Vault& vault, decode::Decoder&) { return vault::pairDevice(vault, details).has_value(); },
        [&](bool paired) { done = paired; });
    REQUIRE(waitUntil([&] { return done; }));
  }
  std::vector<vault::Device> devices() {
    std::optional<std::vector<vault::Device>> all;
    practice.session().run(
        Priority::Interactive, card.get(), [](vault::Vault& vault, decode::Decoder&) { return vault::devices(vault).value_or(std::vector<vault::Device>{}); },
        [&](std::vector<vault::Device> found) { all = std::move(found); });
    REQUIRE(waitUntil([&] { return all.has_value(); }));
    return *all;
  }
  Button* button(QWidget& in, const QString& words) {
    for (auto* each : in.findChildren<Button*>()) {
      if (each->isVisible() && (each->text() == words || each->accessibleName() == words)) return each;
    }
    return nullptr;
  }
  bool says(const QString& words) {
    const auto texts = card->findChildren<QLabel*>();
    return std::any_of(texts.begin(), texts.end(), [&](const QLabel* text) { return text->isVisible() && text->text().contains(words); });
  }
  CertificatesSheet& open() {
    REQUIRE(waitUntil([&] { return button(*card, u"Certificates…"_s) != nullptr; }));
    click(*button(*card, u"Certificates…"_s));
    auto* sheet = card->findChild<CertificatesSheet*>();
    REQUIRE(sheet != nullptr);
    REQUIRE(waitUntil([&] { return says(u"Known by this certificate."_s); }));
    return *sheet;
  }

  std::atomic<bool> hasCertificates = true, renewed = false;
  TestPractice practice;
  DeviceServices services;
  std::unique_ptr<DevicesCard> card;
};

}  // namespace

TEST_CASE("the practice's certificates and those of encrypted devices are listed with fingerprint and end", "[ui][devices]") {
  Shown shown;
  shown.open();
  CHECK(shown.says(u"A1:A1"_s));
  CHECK(shown.says(u"Valid until 18\u00a0Jul\u00a02036."_s));
  CHECK(shown.says(u"11:11"_s));
  CHECK(shown.button(*shown.card, u"Save the certificate of this practice"_s) != nullptr);
  CHECK(shown.button(*shown.card, u"Make a new certificate for OPG downstairs"_s) != nullptr);
  CHECK(shown.button(*shown.card, u"Make a new certificate for Sensor"_s) == nullptr);
}

TEST_CASE("a practice without certificates says when it gets some", "[ui][devices]") {
  Shown shown;
  shown.hasCertificates = false;
  shown.open();
  CHECK(shown.says(u"There are none yet."_s));
  CHECK(shown.button(*shown.card, u"Save the certificate of this practice"_s) == nullptr);
}

TEST_CASE("what devices are told to trust is saved as PEM, and never over a file", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  const QTemporaryDir folder;
  const QString path = folder.filePath(u"authority.pem"_s);
  click(*shown.button(sheet, u"Save the certificate of this practice"_s));
  settle();
  CHECK(answerFileDialog(*shown.card, path).endsWith(u"safelight-practice.pem"_s));
  REQUIRE(waitUntil([&] { return QFile::exists(path); }));
  QFile file(path);
  REQUIRE(file.open(QIODevice::ReadOnly));
  CHECK(file.readAll() == "AUTHORITY PEM");
  CHECK(writeNewFile(path, asBytes("other"), Readers::Anybody).startsWith(u"There is a file of that name already."_s));
}

TEST_CASE("a device whose certificate is made anew is known by the new one", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  click(*shown.button(sheet, u"Make a new certificate for OPG downstairs"_s));
  settle();
  auto* make = shown.card->findChild<CertificateSheet*>();
  REQUIRE(make != nullptr);
  auto* form = make->findChild<Choice*>();
  form->setCurrentData(static_cast<int>(CertificateForm::Pem));
  Q_EMIT form->changed(form->currentIndex());
  const QTemporaryDir folder;
  const QString path = folder.filePath(u"opg.pem"_s);
  click(*shown.button(*make, u"Make and save…"_s));
  settle();
  answerFileDialog(*shown.card, path);
  REQUIRE(waitUntil([&] {
    const auto all = shown.devices();
    return std::any_of(all.begin(), all.end(), [](const auto& device) { return device.details.certificate == filled(0xC3); });
  }));
  CHECK(QFile(path).permissions().testFlag(QFileDevice::ReadGroup) == false);
  CHECK(waitUntil([&] { return shown.says(u"with the old one it is turned away"_s); }));
}

TEST_CASE("this computer's own certificate is renewed with a button, and the new one shows", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  CHECK(shown.says(u"B2:B2"_s));
  click(*shown.button(sheet, u"Renew the certificate of this computer"_s));
  REQUIRE(waitUntil([&] { return shown.says(u"B3:B3"_s); }));
}

TEST_CASE("after a certificate is renewed the keyboard is where it was", "[ui][devices]") {
  Shown shown;
  auto& sheet = shown.open();
  shown.button(sheet, u"Renew the certificate of this computer"_s)->setFocus();
  press(*shown.card, Qt::Key_Space);
  REQUIRE(waitUntil([&] { return shown.says(u"B3:B3"_s); }));
  settle();
  REQUIRE(shown.card->focusWidget() != nullptr);
  CHECK(shown.card->focusWidget() == shown.button(sheet, u"Renew the certificate of this computer"_s));
}

TEST_CASE("without an encrypted device nobody is bothered with certificates", "[ui][devices]") {
  TestPractice practice;
  DeviceServices services;
  services.practiceCertificates = [](vault::Vault&) -> Result<std::optional<PracticeCertificates>> { return std::nullopt; };
  DevicesCard card(practice.session(), services);
  card.resize(760, 600);
  showActive(card);
  settle();
  for (auto* button : card.findChildren<Button*>()) CHECK_FALSE((button->isVisible() && button->text() == u"Certificates…"_s));
}
