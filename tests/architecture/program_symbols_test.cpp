// What a program cannot do, it cannot be made to do: forbidden symbols and libraries per program.

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>
#include <string>

namespace {

std::string outputOf(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), got);
  return text;
}

std::string program(const std::string& name) { return std::string(SAFELIGHT_BIN_DIR) + "/" + name; }

/// Names that the program takes from shared libraries, without versions.
std::set<std::string> importedSymbols(const std::string& name) {
  REQUIRE(std::filesystem::exists(program(name)));
  std::istringstream lines(outputOf("nm -D --undefined-only '" + program(name) + "'"));
  std::set<std::string> symbols;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind, symbol;
    words >> kind >> symbol;
    symbols.insert(symbol.substr(0, symbol.find('@')));
  }
  REQUIRE(symbols.size() > 20);
  return symbols;
}

/// Libraries that the program itself asks for.
std::string neededLibraries(const std::string& name) { return outputOf("readelf -d '" + program(name) + "' | grep NEEDED"); }

bool exportsSqlite(const std::string& name) { return outputOf("nm -D --defined-only '" + program(name) + "'").find("sqlite3_") != std::string::npos; }

/// Whether SQLCipher's code is inside at all: its text constants survive stripping of names.
bool containsSqlCipher(const std::string& name) { return outputOf("strings -a '" + program(name) + "'").find("cipher_page_size") != std::string::npos; }

}  // namespace

TEST_CASE("the decoder can neither open a socket nor a vault", "[architecture]") {
  const auto symbols = importedSymbols("safelight-decoder");
  for (const char* forbidden : {"socket", "connect", "bind", "listen", "accept", "getaddrinfo", "crypto_aead_xchacha20poly1305_ietf_decrypt", "crypto_box_seal_open", "sodium_init", "execv", "execve", "system", "popen"}) {
    INFO(forbidden);
    CHECK_FALSE(symbols.contains(forbidden));
  }
  CHECK(neededLibraries("safelight-decoder").find("libsodium") == std::string::npos);
  CHECK(neededLibraries("safelight-decoder").find("libQt6") == std::string::npos);
  CHECK_FALSE(containsSqlCipher("safelight-decoder"));
}

TEST_CASE("the courier has nothing that opens, no database and no Qt", "[architecture]") {
  const auto symbols = importedSymbols("safelight-courier");
  for (const char* forbidden : {"crypto_box_seal_open", "crypto_aead_xchacha20poly1305_ietf_decrypt", "crypto_pwhash", "sqlite3_key", "execv", "execve", "execvp", "posix_spawn", "posix_spawnp", "system", "popen"}) {
    INFO(forbidden);
    CHECK_FALSE(symbols.contains(forbidden));
  }
  CHECK_FALSE(containsSqlCipher("safelight-courier"));
  CHECK(neededLibraries("safelight-courier").find("libQt6") == std::string::npos);
}

TEST_CASE("the receiver has nothing that opens, no database, no parser of data sets and no Qt", "[architecture]") {
  const auto symbols = importedSymbols("safelight-receiver");
  for (const char* forbidden : {"crypto_box_seal_open", "crypto_box_open_easy", "crypto_aead_xchacha20poly1305_ietf_decrypt", "crypto_secretbox_open_easy", "crypto_pwhash", "execv", "execve", "posix_spawn",
                                "system", "popen", "dlopen"}) {
    INFO(forbidden);
    CHECK_FALSE(symbols.contains(forbidden));
  }
  CHECK(symbols.contains("crypto_box_seal"));
  CHECK_FALSE(containsSqlCipher("safelight-receiver"));
  const std::string libraries = neededLibraries("safelight-receiver");
  for (const char* forbidden : {"libQt6", "libdcm", "libsqlite3", "libopencv", "libopenjp2", "libtiff"}) {
    INFO(forbidden);
    CHECK(libraries.find(forbidden) == std::string::npos);
  }
  // Names of code inside: neither DCMTK's nor our own parser of data sets.
  const std::string inside = outputOf("nm -C --defined-only '" + program("safelight-receiver") + "' 2>/dev/null");
  for (const char* forbidden : {"DcmFileFormat", "sqlite3_", "safelight::dicom::parse", "safelight::crypto::"}) {
    INFO(forbidden);
    CHECK(inside.find(forbidden) == std::string::npos);
  }
}

TEST_CASE("the command line tool knows neither Qt nor a DICOM parser, and opens vaults with its own SQLCipher", "[architecture]") {
  const std::string libraries = neededLibraries("safelightctl");
  for (const char* forbidden : {"libQt6", "libdcm", "libtiff", "libheif", "libopenjp2", "libsqlite3", "libsqlcipher"}) {
    INFO(forbidden);
    CHECK(libraries.find(forbidden) == std::string::npos);
  }
  CHECK(containsSqlCipher("safelightctl"));
  CHECK_FALSE(exportsSqlite("safelightctl"));
}

#ifdef SAFELIGHT_HAS_GUI
TEST_CASE("the guard cannot open a vault", "[architecture]") {
  CHECK_FALSE(containsSqlCipher("safelight"));
  const std::string libraries = neededLibraries("safelight");
  for (const char* forbidden : {"libdcm", "libopencv", "libcrypto", "libtiff", "libheif", "libopenjp2"}) {
    INFO(forbidden);
    CHECK(libraries.find(forbidden) == std::string::npos);
  }
}

TEST_CASE("the workspace holds no parser of hostile bytes", "[architecture]") {
  const std::string libraries = neededLibraries("safelight-workspace");
  for (const char* forbidden : {"libdcm", "libtiff", "libheif", "libopenjp2", "libwebp", "libzip", "libexif", "libsqlite3"}) {
    INFO(forbidden);
    CHECK(libraries.find(forbidden) == std::string::npos);
  }
  CHECK(containsSqlCipher("safelight-workspace"));
  CHECK_FALSE(exportsSqlite("safelight-workspace"));
}
#endif
