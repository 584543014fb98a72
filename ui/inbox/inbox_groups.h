#pragma once
// Arrivals that belong together: one card a study, or a handful of files of one import about one person. Values only.

#include <QString>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "core/model/image.h"
#include "core/vault/import/match_plan.h"

namespace safelight::ui {

struct InboxGroup {
  std::vector<model::Image> images;  // newest capture first
  vault::MatchReason reason = vault::MatchReason::NoIdentity;
  model::PatientId suggestion;       // nil: nobody
  model::SourceIdentity identity;    // what the files say
  std::string sender;                // what the practice calls the device that sent them; empty when a person imported them

  std::vector<model::ImageId> ids() const;
};

/// Images that share sender, study (or import, when they have none), what the file says of its patient, reason and suggestion. Latest arrival first.
std::vector<InboxGroup> groupInbox(std::vector<model::Image> images, const std::map<model::DeviceId, std::string>& senders = {});

/// The same groups, with every image of `apart` in one of its own: what came as one may be of two people.
std::vector<InboxGroup> takenApart(std::vector<InboxGroup> groups, const std::set<model::ImageId>& apart);

/// "Panoramic", "4 bitewings", "12 photos".
QString inboxTitle(const InboxGroup& group, model::ToothNotation notation);
/// "OPG, ground floor (OP 3D) · came today, 14:21 · sent as LINDQUIST, MARTA, born 14 Mar 1987".
QString inboxOrigin(const InboxGroup& group, model::LocalTime now);

}  // namespace safelight::ui
