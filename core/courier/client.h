#pragma once
// The courier's errands, one process each: test a node, send to it, ask it, fetch from it. Blocking; what the courier says is checked
// against what it was asked before any of it is passed on.
//
// Errors of every errand: what the node or the network did (350-449), CourierUnavailable, CourierLied, SandboxUnavailable, Cancelled.

#include <functional>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/courier/protocol.h"
#include "core/ipc/memory_file.h"

namespace safelight::courier {

/// Runs errands with the courier program at a path. Safe to use from several threads, each with an object of its own.
class Client {
 public:
  explicit Client(Path program) : m_program(std::move(program)) {}

  /// C-ECHO. Gives what the node calls its software.
  Result<std::string> echo(const Node& node, const CancelToken& cancel = {}) const;

  struct Sent {
    std::uint32_t index = 0;
    std::optional<Error> error;  // none: the node has it
  };
  struct Sending {
    Node node;
    std::vector<OutgoingObject> objects;  // at most Limits::kObjects
    CommitmentWish commitment;
    /// The file of an object (Part 10, sealed), when its turn has come; an error skips it.
    std::function<Result<const ipc::MemoryFile*>(std::uint32_t index)> provide;
    /// Every object is told of once, in whatever order. Those that are never told of were not sent.
    std::function<void(const Sent&)> onSent;
  };
  struct Committed {
    bool wasAnswered = false;
    std::vector<std::uint32_t> promised, refused;  // indices
  };
  /// C-STORE of each and, when wished for and offered by the node, storage commitment of those that it took. An error ends the errand; what
  /// was told of before remains true.
  Result<Committed> send(const Sending& sending, const CancelToken& cancel = {}) const;

  /// C-FIND, study root; at most query.most answers.
  Result<std::vector<RemoteItem>> find(const Node& node, const Query& query, const CancelToken& cancel = {},
                                       const std::function<void(const RemoteItem&)>& onFound = {}) const;

  /// C-GET: each object as it arrives. The file is still the courier's to write to: read it, do not map it.
  using OnArrived = std::function<Result<void>(const OutgoingObject& object, const ipc::MemoryFile& file, std::uint64_t bytes)>;
  Result<Progress> get(const Node& node, const Query& query, const OnArrived& onArrived, const std::function<void(const Progress&)>& onProgress = {},
                       const CancelToken& cancel = {}) const;
  /// C-MOVE to a destination that the node knows (our receiver, whose AE title and port must be entered there).
  Result<Progress> move(const Node& node, const Query& query, const std::string& destination, const std::function<void(const Progress&)>& onProgress = {},
                        const CancelToken& cancel = {}) const;

  /// A drop file of the practice software, read in a jail. OrderFileUnreadable, FileTooLarge.
  Result<std::vector<OrderLine>> readOrders(ByteView file, OrderFileForm form, const CancelToken& cancel = {}) const;

 private:
  Path m_program;
};

}  // namespace safelight::courier
