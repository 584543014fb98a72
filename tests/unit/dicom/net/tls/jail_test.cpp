// In the receiver a connection is served by a process that can open nothing any more.
#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/dicom/net/tls/two_ends.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::test;

namespace {

bool forbidFiles() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  bool good = filter != nullptr;
  for (const char* name : {"open", "openat", "openat2", "creat", "stat", "newfstatat", "statx", "access", "faccessat", "faccessat2", "readlink", "socket", "connect",
                           "execve", "execveat"}) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number >= 0) good = good && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, number, 0) == 0;
  }
  good = good && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

/// 0 when a whole conversation went well.
int converse(const Practice& practice, const std::string& host) {
  const auto serverContext = TlsContext::create(TlsRole::Server, practice.receiver.settings());
  const auto clientContext = TlsContext::create(TlsRole::Client, practice.device.settings());
  if (!serverContext || !clientContext) return 10;
  auto pipe = memoryStreamPair();
  Outcome server = fail(ErrorCode::Internal);
  std::thread other([&] { server = TlsStream::accept(*serverContext, std::move(pipe.first), soon()); });
  auto client = TlsStream::connect(*clientContext, std::move(pipe.second), host, soon());
  other.join();
  if (host != "127.0.0.1") return client ? 11 : client.error().code == ErrorCode::CertificateWrongName ? 0 : 12;
  if (!client || !server || !(*client)->write(asBytes("hello"), soon())) return 13;
  return toString(readExactly(**server, 5)) == "hello" ? 0 : 14;
}

}  // namespace

TEST_CASE("a handshake, a refusal and a conversation need no file, no name and no socket", "[dicom][tls]") {
  const Practice practice;
  tlsPrepare();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (!forbidFiles()) ::_exit(20);
    const int good = converse(practice, "127.0.0.1");
    ::_exit(good != 0 ? good : converse(practice, "elsewhere.local"));
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK_FALSE(WIFSIGNALED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
