#pragma once
// Places for backups, as a person adds them.

#include "tests/ui/practice/shown_page.h"
#include "ui/practice/backup_card.h"
#include "ui/practice/place_sheet.h"

namespace safelight::ui::test {

inline Path newFolder(Shown& shown, const char* name) {
  const Path folder = shown.practice.fixture().folder / name;
  std::filesystem::create_directories(folder);
  return folder;
}

/// The sheet that asks for a place, opened.
inline PlaceSheet& askForPlace(Shown& shown) {
  click(*buttonOf(*shown.page->findChild<BackupCard*>(), "Add a place"));
  auto* sheet = shown.page->findChild<PlaceSheet*>();
  REQUIRE(sheet != nullptr);
  return *sheet;
}

/// Adds a place as a person does; its first backup begins.
inline void addPlace(Shown& shown, const Path& folder) {
  auto& sheet = askForPlace(shown);
  sheet.useFolder(QString::fromStdString(pathToUtf8(folder)));
  REQUIRE(buttonOf(sheet, "Add and back up")->isEnabled());
  click(*buttonOf(sheet, "Add and back up"));
}

/// Writes into the fields that are still empty.
inline void nameIt(PlaceSheet& sheet, const char* name) {
  for (auto* field : sheet.findChildren<TextField*>())
    if (field->isVisible() && field->text().isEmpty() && field->isEnabled()) field->setText(QString::fromUtf8(name));
}

}  // namespace safelight::ui::test
