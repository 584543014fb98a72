#include "app/cli/receiver_program.h"

#ifndef _WIN32
#include <unistd.h>
#endif

#include "app/cli/sign_in.h"
#include "core/decode/decoder.h"
#include "core/vault/receiving/receiving.h"

namespace safelight::cli {

Path receiverSecret(const Context& context, const std::string& option, model::VaultId vault) {
  return option.empty() ? vault::receiverSecretPath(deviceSecretPath(context.options), vault) : pathFromUtf8(option);
}

Result<Exit> becomeReceiver([[maybe_unused]] const std::vector<std::string>& arguments) {
#ifndef _WIN32
  const std::string program = pathToUtf8(decode::decoderBesideThisProgram().parent_path() / "safelight-receiver");
  std::vector<std::string> all{program};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : all) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(program.c_str(), pointers.data());
#endif
  return fail(ErrorCode::FileNotFound, "safelight-receiver");
}

}  // namespace safelight::cli
