#pragma once
// The head (FORMAT.md, "head"): which vault this is, which format, which genesis; signed by an owner.

#include "core/store/members_log.h"

namespace safelight::store {

struct Head {
  model::VaultId vault;
  std::uint32_t epoch = 1;
  seal::Hash genesis{};
  model::UserId signer;
};

/// Replaces the file durably.
Result<void> writeHead(FileSystem& files, const Path& path, const Head& head, const crypto::Identity& identity);
/// Errors: NotAVault (no head, or another kind of file), VaultTooNew, HeadDamaged.
/// The signature is checked against `members`, whose vault id and genesis must agree.
Result<Head> readHead(FileSystem& files, const Path& path, const MembersLog& members);
/// Only magic and version, before anything else is read: NotAVault, VaultTooNew.
Result<void> checkHeadVersion(FileSystem& files, const Path& path);

}  // namespace safelight::store
