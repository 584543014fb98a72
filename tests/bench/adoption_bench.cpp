// A weekend's arrivals at the next unlock, and one image while a patient is open.
//
//   adoption_bench FOLDER [--quick]      works in FOLDER, on whose disk it depends

#include <cstring>
#include <thread>

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/receiving.h"
#include "tests/bench/made_images.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"
#include "tests/support/receiver_double.h"

namespace {

using namespace safelight;
using namespace safelight::bench;

struct Weekend {
  double reading = 0, all = 0, longestStep = 0, searchMeanwhile = 0;
  std::uint32_t taken = 0;
};

/// Takes everything in, and asks the catalogue between the steps, as a window does.
Weekend adopt(vault::Vault& vault, decode::Decoder& decoder) {
  Weekend weekend;
  std::vector<double> searches;
  weekend.all = seconds([&] {
    vault::AdoptionRequest request;
    request.jobs = std::max(2u, std::thread::hardware_concurrency());
    const auto begin = std::chrono::steady_clock::now();
    const auto run = must("adoption", vault::AdoptionRun::start(vault, decoder, request, CancelToken()));
    while (!run->finished()) {
      double step = 0;
      step = seconds([&] {
        const auto told = must("adoption", run->step());
        if (weekend.taken == 0 && !told.empty()) weekend.reading = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        weekend.taken += static_cast<std::uint32_t>(told.size());
      });
      weekend.longestStep = std::max(weekend.longestStep, step);
      searches.push_back(seconds([&] { must("search", vault::searchPatients(vault, {"a", {}, {}, 0, 50})); }));
    }
    if (run->summary().refused + run->summary().missing > 0) stop("adoption", {ErrorCode::Internal, "refused or missing"});
  });
  weekend.searchMeanwhile = percentile(searches, 0.95);
  return weekend;
}

/// From the last byte of a store to the thumbnail in the vault: a look into the folder, the adoption, the thumbnail. Seconds.
double liveImage(vault::Vault& vault, decode::Decoder& decoder, tests::ReceiverDouble& receiver, const Bytes& image) {
  receiver.store(image);
  return seconds([&] {
    if (vault::countArrivals(vault.environment().files, vault.path()) != 1) stop("inbox", {ErrorCode::Internal, {}});
    const auto run = must("adoption", vault::AdoptionRun::start(vault, decoder, {}, CancelToken()));
    model::ImageId id;
    while (!run->finished())
      for (const auto& told : must("adoption", run->step())) id = told.image;
    must("thumbnail", vault::loadThumbnail(vault, id));
  });
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const bool quick = count > 2 && std::strcmp(words[2], "--quick") == 0;
  const unsigned images = quick ? 60 : 20'000, lives = quick ? 3 : 20;
  Practice practice;
  const Folder folder(words[1]);
  const Path secret = folder / "receiver";
  tests::FakeClock clock(practice.environment().clock.now());
  vault::Vault vault = practice.create(folder / "bench.safelight");
  must("pair", vault::pairDevice(vault, {"Bench", "BENCH", "127.0.0.1", 104, seal::DeviceKind::Intraoral, seal::DeviceLink::Plain, {}}));
  must("receiver", vault::prepareReceiver(vault, secret, vault::Takeover::IfNobody));
  tests::ReceiverDouble receiver(vault.path(), secret, clock);
  const auto decoder = must("decoder", decode::startDecoder(decode::decoderBesideThisProgram()));
  for (unsigned i = 0; i < images; ++i) {
    clock.advance(10);
    receiver.store(makeRadiograph(256, 200, i % 500, i));
  }
  settleDisk();
  const Weekend weekend = adopt(vault, *decoder);
  if (weekend.taken != images) stop("adoption", {ErrorCode::Internal, std::to_string(weekend.taken) + " taken"});
  const double rate = images / weekend.all;
  row(text("%u arrivals of 100 KB taken in after a weekend", images), text("%.0f images/s", rate), text("first after %.1f s", weekend.reading), ">= 100 images/s", rate >= 100);
  note(text("longest step %.0f ms; a patient search between the steps %.1f ms (p95)", weekend.longestStep * 1000, weekend.searchMeanwhile * 1000));

  std::vector<double> live;
  for (unsigned i = 0; i < lives; ++i) {
    clock.advance(1000);
    live.push_back(liveImage(vault, *decoder, receiver, makeRadiograph(1304, 1614, i, 1'000'000 + i)));
  }
  row("an arrival of 4.2 MB while the vault is open, to its thumbnail", text("%.0f ms", median(live) * 1000), text("slowest %.0f ms", percentile(live, 1) * 1000), "<= 500 ms",
      median(live) <= 0.5);
  return 0;
}
