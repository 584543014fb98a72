#include "dicom/net/acceptance.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

AssociateAccept accepted(const AssociateRequest& request, const AcceptancePolicy& policy = openPolicy()) {
  const AcceptancePlan plan = planAcceptance(request, policy);
  REQUIRE(std::holds_alternative<AssociateAccept>(plan));
  return std::get<AssociateAccept>(plan);
}

AssociateReject rejected(const AssociateRequest& request, const AcceptancePolicy& policy = openPolicy()) {
  const AcceptancePlan plan = planAcceptance(request, policy);
  REQUIRE(std::holds_alternative<AssociateReject>(plan));
  return std::get<AssociateReject>(plan);
}

}  // namespace

TEST_CASE("each proposed context is answered under its id", "[dicom][net]") {
  AssociateRequest request = requestFor({kVerification, kCt, kStudyRootFind, "", "1.2.276.0.99.1"});
  request.contexts.push_back({21, std::string(kCt), {"1.2.840.10008.1.2.4.94"}});
  request.contexts.push_back({23, std::string(kCt), {}});
  const AssociateAccept accept = accepted(request);
  REQUIRE(accept.contexts.size() == 7);
  const auto result = [&](std::size_t index) { return accept.contexts[index].result; };
  CHECK(result(0) == ContextResult::Accepted);
  CHECK(accept.contexts[1] == AnsweredContext{3, ContextResult::Accepted, std::string(kExplicitVrLittleEndian)});
  CHECK(result(2) == ContextResult::AbstractSyntaxUnsupported);
  CHECK(result(3) == ContextResult::AbstractSyntaxUnsupported);
  CHECK(result(4) == ContextResult::Accepted);
  CHECK(accept.contexts[5].id == 21);
  CHECK(result(5) == ContextResult::TransferSyntaxesUnsupported);
  CHECK(result(6) == ContextResult::TransferSyntaxesUnsupported);
  CHECK(accept.calledAe == request.calledAe);
  CHECK(accept.callingAe == request.callingAe);
  CHECK(accept.user.maximumLength == openPolicy().maximumLength);
  CHECK(isUid(accept.user.implementationClass));
}

TEST_CASE("private classes are refused where the policy refuses them", "[dicom][net]") {
  AcceptancePolicy policy = openPolicy();
  policy.rules.back() = storageRule(PrivateClasses::Refuse);
  const AssociateAccept accept = accepted(requestFor({kCt, "1.2.276.0.99.1"}), policy);
  CHECK(accept.contexts[0].result == ContextResult::Accepted);
  CHECK(accept.contexts[1].result == ContextResult::AbstractSyntaxUnsupported);
}

TEST_CASE("strangers, wrong names, wrong protocols and too many are refused for their own reason", "[dicom][net]") {
  const AssociateRequest good = requestFor({kCt});
  AcceptancePolicy policy = openPolicy();
  policy.callingAes = {"PANO", "TESTER"};
  policy.calledAes = {"SAFELIGHT"};
  CHECK(accepted(good, policy).contexts.size() == 1);

  AssociateRequest request = good;
  request.callingAe = "STRANGER";
  CHECK(rejected(request, policy) == AssociateReject{1, 1, 3});
  request.callingAe = "";
  CHECK(rejected(request) == AssociateReject{1, 1, 3});
  request = good;
  request.calledAe = "OTHER";
  CHECK(rejected(request, policy) == AssociateReject{1, 1, 7});
  request = good;
  request.applicationContext = "1.2.3";
  CHECK(rejected(request, policy) == AssociateReject{1, 1, 2});
  request = good;
  request.protocolVersion = 2;
  CHECK(rejected(request, policy) == AssociateReject{1, 2, 2});
  policy.overloaded = true;
  CHECK(rejected(good, policy) == AssociateReject{2, 3, 2});
}

TEST_CASE("what may be lossy is chosen only when nothing else is offered", "[dicom][net]") {
  const auto chosen = [](std::vector<std::string> proposed) { return chooseSyntax(proposed); };
  CHECK(chosen({std::string(kImplicitVrLittleEndian), std::string(kExplicitVrLittleEndian)}) == kExplicitVrLittleEndian);
  CHECK(chosen({std::string(kJpegBaseline8Bit), std::string(kImplicitVrLittleEndian)}) == kImplicitVrLittleEndian);
  CHECK(chosen({std::string(kJpegBaseline8Bit), std::string(kJpeg2000Lossless), std::string(kJpegLossless)}) == kJpeg2000Lossless);
  CHECK(chosen({std::string(kJpegBaseline8Bit), std::string(kExplicitVrBigEndian)}) == kExplicitVrBigEndian);
  CHECK(chosen({std::string(kJpegBaseline8Bit), "1.2.840.10008.1.2.4.91"}) == kJpegBaseline8Bit);
  CHECK(chosen({"1.2.840.10008.1.2.4.94"}).empty());
  CHECK(chosen({}).empty());
}

TEST_CASE("the provider role is granted for commitment alone, and only when it was asked for", "[dicom][net]") {
  AssociateRequest request = requestFor({kStorageCommitment, kCt});
  CHECK(accepted(request).user.roles.empty());
  request.user.roles = {{std::string(kStorageCommitment), false, true}, {std::string(kCt), true, true}, {std::string(kVerification), true, true}};
  const auto roles = accepted(request).user.roles;
  REQUIRE(roles.size() == 2);  // nothing for a class that was not proposed
  for (const RoleSelection& role : roles) {
    if (role.sopClass == kStorageCommitment) CHECK(role == RoleSelection{std::string(kStorageCommitment), false, true});
    if (role.sopClass == kCt) CHECK(role == RoleSelection{std::string(kCt), true, false});
  }
}

TEST_CASE("a window of operations is narrowed to one, and not mentioned unasked", "[dicom][net]") {
  AssociateRequest request = requestFor({kCt});
  CHECK_FALSE(accepted(request).user.asynchronous);
  request.user.asynchronous = AsynchronousOperations{0, 0};
  CHECK(accepted(request).user.asynchronous == AsynchronousOperations{1, 1});
}
