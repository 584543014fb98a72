#include "ui/library/match_words.h"

#include <QCoreApplication>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(MatchWords)
};

}  // namespace

MatchWords matchWords(vault::MatchReason reason) {
  using Reason = vault::MatchReason;
  const auto care = [](const QString& sentence) { return MatchWords{sentence, u"warning"_s, Text::Tone::Care}; };
  const auto quiet = [](const QString& sentence) { return MatchWords{sentence, u"info"_s, Text::Tone::Second}; };
  switch (reason) {
    case Reason::Exact: return {Words::tr("Number, name and birth date agree"), u"check"_s, Text::Tone::Good};
    case Reason::ChosenByPerson: return {Words::tr("Filed where you said"), u"check"_s, Text::Tone::Good};
    case Reason::ChosenButDiffers: return care(Words::tr("Filed where you said, though the file names somebody else"));
    case Reason::NoIdentity: return quiet(Words::tr("The file does not say whose it is"));
    case Reason::NobodyAlike: return quiet(Words::tr("Nobody like that is here yet"));
    case Reason::NameDiffers: return care(Words::tr("The name differs; number and birth date agree"));
    case Reason::BirthDateDiffers: return care(Words::tr("The birth date differs; number and name agree"));
    case Reason::NumberDiffers: return care(Words::tr("The number differs or is missing; name and birth date agree"));
    case Reason::NumberOnly: return care(Words::tr("Only the number agrees: name and birth date do not"));
    case Reason::NameOnly: return care(Words::tr("Only the name agrees"));
    case Reason::Several: return care(Words::tr("Several patients match equally well"));
    case Reason::SameInstance: return care(Words::tr("Another image here has the same identification and a different content"));
    case Reason::Unreadable: return care(Words::tr("It arrived whole, but cannot be read as an image"));
  }
  return care(Words::tr("Somebody has to say whose it is"));
}

QString identityWords(const model::SourceIdentity& identity) {
  QStringList parts;
  const auto details = detailsOf(identity);
  if (const QString name = patientName(details); !name.isEmpty()) parts.append(isolated(name));
  if (identity.birthDate) parts.append(Words::tr("born %1").arg(dateText(*identity.birthDate)));
  if (!identity.patientNumber.empty()) parts.append(numberText(details));
  return parts.join(u", "_s);
}

model::PatientDetails detailsOf(const model::SourceIdentity& identity) {
  model::PatientDetails details;
  details.familyName = identity.familyName;
  details.givenName = identity.givenName;
  details.birthDate = identity.birthDate;
  details.number = identity.patientNumber;
  details.sex = identity.sex <= 3 ? static_cast<model::Sex>(identity.sex) : model::Sex::Unknown;
  return details;
}

}  // namespace safelight::ui
