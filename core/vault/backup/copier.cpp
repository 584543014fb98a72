#include "core/vault/backup/copier.h"

#include <cstring>

#include "core/vault/backup/copy_block.h"

namespace safelight::vault {
namespace {

using Block = CopyBlock;
constexpr std::size_t kBlockBytes = CopyBlock::kBytes;

Result<Hashed> hashOpen(store::File& file, const Block& block, const CancelToken& cancel) {
  seal::Hasher hasher;
  Hashed hashed;
  while (true) {
    if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    TRY_ASSIGN(const std::size_t got, file.readAt(hashed.bytes, block.all()));
    hasher.add(ByteView(block.all()).first(got));
    hashed.bytes += got;
    if (got < kBlockBytes) break;
  }
  hashed.hash = hasher.finish();
  return hashed;
}

using Copied = tl::expected<Hashed, CopyError>;

Copied write(store::File& in, store::File& out, const Block& block, const CancelToken& cancel) {
  seal::Hasher hasher;
  Hashed hashed;
  while (true) {
    if (cancel.isCancelled()) return tl::unexpected(CopyError{{ErrorCode::Cancelled, {}}, false});
    const auto got = in.readAt(hashed.bytes, block.all());
    if (!got) return tl::unexpected(CopyError{got.error(), true});
    const ByteView bytes = ByteView(block.all()).first(*got);
    if (hashed.bytes == 0 && *got == kBlockBytes) out.expectLargeWrites();
    hasher.add(bytes);
    if (const auto put = out.writeAt(hashed.bytes, bytes); !put) return tl::unexpected(CopyError{put.error(), false});
    hashed.bytes += *got;
    if (*got < kBlockBytes) break;
  }
  hashed.hash = hasher.finish();
  return hashed;
}

Result<std::uint64_t> compare(store::FileSystem& files, store::File& source, const Path& copy, const Block& block, const CancelToken& cancel) {
  const Block other;
  TRY_ASSIGN(const auto file, files.open(copy, store::OpenMode::Read));
  file->leaveCache();
  for (std::uint64_t at = 0;; at += kBlockBytes) {
    if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    TRY_ASSIGN(const std::size_t got, file->readAt(at, block.all()));
    TRY_ASSIGN(const std::size_t wanted, source.readAt(at, other.all()));
    if (got != wanted || std::memcmp(block.all().data(), other.all().data(), got) != 0) return fail(ErrorCode::WriteFailed, "read back something else");
    if (got < kBlockBytes) return at + got;
  }
}

}  // namespace

Result<Hashed> hashFile(store::FileSystem& files, const Path& path, const CancelToken& cancel, Reading reading) {
  const Block block;
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::Read));
  if (reading == Reading::FromDisk) file->leaveCache();
  return hashOpen(*file, block, cancel);
}

Result<std::uint64_t> sameBytes(store::FileSystem& files, const Path& source, const Path& copy, const CancelToken& cancel) {
  const Block block;
  TRY_ASSIGN(const auto in, files.open(source, store::OpenMode::Read));
  return compare(files, *in, copy, block, cancel);
}

tl::expected<Hashed, CopyError> copyFile(store::FileSystem& files, const Path& from, const Path& to, Proof proof, const CancelToken& cancel, const Hashed* expected) {
  const Block block;
  Path temporary = to;
  temporary += ".part";
  const auto fails = [&](const Error& error, bool atSource) {
    [[maybe_unused]] const auto removed = files.remove(temporary);
    return tl::unexpected(CopyError{error, atSource});
  };
  const auto in = files.open(from, store::OpenMode::Read);
  if (!in) return tl::unexpected(CopyError{in.error(), true});
  if (const auto removed = files.remove(temporary); !removed) return tl::unexpected(CopyError{removed.error(), false});
  Hashed hashed;
  {
    const auto out = files.open(temporary, store::OpenMode::CreateNew);
    if (!out) return tl::unexpected(CopyError{out.error(), false});
    const auto written = write(**in, **out, block, cancel);
    if (!written) return fails(written.error().error, written.error().atSource);
    if (expected != nullptr && *written != *expected) return fails({ErrorCode::BackupDamaged, "hash"}, true);
    if (const auto synced = (*out)->sync(); !synced) return fails(synced.error(), false);
    hashed = *written;
  }
  if (proof == Proof::ReadAgain) {
    const auto same = compare(files, **in, temporary, block, cancel);
    if (!same) return fails(same.error(), false);
    if (*same != hashed.bytes) return fails({ErrorCode::WriteFailed, "read back another length"}, false);
  }
  if (const auto renamed = files.rename(temporary, to); !renamed) return fails(renamed.error(), false);
  return hashed;
}

Result<Hashed> writeFile(store::FileSystem& files, const Path& to, ByteView bytes) {
  TRY_VOID(files.remove(to));
  {
    TRY_ASSIGN(const auto file, files.open(to, store::OpenMode::CreateNew));
    TRY_VOID(file->writeAt(0, bytes));
    TRY_VOID(file->sync());
  }
  const Hashed hashed{bytes.size(), seal::hash(bytes)};
  TRY_ASSIGN(const Hashed again, hashFile(files, to, {}));
  if (again != hashed) return fail(ErrorCode::WriteFailed, "read back something else");
  return hashed;
}

Result<void> syncFolder(store::FileSystem& files, const Path& folder) {
  auto synced = files.syncDirectory(folder);
  if (!synced && synced.error().detail.ends_with("errno 22")) return {};  // EINVAL: nothing to sync there
  return synced;
}

Result<void> makeLastingFolder(store::FileSystem& files, const Path& folder) {
  const bool isNew = !files.info(folder);
  TRY_VOID(files.makeDirectory(folder));
  // A folder that was there may lie in one that is not ours to open; and whoever made it may have been killed before this.
  const auto synced = syncFolder(files, folder.has_parent_path() ? folder.parent_path() : Path("."));
  return isNew ? synced : ok();
}

bool liesWithin(const Path& path, const Path& folder) {
  std::error_code error;
  const Path real = std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  for (Path at = real; !error && !at.empty(); at = at.parent_path()) {
    std::error_code missing;
    if (std::filesystem::equivalent(at, folder, missing) && !missing) return true;
    if (at == at.parent_path()) break;
  }
  return false;
}

Result<void> removeFolder(store::FileSystem& files, const Path& folder) {
  TRY_ASSIGN(const auto names, files.list(folder));
  for (const std::string& name : names) TRY_VOID(files.remove(folder / name));
  std::error_code error;
  std::filesystem::remove(folder, error);
  return error ? Result<void>(fail(ErrorCode::WriteFailed, "rmdir")) : ok();
}

}  // namespace safelight::vault
