// Receiving: stock storescu against the real receiver, Orthanc and DCMTK's storescp, and a plain write and fsync of the same bytes.
//
//   receiver_bench FOLDER [--quick] [--only stores|small|memory]

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>

#include "app/receiver/file_meta.h"
#include "tests/bench/measure.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

namespace safelight::bench {
namespace {

namespace fs = std::filesystem;
namespace net = dicom::net;
using tests::makeObject;
using tests::ReceivingPractice;
using tests::RunningProgram;
using tests::RunningReceiver;

Path workFolder;
bool quick = false;

/// A folder below the one that is measured.
struct Folder {
  explicit Folder(const std::string& name) : path(workFolder / name) { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Path path;
};

/// DICOM files of so many bytes of noise.
void makeFiles(const Path& folder, int count, std::size_t bytes) {
  std::mt19937_64 random(20261122);
  std::string noise(bytes, '\0');
  for (int i = 0; i < count; ++i) {
    for (std::size_t at = 0; at + 8 <= noise.size(); at += 8) {
      const std::uint64_t word = random();
      std::memcpy(noise.data() + at, &word, sizeof word);
    }
    const tests::SentObject object = makeObject(std::to_string(i + 1), bytes, noise);
    Bytes file = receiver::encodeFileMeta({object.sopClass, object.sopInstance, object.transferSyntax, "BENCH"});
    file.insert(file.end(), object.dataSet.begin(), object.dataSet.end());
    tests::writeFile(folder / ("image" + std::to_string(i) + ".dcm"), file);
  }
}

std::size_t filesIn(const Path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

/// Stock storescu, one association, everything below the folder. Seconds; the test fails when it fails.
double sendAll(const Path& files, std::uint16_t port) {
  tests::Ran ran;
  const double took = seconds([&] {
    ran = tests::runProgram("/usr/bin/storescu", {"-aet", "MODALITY", "--scan-directories", "127.0.0.1", std::to_string(port), files.string()}, {}, workFolder);
  });
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return took;
}

/// Once without measuring, so that no contestant has the files read for the first time.
void readAll(const Path& files) {
  for (const auto& entry : fs::directory_iterator(files)) static_cast<void>(tests::readFile(entry.path()));
}

void settle() { ::sync(); }

double plainWrite(const Path& files) {
  const Folder out("plain");
  const int folder = ::open(out.path.c_str(), O_RDONLY | O_DIRECTORY);
  std::vector<Bytes> contents;
  for (const auto& entry : fs::directory_iterator(files)) contents.push_back(tests::readFile(entry.path()));
  settle();
  const double took = seconds([&] {
    int number = 0;
    for (const Bytes& bytes : contents) {
      const int file = ::open((out.path / std::to_string(++number)).c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
      REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
      REQUIRE(::fsync(file) == 0);
      ::close(file);
      REQUIRE(::fsync(folder) == 0);
    }
  });
  ::close(folder);
  return took;
}

double toSafelight(const Path& files) {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  settle();
  const double took = sendAll(files, receiver.port());
  REQUIRE(receiver.stop() == 0);
  REQUIRE(practice.names().size() == filesIn(files));
  return took;
}

bool answersEcho(std::uint16_t port) {
  return tests::runProgram("/usr/bin/echoscu", {"-to", "2", "127.0.0.1", std::to_string(port)}, {}, workFolder).status == 0;
}

/// Another server for the time of one measurement.
double toServer(const Path& program, const std::vector<std::string>& arguments, std::uint16_t port, const Path& files, const Path& store, bool countFiles) {
  const RunningProgram server(program, arguments, {"PATH=/usr/bin:/bin", "HOME=" + store.string()});
  int attempts = 0;
  while (!answersEcho(port) && ++attempts < 400) {
  }
  REQUIRE(attempts < 400);
  settle();
  const double took = sendAll(files, port);
  if (countFiles) REQUIRE(filesIn(store) >= filesIn(files));
  return took;
}

double toStorescp(const Path& files) {
  const Folder store("storescp");
  return toServer("/usr/bin/storescp", {"-od", store.path.string(), "21112"}, 21112, files, store.path, true);
}

/// Orthanc as installed, with its own folder, its two ports and nothing else changed.
double toOrthanc(const Path& files) {
  const Folder store("orthanc");
  const std::string configuration = R"({"StorageDirectory":")" + store.path.string() + R"(","IndexDirectory":")" + store.path.string() +
                                    R"(","DicomPort":21113,"HttpPort":21114,"RemoteAccessAllowed":false,"DicomAlwaysAllowEcho":true,"DicomAlwaysAllowStore":true})";
  const Path file = workFolder / "orthanc.json";
  tests::writeFile(file, asBytes(configuration));
  return toServer("/usr/sbin/Orthanc", {file.string()}, 21113, files, store.path, true);
}

std::string rate(double took, int count) { return text("%.1f s (%.0f a second)", took, count / took); }
bool hasOrthanc() { return fs::exists("/usr/sbin/Orthanc"); }

void compareWithOrthanc(const std::string& what, const std::string& measured, double mine, double orthanc, int count) {
  row(what + ", sealed and durable", measured, "Orthanc " + rate(orthanc, count) + text(": %.1f x", orthanc / mine), ">= 5 x Orthanc", orthanc >= 5 * mine);
}

}  // namespace

TEST_CASE("stores") {
  const int count = quick ? 20 : 200;
  const Folder files("files");
  makeFiles(files.path, count, 4'000'000);
  readAll(files.path);
  const int rounds = quick ? 1 : 3;
  std::vector<double> ours, plain, storescp;
  for (int i = 0; i < rounds; ++i) {
    ours.push_back(toSafelight(files.path));
    plain.push_back(plainWrite(files.path));
    storescp.push_back(toStorescp(files.path));
  }
  const double mine = median(ours), write = median(plain);
  if (hasOrthanc()) compareWithOrthanc("200 images of 4 MB from a stock storescu", rate(mine, count), mine, toOrthanc(files.path), count);
  row("the same", rate(mine, count), "storescp " + rate(median(storescp), count) + text(": %.1f x", median(storescp) / mine), ">= 3 x storescp", median(storescp) >= 3 * mine);
  row("the same", rate(mine, count), "write + fsync " + rate(write, count) + text(": %.2f x its time", mine / write), "<= 1.5 x", mine <= 1.5 * write);
}

// Orthanc takes minutes for 5,000, so each gets the same 1,000 and the ratio is theirs; that ours keeps its pace over 5,000 is measured.
TEST_CASE("small") {
  const int all = quick ? 200 : 5000, compared = quick ? 100 : 1000;
  double whole = 0;
  {
    const Folder files("files");
    makeFiles(files.path, all, 100'000);
    readAll(files.path);
    whole = toSafelight(files.path);
  }
  const Folder files("files");
  makeFiles(files.path, compared, 100'000);
  readAll(files.path);
  std::vector<double> ours, plain;
  for (int i = 0; i < (quick ? 1 : 3); ++i) {
    ours.push_back(toSafelight(files.path));
    plain.push_back(plainWrite(files.path));
  }
  const double mine = median(ours);
  const std::string measured = rate(whole, all) + "; the first " + std::to_string(compared) + " alone " + rate(mine, compared);
  if (hasOrthanc()) compareWithOrthanc("5,000 images of 100 KB over one association", measured, mine, toOrthanc(files.path), compared);
  note("a plain write and fsync of " + std::to_string(compared) + " of them: " + rate(median(plain), compared));
}

TEST_CASE("memory") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const auto memory = [](int process, const char* field) { return memoryOf(std::to_string(process), field); };
  {
    const tests::SentObject object = makeObject("1");
    auto association = tests::associate(receiver.port(), {object});
    REQUIRE(association);
    const std::uint64_t bytes = (quick ? 70ull : 700ull) << 20;
    const Bytes block(256u << 10, 7);
    net::DataSource source;
    source.size = bytes;
    source.read = [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> { return ByteView(block).first(std::min<std::uint64_t>({most, block.size(), bytes - offset})); };
    REQUIRE(net::store(*association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, source));
    const double peak = memory(receiver.associations().at(0), "VmHWM:");
    row("resident memory of an association, one object of 700 MB", text("%.1f MiB", peak), "", "<= 64 MB", peak <= 61);
    REQUIRE(association->release());
  }
  const auto associate = [&](int count) {
    for (int i = 0; i < count;) {
      auto association = tests::associate(receiver.port(), {});
      if (!association) continue;  // several at once from one address are put off
      REQUIRE(net::echo(*association));
      REQUIRE(association->release());
      ++i;
    }
  };
  associate(200);
  const double acceptor = memory(receiver.acceptor(), "VmRSS:"), keeper = memory(receiver.keeper(), "VmRSS:");
  associate(quick ? 300 : 10'000);
  const double growth = memory(receiver.acceptor(), "VmRSS:") - acceptor + memory(receiver.keeper(), "VmRSS:") - keeper;
  row("growth over 10,000 associations", text("%.2f MiB", growth), text("at the beginning %.1f MiB (acceptor) and %.1f MiB (keeper)", acceptor, keeper), "< 5 MB", growth < 4.7);
}

}  // namespace safelight::bench

int main(int argc, char** argv) {
  using namespace safelight;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) return 2;
  bench::workFolder = Path(arguments[0]) / "receiver";
  std::string only;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--quick") bench::quick = true;
    else if (arguments[i] == "--only" && i + 1 < arguments.size()) only = arguments[++i];
    else return 2;
  }
  std::filesystem::create_directories(bench::workFolder);
  ::setenv("TMPDIR", bench::workFolder.c_str(), 1);  // practices lie on the disk that is measured
  Catch::Session session;
  session.configData().defaultOutputFilename = "/dev/null";
  if (!only.empty()) session.configData().testsOrTags = {only};
  return session.run();
}
