// How an association begins.

#include <algorithm>

#include "dicom/net/association_state.h"

namespace safelight::dicom::net {

namespace {

constexpr std::uint32_t kSmallestPeerMaximum = 64;  // less than this is no limit but nonsense

const RoleSelection* roleOf(const std::vector<RoleSelection>& roles, std::string_view sopClass) {
  for (const RoleSelection& role : roles)
    if (role.sopClass == sopClass) return &role;
  return nullptr;
}

// What the acceptor's answer makes of the proposals, seen from the acceptor.
std::vector<Context> contextsAsAcceptor(const AssociateRequest& request, const AssociateAccept& accept) {
  std::vector<Context> contexts;
  for (const AnsweredContext& answer : accept.contexts) {
    if (answer.result != ContextResult::Accepted) continue;
    const auto proposed = std::ranges::find(request.contexts, answer.id, &ProposedContext::id);
    if (proposed == request.contexts.end()) continue;
    Context context{answer.id, proposed->abstractSyntax, answer.transferSyntax, false, true};
    if (const RoleSelection* role = roleOf(accept.user.roles, context.sopClass)) {
      context.weMayProvide = role->user;
      context.weMayUse = role->provider;
    }
    contexts.push_back(std::move(context));
  }
  return contexts;
}

// The same from the requestor. An answer to something that was not proposed is no context.
std::vector<Context> contextsAsRequestor(const AssociateRequest& request, const AssociateAccept& accept) {
  std::vector<Context> contexts;
  for (const AnsweredContext& answer : accept.contexts) {
    if (answer.result != ContextResult::Accepted) continue;
    const auto proposed = std::ranges::find(request.contexts, answer.id, &ProposedContext::id);
    if (proposed == request.contexts.end() || std::ranges::find(proposed->transferSyntaxes, answer.transferSyntax) == proposed->transferSyntaxes.end()) continue;
    Context context{answer.id, proposed->abstractSyntax, answer.transferSyntax, true, false};
    const RoleSelection* asked = roleOf(request.user.roles, context.sopClass);
    const RoleSelection* role = roleOf(accept.user.roles, context.sopClass);
    if (asked != nullptr && role != nullptr) {
      context.weMayUse = asked->user && role->user;
      context.weMayProvide = asked->provider && role->provider;
    }
    contexts.push_back(std::move(context));
  }
  return contexts;
}

Result<AssociateRequest> requestOf(AssociationProposal proposal, const Limits& limits) {
  AssociateRequest request;
  if (!isAeTitle(proposal.callingAe) || !isAeTitle(proposal.calledAe)) return fail(ErrorCode::InvalidArgument, "AE title");
  if (proposal.contexts.empty() || proposal.contexts.size() > kMostContexts) return fail(ErrorCode::InvalidArgument, "number of presentation contexts");
  request.callingAe = std::move(proposal.callingAe);
  request.calledAe = std::move(proposal.calledAe);
  request.applicationContext = std::string(kApplicationContext);
  request.contexts = std::move(proposal.contexts);
  for (std::size_t i = 0; i < request.contexts.size(); ++i) request.contexts[i].id = static_cast<std::uint8_t>(2 * i + 1);
  request.user.maximumLength = limits.announcedPdu;
  request.user.implementationClass = std::string(kImplementationClass);
  request.user.implementationVersion = std::string(kImplementationVersion);
  request.user.roles = std::move(proposal.roles);
  return request;
}

void takePeer(std::uint32_t& maximum, std::string& version, std::string& implementation, UserInformation&& user) {
  // A bound too small to carry anything is taken as a small one.
  maximum = user.maximumLength == 0 ? 0 : std::max(user.maximumLength, kSmallestPeerMaximum);
  version = std::move(user.implementationVersion);
  implementation = std::move(user.implementationClass);
}

}  // namespace

Result<Association> Association::request(std::unique_ptr<ByteStream> stream, AssociationProposal proposal, const Limits& limits) {
  TRY_ASSIGN(const AssociateRequest request, requestOf(std::move(proposal), limits));
  auto state = std::make_unique<State>(std::move(stream), limits);
  state->side = Side::Requestor;
  state->callingAe = request.callingAe;
  state->calledAe = request.calledAe;
  if (const auto sent = state->stream->write(encode(request), Deadline::in(limits.idle)); !sent) return state->over(sent.error());
  const auto pdu = state->wire.readWhole(limits.largestAssociatePdu, Deadline::in(limits.answer));
  if (!pdu) {
    if (pdu.error().code == ErrorCode::ProtocolViolated) return state->violated(state->wire.fault(), pdu.error().detail);
    return state->over(pdu.error());
  }
  switch (static_cast<PduType>(pdu->type)) {
    case PduType::AssociateAccept: break;
    case PduType::AssociateReject: {
      const auto reject = decodeAssociateReject(pdu->body);
      state->close();
      if (!reject) return fail(reject.error());
      return fail(ErrorCode::AssociationRejected, std::string(rejectText(*reject)));
    }
    case PduType::Abort: state->close(); return fail(ErrorCode::AssociationAborted);
    default: return state->violated(AbortReason::UnexpectedPdu, "no answer to A-ASSOCIATE-RQ");
  }
  auto accept = decodeAssociateAccept(pdu->body);
  if (!accept) return state->violated(AbortReason::InvalidParameter, accept.error().detail);
  state->contexts = contextsAsRequestor(request, *accept);
  takePeer(state->peerMaximum, state->peerVersion, state->peerClass, std::move(accept->user));
  state->isOpen = true;
  Association association(std::move(state));
  if (association.contexts().empty()) {
    (void)association.release();
    return fail(ErrorCode::ServiceNotAccepted);
  }
  return association;
}

Result<Association> Association::accept(std::unique_ptr<ByteStream> stream, const Decide& decide, const Limits& limits) {
  auto state = std::make_unique<State>(std::move(stream), limits);
  state->side = Side::Acceptor;
  const auto pdu = state->wire.readWhole(limits.largestAssociatePdu, Deadline::in(limits.artim));
  if (!pdu) {
    if (pdu.error().code == ErrorCode::ProtocolViolated) return state->violated(state->wire.fault(), pdu.error().detail);
    return state->over(pdu.error());
  }
  if (pdu->type == static_cast<std::uint8_t>(PduType::Abort)) {
    state->close();
    return fail(ErrorCode::AssociationAborted);
  }
  if (pdu->type != static_cast<std::uint8_t>(PduType::AssociateRequest)) return state->violated(AbortReason::UnexpectedPdu, "no A-ASSOCIATE-RQ");
  auto request = decodeAssociateRequest(pdu->body);
  if (!request) return state->violated(AbortReason::InvalidParameter, request.error().detail);

  const AcceptancePlan plan = decide(*request);
  if (const auto* reject = std::get_if<AssociateReject>(&plan)) {
    if (state->stream->write(encode(*reject), Deadline::in(limits.linger))) state->wire.discardUntil(Deadline::in(std::min(limits.artim, limits.linger)));
    state->close();
    return fail(ErrorCode::AssociationRejected, std::string(rejectText(*reject)));
  }
  const auto& accept = std::get<AssociateAccept>(plan);
  if (const auto sent = state->stream->write(encode(accept), Deadline::in(limits.idle)); !sent) return state->over(sent.error());
  state->contexts = contextsAsAcceptor(*request, accept);
  state->callingAe = std::move(request->callingAe);
  state->calledAe = std::move(request->calledAe);
  takePeer(state->peerMaximum, state->peerVersion, state->peerClass, std::move(request->user));
  state->isOpen = true;
  return Association(std::move(state));
}

Association::Association(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Association::Association(Association&&) noexcept = default;
Association& Association::operator=(Association&& other) noexcept {
  if (this != &other) {
    if (m_state) abort();
    m_state = std::move(other.m_state);
  }
  return *this;
}
Association::~Association() {
  if (m_state) abort();
}

const std::string& Association::callingAe() const { return m_state->callingAe; }
const std::string& Association::calledAe() const { return m_state->calledAe; }
const std::string& Association::peerImplementationVersion() const { return m_state->peerVersion; }
const std::string& Association::peerImplementationClass() const { return m_state->peerClass; }
std::uint32_t Association::peerMaximumLength() const { return m_state->peerMaximum; }
const Limits& Association::limits() const { return m_state->limits; }
const std::vector<Context>& Association::contexts() const { return m_state->contexts; }
const Context* Association::context(std::uint8_t id) const { return m_state->context(id); }
bool Association::isOpen() const { return m_state->isOpen; }

const Context* Association::contextFor(std::string_view sopClass, std::string_view transferSyntax) const {
  for (const Context& context : m_state->contexts)
    if (context.weMayUse && context.sopClass == sopClass && (transferSyntax.empty() || context.transferSyntax == transferSyntax)) return &context;
  return nullptr;
}

const Context* Association::providedContextFor(std::string_view sopClass) const {
  for (const Context& context : m_state->contexts)
    if (context.weMayProvide && context.sopClass == sopClass) return &context;
  return nullptr;
}

std::uint16_t Association::nextMessageId() {
  if (++m_state->lastMessageId == 0) ++m_state->lastMessageId;
  return m_state->lastMessageId;
}

}  // namespace safelight::dicom::net
