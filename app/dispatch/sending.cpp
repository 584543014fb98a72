#include "app/dispatch/sending.h"

#include <algorithm>
#include <map>

#include "core/vault/images/images.h"

namespace safelight::dispatch {
namespace {

using vault::OutgoingImage;

/// So many images go over one association; what they turned into is noted when it ends.
constexpr std::size_t kBatch = 32;

/// One image on its way: photographs are wrapped before, since only then it is known what they are; DICOM images are read when their turn comes.
struct Prepared {
  OutgoingImage row;
  courier::OutgoingObject object;
  std::optional<vault::SendableImage> ready;
};

class Batch {
 public:
  Batch(const VaultAccess& access, const SendPass& pass) : m_access(access), m_pass(pass) {}

  void add(const OutgoingImage& row) {
    auto prepared = ask(m_access, [&](vault::Vault& vault, decode::Decoder& decoder) { return prepare(vault, decoder, row); });
    if (prepared) m_images.push_back(std::move(*prepared));
    else m_failed.emplace_back(row, prepared.error());
  }

  /// Nothing of it is tried: the device itself is the trouble.
  void failAll(const Error& error) {
    for (Prepared& image : m_images) m_failed.emplace_back(std::move(image.row), error);
    m_images.clear();
  }

  /// The device's own trouble when not even an association came about.
  std::optional<Error> send(const courier::Client& client, const courier::Node& node, const CancelToken& cancel) {
    if (m_images.empty()) return std::nullopt;
    std::vector<bool> told(m_images.size());
    std::vector<std::uint32_t> taken;
    courier::Client::Sending sending;
    sending.node = node;
    sending.commitment = m_pass.commitment;
    for (const Prepared& image : m_images) sending.objects.push_back(image.object);
    sending.provide = [&](std::uint32_t index) { return fileOf(m_images[index]); };
    sending.onSent = [&](const courier::Client::Sent& sent) {
      told[sent.index] = true;
      m_images[sent.index].ready.reset();
      if (sent.error) m_failed.emplace_back(m_images[sent.index].row, *sent.error);
      else taken.push_back(sent.index);
    };
    const auto done = client.send(sending, cancel);
    for (const std::uint32_t index : taken) {
      const bool refused = done && std::find(done->refused.begin(), done->refused.end(), index) != done->refused.end();
      const bool promised = done && std::find(done->promised.begin(), done->promised.end(), index) != done->promised.end();
      if (refused) m_failed.emplace_back(m_images[index].row, Error{ErrorCode::PeerDidNotCommit, {}});
      else (promised ? m_committed : m_sent).push_back(m_images[index].row);
    }
    if (done || done.error().code == ErrorCode::Cancelled) return std::nullopt;
    for (std::size_t i = 0; i < told.size(); ++i)
      if (!told[i]) m_failed.emplace_back(m_images[i].row, done.error());
    if (taken.empty() && std::find(told.begin(), told.end(), true) == told.end()) return done.error();
    return std::nullopt;
  }

  /// Tells the vault, then whoever watches.
  Result<void> note(model::SendId send) {
    TRY_VOID(noteSent(send, m_sent, vault::Commitment::None));
    TRY_VOID(noteSent(send, m_committed, vault::Commitment::Promised));
    std::vector<std::pair<model::ImageId, ErrorCode>> failures;
    for (const auto& [row, error] : m_failed) failures.emplace_back(row.image, error.code);
    if (!failures.empty()) TRY_VOID(ask(m_access, [&](vault::Vault& vault, decode::Decoder&) { return vault::noteNotSent(vault, send, failures); }));
    return tell(send);
  }

 private:
  static Result<Prepared> prepare(vault::Vault& vault, decode::Decoder& decoder, const OutgoingImage& row) {
    TRY_ASSIGN(const model::Image image, vault::findImage(vault, row.image));
    TRY_ASSIGN(const bool asItCame, vault::goesAsItCame(vault, image, row.form));
    if (asItCame) return Prepared{row, {image.facts.sopClass, image.facts.sopInstance, image.facts.transferSyntax}, std::nullopt};
    TRY_ASSIGN(vault::SendableImage ready, vault::makeSendable(vault, decoder, row.image, row.form));
    courier::OutgoingObject object{ready.sopClass, ready.sopInstance, ready.transferSyntax};
    return Prepared{row, std::move(object), std::move(ready)};
  }

  Result<const ipc::MemoryFile*> fileOf(Prepared& image) {
    if (!image.ready) {
      TRY_ASSIGN(auto ready, ask(m_access, [&](vault::Vault& vault, decode::Decoder& decoder) {
                   return vault::makeSendable(vault, decoder, image.row.image, image.row.form);
                 }));
      // Moved to another patient since the device was told what comes: it goes under the right name with the next attempt.
      if (ready.transferSyntax != image.object.transferSyntax || ready.sopInstance != image.object.sopInstance) return fail(ErrorCode::PeerBusy, "the image was moved");
      image.ready = std::move(ready);
    }
    return &image.ready->file.file();
  }

  Result<void> noteSent(model::SendId send, const std::vector<OutgoingImage>& rows, vault::Commitment commitment) {
    std::vector<model::ImageId> ids;
    for (const OutgoingImage& row : rows) ids.push_back(row.image);
    if (ids.empty()) return {};
    return ask(m_access, [&](vault::Vault& vault, decode::Decoder&) { return vault::noteSent(vault, send, ids, commitment); });
  }

  Result<void> tell(model::SendId send) {
    if (!m_pass.onImage) return {};
    for (const auto* rows : {&m_sent, &m_committed})
      for (const OutgoingImage& row : *rows) m_pass.onImage({row, std::nullopt, std::nullopt, rows == &m_committed});
    if (m_failed.empty()) return {};
    vault::OutgoingSearch search;
    search.send = send;
    TRY_ASSIGN(const auto now, ask(m_access, [&](vault::Vault& vault, decode::Decoder&) { return vault::listOutgoing(vault, search); }));
    for (const auto& [row, error] : m_failed) {
      const auto found = std::find_if(now.begin(), now.end(), [&](const OutgoingImage& one) { return one.image == row.image; });
      m_pass.onImage({row, error, found == now.end() ? std::nullopt : found->retryAt, false});
    }
    return {};
  }

  const VaultAccess& m_access;
  const SendPass& m_pass;
  std::vector<Prepared> m_images;
  std::vector<OutgoingImage> m_sent, m_committed;
  std::vector<std::pair<OutgoingImage, Error>> m_failed;
};

/// What is due now.
Result<std::vector<OutgoingImage>> listDue(vault::Vault& vault, const std::optional<model::SendId>& only) {
  vault::OutgoingSearch search;
  search.dueAt = vault.environment().clock.now();
  search.send = only;
  return vault::listOutgoing(vault, search);
}

Result<courier::Node> nodeOfDevice(vault::Vault& vault, Uuid id) {
  TRY_ASSIGN(const vault::Device device, vault::findDevice(vault, {id}));
  if (device.unpaired) return fail(ErrorCode::DeviceNotFound);
  return app::nodeOf(vault, device.details);
}

}  // namespace

Result<void> sendDue(const VaultAccess& access, const courier::Client& client, const SendPass& pass, const CancelToken& cancel) {
  TRY_ASSIGN(const auto due, ask(access, [&](vault::Vault& vault, decode::Decoder&) { return listDue(vault, pass.only); }));
  // One sending after the other, each to its device; a device that does not answer is not asked again in this pass.
  std::map<model::SendId, std::vector<OutgoingImage>> sendings;
  for (const OutgoingImage& image : due) sendings[image.send].push_back(image);
  std::map<Uuid, Error> silent;
  for (const auto& [send, rows] : sendings) {
    const Uuid id = rows.front().device;
    const auto node = ask(access, [&](vault::Vault& vault, decode::Decoder&) { return nodeOfDevice(vault, id); });
    for (std::size_t at = 0; at < rows.size() && !cancel.isCancelled(); at += kBatch) {
      Batch batch(access, pass);
      for (std::size_t i = at; i < std::min(rows.size(), at + kBatch); ++i) batch.add(rows[i]);
      if (!node) batch.failAll(node.error());
      else if (const auto known = silent.find(id); known != silent.end()) batch.failAll(known->second);
      else if (const auto trouble = batch.send(client, *node, cancel)) silent.emplace(id, *trouble);
      TRY_VOID(batch.note(send));
    }
  }
  return {};
}

Result<void> sendDue(vault::Vault& vault, decode::Decoder& decoder, const courier::Client& client, const SendPass& pass, const CancelToken& cancel) {
  return sendDue(directly(vault, decoder), client, pass, cancel);
}

}  // namespace safelight::dispatch
