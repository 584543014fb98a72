// Programs that hold secrets leave no core behind and let nobody look inside, also not the person who started them.

#include <catch2/catch_test_macros.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <set>

#include "core/courier/courier_process.h"
#include "core/decode/decoder.h"
#include "tests/process/hardening/looking_inside.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

const std::string kBin = SAFELIGHT_BIN_DIR "/";

/// What is wrong with this process; empty when all is well.
std::string complaintAbout(int process, const std::string& name) {
  if (!comesTrue([&] { return !canLookInside(process); })) return name + " can be looked into\n";
  if (!comesTrue([&] { return leavesNoCore(process); })) return name + " leaves a core\n";
  return {};
}

void passes(const std::function<std::string()>& check) {
  const Unprivileged result = withoutRights(check);
  if (!result.couldRun) SKIP("no user namespace is to be had here, and root sees everything");
  CHECK(result.complaints == "");
}

}  // namespace

TEST_CASE("an ordinary program can be looked into: the tests below can fail", "[hardening]") {
  passes([]() -> std::string {
    const Waiting cat("/bin/cat", {}, {"LANG=C"});
    if (!comesTrue([&] { return nameOf(cat.id()) == "cat"; })) return "cat does not start";
    if (!canLookInside(cat.id())) return "cat cannot be looked into";
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    return core.rlim_max != 0 && leavesNoCore(cat.id()) ? "cat leaves no core" : "";
  });
}

TEST_CASE("the command line tool is closed while it waits for a password", "[hardening]") {
  passes([]() -> std::string {
    const TemporaryFolder folder;
    const Waiting tool(kBin + "safelightctl", {"init", pathToUtf8(folder / "V.safelight"), "--practice", "P", "--login", "owner", "--password-fd", "0"},
                       {"LANG=C.UTF-8", "HOME=" + pathToUtf8(folder.path())});
    return complaintAbout(tool.id(), "safelightctl");
  });
}

TEST_CASE("the decoder is closed", "[hardening]") {
  passes([]() -> std::string {
    const auto decoder = decode::startDecoder(kBin + "safelight-decoder");
    if (!decoder) return "the decoder does not start: " + std::string(errorName(decoder.error().code));
    std::string complaints;
    for (const int process : descendantsOf(::getpid())) complaints += complaintAbout(process, nameOf(process));
    return complaints;
  });
}

TEST_CASE("the courier is closed once it is locked in", "[hardening]") {
  passes([]() -> std::string {
    const auto courier = courier::CourierProcess::start(kBin + "safelight-courier");
    if (!courier) return "the courier does not start: " + std::string(errorName(courier.error().code));
    return complaintAbout(courier->id(), "safelight-courier");
  });
}

TEST_CASE("the receiver is closed: who listens, who signs, and who talks to a device", "[hardening]") {
  const ReceivingPractice practice;
  passes([&]() -> std::string {
    RunningReceiver receiver = practice.start();
    std::string complaints = complaintAbout(receiver.acceptor(), "acceptor") + complaintAbout(receiver.keeper(), "keeper");
    const auto association = associate(receiver.port(), {makeObject("1")});
    if (!association) return complaints + "no association";
    for (const int process : receiver.associations()) complaints += complaintAbout(process, "association");
    return complaints + (receiver.associations().empty() ? "no process for the association" : "");
  });
}

#ifdef SAFELIGHT_HAS_GUI
TEST_CASE("guard, workspace and what they start are closed before anybody signs in", "[hardening]") {
  passes([]() -> std::string {
    const TemporaryFolder folder;
    const std::string home = pathToUtf8(folder.path());
    const Waiting guard(kBin + "safelight", {"--windowed"},
                        {"LANG=C.UTF-8", "QT_QPA_PLATFORM=offscreen", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_RUNTIME_DIR=" + home,
                         "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"});
    const auto isThere = [&](const std::string& name) {
      for (const int process : descendantsOf(guard.id()))
        if (nameOf(process) == name.substr(0, 15)) return true;
      return false;
    };
    if (!comesTrue([&] { return isThere("safelight-workspace"); })) return "no workspace came";
    std::string complaints = complaintAbout(guard.id(), "safelight");
    for (const int process : descendantsOf(guard.id())) complaints += complaintAbout(process, nameOf(process));
    return complaints;
  });
}
#endif
