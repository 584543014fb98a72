#include "ui/setup/new_password_form.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/crypto/password_rules.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {

NewPasswordForm::NewPasswordForm(Random& random, QWidget* parent, Asks asks) : QWidget(parent), m_random(random) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  m_first = new PasswordField(tr("At least 15 characters"), this);
  m_second = new PasswordField(tr("Once more"), this);
  for (auto* field : {m_first, m_second}) {
    field->setForgetsWhenIdle(false);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setMinimumHeight(metric::kControl);
    connect(field, &PasswordField::edited, this, &NewPasswordForm::edited);
  }
  const bool isNew = asks == Asks::NewPassword;
  m_firstRow = new FormField(isNew ? tr("New password") : tr("Password"), m_first, this);
  m_secondRow = new FormField(isNew ? tr("New password, once more") : tr("Password, once more"), m_second, this);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(m_firstRow, 1, Qt::AlignTop);
  row->addWidget(m_secondRow, 1, Qt::AlignTop);
  layout->addLayout(row);

  m_suggestion = new Card(this);
  auto* shown = new QHBoxLayout(m_suggestion);
  shown->setContentsMargins(16, 12, 16, 12);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  m_words = new Text({}, TextStyle::Heading, Text::Tone::Accent, m_suggestion);
  m_words->setWordWrap(true);
  words->addWidget(m_words);
  auto* quiet = new Text(tr("Write them down until you know them. They are filled in above, with the spaces between them."), TextStyle::Small, Text::Tone::Third,
                         m_suggestion);
  quiet->setWordWrap(true);
  words->addWidget(quiet);
  shown->addLayout(words, 1);
  m_suggestion->hide();
  layout->addWidget(m_suggestion);
  auto* suggest = new Button(tr("Suggest five words"), ButtonKind::Secondary, this);
  suggest->setIconName(QStringLiteral("key"));
  layout->addWidget(suggest, 0, Qt::AlignLeft);
  connect(suggest, &QAbstractButton::clicked, this, &NewPasswordForm::suggest);
  connect(m_first, &PasswordField::returnPressed, this, [this] { m_second->setFocus(Qt::TabFocusReason); });
  connect(m_second, &PasswordField::returnPressed, this, &NewPasswordForm::submit);
  check();
}

void NewPasswordForm::setForbidden(const QStringList& words) {
  m_forbidden.clear();
  for (const QString& word : words) {
    if (!word.trimmed().isEmpty()) m_forbidden.push_back(utf8(word.trimmed()));
  }
  check();
}

void NewPasswordForm::check() {
  const bool was = m_good;
  m_good = false;
  const auto minimum = static_cast<int>(crypto::kMinimumPasswordCharacters);
  if (m_first->isEmpty()) {
    m_firstRow->setProblem({});
    m_firstRow->setHelp(tr("A sentence is easy to remember. No digits or signs are asked for."));
  } else if (m_first->characters() < minimum) {
    m_firstRow->setProblem({});
    m_firstRow->setHelp(tr("%1 of at least %2 characters").arg(m_first->characters()).arg(minimum));
  } else if (const auto secret = m_first->secret(); !secret) {
    m_firstRow->setProblem(errorText(secret.error()));
  } else {
    const std::vector<std::string_view> forbidden(m_forbidden.begin(), m_forbidden.end());
    const auto checked = crypto::checkNewPassword(*secret, forbidden);
    m_good = checked.has_value();
    if (m_good) {
      m_firstRow->setConfirmation(tr("✓ Long enough, and not a well-known one"));
    } else {
      m_firstRow->setProblem(errorText(checked.error()));
    }
  }
  const bool same = m_first->equals(*m_second);
  if (m_second->isEmpty()) {
    m_secondRow->setConfirmation({});
  } else if (same) {
    m_secondRow->setConfirmation(tr("✓ The same"));
  } else {
    // While the second one is still shorter it is being typed.
    m_secondRow->setProblem(m_second->characters() >= m_first->characters() ? tr("Not the same as the first one.") : QString());
  }
  m_second->setError(m_secondRow->hasProblem());
  m_first->setError(m_firstRow->hasProblem());
  m_good = m_good && same;
  if (was != m_good) Q_EMIT changed();
}

void NewPasswordForm::edited() {
  // Words that are no longer filled in are nothing to write down.
  if (!m_suggesting) dropSuggestion();
  check();
}

void NewPasswordForm::dropSuggestion() {
  m_words->setText({});
  m_suggestion->hide();
}

void NewPasswordForm::suggest() {
  const auto words = crypto::generatePassphrase(m_random);
  if (!words) return m_firstRow->setProblem(errorText(words.error()));
  // A person has to read it, so here it is text for once; the label is cleared with the form.
  QString shown = words->read([](ByteView bytes) { return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())); });
  m_suggesting = true;
  for (auto* field : {m_first, m_second}) {
    field->clear();
    field->append(shown);
  }
  m_suggesting = false;
  m_words->setText(shown);
  m_suggestion->show();
  shown.fill(QChar());
  check();
}

void NewPasswordForm::clear() {
  m_first->clear();
  m_second->clear();
  dropSuggestion();
  check();
}

void NewPasswordForm::submit() {
  if (m_good) return Q_EMIT submitted();
  // Enter ends the typing: from here on a second one that is still shorter is simply different.
  if (!m_second->isEmpty() && !m_first->equals(*m_second)) {
    m_secondRow->setProblem(tr("Not the same as the first one."));
    m_second->setError(true);
  }
}

}  // namespace safelight::ui
