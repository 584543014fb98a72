#pragma once
// Third page: the recovery kit, shown, kept, and typed back.

#include <optional>

#include "core/vault/vault.h"
#include "ui/setup/kit_entry.h"
#include "ui/setup/setup_step.h"

class QStackedLayout;

namespace safelight::ui {

/// First shows the code with Save and Print; then hides it and asks for it. Only a code typed back whole lets one go on.
class KitStep : public SetupStep {
  Q_OBJECT
 public:
  /// On a sheet the title is the sheet's (`titleChanged` tells it), and nothing is opened at the end.
  enum class On { FirstRun, Sheet };
  explicit KitStep(QWidget* parent = nullptr, On on = On::FirstRun);
  void setKit(const vault::RecoveryKit& kit);
  /// Where the keyboard begins while the kit is shown: what is best to do with it.
  void focusFirst();

 Q_SIGNALS:
  /// The code was typed back.
  void confirmed();
  void titleChanged(const QString& title);

 private:
  enum class Phase { Show, TypeBack };
  QWidget* makeShown();
  QWidget* makeTypeBack();
  void show(Phase phase);
  void head(const QString& title, const QString& sentence);
  void advance();
  void keep(const QString& suffix, Result<void> (*save)(const QString&, const vault::RecoveryKit&));
  void print();

  std::optional<vault::RecoveryKit> m_kit;
  On m_on;
  Phase m_phase = Phase::Show;
  Button* m_print;
  QWidget *m_shown, *m_typing;
  class KitView* m_view;
  KitEntry* m_entry;
  Text* m_kept;
};

/// The eight groups, large.
class KitView : public QWidget {
  Q_OBJECT
 public:
  explicit KitView(QWidget* parent = nullptr);
  void setGroups(const QStringList& groups);
  QSize sizeHint() const override { return {480, 136}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList m_groups;
};

}  // namespace safelight::ui
