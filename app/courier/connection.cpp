#include "app/courier/connection.h"

#include "core/base/clean_text.h"
#include "dicom/net/socket_stream.h"
#include "dicom/net/tls_stream.h"

namespace safelight::courier {
namespace {

namespace net = dicom::net;

// Room for one PDU, one answer and the list of a large study; objects pass through in pieces.
constexpr sandbox::JailLimits kJail{.memoryBytes = 192u << 20, .handles = 24};

}  // namespace

Result<net::Association> associate(Desk& desk, const Node& node, net::AssociationProposal proposal) {
  if (!net::isAeTitle(node.aeTitle) || !net::isAeTitle(node.ownAeTitle)) return fail(ErrorCode::InvalidArgument, "AE title");
  const std::chrono::milliseconds patience(node.connectMilliseconds);
  TRY_ASSIGN(auto socket, net::SocketStream::connect(node.address, node.port, Deadline::in(patience)));
  std::optional<net::TlsContext> tls;
  if (node.tls) {
    std::vector<net::CertificateFingerprint> pinned(node.tls->pinned.begin(), node.tls->pinned.end());
    TRY_ASSIGN(auto context, net::TlsContext::create(net::TlsRole::Client, {node.tls->certificate, node.tls->key, node.tls->authorities, pinned, {}}));
    tls = std::move(context);
  }
  TRY_VOID(desk.jail.enter(kJail));

  std::unique_ptr<net::ByteStream> stream = std::move(socket);
  if (tls) {
    TRY_ASSIGN(auto secured, net::TlsStream::connect(*tls, std::move(stream), node.address, Deadline::in(patience)));
    stream = std::move(secured);
  }
  proposal.callingAe = node.ownAeTitle;
  proposal.calledAe = node.aeTitle;
  net::Limits limits;
  limits.artim = patience;
  limits.answer = std::chrono::milliseconds(node.answerMilliseconds);
  TRY_ASSIGN(net::Association association, net::Association::request(std::move(stream), std::move(proposal), limits));
  TRY_VOID(desk.parent.report(Connected{cleanText(association.peerImplementationVersion(), 64)}));
  return association;
}

ErrorCode errorOfStore(net::Status status) {
  const auto code = static_cast<std::uint16_t>(status);
  if ((code & 0xFF00) == 0xA700 || status == net::Status::ResourceLimitation) return ErrorCode::PeerBusy;
  if ((code & 0xFF00) == 0xA900 || (code & 0xF000) == 0xC000 || status == net::Status::SopClassNotSupported || status == net::Status::InvalidInstance ||
      status == net::Status::NotAuthorized)
    return ErrorCode::PeerRefusedImage;
  return ErrorCode::PeerRefused;
}

ErrorCode errorOfQuery(net::Status status) {
  const auto code = static_cast<std::uint16_t>(status);
  if (status == net::Status::Cancel) return ErrorCode::Cancelled;
  if (status == net::Status::SopClassNotSupported) return ErrorCode::ServiceNotAccepted;
  if ((code & 0xFF00) == 0xA700) return ErrorCode::PeerBusy;
  return ErrorCode::PeerRefused;
}

std::string statusDetail(net::Status status) {
  const auto code = static_cast<std::uint16_t>(status);
  return "status " + toHex(Bytes{static_cast<std::uint8_t>(code >> 8), static_cast<std::uint8_t>(code)});
}

}  // namespace safelight::courier
