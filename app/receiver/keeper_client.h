#pragma once
// The keeper, as an association's process asks it.

#include "app/receiver/keeper_protocol.h"
#include "core/ipc/channel.h"

namespace safelight::receiver {

/// Where one object goes.
struct PlaceForObject {
  Place place;
  ipc::Handle file;
};

/// One question at a time. ConnectionBroken from every call once the keeper is gone; then the association must end too.
class KeeperClient {
 public:
  explicit KeeperClient(ipc::Channel channel);

  /// InvalidArgument when the keeper does not know the device as it called.
  Result<void> hello(const Hello& hello);
  void turnedAway(seal::PeerVerdict verdict, const std::string& callingAe);
  /// DiskFull and other errors of files.
  Result<PlaceForObject> begin(const Begin& begin);
  Result<void> finish(const Finish& finish);
  void drop();
  Result<std::vector<bool>> askStored(std::vector<dicom::net::SopReference> references);
  void reportLater(const dicom::net::CommitmentResult& result);
  Result<TlsIdentity> tlsIdentity();

  int pollHandle() const { return m_channel.pollHandle(); }

 private:
  Result<ipc::Message> ask(const FromAssociation& message);
  Result<void> askForAnswer(const FromAssociation& message);
  void tell(const FromAssociation& message);
  ipc::Channel m_channel;
};

}  // namespace safelight::receiver
