#include "ui/library/import_groups.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <map>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/match_words.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ImportGroups)
};

constexpr std::size_t kPatientLines = 5;
constexpr qsizetype kPicturesAGroup = 24;

QString number(int value) { return QLocale().toString(value); }

using Outcomes = std::vector<const ImportJob::Outcome*>;

QList<QImage> picturesOf(const Outcomes& outcomes) {
  QList<QImage> pictures;
  for (const auto* outcome : outcomes) {
    if (!outcome->picture.isNull() && pictures.size() < kPicturesAGroup) pictures.append(outcome->picture);
  }
  return pictures;
}

/// "3 × The name differs; number and birth date agree" for each reason, most frequent first.
QString reasonsOf(const Outcomes& outcomes) {
  std::map<vault::MatchReason, int> counts;
  for (const auto* outcome : outcomes) ++counts[outcome->match];
  std::vector<std::pair<int, vault::MatchReason>> sorted;
  for (const auto& [reason, count] : counts) sorted.emplace_back(count, reason);
  std::sort(sorted.rbegin(), sorted.rend());
  QStringList lines;
  for (const auto& [count, reason] : sorted) {
    const QString sentence = matchWords(reason).sentence;
    lines.append(sorted.size() == 1 ? sentence + u'.' : Words::tr("%1: %2.", "number of files, reason").arg(number(count), sentence));
  }
  return lines.join(u'\n');
}

QString errorsOf(const Outcomes& outcomes) {
  std::map<ErrorCode, int> counts;
  for (const auto* outcome : outcomes) ++counts[outcome->error.code];
  std::vector<std::pair<int, ErrorCode>> sorted;
  for (const auto& [code, count] : counts) sorted.emplace_back(count, code);
  std::sort(sorted.rbegin(), sorted.rend());
  QStringList lines;
  constexpr std::size_t kLines = 4;
  for (std::size_t i = 0; i < sorted.size() && i < kLines; ++i) {
    const QString what = errorWhat({sorted[i].second, {}});
    lines.append(sorted.size() == 1 ? what : Words::tr("%1: %2", "number of files, reason").arg(number(sorted[i].first), what));
  }
  if (sorted.size() > kLines) lines.append(Words::tr("… and %Ln other reason(s)", nullptr, static_cast<int>(sorted.size() - kLines)));
  return lines.join(u'\n');
}

ImportGroup filedGroup(const Outcomes& outcomes, const model::Patient* patient, bool will) {
  ImportGroup group;
  group.count = static_cast<int>(outcomes.size());
  const QString name = patient != nullptr ? isolated(patientName(patient->details)) : Words::tr("their patient");
  group.title = (will ? Words::tr("%Ln will be filed with", nullptr, group.count)
                      : Words::tr("%Ln was/were filed with", nullptr, group.count)) +
                u' ' + name;
  group.sentence = patient != nullptr ? patientLine(patient->details) : QString();
  group.icon = u"check"_s;
  group.pictures = picturesOf(outcomes);
  return group;
}

ImportGroup simpleGroup(ImportGroup::Kind kind, const Outcomes& outcomes, const QString& title, const QString& sentence, const QString& icon, Text::Tone tone) {
  return {kind, static_cast<int>(outcomes.size()), title, sentence, icon, tone, picturesOf(outcomes)};
}

void addFiled(std::vector<ImportGroup>& groups, const std::map<model::PatientId, Outcomes>& filed, const FindPatient& find, bool will) {
  std::vector<const std::pair<const model::PatientId, Outcomes>*> sorted;
  for (const auto& entry : filed) sorted.push_back(&entry);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->second.size() > b->second.size(); });
  // One patient more than the lines allow is still named: "and one other" would take the same line.
  const std::size_t lines = sorted.size() <= kPatientLines + 1 ? sorted.size() : kPatientLines;
  for (std::size_t i = 0; i < lines; ++i) groups.push_back(filedGroup(sorted[i]->second, find(sorted[i]->first), will));
  if (lines == sorted.size()) return;
  Outcomes rest;
  for (std::size_t i = lines; i < sorted.size(); ++i) rest.insert(rest.end(), sorted[i]->second.begin(), sorted[i]->second.end());
  const int patients = static_cast<int>(sorted.size() - lines);
  groups.push_back(simpleGroup(ImportGroup::Kind::Filed, rest,
                               (will ? Words::tr("%1 will be filed with %Ln other patient(s)", nullptr, patients) : Words::tr("%1 were filed with %Ln other patient(s)", nullptr, patients))
                                   .arg(number(static_cast<int>(rest.size()))),
                               {}, u"check"_s, Text::Tone::Good));
}

}  // namespace

std::vector<ImportGroup> groupsOf(std::span<const ImportJob::Outcome> outcomes, const FindPatient& find, ImportTense tense) {
  const bool will = tense == ImportTense::Will;
  std::map<model::PatientId, Outcomes> filed;
  Outcomes created, inbox, duplicates, fromBin, notShown, refused;
  for (const auto& outcome : outcomes) {
    switch (outcome.status) {
      case vault::ImportStatus::Imported: (outcome.patient.isNil() ? created : filed[outcome.patient]).push_back(&outcome); break;
      case vault::ImportStatus::Duplicate: (outcome.fromBin ? fromBin : duplicates).push_back(&outcome); break;
      case vault::ImportStatus::Quarantined: inbox.push_back(&outcome); break;
      case vault::ImportStatus::Refused: refused.push_back(&outcome); break;
    }
    const bool taken = outcome.status == vault::ImportStatus::Imported || outcome.status == vault::ImportStatus::Quarantined;
    if (taken && outcome.pixelTrouble && *outcome.pixelTrouble != ErrorCode::NoPixels) notShown.push_back(&outcome);
  }
  std::vector<ImportGroup> groups;
  using Kind = ImportGroup::Kind;
  addFiled(groups, filed, find, will);
  const auto count = [](const Outcomes& of) { return static_cast<int>(of.size()); };
  if (!created.empty()) {
    groups.push_back(simpleGroup(Kind::NewPatient, created, Words::tr("%Ln for (a) new patient(s)", nullptr, count(created)),
                                 Words::tr("They are created from what the files say."), u"plus"_s, Text::Tone::Good));
  }
  if (!inbox.empty()) {
    groups.push_back(simpleGroup(Kind::Inbox, inbox, Words::tr("%Ln need(s) a person: waiting in the Inbox", nullptr, count(inbox)),
                                 reasonsOf(inbox), u"inbox"_s, Text::Tone::Care));
  }
  if (!fromBin.empty()) {
    groups.push_back(simpleGroup(Kind::FromBin, fromBin,
                                 will ? Words::tr("%Ln come(s) back from the bin", nullptr, count(fromBin))
                                      : Words::tr("%Ln came back from the bin", nullptr, count(fromBin)),
                                 Words::tr("The same file was deleted here: it goes back to where it was."), u"restore"_s, Text::Tone::Good));
  }
  if (!duplicates.empty()) {
    groups.push_back(simpleGroup(Kind::AlreadyHere, duplicates,
                                 will ? Words::tr("%Ln is/are already here", nullptr, count(duplicates))
                                      : Words::tr("%Ln was/were already here", nullptr, count(duplicates)),
                                 Words::tr("The same file, bit for bit: nothing is taken twice."), u"copy"_s, Text::Tone::Second));
    groups.back().pictures.clear();
  }
  if (!notShown.empty()) {
    auto group = simpleGroup(Kind::NotShown, notShown, Words::tr("%Ln of them cannot be shown as (a) picture(s)", nullptr, count(notShown)),
                             Words::tr("The file is kept and can be exported unchanged."), u"info"_s, Text::Tone::Second);
    group.pictures.clear();
    groups.push_back(std::move(group));
  }
  if (!refused.empty()) {
    groups.push_back(simpleGroup(Kind::Refused, refused,
                                 will ? Words::tr("%Ln cannot be taken", nullptr, count(refused))
                                      : Words::tr("%Ln was/were refused", nullptr, count(refused)),
                                 errorsOf(refused), u"error"_s, Text::Tone::Danger));
  }
  return groups;
}

std::vector<IdentityWarning> warningsOf(std::span<const ImportJob::Outcome> outcomes) {
  std::vector<IdentityWarning> warnings;
  for (const auto& outcome : outcomes) {
    if (outcome.match != vault::MatchReason::ChosenButDiffers || outcome.status != vault::ImportStatus::Imported) continue;
    const QString who = identityWords(outcome.facts.identity);
    const auto found = std::find_if(warnings.begin(), warnings.end(), [&](const IdentityWarning& warning) { return warning.who == who; });
    if (found == warnings.end()) warnings.push_back({who, 1});
    else ++found->files;
  }
  std::stable_sort(warnings.begin(), warnings.end(), [](const auto& a, const auto& b) { return a.files > b.files; });
  return warnings;
}

int countNobodyAlike(std::span<const ImportJob::Outcome> outcomes) {
  return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(), [](const auto& outcome) {
    return outcome.match == vault::MatchReason::NobodyAlike &&
           (outcome.status == vault::ImportStatus::Imported || outcome.status == vault::ImportStatus::Quarantined);
  }));
}

namespace {

/// How many characters of every path are the same folder; nothing when there is one path only, whose own folder then goes.
std::size_t sharedFolder(std::span<const ImportJob::Outcome> outcomes) {
  if (outcomes.empty()) return 0;
  std::string_view shared = outcomes.front().path;
  for (const auto& outcome : outcomes) {
    const auto [end, other] = std::mismatch(shared.begin(), shared.end(), outcome.path.begin(), outcome.path.end());
    shared = shared.substr(0, static_cast<std::size_t>(end - shared.begin()));
  }
  const auto slash = shared.find_last_of("/\\");
  return slash == std::string_view::npos ? 0 : slash + 1;
}

}  // namespace

QStringList refusalLines(std::span<const ImportJob::Outcome> outcomes) {
  const std::size_t shared = sharedFolder(outcomes);
  std::vector<std::pair<QString, QString>> refused;  // the path as shown, and why
  for (const auto& outcome : outcomes) {
    if (outcome.status != vault::ImportStatus::Refused) continue;
    // A folder that could not be read at all has nothing after it.
    refused.emplace_back(text(outcome.path.size() > shared ? outcome.path.substr(shared) : outcome.path), errorText(outcome.error));
  }
  // Files are looked at side by side and end in any order; people compare the list with their folder.
  QCollator order;
  order.setNumericMode(true);
  order.setCaseSensitivity(Qt::CaseInsensitive);
  std::stable_sort(refused.begin(), refused.end(), [&](const auto& a, const auto& b) { return order.compare(a.first, b.first) < 0; });
  QStringList lines;
  for (const auto& [path, why] : refused) lines.append(path + u": "_s + why);
  return lines;
}

QString importSentence(const vault::ImportSummary& summary) {
  QStringList parts;
  const auto count = [](std::uint32_t number) { return static_cast<int>(number); };
  if (summary.imported > 0) parts.append(Words::tr("%Ln image(s) imported", nullptr, count(summary.imported)));
  if (summary.quarantined > 0) parts.append(Words::tr("%Ln wait(s) in the Inbox", nullptr, count(summary.quarantined)));
  if (summary.fromBin > 0) parts.append(Words::tr("%Ln came back from the bin", nullptr, count(summary.fromBin)));
  const std::uint32_t known = summary.duplicates - summary.fromBin;
  if (known > 0) parts.append(Words::tr("%Ln was/were already here", nullptr, count(known)));
  if (summary.refused > 0) parts.append(Words::tr("%Ln was/were refused", nullptr, count(summary.refused)));
  return parts.isEmpty() ? Words::tr("There was nothing to import.") : parts.join(u", "_s) + u'.';
}

QString earlyEndWords(const Error& error) {
  // Not always the card's: the vault's disk ends an import as well.
  const bool isDisk = error.code == ErrorCode::ReadFailed || error.code == ErrorCode::WriteFailed || error.code == ErrorCode::SyncFailed;
  if (!isDisk) return errorText(error);
  // Of what was on its way when the vault's disk went, nobody knows what arrived: only what is certain is counted.
  const QString more = u' ' + Words::tr("More may have arrived than is counted here; nothing is taken in twice.");
  if (error.code != ErrorCode::ReadFailed) return errorText(error) + more;
  return Words::tr("A disk does not answer: the vault's, or the one that the images come from. Check that both are connected and healthy, then import once more.") + more;
}

}  // namespace safelight::ui
