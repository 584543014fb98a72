// On which addresses devices are listened to.

#include "app/receiver/listeners.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using receiver::addressesFor;
using receiver::Listeners;
using seal::DeviceLink;

namespace {

seal::ReceivingOrder orderFor(std::initializer_list<std::pair<const char*, DeviceLink>> devices) {
  seal::ReceivingOrder order;
  for (const auto& [address, link] : devices) {
    seal::PairedDevice& device = order.devices.emplace_back();
    device.aeTitle = "DEVICE";
    device.address = address;
    device.link = link;
  }
  return order;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("devices are listened to where they are faced, each kind of link for itself", "[receiver][listeners]") {
  const auto order = orderFor({{"127.0.0.1", DeviceLink::Plain}, {"127.0.0.2", DeviceLink::Plain}, {"127.0.0.3", DeviceLink::Tls}});
  CHECK(addressesFor(order, DeviceLink::Plain, {}) == Addresses{"127.0.0.1"});
  CHECK(addressesFor(order, DeviceLink::Tls, {}) == Addresses{"127.0.0.1"});
  CHECK(addressesFor(orderFor({}), DeviceLink::Plain, {}) == Addresses{"127.0.0.1"});
  CHECK(addressesFor(orderFor({}), DeviceLink::Tls, {}).empty());
}

TEST_CASE("a chosen address is the only one for plain DICOM, and changes nothing for TLS", "[receiver][listeners]") {
  const auto order = orderFor({{"127.0.0.1", DeviceLink::Plain}, {"127.0.0.3", DeviceLink::Tls}});
  CHECK(addressesFor(order, DeviceLink::Plain, "127.0.0.9") == Addresses{"127.0.0.9"});
  CHECK(addressesFor(order, DeviceLink::Tls, "127.0.0.9") == Addresses{"127.0.0.1"});
  // Without a device that may come without encryption nothing listens for one.
  CHECK(addressesFor(orderFor({{"127.0.0.3", DeviceLink::Tls}}), DeviceLink::Plain, "127.0.0.9").empty());
}

TEST_CASE("the command line's address counts before the order's, and a new order is followed", "[receiver][listeners]") {
  auto order = orderFor({{"127.0.0.1", DeviceLink::Plain}});
  order.settings.plainAddress = "127.0.0.8";
  Listeners asked({0, 0, "127.0.0.9"});
  REQUIRE(asked.follow(order, true));
  REQUIRE(asked.all().size() == 1);
  CHECK(asked.all()[0].on.address == "127.0.0.9");

  Listeners obeying({0, 0, {}});
  REQUIRE(obeying.follow(order, true));
  CHECK(obeying.all()[0].on.address == "127.0.0.8");
  order.settings.plainAddress.clear();
  REQUIRE(obeying.follow(order, true));
  REQUIRE(obeying.all().size() == 1);
  CHECK(obeying.all()[0].on.address == "127.0.0.1");

  Listeners nowhere({0, 0, "192.0.2.1"});  // no address of this computer
  CHECK(nowhere.follow(order, true).error().code == ErrorCode::AddressUnknown);
  CHECK(nowhere.all().empty());
}
