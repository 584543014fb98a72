// An error's detail ends in windows, on terminals and, for whoever looks for a fault, in notes. It is made of literals, numbers and details of other
// errors; what else goes into one stands here by name, with why it is neither a name of a person nor a path of theirs.

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path kTop = SAFELIGHT_SOURCE_DIR;

constexpr const char* kLiteralOfCaller = "its callers write a literal";
constexpr const char* kOwnFile = "a file, table or row kind of the vault's own";
constexpr const char* kNumber = "a number";
constexpr const char* kOtherProcess = "from another process of ours, which made it by the same rules";

struct Exception {
  const char* path;
  const char* expression;
  const char* why;
};

const std::vector<Exception> kExceptions{
    {"app/courier/asking.cpp", "statusDetail(status)", kNumber},
    {"app/courier/fetching.cpp", "statusDetail(outcome.status)", kNumber},
    {"app/decoder/image_process.cpp", "0", kNumber},
    {"app/dispatch/nodes.cpp", "found.empty() ? \"\" : \"several\"", "literals"},
    {"app/receiver/acceptor.cpp", "current.detail", kOtherProcess},
    {"core/base/fence.h", "where", kLiteralOfCaller},
    {"core/base/result.h", "std::move(detail)", "fail itself"},
    {"core/base/result.h", "std::string detail = {}", "fail itself"},
    {"core/courier/client.cpp", "ended.detail", kOtherProcess},
    {"core/courier/client.cpp", "r.status == 0 ? std::string() : \"status \" + toHex(Bytes{static_cast<std::uint8_t>(r.status >> 8), static_cast<std::uint8_t>(r.status)})", kNumber},
    {"core/courier/client.cpp", "what", kLiteralOfCaller},
    {"core/courier/worklist_server.cpp", "ended->detail", kOtherProcess},
    {"core/sandbox/jail_linux.cpp", "attempt.name", "of a table of literals"},
    {"core/sandbox/sandbox_linux.cpp", "attempt.name", "of a table of literals"},
    {"core/seal/member_keys.cpp", "why", kLiteralOfCaller},
    {"core/seal/receiver_secret.cpp", "why", kLiteralOfCaller},
    {"core/seal/receiving_order.cpp", "why", kLiteralOfCaller},
    {"core/store/file_system_posix.cpp", "std::string(what) + \" errno \" + std::to_string(number)", kLiteralOfCaller},
    {"core/store/file_system_windows.cpp", "std::string(what) + \" error \" + std::to_string(number)", kLiteralOfCaller},
    {"core/store/journal.cpp", "std::string(why) + \" in segment \" + std::to_string(number)", kLiteralOfCaller},
    {"core/store/members_log.cpp", "why", kLiteralOfCaller},
    {"core/store/sql.cpp", "detail", kLiteralOfCaller},
    {"core/store/sql.cpp", "text", "the version of SQLCipher"},
    {"core/vault/receiving/arrival_lookups.cpp", "placeOf(gap)", kNumber},
    {"core/vault/backup/engine_process_posix.cpp", "name", kLiteralOfCaller},
    {"core/vault/backup/restore.cpp", "copied.error().error.code == ErrorCode::BackupDamaged ? kept.name : copied.error().error.detail", kOwnFile},
    {"core/vault/backup/restore.cpp", "kept.name", kOwnFile},
    {"core/vault/backup/s3_storage.cpp", "std::string(what) + \": the storage answered \" + std::to_string(answer.status)", kLiteralOfCaller},
    {"core/vault/backup/set_list.cpp", "std::string(\"list: \") + why", kLiteralOfCaller},
    {"core/vault/backup/set_reader.cpp", "kept.name", kOwnFile},
    {"core/vault/backup/set_reader.cpp", "name", kOwnFile},
    {"core/vault/backup/set_reader.cpp", "trouble.front().second.detail", "another error's"},
    {"core/vault/health/anchor.cpp", "what", kLiteralOfCaller},
    {"core/vault/health/catalogue_guard.cpp", "table", kOwnFile},
    {"core/vault/health/catalogue_guard.cpp", "table + \", structure\"", kOwnFile},
    {"core/vault/receiving/inbox_keys.h", "std::string(name)", kOwnFile},
    {"core/vault/keeping/erase.cpp", "check.retention.keepUntil->toString()", "a day"},
    {"core/vault/keeping/tombstone.cpp", "why", kLiteralOfCaller},
    {"core/vault/export/media_export.cpp", "name", "of a table of literals"},
    {"dicom/net/association_open.cpp", "std::string(rejectText(*reject))", "literals"},
    {"dicom/net/association_receive.cpp", "std::string(what)", kLiteralOfCaller},
    {"dicom/net/command.cpp", "std::string(what)", kLiteralOfCaller},
    {"dicom/net/commitment.cpp", "std::string(what)", kLiteralOfCaller},
    {"dicom/net/pdu_decode.cpp", "std::string(what)", kLiteralOfCaller},
    {"dicom/net/practice_authority.cpp", "where", kLiteralOfCaller},
    {"dicom/net/socket_stream_posix.cpp", "std::strerror(number)", "the system's words for a number"},
    {"dicom/net/wire.cpp", "std::string(what)", kLiteralOfCaller},
    {"ui/bridge/guard_protocol.cpp", "reader.text()", kOtherProcess},
};

/// Without comments, and on one line.
std::string flattened(const std::string& source) {
  std::string flat;
  for (const char c : std::regex_replace(source, std::regex("//[^\n]*"), "")) {
    const bool isSpace = c == ' ' || c == '\n' || c == '\t';
    if (!isSpace) flat += c;
    else if (!flat.empty() && flat.back() != ' ') flat += ' ';
  }
  return flat;
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// The arguments between the bracket before `at` and its counterpart.
std::vector<std::string> argumentsAt(const std::string& text, std::size_t at) {
  std::vector<std::string> all;
  std::string current;
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted || c == '"') {
      if (c == '"') quoted = !quoted;
      if (quoted && c == '\\') current += text[at++];
      current += text[at];
      continue;
    }
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth-- == 0) break;
    if (c == ',' && depth == 0) {
      all.push_back(trimmed(current));
      current.clear();
    } else {
      current += c;
    }
  }
  all.push_back(trimmed(current));
  return all;
}

bool isPlain(const std::string& expression) {
  static const std::string kPart = R"re(("([^"\\]|\\.)*"|\{\}|std::to_string\([^"]*\)|[\w.()*>\[\]-]*error(\(\))?\.detail))re";
  static const std::regex kSum(kPart + "( ?\\+ ?" + kPart + ")*");
  return std::regex_match(expression, kSum);
}

/// Each detail of a source that is more than literals and numbers; `count` grows by all details.
std::set<std::string> unusualDetails(const std::string& source, std::size_t& count) {
  static const std::regex kErrors("\\bfail\\(|\\bError\\{|\\{(?=ErrorCode::\\w+,)");
  const std::string text = flattened(source);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), kErrors), end; match != end; ++match) {
    const auto arguments = argumentsAt(text, static_cast<std::size_t>(match->position() + match->length()));
    if (arguments.size() < 2) continue;
    ++count;
    if (!isPlain(arguments[1])) found.insert(arguments[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("the search for details finds what is more than literals and numbers", "[architecture][detail]") {
  std::size_t count = 0;
  CHECK(unusualDetails(R"(return fail(ErrorCode::Internal, "a, b"); return fail(ErrorCode::Internal, "at " + std::to_string(at(1, 2)) + " of " + std::to_string(n));)", count).empty());
  CHECK(count == 2);
  CHECK(unusualDetails(R"(return fail(other.error().code, opened.error().detail); Error{ErrorCode::Internal, {}};)", count).empty());
  CHECK(unusualDetails(R"(return fail(ErrorCode::Internal, "for " + patient.name);)", count) == std::set<std::string>{R"("for " + patient.name)"});
  CHECK(unusualDetails(R"(return Error{ErrorCode::Internal, path};)", count) == std::set<std::string>{"path"});
  CHECK(unusualDetails(R"(case 1: return {ErrorCode::Internal, f(a, "x")};)", count) == std::set<std::string>{R"(f(a, "x"))"});
}

TEST_CASE("an error's detail is made of literals and numbers, but for what is known by name", "[architecture][detail]") {
  std::set<std::pair<std::string, std::string>> known, found;
  for (const Exception& exception : kExceptions) known.insert({exception.path, exception.expression});
  std::size_t count = 0;
  for (const char* root : {"app", "core", "dicom", "ui"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kTop / root)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(stream), {}};
      for (const std::string& expression : unusualDetails(text, count)) found.insert({fs::relative(entry.path(), kTop).generic_string(), expression});
    }
  }
  CHECK(count > 500);
  for (const auto& [path, expression] : found) {
    INFO(path << ": a detail made of " << expression);
    CHECK(known.contains({path, expression}));
  }
  for (const auto& [path, expression] : known) {
    INFO(path << ": no detail is made of " << expression << " any more");
    CHECK(found.contains({path, expression}));
  }
}
