#include "core/vault/import/import_plan.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using Action = MatchPlan::Action;

namespace {

ImportContext newBytes(Action action) {
  ImportContext context;
  context.match.action = action;
  return context;
}

}  // namespace

TEST_CASE("new bytes with a patient are filed, the others wait", "[vault][import]") {
  struct Row {
    Action action;
    ImportStatus status;
    model::ImageStatus imageStatus;
  };
  for (const Row& row : {Row{Action::File, ImportStatus::Imported, model::ImageStatus::Filed}, Row{Action::CreateAndFile, ImportStatus::Imported, model::ImageStatus::Filed},
                         Row{Action::Inbox, ImportStatus::Quarantined, model::ImageStatus::Inbox}}) {
    const ImportPlan plan = planImport(newBytes(row.action));
    CHECK(plan.status == row.status);
    CHECK(plan.imageStatus == row.imageStatus);
    CHECK_FALSE(plan.restoreBinned);
  }
}

TEST_CASE("bytes that are here already are a duplicate, whoever they are matched with", "[vault][import]") {
  for (const Action action : {Action::File, Action::Inbox, Action::CreateAndFile}) {
    ImportContext context = newBytes(action);
    context.sameBytes = tests::numbered<model::ImageId>(1);
    CHECK(planImport(context).status == ImportStatus::Duplicate);
    CHECK_FALSE(planImport(context).restoreBinned);
  }
}

TEST_CASE("a duplicate of something in the bin brings that back", "[vault][import]") {
  ImportContext context = newBytes(Action::File);
  context.sameBytes = tests::numbered<model::ImageId>(1);
  context.sameBytesBinned = true;
  CHECK(planImport(context).status == ImportStatus::Duplicate);
  CHECK(planImport(context).restoreBinned);
}

TEST_CASE("nothing is brought back when no image has the same bytes", "[vault][import]") {
  ImportContext context = newBytes(Action::File);
  context.sameBytesBinned = true;
  CHECK(planImport(context).status == ImportStatus::Imported);
  CHECK_FALSE(planImport(context).restoreBinned);
}

TEST_CASE("statuses have the names that scripts read", "[vault][import]") {
  CHECK(importStatusName(ImportStatus::Imported) == "imported");
  CHECK(importStatusName(ImportStatus::Duplicate) == "duplicate");
  CHECK(importStatusName(ImportStatus::Quarantined) == "quarantined");
  CHECK(importStatusName(ImportStatus::Refused) == "refused");
}
