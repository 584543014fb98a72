#include <catch2/catch_test_macros.hpp>

#include "ui/bridge/guard_protocol.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

Bytes bytesOf(const crypto::SecretBytes& secret) {
  return secret.read([](ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); });
}

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

template <class Message>
Message throughGuard(const Message& message) {
  const Bytes bytes = encode(ToGuard(message));
  auto decoded = decodeToGuard(bytes);
  REQUIRE(decoded);
  REQUIRE(std::holds_alternative<Message>(*decoded));
  return std::get<Message>(*decoded);
}

template <class Message>
Message throughWorkspace(const Message& message) {
  auto bytes = encode(ToWorkspace(message));
  REQUIRE(bytes);
  auto decoded = decodeToWorkspace(*bytes);
  REQUIRE(decoded);
  REQUIRE(std::holds_alternative<Message>(*decoded));
  return std::get<Message>(std::move(*decoded));
}

}  // namespace

TEST_CASE("a sign-in arrives whole, and its bytes are wiped behind it", "[guard-protocol]") {
  const SignIn message{"okafor", secretOf("correct horse battery")};
  auto encoded = encodeSignIn(message);
  REQUIRE(encoded);
  Bytes wire = bytesOf(*encoded);
  auto decoded = decodeToWorkspace(wire);
  REQUIRE(decoded);
  const auto& arrived = std::get<SignIn>(*decoded);
  CHECK(arrived.login == "okafor");
  CHECK(arrived.password.equals(message.password));
  CHECK(wire == Bytes(wire.size(), 0));
  CHECK_FALSE(arrived.acceptOlder);
}

TEST_CASE("a sign-in says when an owner takes an older vault", "[guard-protocol]") {
  auto encoded = encodeSignIn(SignIn{"okafor", secretOf("correct horse battery"), true});
  REQUIRE(encoded);
  Bytes wire = bytesOf(*encoded);
  const auto decoded = decodeToWorkspace(wire);
  REQUIRE(decoded);
  CHECK(std::get<SignIn>(*decoded).acceptOlder);
}

TEST_CASE("a torn sign-in is refused and wiped all the same", "[guard-protocol]") {
  auto encoded = encodeSignIn(SignIn{"okafor", secretOf("correct horse battery")});
  REQUIRE(encoded);
  Bytes wire = bytesOf(*encoded);
  wire.pop_back();
  const auto decoded = decodeToWorkspace(wire);
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().code == ErrorCode::FileCorrupt);
  CHECK(wire == Bytes(wire.size(), 0));
}

TEST_CASE("a sign-in never goes through ordinary memory", "[guard-protocol]") {
  const auto refused = encode(ToWorkspace(SignIn{"okafor", secretOf("x")}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("every other message comes out as it went in", "[guard-protocol]") {
  CHECK(throughWorkspace(Finish{LockReason::Suspend}).reason == LockReason::Suspend);
  CHECK(throughWorkspace(SetTheme{GuardTheme::Light}).theme == GuardTheme::Light);
  CHECK(throughWorkspace(IdleWarning{20}).seconds == 20);
  (void)throughWorkspace(ShowWindow{});
  (void)throughGuard(Ready{});
  CHECK(throughGuard(OpeningProgress{250}).permille == 250);
  (void)throughGuard(WindowShown{});
  (void)throughGuard(Activity{});
  (void)throughGuard(QuitAsked{});
  CHECK(throughGuard(LockAsked{LockReason::Shortcut}).reason == LockReason::Shortcut);
  CHECK(throughGuard(VaultChosen{"/home/ä/Practice.safelight"}).path == "/home/ä/Practice.safelight");
  const GuardSettings settings = throughGuard(GuardSettings{120, GuardTheme::Dark});
  CHECK(settings.idleSeconds == 120);
  CHECK(settings.theme == GuardTheme::Dark);
  const ServeWorklist worklist = throughGuard(ServeWorklist{{1, 2, 3}, {4, 5}, true});
  CHECK(worklist.settings == Bytes{1, 2, 3});
  CHECK(worklist.offer == Bytes{4, 5});
  CHECK(worklist.whileLocked);
}

TEST_CASE("a refusal carries its code and detail, a welcome the name and role", "[guard-protocol]") {
  const SignInResult no = throughGuard(SignInResult{Error{ErrorCode::RecoveryGroupWrong, "3"}, {}, 0});
  REQUIRE(no.error);
  CHECK(*no.error == Error{ErrorCode::RecoveryGroupWrong, "3"});
  const SignInResult yes = throughGuard(SignInResult{std::nullopt, "Dr A. Okafor", 1});
  CHECK_FALSE(yes.error);
  CHECK(yes.displayName == "Dr A. Okafor");
  CHECK(yes.role == 1);
}

TEST_CASE("nonsense from the other side is refused: unknown kinds, bytes missing or left over, numbers that mean nothing", "[guard-protocol]") {
  const std::vector<Bytes> nonsense{{}, {0}, {99}, {255, 1, 2}, {2}, {2, 0}, {2, 77}, {2, 1, 0}, {3, 9}, {4, 0}, {5, 1}};
  for (Bytes bytes : nonsense) CHECK_FALSE(decodeToWorkspace(bytes));
  const std::vector<Bytes> toGuard{{}, {1}, {100}, {101, 0}, {105}, {105, 0}, {106, 1, 2}, {107, 255, 255, 255, 255}, {102, 1, 150, 0}};
  for (const Bytes& bytes : toGuard) CHECK_FALSE(decodeToGuard(bytes));
}
