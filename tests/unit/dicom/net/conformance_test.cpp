#include "dicom/net/conformance.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

TEST_CASE("each service of the table has a role and a name", "[dicom][net]") {
  for (const ServiceEntry& service : services()) {
    INFO(service.name);
    CHECK(isUid(service.sopClass));
    CHECK((service.user || service.provider));
    CHECK(uidName(service.sopClass) == service.name);
  }
}

TEST_CASE("what the tables say is what an acceptor does", "[dicom][net]") {
  AssociateRequest request = requestFor({});
  std::uint8_t id = 1;
  for (const ServiceEntry& service : services())
    if (service.provider && id < 100) request.contexts.push_back({std::exchange(id, static_cast<std::uint8_t>(id + 2)), std::string(service.sopClass), uncompressedSyntaxes()});
  const auto plan = planAcceptance(request, openPolicy());
  for (const AnsweredContext& answer : std::get<AssociateAccept>(plan).contexts) CHECK(answer.result == ContextResult::Accepted);
}

TEST_CASE("limits are told in plain words, and statuses by known codes", "[dicom][net]") {
  bool found = false;
  for (const LimitEntry& entry : limitEntries()) {
    CHECK_FALSE(entry.value.empty());
    if (entry.name == "Largest data PDU accepted") found = entry.value == "1,048,576 bytes";
  }
  CHECK(found);
  for (const StatusEntry& entry : statusEntries()) CHECK(statusName(static_cast<Status>(entry.code)) != "failure");
  CHECK(behaviours().size() > 8);
}
