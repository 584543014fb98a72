#include "core/model/view_names.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace safelight::model;

TEST_CASE("every view has a name of its own that reads back", "[model]") {
  std::set<std::string_view> names;
  for (const View view : kAllViews) {
    names.insert(viewName(view));
    CHECK(viewFromName(viewName(view)) == view);
  }
  CHECK(names.size() == kAllViews.size());
  CHECK_FALSE(viewFromName("Bitewing"));
}

TEST_CASE("the names that scripts rely on stay", "[model]") {
  CHECK(kindName(ImageKind::Radiograph) == "radiograph");
  CHECK(kindName(ImageKind::Photo) == "photo");
  CHECK(kindName(ImageKind::Document) == "document");
  CHECK(viewName(View::Periapical) == "periapical");
  CHECK(viewName(View::IntraoralUpper) == "intraoral-upper");
  CHECK(phaseName(Phase::Before) == "before");
  CHECK(phaseName(Phase::None) == "none");
  CHECK(sideName(Side::Both) == "both");
  CHECK(statusName(ImageStatus::Inbox) == "inbox");
  CHECK(statusName(ImageStatus::Purged) == "purged");
}
