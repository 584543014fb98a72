#include "ui/setup/owner_step.h"

#include <QHBoxLayout>
#include <QRegularExpression>

#include "ui/bridge/error_text.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

/// Letters without their marks: "Müller" becomes "muller", "Weiß" "weiss".
QString plain(const QString& word) {
  QString text = word.toLower();
  text.replace(u'ß', u"ss"_s);
  text.replace(u'ø', u'o');
  text.replace(u'ł', u'l');
  text.replace(u'æ', u"ae"_s);
  QString kept;
  for (const QChar character : text.normalized(QString::NormalizationForm_KD)) {
    if ((character >= u'a' && character <= u'z') || character.isDigit()) kept += character;
  }
  return kept;
}

}  // namespace

OwnerStep::OwnerStep(Random& random, QWidget* parent)
    : SetupStep(tr("About you"), tr("The first person owns the vault: you add everybody else later."), parent) {
  m_name = new TextField(tr("Dr A. Okafor"), this);
  m_name->setMaxLength(80);
  m_login = new TextField({}, this);
  m_login->setMaxLength(32);
  m_loginRow = new FormField(tr("Login"), m_login, this);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(new FormField(tr("Your name"), m_name, this), 1, Qt::AlignTop);
  row->addWidget(m_loginRow, 1, Qt::AlignTop);
  body()->addLayout(row);
  m_password = new NewPasswordForm(random, this);
  body()->addWidget(m_password);
  setNext(tr("Create the vault"));
  connect(m_name, &QLineEdit::textChanged, this, [this] {
    if (!m_loginTyped) m_login->setText(loginOf(name()));
    check();
  });
  connect(m_login, &QLineEdit::textEdited, this, [this] { m_loginTyped = true; });
  connect(m_login, &QLineEdit::textChanged, this, &OwnerStep::check);
  connect(m_password, &NewPasswordForm::changed, this, &OwnerStep::check);
  connect(m_password, &NewPasswordForm::submitted, this, [this] {
    if (next()->isEnabled()) Q_EMIT nextAsked();
  });
  check();
}

void OwnerStep::setPractice(const QString& practice) {
  m_practice = practice;
  check();
}

QString OwnerStep::loginOf(const QString& name) {
  static const QStringList titles{u"dr"_s, u"prof"_s, u"mr"_s, u"mrs"_s, u"ms"_s, u"med"_s, u"dent"_s};
  QStringList words;
  // "Bergmann, Jana" is Jana Bergmann.
  const QString ordered = name.section(u',', 1).trimmed() + u' ' + name.section(u',', 0, 0);
  for (const QString& part : ordered.split(QRegularExpression(u"[\\s,]+"_s), Qt::SkipEmptyParts)) {
    const QString word = plain(part);
    if (!word.isEmpty() && !titles.contains(word)) words.append(word);
  }
  if (words.isEmpty()) return {};
  const QString login = words.size() == 1 ? words.first() : QString(words.first().left(1) + u'.' + words.last());
  return isLogin(login.left(32)) ? login.left(32) : QString();
}

bool OwnerStep::isLogin(const QString& login) {
  static const QRegularExpression form(u"^[a-z][a-z0-9._-]{1,31}$"_s);
  return form.match(login).hasMatch();
}

void OwnerStep::check() {
  const bool good = isLogin(login());
  m_loginRow->setProblem(good || login().isEmpty() ? QString() : tr("Small letters, digits, dot, dash; a letter first; at least two."));
  const bool asksForOne = login().isEmpty() && !name().isEmpty();  // nothing in the name could stand in a login
  m_loginRow->setHelp(asksForOne ? tr("Type one: small letters a to z, digits, dot, dash.") : tr("You sign in with it."));
  m_password->setForbidden({login(), name(), m_practice});
  next()->setEnabled(good && !name().isEmpty() && m_password->isGood());
  setProblem({});
}

void OwnerStep::showError(const Error& error) {
  if (error.code == ErrorCode::LoginInvalid || error.code == ErrorCode::LoginTaken) {
    m_loginRow->setProblem(errorText(error));
    m_login->setFocus();
  } else {
    setProblem(errorText(error));
  }
}

}  // namespace safelight::ui
