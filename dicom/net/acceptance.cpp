#include "dicom/net/acceptance.h"

#include <algorithm>
#include <map>

namespace safelight::dicom::net {

namespace {

bool matches(const ServiceRule& rule, std::string_view sopClass) {
  switch (rule.matches) {
    case ServiceRule::Matches::ThisClass: return rule.sopClass == sopClass;
    case ServiceRule::Matches::AnyStorageClass: return isStorageClass(sopClass, PrivateClasses::Accept);
    case ServiceRule::Matches::AnyStandardStorageClass: return isStorageClass(sopClass, PrivateClasses::Refuse);
  }
  return false;
}

const ServiceRule* ruleFor(const AcceptancePolicy& policy, std::string_view sopClass) {
  if (sopClass.empty()) return nullptr;
  for (const ServiceRule& rule : policy.rules)
    if (matches(rule, sopClass)) return &rule;
  return nullptr;
}

std::string syntaxFor(const ServiceRule& rule, const std::vector<std::string>& proposed) {
  if (rule.transferSyntaxes.empty()) return chooseSyntax(proposed);
  for (const std::string& ours : rule.transferSyntaxes)
    if (std::ranges::find(proposed, ours) != proposed.end()) return ours;
  return {};
}

AnsweredContext answer(const ProposedContext& context, const AcceptancePolicy& policy) {
  // A refused context still carries a syntax (PS3.8 9.3.3.2: not significant, and some peers insist on one).
  const auto refused = [&](ContextResult result) { return AnsweredContext{context.id, result, std::string(kImplicitVrLittleEndian)}; };
  const ServiceRule* rule = ruleFor(policy, context.abstractSyntax);
  if (rule == nullptr) return refused(ContextResult::AbstractSyntaxUnsupported);
  std::string syntax = syntaxFor(*rule, context.transferSyntaxes);
  if (syntax.empty()) return refused(ContextResult::TransferSyntaxesUnsupported);
  return {context.id, ContextResult::Accepted, std::move(syntax)};
}

// Roles are answered once for each class that was accepted and asked about; no answer means the default ones.
std::vector<RoleSelection> answerRoles(const AssociateRequest& request, const AcceptancePolicy& policy) {
  std::map<std::string, RoleSelection> answers;
  for (const RoleSelection& asked : request.user.roles) {
    const ServiceRule* rule = ruleFor(policy, asked.sopClass);
    const bool isProposed = std::ranges::any_of(request.contexts, [&](const ProposedContext& context) { return context.abstractSyntax == asked.sopClass; });
    if (rule == nullptr || !isProposed) continue;
    answers[asked.sopClass] = {asked.sopClass, asked.user, asked.provider && rule->roles == RequestorRoles::ProviderToo};
  }
  std::vector<RoleSelection> roles;
  for (auto& [sopClass, role] : answers) roles.push_back(std::move(role));
  return roles;
}

std::optional<RejectReason> reasonToRefuse(const AssociateRequest& request, const AcceptancePolicy& policy) {
  const auto isListed = [](const std::vector<std::string>& names, const std::string& name) {
    return names.empty() || std::ranges::find(names, name) != names.end();
  };
  if ((request.protocolVersion & 1) == 0) return RejectReason::ProtocolVersionUnsupported;
  if (request.applicationContext != kApplicationContext) return RejectReason::ApplicationContextUnsupported;
  if (request.callingAe.empty() || !isListed(policy.callingAes, request.callingAe)) return RejectReason::CallingAeUnknown;
  if (request.calledAe.empty() || !isListed(policy.calledAes, request.calledAe)) return RejectReason::CalledAeUnknown;
  if (policy.overloaded) return RejectReason::LocalLimitExceeded;
  return std::nullopt;
}

int rankOf(std::string_view syntax) {
  if (syntax == kExplicitVrLittleEndian) return 0;
  if (syntax == kImplicitVrLittleEndian) return 1;
  if (syntax == kExplicitVrBigEndian) return 3;
  if (syntax == kDeflatedExplicitVrLittleEndian) return 4;
  const TransferSyntaxEntry* entry = findTransferSyntax(syntax);
  return entry != nullptr && entry->kind == SyntaxKind::Lossless ? 2 : 5;
}

}  // namespace

std::string chooseSyntax(const std::vector<std::string>& proposed) {
  const std::string* best = nullptr;
  for (const std::string& syntax : proposed)
    if (isStorableSyntax(syntax) && (best == nullptr || rankOf(syntax) < rankOf(*best))) best = &syntax;
  return best != nullptr ? *best : std::string();
}

AcceptancePlan planAcceptance(const AssociateRequest& request, const AcceptancePolicy& policy) {
  if (const auto reason = reasonToRefuse(request, policy)) return AssociateReject::because(*reason);
  AssociateAccept accept;
  accept.calledAe = request.calledAe;
  accept.callingAe = request.callingAe;
  accept.applicationContext = std::string(kApplicationContext);
  for (const ProposedContext& context : request.contexts) accept.contexts.push_back(answer(context, policy));
  accept.user.maximumLength = policy.maximumLength;
  accept.user.implementationClass = std::string(kImplementationClass);
  accept.user.implementationVersion = std::string(kImplementationVersion);
  // A window of operations was asked for: one at a time is what we do. Unasked it must not be answered.
  if (request.user.asynchronous) accept.user.asynchronous = AsynchronousOperations{1, 1};
  accept.user.roles = answerRoles(request, policy);
  return accept;
}

ServiceRule verificationRule() {
  return {ServiceRule::Matches::ThisClass, std::string(kVerification),
          {std::string(kExplicitVrLittleEndian), std::string(kImplicitVrLittleEndian), std::string(kExplicitVrBigEndian)}, RequestorRoles::UserOnly};
}

ServiceRule storageRule(PrivateClasses privates) {
  const auto matches = privates == PrivateClasses::Accept ? ServiceRule::Matches::AnyStorageClass : ServiceRule::Matches::AnyStandardStorageClass;
  return {matches, {}, {}, RequestorRoles::UserOnly};
}

ServiceRule commitmentRule() {
  return {ServiceRule::Matches::ThisClass, std::string(kStorageCommitment),
          {std::string(kExplicitVrLittleEndian), std::string(kImplicitVrLittleEndian)}, RequestorRoles::ProviderToo};
}

ServiceRule worklistRule() {
  return {ServiceRule::Matches::ThisClass, std::string(kModalityWorklistFind),
          {std::string(kExplicitVrLittleEndian), std::string(kImplicitVrLittleEndian)}, RequestorRoles::UserOnly};
}

}  // namespace safelight::dicom::net
