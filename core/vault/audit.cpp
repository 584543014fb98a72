#include "core/vault/audit.h"

#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

const char* formName(ExportAs as) {
  switch (as) {
    case ExportAs::Original: return "original";
    case ExportAs::Png: return "png";
    case ExportAs::Jpeg: return "jpeg";
    case ExportAs::Dicom: return "dicom";
    case ExportAs::Media: return "media";
  }
  return "unknown";
}

struct Describe {
  AuditEntry& entry;
  void operator()(const change::PeopleChanged& c) const { entry.summary = c.what + " " + c.user.toString(); }
  void operator()(const change::PatientMerged& c) const { entry.summary = "into " + c.into.toString(); }
  void operator()(const change::ImageImported& c) const {
    entry.images = {c.image.id};
    if (c.arrival) entry.summary = "from " + c.arrival->callingAe + " at " + c.arrival->address + ", number " + std::to_string(c.arrival->number) + ": ";
    entry.summary += c.image.facts.mediaType + (c.image.status == model::ImageStatus::Inbox ? ", waits: " + c.image.inboxReason : "");
  }
  void operator()(const change::ImagesTagged& c) const {
    for (const auto& [id, tags] : c.tags) entry.images.push_back(id);
  }
  void operator()(const change::DisplaySaved& c) const { entry.images = {c.image}; }
  void operator()(const change::ImagesFiled& c) const { entry.images = c.images; }
  void operator()(const change::ImagesUnfiled& c) const { entry.images = c.images; }
  void operator()(const change::ImagesBinned& c) const { entry.images = c.images; }
  void operator()(const change::ImagesRestored& c) const { entry.images = c.images; }
  void operator()(const change::ImagesPurged& c) const { entry.images = c.images; }
  void operator()(const change::ImageViewed& c) const { entry.images = {c.image}; }
  void operator()(const change::ImagesExported& c) const {
    entry.images = c.images;
    entry.summary = std::string("as ") + formName(c.as) + (c.identity == Identity::Remove ? ", identity removed" : "");
  }
  void operator()(const change::KeysRotated& c) const { entry.summary = "epoch " + std::to_string(c.epoch); }
  void operator()(const change::KitRenewed& c) const { entry.summary = c.user.toString(); }
  void operator()(const change::PatientErased& c) const {
    entry.patient = c.patients.front();
    entry.images = c.images;
    entry.summary = (c.reason.empty() ? "as a tombstone orders" : c.reason) + ", final on " + c.finalOn.toString();
    if (c.keptUntil) entry.summary += ", before the end of keeping on " + c.keptUntil->toString();
  }
  void operator()(const change::ImageKept& c) const { entry.images = {c.image.id}; }
  void operator()(const change::Unreadable& c) const {
    if (!c.image.isNil()) entry.images = {c.image};
    entry.summary = "erased";
  }
  void operator()(const change::ImportUndone& c) const { entry.summary = c.import.toString(); }
  void operator()(const change::WorklistEntered& c) const { entry.summary = c.order.modality + " " + c.order.accession; }
  void operator()(const change::WorklistClosed& c) const {
    if (!c.image.isNil()) entry.images = {c.image};
  }
  void operator()(const change::SendQueued& c) const {
    entry.images = c.images;
    entry.summary = "to " + c.deviceName;
  }
  void operator()(const change::SendDone& c) const {
    entry.images = c.images;
    if (c.committed) entry.summary = "storage committed";
  }
  void operator()(const change::SendFailed& c) const {
    entry.images = c.images;
    entry.summary = std::string(errorName(c.error)) + (c.retryAt ? ", will be tried again" : "");
  }
  void operator()(const change::DevicePaired& c) const {
    entry.summary = c.device.aeTitle + " at " + c.device.address + (c.device.link == seal::DeviceLink::Tls ? ", TLS" : ", without TLS");
  }
  void operator()(const change::DeviceUnpaired& c) const { entry.summary = c.device.toString(); }
  void operator()(const change::ReceivingSet& c) const {
    entry.summary = c.settings.aeTitle + ", ports " + std::to_string(c.settings.plainPort) + " and " + std::to_string(c.settings.tlsPort);
  }
  void operator()(const change::AuthorityCertified& c) const { entry.summary = "key " + toHex(c.certificate.authority).substr(0, 16); }
  void operator()(const change::ReceiverNamed& c) const { entry.summary = "key " + toHex(c.key).substr(0, 16); }
  void operator()(const change::ArrivalDropped& c) const {
    if (!c.same.isNil()) entry.images = {c.same};
    entry.summary = "from " + c.arrival.callingAe + " at " + c.arrival.address + ", number " + std::to_string(c.arrival.number) +
                    (c.same.isNil() ? ": what it keeps of the images it was sent" : ": the same bytes are here");
  }
  void operator()(const change::ArrivalsMissed& c) const {
    entry.summary = c.last == 0 ? "an unknown number before segment " + c.segment.toString()
                                : std::to_string(c.first) + " to " + std::to_string(c.last) + " of segment " + c.segment.toString();
  }
  void operator()(const change::BackupPlaceSet& c) const { entry.summary = c.place.id.toString(); }
  void operator()(const change::BackupPlaceRemoved& c) const { entry.summary = c.place.toString(); }
  void operator()(const change::BackupFinished& c) const {
    entry.summary = c.error ? std::string(errorName(*c.error)) : c.set + ", " + std::to_string(c.objects) + " objects, " + std::to_string(c.copied) + " copied";
    if (c.missing > 0) entry.summary += ", " + std::to_string(c.missing) + " missing";
  }
  void operator()(const change::DrillFinished& c) const {
    entry.summary = (c.error ? std::string(errorName(*c.error)) : "of " + c.set) + ", " + std::to_string(c.objects) + " objects in " + std::to_string(c.milliseconds) + " ms";
  }
  void operator()(const change::HealthChecked& c) const {
    entry.summary = std::to_string(c.objects) + " originals looked at, " + std::to_string(c.damagedCount) + " known to be damaged";
    for (const DamagedObject& object : c.damaged) entry.images.push_back(object.image);
  }
  void operator()(const change::StateAccepted& c) const {
    entry.summary = std::to_string(c.foundRecords) + " records, where " + std::to_string(c.knownRecords) + " were remembered";
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

Result<void> readAudit(Vault& vault, const std::function<bool(const AuditEntry&)>& use) {
  TRY_VOID(require(vault, model::Permission::ReadAudit));
  Vault::Internals& internals = vault.internals();
  const std::uint64_t end = internals.journal.end().sequence;
  TRY_VOID(commit(internals, {{{}, change::LogRead{}}}));
  bool stopped = false;
  const auto each = [&](const store::JournalRecord& record) -> Result<void> {
    if (record.sequence >= end) return {};
    TRY_ASSIGN(const change::Any change, openChange(internals.keys, internals.catalogue, internals.id(), record));
    AuditEntry entry;
    entry.sequence = record.sequence;
    entry.at = record.time;
    const store::Member* author = internals.members.members().byId(record.author);
    entry.author = author == nullptr ? record.author.toString() : author->user.login;
    entry.action = change::actionName(record.changeClass);
    entry.patient = record.patient;
    std::visit(Describe{entry}, change);
    if (use(entry)) return {};
    stopped = true;
    return fail(ErrorCode::Cancelled);
  };
  const auto scanned = store::Journal::scan(internals.environment.files, internals.layout.journal(), internals.id(), signersOf(internals.members), each);
  if (!scanned && !stopped) return fail(scanned.error());
  return {};
}

}  // namespace safelight::vault
