#include "app/receiver/arriving_object.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "app/receiver/inbox_folder.h"

namespace safelight::receiver {

namespace {

// The disk works while the network does: the sync at the end then has little left to do.
constexpr std::uint64_t kPushBytes = 1u << 19;

/// A key that is gone with its block.
struct ObjectKey {
  std::array<std::uint8_t, seal::kObjectKeyBytes> bytes{};
  ~ObjectKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

}  // namespace

Result<std::unique_ptr<ArrivingObject>> ArrivingObject::start(KeeperClient& keeper, PlaceForObject place, const InboxKey& inbox,
                                                              const seal::ArrivalFacts& facts, Random& random, std::atomic<bool>& storing) {
  std::unique_ptr<ArrivingObject> object(new ArrivingObject(keeper, std::move(place), inbox.id, storing));
  ObjectKey key;
  random.fill(key.bytes);
  TRY_ASSIGN(const Bytes sealedKey, seal::sealTo(inbox.key, key.bytes));
  std::copy_n(sealedKey.begin(), object->m_sealedKey.size(), object->m_sealedKey.begin());
  const auto sink = [self = object.get()](ByteView sealed) { return self->append(sealed); };
  TRY_ASSIGN(object->m_sealer, seal::ObjectSealer::start(object->m_place.place.object, key.bytes, facts.encode(), random, sink));
  return object;
}

ArrivingObject::~ArrivingObject() {
  if (!m_finished) m_keeper.drop();
  m_storing.store(false, std::memory_order_relaxed);
}

Result<void> ArrivingObject::append(ByteView sealed) {
  if (m_written + sealed.size() > m_place.place.mostBytes) return fail(ErrorCode::DiskFull);
  TRY_VOID(writeAllAt(m_place.file.get(), m_written, sealed));
  m_written += sealed.size();
  if (m_written - m_pushed >= kPushBytes) {
    static_cast<void>(::sync_file_range(m_place.file.get(), static_cast<off64_t>(m_pushed), static_cast<off64_t>(m_written - m_pushed),
                                        SYNC_FILE_RANGE_WRITE));
    m_pushed = m_written;
  }
  return ok();
}

Result<void> ArrivingObject::write(ByteView bytes) { return m_sealer->write(bytes); }

Result<void> ArrivingObject::keep() {
  TRY_VOID(m_sealer->finish());
  m_sealer.reset();  // the keys go
  m_place.file.reset();
  m_finished = true;  // whatever the keeper answers, it has dealt with the file
  return m_keeper.finish({m_written, m_inboxKey, m_sealedKey});
}

dicom::net::Status ArrivingObject::finish() {
  const auto done = keep();
  return done ? dicom::net::Status::Success : dicom::net::storeStatusOf(done.error());
}

}  // namespace safelight::receiver
