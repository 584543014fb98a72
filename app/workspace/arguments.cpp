#include "app/workspace/arguments.h"

namespace safelight::app {
namespace {

using namespace Qt::StringLiterals;

std::optional<int> handleOf(const QString& text) {
  bool good = false;
  const int handle = text.toInt(&good);
  return good && handle >= 0 ? std::optional(handle) : std::nullopt;
}

std::optional<ui::ThemeChoice> themeOf(const QString& text) {
  if (text == u"dark"_s) return ui::ThemeChoice::Dark;
  if (text == u"light"_s) return ui::ThemeChoice::Light;
  if (text == u"system"_s) return ui::ThemeChoice::System;
  return std::nullopt;
}

/// Stores the value of one option; false when the option or its value is unknown.
bool take(Arguments& arguments, const QString& option, const QString& value) {
  if (option == u"--vault"_s) {
    arguments.vault = value;
    return !value.isEmpty();
  }
  if (option == u"--login"_s) {
    arguments.login = value;
    return !value.isEmpty();
  }
  if (option == u"--guard-fd"_s || option == u"--password-fd"_s) {
    const auto handle = handleOf(value);
    (option == u"--guard-fd"_s ? arguments.guardHandle : arguments.passwordHandle) = handle.value_or(-1);
    return handle.has_value();
  }
  if (option == u"--theme"_s) {
    arguments.theme = themeOf(value);
    return arguments.theme.has_value();
  }
  return false;
}

bool makesSense(const Arguments& arguments) {
  switch (arguments.mode) {
    case Arguments::Mode::SetUp: return true;
    case Arguments::Mode::Recover: return !arguments.vault.isEmpty();
    case Arguments::Mode::Work:
      return !arguments.vault.isEmpty() && (arguments.guardHandle >= 0 || (!arguments.login.isEmpty() && arguments.passwordHandle >= 0));
  }
  return false;
}

}  // namespace

std::optional<Arguments> Arguments::parse(const QStringList& words) {
  Arguments arguments;
  for (qsizetype i = 0; i < words.size(); ++i) {
    if (words[i] == u"--setup"_s) {
      arguments.mode = Mode::SetUp;
    } else if (words[i] == u"--recover"_s) {
      arguments.mode = Mode::Recover;
    } else if (words[i] == u"--windowed"_s) {
      arguments.windowed = true;
    } else {
      if (i + 1 >= words.size() || !take(arguments, words[i], words[i + 1])) return std::nullopt;
      ++i;
    }
  }
  return makesSense(arguments) ? std::optional(arguments) : std::nullopt;
}

}  // namespace safelight::app
