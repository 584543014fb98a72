#include "dicom/net/status.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::dicom::net;

TEST_CASE("every status is of one kind", "[dicom][net]") {
  CHECK(statusKind(Status::Success) == StatusKind::Success);
  CHECK(statusKind(Status::Cancel) == StatusKind::Cancel);
  CHECK(statusKind(Status::Pending) == StatusKind::Pending);
  CHECK(statusKind(Status::PendingWarning) == StatusKind::Pending);
  CHECK(statusKind(Status::ElementsDiscarded) == StatusKind::Warning);
  CHECK(statusKind(static_cast<Status>(0xB123)) == StatusKind::Warning);
  CHECK(statusKind(Status::AttributeListError) == StatusKind::Warning);
  for (const int failure : {0xA700, 0xA7FF, 0xA900, 0xC000, 0xC123, 0x0110, 0x0211, 0x4242}) CHECK(statusKind(static_cast<Status>(failure)) == StatusKind::Failure);
  CHECK(isSuccess(Status::CoercedElements));
  CHECK_FALSE(isSuccess(Status::Pending));
}

TEST_CASE("every status has words, also those of a family", "[dicom][net]") {
  CHECK(statusName(Status::OutOfResources) == "out of resources");
  CHECK(statusName(static_cast<Status>(0xA7AA)) == "refused");
  CHECK(statusName(static_cast<Status>(0xA9AA)) == "data set does not match SOP class");
  CHECK(statusName(static_cast<Status>(0xC0AA)) == "cannot understand");
  CHECK(statusName(static_cast<Status>(0xB0AA)) == "warning");
  CHECK(statusName(static_cast<Status>(0x0999)) == "failure");
}

TEST_CASE("a disk that is full or failing is out of resources, anything else a processing failure", "[dicom][net]") {
  for (const ErrorCode code : {ErrorCode::DiskFull, ErrorCode::WriteFailed, ErrorCode::SyncFailed, ErrorCode::ReadOnlyMedium}) CHECK(storeStatusOf({code, {}}) == Status::OutOfResources);
  CHECK(storeStatusOf({ErrorCode::Internal, {}}) == Status::ProcessingFailure);
}
