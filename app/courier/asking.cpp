// C-ECHO and C-FIND.

#include "app/courier/errands.h"
#include "app/courier/identifiers.h"
#include "dicom/net/service_user.h"

namespace safelight::courier {

namespace net = dicom::net;

Result<void> echo(Desk& desk, const EchoTask& task) {
  net::AssociationProposal proposal;
  proposal.contexts.push_back(net::proposeContext(net::kVerification, net::uncompressedSyntaxes()));
  TRY_ASSIGN(net::Association association, associate(desk, task.node, std::move(proposal)));
  TRY_ASSIGN(const net::Status status, net::echo(association));
  if (!net::isSuccess(status)) return fail(ErrorCode::PeerRefused, statusDetail(status));
  return association.release();
}

Result<void> find(Desk& desk, const FindTask& task) {
  net::AssociationProposal proposal;
  proposal.contexts.push_back(net::proposeContext(net::kStudyRootFind, net::uncompressedSyntaxes()));
  TRY_ASSIGN(net::Association association, associate(desk, task.node, std::move(proposal)));
  const net::Context* context = association.contextFor(net::kStudyRootFind);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  const dicom::Encoding encoding = dicom::transferSyntax(context->transferSyntax).encoding;
  const Bytes identifier = findIdentifier(task.query, encoding);

  std::uint32_t told = 0;
  std::optional<Error> trouble;
  bool stopped = false;
  const auto onMatch = [&](ByteView match, std::string_view syntax) {
    if (desk.parent.wantsStop()) {
      stopped = true;
      return net::Continue::Cancel;
    }
    // An answer that cannot be read is none; the others still count.
    const auto item = readAnswer(match, dicom::transferSyntax(syntax).encoding, task.query.level);
    if (!item) return net::Continue::More;
    if (told == task.query.most) return net::Continue::Cancel;
    ++told;
    if (const auto reported = desk.parent.report(ItemFound{*item}); !reported) trouble = reported.error();
    return trouble ? net::Continue::Cancel : net::Continue::More;
  };
  TRY_ASSIGN(const net::Status status, net::find(association, net::kStudyRootFind, identifier, onMatch));
  if (stopped) return fail(ErrorCode::Cancelled);
  if (trouble) return fail(*trouble);
  const bool isEnough = status == net::Status::Cancel && told == task.query.most;
  if (!net::isSuccess(status) && !isEnough) return fail(errorOfQuery(status), statusDetail(status));
  return association.release();
}

}  // namespace safelight::courier
