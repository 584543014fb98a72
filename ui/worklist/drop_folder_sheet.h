#pragma once
// Which folder the practice software leaves its orders in, and what of them could not be taken.

#include "ui/library/folder_field.h"
#include "ui/widgets/form_field.h"
#include "ui/worklist/drop_folder.h"

namespace safelight::ui {

/// Deletes itself when closed. `folder` outlives it.
class DropFolderSheet : public Sheet {
  Q_OBJECT
 public:
  DropFolderSheet(DropFolder& folder, QWidget* window);

 private:
  void showProblems();
  void save();
  DropFolder& m_folder;
  FolderField* m_field;
  FormField* m_row;
  Text *m_title, *m_problems;
  Button* m_read;
};

}  // namespace safelight::ui
