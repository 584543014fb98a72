#include "app/demo/dicom_writer.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include "app/demo/dicom_identity.h"

namespace safelight::demo {
namespace {

void putCode(DcmItem& parent, const DcmTagKey& sequence, long index, std::string_view code, const char* meaning) {
  DcmItem* item = nullptr;
  if (parent.findOrCreateSequenceItem(sequence, item, index).bad()) return;
  item->putAndInsertString(DCM_CodeValue, std::string(code).c_str());
  item->putAndInsertString(DCM_CodingSchemeDesignator, "SCT");
  item->putAndInsertString(DCM_CodeMeaning, meaning);
}

void putDevice(DcmDataset& set, const RadiographToWrite& radiograph, bool intraOral) {
  set.putAndInsertString(DCM_SOPClassUID, intraOral ? UID_DigitalIntraOralXRayImageStorageForPresentation : UID_DigitalXRayImageStorageForPresentation);
  set.putAndInsertString(DCM_Modality, intraOral ? "IO" : "PX");
  set.putAndInsertString(DCM_StudyDescription, "Dental radiographs");
  set.putAndInsertString(DCM_SeriesDescription, radiograph.description.c_str());
  set.putAndInsertString(DCM_Manufacturer, "Safelight demo");
  set.putAndInsertString(DCM_ManufacturerModelName, intraOral ? "Sensor size 2" : "Panoramic");
  set.putAndInsertString(DCM_InstanceNumber, std::to_string(radiograph.number).c_str());
}

void putAnatomy(DcmDataset& set, const RadiographToWrite& radiograph) {
  // A panoramic image, and one of the front teeth, shows both sides.
  static constexpr const char* kSides[] = {"B", "R", "L", "B"};
  set.putAndInsertString(DCM_ImageLaterality, kSides[static_cast<std::size_t>(radiograph.side)]);
  putCode(set, DCM_AnatomicRegionSequence, 0, "661005", "Jaw region");
  long index = 0;
  for (const model::Tooth tooth : radiograph.teeth.list())
    putCode(set, DCM_PrimaryAnatomicStructureSequence, index++, tooth.snomed(), ("Tooth " + tooth.label(model::ToothNotation::Fdi)).c_str());
  // What lies to the right and below: beside the front teeth that is forward on the right side and backward on the left one.
  static constexpr const char* kOrientations[] = {"L\\F", "A\\F", "P\\F", "L\\F"};
  set.putAndInsertString(DCM_PatientOrientation, kOrientations[static_cast<std::size_t>(radiograph.side)]);
}

void putPixels(DcmDataset& set, const Radiograph& picture, bool intraOral) {
  char spacing[64];
  std::snprintf(spacing, sizeof spacing, "%.4f\\%.4f", picture.spacing, picture.spacing);
  set.putAndInsertString(DCM_ImagerPixelSpacing, spacing);
  set.putAndInsertString(DCM_ImageType, "ORIGINAL\\PRIMARY\\");
  set.putAndInsertString(DCM_PresentationIntentType, "FOR PRESENTATION");
  set.putAndInsertString(DCM_PixelIntensityRelationship, "LOG");
  set.putAndInsertSint16(DCM_PixelIntensityRelationshipSign, -1);  // what lets less through is brighter
  set.putAndInsertString(DCM_DetectorType, "");
  set.insertEmptyElement(DCM_AcquisitionContextSequence);
  if (intraOral) set.putAndInsertString(DCM_PositionerType, "NONE");
  set.putAndInsertString(DCM_PresentationLUTShape, "IDENTITY");
  set.putAndInsertString(DCM_BurnedInAnnotation, "NO");
  set.putAndInsertString(DCM_LossyImageCompression, "00");
  set.putAndInsertString(DCM_RescaleIntercept, "0");
  set.putAndInsertString(DCM_RescaleSlope, "1");
  set.putAndInsertString(DCM_RescaleType, "US");
  set.putAndInsertString(DCM_WindowCenter, intraOral ? "2048\\2400\\1500" : "1650\\2200\\1200");
  set.putAndInsertString(DCM_WindowWidth, intraOral ? "4096\\2600\\2200" : "2900\\2600\\2200");
  set.putAndInsertString(DCM_WindowCenterWidthExplanation, "General\\Caries\\Periodontal");
  set.putAndInsertUint16(DCM_SamplesPerPixel, 1);
  set.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME2");
  set.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(picture.height));
  set.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(picture.width));
  set.putAndInsertUint16(DCM_BitsAllocated, 16);
  set.putAndInsertUint16(DCM_BitsStored, 12);
  set.putAndInsertUint16(DCM_HighBit, 11);
  set.putAndInsertUint16(DCM_PixelRepresentation, 0);
  set.putAndInsertUint16Array(DCM_PixelData, picture.pixels.data(), static_cast<unsigned long>(picture.pixels.size()));
}

}  // namespace

Result<void> writeRadiograph(const RadiographToWrite& radiograph, const Path& path) {
  DcmFileFormat file;
  DcmDataset& set = *file.getDataset();
  const bool intraOral = radiograph.view != model::View::Panoramic;
  putPatient(set, radiograph.patient);
  putStudy(set, radiograph.patient, radiograph.capturedAt, static_cast<int>(radiograph.view));
  putDevice(set, radiograph, intraOral);
  putAnatomy(set, radiograph);
  putPixels(set, radiograph.picture, intraOral);
  if (file.saveFile(path.c_str(), EXS_LittleEndianExplicit).bad()) return fail(ErrorCode::WriteFailed, "demo radiograph");
  return {};
}

}  // namespace safelight::demo
