#pragma once
// A sealed object in memory, made by the sealer that the product writes files with.

#include "core/seal/object_envelope.h"

namespace safelight::tests {

inline Result<Bytes> sealWhole(Uuid id, ByteView objectKey, ByteView metadata, ByteView original, Random& random) {
  Bytes sealed;
  const auto sink = [&sealed](ByteView part) -> Result<void> {
    sealed.insert(sealed.end(), part.begin(), part.end());
    return {};
  };
  TRY_ASSIGN(seal::ObjectSealer sealer, seal::ObjectSealer::start(id, objectKey, metadata, random, sink));
  TRY_VOID(sealer.write(original));
  TRY_VOID(sealer.finish());
  return sealed;
}

}  // namespace safelight::tests
