#pragma once
// Peers for the tests of the network layer: one that plays by the rules in a thread of its own, and bytes of one that does not.

#include <catch2/catch_test_macros.hpp>

#include <thread>

#include "dicom/net/memory_stream.h"
#include "dicom/net/network_order.h"
#include "dicom/net/service_provider.h"
#include "dicom/net/service_user.h"

namespace safelight::dicom::net::tests {

inline constexpr std::string_view kCt = "1.2.840.10008.5.1.4.1.1.2";
inline constexpr std::string_view kPanoramic = "1.2.840.10008.5.1.4.1.1.1.1";

/// Short times, so that what waits for nothing ends soon.
inline Limits quickLimits() {
  Limits limits;
  limits.artim = std::chrono::milliseconds(200);
  limits.idle = std::chrono::milliseconds(200);
  limits.between = std::chrono::milliseconds(2000);
  limits.answer = std::chrono::milliseconds(5000);
  limits.linger = std::chrono::milliseconds(20);
  return limits;
}

inline AcceptancePolicy openPolicy() {
  AcceptancePolicy policy;
  policy.rules = {verificationRule(), commitmentRule(), worklistRule(), storageRule(PrivateClasses::Accept)};
  return policy;
}

inline Association::Decide deciding(AcceptancePolicy policy) {
  return [policy = std::move(policy)](const AssociateRequest& request) { return planAcceptance(request, policy); };
}

inline AssociationProposal proposalFor(std::vector<std::string_view> classes) {
  AssociationProposal proposal{"TESTER", "SAFELIGHT", {}, {}};
  for (const std::string_view sopClass : classes) proposal.contexts.push_back(proposeContext(sopClass, uncompressedSyntaxes()));
  return proposal;
}

/// The request that a requestor of this proposal would send, as bytes.
inline AssociateRequest requestFor(std::vector<std::string_view> classes) {
  AssociateRequest request;
  request.calledAe = "SAFELIGHT";
  request.callingAe = "TESTER";
  request.applicationContext = std::string(kApplicationContext);
  for (const std::string_view sopClass : classes)
    request.contexts.push_back({static_cast<std::uint8_t>(2 * request.contexts.size() + 1), std::string(sopClass), uncompressedSyntaxes()});
  request.user.maximumLength = 16384;
  request.user.implementationClass = "1.2.3";
  return request;
}

/// One value in a PDU of its own; `size` overrides what the heads say.
inline Bytes dataPdu(std::uint8_t contextId, PdvKind kind, bool last, ByteView bytes) {
  const auto head = encodeDataHead(contextId, kind, last, static_cast<std::uint32_t>(bytes.size()));
  Bytes pdu(head.begin(), head.end());
  pdu.insert(pdu.end(), bytes.begin(), bytes.end());
  return pdu;
}

inline Bytes pduOf(std::uint8_t type, std::uint32_t length, ByteView body) {
  NetworkWriter writer;
  writer.u8(type);
  writer.u8(0);
  writer.u32(length);
  writer.raw(body);
  return std::move(writer).take();
}

inline Bytes echoCommand(std::uint16_t id = 1) { return encodeCommand(CommandSet::request(CommandField::EchoRequest, id, kVerification)); }

inline Bytes storeCommand(std::string_view sopClass = kCt, std::string_view instance = "1.2.3.4", std::uint16_t id = 1) {
  CommandSet command = CommandSet::request(CommandField::StoreRequest, id, sopClass);
  command.sopInstance = std::string(instance);
  command.hasDataSet = true;
  return encodeCommand(command);
}

inline Bytes joined(std::initializer_list<ByteView> parts) {
  Bytes whole;
  for (const ByteView part : parts) whole.insert(whole.end(), part.begin(), part.end());
  return whole;
}

/// The PDUs in bytes that we wrote, by type.
inline std::vector<std::uint8_t> pduTypes(ByteView bytes) {
  std::vector<std::uint8_t> types;
  while (bytes.size() >= kPduHeadBytes) {
    const PduHead head = decodePduHead(bytes);
    types.push_back(head.type);
    bytes = bytes.subspan(std::min<std::size_t>(bytes.size(), kPduHeadBytes + head.length));
  }
  return types;
}

/// Keeps every object whole, or fails where it is told to.
class KeepingHandler : public ServiceHandler {
 public:
  struct Kept {
    StoreRequest request;
    Bytes bytes;
    bool finished = false;
  };
  std::vector<std::unique_ptr<Kept>> objects;
  std::optional<std::size_t> failAfter;        // bytes of an object
  ErrorCode failure = ErrorCode::DiskFull;
  std::optional<Status> refusal;
  Status answer = Status::Success;
  int verifications = 0;

  Status verified() override {
    ++verifications;
    return Status::Success;
  }
  StoreDecision beginStore(const StoreRequest& request) override {
    if (refusal) return *refusal;
    objects.push_back(std::make_unique<Kept>(Kept{request, {}, false}));
    return std::make_unique<Receiver>(*this, *objects.back());
  }

 private:
  class Receiver final : public StoreReceiver {
   public:
    Receiver(KeepingHandler& handler, Kept& kept) : m_handler(handler), m_kept(kept) {}
    Result<void> write(ByteView bytes) override {
      if (m_handler.failAfter && m_kept.bytes.size() + bytes.size() > *m_handler.failAfter) return fail(m_handler.failure);
      m_kept.bytes.insert(m_kept.bytes.end(), bytes.begin(), bytes.end());
      return {};
    }
    Status finish() override {
      m_kept.finished = true;
      return m_handler.answer;
    }

   private:
    KeepingHandler& m_handler;
    Kept& m_kept;
  };
};

/// A server over one end of a memory pair, in a thread of its own; the other end is the test's.
class Served {
 public:
  explicit Served(ServiceHandler& handler, AcceptancePolicy policy = openPolicy(), Limits limits = quickLimits(), ServeOptions options = {}) {
    auto [ours, theirs] = memoryStreamPair();
    stream = std::move(ours);
    m_thread = std::thread([this, &handler, policy = std::move(policy), limits, options, end = std::move(theirs)]() mutable {
      auto association = Association::accept(std::move(end), deciding(std::move(policy)), limits);
      if (!association) {
        outcome = fail(association.error());
        return;
      }
      callingAe = association->callingAe();
      outcome = serve(*association, handler, options);
    });
  }
  ~Served() { wait(); }
  /// Ends with the association; the outcome may be read afterwards.
  void wait() {
    if (m_thread.joinable()) m_thread.join();
  }
  Association associate(AssociationProposal proposal, Limits limits = quickLimits()) {
    auto association = Association::request(std::move(stream), std::move(proposal), limits);
    REQUIRE(association);
    return std::move(*association);
  }

  std::unique_ptr<ByteStream> stream;
  Result<ServeEnd> outcome = fail(ErrorCode::Internal);
  std::string callingAe;

 private:
  std::thread m_thread;
};

inline Bytes pattern(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
  return bytes;
}

}  // namespace safelight::dicom::net::tests
