#pragma once
// A practice whose vault opens and locks, with the real receiver beside it and peers on loopback: plain ones, and ones that hold a certificate
// of the practice.

#include <atomic>
#include <optional>

#include "core/courier/client.h"
#include "core/crypto/secret_bytes.h"
#include "core/decode/decoder.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/access/unlock.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/devices.h"
#include "tests/process/courier/peers.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

namespace safelight::tests {

/// A DICOM file around what is sent, as programs read it.
Bytes fileOf(const SentObject& object);
/// The same as the courier sends it.
TestObject outgoing(const SentObject& object);

/// The computer's clock, which a test may let run ahead. Certificates want to know what day it is.
class ShiftedClock final : public Clock {
 public:
  Instant now() const override { return {m_system.now().milliseconds + m_ahead.load()}; }
  std::int32_t utcOffsetSeconds(Instant at) const override { return m_system.utcOffsetSeconds(at); }
  void pass(std::chrono::milliseconds time) { m_ahead += time.count(); }

 private:
  SystemClock m_system;
  std::atomic<std::int64_t> m_ahead{0};
};

class NetworkPractice {
 public:
  /// A vault, open for its owner.
  NetworkPractice();

  /// Pairs a device at 127.0.0.1 that listens on `port` itself.
  model::DeviceId pair(const std::string& aeTitle, std::uint16_t port, seal::DeviceLink link = seal::DeviceLink::Plain, seal::DeviceKind kind = seal::DeviceKind::Other);
  /// For those paired over TLS: certificate and key in one PEM file.
  Path certificateOf(const std::string& aeTitle) const { return outside() / (aeTitle + ".pem"); }
  /// The practice's authority, as peers must know it.
  Path authority() const { return outside() / "authority.pem"; }
  /// How the courier reaches a device that is paired.
  courier::Node node(model::DeviceId device);

  vault::Vault& open() { return *m_open; }
  /// For a session that works with it from now on.
  vault::Vault takeVault();
  std::unique_ptr<decode::Decoder> takeDecoder();
  void pass(std::chrono::milliseconds time) { m_clock.pass(time); }
  void lock() { m_open.reset(); }
  void unlock();

  /// Takes in what waits; fails the test when that cannot go on.
  struct Adopted {
    std::vector<vault::AdoptionOutcome> outcomes;
    vault::AdoptionSummary summary;
  };
  Adopted adopt();
  decode::Decoder& decoder();
  /// One file, filed with a patient of its own.
  model::ImageId import(const Path& file);

  /// The receiver on ports of its own, which peers must be told before it starts.
  std::uint16_t plainPort() const { return m_plainPort; }
  std::uint16_t tlsPort() const { return m_tlsPort; }
  RunningReceiver receive() const;

  Path vault() const { return m_folder / "Practice.safelight"; }
  Path inbox() const { return vault() / "inbox"; }
  Path receiverSecret() const { return m_folder / "receiver-secret"; }
  Path outside() const { return m_folder / "outside"; }
  /// Environment for programs of others.
  std::vector<std::string> environment() const { return {"HOME=" + outside().string(), "PATH=/usr/bin:/bin", "LC_ALL=C"}; }

 private:
  vault::Environment outsideWorld() { return {m_clock, m_random, *m_files}; }
  TemporaryFolder m_folder;
  ShiftedClock m_clock;
  seal::SodiumRandom m_random;
  std::unique_ptr<store::FileSystem> m_files = store::systemFiles();
  std::unique_ptr<decode::Decoder> m_decoder;
  std::optional<vault::UnlockedMember> m_owner;
  std::optional<vault::Vault> m_open;
  std::uint16_t m_plainPort, m_tlsPort;
};

/// Orthanc with a certificate of the practice; it sends to AE title SAFELIGHT at the practice's port for its kind of link.
std::optional<Orthanc> startOrthanc(const NetworkPractice& practice, const std::string& aeTitle, std::uint16_t port, seal::DeviceLink link);
/// Orthanc sends everything that it has to the practice; the test fails when it cannot.
void letSend(const Orthanc& orthanc);

}  // namespace safelight::tests
