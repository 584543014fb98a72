#include "ui/devices/device_words.h"

#include <QSet>
#include <catch2/catch_test_macros.hpp>

#include "ui/bridge/format.h"
#include "ui/widgets/icon.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
const Instant kNow{1'795'000'000'000};  // November 2026

vault::Device seen(std::int64_t ago) {
  vault::Device device;
  device.lastSeen = Instant{kNow.milliseconds - ago};
  return device;
}

}  // namespace

TEST_CASE("every kind of device has a word of its own and an icon that exists", "[ui][devices]") {
  QSet<QString> words;
  for (int kind = 0; kind <= 6; ++kind) {
    words.insert(deviceKindWord(static_cast<seal::DeviceKind>(kind)));
    CHECK(iconNames().contains(deviceIcon(static_cast<seal::DeviceKind>(kind))));
  }
  CHECK(words.size() == 7);
}

TEST_CASE("what a device did is said by the most telling fact", "[ui][devices]") {
  const auto now = localTime(kNow);
  CHECK(deviceActivity({}, now) == QStringLiteral("Never called yet"));
  CHECK(deviceActivity(seen(0), now).startsWith(QStringLiteral("Last seen today")));
  CHECK(deviceActivity(seen(kDay), now).startsWith(QStringLiteral("Last seen yesterday")));
  auto busy = seen(kHour / 60);
  busy.lastImage = busy.lastSeen;
  busy.imagesToday = 1;
  CHECK(deviceActivity(busy, now) == QStringLiteral("1 image today"));
  busy.imagesToday = 12;
  CHECK(deviceActivity(busy, now) == QStringLiteral("12 images today"));
}

TEST_CASE("images of another day do not count as today's", "[ui][devices]") {
  auto device = seen(2 * kDay);
  device.lastImage = device.lastSeen;
  device.imagesToday = 12;
  CHECK(deviceActivity(device, localTime(kNow)).startsWith(QStringLiteral("Last seen ")));
}

TEST_CASE("every reason to turn a caller away is a sentence", "[ui][devices]") {
  QSet<QString> sentences;
  for (int verdict = 1; verdict <= 7; ++verdict) {
    const QString words = peerVerdictWords(static_cast<seal::PeerVerdict>(verdict));
    CHECK(words.endsWith(QLatin1Char('.')));
    sentences.insert(words);
  }
  CHECK(sentences.size() == 7);
}

TEST_CASE("a caller's calls are counted once there are several", "[ui][devices]") {
  seal::PeerSeen peer;
  peer.last = kNow;
  peer.calls = 1;
  CHECK(peerActivity(peer, localTime(kNow)).startsWith(QStringLiteral("Called today")));
  peer.calls = 3;
  CHECK(peerActivity(peer, localTime(kNow)).startsWith(QStringLiteral("Called 3 times, last today")));
}
