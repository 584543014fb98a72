#include "core/seal/commitment_report.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::seal;

namespace {

CommitmentReport sample() { return {"1.2.3.4", {{"1.2.840.10008.5.1.4.1.1.7", "1.2.3.1", 0}, {"1.2.840.10008.5.1.4.1.1.7", "1.2.3.2", 0x0112}}}; }

}  // namespace

TEST_CASE("a device's word comes back as it was taken down", "[seal][commitment]") {
  CHECK(CommitmentReport::parse(sample().encode()) == sample());
  const CommitmentReport none{"1.2", {}};
  CHECK(CommitmentReport::parse(none.encode()) == none);
  CHECK(CommitmentReport::isOne(sample().encode()));
  CHECK_FALSE(CommitmentReport::isOne(asBytes("SLREPOR")));
}

TEST_CASE("a device's word has these bytes", "[seal][commitment][vector]") {
  const CommitmentReport report{"1.2", {{"3", "4.5", 0x0112}}};
  CHECK(toHex(report.encode()) == "534c5245504f5254" "0100" "03000000312e32" "01000000" "0100000033" "03000000342e35" "1201");
}

TEST_CASE("a report that is cut, padded, or names what is no UID is none", "[seal][commitment]") {
  const Bytes whole = sample().encode();
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(CommitmentReport::parse(ByteView(whole).first(length)));
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_FALSE(CommitmentReport::parse(longer));
  for (const std::string& odd : {std::string(), std::string("1.2/../3"), std::string(65, '1'), std::string("1.2\n")}) {
    CommitmentReport report = sample();
    report.instances[1].sopInstance = odd;
    CHECK_FALSE(CommitmentReport::parse(report.encode()));
    report = sample();
    report.transaction = odd;
    CHECK_FALSE(CommitmentReport::parse(report.encode()));
  }
}

TEST_CASE("no byte of a report can be anything that harms", "[seal][commitment]") {
  const Bytes whole = sample().encode();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const std::uint8_t value : {0x00, 0x7f, 0xff}) {
      Bytes hostile = whole;
      hostile[at] = value;
      const auto report = CommitmentReport::parse(hostile);
      if (!report) continue;
      for (const CommittedInstance& instance : report->instances) CHECK(instance.sopInstance.find_first_not_of("0123456789.") == std::string::npos);
    }
  }
}
