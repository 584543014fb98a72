#include "app/conformance/statement.h"

#include "app/conformance/statement_parts.h"
#include "dicom/net/uids.h"

namespace safelight::conformance {

namespace net = dicom::net;

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string statement() {
  Markdown out;
  out.heading(1, "Safelight: DICOM conformance statement");
  out.paragraph("Written by `safelight-conformance` from the tables that the programs themselves run on; a test compares this file with them. "
                "It follows the questions of PS3.2.");
  out.heading(2, "Overview");
  out.paragraph("Safelight is a sealed vault for the images of a practice. It receives objects from modalities and archives, also while nobody is signed in, serves a worklist, "
                "answers storage commitment, sends and fetches objects, reads media and writes them. It is no diagnostic archive for others: it answers no queries for what it keeps.");
  out.table({"implementation", "value"}, {{"Implementation Class UID", std::string(net::kImplementationClass)},
                                          {"Implementation Version Name", std::string(net::kImplementationVersion)},
                                          {"Application context", std::string(net::kApplicationContext)},
                                          {"Specific Character Set of what is written", "ISO_IR 192 (UTF-8)"}});
  networkServices(out);
  networkBehaviour(out);
  security(out);
  media(out);
  objectsMade(out);
  return std::move(out).take();
}

}  // namespace safelight::conformance
