#include "tests/support/bucket_double.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "tests/support/temporary_folder.h"

namespace safelight::tests {

namespace {

constexpr std::string_view kBucket = "bucket";
constexpr const char* kTagged = "ETag: \"0123456789abcdef0123456789abcdef\"\r\n";
constexpr const char* kDated = "ETag: \"0123456789abcdef0123456789abcdef\"\r\nLast-Modified: Mon, 02 Nov 2026 10:00:00 GMT\r\n";

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 2 >= text.size()) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return plain;
}

std::map<std::string, std::string> parametersOf(std::string_view query) {
  std::map<std::string, std::string> all;
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), one.size() + 1));
    const std::size_t sign = one.find('=');
    all[decoded(one.substr(0, sign))] = sign == one.npos ? "" : decoded(one.substr(sign + 1));
  }
  return all;
}

/// Begin and end of "bytes=2-5", "bytes=2-" and "bytes=-5"; nothing for none, and for one that is not in there.
std::optional<std::pair<std::size_t, std::size_t>> rangeOf(const std::string& header, std::size_t size) {
  if (!header.starts_with("bytes=")) return std::nullopt;
  const std::size_t dash = header.find('-');
  const std::string first = header.substr(6, dash - 6), last = header.substr(dash + 1);
  const std::size_t begin = first.empty() ? size - std::min(size, static_cast<std::size_t>(std::stoul(last))) : std::stoul(first);
  const std::size_t end = first.empty() || last.empty() ? size : std::min(size, static_cast<std::size_t>(std::stoul(last)) + 1);
  return begin < end ? std::optional(std::pair(begin, end)) : std::nullopt;
}

/// Bytes of one connection, read as they are needed.
class Reader {
 public:
  explicit Reader(int connection) : m_connection(connection) {}
  std::optional<std::string> line() {
    std::size_t end;
    while ((end = m_bytes.find("\r\n")) == std::string::npos)
      if (!more()) return std::nullopt;
    std::string line = m_bytes.substr(0, end);
    m_bytes.erase(0, end + 2);
    return line;
  }
  std::optional<std::string> bytes(std::size_t count) {
    while (m_bytes.size() < count)
      if (!more()) return std::nullopt;
    std::string taken = m_bytes.substr(0, count);
    m_bytes.erase(0, count);
    return taken;
  }

 private:
  bool more() {
    char block[65536];
    const ssize_t count = ::recv(m_connection, block, sizeof block, 0);
    if (count > 0) m_bytes.append(block, static_cast<std::size_t>(count));
    return count > 0;
  }
  const int m_connection;
  std::string m_bytes;
};

/// Without the frames of a body that is signed piece by piece ("LENGTH;chunk-signature=..." before each).
std::string withoutFrames(const std::string& framed) {
  std::string body;
  for (std::size_t at = 0; at < framed.size();) {
    const std::size_t end = framed.find("\r\n", at);
    const std::size_t length = std::stoul(framed.substr(at, end - at), nullptr, 16);
    if (length == 0) break;
    body += framed.substr(end + 2, length);
    at = end + 2 + length + 2;
  }
  return body;
}

void send(int connection, const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t count = ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;
    sent += static_cast<std::size_t>(count);
  }
}

/// `message`: as the servers word it; restic repeats it.
std::string errorBody(const char* code, const char* message = "no") {
  return std::string("<?xml version=\"1.0\"?><Error><Code>") + code + "</Code><Message>" + message + "</Message></Error>";
}

}  // namespace

BucketDouble::BucketDouble(std::string key) : m_key(std::move(key)) {
  m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (m_listening < 0 || ::bind(m_listening, any, length) != 0 || ::listen(m_listening, 64) != 0 || ::getsockname(m_listening, any, &length) != 0)
    throw std::runtime_error("no port");
  m_port = ntohs(address.sin_port);
  m_acceptor = std::thread([this] { accept(); });
}

BucketDouble::~BucketDouble() {
  m_ends = true;
  ::shutdown(m_listening, SHUT_RDWR);
  m_acceptor.join();
  {
    const std::lock_guard lock(m_mutex);
    for (const int connection : m_connections) ::shutdown(connection, SHUT_RDWR);
  }
  for (std::thread& thread : m_threads) thread.join();
  ::close(m_listening);
}

std::string BucketDouble::location() const { return "s3:http://127.0.0.1:" + std::to_string(m_port) + "/" + std::string(kBucket); }

void BucketDouble::take(const Path& folder) {
  const std::lock_guard lock(m_mutex);
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) m_objects[std::filesystem::relative(file.path(), folder).generic_string()] = toString(readFile(file.path()));
}

void BucketDouble::changeKey(std::string key) {
  const std::lock_guard lock(m_mutex);
  m_key = std::move(key);
}

std::size_t BucketDouble::objects() const {
  const std::lock_guard lock(m_mutex);
  return m_objects.size();
}

void BucketDouble::accept() {
  while (!m_ends) {
    const int connection = ::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    const std::lock_guard lock(m_mutex);
    m_connections.insert(connection);
    m_threads.emplace_back([this, connection] { serve(connection); });
  }
}

void BucketDouble::serve(int connection) {
  Reader reader(connection);
  while (const auto first = reader.line()) {
    std::map<std::string, std::string> headers;
    for (auto line = reader.line(); line && !line->empty(); line = reader.line()) {
      const std::size_t colon = line->find(": ");
      if (colon != line->npos) headers[lower(line->substr(0, colon))] = line->substr(colon + 2);
    }
    const std::size_t space = first->find(' '), end = first->rfind(' ');
    if (space == end) break;
    Question question;
    question.method = first->substr(0, space);
    question.authorization = headers["authorization"];
    question.range = headers["range"];
    const std::string target = first->substr(space + 1, end - space - 1);
    const std::size_t mark = target.find('?');
    if (mark != target.npos) question.parameters = parametersOf(std::string_view(target).substr(mark + 1));
    const std::string path = decoded(target.substr(0, mark)), bucket = "/" + std::string(kBucket);
    question.isOfBucket = path == bucket || path.starts_with(bucket + "/");
    if (path.size() > bucket.size() + 1) question.key = path.substr(bucket.size() + 1);
    if (headers.contains("expect")) send(connection, "HTTP/1.1 100 Continue\r\n\r\n");
    const auto body = reader.bytes(headers.contains("content-length") ? std::stoul(headers["content-length"]) : 0);
    if (!body) break;
    question.body = headers["x-amz-content-sha256"].starts_with("STREAMING-") ? withoutFrames(*body) : *body;
    const Answer given = answer(question);
    const std::string head = "HTTP/1.1 " + std::to_string(given.status) + " said\r\nContent-Length: " + std::to_string(given.body.size()) + "\r\n" + given.headers + "\r\n";
    send(connection, question.method == "HEAD" ? head : head + given.body);
  }
  const std::lock_guard lock(m_mutex);
  m_connections.erase(connection);
  ::close(connection);
}

BucketDouble::Answer BucketDouble::answer(const Question& question) {
  const std::lock_guard lock(m_mutex);
  if (question.authorization.find("Credential=" + m_key + "/") == std::string::npos) return {403, errorBody("InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.")};
  if (!question.isOfBucket) return {404, errorBody("NoSuchBucket")};
  if (!question.key.empty()) return object(question);
  if (question.method == "HEAD") return {200};
  if (question.method != "GET") return {405, errorBody("MethodNotAllowed")};
  if (question.parameters.contains("location")) return {200, "<?xml version=\"1.0\"?><LocationConstraint>us-east-1</LocationConstraint>"};
  for (const char* what : {"versioning", "object-lock", "versions", "policy"})
    if (question.parameters.contains(what)) return {501, errorBody("NotImplemented")};
  return list(question.parameters);
}

BucketDouble::Answer BucketDouble::object(const Question& question) {
  if (question.method == "PUT") {
    m_objects[question.key] = question.body;
    return {200, {}, kTagged};
  }
  const auto found = m_objects.find(question.key);
  if (question.method == "DELETE") {
    if (found != m_objects.end()) m_objects.erase(found);
    return {204};
  }
  if (found == m_objects.end()) return {404, errorBody("NoSuchKey")};
  const std::string& whole = found->second;
  const auto range = rangeOf(question.range, whole.size());
  if (!range) return {200, whole, kDated};
  const auto [begin, end] = *range;
  return {206, whole.substr(begin, end - begin), kDated + ("Content-Range: bytes " + std::to_string(begin) + "-" + std::to_string(end - 1) + "/" + std::to_string(whole.size()) + "\r\n")};
}

/// All at once: no test has a thousand of them.
BucketDouble::Answer BucketDouble::list(const std::map<std::string, std::string>& parameters) const {
  const auto value = [&](const char* name) {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
  };
  const std::string prefix = value("prefix"), delimiter = value("delimiter");
  std::string names;
  std::set<std::string> folders;
  for (const auto& [key, body] : m_objects) {
    if (!key.starts_with(prefix)) continue;
    const std::size_t end = delimiter.empty() ? key.npos : key.find(delimiter, prefix.size());
    if (end != key.npos) {
      folders.insert(key.substr(0, end + delimiter.size()));
      continue;
    }
    names += "<Contents><Key>" + key + "</Key><LastModified>2026-11-02T10:00:00.000Z</LastModified><ETag>&quot;0123456789abcdef0123456789abcdef&quot;</ETag><Size>" + std::to_string(body.size()) +
             "</Size><StorageClass>STANDARD</StorageClass></Contents>";
  }
  for (const std::string& folder : folders) names += "<CommonPrefixes><Prefix>" + folder + "</Prefix></CommonPrefixes>";
  std::string body = "<?xml version=\"1.0\"?><ListBucketResult><Name>";
  for (const std::string_view part : {std::string_view(kBucket), std::string_view("</Name><Prefix>"), std::string_view(prefix), std::string_view("</Prefix><IsTruncated>false</IsTruncated>"),
                                      std::string_view(names), std::string_view("</ListBucketResult>")})
    body += part;
  return {200, body};
}

}  // namespace safelight::tests
