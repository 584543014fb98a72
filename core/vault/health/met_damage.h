#pragma once
// Damage that people meet: an original that could not be read when somebody wanted it is named like one that a check found, and not weeks later.

#include "core/vault/vault.h"

namespace safelight::vault {

/// Remembers that the vault's own file of this image did not give what it should (ObjectMissing, ObjectDamaged; any other error says nothing of it). Writes nothing:
/// whoever reads may be in the middle of something.
void meetDamage(Vault::Internals& vault, model::ImageId id, const Error& error);
/// Whether there is anything to note.
bool hasMetDamage(const Vault& vault);
/// Journals what was met since the last time, unless the journal names it already. What a restore under way has not brought yet is not damaged. How many
/// were new. Errors: those of the journal; what was met is met again by whoever wants it next.
Result<std::size_t> noteMetDamage(Vault& vault);

}  // namespace safelight::vault
