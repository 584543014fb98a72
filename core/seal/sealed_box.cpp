#include "core/seal/sealed_box.h"

#include <sodium.h>

namespace safelight::seal {

static_assert(kSealedBoxOverhead == crypto_box_SEALBYTES);

Result<Bytes> sealTo(const BoxPublicKey& recipient, ByteView plain) {
  Bytes sealed(plain.size() + kSealedBoxOverhead);
  if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), recipient.data()) != 0)
    return fail(ErrorCode::InvalidArgument, "not a public key");
  return sealed;
}

}  // namespace safelight::seal
