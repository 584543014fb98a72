#include "ui/exchange/exchange_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <map>

#include "core/model/folding.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

struct ExchangeWords {
  Q_DECLARE_TR_FUNCTIONS(ExchangeWords)
};

bool sameName(const std::string& left, const std::string& right) { return model::foldExpanded(left) == model::foldExpanded(right); }

/// People look for archives and workstations; a camera that takes images is the exception.
int rankOf(seal::DeviceKind kind) {
  if (kind == seal::DeviceKind::Archive) return 0;
  return kind == seal::DeviceKind::Workstation ? 1 : 2;
}

}  // namespace

std::vector<OutgoingGroup> outgoingGroups(const std::vector<vault::OutgoingImage>& images, Instant since) {
  std::map<model::SendId, OutgoingGroup> groups;
  for (const auto& image : images) {
    auto& group = groups[image.send];
    group.send = image.send;
    group.device = text(image.deviceName);
    group.queuedAt = image.queuedAt;
    if (image.state == vault::OutgoingState::Done) {
      ++group.done;
      continue;
    }
    const bool failed = image.state == vault::OutgoingState::Failed;
    if (failed && (image.lastError == ErrorCode::Cancelled || (image.endedAt && *image.endedAt < since))) continue;
    ++(failed ? group.failed : group.waiting);
    group.attempts = std::max(group.attempts, image.attempts);
    if (image.lastError) group.lastError = image.lastError;
    if (!failed && image.retryAt && (!group.retryAt || *image.retryAt < *group.retryAt)) group.retryAt = image.retryAt;
  }
  std::vector<OutgoingGroup> open;
  for (auto& [send, group] : groups) {
    if (group.waiting + group.failed > 0) open.push_back(std::move(group));
  }
  std::stable_sort(open.begin(), open.end(), [](const auto& left, const auto& right) { return right.queuedAt < left.queuedAt; });
  return open;
}

QString outgoingTitle(const OutgoingGroup& group) {
  const auto open = static_cast<std::uint64_t>(group.waiting + group.failed);
  const QString device = isolated(group.device);
  if (group.waiting == 0) return ExchangeWords::tr("%1 not sent to %2").arg(imageCount(open), device);
  if (group.done > 0) return ExchangeWords::tr("%1 of %2 on the way to %3").arg(QString::number(open), imageCount(open + static_cast<std::uint64_t>(group.done)), device);
  return ExchangeWords::tr("%1 on the way to %2").arg(imageCount(open), device);
}

QString outgoingReason(const OutgoingGroup& group, Instant now) {
  if (!group.lastError) return ExchangeWords::tr("Leaves in a moment.");
  const QString why = group.waiting > 0 ? errorWhat({*group.lastError, {}}) : errorText({*group.lastError, {}});
  if (group.waiting == 0) return why;
  if (!group.retryAt || !(now < *group.retryAt)) return ExchangeWords::tr("%1 It is being tried again.").arg(why);
  return ExchangeWords::tr("%1 Tried again by itself: %2.").arg(why, momentText(localTime(*group.retryAt), localTime(now)));
}

QString modalityWords(const std::vector<std::string>& modalities) {
  QStringList words;
  for (const auto& modality : modalities) {
    const QString word = modalityWord(modality);
    if (!word.isEmpty() && !words.contains(word)) words.append(word);
  }
  return words.isEmpty() ? ExchangeWords::tr("Images") : words.join(QStringLiteral(", "));
}

QString studyLine(const RemoteStudy& study) {
  QStringList parts;
  if (!study.description.empty()) parts.append(isolated(text(study.description)));
  if (study.images > 0) parts.append(imageCount(study.images));
  return parts.join(QStringLiteral(" · "));
}

QString studyOwner(const RemoteStudy& study, const model::PatientDetails& patient) {
  const auto& there = study.patient;
  const bool named = !there.familyName.empty() || !there.givenName.empty();
  const bool otherName = named && (!sameName(there.familyName, patient.familyName) || !sameName(there.givenName, patient.givenName));
  const bool otherBirth = there.birthDate && patient.birthDate && *there.birthDate != *patient.birthDate;
  if (!otherName && !otherBirth) return {};
  model::PatientDetails details;
  details.familyName = there.familyName;
  details.givenName = there.givenName;
  details.birthDate = there.birthDate;
  QString who = isolated(patientName(details));
  if (details.birthDate) who += QStringLiteral(", ") + dateText(*details.birthDate);
  return ExchangeWords::tr("Kept there as %1").arg(who);
}

QString summaryWords(const FetchSummary& summary) {
  QStringList parts;
  const auto count = [](std::uint32_t number) { return static_cast<int>(number); };
  if (summary.filed > 0) parts.append(ExchangeWords::tr("%Ln new image(s)", nullptr, count(summary.filed)));
  if (summary.inInbox > 0) parts.append(ExchangeWords::tr("%Ln wait(s) in the Inbox", nullptr, count(summary.inInbox)));
  if (summary.wereHere > 0) parts.append(ExchangeWords::tr("%Ln was/were here already", nullptr, count(summary.wereHere)));
  if (summary.refused > 0) parts.append(ExchangeWords::tr("%Ln could not be kept", nullptr, count(summary.refused)));
  if (summary.notGiven > 0) parts.append(ExchangeWords::tr("%Ln was/were not handed over", nullptr, count(summary.notGiven)));
  return parts.isEmpty() ? ExchangeWords::tr("Nothing came") : parts.join(QStringLiteral(" · "));
}

std::vector<vault::Device> sendTargets(std::vector<vault::Device> devices) {
  std::stable_sort(devices.begin(), devices.end(), [](const auto& left, const auto& right) { return rankOf(left.details.kind) < rankOf(right.details.kind); });
  return devices;
}

std::vector<vault::Device> archives(std::vector<vault::Device> devices) {
  std::erase_if(devices, [](const auto& device) { return device.details.kind != seal::DeviceKind::Archive; });
  return devices;
}

}  // namespace safelight::ui
