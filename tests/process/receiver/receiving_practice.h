#pragma once
// A vault that receives, as far as the receiver knows one: members log, receiving order, inbox, and the receiver's secret. The test holds
// the inbox's secret key, so it can open what arrived.

#include <memory>

#include "core/crypto/signing.h"
#include "core/seal/receiver_secret.h"
#include "core/seal/receiving_order.h"
#include "core/seal/sodium_random.h"
#include "dicom/net/practice_authority.h"
#include "tests/process/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

/// An arrival, opened and checked: signature, header hash, chunks.
struct OpenedArrival {
  seal::SignedTrailer trailer;
  seal::ArrivalFacts facts;
  Bytes file;  // the DICOM file
};

/// The receiver as a running program.
class RunningReceiver {
 public:
  RunningReceiver(const Path& vault, const Path& secret, const std::vector<std::string>& more = {});
  /// 0 when it does not listen for that.
  std::uint16_t port() const { return m_plain; }
  std::uint16_t tlsPort() const { return m_tls; }
  const std::vector<std::string>& addresses() const { return m_addresses; }
  /// Acceptor's process, its keeper's, and those of its associations.
  int acceptor() const { return m_program->id(); }
  int keeper() const;
  std::vector<int> associations() const;
  /// SIGTERM; the exit status.
  int stop();
  void kill(int process) const;
  /// After a kill: the exit status of the acceptor.
  int wait() { return m_program->wait(); }

 private:
  std::vector<int> children() const;
  std::unique_ptr<RunningProgram> m_program;
  std::uint16_t m_plain = 0, m_tls = 0;
  std::vector<std::string> m_addresses;
};

class ReceivingPractice {
 public:
  /// One paired device: "MODALITY" at 127.0.0.1.
  ReceivingPractice();

  Path vault() const { return m_folder / "Practice.safelight"; }
  Path inbox() const { return vault() / "inbox"; }
  Path secretFile() const { return m_folder / "receiver-secret"; }
  const Path& outside() const { return m_folder.path(); }

  /// Changed by tests, then issued.
  seal::ReceivingOrder order;
  seal::PairedDevice& pair(const std::string& aeTitle, const std::string& address);
  /// Writes the order with the next issue number, as an unlock does.
  void issue();
  /// The same bytes signed by somebody else.
  void issueForged();
  void writeSecret(const seal::ReceiverSecret& secret) const;
  /// Gives the receiver a certificate of the practice's own authority.
  void useTls(const dicom::net::PracticeAuthority& authority);
  seal::ReceiverSecret secret() const;

  RunningReceiver start(std::vector<std::string> more = {}) const { return RunningReceiver(vault(), secretFile(), more); }
  /// Of a receiver that does not start.
  Ran refuses(std::vector<std::string> more = {}) const;

  /// Names of files in the inbox that are arrivals, whole or not.
  std::vector<std::string> names() const;
  OpenedArrival open(const std::string& name) const;
  /// All whole ones in the order of the chain, which is checked.
  std::vector<OpenedArrival> openAll() const;
  /// The inbox's secret half, to look for it where it must not be.
  Bytes inboxSecret() const;

 private:
  TemporaryFolder m_folder;
  seal::SodiumRandom m_random;
  crypto::Identity m_owner, m_inbox;
  std::unique_ptr<seal::SigningKey> m_authority, m_receiver;
  std::array<std::uint8_t, 32> m_seed{}, m_recordKey{};
  std::string m_tlsCertificate, m_tlsKey, m_tlsAuthorities;
  seal::Hash m_genesis{};
};

}  // namespace safelight::tests
