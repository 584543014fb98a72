#include "ui/library/import_job.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Desk {
  Desk() { marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417"); }
  /// A folder's worth of Marta's images.
  vault::ImportRequest request(int count, std::optional<model::PatientId> patient = std::nullopt) {
    vault::ImportRequest wanted;
    wanted.patient = patient;
    for (const auto& sketch : career(count, marta)) wanted.paths.push_back(pathFromUtf8(practice.write(sketch).toStdString()));
    return wanted;
  }
  std::size_t stored() { return practice.images({}).size(); }
  Practice practice;
  model::Patient marta;
};

bool finishes(ImportJob& job) {
  return waitUntil([&] { return job.isFinished(); });
}

}  // namespace

TEST_CASE("a preview brings an outcome and a picture for each file, and stores nothing", "[ui][import]") {
  Desk desk;
  ImportJob job(desk.practice.session(), desk.request(6), ImportJob::Mode::Preview);
  QSignalSpy finished(&job, &ImportJob::finished);
  CHECK(job.outcomes().empty());
  job.start();
  REQUIRE(finishes(job));
  CHECK(finished.count() == 1);
  REQUIRE(job.outcomes().size() == 6);
  for (const auto& outcome : job.outcomes()) {
    CHECK(outcome.status == vault::ImportStatus::Imported);
    CHECK(outcome.patient == desk.marta.id);
    CHECK_FALSE(outcome.picture.isNull());
    CHECK(outcome.thumbnail.width == 0);  // the pixels are held once
  }
  REQUIRE(job.patient(desk.marta.id) != nullptr);
  CHECK(job.patient(desk.marta.id)->details.familyName == "Lindqvist");
  CHECK(job.patient({}) == nullptr);
  CHECK_FALSE(job.error());
  CHECK(desk.stored() == 0);
}

TEST_CASE("an import stores what it counted and has an id to undo it by", "[ui][import]") {
  Desk desk;
  ImportJob job(desk.practice.session(), desk.request(5), ImportJob::Mode::Import);
  QSignalSpy stepped(&job, &ImportJob::stepped);
  job.start();
  job.start();  // once is enough
  REQUIRE(finishes(job));
  CHECK(stepped.count() >= 1);
  CHECK(job.summary().imported == 5);
  CHECK(job.progress().done == 5);
  CHECK_FALSE(job.id().isNil());
  CHECK(desk.stored() == 5);
  const auto undone = desk.practice.ask([id = job.id()](vault::Vault& vault, decode::Decoder&) { return vault::undoImport(vault, id); });
  REQUIRE(undone);
  CHECK(*undone == 5);
}

TEST_CASE("a job that is cancelled before its first step ends without an error and stores nothing", "[ui][import]") {
  Desk desk;
  ImportJob job(desk.practice.session(), desk.request(5), ImportJob::Mode::Import);
  job.cancel();
  CHECK(job.wasCancelled());
  job.start();
  REQUIRE(finishes(job));
  CHECK_FALSE(job.error());
  CHECK(job.summary().imported == 0);
  CHECK(desk.stored() == 0);
}

TEST_CASE("cancelling between two steps keeps what was stored and leaves the rest", "[ui][import]") {
  Desk desk;
  ImportJob job(desk.practice.session(), desk.request(120), ImportJob::Mode::Import);
  QObject::connect(&job, &ImportJob::stepped, &job, [&] {
    if (job.summary().imported > 0) job.cancel();
  });
  job.start();
  REQUIRE(finishes(job));
  CHECK_FALSE(job.error());
  CHECK(job.summary().imported > 0);
  CHECK(desk.stored() == job.summary().imported);
}

TEST_CASE("a job that dies takes nothing with it: the worker goes on for others", "[ui][import]") {
  Desk desk;
  auto job = std::make_unique<ImportJob>(desk.practice.session(), desk.request(40), ImportJob::Mode::Import);
  job->start();
  job.reset();
  const std::size_t stored = desk.stored();
  CHECK(stored <= 40);
  settle();
  CHECK(desk.stored() == stored);  // no step runs on behind
}

TEST_CASE("files that are refused are outcomes with a reason, not an error of the job", "[ui][import]") {
  Desk desk;
  vault::ImportRequest wanted;
  wanted.paths = {pathFromUtf8(desk.practice.write({.what = "program", .name = "x.exe"}).toStdString()), pathFromUtf8("/nowhere/at/all.dcm")};
  ImportJob job(desk.practice.session(), wanted, ImportJob::Mode::Preview);
  job.start();
  REQUIRE(finishes(job));
  CHECK_FALSE(job.error());
  REQUIRE(job.outcomes().size() == 2);
  for (const auto& outcome : job.outcomes()) {
    CHECK(outcome.status == vault::ImportStatus::Refused);
    CHECK(outcome.error.code != ErrorCode::Internal);
    CHECK(outcome.picture.isNull());
  }
  CHECK(job.summary().refused == 2);
}
