#pragma once
// A bucket of S3-compatible storage on the loopback, in memory: as much of it as restic and Safelight's own questions need. It checks whose key asks,
// not the signature, and knows neither versions nor locks.

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "core/base/path.h"

namespace safelight::tests {

class BucketDouble {
 public:
  /// Takes this key alone. Listens from now on, on threads of its own.
  explicit BucketDouble(std::string key);
  ~BucketDouble();
  BucketDouble(const BucketDouble&) = delete;
  BucketDouble& operator=(const BucketDouble&) = delete;

  /// As restic calls it: s3:http://127.0.0.1:PORT/bucket
  std::string location() const;
  /// The files of a folder, by their names below it.
  void take(const Path& folder);
  /// From now on another key, and no more the one before.
  void changeKey(std::string key);
  /// How many objects there are.
  std::size_t objects() const;

 private:
  struct Question {
    std::string method, key, body, authorization, range;
    std::map<std::string, std::string> parameters;
    bool isOfBucket = false;
  };
  struct Answer {
    int status = 200;
    std::string body{};
    std::string headers{};
  };
  void accept();
  void serve(int connection);
  Answer answer(const Question& question);
  Answer object(const Question& question);
  Answer list(const std::map<std::string, std::string>& parameters) const;

  mutable std::mutex m_mutex;
  std::string m_key;
  std::map<std::string, std::string> m_objects;
  std::set<int> m_connections;
  int m_listening = -1;
  std::uint16_t m_port = 0;
  std::atomic<bool> m_ends = false;
  std::vector<std::thread> m_threads;
  std::thread m_acceptor;  // last: it begins threads
};

}  // namespace safelight::tests
