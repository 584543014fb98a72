#include "ui/shell/shortcuts_sheet.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/widgets/controls.h"
#include "ui/widgets/key_hints.h"

namespace safelight::ui {
namespace {

constexpr int kWidth = 780;

struct Keyboard {
  Q_DECLARE_TR_FUNCTIONS(Keyboard)
};

struct Line {
  QString keys, what;
};

struct Group {
  QString title;
  QList<Line> lines;
};

QList<Group> groups() {
  return {
      {Keyboard::tr("Everywhere"),
       {{Keyboard::tr("Ctrl K"), Keyboard::tr("Find a patient")},
        {Keyboard::tr("Ctrl N"), Keyboard::tr("New patient")},
        {Keyboard::tr("Ctrl O"), Keyboard::tr("Import files")},
        {Keyboard::tr("Ctrl V"), Keyboard::tr("Import what was copied")},
        {Keyboard::tr("Ctrl Z"), Keyboard::tr("Undo")},
        {Keyboard::tr("Ctrl L"), Keyboard::tr("Lock")},
        {Keyboard::tr("Alt ←"), Keyboard::tr("Back")},
        {Keyboard::tr("Ctrl 1 … 5"), Keyboard::tr("Patients, Inbox, Worklist, Bin, Practice")},
        {Keyboard::tr("F1"), Keyboard::tr("This page")}}},
      {Keyboard::tr("In lists"), {{Keyboard::tr("↑ ↓"), Keyboard::tr("Move")}, {Keyboard::tr("Enter"), Keyboard::tr("Open")}, {Keyboard::tr("Esc"), Keyboard::tr("Clear the search, go back")}}},
      {Keyboard::tr("Images of a patient"),
       {{Keyboard::tr("Ctrl A"), Keyboard::tr("Choose all")},
        {Keyboard::tr("T"), Keyboard::tr("Teeth, view, note")},
        {Keyboard::tr("Ctrl E"), Keyboard::tr("Export")},
        {Keyboard::tr("Ctrl M"), Keyboard::tr("Move to another patient")},
        {Keyboard::tr("Del"), Keyboard::tr("To the bin")}}},
      {Keyboard::tr("Viewer"), {{Keyboard::tr("← →"), Keyboard::tr("Image before, image after")}, {Keyboard::tr("F11"), Keyboard::tr("Full screen")}, {Keyboard::tr("F1"), Keyboard::tr("All keys of the viewer")}}},
  };
}

void fill(QGridLayout& grid, const QList<Group>& shown, int column, QWidget* parent) {
  int row = 0;
  for (const Group& group : shown) {
    if (row > 0) grid.setRowMinimumHeight(row++, 8);
    grid.addWidget(new Text(group.title, TextStyle::Small, Text::Tone::Third, parent), row++, column, 1, 2);
    for (const Line& line : group.lines) {
      grid.addWidget(new KeyHints(line.keys, parent), row, column, Qt::AlignLeft | Qt::AlignVCenter);
      auto* what = new Text(line.what, TextStyle::Body, Text::Tone::First, parent);
      what->setWordWrap(true);  // other languages need more room
      grid.addWidget(what, row++, column + 1);
    }
  }
}

}  // namespace

void showShortcuts(QWidget* window) {
  auto* sheet = new Sheet(window, Keyboard::tr("Keys"), kWidth);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  const auto all = groups();
  fill(*grid, all.mid(0, 2), 0, sheet);
  fill(*grid, all.mid(2), 2, sheet);
  sheet->body()->addLayout(grid);
  QObject::connect(sheet->addButton(Keyboard::tr("Close"), ButtonKind::Primary), &QAbstractButton::clicked, sheet, &Sheet::close);
  QObject::connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  sheet->open();
}

}  // namespace safelight::ui
