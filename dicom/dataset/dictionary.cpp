#include "dicom/dataset/dictionary.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdict.h>
#include <dcmtk/dcmdata/dcdicent.h>
#include <dcmtk/oflog/oflog.h>

#include "dicom/dataset/character_sets.h"

namespace safelight::dicom {

void loadDictionary() {
  OFLog::configure(OFLogger::OFF_LOG_LEVEL);
  dcmDataDict.rdlock();  // the first lock loads the file
  dcmDataDict.rdunlock();
  openCharacterSetTables();
}

namespace {

/// Group length elements and the creator elements of private blocks follow from their number alone.
Vr structuralVr(Tag tag) {
  if (tag.element == 0) return Vr::UL;
  if (tag.isPrivate() && tag.element >= 0x10 && tag.element <= 0xFF) return Vr::LO;
  return Vr::UN;
}

Vr fromDcmtk(DcmEVR vr) {
  switch (vr) {
    case EVR_ox: case EVR_px: return Vr::OW;
    case EVR_xs: case EVR_lt: return Vr::US;
    case EVR_up: return Vr::UL;
    case EVR_na: return Vr::UN;
    default: break;
  }
  const char* name = DcmVR(vr).getVRName();
  if (!name || !name[0] || !name[1]) return Vr::UN;
  const Vr known = static_cast<Vr>(vrCode(name[0], name[1]));
  return isKnownVr(known) ? known : Vr::UN;
}

}  // namespace

Vr dictionaryVr(Tag tag) {
  if (const Vr structural = structuralVr(tag); structural != Vr::UN) return structural;
  if (tag.isPrivate()) return Vr::UN;
  const DcmDataDictionary& dictionary = dcmDataDict.rdlock();
  const DcmDictEntry* entry = dictionary.findEntry(DcmTagKey(tag.group, tag.element), nullptr);
  const Vr vr = entry ? fromDcmtk(entry->getEVR()) : Vr::UN;
  dcmDataDict.rdunlock();
  // LUT Data is "US or OW" and may hold more than a 16-bit length allows.
  return tag == Tag{0x0028, 0x3006} ? Vr::OW : vr;
}

std::string dictionaryName(Tag tag, std::string_view privateCreator) {
  if (tag.element == 0) return "GroupLength";
  if (tag.isPrivate() && tag.element >= 0x10 && tag.element <= 0xFF) return "PrivateCreator";
  const std::string creator(privateCreator);
  const DcmDataDictionary& dictionary = dcmDataDict.rdlock();
  const DcmDictEntry* entry = dictionary.findEntry(DcmTagKey(tag.group, tag.element), tag.isPrivate() ? creator.c_str() : nullptr);
  std::string name = entry && entry->getTagName() ? entry->getTagName() : "";
  dcmDataDict.rdunlock();
  return name;
}

}  // namespace safelight::dicom
