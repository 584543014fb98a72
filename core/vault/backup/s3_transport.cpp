#include "core/vault/backup/s3_transport.h"

#include <charconv>

#include "core/crypto/request_signature.h"
#include "core/vault/backup/engine_process.h"

namespace safelight::vault {
namespace {

constexpr int kNoHandshake = 35, kCertificateNotTrusted = 60;  // of curl

/// As curl reads it between quotes.
std::string inQuotes(std::string_view text) {
  std::string line = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') line += '\\';
    line += c;
  }
  return line + '"';
}

}  // namespace

std::optional<Asker> askerOf(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel) {
  auto address = s3Address(repository.location);
  if (!address || repository.keys.empty()) return std::nullopt;
  auto ask = askThroughCurl(*address, repository.keys, clock, cancel);
  if (!ask) return std::nullopt;
  return Asker{std::move(*address), std::move(*ask)};
}

std::string curlSettings(const S3Address& address, const StorageKeys& keys, const S3Question& question, Instant now) {
  std::string query;
  for (const auto& [name, value] : question.parameters) query += (query.empty() ? "" : "&") + crypto::percentEncoded(name) + "=" + crypto::percentEncoded(value);
  const std::string path = "/" + crypto::percentEncoded(address.bucket) + (question.key.empty() ? "" : "/" + crypto::percentEncoded(question.key, "/"));
  const crypto::StorageRequest request{question.method, address.host, path, query, question.headers, question.body};
  std::string settings = "url = " + inQuotes(address.origin + path + (query.empty() ? "" : "?" + query)) + "\n";
  if (question.method == "HEAD") settings += "head\n";
  else settings += "request = " + inQuotes(question.method) + "\n";
  if (!question.body.empty()) settings += "data-raw = " + inQuotes(question.body) + "\nheader = \"content-type: application/octet-stream\"\n";
  const crypto::RequestHeaders signature = keys.secret.read([&](std::string_view secret) { return crypto::signRequest(request, {keys.id, secret, address.region}, now); });
  for (const auto& headers : {question.headers, signature})
    for (const auto& [name, value] : headers) settings += "header = " + inQuotes(name + ": " + value) + "\n";
  return settings + "silent\nmax-time = 30\nproto = \"=http,https\"\ndump-header = \"-\"\noutput = \"/dev/null\"\n";
}

void readHeadLine(S3Answer& answer, std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  if (line.starts_with("HTTP/")) {
    answer = {};  // of the last answer, not of one that only said "go on"
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), answer.status);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || answer.headers.size() > 100) return;
  std::string name(line.substr(0, colon));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  line.remove_prefix(colon + 1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  answer.headers[name] = line;
}

Result<AskStorage> askThroughCurl(const S3Address& address, const StorageKeys& keys, const Clock& clock, const CancelToken& cancel) {
  TRY_ASSIGN(Path curl, findEngine("curl"));
  if (!areUsable(keys)) return fail(ErrorCode::InvalidArgument, "keys of the storage");
  return AskStorage([=, &clock](const S3Question& question) -> Result<S3Answer> {
    S3Answer answer;
    TRY_ASSIGN(SecretText settings, SecretText::copyOf(curlSettings(address, keys, question, clock.now())));
    EngineCall call{curl, {"-q", "--config", engineInput(0)}, engineEnvironment(StorageLogin::OfTheVault), {}};
    call.inputs.push_back(std::move(settings));
    TRY_ASSIGN(const int status, runEngine(call, cancel, [&](const std::string& line) { readHeadLine(answer, line); }));
    // restic says better what it is.
    if (status == kNoHandshake || status == kCertificateNotTrusted) return fail(ErrorCode::TlsBroken, "curl ended with " + std::to_string(status));
    if (status != 0 || answer.status == 0) return fail(ErrorCode::BackupEngineFailed, "curl ended with " + std::to_string(status));
    return answer;
  });
}

}  // namespace safelight::vault
