#include "core/vault/receiving/adoption_parts.h"

#include <algorithm>

#include "core/vault/images/images.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/receiving/commitment.h"
#include "core/vault/receiving/receiving_projection.h"

namespace safelight::vault {

Result<TrustedReceivers> trustedReceivers(Vault::Internals& vault, const InboxSecrets& secrets) {
  TrustedReceivers trusted;
  trusted.vault = vault.id();
  for (const auto& [id, secret] : secrets.all()) trusted.byInboxKey.emplace(id, secret.receiver);
  TRY_ASSIGN(trusted.named, namedReceiver(vault.catalogue));
  return trusted;
}

Arrival arrivalFrom(const seal::SignedTrailer& signedTrailer) {
  const seal::ArrivalTrailer& trailer = signedTrailer.trailer;
  Arrival arrival;
  arrival.device.uuid = trailer.device;
  arrival.receivedAt = trailer.receivedAt;
  arrival.segment = trailer.segment;
  arrival.number = trailer.number;
  arrival.hash = signedTrailer.hash;
  arrival.objectBytes = trailer.objectBytes;
  return arrival;
}

bool ArrivalBatch::mustWait(const Opened& opened) const {
  if (opened.examined->report) return false;
  const Examined& examined = opened.examined->examined;
  const std::string& instance = examined.inspection->facts.sopInstance;
  return m_placer.isUnderWay(m_placer.duplicateKeyOf(examined.blake2b)) || (!instance.empty() && std::find(m_instances.begin(), m_instances.end(), instance) != m_instances.end());
}

Result<model::ImageId> ArrivalBatch::livingInstance(const std::string& sopInstance) {
  TRY_ASSIGN(const model::ImageId id, findInstance(m_vault, sopInstance));
  if (id.isNil()) return id;
  // What somebody deleted contradicts nothing.
  TRY_ASSIGN(const model::Image image, findImage(m_vault, id));
  return image.status == model::ImageStatus::Binned ? model::ImageId{} : id;
}

Result<ArrivalPlan> ArrivalBatch::plan(const ExaminedArrival& arrival, const Placement& placement) {
  ArrivalContext context;
  context.sameBytes = placement.same;
  context.sameBytesBinned = placement.plan.restoreBinned;
  if (!placement.same.isNil()) {
    TRY_ASSIGN(context.sameBytesSound, isSound(internals(), placement.same));
  }
  context.readable = !arrival.unreadable;
  context.match = placement.match;
  TRY_ASSIGN(context.sameInstance, livingInstance(arrival.examined.inspection->facts.sopInstance));
  // The copy that is damaged here has the same UID and had the same bytes: no conflict, but a second, whole one.
  if (context.sameInstance == context.sameBytes) context.sameInstance = {};
  return planArrival(context);
}

Result<void> ArrivalBatch::makeImage(Part& part, const Opened& opened, const ArrivalPlan& plan) {
  const Examined& examined = opened.examined->examined;
  const bool files = plan.action == ArrivalPlan::Action::File;
  part.placement.plan.imageStatus = files ? model::ImageStatus::Filed : model::ImageStatus::Inbox;
  part.placement.match.patient = plan.patient;
  part.placement.match.suggestion = plan.suggestion;
  part.placement.match.reason = plan.reason;
  const Arrival& arrival = part.outcome.arrival;
  model::Image image = newImage(m_vault, examined, part.placement, {}, arrivalName(arrival.callingAe, arrival.number));
  image.id = opened.id;
  image.device = arrival.device;
  image.conflictsWith = plan.conflictsWith;
  TRY_ASSIGN(part.image.key, internals().keys.wrapObject(image.id, image.patient, opened.key, internals().catalogue, internals().environment.random));
  part.image.duplicateKey = part.placement.duplicateKey.hash;
  if (!examined.thumbnailJpeg.empty()) {
    TRY_ASSIGN(part.image.sealedThumbnail, sealThumbnail(internals().id(), image.id, opened.key, examined.thumbnailJpeg, internals().environment.random));
  }
  part.image.arrival = arrival;
  part.image.image = std::move(image);
  part.outcome.status = files ? AdoptionStatus::Filed : AdoptionStatus::Waiting;
  part.outcome.image = opened.id;
  part.outcome.patient = files ? plan.patient : plan.suggestion;
  part.outcome.conflictsWith = plan.conflictsWith;
  m_placer.accept(part.placement, opened.id);
  return {};
}

Result<void> ArrivalBatch::takeReport(Part& part, const Opened& opened) {
  TRY_ASSIGN(auto effect, planCommitment(m_vault, m_decoder, opened.trailer.trailer.device, *opened.examined->report));
  part.outcome.status = AdoptionStatus::Noted;
  part.outcome.promised = effect.promised;
  part.outcome.notKept = effect.refused;
  part.changes = std::move(effect.changes);
  part.changes.push_back({{}, change::ArrivalDropped{part.outcome.arrival, {}}});
  part.image.image.id = opened.id;
  return {};
}

Result<void> ArrivalBatch::add(Opened opened) {
  ExaminedArrival& arrival = *opened.examined;
  Part part;
  part.outcome.arrival = arrivalFrom(opened.trailer);
  part.outcome.arrival.link = arrival.facts.link;
  part.outcome.arrival.callingAe = arrival.facts.callingAe;
  part.outcome.arrival.address = arrival.facts.address;
  if (arrival.report) {
    TRY_VOID(takeReport(part, opened));
    m_parts.push_back(std::move(part));
    return {};
  }
  const decode::Inspection& inspection = *arrival.examined.inspection;
  TRY_ASSIGN(part.placement, m_placer.place(m_placer.duplicateKeyOf(arrival.examined.blake2b), inspection.facts.identity));
  part.isPlaced = true;
  TRY_ASSIGN(const ArrivalPlan planned, plan(arrival, part.placement));
  part.outcome.match = planned.reason;
  part.outcome.pixelTrouble = inspection.pixelTrouble;
  part.outcome.facts = inspection.facts;
  if (planned.action == ArrivalPlan::Action::File || planned.action == ArrivalPlan::Action::Wait) {
    TRY_VOID(makeImage(part, opened, planned));
    m_instances.push_back(inspection.facts.sopInstance);
  } else {
    TRY_ASSIGN(const model::Image same, findImage(m_vault, part.placement.same));
    part.outcome.status = AdoptionStatus::Duplicate;
    part.outcome.image = same.id;
    part.outcome.patient = same.patient;
    part.changes.push_back({{}, change::ArrivalDropped{part.outcome.arrival, same.id}});
    if (planned.action == ArrivalPlan::Action::BringBack) part.changes.push_back({same.patient, change::ImagesRestored{{same.id}}});
    part.image.image.id = opened.id;
    m_placer.accept(part.placement, same.id);
  }
  m_parts.push_back(std::move(part));
  return {};
}

Result<void> ArrivalBatch::store() {
  std::vector<const NewImage*> images;
  std::vector<Recorded> recorded;
  std::vector<model::ImageId> ids, second;
  std::vector<PendingChange> changes;
  for (Part& part : m_parts) {
    if (part.isNew()) {
      images.push_back(&part.image);
      recorded.push_back({part.image.image.id, part.image.arrival->objectBytes});
      ids.push_back(part.image.image.id);
    } else {
      second.push_back(part.image.image.id);
      std::move(part.changes.begin(), part.changes.end(), std::back_inserter(changes));
    }
  }
  TRY_VOID(prepareFolders(internals(), ids));
  TRY_VOID(commitImages(m_vault, images, {}, {}, std::move(changes)));
  if (!recorded.empty()) TRY_VOID(publishArrivals(internals(), recorded));
  if (!second.empty()) TRY_VOID(removeArrivals(internals(), second));
  return {};
}

Result<std::vector<AdoptionOutcome>> ArrivalBatch::commit() {
  std::vector<AdoptionOutcome> outcomes;
  if (m_parts.empty()) return outcomes;
  const auto stored = store();
  for (Part& part : m_parts) {
    if (part.isPlaced) m_placer.settle(part.placement);
    outcomes.push_back(std::move(part.outcome));
  }
  m_parts.clear();
  m_instances.clear();
  if (!stored) return fail(stored.error());
  return outcomes;
}

Result<Told> finishIfTold(Vault::Internals& vault, const seal::SignedTrailer& trailer) {
  TRY_ASSIGN(auto* select, vault.catalogue.prepare("SELECT state, image FROM arrival WHERE hash = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(trailer.hash).step());
  const auto state = found ? static_cast<ArrivalState>(select->integer(0)) : ArrivalState::Missing;
  const model::ImageId image{found ? Uuid::fromBytes(select->blob(1)) : Uuid{}};
  select->reset();
  // One that was missed is welcome.
  if (!found || state == ArrivalState::Missing) return Told::Nothing;
  if (!vault.environment.files.info(vault.layout.inbox() / trailer.trailer.object.toString())) return Told::Finished;
  if (state == ArrivalState::Image) {
    TRY_VOID(finishArrivals(vault));
    return Told::Finished;
  }
  // A device's word has no image behind it.
  if (!image.isNil()) {
    TRY_ASSIGN(const bool sound, isSound(vault, image));
    if (!sound) return Told::Nothing;
  }
  TRY_VOID(removeArrivals(vault, {{trailer.trailer.object}}));
  return Told::Finished;
}

}  // namespace safelight::vault
