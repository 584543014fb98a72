// Every control in every state on one page (see tests/ui/gallery.sh).
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include "tests/ui/support/gallery.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

using namespace safelight::ui;

namespace {

class IconSheet : public QWidget {
 public:
  IconSheet() { setFixedHeight(64 * ((static_cast<int>(iconNames().size()) + 14) / 15)); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(safelight::ui::font(TextStyle::Label));
    const QStringList names = iconNames();
    for (int i = 0; i < names.size(); ++i) {
      const QRectF cell((i % 15) * 78, (i / 15) * 64, 78, 56);
      drawIcon(painter, names[i], cell.adjusted(0, 0, 0, -20), 20, colours().text);
      drawIcon(painter, names[i], cell.adjusted(40, 0, 20, -20), 14, colours().textThird);
      painter.setPen(colours().textThird);
      painter.drawText(cell, Qt::AlignHCenter | Qt::AlignBottom, names[i]);
    }
  }
};

QLayout* row(std::initializer_list<QWidget*> widgets) {
  auto* layout = new QHBoxLayout;
  layout->setSpacing(12);
  for (QWidget* widget : widgets) layout->addWidget(widget);
  layout->addStretch(1);
  return layout;
}

template <class Widget>
Widget* disabled(Widget* widget) {
  widget->setEnabled(false);
  return widget;
}

Button* button(const QString& text, ButtonKind kind, const QString& icon = {}, const QString& hint = {}) {
  auto* made = new Button(text, kind);
  made->setIconName(icon);
  made->setHint(hint);
  return made;
}

void addFields(QVBoxLayout& page) {
  auto* search = new TextField(QStringLiteral("Name, birth date or number"));
  search->setIconName(QStringLiteral("search"));
  search->setHint(QStringLiteral("Ctrl K"));
  search->setFixedWidth(360);
  auto* wrong = new TextField(QStringLiteral("Birth date"));
  wrong->setText(QStringLiteral("31.02.1987"));
  wrong->setError(true);
  auto* choice = new Choice;
  choice->addItem(QStringLiteral("FDI (11 to 48)"));
  choice->addItem(QStringLiteral("Universal (1 to 32)"));
  auto* spin = new QSpinBox;
  spin->setValue(5);
  spin->setSuffix(QStringLiteral(" minutes"));
  page.addLayout(row({search, wrong, choice, spin, disabled(new TextField(QStringLiteral("Disabled")))}));
  auto* check = new QCheckBox(QStringLiteral("De-identify"));
  check->setChecked(true);
  auto* radio = new QRadioButton(QStringLiteral("Original"));
  radio->setChecked(true);
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setFixedWidth(200);
  slider->setValue(40);
  page.addLayout(row({check, new QCheckBox(QStringLiteral("With notes")), disabled(new QCheckBox(QStringLiteral("Disabled"))), radio, new QRadioButton(QStringLiteral("DICOM")), slider}));
}

void addButtons(QVBoxLayout& page) {
  page.addLayout(row({button(QStringLiteral("New patient"), ButtonKind::Primary, QStringLiteral("plus")), button(QStringLiteral("Lock"), ButtonKind::Secondary, QStringLiteral("lock")),
                      button(QStringLiteral("Open as mount"), ButtonKind::Quiet, QStringLiteral("grid")), button(QStringLiteral("Delete"), ButtonKind::Danger, QStringLiteral("trash")),
                      button(QStringLiteral("Again"), ButtonKind::Secondary, {}, QStringLiteral("R")), disabled(button(QStringLiteral("Primary"), ButtonKind::Primary)),
                      disabled(button(QStringLiteral("Secondary"), ButtonKind::Secondary)), disabled(button(QStringLiteral("Quiet"), ButtonKind::Quiet))}));
  auto* on = new Chip(QStringLiteral("Seen recently"));
  on->setChecked(true);
  auto* closable = new Chip(QStringLiteral("Teeth 16 17 46 47"));
  closable->setClosable(true);
  auto* iconOn = new IconButton(QStringLiteral("layout-2"), QStringLiteral("Two up"));
  iconOn->setCheckable(true);
  iconOn->setChecked(true);
  auto* rail = new RailButton(QStringLiteral("patients"), QStringLiteral("Patients"));
  rail->setChecked(true);
  auto* inbox = new RailButton(QStringLiteral("inbox"), QStringLiteral("Inbox"));
  inbox->setAutoExclusive(false);
  inbox->setBadge(3);
  auto* avatar = new Avatar(36);
  avatar->setInitials(QStringLiteral("AO"), true);
  auto* plain = new Avatar(36);
  plain->setInitials(QStringLiteral("dV"));
  page.addLayout(row({on, new Chip(QStringLiteral("Today")), closable, new IconButton(QStringLiteral("eye"), QStringLiteral("Hide")), iconOn, rail, inbox, avatar, plain}));
}

void addTexts(QVBoxLayout& page) {
  page.addLayout(row({new Text(QStringLiteral("Patients"), TextStyle::Title), new Text(QStringLiteral("Today"), TextStyle::Heading), new Text(QStringLiteral("Lindqvist, Marta"), TextStyle::BodyMedium),
                      new Text(QStringLiteral("14 Mar 1987 · 39 y"), TextStyle::Body, Text::Tone::Second), new Text(QStringLiteral("No. 20417"), TextStyle::Small, Text::Tone::Third),
                      new Text(QStringLiteral("Compare"), TextStyle::BodyMedium, Text::Tone::Accent), new Text(QStringLiteral("Sensor ready"), TextStyle::Body, Text::Tone::Good),
                      new Text(QStringLiteral("Name differs"), TextStyle::Body, Text::Tone::Care), new Text(QStringLiteral("Damaged"), TextStyle::Body, Text::Tone::Danger)}));
  auto* progress = new ProgressLine;
  progress->setProgress(76, 200);
  auto* busy = new ProgressLine;
  auto* both = new QHBoxLayout;
  both->addWidget(progress);
  both->addSpacing(24);
  both->addWidget(busy);
  page.addLayout(both);
}

QWidget* makePage() {
  auto* window = new QWidget;
  window->setAutoFillBackground(true);
  auto* page = new QVBoxLayout(window);
  page->setContentsMargins(metric::kPage, metric::kPage, metric::kPage, metric::kPage);
  page->setSpacing(20);
  addTexts(*page);
  addButtons(*page);
  addFields(*page);
  auto* cards = new QHBoxLayout;
  auto* card = new Card;
  auto* inside = new QVBoxLayout(card);
  auto* list = new QListWidget;
  for (int i = 0; i < 40; ++i) list->addItem(QStringLiteral("Row %1").arg(i + 1));
  list->setCurrentRow(1);
  inside->addWidget(list);
  auto* emptyCard = new Card;
  auto* emptyInside = new QVBoxLayout(emptyCard);
  auto* empty = new EmptyState(QStringLiteral("radiograph"), QStringLiteral("No images yet"), QStringLiteral("Drop files here, or import from a folder, a CD or a stick. The originals are kept as they are."));
  empty->setAction(QStringLiteral("Import"), QStringLiteral("import"));
  emptyInside->addWidget(empty);
  cards->addWidget(card);
  cards->addWidget(emptyCard);
  page->addLayout(cards, 1);
  page->addWidget(new IconSheet);
  return window;
}

}  // namespace

int main(int argc, char** argv) {
  const test::Gallery gallery(argc, argv);
  const auto save = [&](QWidget& widget, const QString& name) { gallery.save(widget, name); };
  QWidget* page = makePage();
  gallery.show(*page);
  const QList<Button*> buttons = page->findChildren<Button*>();
  buttons.at(1)->setFocus(Qt::TabFocusReason);
  QCoreApplication::processEvents();
  save(*page, QStringLiteral("controls"));

  QMenu menu(page);
  menu.addAction(themedIcon(QStringLiteral("eye"), page), QStringLiteral("Open"))->setShortcut(QKeySequence(QStringLiteral("Return")));
  menu.addAction(themedIcon(QStringLiteral("tag"), page), QStringLiteral("Tag teeth…"));
  QAction* checked = menu.addAction(QStringLiteral("Show labels"));
  checked->setCheckable(true);
  checked->setChecked(true);
  menu.addSeparator();
  menu.addMenu(QStringLiteral("Export as"))->addAction(QStringLiteral("PNG"));
  menu.addAction(QStringLiteral("Move to bin"))->setEnabled(false);
  menu.popup(page->mapToGlobal(QPoint(40, 40)));
  menu.setActiveAction(menu.actions().first());
  QCoreApplication::processEvents();
  save(menu, QStringLiteral("menu"));
  menu.close();

  page->findChild<QComboBox*>()->showPopup();
  QCoreApplication::processEvents();
  if (QWidget* popup = QApplication::activePopupWidget()) save(*popup, QStringLiteral("choice"));
  page->findChild<QComboBox*>()->hidePopup();

  Sheet sheet(page, QStringLiteral("New patient"));
  sheet.body()->addWidget(new Text(QStringLiteral("Family name"), TextStyle::Small, Text::Tone::Second));
  sheet.body()->addWidget(new TextField(QStringLiteral("Lindqvist")));
  sheet.body()->addWidget(new Text(QStringLiteral("Birth date"), TextStyle::Small, Text::Tone::Second));
  sheet.body()->addWidget(new TextField(QStringLiteral("Day Month Year")));
  sheet.addButton(QStringLiteral("Cancel"), ButtonKind::Secondary);
  sheet.addButton(QStringLiteral("Save"), ButtonKind::Primary);
  sheet.open();
  Toast::show(page, QStringLiteral("2 images moved to the bin"), Text::Tone::Good, [] {});
  QCoreApplication::processEvents();
  save(*page, QStringLiteral("sheet"));
  return 0;
}
