#pragma once
// How a bench with windows begins: offscreen unless QT_QPA_PLATFORM says otherwise, in our style, in English.

#include <QApplication>

#include "ui/widgets/language.h"

namespace safelight::bench {

/// One a program, first thing in main; ends the program when it cannot begin.
class BenchApplication {
 public:
  BenchApplication(int& argc, char** argv);
  QStringList words() const { return m_application.arguments(); }

 private:
  QApplication m_application;
  ui::Translations m_translations;
};

}  // namespace safelight::bench
