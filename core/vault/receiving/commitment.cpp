#include "core/vault/receiving/commitment.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/vault/export/other_name.h"
#include "core/vault/export/outbox.h"
#include "core/vault/images/images.h"

namespace safelight::vault {
namespace {

// Making an object anew, of a photograph or of somebody else's, tells under which UID it went; more than these, the newest, are not worth the time.
constexpr std::size_t kMostMade = 32;

using Instances = std::unordered_map<std::string, std::uint16_t>;

/// Sent images with the report's word on each, as they become known.
class Matches {
 public:
  explicit Matches(const seal::CommitmentReport& report) {
    for (const seal::CommittedInstance& instance : report.instances) m_told.emplace(instance.sopInstance, instance.failure);
  }
  bool wantsMore() const { return m_found.size() < m_told.size(); }
  void offer(const OutgoingImage& row, const std::string& instance) {
    const auto told = m_told.find(instance);
    if (told == m_told.end()) return;
    m_found.emplace(instance, true);
    if (told->second == 0) promised.push_back(row);
    else if (row.state == OutgoingState::Done) refused.push_back(row);
  }
  std::vector<OutgoingImage> promised, refused;

 private:
  Instances m_told;
  std::unordered_map<std::string, bool> m_found;
};

/// Records of one sending and patient, under whose key they stand.
using Group = std::pair<model::SendId, model::PatientId>;
std::map<Group, std::vector<OutgoingImage>> grouped(const std::vector<OutgoingImage>& rows) {
  std::map<Group, std::vector<OutgoingImage>> groups;
  for (const OutgoingImage& row : rows) groups[{row.send, row.patient}].push_back(row);
  return groups;
}

std::vector<model::ImageId> imagesOf(const std::vector<OutgoingImage>& rows) {
  std::vector<model::ImageId> images;
  for (const OutgoingImage& row : rows) images.push_back(row.image);
  return images;
}

}  // namespace

Result<CommitmentEffect> planCommitment(Vault& vault, decode::Decoder& decoder, Uuid device, const seal::CommitmentReport& report) {
  OutgoingSearch search;
  search.device = device;
  search.limit = UINT32_MAX;
  TRY_ASSIGN(auto rows, listOutgoing(vault, search));
  // A quick device speaks before the sending itself has noted that it has the image.
  std::erase_if(rows, [](const OutgoingImage& row) { return row.committed || row.state == OutgoingState::Failed; });
  Matches matches(report);
  std::vector<OutgoingImage> made;
  for (const OutgoingImage& row : rows) {
    const auto image = findImage(vault, row.image);
    if (!image) continue;  // deleted for good meanwhile
    // Whether an object went under its own UIDs, the name to write on it says; photographs never had any.
    const auto name = nameToWrite(vault, *image);
    if (image->facts.mediaType == "application/dicom" && (!name || !*name || (*name)->owner.isNil())) matches.offer(row, image->facts.sopInstance);
    else made.push_back(row);
  }
  for (std::size_t i = 0; i < std::min(made.size(), kMostMade) && matches.wantsMore(); ++i) {
    const OutgoingImage& row = made[made.size() - 1 - i];
    if (const auto ready = makeSendable(vault, decoder, row.image, row.form)) matches.offer(row, ready->sopInstance);
  }

  CommitmentEffect effect;
  effect.promised = static_cast<std::uint32_t>(matches.promised.size());
  effect.refused = static_cast<std::uint32_t>(matches.refused.size());
  for (const auto& [group, of] : grouped(matches.promised)) effect.changes.push_back({group.second, change::SendDone{group.first, imagesOf(of), true}});
  for (const auto& [group, of] : grouped(matches.refused)) {
    const OutgoingImage& one = of.front();
    effect.changes.push_back({group.second, change::SendQueued{group.first, one.device, one.deviceName, imagesOf(of), one.form}});
    effect.changes.push_back({group.second, change::SendFailed{group.first, imagesOf(of), ErrorCode::PeerDidNotCommit, std::nullopt}});
  }
  return effect;
}

}  // namespace safelight::vault
