// safelight-receiver: takes images from paired devices, also while the vault is locked, and cannot read what it took.

#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/receiver/acceptor.h"
#include "app/receiver/keeper.h"
#include "core/sandbox/jail.h"
#include "core/sandbox/sandbox.h"
#include "core/seal/sodium_random.h"
#include "ui/words/error_words.h"

namespace {

using namespace safelight;
using receiver::ListeningOn;

constexpr int kDone = 0;
constexpr int kUsage = 2;
constexpr int kRefused = 3;

struct Arguments {
  std::string vault;
  std::string secret;
  receiver::PortChoice ports;
  int starter = -1;
  bool json = false;
};

// One line, at once: whoever started this waits for it.
void sayListening(const std::vector<ListeningOn>& all, bool json) {
  std::string list;
  for (const ListeningOn& on : all) {
    const bool tls = on.link == seal::DeviceLink::Tls;
    const std::string port = std::to_string(on.port);
    if (json) list += (list.empty() ? "" : ",") + ("{\"address\":\"" + on.address + "\",\"port\":" + port + ",\"tls\":" + (tls ? "true}" : "false}"));
    else list += (list.empty() ? "" : ", ") + on.address + " port " + port + (tls ? " (TLS)" : "");
  }
  std::string line = "Receiving images on " + list + ".";
  if (all.empty()) line = "No paired device can be reached from here yet; waiting for the network.";
  if (json) line = "{\"listening\":[" + list + "]}";
  std::puts(line.c_str());
  std::fflush(stdout);
}

Diagnostic reasonFor(ErrorCode code) {
  if (code == ErrorCode::VaultInUse) return Diagnostic() << "Images for this vault are already being received by another program on this computer.";
  return ui::errorDiagnostic(code);
}

int run(const Arguments& arguments) {
  if (!sandbox::closeToOthers() || !seal::startSodium()) return kRefused;
  auto pair = ipc::Channel::createPair();
  if (!pair) return kRefused;
  // Before anything else is loaded, so that each holds only its own.
  const auto keeper = sandbox::forkWatched();
  if (!keeper) return kRefused;
  const Path vault = pathFromUtf8(arguments.vault);
  if (keeper->id == 0) {
    pair->first.close();
    if (arguments.starter >= 0) ::close(arguments.starter);
    ::signal(SIGINT, SIG_IGN);
    ::_exit(receiver::runKeeper({vault, pathFromUtf8(arguments.secret)}, std::move(pair->second)));
  }
  pair->second.close();
  const auto onListening = [&](const std::vector<ListeningOn>& all) { sayListening(all, arguments.json); };
  const auto ended = receiver::runAcceptor({vault, arguments.ports, arguments.starter, onListening}, std::move(pair->first));
  if (!ended) {
    writeDiagnostic(reasonFor(ended.error().code));
    if (arguments.json) std::printf("{\"error\":\"%s\"}\n", std::string(errorName(ended.error().code)).c_str());
    return kRefused;
  }
  if (*ended == receiver::AcceptorEnd::Asked) {
    sandbox::reap(*keeper);  // it takes its notes down
    return kDone;
  }
  writeDiagnostic(Diagnostic() << "A part of the receiver ended unexpectedly; start it again.");
  return kRefused;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Safelight's receiver: takes images from paired devices; asks for no password", "safelight-receiver"};
  Arguments arguments;
  app.set_version_flag("--version", "safelight-receiver " SAFELIGHT_VERSION);
  app.add_option("VAULT", arguments.vault, "the vault's folder")->required();
  app.add_option("--receiver-secret", arguments.secret, "the receiver's own key file")->required();
  app.add_option("--port", arguments.ports.plain, "for plain DICOM, instead of the vault's setting; 0: any free one");
  app.add_option("--tls-port", arguments.ports.tls, "for DICOM over TLS, instead of the vault's setting; 0: any free one");
  app.add_option("--plain-address", arguments.ports.plainAddress, "take plain DICOM on this address alone, instead of the vault's setting");
  app.add_option("--end-with", arguments.starter, "an inherited handle: end when its other end is closed")->check(CLI::Range(3, 1023));
  app.add_flag("--json", arguments.json, "say on what it listens as one JSON object");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  const int status = run(arguments);
  std::fflush(nullptr);
  // In the jail by now, where what libraries do at an ordinary end would be one call too many.
  ::_exit(status);
}
