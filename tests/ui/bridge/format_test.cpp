#include "ui/bridge/format.h"

#include <QTextDocument>
#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::ui;
using model::Date;
using model::LocalTime;

namespace {

const Date kToday{2026, 11, 24};
const LocalTime kNow = LocalTime::make(kToday, 14, 30);

model::PatientDetails person(const char* family, const char* given) {
  model::PatientDetails details;
  details.familyName = family;
  details.givenName = given;
  return details;
}

}  // namespace

TEST_CASE("today carries the time, yesterday and older days do not", "[ui][format]") {
  CHECK(momentText(LocalTime::make(kToday, 14, 5), kNow) == QStringLiteral("Today, 14:05"));
  CHECK(momentText(LocalTime::make({2026, 11, 23}, 23, 59), kNow) == QStringLiteral("Yesterday"));
  CHECK(momentText(LocalTime::make({2026, 11, 20}, 9, 0), kNow) == QStringLiteral("20 Nov"));
}

TEST_CASE("a day of another year says the year", "[ui][format]") {
  CHECK(dayText({2025, 11, 20}, kToday) == QStringLiteral("20 Nov 2025"));
  CHECK(dayText({2027, 1, 2}, kToday) == QStringLiteral("2 Jan 2027"));
  CHECK(dateText({1987, 3, 14}) == QStringLiteral("14 Mar 1987"));
}

TEST_CASE("New Year's Eve is yesterday on New Year's Day", "[ui][format]") {
  CHECK(dayText({2026, 12, 31}, {2027, 1, 1}) == QStringLiteral("Yesterday"));
}

TEST_CASE("sessions are titled by day while they are fresh and by month afterwards", "[ui][format]") {
  CHECK(sessionTitle(kToday, kToday) == QStringLiteral("Today"));
  CHECK(sessionTitle({2025, 3, 18}, kToday) == QStringLiteral("March 2025"));
}

TEST_CASE("the title of a session begins with a capital where months do not", "[ui][format]") {
  const QLocale before;
  QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
  CHECK(sessionTitle({2025, 3, 18}, kToday) == QStringLiteral("Mars 2025"));
  CHECK(sessionTitle({2025, 12, 18}, kToday) == QStringLiteral("Décembre 2025"));
  QLocale::setDefault(before);
}

TEST_CASE("times before 1970 have a clock too", "[ui][format]") {
  CHECK(clockText(LocalTime::make({1969, 12, 31}, 23, 15)) == QStringLiteral("23:15"));
}

TEST_CASE("small children have an age in months", "[ui][format]") {
  CHECK(ageText({1987, 3, 14}, kToday) == QStringLiteral("39 y"));
  CHECK(ageText({2026, 4, 24}, kToday) == QStringLiteral("7 mo"));
  CHECK(ageText({2026, 4, 25}, kToday) == QStringLiteral("6 mo"));
  CHECK(ageText({2024, 11, 24}, kToday) == QStringLiteral("2 y"));
  CHECK(ageText({2024, 11, 25}, kToday) == QStringLiteral("23 mo"));
}

TEST_CASE("a name that does not fit keeps its given name and both ends of the family name", "[ui][format]") {
  const QFontMetrics metrics{QFont()};
  const auto details = person("Wolfeschlegelstein-hausenbergerdorff-Köhler", "Hubert");
  const QString whole = patientName(details);
  const int needed = metrics.horizontalAdvance(whole);
  CHECK(patientNameWithin(details, metrics, needed) == whole);
  for (const int width : {needed - 1, needed * 3 / 4, needed / 2}) {
    const QString shown = patientNameWithin(details, metrics, width);
    INFO(shown.toStdString());
    CHECK(metrics.horizontalAdvance(shown) <= width);
    CHECK(shown.endsWith(QStringLiteral(", Hubert")));
    CHECK(shown.startsWith(u'W'));
    CHECK(shown.contains(u'…'));
  }
}

TEST_CASE("a long given name gives way too, and a single name is cut at its end", "[ui][format]") {
  const QFontMetrics metrics{QFont()};
  const auto both = person("Lindqvist-Wolfeschlegelstein", "Maria-Magdalena Konstantina Alexandrovna");
  const int width = metrics.horizontalAdvance(patientName(both)) / 2;
  const QString shown = patientNameWithin(both, metrics, width);
  CHECK(metrics.horizontalAdvance(shown) <= width);
  CHECK(shown.startsWith(QStringLiteral("Li")));
  CHECK(shown.contains(QStringLiteral(", M")));
  const QString single = patientNameWithin(person("Wolfeschlegelsteinhausenbergerdorff", ""), metrics, 80);
  CHECK(single.startsWith(QStringLiteral("Wo")));
  CHECK(single.endsWith(u'…'));
}

TEST_CASE("what is no X-ray is not called one", "[ui][format]") {
  model::Image image;
  image.facts.kind = model::ImageKind::Radiograph;
  const auto titled = [&](const char* modality) {
    image.facts.modality = modality;
    return imageTitle(image, model::ToothNotation::Fdi);
  };
  CHECK(titled("DX") == QStringLiteral("X-ray"));
  CHECK(titled("") == QStringLiteral("X-ray"));
  CHECK(titled("CT") == QStringLiteral("CT"));
  CHECK(titled("NM") == QStringLiteral("Image"));
  CHECK(pluralOf({}) == QStringLiteral("%1 images"));
}

TEST_CASE("what a patient has not is left out of their line", "[ui][format]") {
  auto details = person("Lindqvist", "Marta");
  CHECK(patientLine(details).isEmpty());
  details.birthDate = Date{1987, 3, 14};
  CHECK(patientLine(details) == QStringLiteral("14 Mar 1987"));
  details.number = "20417";
  CHECK(patientLine(details).remove(QChar(0x2068)).remove(QChar(0x2069)) == QStringLiteral("14 Mar 1987 · No. 20417"));
  CHECK(birthAndAge(details, kToday) == QStringLiteral("14 Mar 1987 · 39 y"));
}

TEST_CASE("initials come from letters of any script and are never empty", "[ui][format]") {
  CHECK(patientInitials(person("Lindqvist", "Marta")) == QStringLiteral("LM"));
  CHECK(patientInitials(person("de Vries", "Pieter")) == QStringLiteral("dP"));
  CHECK(patientInitials(person("Κωνσταντίνου", "Ελένη")) == QStringLiteral("ΚΕ"));
  CHECK(patientInitials(person("العلي", "سامي")) == QStringLiteral("ا"));
  CHECK(patientInitials(person("(unknown)", "")) == QStringLiteral("u"));
  CHECK(patientInitials(person("", "")) == QStringLiteral("?"));
}

TEST_CASE("titles do not count for a person's initials", "[ui][format]") {
  CHECK(personInitials(QStringLiteral("Dr A. Okafor")) == QStringLiteral("AO"));
  CHECK(personInitials(QStringLiteral("Prof. Dr. med. dent. Eva Maria Stein")) == QStringLiteral("ES"));
  CHECK(personInitials(QStringLiteral("محمد الفارسي")) == QStringLiteral("م"));
  CHECK(personInitials(QStringLiteral("Dr")) == QStringLiteral("D"));
  CHECK(personInitials({}) == QStringLiteral("?"));
}

TEST_CASE("a birth date is read in every way people type one", "[ui][format]") {
  const std::optional<Date> wanted = Date{1987, 3, 14};
  for (const char* typed : {"14.3.1987", "14.03.1987", " 14/3/1987 ", "14 3 1987", "14-03-1987", "1987-03-14", "1987/3/14", "19870314", "14031987",
                            "14 Mar 1987", "14 March 1987", "14. March 1987", "March 14, 1987"}) {
    CAPTURE(typed);
    CHECK(parseTypedDate(QString::fromLatin1(typed)) == wanted);
  }
}

TEST_CASE("what is no day of the calendar is no birth date", "[ui][format]") {
  for (const char* typed : {"31.2.1987", "14.13.1987", "1987", "14.3.87", "14.3.", "", "today", "0.0.0000", "1987-02-29"}) {
    CAPTURE(typed);
    CHECK_FALSE(parseTypedDate(QString::fromLatin1(typed)));
  }
}

TEST_CASE("an image is captioned by view, side and teeth in the practice's notation", "[ui][format]") {
  model::Image image;
  image.facts.kind = model::ImageKind::Radiograph;
  image.tags.view = model::View::Bitewing;
  image.tags.side = model::Side::Right;
  image.tags.teeth = {16, 17, 46, 47};
  CHECK(imageTitle(image, model::ToothNotation::Fdi).startsWith(QStringLiteral("Bitewing right · ")));
  CHECK(imageCaption(image, model::ToothNotation::Fdi).startsWith(QStringLiteral("BW right · ")));
  CHECK(imageCaption(image, model::ToothNotation::Fdi) != imageCaption(image, model::ToothNotation::Universal));
}

TEST_CASE("an image that says nothing of its view is named by modality, then by kind", "[ui][format]") {
  model::Image image;
  image.facts.kind = model::ImageKind::Radiograph;
  image.facts.modality = "CT";
  CHECK(imageTitle(image, model::ToothNotation::Fdi) == QStringLiteral("CT"));
  image.facts.modality = "DX";
  CHECK(imageTitle(image, model::ToothNotation::Fdi) == QStringLiteral("X-ray"));
  image.facts.kind = model::ImageKind::Document;
  image.facts.mediaType = "application/pdf";
  CHECK(imageTitle(image, model::ToothNotation::Fdi) == QStringLiteral("PDF"));
}

TEST_CASE("every view has a word and a short word", "[ui][format]") {
  for (int value = 1; value <= 60; ++value) {
    const auto view = static_cast<model::View>(value);
    const bool named = (value <= 6) || (value >= 20 && value <= 23) || (value >= 30 && value <= 35) || value == 60;
    CAPTURE(value);
    CHECK(viewWord(view).isEmpty() != named);
    CHECK(viewShort(view).isEmpty() != named);
  }
}

TEST_CASE("counts and sizes are written for people", "[ui][format]") {
  CHECK(imageCount(1) == QStringLiteral("1 image"));
  CHECK(imageCount(0) == QStringLiteral("0 images"));
  CHECK(imageCount(1204) == QStringLiteral("1,204 images"));
  CHECK(fileSize(4'100'000) == QStringLiteral("4.1 MB"));
  CHECK(fileSize(999) == QStringLiteral("999 bytes"));
  CHECK(fileSize(1) == QStringLiteral("1 byte"));
}

TEST_CASE("a name that looks like markup is words in a tooltip", "[ui][format]") {
  for (const QString& name : {QStringLiteral("<img src=\"file:///etc/passwd\">"), QStringLiteral("<b>Lindqvist</b>, Marta &amp; Co"), QStringLiteral("a < b")}) {
    QTextDocument shown;
    shown.setHtml(tooltipText(name));
    CHECK(Qt::mightBeRichText(tooltipText(name)));
    CHECK(shown.toPlainText() == name);
  }
  CHECK(tooltipText(QStringLiteral("Lindqvist & Söhne, Marta")) == QStringLiteral("Lindqvist & Söhne, Marta"));
}
