#pragma once
// Values of the model with every member set to something of its own, so that a member that is lost shows.

#include <algorithm>

#include "core/model/image.h"
#include "core/model/patient.h"

namespace safelight::tests {

/// An id whose sixteen bytes are all `number`.
template <class IdType>
IdType numbered(std::uint8_t number) {
  IdType id;
  id.uuid.bytes.fill(number);
  return id;
}

inline model::PatientDetails sampleDetails() {
  return {"Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), model::Sex::Male, "10233", "wants the early appointment"};
}

inline model::ImageTags sampleTags() { return {model::Teeth{16, 17, 46, 55}, model::View::Bitewing, model::Side::Right, model::Phase::During, "distal of 16"}; }

inline model::DisplayState sampleDisplay() { return {true, 2048.5, 3000.25, true, 3, true}; }

inline model::ImageFacts sampleFacts() {
  model::ImageFacts facts;
  facts.kind = model::ImageKind::Radiograph;
  facts.mediaType = "application/dicom";
  facts.modality = "IO";
  facts.sopClass = "1.2.840.10008.5.1.4.1.1.1.3";
  facts.sopInstance = "1.2.3.1";
  facts.study = "1.2.3.2";
  facts.series = "1.2.3.3";
  facts.transferSyntax = "1.2.840.10008.1.2.1";
  facts.studyDescription = "Recall";
  facts.seriesDescription = "Molars on the right";
  facts.instanceNumber = -7;
  facts.width = 1800;
  facts.height = 1280;
  facts.frames = 3;
  facts.bitsStored = 12;
  facts.colour = true;
  facts.capturedAt = model::LocalTime::make(*model::Date::make(2026, 11, 22), 9, 41, 7);
  facts.device = "Sensor 2";
  facts.accession = "A4711";
  facts.stepId = "S0815";
  facts.spacingSource = model::SpacingSource::Detector;
  facts.spacingX = 0.0195;
  facts.spacingY = 0.0205;
  facts.identity = {"10233", "Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), 2};
  facts.tags = sampleTags();
  return facts;
}

/// Filed with patient 3, imported in import 2 by user 4.
inline model::Image sampleImage() {
  model::Image image;
  image.id = numbered<model::ImageId>(1);
  image.import = numbered<model::ImportId>(2);
  image.patient = numbered<model::PatientId>(3);
  image.importedBy = numbered<model::UserId>(4);
  image.facts = sampleFacts();
  image.tags = image.facts.tags;
  image.capturedAt = *image.facts.capturedAt;
  image.importedAt = {1'795'300'000'123};
  image.sourceName = "Scan 0001.dcm";
  image.bytes = 4'608'132;
  image.blake2b.fill(0xb2);
  return image;
}

}  // namespace safelight::tests
