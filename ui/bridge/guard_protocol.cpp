#include "ui/bridge/guard_protocol.h"

#include <cstring>

namespace safelight::ui {

namespace {

enum class ToWorkspaceKind : std::uint8_t { SignIn = 1, Finish = 2, SetTheme = 3, ShowWindow = 4, IdleWarning = 5 };
enum class ToGuardKind : std::uint8_t {
  Ready = 101, SignInResult = 102, WindowShown = 103, Activity = 104, LockAsked = 105, GuardSettings = 106, VaultChosen = 107, QuitAsked = 108, ServeWorklist = 109, OpeningProgress = 110
};

constexpr std::size_t kLongestLogin = 256, kLongestPassword = 4096;

template <class Kind>
ByteWriter begin(Kind kind) {
  ByteWriter writer;
  writer.u8(static_cast<std::uint8_t>(kind));
  return writer;
}

LockReason readReason(ByteReader& reader) {
  const std::uint8_t value = reader.u8();
  if (value < 1 || value > static_cast<std::uint8_t>(LockReason::Quit)) reader.fail();
  return static_cast<LockReason>(value);
}

GuardTheme readTheme(ByteReader& reader) {
  const std::uint8_t value = reader.u8();
  if (value > static_cast<std::uint8_t>(GuardTheme::Light)) reader.fail();
  return static_cast<GuardTheme>(value);
}

GuardSettings readSettings(ByteReader& reader) {
  GuardSettings settings;
  settings.idleSeconds = reader.u32();
  settings.theme = readTheme(reader);
  return settings;
}

/// The message, if its fields were all there and nothing came after them.
template <class Any, class Message>
Result<Any> whole(const ByteReader& reader, Message message) {
  if (!reader.finished()) return fail(ErrorCode::FileCorrupt, "message between guard and workspace");
  return Any(std::move(message));
}

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

Result<ToWorkspace> readSignIn(ByteReader& reader, MutableByteView body) {
  SignIn message;
  message.login = reader.text();
  message.acceptOlder = reader.flag();
  const ByteView password = reader.blob();
  if (!reader.finished() || message.login.size() > kLongestLogin || password.size() > kLongestPassword) {
    crypto::wipe(body);
    return fail(ErrorCode::FileCorrupt, "sign-in message");
  }
  auto secret = crypto::SecretBytes::copyOf(password);
  crypto::wipe(body);
  if (!secret) return fail(secret.error());
  message.password = std::move(*secret);
  return ToWorkspace(std::move(message));
}

SignInResult readResult(ByteReader& reader) {
  SignInResult result;
  if (reader.flag()) {
    const std::uint16_t code = reader.u16();
    result.error = Error{errorFromNumber(code), reader.text()};
  }
  result.displayName = reader.text();
  result.role = reader.u8();
  return result;
}

ServeWorklist readWorklist(ByteReader& reader) {
  ServeWorklist worklist;
  const ByteView settings = reader.blob();
  const ByteView offer = reader.blob();
  worklist.settings.assign(settings.begin(), settings.end());
  worklist.offer.assign(offer.begin(), offer.end());
  worklist.whileLocked = reader.flag();
  return worklist;
}

}  // namespace

Result<Bytes> encode(const ToWorkspace& message) {
  return std::visit(
      Overload{
          [](const SignIn&) -> Result<Bytes> { return fail(ErrorCode::InvalidArgument, "a sign-in needs guarded memory"); },
          [](const Finish& finish) -> Result<Bytes> {
            ByteWriter writer = begin(ToWorkspaceKind::Finish);
            writer.u8(static_cast<std::uint8_t>(finish.reason));
            return std::move(writer).take();
          },
          [](const SetTheme& theme) -> Result<Bytes> {
            ByteWriter writer = begin(ToWorkspaceKind::SetTheme);
            writer.u8(static_cast<std::uint8_t>(theme.theme));
            return std::move(writer).take();
          },
          [](const ShowWindow&) -> Result<Bytes> { return begin(ToWorkspaceKind::ShowWindow).take(); },
          [](const IdleWarning& warning) -> Result<Bytes> {
            ByteWriter writer = begin(ToWorkspaceKind::IdleWarning);
            writer.u32(warning.seconds);
            return std::move(writer).take();
          },
      },
      message);
}

Result<crypto::SecretBytes> encodeSignIn(const SignIn& message) {
  if (message.login.size() > kLongestLogin || message.password.size() > kLongestPassword) return fail(ErrorCode::InvalidArgument, "sign-in");
  ByteWriter head = begin(ToWorkspaceKind::SignIn);
  head.text(message.login);
  head.flag(message.acceptOlder);
  head.u32(static_cast<std::uint32_t>(message.password.size()));
  TRY_ASSIGN(crypto::SecretBytes whole, crypto::SecretBytes::allocate(head.size() + message.password.size()));
  message.password.read([&](ByteView password) {
    whole.write([&](MutableByteView into) {
      std::memcpy(into.data(), head.bytes().data(), head.size());
      if (!password.empty()) std::memcpy(into.data() + head.size(), password.data(), password.size());
    });
  });
  return whole;
}

Bytes encode(const ToGuard& message) {
  return std::visit(Overload{
                        [](const Ready&) { return begin(ToGuardKind::Ready).take(); },
                        [](const SignInResult& result) {
                          ByteWriter writer = begin(ToGuardKind::SignInResult);
                          writer.flag(result.error.has_value());
                          if (result.error) {
                            writer.u16(static_cast<std::uint16_t>(result.error->code));
                            writer.text(result.error->detail);
                          }
                          writer.text(result.displayName);
                          writer.u8(result.role);
                          return std::move(writer).take();
                        },
                        [](const OpeningProgress& progress) {
                          ByteWriter writer = begin(ToGuardKind::OpeningProgress);
                          writer.u32(progress.permille);
                          return std::move(writer).take();
                        },
                        [](const WindowShown&) { return begin(ToGuardKind::WindowShown).take(); },
                        [](const Activity&) { return begin(ToGuardKind::Activity).take(); },
                        [](const LockAsked& asked) {
                          ByteWriter writer = begin(ToGuardKind::LockAsked);
                          writer.u8(static_cast<std::uint8_t>(asked.reason));
                          return std::move(writer).take();
                        },
                        [](const GuardSettings& settings) {
                          ByteWriter writer = begin(ToGuardKind::GuardSettings);
                          writer.u32(settings.idleSeconds);
                          writer.u8(static_cast<std::uint8_t>(settings.theme));
                          return std::move(writer).take();
                        },
                        [](const VaultChosen& chosen) {
                          ByteWriter writer = begin(ToGuardKind::VaultChosen);
                          writer.text(chosen.path);
                          return std::move(writer).take();
                        },
                        [](const QuitAsked&) { return begin(ToGuardKind::QuitAsked).take(); },
                        [](const ServeWorklist& worklist) {
                          ByteWriter writer = begin(ToGuardKind::ServeWorklist);
                          writer.blob(worklist.settings);
                          writer.blob(worklist.offer);
                          writer.flag(worklist.whileLocked);
                          return std::move(writer).take();
                        },
                    },
                    message);
}

Result<ToWorkspace> decodeToWorkspace(MutableByteView body) {
  ByteReader reader(body);
  switch (static_cast<ToWorkspaceKind>(reader.u8())) {
    case ToWorkspaceKind::SignIn: return readSignIn(reader, body);
    case ToWorkspaceKind::Finish: return whole<ToWorkspace>(reader, Finish{readReason(reader)});
    case ToWorkspaceKind::SetTheme: return whole<ToWorkspace>(reader, SetTheme{readTheme(reader)});
    case ToWorkspaceKind::ShowWindow: return whole<ToWorkspace>(reader, ShowWindow{});
    case ToWorkspaceKind::IdleWarning: return whole<ToWorkspace>(reader, IdleWarning{reader.u32()});
  }
  return fail(ErrorCode::FileCorrupt, "message to the workspace");
}

Result<ToGuard> decodeToGuard(ByteView body) {
  ByteReader reader(body);
  switch (static_cast<ToGuardKind>(reader.u8())) {
    case ToGuardKind::Ready: return whole<ToGuard>(reader, Ready{});
    case ToGuardKind::SignInResult: return whole<ToGuard>(reader, readResult(reader));
    case ToGuardKind::WindowShown: return whole<ToGuard>(reader, WindowShown{});
    case ToGuardKind::Activity: return whole<ToGuard>(reader, Activity{});
    case ToGuardKind::LockAsked: return whole<ToGuard>(reader, LockAsked{readReason(reader)});
    case ToGuardKind::GuardSettings: return whole<ToGuard>(reader, readSettings(reader));
    case ToGuardKind::VaultChosen: return whole<ToGuard>(reader, VaultChosen{reader.text()});
    case ToGuardKind::QuitAsked: return whole<ToGuard>(reader, QuitAsked{});
    case ToGuardKind::OpeningProgress: return whole<ToGuard>(reader, OpeningProgress{reader.u32()});
    case ToGuardKind::ServeWorklist: return whole<ToGuard>(reader, readWorklist(reader));
  }
  return fail(ErrorCode::FileCorrupt, "message to the guard");
}

}  // namespace safelight::ui
