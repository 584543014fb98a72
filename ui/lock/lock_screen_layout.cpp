// Where everything stands on the lock screen; what it does is in lock_screen.cpp.

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/lock/lock_screen.h"
#include "ui/lock/tile_box.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

namespace {

/// The time in large thin figures that do not dance.
class ClockLabel : public QLabel {
 public:
  explicit ClockLabel(QWidget* parent = nullptr) : QLabel(parent) { setFont(fontOf(40, QFont::Light)); }
  QSize sizeHint() const override { return {static_cast<int>(tabularWidth(font(), QStringLiteral("00:00"))) + 4, font().pixelSize() + 8}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(coloursFor(this).text);
    drawTabular(painter, rect(), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), text());
  }
};

void centre(QLabel* label) {
  label->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
  label->setWordWrap(true);
}

}  // namespace

QHBoxLayout* LockScreen::makeTop() {
  auto* top = new QHBoxLayout;
  top->setContentsMargins(28, 24, 48, 0);
  top->setSpacing(0);
  m_practice = new Text({}, TextStyle::Heading);
  m_practice->setElided(true);
  m_clock = new ClockLabel;
  m_date = new Text({}, TextStyle::Body, Text::Tone::Second);
  m_date->setAlignment(Qt::AlignRight);
  auto* time = new QVBoxLayout;
  time->setSpacing(2);
  time->addWidget(m_clock, 0, Qt::AlignRight);
  time->addWidget(m_date, 0, Qt::AlignRight);
  top->addWidget(new Lamp, 0, Qt::AlignTop);
  auto* name = new QVBoxLayout;
  name->addSpacing(16);
  name->addWidget(m_practice);
  name->addStretch(1);
  top->addLayout(name, 1);
  top->addLayout(time);
  return top;
}

QVBoxLayout* LockScreen::makeMiddle() {
  m_title = new Text({}, TextStyle::Title);
  m_sentence = new Text({}, TextStyle::Body, Text::Tone::Second);
  centre(m_title);
  centre(m_sentence);
  m_tiles = new TileBox;
  m_tileScroll = new QScrollArea;
  m_tileScroll->setWidgetResizable(true);
  m_tileScroll->setFocusPolicy(Qt::NoFocus);
  m_tileScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_tileScroll->setWidget(m_tiles);
  m_tileScroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);

  auto* middle = new QVBoxLayout;
  middle->setContentsMargins(24, 8, 24, 8);
  middle->setSpacing(0);
  middle->addStretch(3);
  middle->addWidget(m_title);
  middle->addSpacing(6);
  middle->addWidget(m_sentence);
  middle->addSpacing(20);
  middle->addWidget(m_tileScroll, 50);
  middle->addSpacing(20);
  middle->addLayout(makeForm());
  middle->addStretch(4);
  return middle;
}

QLayout* LockScreen::makeForm() {
  m_form = new QWidget;
  m_form->setFixedWidth(kFormWidth);
  auto* form = new QVBoxLayout(m_form);
  form->setContentsMargins(6, 6, 6, 6);
  form->setSpacing(metric::kGrid);
  m_form->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
  m_login = new TextField({});
  m_login->setIconName(QStringLiteral("person"));
  m_login->setFixedHeight(metric::kTouch);
  m_password = new PasswordField({});
  m_password->setControlHeight(metric::kTouch);
  m_unlock = new Button({}, ButtonKind::Primary);
  m_unlock->setControlHeight(metric::kTouch);
  m_progress = new ProgressLine;
  m_capsLock = new Text({}, TextStyle::Small, Text::Tone::Care);
  m_problem = new Text({}, TextStyle::Body, Text::Tone::Danger);
  m_note = new Text({}, TextStyle::Body, Text::Tone::Second);
  m_older = new Button({}, ButtonKind::Quiet);
  centre(m_note);
  centre(m_capsLock);
  centre(m_problem);
  m_forgot = new Button({}, ButtonKind::Quiet);

  auto* row = new QHBoxLayout;
  row->setSpacing(metric::kGrid);
  row->addWidget(m_password, 1);
  row->addWidget(m_unlock);
  form->addWidget(m_login);
  form->addLayout(row);
  // Progress, hint and problem share this place, so that nothing jumps when one of them comes.
  form->addWidget(m_progress);
  form->addWidget(m_capsLock);
  form->addWidget(m_problem);
  form->addWidget(m_note);
  form->addWidget(m_older, 0, Qt::AlignHCenter);
  form->addWidget(m_forgot, 0, Qt::AlignHCenter);
  form->addLayout(makeWaysOn());
  form->addStretch(1);

  connect(m_password, &PasswordField::returnPressed, this, &LockScreen::submit);
  connect(m_password, &PasswordField::edited, this, [this] {
    if (!m_password->isEmpty() && !m_acceptsOlder) clearProblem();
    updateForm();
  });
  connect(m_password, &PasswordField::capsLockSeen, m_capsLock, &QWidget::setVisible);
  connect(m_login, &QLineEdit::textEdited, this, [this] { updateForm(); });
  connect(m_login, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
  connect(m_unlock, &QAbstractButton::clicked, this, &LockScreen::submit);
  connect(m_forgot, &QAbstractButton::clicked, this, &LockScreen::forgotPassword);
  connect(m_older, &QAbstractButton::clicked, this, &LockScreen::askForOlder);
  m_capsLock->hide();
  m_note->hide();
  m_older->hide();
  auto* around = new QHBoxLayout;
  around->addStretch(1);
  around->addWidget(m_form);
  around->addStretch(1);
  return around;
}

QLayout* LockScreen::makeWaysOn() {
  m_tryAgain = new Button({}, ButtonKind::Primary);
  m_setUp = new Button({}, ButtonKind::Secondary);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, metric::kGrid, 0, 0);
  row->setSpacing(metric::kGrid);
  row->addStretch(1);
  for (Button* button : {m_tryAgain, m_setUp}) {
    button->setControlHeight(metric::kTouch);
    button->hide();
    row->addWidget(button);
  }
  row->addStretch(1);
  connect(m_tryAgain, &QAbstractButton::clicked, this, &LockScreen::tryAgain);
  connect(m_setUp, &QAbstractButton::clicked, this, &LockScreen::setUpAsked);
  return row;
}

QHBoxLayout* LockScreen::makeBottom() {
  m_waiting = new Text({}, TextStyle::Body, Text::Tone::Second);
  m_workstation = new Text(QStringLiteral("Safelight"), TextStyle::Body, Text::Tone::Third);
  m_waitingRow = new QWidget;
  auto* waiting = new QHBoxLayout(m_waitingRow);
  waiting->setContentsMargins(0, 0, 0, 0);
  waiting->setSpacing(10);
  waiting->addWidget(new ToneIcon(QStringLiteral("inbox"), Text::Tone::Second, m_waitingRow));
  waiting->addWidget(m_waiting);
  m_waitingRow->hide();
  m_minimise = new IconButton(QStringLiteral("minus"), {});
  m_quit = new IconButton(QStringLiteral("close"), {});
  connect(m_minimise, &QAbstractButton::clicked, this, &LockScreen::minimiseAsked);
  connect(m_quit, &QAbstractButton::clicked, this, &LockScreen::quitAsked);

  auto* bottom = new QHBoxLayout;
  bottom->setContentsMargins(48, 0, 40, 24);
  bottom->setSpacing(metric::kGrid);
  bottom->addWidget(m_waitingRow);
  bottom->addStretch(1);
  bottom->addWidget(m_workstation);
  bottom->addSpacing(metric::kGrid);
  bottom->addWidget(m_minimise);
  bottom->addWidget(m_quit);
  return bottom;
}

}  // namespace safelight::ui
