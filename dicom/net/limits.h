#pragma once
// What one peer may make us hold, and for how long.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace safelight::dicom::net {

/// Bounds of one association. The defaults are those of the threat model; tests shorten the times.
struct Limits {
  std::uint32_t largestPdu = 1u << 20;             // a longer length field ends the association at once
  std::uint32_t announcedPdu = 256u << 10;         // the maximum length that we ask the peer to keep to
  std::uint32_t largestAssociatePdu = 256u << 10;  // of the PDUs that are read whole
  std::uint32_t largestSentPdu = 256u << 10;       // even when the peer would take more
  std::uint32_t largestCommand = 64u << 10;
  std::uint64_t largestDataSet = 8ull << 30;       // bytes on the wire, also of one that is only drained
  std::uint32_t largestIdentifier = 4u << 20;      // a query, a match, a commitment list: the data sets that are read whole

  std::chrono::milliseconds artim{10'000};  // from connection to A-ASSOCIATE, and for the end of a connection that was refused or released
  std::chrono::milliseconds idle{30'000};   // without a byte inside a message, and for one write
  std::chrono::milliseconds linger{300};    // after our last word, so that the peer can read it
  std::chrono::milliseconds between{30'000};  // a server's patience between two messages
  std::chrono::milliseconds answer{60'000};   // a client's patience for a response
  /// We wait inside a message for `idle` and a second for each so many bytes of it: a peer that drips bytes does not hold us for ever.
  std::uint32_t slowestBytesPerSecond = 4096;
};

inline constexpr std::size_t kMostContexts = 128;
inline constexpr std::size_t kMostTransferSyntaxesOfContext = 64;
inline constexpr std::size_t kLongestUid = 64;
inline constexpr std::size_t kLongestAeTitle = 16;

}  // namespace safelight::dicom::net
