#include "ui/bridge/format.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Format {
  Q_DECLARE_TR_FUNCTIONS(Format)
};

QDate qtDate(model::Date date) { return QDate(date.year, date.month, date.day); }

}  // namespace

QString isolated(const QString& name) { return QChar(0x2068) + name + QChar(0x2069); }

QString tooltipText(const QString& words) {
  // Without a tag Qt takes words as they are; with one only markup says them literally.
  return words.contains(u'<') ? QStringLiteral("<span>") + words.toHtmlEscaped() + QStringLiteral("</span>") : words;
}

model::LocalTime localTime(Instant instant) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(instant.milliseconds);
  return {when.toSecsSinceEpoch() + when.offsetFromUtc()};
}

model::LocalTime localNow() { return localTime({QDateTime::currentMSecsSinceEpoch()}); }

QString dateText(model::Date date) { return QLocale().toString(qtDate(date), Format::tr("d MMM yyyy", "date format")); }

QString dayText(model::Date date, model::Date today) {
  const int days = today.dayNumber() - date.dayNumber();
  if (days == 0) return Format::tr("Today");
  if (days == 1) return Format::tr("Yesterday");
  if (date.year == today.year) return QLocale().toString(qtDate(date), Format::tr("d MMM", "date format without year"));
  return dateText(date);
}

QString momentText(model::LocalTime when, model::LocalTime now) {
  const QString day = dayText(when.date(), now.date());
  return when.date() == now.date() ? Format::tr("%1, %2", "day, time").arg(day, clockText(when)) : day;
}

QString midSentence(QString moment) {
  if (!moment.isEmpty()) moment[0] = moment[0].toLower();
  return moment;
}

QString clockText(model::LocalTime when) {
  const std::int64_t ofDay = ((when.seconds % 86400) + 86400) % 86400;
  return QLocale().toString(QTime::fromMSecsSinceStartOfDay(static_cast<int>(ofDay * 1000)), u"HH:mm"_s);
}

QString sessionTitle(model::Date date, model::Date today) {
  const int days = today.dayNumber() - date.dayNumber();
  if (days == 0 || days == 1) return dayText(date, today);
  QString title = QLocale().toString(qtDate(date), Format::tr("MMMM yyyy", "month format"));
  // A title begins with a capital, also where months do not.
  if (!title.isEmpty()) title[0] = title[0].toUpper();
  return title;
}

QString ageText(model::Date born, model::Date today) {
  const int years = model::ageInYears(born, today);
  if (years >= 2 || today < born) return Format::tr("%1 y", "age in years").arg(years);
  int months = (today.year - born.year) * 12 + (today.month - born.month);
  if (today.day < born.day) --months;
  return Format::tr("%1 mo", "age in months").arg(months);
}

QString patientName(const model::PatientDetails& details) { return text(details.displayName()); }

QString patientNameWithin(const model::PatientDetails& details, const QFontMetrics& metrics, int width) {
  const QString whole = patientName(details);
  if (metrics.horizontalAdvance(whole) <= width) return whole;
  if (details.familyName.empty() || details.givenName.empty()) return metrics.elidedText(whole, Qt::ElideRight, width);
  // The given name gets what it needs, but never more than two fifths.
  const QString given = metrics.elidedText(text(details.givenName), Qt::ElideRight, width * 2 / 5);
  const QString comma = u", "_s;
  return metrics.elidedText(text(details.familyName), Qt::ElideMiddle, width - metrics.horizontalAdvance(comma + given)) + comma + given;
}

namespace {

QString firstLetter(const QString& word) {
  for (qsizetype i = 0; i < word.size(); ++i) {
    if (word[i].isHighSurrogate() && i + 1 < word.size()) return word.mid(i, 2);
    if (word[i].isLetterOrNumber()) return QString(word[i]);
  }
  return {};
}

/// Two letters of a script that joins its letters would become another one: then the first stands alone.
QString sideBySide(const QString& first, const QString& last) {
  const bool joins = !first.isEmpty() && first[0].direction() == QChar::DirAL;
  return joins ? first : first + last;
}

}  // namespace

QString patientInitials(const model::PatientDetails& details) {
  const QString initials = sideBySide(firstLetter(text(details.familyName).trimmed()), firstLetter(text(details.givenName).trimmed()));
  return initials.isEmpty() ? u"?"_s : initials;
}

QString numberText(const model::PatientDetails& details) {
  return details.number.empty() ? QString() : Format::tr("No. %1", "patient number").arg(isolated(text(details.number)));
}

namespace {

QString joined(const QStringList& parts) {
  QStringList present;
  for (const QString& part : parts) {
    if (!part.isEmpty()) present.append(part);
  }
  return present.join(u" · "_s);
}

}  // namespace

QString patientLine(const model::PatientDetails& details) {
  return joined({details.birthDate ? dateText(*details.birthDate) : QString(), numberText(details)});
}

QString birthAndAge(const model::PatientDetails& details, model::Date today) {
  if (!details.birthDate) return Format::tr("birth date unknown");
  return joined({dateText(*details.birthDate), ageText(*details.birthDate, today)});
}

QString sexWord(model::Sex sex) {
  switch (sex) {
    case model::Sex::Female: return Format::tr("Female");
    case model::Sex::Male: return Format::tr("Male");
    case model::Sex::Other: return Format::tr("Other");
    case model::Sex::Unknown: break;
  }
  return Format::tr("Not stated");
}

QString personInitials(const QString& displayName) {
  static const QStringList titles{u"dr"_s, u"prof"_s, u"mr"_s, u"mrs"_s, u"ms"_s, u"miss"_s, u"med"_s, u"dent"_s, u"dmd"_s, u"dds"_s, u"herr"_s, u"frau"_s};
  QStringList words;
  const auto parts = displayName.split(QRegularExpression(u"[\\s,]+"_s), Qt::SkipEmptyParts);
  for (const QString& part : parts) {
    if (!titles.contains(QString(part).remove(u'.').toLower())) words.append(part);
  }
  if (words.isEmpty()) words = parts;
  if (words.isEmpty()) return u"?"_s;
  const QString initials = sideBySide(firstLetter(words.first()), words.size() > 1 ? firstLetter(words.last()) : QString());
  return initials.isEmpty() ? u"?"_s : initials.toUpper();
}

QString roleWord(model::Role role) {
  switch (role) {
    case model::Role::Owner: return Format::tr("Owner");
    case model::Role::Clinician: return Format::tr("Clinician");
    case model::Role::Assistant: return Format::tr("Assistant");
    case model::Role::Reception: return Format::tr("Reception");
  }
  return {};
}

QString roleExplanation(model::Role role) {
  switch (role) {
    case model::Role::Owner: return Format::tr("Everything, and decides who works here.");
    case model::Role::Clinician: return Format::tr("Sees, imports, exports and deletes images.");
    case model::Role::Assistant: return Format::tr("Sees, imports and tags images.");
    case model::Role::Reception: return Format::tr("Sees and imports images, keeps patient records.");
  }
  return {};
}

QString imageCount(std::uint64_t count) {
  return Format::tr("%Ln image(s)", nullptr, static_cast<int>(count));
}

QString fileSize(std::uint64_t bytes) {
  if (bytes < 1000) return Format::tr("%Ln byte(s)", nullptr, static_cast<int>(bytes));  // Qt says "bytes" in every language
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

std::optional<model::Date> parseTypedDate(const QString& typed) {
  const QString text = typed.trimmed();
  static const QRegularExpression dayFirst(u"^(\\d{1,2})[./\\s-]+(\\d{1,2})[./\\s-]+(\\d{4})$"_s);
  static const QRegularExpression yearFirst(u"^(\\d{4})[./\\s-]+(\\d{1,2})[./\\s-]+(\\d{1,2})$"_s);
  static const QRegularExpression eight(u"^\\d{8}$"_s);
  const auto make = [](const QString& year, const QString& month, const QString& day) {
    return model::Date::make(year.toInt(), month.toInt(), day.toInt());
  };
  if (const auto match = dayFirst.match(text); match.hasMatch()) return make(match.captured(3), match.captured(2), match.captured(1));
  if (const auto match = yearFirst.match(text); match.hasMatch()) return make(match.captured(1), match.captured(2), match.captured(3));
  if (eight.match(text).hasMatch()) {
    // 19870314 when that is a day of a plausible year, else 14031987.
    const int year = text.left(4).toInt();
    if (year >= 1880 && year <= 2200) {
      if (const auto date = make(text.left(4), text.mid(4, 2), text.mid(6, 2))) return date;
    }
    return make(text.mid(4, 4), text.mid(2, 2), text.left(2));
  }
  for (const QString& form : {u"d MMM yyyy"_s, u"d MMMM yyyy"_s, u"d. MMM yyyy"_s, u"d. MMMM yyyy"_s, u"MMM d, yyyy"_s, u"MMMM d, yyyy"_s}) {
    for (const QLocale& locale : {QLocale(), QLocale(QLocale::English)}) {
      const QDate date = locale.toDate(text, form);
      if (date.isValid()) return model::Date::make(date.year(), date.month(), date.day());
    }
  }
  return std::nullopt;
}

}  // namespace safelight::ui
