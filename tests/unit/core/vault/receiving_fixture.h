#pragma once
// A practice that receives: one paired device, a receiver's secret, and a double that stores as the receiver would.

#include <algorithm>

#include "core/vault/images/images.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/receiving.h"
#include "tests/support/receiver_double.h"
#include "tests/unit/core/vault/practice_at_work.h"

namespace safelight::tests {

inline const vault::DeviceDetails kPanoramicUnit{"OP 3D", "PANO-1", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}};

inline std::string imageOf(const std::string& identity, const std::string& body) { return "IMG|" + identity + "|" + body; }

/// Everything that one adoption told. Gives what was told before an error, too.
struct Adopted {
  std::vector<vault::AdoptionOutcome> outcomes;
  vault::AdoptionSummary summary;
  std::optional<Error> error;

  std::uint32_t with(vault::AdoptionStatus status) const {
    return static_cast<std::uint32_t>(std::count_if(outcomes.begin(), outcomes.end(), [status](const auto& one) { return one.status == status; }));
  }
  vault::AdoptionOutcome only() const {
    REQUIRE(outcomes.size() == 1);
    return outcomes.front();
  }
};

inline Adopted adoptAll(VaultFixture& practice, vault::Vault& open, const vault::AdoptionRequest& request = {}) {
  Adopted adopted;
  const auto run = vault::AdoptionRun::start(open, practice.decoder, request, {});
  if (!run) {
    adopted.error = run.error();
    return adopted;
  }
  while (!(*run)->finished()) {
    auto some = (*run)->step();
    if (!some) {
      adopted.error = some.error();
      break;
    }
    std::move(some->begin(), some->end(), std::back_inserter(adopted.outcomes));
  }
  // Several threads look at arrivals: what is told together comes in any order.
  std::stable_sort(adopted.outcomes.begin(), adopted.outcomes.end(), [](const auto& a, const auto& b) { return a.arrival.number < b.arrival.number; });
  adopted.summary = (*run)->summary();
  return adopted;
}

/// The vault is open, Marta is known, the panoramic unit is paired, and the receiver can begin.
class ReceivingPractice {
 public:
  ReceivingPractice() : secretFile(practice.folder / "receiver-secret"), open(practice.open()), marta(addMarta(open)) {
    const auto paired = vault::pairDevice(open, kPanoramicUnit);
    REQUIRE(paired);
    device = *paired;
    REQUIRE(vault::prepareReceiver(open, secretFile, vault::Takeover::IfNobody) == vault::ReceiverPlace::Here);
    receiver.emplace(practice.path, secretFile, practice.clock);
  }

  Adopted adopt(const vault::AdoptionRequest& request = {}) { return adoptAll(practice, open, request); }
  std::string pictureOfMarta(const std::string& body) const { return imageOf(kMartaInFiles, body); }
  bool waits(Uuid id) const { return std::filesystem::exists(receiver->path(id)); }

  VaultFixture practice;
  Path secretFile;
  vault::Vault open;
  model::PatientId marta;
  model::DeviceId device;
  std::optional<ReceiverDouble> receiver;
};

}  // namespace safelight::tests
