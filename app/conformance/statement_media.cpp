#include "app/conformance/statement_parts.h"
#include "core/decode/protocol.h"
#include "dicom/dataset/media_profile.h"

namespace safelight::conformance {

void media(Markdown& out) {
  out.heading(2, "Media");
  out.paragraph("Reads (FSR): every file set, by its DICOMDIR or, without one, file by file; references that leave the medium are not followed. "
                "Writes (FSC) a folder with DICOMDIR and DICOM/IM000001 and so on; it never updates one (no FSU). Objects go out under the identity by which the practice knows the patient; "
                "those that need no change are copied bit for bit.");
  std::vector<std::vector<std::string>> rows;
  for (const dicom::MediaProfileEntry& profile : dicom::mediaProfiles()) {
    std::string syntaxes;
    for (const std::string_view syntax : profile.transferSyntaxes) syntaxes.append(syntaxes.empty() ? "" : ", ").append(syntax);
    rows.push_back({std::string(profile.identifier), std::string(profile.meaning), syntaxes});
  }
  out.table({"application profile", "meaning", "transfer syntaxes written"}, rows);
  out.paragraph("Directory records: PATIENT, STUDY, SERIES, and one for each file: IMAGE, PRESENTATION, SR DOCUMENT, KEY OBJECT DOC, ENCAP DOC or WAVEFORM. "
                "Objects of other kinds are left out and named.");
}

void objectsMade(Markdown& out) {
  using decode::Limits;
  out.heading(2, "Objects");
  out.heading(3, "What is decoded at most");
  out.table({"bound", "value"}, {{"Size of a file", grouped(Limits::kInputBytes) + " bytes"},
                                 {"Size of a frame", grouped(Limits::kFrameBytes) + " bytes, and " + grouped(Limits::kExpansion) + " times the file"},
                                 {"Nesting of sequences", std::to_string(Limits::kNesting)},
                                 {"Elements", grouped(Limits::kElements)},
                                 {"Frames", grouped(Limits::kFrames)}});
  out.heading(3, "What is made");
  out.paragraph("DICOM images that are sent, or exported as DICOM files, go as they came, bit for bit; one whose file names somebody else than the patient it is filed with goes in Explicit VR Little Endian with that patient's name, number, birth date and sex: under the same UIDs where the file has that patient's number, else in a study and series and with a SOP instance UID of its own, without accession number, study ID and references to orders and studies of the other, because no study has two patients. "
                "Photographs leave as VL Photographic Image Storage (1.2.840.10008.5.1.4.1.1.77.1.4), modality XC: a baseline JPEG as it is without its EXIF, anything else, and what was turned or turned over in the vault, as RGB. "
                "Teeth stand in Primary Anatomic Structure Sequence, one item a tooth (CID 4018, 4019, SNOMED CT); views in View Code Sequence with Anatomic Region Sequence; a shot in a mirror that was turned over in "
                "View Modifier Code Sequence; before and after in Acquisition Context Sequence (DCM 128741). Patient Orientation is written where the view decides it. "
                "UIDs are 2.25 UUIDs that stay the same for the same image of the same vault, until it is turned.");
  out.paragraph("Checkers that do not know correction proposal 1570 yet report View Code Sequence in this class as a standard extension.");
  out.paragraph("De-identified copies follow PS3.15 annex E, Basic Application Level Confidentiality Profile (113100, DCM).");
}

}  // namespace safelight::conformance
