#include "ui/library/image_actions.h"

#include <algorithm>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {
namespace {

constexpr std::size_t kRemembered = 20;

}  // namespace

ImageActions::ImageActions(VaultSession& session, QWidget* screen) : QObject(screen), m_session(session), m_screen(screen) {}

void ImageActions::tag(const std::vector<model::Image>& images, const vault::TagChange& change, Done done) {
  std::vector<model::ImageId> ids;
  std::vector<std::pair<model::ImageId, model::ImageTags>> before;
  for (const auto& image : images) {
    ids.push_back(image.id);
    before.emplace_back(image.id, image.tags);
  }
  carryOut({tr("%1 tagged", "number of images").arg(imageCount(ids.size())),
            [ids, change](vault::Vault& vault) { return vault::tagImages(vault, ids, change); },
            [before](vault::Vault& vault) { return vault::restoreTags(vault, before); }},
           std::move(done));
}

void ImageActions::remove(const std::vector<model::ImageId>& images, Done done) {
  carryOut({(images.size() == 1 ? tr("1 image moved to the bin. It stays there for %1 days.") : tr("%1 moved to the bin. They stay there for %2 days.", "number of images").arg(imageCount(images.size()))).arg(vault::kBinDays),
            [images](vault::Vault& vault) { return vault::binImages(vault, images); },
            [images](vault::Vault& vault) { return vault::restoreImages(vault, images); }},
           std::move(done));
}

void ImageActions::move(const std::vector<model::ImageId>& images, model::PatientId from, const model::Patient& into, Done done) {
  carryOut({tr("%1 moved to %2", "number of images, patient").arg(imageCount(images.size()), isolated(patientName(into.details))),
            [images, to = into.id](vault::Vault& vault) { return vault::fileImages(vault, images, to); },
            [images, from](vault::Vault& vault) { return vault::fileImages(vault, images, from); }},
           std::move(done));
}

void ImageActions::carryOut(Change change, Done done) {
  auto apply = change.apply;
  m_session.run(
      Priority::Interactive, this, [apply = std::move(apply)](vault::Vault& vault, decode::Decoder&) { return apply(vault); },
      [this, change = std::move(change), done = std::move(done)](Result<void> result) {
        if (!result) {
          Toast::show(m_screen->window(), errorText(result.error()), Text::Tone::Danger);
        } else {
          const std::size_t serial = ++m_serial;
          m_undo.push_back({serial, change});
          if (m_undo.size() > kRemembered) m_undo.erase(m_undo.begin());
          const QPointer<ImageActions> alive(this);
          Toast::show(m_screen->window(), change.text, Text::Tone::Good, [alive, serial] {
            if (alive) alive->takeBack(serial);
          });
          Q_EMIT m_session.imagesChanged();
        }
        if (done) done(std::move(result));
      });
}

void ImageActions::undoLast() {
  if (m_undo.empty()) {
    Toast::show(m_screen->window(), tr("There is nothing to undo here."), Text::Tone::Second);
    return;
  }
  takeBack(m_undo.back().serial);
}

void ImageActions::takeBack(std::size_t serial) {
  const auto found = std::find_if(m_undo.begin(), m_undo.end(), [serial](const Entry& entry) { return entry.serial == serial; });
  if (found == m_undo.end()) return;
  Change change = std::move(found->change);
  m_undo.erase(found);
  m_session.run(
      Priority::Interactive, this, [back = change.back](vault::Vault& vault, decode::Decoder&) { return back(vault); },
      [this](Result<void> result) {
        if (!result) {
          Toast::show(m_screen->window(), errorText(result.error()), Text::Tone::Danger);
          return;
        }
        Toast::show(m_screen->window(), tr("Undone"), Text::Tone::Good);
        Q_EMIT m_session.imagesChanged();
      });
}

}  // namespace safelight::ui
