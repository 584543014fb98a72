// The sheets of ui/exchange in their states, as pictures of an invented practice: gallery_exchange FOLDER dark|light WIDTHxHEIGHT.
#include <QPainter>
#include <QTest>
#include <catch2/catch_session.hpp>

#include "tests/ui/exchange/exchange_practice.h"
#include "tests/ui/support/gallery.h"
#include "ui/exchange/remote_studies_sheet.h"
#include "ui/exchange/send_sheet.h"

namespace {

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

const Gallery* gallery = nullptr;

void keep(QWidget& window, const QString& name) { gallery->keep(window, name); }

void closeSheet(QWidget& window) {
  Sheet::openIn(&window)->close();
  test::settle();
}

RemoteStudy study(const char* uid, const char* day, std::vector<std::string> modalities, const char* description, std::uint32_t images) {
  return {uid, {"20417", "Lindqvist", "Marta", *model::Date::parse("19870314"), 0}, std::move(modalities), description, model::LocalTime::make(*model::Date::parse(day), 9, 30), images};
}

}  // namespace

TEST_CASE("exchange", "[gallery]") {
  ExchangePractice practice;
  gallery->show(practice.window);
  auto& window = practice.window;
  const auto send = [&] { (new SendSheet(practice.practice.session(), practice.services, &window, practice.images))->open(); };
  const auto ask = [&] { (new RemoteStudiesSheet(practice.practice.session(), practice.services, &window, practice.patient))->open(); };
  send();
  keep(window, u"send-no-device"_s);
  closeSheet(window);
  ask();
  keep(window, u"archive-none"_s);
  closeSheet(window);
  practice.pair(hospital());
  send();
  keep(window, u"send"_s);
  closeSheet(window);
  REQUIRE(practice.work([&](vault::Vault& vault) -> bool {
    const auto device = vault::devicesNamed(vault, "PACS")->front();
    const vault::SendTarget target{device.id.uuid, device.details.name};
    const auto first = *vault::queueImages(vault, {practice.images[0].id}, target, vault::SendForm::AsStored);
    const auto second = *vault::queueImages(vault, {practice.images[1].id, practice.images[2].id}, target, vault::SendForm::AsStored);
    return vault::noteNotSent(vault, first, {{practice.images[0].id, ErrorCode::PeerRefusedImage}}) &&
           vault::noteSent(vault, second, {practice.images[1].id}, vault::Commitment::None) &&
           vault::noteNotSent(vault, second, {{practice.images[2].id, ErrorCode::ConnectionTimedOut}});
  }));
  send();
  keep(window, u"send-waiting"_s);
  for (auto* button : window.findChildren<Button*>()) {
    if (button->isVisible() && button->text() == u"Send"_s) click(*button);
  }
  REQUIRE(waitUntil([&] { return Sheet::openIn(&window) == nullptr; }));
  keep(window, u"send-queued"_s);
  ask();
  keep(window, u"archive-asking"_s);
  closeSheet(window);
  practice.answer = std::vector<RemoteStudy>();
  ask();
  keep(window, u"archive-nothing"_s);
  closeSheet(window);
  practice.answer = fail(ErrorCode::ConnectionTimedOut);
  ask();
  keep(window, u"archive-silent"_s);
  closeSheet(window);
  auto another = study("1.2.5", "20190812", {"CT"}, "CBCT upper jaw before implant, with a description that somebody made much longer than any line", 412);
  another.patient.givenName = "Martina";
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", "20251103", {"PX"}, "Control", 1), study("1.2.4", "20240305", {"IO", "XC"}, "Periapical status", 14), another,
                                             study("1.2.6", "20120601", {"DX"}, "", 2)};
  ask();
  keep(window, u"archive-studies"_s);
  const auto rows = window.findChildren<StudyRow*>();
  REQUIRE(rows.size() == 4);
  rows[0]->setHere(1);
  rows[1]->showProgress({5, 14});
  rows[2]->showEnd(fail(ErrorCode::AssociationAborted));
  rows[3]->showProgress({0, 2});
  rows[3]->showEnd(FetchSummary{1, 1, 0, 0, 0});
  keep(window, u"archive-fetching"_s);
  rows[1]->showEnd(fail(ErrorCode::Cancelled));
  rows[2]->showProgress({0, 412});
  rows[2]->showEnd(FetchSummary{400, 10, 0, 1, 1});
  keep(window, u"archive-fetched"_s);
}

int main(int argc, char** argv) {
  const Gallery shown(argc, argv);
  gallery = &shown;
  return Catch::Session().run(1, argv);
}
