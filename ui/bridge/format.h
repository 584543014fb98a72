#pragma once
// Values as people read them. GUI thread; everything is translated and follows QLocale's default.

#include <QFontMetrics>
#include <QString>
#include <optional>
#include <vector>

#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/model/teeth.h"
#include "core/model/user.h"

namespace safelight::ui {

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
inline std::string utf8(const QString& text) { return text.toStdString(); }
/// Wraps a name so that its direction does not disturb the words around it (Unicode first-strong isolate).
QString isolated(const QString& name);
/// Names and paths for a tooltip: tooltips guess at markup, and a name that a device sent may look like it.
QString tooltipText(const QString& words);

// Dates and times. `now` is the practice's wall clock.

model::LocalTime localTime(Instant instant);
model::LocalTime localNow();
/// "14 Mar 1987".
QString dateText(model::Date date);
/// "Today", "Yesterday", "20 Nov", and with the year when it is another one.
QString dayText(model::Date date, model::Date today);
/// "Today, 14:05", "Yesterday", "20 Nov", "20 Nov 2024".
QString momentText(model::LocalTime when, model::LocalTime now);
/// "today, 14:05" of "Today, 14:05", for the middle of a sentence. Dates that begin with a digit stay.
QString midSentence(QString moment);
/// "14:05".
QString clockText(model::LocalTime when);
/// Title of a session: "Today", "Yesterday", "March 2025".
QString sessionTitle(model::Date date, model::Date today);
/// "39 y"; below two years "7 mo".
QString ageText(model::Date born, model::Date today);

// Patients and people.

/// "Lindqvist, Marta".
QString patientName(const model::PatientDetails& details);
/// The same within `width` pixels: a long family name is shortened in its middle, so that the given name can still be read.
QString patientNameWithin(const model::PatientDetails& details, const QFontMetrics& metrics, int width);
/// "LM": family name first, as the list is sorted. Never empty ("?" without letters).
QString patientInitials(const model::PatientDetails& details);
/// "14 Mar 1987 · No. 20417"; what is missing is left out.
QString patientLine(const model::PatientDetails& details);
/// "14 Mar 1987 · 39 y".
QString birthAndAge(const model::PatientDetails& details, model::Date today);
/// "No. 20417", or empty.
QString numberText(const model::PatientDetails& details);
QString sexWord(model::Sex sex);
/// "AO" of "Dr A. Okafor": titles do not count.
QString personInitials(const QString& displayName);
QString roleWord(model::Role role);
/// What a person of that role does, one short sentence.
QString roleExplanation(model::Role role);

// Images.

QString kindWord(model::ImageKind kind);
/// "Panoramic", "CT", "X-ray", "Photo" of a DICOM modality; the short name itself when there is no word for it.
QString modalityWord(const std::string& modality);
/// "Bitewing", "Frontal, smiling".
QString viewWord(model::View view);
/// "BW", "PA", "Pano": for the corner of a thumbnail.
QString viewShort(model::View view);
QString sideWord(model::Side side);
QString phaseWord(model::Phase phase);
/// "CT slices", "panoramics", "photos": the plural of what all of these images are, with %1 for how many; "%1 images" when they differ.
QString pluralOf(const std::vector<model::Image>& images);
/// What an image shows, for a title: "Bitewing right · 16 17 46 47". Falls back to modality and kind.
QString imageTitle(const model::Image& image, model::ToothNotation notation);
/// The same for the corner of a thumbnail: "BW right · 16 17".
QString imageCaption(const model::Image& image, model::ToothNotation notation);
/// "1 image", "1,204 images".
QString imageCount(std::uint64_t count);
/// "4.1 MB".
QString fileSize(std::uint64_t bytes);

/// A birth date as people type it: 14.3.1987, 14/3/1987, 14 3 1987, 14031987 (day first), 1987-03-14, 19870314, 14 Mar 1987.
/// Nothing when it is no day that exists.
std::optional<model::Date> parseTypedDate(const QString& typed);

}  // namespace safelight::ui
