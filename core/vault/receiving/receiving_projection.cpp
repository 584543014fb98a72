#include "core/vault/receiving/receiving_projection.h"

#include "core/model/image_codec.h"

namespace safelight::vault {

namespace {

template <class Change>
Result<void> keepInMeta(store::Connection& catalogue, std::string_view name, const Change& c) {
  return writeMeta(catalogue, name, change::encode(c));
}

}  // namespace

Result<void> insertArrival(store::Connection& catalogue, std::uint64_t sequence, const Arrival& arrival, ArrivalState state, model::ImageId image) {
  TRY_ASSIGN(auto* insert, catalogue.prepare("INSERT OR REPLACE INTO arrival (segment, number, first, hash, state, image, device, link, calling_ae, address, received, "
                                             "object_bytes, sequence) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"));
  insert->begin().bindBlob(arrival.segment.view()).bind(static_cast<std::int64_t>(arrival.number)).bindBlob(arrival.hash);
  insert->bind(static_cast<std::int64_t>(state)).bindBlob(image.uuid.view()).bindBlob(arrival.device.uuid.view());
  insert->bind(static_cast<std::int64_t>(arrival.link)).bind(arrival.callingAe).bind(arrival.address).bind(arrival.receivedAt.milliseconds);
  return insert->bind(static_cast<std::int64_t>(arrival.objectBytes)).bind(static_cast<std::int64_t>(sequence)).run();
}

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::DevicePaired& c) {
  TRY_ASSIGN(auto* upsert, catalogue.prepare("INSERT INTO device (id, name, ae_title, address, port, kind, link, certificate, paired) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                             "ON CONFLICT (id) DO UPDATE SET name = excluded.name, ae_title = excluded.ae_title, address = excluded.address, "
                                             "port = excluded.port, kind = excluded.kind, link = excluded.link, certificate = excluded.certificate, unpaired = NULL"));
  const seal::PairedDevice& device = c.device;
  upsert->begin().bindBlob(device.id.view()).bind(device.name).bind(device.aeTitle).bind(device.address).bind(static_cast<std::int64_t>(device.port));
  upsert->bind(static_cast<std::int64_t>(device.kind)).bind(static_cast<std::int64_t>(device.link)).bindBlob(device.certificate);
  return upsert->bind(record.time.milliseconds).run();
}

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::DeviceUnpaired& c) {
  TRY_ASSIGN(auto* update, catalogue.prepare("UPDATE device SET unpaired = ? WHERE id = ? AND unpaired IS NULL"));
  return update->begin().bind(record.time.milliseconds).bindBlob(c.device.uuid.view()).run();
}

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord&, const change::ReceivingSet& c) {
  return keepInMeta(catalogue, "receiving", change::Any(c));
}
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord&, const change::AuthorityCertified& c) {
  return keepInMeta(catalogue, "authority", change::Any(c));
}
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ReceiverNamed& c) {
  TRY_VOID(keepInMeta(catalogue, "receiver", change::Any(c)));
  ByteWriter since;
  since.u64(record.sequence);
  return writeMeta(catalogue, "receiver since", since.bytes());
}
Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord&, const change::ConnectionKeysKept& c) {
  return keepInMeta(catalogue, "connection", change::Any(c));
}

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ArrivalDropped& c) {
  return insertArrival(catalogue, record.sequence, c.arrival, ArrivalState::Dropped, c.same);
}

Result<void> projectReceiving(store::Connection& catalogue, const OpenRecord& record, const change::ArrivalsMissed& c) {
  TRY_ASSIGN(auto* insert, catalogue.prepare("INSERT OR IGNORE INTO arrival (segment, number, first, hash, state, image, device, link, calling_ae, address, received, "
                                             "object_bytes, sequence) VALUES (?, ?, ?, ?, 3, zeroblob(16), zeroblob(16), 1, '', '', ?, 0, ?)"));
  insert->begin().bindBlob(c.segment.view()).bind(static_cast<std::int64_t>(c.last)).bind(static_cast<std::int64_t>(c.first)).bindBlob(c.hash);
  return insert->bind(record.time.milliseconds).bind(static_cast<std::int64_t>(record.sequence)).run();
}

Result<void> projectArrival(store::Connection& catalogue, const OpenRecord& record, const change::ImageImported& c) {
  return insertArrival(catalogue, record.sequence, *c.arrival, ArrivalState::Image, c.image.id);
}

Result<void> fillInstances(store::Connection& catalogue) {
  std::vector<std::pair<model::ImageId, std::string>> instances;
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT id, facts FROM image"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    ByteReader reader(select->blob(1));
    std::string instance = model::readFacts(reader).sopInstance;
    if (!instance.empty()) instances.emplace_back(model::ImageId{Uuid::fromBytes(select->blob(0))}, std::move(instance));
  }
  select->reset();
  for (const auto& [id, instance] : instances) {
    TRY_ASSIGN(auto* update, catalogue.prepare("UPDATE image SET sop_instance = ? WHERE id = ?"));
    TRY_VOID(update->begin().bind(instance).bindBlob(id.uuid.view()).run());
  }
  return {};
}

}  // namespace safelight::vault
