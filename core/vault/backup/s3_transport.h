#pragma once
// Questions to S3-compatible storage, carried by the program curl where it is installed. Only core/vault includes this.

#include "core/base/cancel_token.h"
#include "core/vault/backup/restic.h"
#include "core/vault/backup/s3_storage.h"

namespace safelight::vault {

/// Asks as who has these keys. They stay here: curl gets signed requests, in memory that no path names. Each question takes half a minute at most. `clock` outlives it.
/// BackupEngineMissing: no curl; a question: BackupEngineFailed when there is no answer, TlsBroken, Cancelled.
Result<AskStorage> askThroughCurl(const S3Address& address, const StorageKeys& keys, const Clock& clock, const CancelToken& cancel);

/// Who can be asked about a repository, and under which address.
struct Asker {
  S3Address address;
  AskStorage ask;
};
/// Nothing for what is no bucket, where its keys are not here, and without curl.
std::optional<Asker> askerOf(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel);

/// What curl reads; for tests.
std::string curlSettings(const S3Address& address, const StorageKeys& keys, const S3Question& question, Instant now);
/// One line of an answer's head.
void readHeadLine(S3Answer& answer, std::string_view line);

}  // namespace safelight::vault
