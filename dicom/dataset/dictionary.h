#pragma once
// The data dictionary (PS3.6), over DCMTK's.

#include <string>
#include <string_view>

#include "dicom/dataset/element.h"

namespace safelight::dicom {

/// Reads the dictionary file, opens the character set tables and silences DCMTK's log (which would print values of the
/// data set). Call it once before the process gives up its right to open files; nothing below opens one afterwards.
void loadDictionary();

/// The VR of a standard attribute, UN for private and unknown ones. Where the standard allows two, US and OW.
Vr dictionaryVr(Tag tag);

/// The attribute's keyword ("PatientName"); empty when unknown. `privateCreator` is only asked for odd groups.
std::string dictionaryName(Tag tag, std::string_view privateCreator = {});

}  // namespace safelight::dicom
