#include "ui/inbox/inbox_groups.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <map>

#include "ui/bridge/format.h"
#include "ui/library/match_words.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Inbox)
};

/// What belongs together: a study; without one, what the same device took on the same day and came in one import.
/// Two devices or two days in one folder may well be two people, and one button files the whole group.
std::string togetherOf(const model::Image& image) {
  if (!image.facts.study.empty()) return image.facts.study;
  const std::string day = image.facts.capturedAt ? image.facts.capturedAt->date().toString() : std::string();
  return image.import.toString() + '\n' + image.facts.device + '\n' + day + '\n' + std::to_string(static_cast<int>(image.facts.kind));
}

std::string keyOf(const model::Image& image) {
  const auto& identity = image.facts.identity;
  const std::string together = togetherOf(image);
  return image.device.toString() + '\n' + together + '\n' + identity.patientNumber + '\n' + identity.familyName + '\n' + identity.givenName + '\n' +
         (identity.birthDate ? identity.birthDate->toString() : std::string()) + '\n' + image.inboxReason + '\n' + image.suggestion.toString();
}

}  // namespace

std::vector<model::ImageId> InboxGroup::ids() const {
  std::vector<model::ImageId> all;
  for (const auto& image : images) all.push_back(image.id);
  return all;
}

std::vector<InboxGroup> groupInbox(std::vector<model::Image> images, const std::map<model::DeviceId, std::string>& senders) {
  std::vector<InboxGroup> groups;
  std::map<std::string, std::size_t> known;
  for (auto& image : images) {
    const auto [at, isNew] = known.emplace(keyOf(image), groups.size());
    if (isNew) {
      InboxGroup group;
      group.reason = vault::matchReasonFromName(image.inboxReason).value_or(vault::MatchReason::NoIdentity);
      group.suggestion = image.suggestion;
      group.identity = image.facts.identity;
      if (const auto sender = senders.find(image.device); sender != senders.end()) group.sender = sender->second;
      groups.push_back(std::move(group));
    }
    groups[at->second].images.push_back(std::move(image));
  }
  const auto arrived = [](const InboxGroup& group) {
    Instant latest;
    for (const auto& image : group.images) latest = std::max(latest, image.importedAt);
    return latest;
  };
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return arrived(a) > arrived(b); });
  return groups;
}

std::vector<InboxGroup> takenApart(std::vector<InboxGroup> groups, const std::set<model::ImageId>& apart) {
  std::vector<InboxGroup> result;
  for (InboxGroup& group : groups) {
    std::vector<model::Image> together;
    for (model::Image& image : group.images) {
      if (!apart.contains(image.id)) {
        together.push_back(std::move(image));
        continue;
      }
      result.push_back({{std::move(image)}, group.reason, group.suggestion, group.identity, group.sender});
    }
    if (together.empty()) continue;
    group.images = std::move(together);
    result.push_back(std::move(group));
  }
  return result;
}

QString inboxTitle(const InboxGroup& group, model::ToothNotation notation) {
  if (group.images.size() == 1) {
    const auto& image = group.images.front();
    if (image.facts.kind == model::ImageKind::Document && !image.sourceName.empty()) return text(image.sourceName);
    return imageTitle(image, notation);
  }
  return pluralOf(group.images).arg(QLocale().toString(static_cast<qulonglong>(group.images.size())));
}

QString inboxOrigin(const InboxGroup& group, model::LocalTime now) {
  const auto& first = group.images.front();
  QStringList parts;
  const QString model = text(first.facts.device), sender = text(group.sender);
  // What the practice calls it comes first: that is where somebody goes to ask.
  if (!sender.isEmpty()) parts.append(model.isEmpty() || sender.contains(model, Qt::CaseInsensitive) ? isolated(sender) : Words::tr("%1 (%2)", "device, its model").arg(isolated(sender), isolated(model)));
  else if (!model.isEmpty()) parts.append(isolated(model));
  else if (!first.sourceName.empty() && group.images.size() == 1 && first.facts.kind != model::ImageKind::Document) parts.append(isolated(text(first.sourceName)));
  const model::LocalTime arrived = localTime(first.importedAt);
  parts.append(Words::tr("came %1", "when").arg(midSentence(momentText(arrived, now))));
  if (first.facts.capturedAt && first.facts.capturedAt->date() != arrived.date()) parts.append(Words::tr("taken %1").arg(dateText(first.facts.capturedAt->date())));
  const QString identity = identityWords(group.identity);
  if (!identity.isEmpty()) parts.append(Words::tr("sent as %1", "what the file says of its patient").arg(identity));
  QString line = parts.join(u" · "_s);
  line[0] = line[0].toUpper();
  return line;
}

}  // namespace safelight::ui
