#pragma once
// Beside a receiver secret (FORMAT.md, "Members seen"): how far this computer knows the membership log to have come. A receiver that starts while the
// vault is locked has nothing else by which to tell that somebody put an old log back.

#include <optional>

#include "core/base/path.h"
#include "core/base/uuid.h"
#include "core/seal/member_keys.h"

namespace safelight::seal {

struct MembersSeen {
  Uuid vault;
  MembersPosition position;

  bool operator==(const MembersSeen&) const = default;

  Bytes encode() const;
  /// Nothing when it is not whole.
  static std::optional<MembersSeen> parse(ByteView file);
};

inline constexpr std::size_t kMembersSeenBytes = 8 + 2 + 16 + 8 + 32 + 8;

/// SECRET.members
Path membersSeenPath(const Path& receiverSecret);

}  // namespace safelight::seal
