// What the membership log says: who may make which change, and what it changes.

#include <algorithm>

#include "core/store/members_log.h"

namespace safelight::store {

const crypto::KeySlot* Member::slot(crypto::SlotKind kind) const {
  for (const crypto::KeySlot& slot : slots)
    if (slot.kind == kind) return &slot;
  return nullptr;
}

const Member* Members::byId(model::UserId id) const {
  for (const Member& member : m_members)
    if (member.user.id == id) return &member;
  return nullptr;
}

const Member* Members::byLogin(std::string_view login) const {
  for (const Member& member : m_members)
    if (member.user.login == login) return &member;
  return nullptr;
}

std::optional<seal::Hash> Members::hashOf(std::uint64_t record) const {
  return record < m_hashes.size() ? std::optional(m_hashes[static_cast<std::size_t>(record)]) : std::nullopt;
}

Result<void> Members::apply(const MemberChange& change, model::UserId signer) {
  const auto damaged = [] { return fail(ErrorCode::MembersDamaged, "a membership record by somebody who may not make it"); };
  if (const auto* genesis = std::get_if<Genesis>(&change)) {
    if (m_records != 0 || genesis->owner.user.id != signer || genesis->owner.user.role != model::Role::Owner) return damaged();
    m_practice = genesis->practice;
    m_members.push_back(genesis->owner);
    m_members.back().wasOwner = true;
    m_firstCommitment = genesis->owner.root.commitment;
    m_firstEpoch = genesis->owner.root.epoch;
    return {};
  }
  const Member* author = byId(signer);
  if (author == nullptr || author->user.disabled) return damaged();
  const bool isOwner = author->user.role == model::Role::Owner;
  const auto find = [this](model::UserId id) {
    return std::find_if(m_members.begin(), m_members.end(), [id](const Member& member) { return member.user.id == id; });
  };
  if (const auto* slot = std::get_if<SlotReplaced>(&change)) {
    const auto member = find(slot->user);
    // Nobody else can make a slot that holds this person's secret halves, so only they may replace one.
    if (member == m_members.end() || slot->user != signer) return damaged();
    std::erase_if(member->slots, [&](const crypto::KeySlot& old) { return old.kind == slot->slot.kind; });
    member->slots.push_back(slot->slot);
    return {};
  }
  if (!isOwner) return damaged();
  if (const auto* added = std::get_if<MemberAdded>(&change)) {
    if (byId(added->member.user.id) != nullptr || byLogin(added->member.user.login) != nullptr) return damaged();
    m_members.push_back(added->member);
    m_members.back().wasOwner = added->member.user.role == model::Role::Owner;
    return {};
  }
  if (const auto* renamed = std::get_if<PracticeRenamed>(&change)) {
    m_practice = renamed->practice;
    return {};
  }
  if (const auto* turned = std::get_if<EpochTurned>(&change)) return turn(*turned);
  return applyToMember(change);
}

Result<void> Members::applyToMember(const MemberChange& change) {
  const auto* role = std::get_if<RoleChanged>(&change);
  const auto* disabled = std::get_if<MemberDisabled>(&change);
  const model::UserId id = role != nullptr ? role->user : disabled != nullptr ? disabled->user : model::UserId{};
  const auto member = std::find_if(m_members.begin(), m_members.end(), [id](const Member& one) { return one.user.id == id; });
  if (member == m_members.end()) return fail(ErrorCode::MembersDamaged, "a record about nobody");
  if (role != nullptr) {
    member->user.role = role->role;
    member->wasOwner = member->wasOwner || role->role == model::Role::Owner;
  }
  if (disabled == nullptr || member->user.disabled) return {};
  member->user.disabled = true;
  member->signsBefore = disabled->from;
  return {};
}

/// Everybody who may work gets the new root, nobody else: a turn that leaves somebody out would lock them out for good.
Result<void> Members::turn(const EpochTurned& turned) {
  const auto working = std::count_if(m_members.begin(), m_members.end(), [](const Member& member) { return !member.user.disabled; });
  if (turned.epoch != epoch() + 1 || std::ssize(turned.sealed) != working) return fail(ErrorCode::MembersDamaged, "epoch");
  for (const auto& [user, sealed] : turned.sealed) {
    const auto member = std::find_if(m_members.begin(), m_members.end(), [id = user](const Member& one) { return one.user.id == id; });
    if (member == m_members.end() || member->user.disabled || member->root.epoch == turned.epoch) return fail(ErrorCode::MembersDamaged, "epoch");
    member->root = {turned.epoch, sealed, turned.commitment};
  }
  m_turns.push_back(turned);
  return {};
}

}  // namespace safelight::store
