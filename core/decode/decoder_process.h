#pragma once
// One running `safelight-decoder`: sends it requests and waits for its children.

#include <atomic>
#include <memory>
#include <mutex>

#include "core/base/path.h"
#include "core/decode/memory_file.h"
#include "core/decode/protocol.h"
#include "core/ipc/channel.h"
#include "core/ipc/spawn.h"

namespace safelight::decode {

/// A running decoder. Safe to use from several threads; ends with this object.
class DecoderProcess {
 public:
  /// Starts the program and waits until it has proved its jail. DecoderUnavailable, SandboxUnavailable.
  static Result<std::unique_ptr<DecoderProcess>> start(const Path& program);

  /// Has one request answered into `output` by a process of its own and returns the length of the body there. Afterwards nobody but the caller
  /// can write to `output`. Errors: what the child reports, DecoderCrashed, DecoderTimedOut, DecoderLied;
  /// DecoderUnavailable when the decoder itself is gone (isAlive() is false then, and the request can go to another one).
  Result<std::uint64_t> run(const Request& request, const MemoryFile& input, const MemoryFile& output);

  bool isAlive() const { return m_alive; }
  /// The started program's process id, for tests.
  int id() const { return m_process.id(); }

 private:
  DecoderProcess(ipc::ChildProcess process, ipc::Channel channel) : m_process(std::move(process)), m_channel(std::move(channel)) {}
  void giveUp();

  ipc::ChildProcess m_process;
  ipc::Channel m_channel;
  std::mutex m_sending;
  std::atomic<bool> m_alive = true;
};

}  // namespace safelight::decode
