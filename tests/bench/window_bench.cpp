// What a person waits for in the window: opening an image, scrolling.
//
//   window_bench FOLDER [--quick]      QT_QPA_PLATFORM decides where; offscreen unless it is set

#include "tests/bench/window_bench.h"

#include "tests/bench/bench_application.h"

int main(int argc, char** argv) {
  using namespace safelight;
  const bench::BenchApplication application(argc, argv);
  const QStringList words = application.words();
  if (words.size() < 2) return 2;
  const bool quick = words.contains(QStringLiteral("--quick"));
  const Path folder = words[1].toStdString();
  bench::benchOpening(folder, quick);
  bench::benchGrid(quick);
  return 0;
}
