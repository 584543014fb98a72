// What the lock screen and the working window say to each other: the guard reads what a process says that has opened images and other people's files.

#include "core/seal/sodium_random.h"
#include "tests/fuzz/target.h"
#include "ui/bridge/guard_protocol.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

/// The first byte chooses the direction. What was understood is understood again when it is written anew.
void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  if (bytes.empty()) return;
  const Bytes body(bytes.begin() + 1, bytes.end());
  if (bytes[0] % 2 == 0) {
    const auto message = decodeToGuard(body);
    if (!message) return;
    const Bytes again = encode(*message);
    const auto second = decodeToGuard(again);
    return fuzz::require(second && second->index() == message->index() && encode(*second) == again);
  }
  Bytes wiped = body;
  const auto message = decodeToWorkspace(wiped);
  if (!message || std::holds_alternative<SignIn>(*message)) return;
  auto again = encode(*message);
  fuzz::require(again.has_value());
  const auto second = decodeToWorkspace(*again);
  fuzz::require(second && second->index() == message->index());
}

std::vector<Bytes> seeds() {
  fuzz::require(seal::startSodium().has_value());
  std::vector<Bytes> all;
  for (const ToGuard& message : {ToGuard(Ready{}), ToGuard(SignInResult{Error{ErrorCode::RecoveryGroupWrong, "3"}, "Dr Owner", 1}), ToGuard(SignInResult{std::nullopt, "Dr Owner", 1}), ToGuard(WindowShown{}),
                                 ToGuard(Activity{}), ToGuard(LockAsked{}), ToGuard(GuardSettings{}), ToGuard(VaultChosen{"/srv/Practice.safelight"}), ToGuard(QuitAsked{}),
                                 ToGuard(ServeWorklist{Bytes(9, 1), Bytes(20, 2), true}), ToGuard(OpeningProgress{500})})
    all.push_back(fuzz::behind(0, encode(message)));
  for (const auto reason : {LockReason::Button, LockReason::Quit}) all.push_back(fuzz::behind(1, *encode(ToWorkspace(Finish{reason}))));
  all.push_back(fuzz::behind(1, *encode(ToWorkspace(SetTheme{GuardTheme::Dark}))));
  all.push_back(fuzz::behind(1, *encode(ToWorkspace(ShowWindow{}))));
  all.push_back(fuzz::behind(1, *encode(ToWorkspace(IdleWarning{30}))));
  SignIn signIn;
  signIn.login = "owner";
  if (auto password = crypto::SecretBytes::copyOf(asBytes("correct horse"))) signIn.password = std::move(*password);
  if (const auto secret = encodeSignIn(signIn)) secret->read([&](ByteView secretBytes) { all.push_back(fuzz::behind(1, secretBytes)); return true; });
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("guard_protocol", run, seeds)
