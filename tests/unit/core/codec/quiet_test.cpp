// The jail kills a process that opens a file or starts a thread, so no codec may try once prepare() ran. The calls are caught
// here by functions of the same names in the test program, which the libraries' calls reach first.

#include <catch2/catch_test_macros.hpp>

#include "photos.h"

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>

#include <atomic>
#include <cstdarg>
#include <cstdio>

namespace {

std::atomic<int> threadsStarted{0};
std::atomic<int> filesOpened{0};

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                                                          void* argument) noexcept {
  ++threadsStarted;
  return next<int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create")(thread, attributes, start, argument);
}

__attribute__((visibility("default"))) FILE* fopen(const char* path, const char* mode) {
  ++filesOpened;
  return next<FILE* (*)(const char*, const char*)>("fopen")(path, mode);
}

__attribute__((visibility("default"))) FILE* fopen64(const char* path, const char* mode) {
  ++filesOpened;
  return next<FILE* (*)(const char*, const char*)>("fopen64")(path, mode);
}

}  // extern "C"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

TEST_CASE("the catcher of calls works") {
  const int before = filesOpened;
  (void)photo("own_scene.png");
  CHECK(filesOpened > before);
}

TEST_CASE("once prepared, no codec opens a file or starts a thread") {
  std::vector<Bytes> files;
  for (const auto& entry : std::filesystem::directory_iterator(testData() / "photos")) {
    if (entry.is_regular_file()) files.push_back(readFile(entry.path()));
  }
  REQUIRE(files.size() > 50);
  prepare();
  const int threadsBefore = threadsStarted, filesBefore = filesOpened;
  int shownPictures = 0;
  for (const Bytes& file : files) {
    (void)photoFacts(file);
    (void)photoRows(file);
    shownPictures += decode(file) ? 1 : 0;
    (void)withoutMetadata(file);
  }
  CHECK(shownPictures > 50);
  CHECK(threadsStarted == threadsBefore);
  CHECK(filesOpened == filesBefore);
}

#endif
