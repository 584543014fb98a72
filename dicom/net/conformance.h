#pragma once
// What this layer does, as tables: the conformance statement is generated from them and the tests hold the code to them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dicom/net/uids.h"

namespace safelight::dicom::net {

enum class ServiceRole : std::uint8_t { User, Provider };

/// One SOP class that is not storage, with the roles in which the product uses it.
struct ServiceEntry {
  std::string_view sopClass;
  std::string_view name;
  bool user;      // we ask
  bool provider;  // we serve
  std::string_view program;  // which program of ours
};
std::span<const ServiceEntry> services();

/// One bound or time with its value in plain words ("1,048,576 bytes").
struct LimitEntry {
  std::string_view name;
  std::string value;
};
std::vector<LimitEntry> limitEntries();

/// One thing in which the standard leaves the choice, and what we do.
struct BehaviourEntry {
  std::string_view subject;
  std::string_view behaviour;
};
std::span<const BehaviourEntry> behaviours();

/// Status codes that storage, query and commitment return, with what they mean here.
struct StatusEntry {
  std::string_view service;
  std::uint16_t code;
  std::string_view meaning;
};
std::span<const StatusEntry> statusEntries();

}  // namespace safelight::dicom::net
