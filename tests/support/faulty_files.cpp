#include "tests/support/faulty_files.h"

#include <algorithm>
#include <filesystem>
#include <new>

#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {
namespace {

/// SQLite opens these itself.
bool isDatabase(const std::string& name) { return name.find(".db") != std::string::npos; }
bool isIgnored(const std::string& name) { return isDatabase(name) || name == "lock"; }

std::shared_ptr<const Bytes> contentOf(const Path& path) { return std::make_shared<const Bytes>(readFile(path)); }

}  // namespace

/// Writes through, and reports what a sync made durable.
class FaultyFiles::TrackedFile final : public store::File {
 public:
  TrackedFile(FaultyFiles& owner, std::unique_ptr<store::File> inner, int node) : m_owner(owner), m_inner(std::move(inner)), m_node(node) {}

  Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) override { return m_inner->readAt(offset, into); }
  Result<std::uint64_t> size() override { return m_inner->size(); }

  Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
    const std::lock_guard lock(m_owner.m_mutex);
    if (const auto fault = m_owner.turn()) {
      m_owner.m_nodes[m_node].isDirty = true;
      if (*fault == Fault::ShortWrite) [[maybe_unused]] const auto half = m_inner->writeAt(offset, bytes.first(bytes.size() / 2));
      return failure(*fault, ErrorCode::WriteFailed);
    }
    m_owner.m_nodes[m_node].isDirty = true;
    return m_inner->writeAt(offset, bytes);
  }

  Result<void> truncate(std::uint64_t size) override {
    const std::lock_guard lock(m_owner.m_mutex);
    if (const auto fault = m_owner.turn()) return failure(*fault, ErrorCode::WriteFailed);
    m_owner.m_nodes[m_node].isDirty = true;
    return m_inner->truncate(size);
  }

  Result<void> sync() override {
    const std::lock_guard lock(m_owner.m_mutex);
    if (const auto fault = m_owner.turn()) return failure(*fault, ErrorCode::SyncFailed);
    TRY_ASSIGN(const std::uint64_t size, m_inner->size());
    Bytes content(static_cast<std::size_t>(size));
    TRY_ASSIGN([[maybe_unused]] const std::size_t got, m_inner->readAt(0, content));
    m_owner.m_nodes[m_node].durable = std::make_shared<const Bytes>(std::move(content));
    m_owner.m_nodes[m_node].isDirty = false;
    return {};
  }

 private:
  FaultyFiles& m_owner;
  std::unique_ptr<store::File> m_inner;
  int m_node;
};

FaultyFiles::FaultyFiles(store::FileSystem& inner, Path root) : m_inner(inner), m_root(std::move(root)) {
  Node top;
  top.isFolder = true;
  m_top = add(top);
  if (std::filesystem::exists(m_root)) {
    m_nodes.erase(m_top);
    m_top = attach(m_root);
  }
}

FaultyFiles::~FaultyFiles() = default;

int FaultyFiles::add(Node node) {
  m_nodes[m_next] = std::move(node);
  return m_next++;
}

int FaultyFiles::attach(const Path& path) {
  Node node;
  if (!std::filesystem::is_directory(path)) {
    node.durable = contentOf(path);
    const int number = add(std::move(node));
    m_places[number] = path.string();
    return number;
  }
  node.isFolder = true;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (!isIgnored(name)) node.current[name] = attach(entry.path());
  }
  node.durableNames = node.current;
  return add(std::move(node));
}

bool FaultyFiles::isBelow(const Path& path) const {
  const std::string text = path.string(), top = m_root.string();
  return text.size() > top.size() && text.starts_with(top) && text[top.size()] == '/' && !isIgnored(path.filename().string());
}

int FaultyFiles::nodeAt(const Path& path) {
  if (path == m_root) return m_top;
  const Node* folder = folderOf(path);
  if (folder == nullptr) return -1;
  const auto found = folder->current.find(path.filename().string());
  return found == folder->current.end() ? -1 : found->second;
}

FaultyFiles::Node* FaultyFiles::folderOf(const Path& path) {
  const int number = nodeAt(path.parent_path());
  return number < 0 ? nullptr : &m_nodes[number];
}

void FaultyFiles::failCall(std::uint64_t number, Fault fault, Lasting lasting) {
  const std::lock_guard lock(m_mutex);
  m_calls = 0;
  m_failing = number;
  m_fault = fault;
  m_lasting = lasting;
  m_failed = false;
}

std::uint64_t FaultyFiles::calls() const {
  const std::lock_guard lock(m_mutex);
  return m_calls;
}

bool FaultyFiles::hasFailed() const {
  const std::lock_guard lock(m_mutex);
  return m_failed;
}

void FaultyFiles::notice(const Path& path) {
  const std::lock_guard lock(m_mutex);
  const int number = attach(path);
  Node* const folder = folderOf(path);
  folder->current[path.filename().string()] = number;
  folder->durableNames[path.filename().string()] = number;
}

void FaultyFiles::onEachCall(std::function<void(std::uint64_t)> use) { m_onCall = std::move(use); }

std::optional<Fault> FaultyFiles::turn() {
  if (m_onCall) m_onCall(m_calls);
  ++m_calls;
  const bool lasts = m_lasting == Lasting::FromThenOn || m_fault == Fault::Gone;
  if (m_failing == 0 || (lasts ? m_calls < m_failing : m_calls != m_failing)) return std::nullopt;
  m_failed = true;
  if (m_fault == Fault::OutOfMemory) throw std::bad_alloc();
  return m_fault;
}

tl::unexpected<Error> FaultyFiles::failure(Fault fault, ErrorCode inputOutput) {
  switch (fault) {
    case Fault::DiskFull:
    case Fault::ShortWrite: return fail(ErrorCode::DiskFull, "by order");
    case Fault::ReadOnly: return fail(ErrorCode::ReadOnlyMedium, "by order");
    case Fault::OutOfMemory:  // thrown by turn()
    case Fault::InputOutput:
    case Fault::Gone: break;
  }
  return fail(inputOutput, "by order");
}

Result<std::unique_ptr<store::File>> FaultyFiles::open(const Path& path, store::OpenMode mode) {
  const std::lock_guard lock(m_mutex);
  if (!isBelow(path) || mode == store::OpenMode::Read) return m_inner.open(path, mode);
  if (mode == store::OpenMode::CreateNew)
    if (const auto fault = turn()) return failure(*fault, ErrorCode::WriteFailed);
  TRY_ASSIGN(auto file, m_inner.open(path, mode));
  if (mode == store::OpenMode::CreateNew) {
    Node fresh;
    fresh.isDirty = true;
    const int number = add(std::move(fresh));
    folderOf(path)->current[path.filename().string()] = number;
    m_places[number] = path.string();
  }
  return std::unique_ptr<store::File>(std::make_unique<TrackedFile>(*this, std::move(file), nodeAt(path)));
}

Result<void> FaultyFiles::makeDirectory(const Path& path) {
  const std::lock_guard lock(m_mutex);
  if (!isBelow(path) || m_inner.info(path)) return m_inner.makeDirectory(path);
  if (const auto fault = turn()) return failure(*fault, ErrorCode::WriteFailed);
  TRY_VOID(m_inner.makeDirectory(path));
  Node node;
  node.isFolder = true;
  const int number = add(std::move(node));
  folderOf(path)->current[path.filename().string()] = number;
  return {};
}

Result<void> FaultyFiles::move(const Path& from, const Path& to, bool replaces) {
  const std::lock_guard lock(m_mutex);
  if (isBelow(from))
    if (const auto fault = turn()) return failure(*fault, ErrorCode::WriteFailed);
  TRY_VOID(replaces ? m_inner.rename(from, to) : m_inner.renameNew(from, to));
  if (!isBelow(from)) return {};
  const int number = nodeAt(from);
  folderOf(from)->current.erase(from.filename().string());
  folderOf(to)->current[to.filename().string()] = number;
  m_places[number] = to.string();
  return {};
}

Result<void> FaultyFiles::rename(const Path& from, const Path& to) { return move(from, to, true); }
Result<void> FaultyFiles::renameNew(const Path& from, const Path& to) { return move(from, to, false); }

Result<void> FaultyFiles::linkNew(const Path& from, const Path& to) {
  const std::lock_guard lock(m_mutex);
  if (isBelow(from))
    if (const auto fault = turn()) return failure(*fault, ErrorCode::WriteFailed);
  TRY_VOID(m_inner.linkNew(from, to));
  if (!isBelow(from)) return {};
  const int number = nodeAt(from);
  folderOf(to)->current[to.filename().string()] = number;
  m_places[number] = to.string();  // the name that stays
  return {};
}

Result<void> FaultyFiles::remove(const Path& path) {
  const std::lock_guard lock(m_mutex);
  if (!isBelow(path) || !m_inner.info(path)) return m_inner.remove(path);
  if (const auto fault = turn()) return failure(*fault, ErrorCode::WriteFailed);
  TRY_VOID(m_inner.remove(path));
  const int number = nodeAt(path);
  if (const auto place = m_places.find(number); place != m_places.end() && place->second == path.string()) m_places.erase(place);
  folderOf(path)->current.erase(path.filename().string());
  return {};
}

Result<void> FaultyFiles::syncDirectory(const Path& path) {
  const std::lock_guard lock(m_mutex);
  if (path != m_root && !isBelow(path)) return m_inner.syncDirectory(path);
  if (const auto fault = turn()) return failure(*fault, ErrorCode::SyncFailed);
  TRY_VOID(m_inner.syncDirectory(path));
  const int number = nodeAt(path);
  if (number >= 0) m_nodes[number].durableNames = m_nodes[number].current;
  return {};
}

DiskState FaultyFiles::state() const {
  const std::lock_guard lock(m_mutex);
  DiskState state;
  for (const auto& [number, node] : m_nodes) {
    // The top folder is number 0 in every state.
    const auto renumber = [this](int one) { return one == m_top ? 0 : one + 1; };
    if (node.isFolder) {
      DiskState::Names& current = state.currentFolders[renumber(number)];
      for (const auto& [name, child] : node.current) current[name] = renumber(child);
      DiskState::Names& durable = state.durableFolders[renumber(number)];
      for (const auto& [name, child] : node.durableNames) durable[name] = renumber(child);
      continue;
    }
    const auto place = m_places.find(number);
    std::shared_ptr<const Bytes> current = node.durable;
    if (node.isDirty && place != m_places.end() && std::filesystem::exists(place->second)) current = contentOf(place->second);
    state.files[renumber(number)] = {node.durable, current};
  }
  const auto take = [&](const Path& folder, const std::string& below) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (!isDatabase(name)) continue;
      std::shared_ptr<const Bytes>& known = m_databases[below + name];
      Bytes now = readFile(entry.path());
      if (!known || *known != now) known = std::make_shared<const Bytes>(std::move(now));
      state.databases[below + name] = known;
    }
  };
  take(m_root, "");
  for (const auto& [name, number] : m_nodes.at(m_top).current)  // a vault in a folder of the root
    if (std::filesystem::is_directory(m_root / name)) take(m_root / name, name + "/");
  return state;
}

}  // namespace safelight::tests
