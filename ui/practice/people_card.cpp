#include "ui/practice/people_card.h"

#include "core/vault/access/people.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/practice/card_layout.h"
#include "ui/practice/keys_sheets.h"
#include "ui/practice/password_sheet.h"
#include "ui/practice/person_sheet.h"

namespace safelight::ui {
namespace {

constexpr std::array kRoles{model::Role::Owner, model::Role::Clinician, model::Role::Assistant, model::Role::Reception};

}  // namespace

PeopleCard::PeopleCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session) {
  auto* layout = layOutCard(*this, tr("People"));
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(12);
  layout->addLayout(m_rows);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  layout->addWidget(m_problem);
  if (session.may(model::Permission::ManagePeople)) {
    auto* add = new Button(tr("Add a person"), ButtonKind::Secondary, this);
    add->setIconName(QStringLiteral("plus"));
    layout->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QAbstractButton::clicked, this, [this] {
      auto* sheet = new PersonSheet(m_session, window());
      connect(sheet, &PersonSheet::added, this, [this](const QString& name) {
        Toast::show(window(), tr("%1 can sign in now").arg(isolated(name)));
        refresh();
      });
      sheet->open();
    });
  }
  refresh();
}

void PeopleCard::refresh() {
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault::listPeople(vault); },
      [this](const std::vector<model::User>& people) { show(people); });
}

void PeopleCard::show(const std::vector<model::User>& people) {
  // The rows are made anew; the keyboard stays with the person and the control it was at.
  const QWidget* focused = window()->focusWidget();
  const QString kept = focused != nullptr && isAncestorOf(focused) ? focused->objectName() : QString();
  while (auto* item = m_rows->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  for (const auto& person : people) {
    if (!person.disabled) m_rows->addWidget(makeRow(person));
  }
  for (const auto& person : people) {
    if (person.disabled) m_rows->addWidget(makeRow(person));
  }
  if (kept.isEmpty()) return;
  const auto same = findChildren<QWidget*>(kept);
  if (same.isEmpty()) return;
  // New rows show by themselves only later, and what is hidden takes no focus.
  for (QWidget* at = same.last(); at != this; at = at->parentWidget()) at->show();
  same.last()->setFocus(Qt::OtherFocusReason);
}

QWidget* PeopleCard::makeRow(const model::User& person) {
  const bool self = person.id == m_session.user().id;
  const bool manages = m_session.may(model::Permission::ManagePeople) && !person.disabled;
  auto* widget = new QWidget(this);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  auto* avatar = new Avatar(36, widget);
  avatar->setInitials(personInitials(text(person.displayName)), self);
  row->addWidget(avatar);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* name = new Text(text(person.displayName), TextStyle::BodyMedium, person.disabled ? Text::Tone::Third : Text::Tone::First, widget);
  name->setElided(true);
  words->addWidget(name);
  QString line = text(person.login);
  if (self) line += tr(" · you");
  if (person.disabled) line += tr(" · cannot sign in any more");
  words->addWidget(new Text(line, TextStyle::Small, Text::Tone::Third, widget));
  row->addLayout(words, 1);
  if (self) {
    auto* password = new Button(tr("Change password"), ButtonKind::Quiet, widget);
    connect(password, &QAbstractButton::clicked, this, [this] { (new PasswordSheet(m_session, window()))->open(); });
    row->addWidget(password);
  }
  if (manages && !self) {
    auto* role = new Choice(widget);
    for (const auto each : kRoles) role->addItem(roleWord(each), static_cast<int>(each));
    role->setCurrentIndex(static_cast<int>(person.role) - 1);
    role->setAccessibleTitle(tr("Role of %1").arg(isolated(text(person.displayName))));
    role->setFixedWidth(160);
    role->focusProxy()->setObjectName(QStringLiteral("role ") + text(person.login));
    connect(role, &Choice::changed, this, [this, role, id = person.id] { changeRole(id, static_cast<model::Role>(role->currentData().toInt())); });
    row->addWidget(role);
    auto* more = new IconButton(QStringLiteral("close"), tr("%1 stops working here").arg(isolated(text(person.displayName))), widget);
    connect(more, &QAbstractButton::clicked, this, [this, person] { askToDisable(person); });
    row->addWidget(more);
  } else {
    row->addWidget(new Text(roleWord(person.role), TextStyle::Body, Text::Tone::Second, widget));
  }
  return widget;
}

void PeopleCard::changeRole(model::UserId id, model::Role role) {
  m_session.run(
      Priority::Interactive, this, [id, role](vault::Vault& vault, decode::Decoder&) { return vault::changeRole(vault, id, role); },
      [this, role](Result<void> result) { answered(std::move(result), tr("Role changed to %1").arg(roleWord(role))); });
}

void PeopleCard::askToDisable(const model::User& person) {
  auto* sheet = new Sheet(window(), tr("%1 stops working here?").arg(isolated(text(person.displayName))), 460);
  auto* words = new Text(tr("They cannot sign in any more. What they did stays in the log, and their name stays on it. This cannot be undone; the same person "
                            "can be added again."),
                         TextStyle::Body, Text::Tone::Second, sheet);
  words->setWordWrap(true);
  sheet->body()->addWidget(words);
  connect(sheet->addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, sheet, &Sheet::close);
  connect(sheet->addButton(tr("Disable"), ButtonKind::Danger), &QAbstractButton::clicked, this, [this, sheet, person] {
    sheet->close();
    m_session.run(
        Priority::Interactive, this, [id = person.id](vault::Vault& vault, decode::Decoder&) { return vault::disablePerson(vault, id); },
        [this, name = text(person.displayName)](Result<void> result) {
          const bool isGone = result.has_value();
          answered(std::move(result), tr("%1 cannot sign in any more").arg(isolated(name)));
          if (!isGone) return;
          // What they may have kept opens nothing new once the keys are turned.
          auto* rotation = new RotationSheet(m_session, window(), name);
          connect(rotation, &Sheet::closed, this, &PeopleCard::changed);
          rotation->open();
        });
  });
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  sheet->open();
}

void PeopleCard::answered(Result<void> result, const QString& words) {
  m_problem->setVisible(!result);
  if (result) {
    Toast::show(window(), words);
  } else {
    m_problem->setText(errorText(result.error()));
  }
  refresh();
}

}  // namespace safelight::ui
