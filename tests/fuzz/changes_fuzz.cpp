// Bodies of change records, settings among them, and the metadata in an object's first chunk: read back from a journal that an older or a newer
// program may have written.

#include "core/vault/changes.h"
#include "core/vault/images/object_metadata.h"
#include "tests/fuzz/target.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;

namespace {

/// The first two bytes are the class; class 0 is the metadata.
void run(ByteView bytes) {
  if (bytes.size() < 2) return;
  const auto changeClass = static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8);
  const ByteView body = bytes.subspan(2);
  if (changeClass == 0) {
    const auto image = parseMetadata(body);
    if (!image) return;
    const Bytes again = encodeMetadata(*image);
    const auto second = parseMetadata(again);
    return fuzz::require(second && encodeMetadata(*second) == again);
  }
  const auto change = change::parse(changeClass, body);
  if (!change) return;
  fuzz::require(change::classOf(*change) == changeClass && change::actionName(changeClass) != "unknown");
  const Bytes again = change::encode(*change);
  const auto second = change::parse(changeClass, again);
  fuzz::require(second && second->index() == change->index() && change::encode(*second) == again);
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
  const auto add = [&](const change::Any& change) {
    ByteWriter writer;
    writer.u16(change::classOf(change));
    writer.raw(change::encode(change));
    all.push_back(std::move(writer).take());
  };
  using tests::numbered;
  const std::vector<model::ImageId> images{numbered<model::ImageId>(1), numbered<model::ImageId>(9)};
  add(change::PeopleChanged{"role changed", numbered<model::UserId>(4)});
  add(change::SettingsChanged{{"Harbour Dental", model::ToothNotation::Palmer, 1234}});
  add(change::PatientCreated{tests::sampleDetails()});
  add(change::PatientMerged{numbered<model::PatientId>(7)});
  change::ImageImported imported;
  imported.image = tests::sampleImage();
  add(imported);
  imported.arrival = Arrival{};
  add(imported);
  add(change::ImagesTagged{{{images[0], tests::sampleTags()}}});
  add(change::DisplaySaved{images[0], tests::sampleDisplay()});
  add(change::ImagesFiled{images});
  add(change::ImagesExported{images, ExportAs::Jpeg, Identity::Remove});
  add(change::DevicePaired{});
  add(change::ReceivingSet{});
  add(change::ArrivalDropped{{}, images[0]});
  add(change::ConnectionKeysKept{"authority", "authority key", "certificate", "key"});
  add(change::WorklistEntered{numbered<model::WorklistId>(13), {}});
  add(change::SendQueued{numbered<model::SendId>(14), numbered<model::DeviceId>(11).uuid, "PACS", images, SendForm::ExplicitLittleEndian});
  add(change::SendFailed{numbered<model::SendId>(14), images, ErrorCode::ConnectionRefused, Instant{1'795'000'000'123}});
  // Of every other class at least its number.
  for (std::uint16_t number = 1; number < 256; ++number) {
    if (change::actionName(number) == "unknown") continue;
    ByteWriter writer;
    writer.u16(number);
    writer.u8(1);
    writer.raw(Bytes(64, 0));
    all.push_back(std::move(writer).take());
  }
  Bytes metadata{0, 0};
  const Bytes encoded = encodeMetadata(tests::sampleImage());
  metadata.insert(metadata.end(), encoded.begin(), encoded.end());
  all.push_back(std::move(metadata));
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("changes", run, seeds)
