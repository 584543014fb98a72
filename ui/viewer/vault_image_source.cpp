#include "ui/viewer/vault_image_source.h"

#include "core/base/path.h"
#include "core/vault/export/export.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

/// Larger photos are decoded at a fraction: 256 MiB is what the decoder may answer.
constexpr std::uint32_t kLongestSide = 8192;

vault::ViewNote noteFor(FrameNeed need) { return need == FrameNeed::FirstLook ? vault::ViewNote::Record : vault::ViewNote::Prefetch; }

}  // namespace

void VaultImageSource::loadImage(model::ImageId id, QObject* context, Done<model::Image> done) {
  m_session.run(Priority::Interactive, context, [id](vault::Vault& vault, decode::Decoder&) { return vault::findImage(vault, id); },
                std::move(done));
}

void VaultImageSource::loadImages(model::PatientId patient, QObject* context, Done<std::vector<model::Image>> done) {
  m_session.run(
      Priority::Interactive, context,
      [patient](vault::Vault& vault, decode::Decoder&) {
        vault::ImageSearch search;
        search.patient = patient;
        search.status = model::ImageStatus::Filed;
        return vault::searchImages(vault, search);
      },
      std::move(done));
}

void VaultImageSource::loadFrame(const FrameKey& key, FrameNeed need, const LoadTicket& ticket, QObject* context,
                                 Done<imaging::SharedPixelImage> done) {
  m_session.run(
      need == FrameNeed::Ahead ? Priority::Background : Priority::Interactive, context,
      [key, need, ticket](vault::Vault& vault, decode::Decoder& decoder) -> Result<imaging::SharedPixelImage> {
        ticket.started->store(true, std::memory_order_relaxed);
        if (ticket.cancel.isCancelled()) return fail(ErrorCode::Cancelled);
        return vault::loadFrame(vault, decoder, key.image, key.frame, noteFor(need), kLongestSide);
      },
      std::move(done));
}

void VaultImageSource::noteViewed(model::ImageId id, QObject* context, Done<void> done) {
  m_session.run(Priority::Interactive, context, [id](vault::Vault& vault, decode::Decoder&) { return vault::noteImageViewed(vault, id); },
                std::move(done));
}

void VaultImageSource::loadHeader(model::ImageId id, QObject* context, Done<std::vector<decode::HeaderRow>> done) {
  m_session.run(Priority::Interactive, context,
                [id](vault::Vault& vault, decode::Decoder& decoder) { return vault::loadHeader(vault, decoder, id); }, std::move(done));
}

void VaultImageSource::saveDisplay(model::ImageId id, const model::DisplayState& display, QObject* context, Done<void> done) {
  m_session.run(Priority::Interactive, context,
                [id, display](vault::Vault& vault, decode::Decoder&) { return vault::saveDisplay(vault, id, display); }, std::move(done));
}

void VaultImageSource::exportOriginal(model::ImageId id, const QString& folder, QObject* context, Done<QString> done) {
  m_session.run(
      Priority::Interactive, context,
      [id, folder = utf8(folder)](vault::Vault& vault, decode::Decoder& decoder) -> Result<QString> {
        vault::ExportRequest request;
        request.images = {id};
        request.folder = pathFromUtf8(folder);
        TRY_ASSIGN(const auto outcomes, vault::exportImages(vault, decoder, request));
        if (outcomes.empty()) return fail(ErrorCode::Internal);
        if (outcomes.front().error) return fail(*outcomes.front().error);
        return text(outcomes.front().path);
      },
      std::move(done));
}

void VaultImageSource::requestThumbnail(model::ImageId id, QObject* context, std::function<void(const QImage&)> done) {
  m_thumbnails.request(id, context, std::move(done));
}

}  // namespace safelight::ui
