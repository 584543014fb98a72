#include "dicom/dataset/write_photo.h"

#include <cstdio>
#include <cstring>

#include "core/model/patient.h"
#include "dicom/dataset/anatomy.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/jpeg_metadata.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::dicom {

namespace {

constexpr std::string_view kVlPhotographic = "1.2.840.10008.5.1.4.1.1.77.1.4";
constexpr Encoding kEncoding{true, false};
constexpr Tag kValueType{0x0040, 0xA040}, kConceptName{0x0040, 0xA043}, kConceptCode{0x0040, 0xA168};

using model::View;

std::string dateText(const std::optional<model::LocalTime>& time) {
  if (!time) return {};
  std::string text = time->toString().substr(0, 10);
  std::erase(text, '-');
  return text;
}

std::string timeText(const std::optional<model::LocalTime>& time) {
  if (!time) return {};
  std::string text = time->toString().substr(11);
  std::erase(text, ':');
  return text;
}

std::string_view sexText(std::uint8_t sex) {
  switch (static_cast<model::Sex>(sex)) {
    case model::Sex::Female: return "F";
    case model::Sex::Male: return "M";
    case model::Sex::Other: return "O";
    default: return "";
  }
}

DataSetWriter codeItem(const Code& code) {
  DataSetWriter item(kEncoding);
  item.text(tags::kCodeValue, Vr::SH, code.value);
  item.text(tags::kCodingScheme, Vr::SH, code.scheme);
  item.text(tags::kCodeMeaning, Vr::LO, code.meaning);
  return item;
}

/// Patient Orientation of an upright photo: what lies to the right and at the bottom (ADA 1100, DICOM CP 1570). Empty when the view says nothing;
/// of an arch only a mirror shot that was turned over is known to show the patient's left on its right.
std::string_view orientationOf(View view, MirrorShot mirror) {
  switch (view) {
    case View::IntraoralUpper: return mirror == MirrorShot::Corrected ? "L\\P" : "";
    case View::IntraoralLower: return mirror == MirrorShot::Corrected ? "L\\A" : "";
    case View::PhotoFrontal: case View::PhotoFrontalSmile: case View::IntraoralFrontal: return "L\\F";
    case View::PhotoProfileRight: case View::IntraoralRight: return "A\\F";
    case View::PhotoProfileLeft: case View::IntraoralLeft: return "P\\F";
    default: return "";
  }
}

std::string_view lateralityOf(model::Side side) {
  switch (side) {
    case model::Side::Right: return "R";
    case model::Side::Left: return "L";
    case model::Side::Both: return "B";
    default: return "U";
  }
}

/// What a view shows when no teeth are named (ADA 1100).
Code structureOf(View view) {
  switch (view) {
    case View::PhotoFrontal: case View::PhotoFrontalSmile: case View::PhotoProfileRight: case View::PhotoProfileLeft: return {"89545001", "SCT", "Face"};
    case View::IntraoralFrontal: return {"74262004", "SCT", "Oral cavity"};
    case View::IntraoralRight: case View::IntraoralLeft: return {"261063000", "SCT", "Buccal space"};
    case View::IntraoralUpper: return {"39481002", "SCT", "Upper dental arch"};
    case View::IntraoralLower: return {"88176008", "SCT", "Lower dental arch"};
    default: return {};
  }
}

/// One item a tooth (CID 4018, 4019), else what the view shows.
void primaryStructures(const model::ImageTags& tags, DataSetWriter& out) {
  std::vector<DataSetWriter> items;
  for (const model::Tooth tooth : tags.teeth.list()) {
    const std::string meaning = "Tooth " + tooth.label(model::ToothNotation::Fdi) + " (ISO 3950)";
    items.push_back(codeItem({tooth.snomed(), "SCT", meaning}));
  }
  if (const Code structure = structureOf(tags.view); items.empty() && !structure.value.empty()) items.push_back(codeItem(structure));
  if (items.empty()) return;
  out.beginSequence(tags::kPrimaryStructure);
  for (const DataSetWriter& item : items) {
    out.beginItem();
    out.raw(item.written());
    out.endItem();
  }
  out.endSequence();
}

struct Uids {
  std::string study, series, instance;
};

/// SOP Common, Study, Series, Equipment (groups 0008 before 0010). Type 2 attributes without a value are written empty.
void identifyObject(const PhotoToWrap& photo, const Uids& uids, DataSetWriter& out) {
  const std::string date = dateText(photo.capturedAt), time = timeText(photo.capturedAt);
  const auto& study = photo.capturedAt ? photo.capturedAt : photo.studyAt;
  out.text(tags::kCharacterSet, Vr::CS, "ISO_IR 192");
  out.text(tags::kImageType, Vr::CS, "ORIGINAL\\PRIMARY");
  out.text(tags::kSopClass, Vr::UI, kVlPhotographic);
  out.text(tags::kSopInstance, Vr::UI, uids.instance);
  out.text(tags::kStudyDate, Vr::DA, dateText(study));
  if (photo.capturedAt) out.text(tags::kContentDate, Vr::DA, date);
  if (photo.capturedAt) out.text(tags::kAcquisitionDateTime, Vr::DT, date + time);
  out.text(tags::kStudyTime, Vr::TM, timeText(study));
  if (photo.capturedAt) out.text(tags::kContentTime, Vr::TM, time);
  out.text(tags::kAccessionNumber, Vr::SH, "");
  out.text(tags::kModality, Vr::CS, "XC");
  out.text(tags::kManufacturer, Vr::LO, cleaned(photo.manufacturer, 64));
  out.text(tags::kReferringPhysician, Vr::PN, "");
  if (!photo.studyDescription.empty()) out.text(tags::kStudyDescription, Vr::LO, cleaned(photo.studyDescription, 64));
  if (!photo.seriesDescription.empty()) out.text(tags::kSeriesDescription, Vr::LO, cleaned(photo.seriesDescription, 64));
  if (!photo.model.empty()) out.text(tags::kModel, Vr::LO, cleaned(photo.model, 64));
  out.sequence(tags::kAnatomicRegion, codeItem(regionOf(photo.tags, true)));
  primaryStructures(photo.tags, out);
}

void patientAndRelations(const PhotoToWrap& photo, const Uids& uids, DataSetWriter& out) {
  out.text(tags::kPatientName, Vr::PN, toPersonName(photo.identity.familyName, photo.identity.givenName));
  out.text(tags::kPatientId, Vr::LO, cleaned(photo.identity.patientNumber, 64));
  std::string born = photo.identity.birthDate ? photo.identity.birthDate->toString() : "";
  std::erase(born, '-');
  out.text(tags::kBirthDate, Vr::DA, born);
  out.text(tags::kSex, Vr::CS, sexText(photo.identity.sex));
  out.text(tags::kStudy, Vr::UI, uids.study);
  out.text(tags::kSeries, Vr::UI, uids.series);
  out.text(tags::kStudyId, Vr::SH, "1");
  out.text(tags::kSeriesNumber, Vr::IS, "1");
  out.text(tags::kInstanceNumber, Vr::IS, std::to_string(photo.instanceNumber));
  out.text(tags::kPatientOrientation, Vr::CS, orientationOf(photo.tags.view, photo.mirror));
  out.text(tags::kImageLaterality, Vr::CS, lateralityOf(photo.tags.side));
}

struct PixelShape {
  std::uint32_t width = 0, height = 0;
  std::uint16_t samples = 3;
  std::string_view photometric;
  ByteView profile{};
};

/// A photo that was lossy before it was decoded is lossy, too: once lossy, always lossy (PS3.3 C.7.6.1.1.5).
struct Loss {
  std::uint64_t bytes = 0;
  std::string_view method;
};

void imagePixel(const PixelShape& shape, const Loss& loss, DataSetWriter& out) {
  out.u16(tags::kSamplesPerPixel, shape.samples);
  out.text(tags::kPhotometric, Vr::CS, shape.photometric);
  if (shape.samples == 3) out.u16(tags::kPlanar, 0);
  out.u16(tags::kRows, static_cast<std::uint16_t>(shape.height));
  out.u16(tags::kColumns, static_cast<std::uint16_t>(shape.width));
  out.u16(tags::kBitsAllocated, 8);
  out.u16(tags::kBitsStored, 8);
  out.u16(tags::kHighBit, 7);
  out.u16(tags::kPixelRepresentation, 0);
  // Not every reader looks for it inside the JPEG (PS3.5 A.4.1 wants it here as well).
  if (!shape.profile.empty()) out.bytes(tags::kColourProfile, Vr::OB, shape.profile);
  out.text(tags::kLossy, Vr::CS, loss.bytes == 0 ? "00" : "01");
  if (loss.bytes == 0) return;
  char ratio[17] = "";
  std::snprintf(ratio, sizeof ratio, "%.2f", static_cast<double>(shape.width) * shape.height * shape.samples / static_cast<double>(loss.bytes));
  out.text(tags::kLossyRatio, Vr::DS, ratio);
  if (!loss.method.empty()) out.text(tags::kLossyMethod, Vr::CS, loss.method);
}

Bytes rgbBytes(ByteView rgb32) {
  Bytes out(rgb32.size() / 4 * 3);
  for (std::size_t i = 0; i < rgb32.size() / 4; ++i) {
    std::uint32_t word;
    std::memcpy(&word, rgb32.data() + 4 * i, sizeof word);
    out[3 * i] = static_cast<std::uint8_t>(word >> 16);
    out[3 * i + 1] = static_cast<std::uint8_t>(word >> 8);
    out[3 * i + 2] = static_cast<std::uint8_t>(word);
  }
  return out;
}

/// Where in the treatment: a coded entry of the acquisition context (PS3.3 C.7.6.14; PS3.16 codes DCM 128741, 121079, 126074).
void treatmentPhase(model::Phase phase, DataSetWriter& out) {
  const bool before = phase == model::Phase::Before;
  if (!before && phase != model::Phase::After) return out.bytes(tags::kAcquisitionContext, Vr::SQ, {});
  DataSetWriter item(kEncoding);
  item.text(kValueType, Vr::CS, "CODE");
  item.sequence(kConceptName, codeItem({"128741", "DCM", "Longitudinal Temporal Event Type"}));
  item.sequence(kConceptCode, codeItem(before ? Code{"121079", "DCM", "Baseline"} : Code{"126074", "DCM", "Posttreatment"}));
  out.sequence(tags::kAcquisitionContext, item);
}

void describeView(const PhotoToWrap& photo, DataSetWriter& out) {
  treatmentPhase(photo.tags.phase, out);
  const Code view = viewCodeOf(photo.tags.view);
  if (view.value.empty()) return;
  DataSetWriter item = codeItem(view);
  if (photo.mirror == MirrorShot::Corrected) item.sequence(tags::kViewModifier, codeItem({"787610003", "SCT", "Mirrored corrected"}));
  out.sequence(tags::kViewCode, item);
}

}  // namespace

bool fitsAsBaseline(ByteView jpeg) {
  const auto shape = jpegShape(jpeg);
  return shape && shape->baseline && shape->orientation == 1 && !shape->namedRgb && (shape->components == 1 || shape->components == 3);
}

Result<Bytes> wrapPhoto(const PhotoToWrap& photo) {
  const bool asIs = fitsAsBaseline(photo.jpeg);
  PixelShape shape{photo.width, photo.height, 3, "RGB"};
  Bytes jpeg;
  if (asIs) {
    const JpegShape source = *jpegShape(photo.jpeg);
    shape = {source.width, source.height, source.components, source.components == 1 ? "MONOCHROME2" : "YBR_FULL_422"};
    if (shape.samples == 3) shape.profile = photo.jpegProfile;
    jpeg = withoutJpegMetadata(photo.jpeg).value_or(Bytes(photo.jpeg.begin(), photo.jpeg.end()));
  } else if (shape.width == 0 || shape.height == 0 || static_cast<std::uint64_t>(shape.width) * shape.height * 4 != photo.rgb32.size()) {
    return fail(ErrorCode::InvalidArgument, "photo pixels");
  }
  if (shape.width > 65535 || shape.height > 65535) return fail(ErrorCode::TooManyPixels);
  const Uids uids{keyedUid(photo.uidKey, "study", photo.studyName), keyedUid(photo.uidKey, "series", photo.studyName + "\n" + photo.seriesName),
                  keyedUid(photo.uidKey, "object", photo.objectName)};
  DataSetWriter set(kEncoding);
  identifyObject(photo, uids, set);
  patientAndRelations(photo, uids, set);
  const Loss loss = photo.jpeg.empty() ? Loss{photo.lossyBytes, photo.lossyMethod} : Loss{photo.jpeg.size(), "ISO_10918_1"};
  imagePixel(shape, loss, set);
  describeView(photo, set);
  if (asIs) {
    const ByteView fragments[] = {{}, jpeg};
    set.fragments(fragments);
  } else {
    set.bytes(tags::kPixelData, Vr::OB, rgbBytes(photo.rgb32));
  }
  return wrapFile(kVlPhotographic, uids.instance, asIs ? kJpegBaseline : kExplicitLittleEndian, set.written());
}

}  // namespace safelight::dicom
