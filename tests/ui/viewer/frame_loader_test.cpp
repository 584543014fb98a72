#include "ui/viewer/frame_loader.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/viewer/fake_source.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

imaging::PixelImage small(std::uint32_t frame) {
  return grayImage(8, 8, [frame](std::uint32_t x, std::uint32_t) { return x + 100 * frame; });
}

struct Bench {
  FakeSource source;
  FrameLoader loader{source};
  QObject pane;
  QList<Result<imaging::SharedPixelImage>> answers;

  Bench() {
    for (std::uint8_t number = 1; number <= 4; ++number) source.add(number, small, 3);
  }
  void show(std::uint8_t number, std::uint32_t frame = 0) {
    loader.show({imageId(number), frame}, &pane, [this](Result<imaging::SharedPixelImage> result) { answers.append(std::move(result)); });
  }
  bool answered(int count) {
    return waitUntil([&] { return answers.size() >= count; });
  }
};

}  // namespace

TEST_CASE("the first look at an image is one load that the journal hears of before pixels come") {
  Bench bench;
  bench.show(1);
  REQUIRE(bench.answered(1));
  CHECK(bench.answers[0].has_value());
  REQUIRE(bench.source.asked.size() == 1);
  CHECK(bench.source.asked[0].second == FrameNeed::FirstLook);
  CHECK(bench.source.noted.isEmpty());
}

TEST_CASE("further frames of a noted image do not fill the journal") {
  Bench bench;
  bench.show(1, 0);
  REQUIRE(bench.answered(1));
  bench.show(1, 1);
  REQUIRE(bench.answered(2));
  CHECK(bench.source.asked[1].second == FrameNeed::Look);
}

TEST_CASE("a prefetched image is noted before it is shown, and not decoded twice") {
  Bench bench;
  bench.loader.prefetch({{imageId(2), 0}});
  REQUIRE(waitUntil([&] { return bench.loader.cache().contains({imageId(2), 0}); }));
  CHECK(bench.source.noted.isEmpty());
  bench.show(2);
  CHECK(bench.answers.isEmpty());  // the journal first
  REQUIRE(bench.answered(1));
  CHECK(bench.source.noted == QList<model::ImageId>{imageId(2)});
  CHECK(bench.source.decoded == 1);
  bench.show(2);
  CHECK(bench.answers.size() == 2);  // at once now
  CHECK(bench.source.noted.size() == 1);
}

TEST_CASE("opening the viewer anew counts views anew") {
  Bench bench;
  bench.show(1);
  REQUIRE(bench.answered(1));
  bench.loader.beginViewing();
  bench.show(1);
  REQUIRE(bench.answered(2));
  CHECK(bench.source.noted.size() == 1);
}

TEST_CASE("what a person moved on from is dropped before it is decoded and never answered") {
  Bench bench;
  bench.source.holdFrames = true;
  bench.show(1);
  bench.show(2);
  bench.show(3);
  bench.source.release();
  settle();
  REQUIRE(bench.answers.size() == 1);
  CHECK(bench.source.cancelled == 2);
  CHECK(bench.source.decoded == 1);
}

TEST_CASE("a load that began ahead serves the person who comes meanwhile") {
  Bench bench;
  bench.source.holdFrames = true;
  bench.loader.prefetch({{imageId(2), 0}});
  REQUIRE(bench.source.held.size() == 1);
  // The decoder is at work on it.
  bench.source.holdFrames = false;
  bench.loader.prefetch({{imageId(2), 0}});
  CHECK(bench.source.asked.size() == 1);
  bench.show(2);
  // It had not started, so the person's own request overtook it.
  REQUIRE(bench.answered(1));
  bench.source.release();
  settle();
  CHECK(bench.source.cancelled == 1);
  CHECK(bench.source.decoded == 1);
  CHECK(bench.answers.size() == 1);
}

TEST_CASE("wishes for later are replaced by newer ones") {
  Bench bench;
  bench.source.holdFrames = true;
  bench.loader.prefetch({{imageId(1), 0}, {imageId(2), 0}});
  bench.loader.prefetch({{imageId(2), 0}, {imageId(3), 0}});
  CHECK(bench.source.asked.size() == 3);
  bench.source.release();
  CHECK(bench.source.cancelled == 1);
  CHECK_FALSE(bench.loader.cache().contains({imageId(1), 0}));
  CHECK(bench.loader.cache().contains({imageId(3), 0}));
}

TEST_CASE("a failure is answered with its reason and not cached") {
  Bench bench;
  bench.source.entry(1).error = Error{ErrorCode::ObjectDamaged, "chunk 3"};
  bench.show(1);
  REQUIRE(bench.answered(1));
  CHECK(bench.answers[0].error().code == ErrorCode::ObjectDamaged);
  bench.source.entry(1).error.reset();
  bench.show(1);
  REQUIRE(bench.answered(2));
  CHECK(bench.answers[1].has_value());
}

TEST_CASE("what comes after the viewing has ended is not kept") {
  Bench bench;
  bench.source.holdFrames = true;
  bench.loader.prefetch({{imageId(2), 0}});
  bench.show(1);
  bench.loader.dropRequests(&bench.pane);
  for (const auto& answer : bench.source.held) REQUIRE(answer);
  bench.loader.endViewing();
  // Both were being decoded when it ended: cancelling comes too late for them.
  bench.source.ignoreCancel = true;
  bench.source.release();
  settle();
  CHECK(bench.source.decoded == 2);
  CHECK(bench.loader.cache().bytes() == 0);
  CHECK(bench.answers.isEmpty());
  bench.source.holdFrames = false;
  bench.loader.beginViewing();
  bench.show(1);
  REQUIRE(bench.answered(1));
  CHECK(bench.answers[0].has_value());
}

TEST_CASE("a pane that went away is never answered") {
  Bench bench;
  bench.source.holdFrames = true;
  int answers = 0;
  {
    QObject pane;
    bench.loader.show({imageId(1), 0}, &pane, [&](const Result<imaging::SharedPixelImage>&) { ++answers; });
  }
  bench.source.release();
  settle();
  CHECK(answers == 0);
}
