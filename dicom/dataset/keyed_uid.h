#pragma once
// New UIDs from old ones by a keyed hash: the same key gives the same UID, so that references within one export hold together,
// and without the key nobody gets back to the old one.

#include <array>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace safelight::dicom {

using UidKey = std::array<std::uint8_t, 32>;

/// BLAKE2b (RFC 7693) with a key of up to 64 bytes and a digest of 1 to 64 bytes. Written here because the decoder links no
/// cryptographic library, and because OpenSSL would read its configuration file, which the sandbox forbids.
Bytes blake2b(ByteView key, ByteView message, std::size_t digestBytes);

/// "2.25." and the decimal form of 128 bits of BLAKE2b(key, context, old UID): PS3.5 B.2 with a version 8 (custom) UUID.
std::string keyedUid(const UidKey& key, std::string_view context, std::string_view oldUid);

}  // namespace safelight::dicom
