#pragma once
// How the workspace was started.

#include <QString>
#include <QStringList>
#include <optional>

#include "ui/widgets/preferences.h"

namespace safelight::app {

/// What to do. With a guard the vault is opened when the guard says who signed in; without one (tests, pictures) the login and a
/// handle to read the password from stand here. A password never does.
struct Arguments {
  enum class Mode { Work, SetUp, Recover } mode = Mode::Work;
  int guardHandle = -1;
  QString vault;
  QString login;
  int passwordHandle = -1;
  std::optional<ui::ThemeChoice> theme;
  bool windowed = false;

  /// Nothing when they make no sense. `words` are without the program's name.
  static std::optional<Arguments> parse(const QStringList& words);
};

}  // namespace safelight::app
