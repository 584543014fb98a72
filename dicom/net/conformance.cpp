#include "dicom/net/conformance.h"

#include <algorithm>

#include "dicom/net/limits.h"
#include "dicom/net/status.h"

namespace safelight::dicom::net {

namespace {

constexpr ServiceEntry kServices[] = {
    {kVerification, "Verification", false, true, "safelight-receiver"},
    {kStorageCommitment, "Storage Commitment Push Model", true, true, "safelight-receiver"},
    {kVerification, "Verification", true, true, "safelight-courier"},
    {kModalityWorklistFind, "Modality Worklist Information Model - FIND", false, true, "safelight-courier"},
    {kStudyRootFind, "Study Root Query/Retrieve - FIND", true, false, "safelight-courier"},
    {kStudyRootGet, "Study Root Query/Retrieve - GET", true, false, "safelight-courier"},
    {kStudyRootMove, "Study Root Query/Retrieve - MOVE", true, false, "safelight-courier"},
    {kStorageCommitment, "Storage Commitment Push Model", true, false, "safelight-courier"},
};

constexpr BehaviourEntry kBehaviours[] = {
    {"Presentation contexts with several transfer syntaxes",
     "Explicit VR Little Endian is chosen, then Implicit VR Little Endian, then what is lossless in the order proposed, then Explicit VR Big Endian and "
     "Deflated, and only then what may be lossy."},
    {"Stored objects", "Kept bit for bit in the transfer syntax in which they were sent; no element is coerced, removed or checked before Success is answered."},
    {"SOP classes that are not in the table",
     "Any other class below 1.2.840.10008.5.1.4.1.1 that is no query is accepted; a class outside the standard's root is accepted where private classes are allowed."},
    {"Transfer syntaxes that refer to pixels elsewhere", "JPIP referenced, SMPTE ST 2110, MIME and XML encodings are refused, because such an object is not complete in itself."},
    {"Asynchronous operations window", "Answered with one operation at a time."},
    {"User identity", "Read over and not answered; peers are known by certificate or by address and AE title."},
    {"Extended negotiation", "Read over and not answered."},
    {"SCP/SCU role selection", "As acceptor, the provider role is granted to the requestor for Storage Commitment alone. As requestor, the provider role is proposed for "
                               "storage classes of a C-GET and for Storage Commitment reports."},
    {"Called AE title", "Any well-formed title is answered; the peer is recognised by its calling AE title and address."},
    {"Storage Commitment reports", "Sent over the association of the request when the peer keeps it open and silent, otherwise over a new one to the paired port."},
    {"Storage Commitment reports for us", "Taken over the association of our request within some seconds, and at any time over a new one from the paired peer to the receiver, "
                                          "also while the vault is locked; the outbox knows them after the next unlock."},
    {"C-CANCEL", "Taken between two responses of a query."},
    {"Data set larger than a bound", "The association is aborted; a query or commitment list that is too long is answered with a status instead."},
    {"Maximum length received", "The bound announced is for speed; a PDU up to the largest accepted is taken in all the same."},
};

constexpr StatusEntry kStatuses[] = {
    {"C-STORE", 0x0000, "The object is durable: file and directory were synchronised to the disk."},
    {"C-STORE", 0xA700, "Not enough room, the quota is used up, or the disk failed. Nothing of the object was kept; it may be sent again."},
    {"C-STORE", 0x0110, "The object could not be taken for another reason. Nothing of it was kept."},
    {"C-STORE", 0x0117, "The SOP instance UID is missing or malformed."},
    {"C-STORE", 0x0118, "The SOP class is no storage class."},
    {"C-STORE", 0x0122, "This class is not taken here."},
    {"C-STORE", 0xC000, "The data set is missing or empty."},
    {"C-FIND", 0x0000, "All matches were sent."},
    {"C-FIND", 0xFF00, "One match; all optional keys are supported."},
    {"C-FIND", 0xFF01, "One match; some optional keys are not supported."},
    {"C-FIND", 0xFE00, "Ended by C-CANCEL."},
    {"C-FIND", 0xA700, "The query is larger than is accepted."},
    {"C-FIND", 0xC000, "The query cannot be understood."},
    {"N-ACTION", 0x0000, "The request was taken; a report follows."},
    {"N-ACTION", 0x0112, "Not the well-known Storage Commitment instance."},
    {"N-ACTION", 0x0115, "The request cannot be understood."},
    {"N-ACTION", 0x0123, "Another action than a request for commitment."},
    {"N-ACTION", 0x0213, "More instances, or more requests, than one association may name."},
    {"any", 0x0211, "An operation that is not served."},
};

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string bytes(std::uint64_t number) { return grouped(number) + " bytes"; }
std::string seconds(std::chrono::milliseconds span) { return grouped(static_cast<std::uint64_t>(span.count() / 1000)) + " s"; }

}  // namespace

std::span<const ServiceEntry> services() { return kServices; }
std::span<const BehaviourEntry> behaviours() { return kBehaviours; }
std::span<const StatusEntry> statusEntries() { return kStatuses; }

std::vector<LimitEntry> limitEntries() {
  const Limits limits;
  return {
      {"Maximum length announced", bytes(limits.announcedPdu)},
      {"Largest data PDU accepted", bytes(limits.largestPdu)},
      {"Largest association PDU accepted", bytes(limits.largestAssociatePdu)},
      {"Largest data PDU sent", bytes(limits.largestSentPdu)},
      {"Presentation contexts of an association", grouped(kMostContexts)},
      {"Transfer syntaxes read of a presentation context", grouped(kMostTransferSyntaxesOfContext)},
      {"Largest command set", bytes(limits.largestCommand)},
      {"Largest data set on the wire", bytes(limits.largestDataSet)},
      {"Largest query, match or commitment list", bytes(limits.largestIdentifier)},
      {"ARTIM timer (association request, end of the connection)", seconds(limits.artim)},
      {"Silence inside a message, and for one write", seconds(limits.idle)},
      {"Silence between two messages, as acceptor", seconds(limits.between)},
      {"Wait for a response, as requestor", seconds(limits.answer)},
      {"Slowest peer inside a message", bytes(limits.slowestBytesPerSecond) + " a second, after " + seconds(limits.idle)},
      {"Length of an AE title", "1 to " + std::to_string(kLongestAeTitle) + " characters"},
      {"Length of a UID", "1 to " + std::to_string(kLongestUid) + " characters"},
  };
}

}  // namespace safelight::dicom::net
