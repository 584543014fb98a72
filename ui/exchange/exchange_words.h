#pragma once
// Sending and fetching in people's words: pure decisions over values.

#include <QString>
#include <vector>

#include "core/vault/export/outbox.h"
#include "ui/exchange/exchange_services.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// What went to one device together, added up.
struct OutgoingGroup {
  model::SendId send;
  QString device;
  int waiting = 0, failed = 0, done = 0;
  std::uint32_t attempts = 0;
  std::optional<ErrorCode> lastError;  // of what waits or failed
  std::optional<Instant> retryAt;      // of what waits: the earliest
  Instant queuedAt;
};

/// What still waits or failed lately, newest sending first. What a person stopped, and failures that ended before `since`, are left out.
std::vector<OutgoingGroup> outgoingGroups(const std::vector<vault::OutgoingImage>& images, Instant since);
/// "2 of 5 images wait", "1 image was not sent".
QString outgoingTitle(const OutgoingGroup& group);
/// Why, and when it is tried again.
QString outgoingReason(const OutgoingGroup& group, Instant now);

/// "Panoramic, intra-oral" of a study's modalities; "Images" when they say nothing.
QString modalityWords(const std::vector<std::string>& modalities);
/// "Control before implant · 12 images".
QString studyLine(const RemoteStudy& study);
/// Under whose name the archive keeps it, when that is not clearly this patient; empty otherwise.
QString studyOwner(const RemoteStudy& study, const model::PatientDetails& patient);
/// "3 new images; 2 wait in the Inbox; 1 was here already."
QString summaryWords(const FetchSummary& summary);

/// Devices that may take images: archives and workstations first, each kind by name.
std::vector<vault::Device> sendTargets(std::vector<vault::Device> devices);
/// Those that can be asked what they have.
std::vector<vault::Device> archives(std::vector<vault::Device> devices);

}  // namespace safelight::ui
