#include "app/courier/worklist/answering.h"

#include "core/base/clean_text.h"

namespace safelight::courier {

namespace net = dicom::net;

Result<net::Status> WorklistService::find(const net::FindRequest& request, net::MatchWriter& matches) {
  if (request.model != net::kModalityWorklistFind) return net::Status::SopClassNotSupported;
  const dicom::Encoding encoding = dicom::transferSyntax(request.transferSyntax).encoding;
  const auto query = readWorklistQuery(request.identifier, encoding);
  if (!query) {
    m_onAsked({m_callingAe, m_address, 0, ErrorCode::ProtocolViolated});
    return net::Status::CannotUnderstand;
  }
  std::uint32_t found = 0;
  for (const PreparedItem& item : m_list.items()) {
    if (!courier::matches(*query, item)) continue;
    ++found;
    TRY_ASSIGN(const auto next, matches.send(answerTo(*query, item, m_callingAe, encoding)));
    if (next == net::MatchWriter::Next::Cancelled) {
      m_onAsked({m_callingAe, m_address, found, std::nullopt});
      return net::Status::Cancel;
    }
  }
  m_onAsked({m_callingAe, m_address, found, std::nullopt});
  return net::Status::Success;
}

Result<void> answerDevice(std::unique_ptr<net::ByteStream> stream, const Caller& caller, const OfferedList& list, const OnAsked& onAsked, const CancelToken& stop) {
  std::string callingAe;
  const auto decide = [&](const net::AssociateRequest& request) {
    callingAe = cleanText(request.callingAe, 16);
    return net::planAcceptance(request, list.policyFor(caller));
  };
  net::Limits limits;
  limits.largestIdentifier = 64u << 10;
  auto association = net::Association::accept(std::move(stream), decide, limits);
  if (!association) {
    if (!callingAe.empty()) onAsked({callingAe, caller.address, 0, association.error().code});
    return fail(association.error());
  }
  WorklistService service(list, callingAe, caller.address, onAsked);
  net::ServeOptions options;
  options.stop = stop;
  TRY_ASSIGN(const net::ServeEnd end, net::serve(*association, service, options));
  if (end == net::ServeEnd::Stopped) association->abort();
  return {};
}

}  // namespace safelight::courier
