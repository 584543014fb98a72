// C-STORE of images that the parent hands over one by one, then storage commitment.

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>

#include "app/courier/errands.h"
#include "core/model/worklist.h"
#include "core/seal/sodium_random.h"
#include "dicom/dataset/parser.h"
#include "dicom/net/service_user.h"

namespace safelight::courier {
namespace {

namespace net = dicom::net;

/// A memory file read a block at a time: a large image never lies in this process as a whole.
class BlockReader {
 public:
  BlockReader(const ipc::Handle& file, std::uint64_t bytes) : m_file(file), m_bytes(bytes) {}

  Result<ByteView> read(std::uint64_t offset, std::size_t most) {
    if (offset >= m_bytes) return fail(ErrorCode::FileTruncated, "object");
    m_block.resize(static_cast<std::size_t>(std::min<std::uint64_t>({most, kBlock, m_bytes - offset})));
    if (::lseek(m_file.get(), static_cast<off_t>(offset), SEEK_SET) < 0) return fail(ErrorCode::Internal, "seek");
    std::size_t filled = 0;
    while (filled < m_block.size()) {
      const ssize_t count = ::read(m_file.get(), m_block.data() + filled, m_block.size() - filled);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return fail(ErrorCode::FileTruncated, "object");
      filled += static_cast<std::size_t>(count);
    }
    return ByteView(m_block);
  }

 private:
  static constexpr std::size_t kBlock = 512u << 10;
  const ipc::Handle& m_file;
  std::uint64_t m_bytes;
  Bytes m_block;
};

/// A data set in an even number of bytes, as the network wants it (PS3.8 annex E): a deflated or cut one may need a NUL behind it.
class PaddedObject {
 public:
  PaddedObject(BlockReader& reader, std::uint64_t start, std::uint64_t end) : m_reader(reader), m_start(start), m_bytes(end - start) {}

  net::DataSource source() {
    net::DataSource source;
    source.size = m_bytes + m_bytes % 2;
    source.read = [this](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
      TRY_ASSIGN(const ByteView block, m_reader.read(m_start + offset, most));
      // The NUL goes in one piece with the last byte: every fragment is even, too.
      if (m_bytes % 2 == 0 || offset + block.size() < m_bytes) return block;
      m_last.assign(block.begin(), block.end());
      m_last.push_back(0);
      return ByteView(m_last);
    };
    return source;
  }

 private:
  BlockReader& m_reader;
  std::uint64_t m_start, m_bytes;
  Bytes m_last;
};

bool isNamed(const OutgoingObject& object) { return net::isUid(object.sopClass) && net::isUid(object.sopInstance) && net::isUid(object.transferSyntax); }

/// Where the data set begins: behind preamble and file meta information, or at once.
Result<std::uint64_t> dataSetStart(BlockReader& reader) {
  TRY_ASSIGN(const ByteView head, reader.read(0, 512u << 10));
  constexpr std::size_t kPreamble = 132;
  const bool hasPreamble = head.size() > kPreamble && toString(head.subspan(128, 4)) == "DICM";
  const bool hasMeta = hasPreamble || (head.size() > 8 && head[0] == 2 && head[1] == 0);
  if (!hasMeta) return std::uint64_t{0};
  std::size_t used = 0;
  const std::size_t start = hasPreamble ? kPreamble : 0;
  TRY_VOID(dicom::parseMeta(head.subspan(start), used));
  return start + used;
}

net::AssociationProposal proposalFor(const SendTask& task) {
  net::AssociationProposal proposal;
  std::set<std::pair<std::string, std::string>> seen;
  for (const OutgoingObject& object : task.objects) {
    // One context a syntax: an image goes exactly as it is or not at all.
    if (isNamed(object) && seen.size() < 120 && seen.emplace(object.sopClass, object.transferSyntax).second)
      proposal.contexts.push_back(net::proposeContext(object.sopClass, {object.transferSyntax}));
  }
  if (task.commitment.ask) proposal.contexts.push_back(net::proposeContext(net::kStorageCommitment, net::uncompressedSyntaxes()));
  return proposal;
}

class Sender {
 public:
  Sender(Desk& desk, const SendTask& task, net::Association association) : m_desk(desk), m_task(task), m_association(std::move(association)) {}

  Result<void> run() {
    for (std::uint32_t i = 0; i < m_task.objects.size(); ++i) {
      if (m_desk.parent.wantsStop()) return fail(ErrorCode::Cancelled);
      TRY_VOID(sendOne(i));
    }
    if (m_task.commitment.ask && !m_taken.empty()) TRY_VOID(askCommitment());
    // Everything was told: an end without manners changes nothing.
    [[maybe_unused]] const auto released = m_association.release();
    return {};
  }

 private:
  Result<void> sendOne(std::uint32_t index) {
    const OutgoingObject& object = m_task.objects[index];
    if (!isNamed(object)) return m_desk.parent.report(ObjectSent{index, ErrorCode::FileCorrupt, 0});
    if (m_association.contextFor(object.sopClass, object.transferSyntax) == nullptr) return m_desk.parent.report(ObjectSent{index, ErrorCode::PeerCannotTakeForm, 0});
    TRY_VOID(m_desk.parent.report(ObjectWanted{index}));
    TRY_ASSIGN(const Received received, m_desk.parent.next());
    if (std::holds_alternative<ObjectMissing>(received.command)) return {};
    const auto* here = std::get_if<ObjectHere>(&received.command);
    if (here == nullptr || here->index != index || received.handles.size() != 1) return fail(ErrorCode::InvalidArgument, "object");
    return store(index, object, received.handles.front(), here->bytes);
  }

  Result<void> store(std::uint32_t index, const OutgoingObject& object, const ipc::Handle& file, std::uint64_t bytes) {
    BlockReader reader(file, bytes);
    const auto start = dataSetStart(reader);
    if (!start || *start >= bytes) return m_desk.parent.report(ObjectSent{index, ErrorCode::FileCorrupt, 0});
    PaddedObject padded(reader, *start, bytes);
    TRY_ASSIGN(const net::Status status,
               net::store(m_association, {object.sopClass, object.sopInstance, object.transferSyntax, net::Priority::Medium}, padded.source()));
    if (!net::isSuccess(status)) return m_desk.parent.report(ObjectSent{index, errorOfStore(status), static_cast<std::uint16_t>(status)});
    m_taken.push_back(index);
    return m_desk.parent.report(ObjectSent{index, std::nullopt, static_cast<std::uint16_t>(status)});
  }

  /// A node that does not offer it, or does not answer in time, has the images all the same.
  Result<void> askCommitment() {
    if (m_association.contextFor(net::kStorageCommitment) == nullptr) return {};
    seal::SodiumRandom random;
    net::CommitmentRequest request;
    request.transaction = model::uidOf(Uuid{random.array<16>()});
    for (const std::uint32_t index : m_taken) request.references.push_back({m_task.objects[index].sopClass, m_task.objects[index].sopInstance});
    const auto answer = net::requestCommitment(m_association, request, std::chrono::milliseconds(m_task.commitment.waitMilliseconds));
    if (!answer || !answer->result || answer->result->transaction != request.transaction) return {};
    CommitmentTold told;
    for (const std::uint32_t index : m_taken) {
      const net::SopReference reference{m_task.objects[index].sopClass, m_task.objects[index].sopInstance};
      const auto& promised = answer->result->committed;
      const auto& failed = answer->result->failed;
      if (std::find(promised.begin(), promised.end(), reference) != promised.end()) told.promised.push_back(index);
      else if (std::any_of(failed.begin(), failed.end(), [&](const net::FailedReference& one) { return one.reference == reference; })) told.refused.push_back(index);
    }
    return m_desk.parent.report(told);
  }

  Desk& m_desk;
  const SendTask& m_task;
  net::Association m_association;
  std::vector<std::uint32_t> m_taken;
};

}  // namespace

Result<void> send(Desk& desk, const SendTask& task) {
  if (std::none_of(task.objects.begin(), task.objects.end(), isNamed)) return fail(ErrorCode::FileCorrupt, "no image has a name of its own");
  auto association = associate(desk, task.node, proposalFor(task));
  if (association) return Sender(desk, task, std::move(*association)).run();
  if (association.error().code != ErrorCode::ServiceNotAccepted) return fail(association.error());
  // It talks to us, but takes none of these as they are.
  for (std::uint32_t i = 0; i < task.objects.size(); ++i) TRY_VOID(desk.parent.report(ObjectSent{i, ErrorCode::PeerCannotTakeForm, 0}));
  return {};
}

}  // namespace safelight::courier
