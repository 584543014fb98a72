#pragma once
// What the sheets for sending and fetching need from outside the vault; given by whoever puts the program together, so that ui knows no network.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/model/image.h"
#include "core/model/patient.h"
#include "core/vault/receiving/devices.h"

class QObject;

namespace safelight::ui {

/// A study that an archive has. Texts are clean; they are whatever the archive says.
struct RemoteStudy {
  std::string uid;
  model::SourceIdentity patient;         // as whom the archive keeps it
  std::vector<std::string> modalities;   // DICOM's short names
  std::string description;
  std::optional<model::LocalTime> at;
  std::uint32_t images = 0;              // 0: not told
};

/// How far a fetch is.
struct FetchProgress {
  std::uint32_t done = 0;
  std::uint32_t total = 0;  // 0: not told yet
};

/// What became of what was fetched.
struct FetchSummary {
  std::uint32_t filed = 0;      // new, with their patient
  std::uint32_t inInbox = 0;    // new, a person says whose they are
  std::uint32_t wereHere = 0;
  std::uint32_t refused = 0;    // no images, or damaged ones
  std::uint32_t notGiven = 0;   // the archive failed to hand them over
};

/// Callbacks run on the GUI thread, unless `context` is gone. An empty function means that this is not possible here.
struct ExchangeServices {
  using Found = std::function<void(Result<std::vector<RemoteStudy>>)>;
  /// Asks a device what it has of a patient, newest first. The token stops waiting.
  std::function<CancelToken(const vault::Device& device, const model::Patient& patient, QObject* context, Found done)> find;
  struct Fetching {
    std::function<void(const FetchProgress&)> onProgress;
    std::function<void(Result<FetchSummary>)> done;
  };
  /// Brings a study into the vault. Goes on without its context; what came before it was cancelled stays.
  std::function<CancelToken(const vault::Device& device, const std::string& study, QObject* context, Fetching fetching)> fetch;
  /// Something was put into the outbox: it leaves at once.
  std::function<void()> sendNow;
};

}  // namespace safelight::ui
