#pragma once
// First page: what the practice is called and where its vault lies.

#include "core/base/error.h"
#include "ui/setup/setup_step.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// The folder name follows the practice's name until a person chooses one.
class PracticeStep : public SetupStep {
  Q_OBJECT
 public:
  /// `folder` is where vaults go by default (~/Safelight).
  explicit PracticeStep(const QString& folder, QWidget* parent = nullptr);
  QString practice() const { return m_name->text().trimmed(); }
  /// The vault's own folder: "~/Safelight/Harbour Dental.safelight".
  QString vaultPath() const;
  void focusFirst() { m_name->setFocus(); }
  /// What keeps a vault from being made at this place; gone as soon as name or folder is another.
  void showError(const Error& error);
  /// A file name for a practice: without what file systems refuse, never empty.
  static QString folderName(const QString& practice);

 private:
  void edited();
  void chooseFolder();
  TextField* m_name;
  FormField* m_nameRow;
  Text* m_where;
  QString m_folder;
};

}  // namespace safelight::ui
