// Finding people in a practice of many years: 100,000 patients, 1,000,000 image records.
//
//   big_vault_bench make VAULT [--quick]      fills a new vault (minutes)
//   big_vault_bench measure VAULT [--quick]
//   big_vault_bench erase VAULT [--quick]     erases patients of it

#include <cstring>

#include "core/vault/images/images.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/patients/patients.h"
#include "tests/bench/big_vault.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"

namespace {

using namespace safelight;
using namespace safelight::bench;

constexpr BigVault kQuick{300, 2000};

void make(const Path& path, const BigVault& size) {
  Practice practice;
  vault::Vault vault = practice.create(path);
  const double taken = seconds([&] { fill(vault, size); });
  row(text("making a vault of %u patients and %u image records", size.patients, size.images), text("%.0f s", taken),
      text("%.0f changes/s", (size.patients + size.images) / taken), "", true);
}

/// Each query as it is typed: every prefix that ends with a whole character. Milliseconds a key.
std::vector<double> typeAll(vault::Vault& vault, const std::vector<std::string>& queries) {
  std::vector<double> times;
  for (const std::string& query : queries) {
    for (std::size_t length = 1; length <= query.size(); ++length) {
      if (length < query.size() && (static_cast<unsigned char>(query[length]) & 0xC0) == 0x80) continue;
      vault::PatientSearch search;
      search.text = query.substr(0, length);
      times.push_back(1000 * seconds([&] { must("search", vault::searchPatients(vault, search)); }));
    }
  }
  return times;
}

void measure(const Path& path, const BigVault& size) {
  Practice practice;
  std::optional<vault::Vault> vault;
  const double unlock = seconds([&] { vault.emplace(practice.open(path)); });
  row(text("unlock, %u patients and %u images (library alone)", size.patients, size.images), text("%.2f s", unlock), "", "", true);

  vault::PatientSearch everybody;
  vault::PatientPage page;
  const double list = seconds([&] { page = must("list", vault::searchPatients(*vault, everybody)); });
  row("patient list as it opens (newest 100 and the total)", text("%.1f ms", 1000 * list), "", "", true);

  vault::PatientSearch first;
  first.text = "m";
  const double load = seconds([&] { must("search", vault::searchPatients(*vault, first)); });
  row("first key of the first search (reads every name once)", text("%.0f ms", 1000 * load), "", "", true);

  const auto keys = typeAll(*vault, typedQueries(200, size.patients));
  const double p99 = percentile(keys, 0.99);
  row(text("patient search, %zu keys of 200 queries", keys.size()), text("p50 %.1f ms, p99 %.1f ms, worst %.1f ms", median(keys), p99, percentile(keys, 1)),
      "", "p99 <= 20 ms", p99 <= 20);

  std::vector<double> lists;
  for (const model::Patient& patient : page.patients) {
    vault::ImageSearch images;
    images.patient = patient.id;
    lists.push_back(1000 * seconds([&] { must("images", vault::searchImages(*vault, images)); }));
  }
  row(text("images of one patient (%zu patients in turn)", lists.size()), text("p50 %.2f ms, worst %.2f ms", median(lists), percentile(lists, 1)), "", "", true);
  row("memory with that vault open, after searching (library alone)", text("%.0f MiB", memoryOf("self", "VmRSS:")),
      text("most %.0f MiB, of which 256 MiB Argon2id", memoryOf("self", "VmHWM:")), "", true);
}

/// The patients last seen, one after the other.
void erase(const Path& path, const BigVault& size) {
  constexpr std::size_t kErased = 5;
  Practice practice;
  vault::Vault vault = practice.open(path);
  const vault::PatientPage page = must("list", vault::searchPatients(vault, {}));
  std::vector<double> times;
  for (std::size_t i = 0; i < kErased; ++i) {
    const vault::ErasureRequest request{page.patients[i].id, "Asked for it", vault::ErasureRequest::Retention::Override};
    times.push_back(seconds([&] { must("erase", vault::erasePatient(vault, request)); }));
  }
  row(text("erasing a patient, of %u patients and %u images (%zu in turn)", size.patients, size.images, times.size()), text("p50 %.2f s, worst %.2f s", median(times), percentile(times, 1)),
      "", "", true);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const BigVault size = count > 3 && std::strcmp(words[3], "--quick") == 0 ? kQuick : BigVault{};
  if (std::strcmp(words[1], "make") == 0) make(words[2], size);
  else if (std::strcmp(words[1], "erase") == 0) erase(words[2], size);
  else measure(words[2], size);
  return 0;
}
