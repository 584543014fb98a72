#include "core/vault/audit.h"

#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

struct Describe {
  AuditEntry& entry;
  void operator()(const change::PeopleChanged& c) const { entry.summary = c.what + " " + c.user.toString(); }
  void operator()(const change::PatientMerged& c) const { entry.summary = "into " + c.into.toString(); }
  void operator()(const change::ImageImported& c) const {
    entry.images = {c.image.id};
    entry.summary = c.image.facts.mediaType + (c.image.status == model::ImageStatus::Inbox ? ", waits: " + c.image.inboxReason : "");
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
    static constexpr const char* kForms[] = {"original", "png", "jpeg", "dicom"};
    entry.summary = std::string("as ") + kForms[static_cast<std::size_t>(c.as)] + (c.identity == Identity::Remove ? ", identity removed" : "");
  }
  void operator()(const change::ImportUndone& c) const { entry.summary = c.import.toString(); }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

Result<void> readAudit(Vault& vault, const std::function<bool(const AuditEntry&)>& use) {
  TRY_VOID(require(vault, model::Permission::ReadAudit));
  Vault::Internals& internals = vault.internals();
  bool stopped = false;
  const auto each = [&](const store::JournalRecord& record) -> Result<void> {
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
