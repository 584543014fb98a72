// Systems without a decoder's jail yet: no decoder, so nothing is decoded there.

#include "core/decode/decoder.h"

namespace safelight::decode {

Result<std::unique_ptr<Decoder>> startDecoder(const Path&) { return fail(ErrorCode::SandboxUnavailable, "no jail on this system"); }
Path decoderBesideThisProgram() { return "safelight-decoder"; }

}  // namespace safelight::decode
