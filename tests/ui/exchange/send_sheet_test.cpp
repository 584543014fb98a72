#include "ui/exchange/send_sheet.h"

#include "tests/ui/exchange/exchange_practice.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

std::vector<vault::OutgoingImage> outbox(ExchangePractice& practice) {
  return practice.work([](vault::Vault& vault) { return *vault::listOutgoing(vault, {}); });
}

model::SendId queue(ExchangePractice& practice, const vault::DeviceDetails& details) {
  return practice.work([&practice, details](vault::Vault& vault) {
    const auto device = vault::devicesNamed(vault, details.aeTitle)->front();
    return *vault::queueImages(vault, {practice.images[0].id, practice.images[1].id}, {device.id.uuid, device.details.name}, vault::SendForm::AsStored);
  });
}

void failAll(ExchangePractice& practice, model::SendId send, ErrorCode error) {
  REQUIRE(practice.work([&practice, send, error](vault::Vault& vault) {
    return vault::noteNotSent(vault, send, {{practice.images[0].id, error}, {practice.images[1].id, error}}).has_value();
  }));
}

}  // namespace

TEST_CASE("without a device the sheet says where one is added and sends nothing", "[ui][exchange]") {
  ExchangePractice practice;
  (new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images))->open();
  REQUIRE(waitUntil([&] { return practice.says("No device is paired"); }));
  REQUIRE(practice.button("Send") != nullptr);
  CHECK_FALSE(practice.button("Send")->isEnabled());
}

TEST_CASE("chosen images stand in the outbox for the archive and leave at once", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(panoramic());
  practice.pair(hospital());
  auto* sheet = new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images);
  int queued = 0;
  QObject::connect(sheet, &SendSheet::queued, &practice.window, [&](int images) { queued = images; });
  sheet->open();
  REQUIRE(waitUntil([&] { return practice.button("Send")->isEnabled(); }));
  CHECK(practice.says("cross the network readable"));
  click(*practice.button("Send"));
  REQUIRE(waitUntil([&] { return queued == 3; }));
  CHECK(practice.sendAsked == 1);
  const auto rows = outbox(practice);
  REQUIRE(rows.size() == 3);
  // The archive stands first, whatever the names.
  CHECK(rows[0].deviceName == "City hospital");
  CHECK(rows[0].state == vault::OutgoingState::Waiting);
}

TEST_CASE("documents stay, and the sheet says so", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.images[0].facts.kind = model::ImageKind::Document;
  practice.images[0].facts.mediaType = "application/pdf";
  (new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images))->open();
  CHECK(practice.says("1 document stays"));
  REQUIRE(waitUntil([&] { return practice.button("Send")->isEnabled(); }));
  click(*practice.button("Send"));
  REQUIRE(waitUntil([&] { return practice.sendAsked == 1; }));
  CHECK(outbox(practice).size() == 2);
}

TEST_CASE("what waits for a device that does not answer says why and can be stopped", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  failAll(practice, queue(practice, hospital()), ErrorCode::ConnectionTimedOut);
  (new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images))->open();
  REQUIRE(waitUntil([&] { return practice.says("2 images on the way to"); }));
  CHECK(practice.says("Tried again by itself"));
  click(*practice.button("Stop"));
  REQUIRE(waitUntil([&] { return practice.button("Stop") == nullptr; }));
  const auto rows = outbox(practice);
  CHECK(std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.state == vault::OutgoingState::Failed; }));
  // Stopped by a person: nothing to try again.
  CHECK(practice.button("Try again") == nullptr);
}

TEST_CASE("what a device refused is tried again when a person wants it", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  failAll(practice, queue(practice, hospital()), ErrorCode::PeerRefusedImage);
  (new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images))->open();
  REQUIRE(waitUntil([&] { return practice.says("2 images not sent to"); }));
  click(*practice.button("Try again"));
  REQUIRE(waitUntil([&] { return practice.says("2 images on the way to"); }));
  CHECK(practice.sendAsked == 1);
}

TEST_CASE("the keyboard stays at Stop while what waits says something else, and goes to what changes nothing once it is stopped", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  const auto sending = queue(practice, hospital());
  failAll(practice, sending, ErrorCode::ConnectionTimedOut);
  (new SendSheet(practice.practice.session(), practice.services, &practice.window, practice.images))->open();
  REQUIRE(waitUntil([&] { return practice.button("Stop") != nullptr; }));
  practice.button("Stop")->setFocus();
  failAll(practice, sending, ErrorCode::ConnectionRefused);
  REQUIRE(waitUntil([&] { return practice.says("nothing answers on this port"); }));
  settle();
  CHECK(practice.window.focusWidget() == practice.button("Stop"));
  press(practice.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return practice.button("Stop") == nullptr; }));
  settle();
  // Not Send: one more Return must not send them again.
  CHECK(practice.window.focusWidget() == practice.button("Cancel"));
}
