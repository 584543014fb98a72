#include "ui/library/image_actions.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

ImageActions::ImageActions(VaultSession& session, QWidget* screen) : QObject(screen), m_session(session), m_screen(screen) {}

void ImageActions::tag(const std::vector<model::Image>& images, const vault::TagChange& change, Done done) {
  std::vector<model::ImageId> ids;
  std::vector<std::pair<model::ImageId, model::ImageTags>> before;
  for (const auto& image : images) {
    ids.push_back(image.id);
    before.emplace_back(image.id, image.tags);
  }
  const QString count = imageCount(ids.size());
  carryOut([ids, change](vault::Vault& vault) { return vault::tagImages(vault, ids, change); },
           {tr("%1 tagged", "number of images").arg(count), tr("Undone: %1 tagged as before", "number of images").arg(count),
            [before](vault::Vault& vault) { return vault::restoreTags(vault, before); }},
           std::move(done));
}

void ImageActions::remove(const std::vector<model::ImageId>& images, Done done) {
  const QString count = imageCount(images.size());
  const QString words = tr("%Ln image(s) moved to the bin for %1 days.", nullptr, static_cast<int>(images.size())).arg(vault::kBinDays);
  carryOut([images](vault::Vault& vault) { return vault::binImages(vault, images); },
           {words, tr("Undone: %1 back from the bin", "number of images").arg(count), [images](vault::Vault& vault) { return vault::restoreImages(vault, images); }},
           std::move(done));
}

void ImageActions::restore(const std::vector<model::ImageId>& images, Done done) {
  const QString count = imageCount(images.size());
  carryOut([images](vault::Vault& vault) { return vault::restoreImages(vault, images); },
           {tr("%1 back in place", "number of images").arg(count), tr("Undone: %1 back in the bin", "number of images").arg(count),
            [images](vault::Vault& vault) { return vault::binImages(vault, images); }},
           std::move(done));
}

void ImageActions::file(const std::vector<model::ImageId>& images, const model::Patient& into, Done done) {
  const QString count = imageCount(images.size());
  carryOut([images, to = into.id](vault::Vault& vault) { return vault::fileImages(vault, images, to); },
           {tr("%1 filed with %2", "number of images, patient").arg(count, isolated(patientName(into.details))),
            tr("Undone: %1 back in the Inbox", "number of images").arg(count), [images](vault::Vault& vault) { return vault::unfileImages(vault, images); }},
           std::move(done));
}

void ImageActions::move(const std::vector<model::ImageId>& images, model::PatientId from, const model::Patient& into, Done done) {
  const QString count = imageCount(images.size());
  carryOut([images, to = into.id](vault::Vault& vault) { return vault::fileImages(vault, images, to); },
           {tr("%1 moved to %2", "number of images, patient").arg(count, isolated(patientName(into.details))),
            tr("Undone: %1 back with the patient they came from", "number of images").arg(count),
            [images, from](vault::Vault& vault) { return vault::fileImages(vault, images, from); }},
           std::move(done));
}

void ImageActions::carryOut(std::function<Result<void>(vault::Vault&)> apply, UndoHistory::Step step, Done done) {
  m_session.run(
      Priority::Interactive, this, [apply = std::move(apply)](vault::Vault& vault, decode::Decoder&) { return apply(vault); },
      [this, step = std::move(step), done = std::move(done)](Result<void> result) mutable {
        std::optional<UndoHistory::Serial> serial;
        if (result) serial = UndoHistory::of(m_session, m_screen->window()).add(std::move(step));
        else Toast::show(m_screen->window(), errorText(result.error()), Text::Tone::Danger);
        if (done) done(serial);
        if (!serial) return;
        Q_EMIT m_session.imagesChanged();
        Q_EMIT m_session.patientsChanged();
      });
}

}  // namespace safelight::ui
