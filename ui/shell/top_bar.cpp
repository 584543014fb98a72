#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

constexpr int kSearchWidth = 520;
// Below this the person's name gives way to the patient's.
constexpr int kPersonFrom = 860;
constexpr int kPersonWidth = 240;

}  // namespace

TopBar::TopBar(const model::User& user, QWidget* parent) : QWidget(parent) {
  setFixedHeight(metric::kTopBar);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(20, 0, 20, 0);
  row->setSpacing(16);
  m_search = new TextField(tr("Name, birth date or number"), this);
  m_search->setIconName(QStringLiteral("search"));
  m_search->setHint(tr("Ctrl K"));
  m_search->setAccessibleName(tr("Search patients"));
  m_search->setFixedHeight(40);
  m_search->setMaximumWidth(kSearchWidth);
  m_search->setMinimumWidth(200);
  m_search->setClearButtonEnabled(false);
  row->addWidget(m_search, 4);
  m_patient = makePatient();
  row->addWidget(m_patient, 1000);
  row->addStretch(1);
  m_import = new Button(tr("Import"), ButtonKind::Secondary, this);
  m_import->setIconName(QStringLiteral("import"));
  m_import->setToolTip(tr("Import images (Ctrl+O)"));
  connect(m_import, &QAbstractButton::clicked, this, &TopBar::importAsked);
  row->addWidget(m_import);
  m_theme = new IconButton(QStringLiteral("sun"), tr("Light or dark"), this);
  connect(m_theme, &QAbstractButton::clicked, this, &TopBar::themeAsked);
  row->addWidget(m_theme);
  row->addWidget(makePerson(user));
  m_lock = new Button(tr("Lock"), ButtonKind::Secondary, this);
  m_lock->setIconName(QStringLiteral("lock"));
  m_lock->setToolTip(tr("Lock (Ctrl+L)"));
  connect(m_lock, &QAbstractButton::clicked, this, &TopBar::lockAsked);
  Sheet::keepInReach(*m_lock);
  row->addWidget(m_lock);
  showSearch();
}

QWidget* TopBar::makePatient() {
  auto* patient = new QWidget(this);
  auto* row = new QHBoxLayout(patient);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  auto* back = new IconButton(QStringLiteral("back"), tr("Back (Alt+Left)"), patient);
  connect(back, &QAbstractButton::clicked, this, &TopBar::backAsked);
  row->addWidget(back);
  row->addSpacing(4);
  m_name = new Text({}, TextStyle::Heading, Text::Tone::First, patient);
  // As wide as the name; what is left over goes to the end of the row.
  row->addWidget(m_name, 1000);
  m_born = new Text({}, TextStyle::Body, Text::Tone::Second, patient);
  row->addWidget(m_born);
  m_number = new Chip({}, patient);
  m_number->setFocusPolicy(Qt::NoFocus);
  m_number->setAttribute(Qt::WA_TransparentForMouseEvents);
  row->addWidget(m_number);
  row->addStretch(1);
  return patient;
}

QWidget* TopBar::makePerson(const model::User& user) {
  auto* person = new QWidget(this);
  auto* row = new QHBoxLayout(person);
  row->setContentsMargins(0, 0, 8, 0);
  row->setSpacing(8);
  auto* avatar = new Avatar(36, person);
  avatar->setInitials(personInitials(text(user.displayName)), true);
  avatar->setToolTip(tooltipText(text(user.displayName) + QStringLiteral(" · ") + roleWord(user.role)));
  row->addWidget(avatar);
  m_personWords = new QWidget(person);
  auto* words = new QVBoxLayout(m_personWords);
  words->setContentsMargins(0, 0, 0, 0);
  words->setSpacing(0);
  words->addStretch(1);
  // However long the name is, the search keeps its room.
  auto* name = new Text(text(user.displayName), TextStyle::BodyMedium, Text::Tone::First, m_personWords);
  name->setFixedWidth(std::min(kPersonWidth, name->fontMetrics().horizontalAdvance(name->text()) + 4));
  name->setElided(true);
  name->setToolTip(avatar->toolTip());
  words->addWidget(name);
  words->addWidget(new Text(roleWord(user.role), TextStyle::Small, Text::Tone::Third, m_personWords));
  words->addStretch(1);
  row->addWidget(m_personWords);
  return person;
}

void TopBar::showSearch() {
  m_patient->hide();
  m_search->show();
  makeRoom();
}

void TopBar::showPatient(const model::Patient& patient) {
  const auto& details = patient.details;
  m_name->setText(patientName(details));
  m_name->setShorten([details](const QFontMetrics& metrics, int width) { return patientNameWithin(details, metrics, width); });
  m_name->setToolTip(tooltipText(patientName(details)));
  m_born->setText(birthAndAge(details, localNow().date()));
  m_number->setText(numberText(details));
  m_hasNumber = !details.number.empty();
  m_name->setMaximumWidth(m_name->fontMetrics().horizontalAdvance(m_name->text()) + 4);
  m_search->hide();
  m_patient->show();
  makeRoom();
}

void TopBar::makeRoom() {
  const bool isPatient = !m_patient->isHidden();
  m_personWords->setVisible(width() >= kPersonFrom);
  m_number->setVisible(m_hasNumber);
  m_theme->show();
  for (Button* button : {m_import, m_lock}) button->setShows(Button::Shows::Words);
  const auto isCut = [this] {
    m_patient->updateGeometry();
    m_personWords->parentWidget()->updateGeometry();
    return layout()->sizeHint().width() > width();
  };
  // Whose images these are is read here: the signed-in person's name goes before the patient's is cut, then the number and the words of the buttons.
  if (isPatient && isCut()) m_personWords->hide();
  if (isPatient && isCut()) m_number->hide();
  for (Button* button : {m_import, m_lock})
    if (isCut()) button->setShows(Button::Shows::IconAlone);
  if (isCut()) m_theme->hide();  // it stands among the settings, too
}

void TopBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  makeRoom();
}

void TopBar::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

}  // namespace safelight::ui
