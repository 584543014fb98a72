#include "core/vault/keeping/older_roots.h"

#include "core/vault/access/unlock.h"

namespace safelight::vault {

Result<std::vector<EpochRoot>> olderRoots(const store::Members& members, model::VaultId vault, const crypto::SecretBytes& root) {
  std::vector<EpochRoot> older;
  const auto& turns = members.turns();
  for (std::size_t i = turns.size(); i-- > 0;) {
    const crypto::SecretBytes& newer = older.empty() ? root : older.back().root;
    auto before = crypto::unwrapKey(newer, turns[i].previous, store::previousRootAssociation(vault, turns[i].epoch));
    if (!before) return fail(ErrorCode::MembersDamaged, "a root before does not open");
    const std::uint32_t epoch = turns[i].epoch - 1;
    TRY_ASSIGN(const seal::Hash commitment, store::rootCommitment(*before, vault, epoch));
    if (commitment != (i == 0 ? members.firstCommitment() : turns[i - 1].commitment)) return fail(ErrorCode::MembersDamaged, "root commitment");
    older.push_back({epoch, std::move(*before)});
  }
  return older;
}

Result<KeyRing> openRing(const store::Members& members, const store::Member& member, const crypto::Identity& identity, model::VaultId vault) {
  TRY_ASSIGN(crypto::SecretBytes root, openRoot(member, identity, vault));
  if (member.root.epoch != members.epoch()) return fail(ErrorCode::MembersDamaged, "a root of another epoch");
  TRY_ASSIGN(auto older, olderRoots(members, vault, root));
  return KeyRing::make(std::move(root), vault, member.root.epoch, std::move(older));
}

}  // namespace safelight::vault
