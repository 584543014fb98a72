#pragma once
// The projection of the change classes of receiving; called by project() alone.

#include "core/vault/catalogue.h"

namespace safelight::vault {

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::DevicePaired& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::DeviceUnpaired& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ReceivingSet& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::AuthorityCertified& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ReceiverNamed& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ArrivalDropped& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ArrivalsMissed& c);
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ConnectionKeysKept& c);
/// The origin of an image that arrived; its row is there already.
Result<void> projectArrival(store::Connection& catalogue, const OpenRecord& record, const change::ImageImported& c);

/// Numbers of the column `arrival.state`.
enum class ArrivalState : std::uint8_t { Image = 1, Dropped = 2, Missing = 3 };
/// What became of an arrival, by the record of this number.
Result<void> insertArrival(store::Connection& catalogue, std::uint64_t sequence, const Arrival& arrival, ArrivalState state, model::ImageId image);

/// Fills image.sop_instance of rows that are older than the column.
Result<void> fillInstances(store::Connection& catalogue);

}  // namespace safelight::vault
