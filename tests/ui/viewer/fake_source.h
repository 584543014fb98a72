#pragma once
// A vault made of invented images: answers through the event loop as the real one does, and remembers what it was asked.

#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>
#include <functional>
#include <vector>

#include "tests/ui/viewer/phantom.h"
#include "ui/viewer/image_source.h"

namespace safelight::ui::test {

/// A frame whose every pixel can be told from its neighbours.
inline imaging::PixelImage gradient(std::uint32_t) {
  return grayImage(120, 80, [](std::uint32_t x, std::uint32_t y) { return 30 * x + 5 * y; });
}

inline model::ImageId imageId(std::uint8_t number) {
  model::ImageId id;
  id.uuid.bytes[15] = number;
  id.uuid.bytes[8] = number;
  return id;
}

inline model::PatientId patientId(std::uint8_t number) {
  model::PatientId id;
  id.uuid.bytes[15] = number;
  return id;
}

class FakeSource final : public ImageSource {
 public:
  struct Entry {
    model::Image image;
    std::function<imaging::PixelImage(std::uint32_t frame)> pixels;
    std::optional<Error> error;
  };

  /// Adds an image of a size; newest first is the order of adding.
  model::Image& add(std::uint8_t number, std::function<imaging::PixelImage(std::uint32_t)> pixels, std::uint32_t frames = 1) {
    Entry entry;
    const imaging::PixelImage first = pixels(0);
    entry.image.id = imageId(number);
    entry.image.patient = patientId(1);
    entry.image.facts.kind = first.format == imaging::PixelFormat::Gray16 ? model::ImageKind::Radiograph : model::ImageKind::Photo;
    entry.image.facts.width = first.width;
    entry.image.facts.height = first.height;
    entry.image.facts.frames = frames;
    entry.image.facts.bitsStored = first.format == imaging::PixelFormat::Gray16 ? 12 : 8;
    entry.image.facts.colour = first.format == imaging::PixelFormat::Rgb32;
    entry.image.facts.capturedAt = model::LocalTime::make({2026, 11, 24}, 14, 5);
    entry.image.capturedAt = *entry.image.facts.capturedAt;
    entry.image.importedAt = {1'700'000'000'000};
    entry.image.bytes = 4'100'000;
    entry.pixels = std::move(pixels);
    m_entries.push_back(std::move(entry));
    return m_entries.back().image;
  }
  model::Image& addDocument(std::uint8_t number, const std::string& mediaType, const std::string& name) {
    Entry entry;
    entry.image.id = imageId(number);
    entry.image.patient = patientId(1);
    entry.image.facts.kind = model::ImageKind::Document;
    entry.image.facts.mediaType = mediaType;
    entry.image.sourceName = name;
    entry.image.bytes = 812'000;
    entry.image.capturedAt = model::LocalTime::make({2026, 3, 2}, 9, 30);
    m_entries.push_back(std::move(entry));
    return m_entries.back().image;
  }
  Entry& entry(std::uint8_t number) {
    for (Entry& entry : m_entries) {
      if (entry.image.id == imageId(number)) return entry;
    }
    return m_entries.front();
  }

  void loadImage(model::ImageId id, QObject* context, Done<model::Image> done) override {
    later(context, [this, id, done] {
      const Entry* entry = find(id);
      done(entry ? Result<model::Image>(entry->image) : Result<model::Image>(fail(ErrorCode::ImageNotFound)));
    });
  }
  void loadImages(model::PatientId patient, QObject* context, Done<std::vector<model::Image>> done) override {
    later(context, [this, patient, done] {
      std::vector<model::Image> images;
      for (const Entry& entry : m_entries) {
        if (entry.image.patient == patient) images.push_back(entry.image);
      }
      done(images);
    });
  }
  void loadFrame(const FrameKey& key, FrameNeed need, const LoadTicket& ticket, QObject* context, Done<imaging::SharedPixelImage> done) override {
    asked.append({key, need});
    auto answer = [this, key, ticket, done] {
      ticket.started->store(true);
      if (ticket.cancel.isCancelled() && !ignoreCancel) {
        ++cancelled;
        done(fail(ErrorCode::Cancelled));
        return;
      }
      const Entry* entry = find(key.image);
      if (entry == nullptr) return done(fail(ErrorCode::ImageNotFound));
      if (entry->error) return done(fail(*entry->error));
      if (!entry->pixels) return done(fail(ErrorCode::NoPixels));
      if (badFrames.contains(key.frame)) return done(fail(ErrorCode::FileCorrupt));
      ++decoded;
      done(std::make_shared<imaging::PixelImage>(entry->pixels(key.frame)));
    };
    if (holdFrames) {
      held.append(answer);
    } else {
      later(context, answer);
    }
  }
  /// Answers what was held back, oldest first.
  void release() {
    const auto answers = std::exchange(held, {});
    for (const auto& answer : answers) answer();
  }
  void noteViewed(model::ImageId id, QObject* context, Done<void> done) override {
    later(context, [this, id, done] {
      noted.append(id);
      done({});
    });
  }
  void loadHeader(model::ImageId, QObject* context, Done<std::vector<decode::HeaderRow>> done) override {
    ++headersLoaded;
    later(context, [this, done] { done(header); });
  }
  void saveDisplay(model::ImageId id, const model::DisplayState& display, QObject* context, Done<void> done) override {
    saved.append({id, display});
    if (Entry* entry = const_cast<Entry*>(find(id))) entry->image.display = display;
    later(context, [done] { done({}); });
  }
  void exportOriginal(model::ImageId, const QString& folder, QObject* context, Done<QString> done) override {
    later(context, [folder, done] { done(folder); });
  }
  std::optional<QImage> cachedThumbnail(model::ImageId id) const override {
    const auto found = thumbnails.constFind(id);
    return found == thumbnails.constEnd() ? std::nullopt : std::optional(*found);
  }
  void requestThumbnail(model::ImageId id, QObject* context, std::function<void(const QImage&)> done) override {
    later(context, [this, id, done] {
      const Entry* entry = find(id);
      const QImage thumbnail = entry && entry->pixels ? thumbnailOf(entry->pixels(0)) : QImage();
      thumbnails.insert(id, thumbnail);
      done(thumbnail);
    });
  }
  model::ToothNotation notation() const override { return model::ToothNotation::Fdi; }
  bool mayExport() const override { return true; }

  QList<QPair<FrameKey, FrameNeed>> asked;
  QList<model::ImageId> noted;
  QList<QPair<model::ImageId, model::DisplayState>> saved;
  QHash<model::ImageId, QImage> thumbnails;
  std::vector<decode::HeaderRow> header;
  QList<std::function<void()>> held;
  /// Frames that no image can be made from.
  QSet<std::uint32_t> badFrames;
  bool holdFrames = false;
  bool ignoreCancel = false;  // it came when the work had begun
  int decoded = 0, cancelled = 0, headersLoaded = 0;

 private:
  static void later(QObject* context, std::function<void()> call) { QTimer::singleShot(0, context, std::move(call)); }
  const Entry* find(model::ImageId id) const {
    for (const Entry& entry : m_entries) {
      if (entry.image.id == id) return &entry;
    }
    return nullptr;
  }
  std::vector<Entry> m_entries;
};

/// "Lindqvist, Marta", invented.
inline model::Patient patient() {
  model::Patient patient;
  patient.id = patientId(1);
  patient.details.familyName = "Lindqvist";
  patient.details.givenName = "Marta";
  patient.details.birthDate = model::Date{1987, 3, 14};
  patient.details.number = "20417";
  return patient;
}

}  // namespace safelight::ui::test
