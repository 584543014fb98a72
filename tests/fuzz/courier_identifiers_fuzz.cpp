// Data sets that devices send: answers to our C-FIND, and queries of our worklist.

#include "app/courier/identifiers.h"
#include "app/courier/worklist/worklist_query.h"
#include "core/courier/protocol.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"
#include "tests/fuzz/target.h"

using namespace safelight;
using namespace safelight::courier;

namespace {

void answer(ByteView bytes, dicom::Encoding encoding, Level level) {
  const auto item = readAnswer(bytes, encoding, level);
  if (!item) return;
  // Whoever asked believes nothing of the courier, and yet takes every item that it made in good faith.
  const auto heard = parseReport(encode(Report(ItemFound{*item})));
  fuzz::require(heard && std::holds_alternative<ItemFound>(*heard) && std::get<ItemFound>(*heard).item == *item);
}

PreparedItem sample() {
  model::WorklistItem item;
  item.order = {"A1", "R1", "S1", "2.25.7", "Panoramic", "PX", "PANO", *model::LocalTime::parse("2026-11-22T09:30:00"), "wisdom teeth", ""};
  item.patient = {"10233", "Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), 2};
  return prepare(item);
}

void query(ByteView bytes, dicom::Encoding encoding) {
  static const PreparedItem item = sample();
  const auto asked = readWorklistQuery(bytes, encoding);
  if (!asked) return;
  (void)matches(*asked, item);
  fuzz::require(dicom::parseDataSet(answerTo(*asked, item, "PANO", encoding), encoding).has_value());
}

/// The first byte: encoding, level, or a query.
void run(ByteView bytes) {
  static const bool ready = (dicom::loadDictionary(), true);
  fuzz::require(ready);
  if (bytes.empty()) return;
  const std::uint8_t choice = bytes[0];
  const dicom::Encoding encoding{(choice & 1) == 0, (choice & 3) == 2};
  if ((choice & 4) != 0) query(bytes.subspan(1), encoding);
  else answer(bytes.subspan(1), encoding, static_cast<Level>(1 + choice / 8 % 3));
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
  for (const std::uint8_t choice : {0, 1, 2}) {
    const dicom::Encoding encoding{(choice & 1) == 0, choice == 2};
    Query wanted;
    wanted.familyName = "Müller";
    wanted.study = wanted.series = wanted.instance = "1.2.3";
    for (const Level level : {Level::Study, Level::Series, Level::Image}) {
      wanted.level = level;
      all.push_back(fuzz::behind(static_cast<std::uint8_t>(choice + 8 * (static_cast<int>(level) - 1)), findIdentifier(wanted, encoding)));
    }
    dicom::DataSetWriter step(encoding), set(encoding);
    step.text({0x0008, 0x0060}, dicom::Vr::CS, "PX");
    step.text({0x0040, 0x0001}, dicom::Vr::AE, "PANO");
    step.text({0x0040, 0x0002}, dicom::Vr::DA, "20261101-20261130");
    set.text(dicom::tags::kCharacterSet, dicom::Vr::CS, "ISO_IR 100");
    set.text(dicom::tags::kPatientName, dicom::Vr::PN, "M*");
    set.sequence({0x0040, 0x0100}, step);
    all.push_back(fuzz::behind(static_cast<std::uint8_t>(choice + 4), set.written()));
  }
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("courier_identifiers", run, seeds)
