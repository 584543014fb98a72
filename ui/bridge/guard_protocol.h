#pragma once
// What the guard and the workspace say to each other over their inherited socket pair (core/ipc frames each message).
//
// A message is one byte of kind, then its fields as ByteWriter writes them. Both ends come from one build, so there is no version; an
// unknown kind or a byte too many is FileCorrupt and ends the conversation. The password is the only secret that travels, once, from the
// guard to the workspace; both ends wipe their copies.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/base/bytes.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::ui {

/// Why the workspace was ended. Numbers are on the wire.
enum class LockReason : std::uint8_t {
  Button = 1,        // the Lock button
  Shortcut = 2,      // Ctrl+L
  Idle = 3,          // nobody worked for the time the practice chose
  SystemLock = 4,    // the computer's own lock screen or screen saver
  Suspend = 5,       // the computer goes to sleep
  WorkspaceDied = 6, // the working process ended by itself
  Quit = 7,          // Safelight was closed
};

enum class GuardTheme : std::uint8_t { System = 0, Dark = 1, Light = 2 };

// --- guard to workspace ---

/// Open the vault for this person. May come again after a SignInResult that says no.
struct SignIn {
  std::string login;
  crypto::SecretBytes password;
  /// An owner opens the vault although this computer has seen a later state of it.
  bool acceptOlder = false;
};
/// Finish the write that is going on: the process is killed after 300 milliseconds whatever it does.
struct Finish {
  LockReason reason = LockReason::Button;
};
struct SetTheme {
  GuardTheme theme = GuardTheme::System;
};
/// Show the working window; answered by WindowShown.
struct ShowWindow {};
/// Nobody has worked for a while: locking follows in so many seconds unless Activity comes.
struct IdleWarning {
  std::uint32_t seconds = 0;
};
using ToWorkspace = std::variant<SignIn, Finish, SetTheme, ShowWindow, IdleWarning>;

// --- workspace to guard ---

/// Started, waiting for SignIn (or showing its own window in set-up and recovery mode).
struct Ready {};
/// Whether the vault is open. `error` has no detail but the number of a recovery group.
struct SignInResult {
  std::optional<Error> error;
  std::string displayName;
  std::uint8_t role = 0;
};
/// Between SignIn and its answer, while the vault's index is made anew from the journal.
struct OpeningProgress {
  std::uint32_t permille = 0;
};
struct WindowShown {};
/// Somebody works; at most once a second.
struct Activity {};
struct LockAsked {
  LockReason reason = LockReason::Button;
};
/// What the guard needs of the practice's settings; sent after sign-in and when they change.
struct GuardSettings {
  std::uint32_t idleSeconds = 300;
  GuardTheme theme = GuardTheme::System;
};
/// Set-up made or opened a vault: the guard remembers its place.
struct VaultChosen {
  std::string path;
};
/// The person closed the window and means to stop working: the guard ends everything.
struct QuitAsked {};
/// Serve this worklist to devices, or none when both are empty. What the bytes say is the courier's business (core/courier/protocol.h); names
/// are in them, so both ends wipe their copies.
struct ServeWorklist {
  Bytes settings;  // where to listen, and with which certificate
  Bytes offer;     // the list, and who may ask
  bool whileLocked = false;
};
using ToGuard = std::variant<Ready, SignInResult, WindowShown, Activity, LockAsked, GuardSettings, VaultChosen, QuitAsked, ServeWorklist, OpeningProgress>;

/// Everything but SignIn, which encodeSignIn writes into guarded memory. InvalidArgument for a SignIn.
Result<Bytes> encode(const ToWorkspace& message);
Result<crypto::SecretBytes> encodeSignIn(const SignIn& message);
Bytes encode(const ToGuard& message);

/// Reads a message; a SignIn's bytes are wiped from `body` once they are in guarded memory. FileCorrupt for anything unknown.
Result<ToWorkspace> decodeToWorkspace(MutableByteView body);
Result<ToGuard> decodeToGuard(ByteView body);

/// The arguments that a workspace is started with.
namespace workspace_argument {
inline constexpr char kGuardHandle[] = "--guard-fd";
inline constexpr char kVault[] = "--vault";
inline constexpr char kSetUp[] = "--setup";
inline constexpr char kRecover[] = "--recover";
}  // namespace workspace_argument

}  // namespace safelight::ui
