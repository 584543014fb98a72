#include "ui/shell/shortcuts_sheet.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/paint.h"

namespace safelight::ui {
namespace {

struct ShortcutsSheet {
  Q_DECLARE_TR_FUNCTIONS(ShortcutsSheet)
};

struct Line {
  QString keys, what;
};

struct Group {
  QString title;
  QList<Line> lines;
};

/// Keys as small boxes.
class Keys : public QWidget {
 public:
  Keys(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys.split(u' ')) {
    int width = 0;
    for (const QString& key : m_keys) width += hintWidth(key) + 6;
    setFixedSize(width - 6, 24);
    setAccessibleName(keys);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const auto& colours = coloursFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF rest = rect();
    for (auto key = m_keys.crbegin(); key != m_keys.crend(); ++key) {
      const QRectF box = drawHint(painter, rest, *key, colours.line, colours.textSecond);
      rest.setRight(box.left() - 6);
    }
  }

 private:
  QStringList m_keys;
};

QList<Group> groups() {
  const auto tr = [](const char* text) { return ShortcutsSheet::tr(text); };
  return {
      {tr("Everywhere"),
       {{tr("Ctrl K"), tr("Find a patient")},
        {tr("Ctrl N"), tr("New patient")},
        {tr("Ctrl O"), tr("Import files")},
        {tr("Ctrl V"), tr("Import what was copied")},
        {tr("Ctrl Z"), tr("Undo")},
        {tr("Ctrl L"), tr("Lock")},
        {tr("Alt ←"), tr("Back")},
        {tr("Ctrl 1 … 5"), tr("Patients, Inbox, Worklist, Bin, Practice")},
        {tr("F1"), tr("This page")}}},
      {tr("In lists"), {{tr("↑ ↓"), tr("Move")}, {tr("Enter"), tr("Open")}, {tr("Esc"), tr("Clear the search, go back")}}},
      {tr("Images of a patient"),
       {{tr("Ctrl A"), tr("Choose all")},
        {tr("T"), tr("Teeth, view, note")},
        {tr("Ctrl E"), tr("Export")},
        {tr("Ctrl M"), tr("Move to another patient")},
        {tr("Del"), tr("To the bin")}}},
      {tr("Viewer"), {{tr("← →"), tr("Image before, image after")}, {tr("F11"), tr("Full screen")}, {tr("F1"), tr("All keys of the viewer")}}},
  };
}

void fill(QGridLayout& grid, const QList<Group>& shown, int column, QWidget* parent) {
  int row = 0;
  for (const Group& group : shown) {
    if (row > 0) grid.setRowMinimumHeight(row++, 8);
    grid.addWidget(new Text(group.title, TextStyle::Small, Text::Tone::Third, parent), row++, column, 1, 2);
    for (const Line& line : group.lines) {
      grid.addWidget(new Keys(line.keys, parent), row, column, Qt::AlignLeft | Qt::AlignVCenter);
      grid.addWidget(new Text(line.what, TextStyle::Body, Text::Tone::First, parent), row++, column + 1);
    }
  }
}

}  // namespace

void showShortcuts(QWidget* window) {
  auto* sheet = new Sheet(window, ShortcutsSheet::tr("Keys"), 720);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  grid->setColumnMinimumWidth(1, 200);
  const auto all = groups();
  fill(*grid, all.mid(0, 2), 0, sheet);
  fill(*grid, all.mid(2), 2, sheet);
  sheet->body()->addLayout(grid);
  QObject::connect(sheet->addButton(ShortcutsSheet::tr("Close"), ButtonKind::Primary), &QAbstractButton::clicked, sheet, &Sheet::close);
  QObject::connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  sheet->open();
}

}  // namespace safelight::ui
