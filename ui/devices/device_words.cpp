#include "ui/devices/device_words.h"

#include <QCoreApplication>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

struct DeviceWords {
  Q_DECLARE_TR_FUNCTIONS(DeviceWords)
};

QString when(Instant at, model::LocalTime now) { return midSentence(momentText(localTime(at), now)); }

}  // namespace

QString deviceKindWord(seal::DeviceKind kind) {
  switch (kind) {
    case seal::DeviceKind::Panoramic: return DeviceWords::tr("Panoramic unit");
    case seal::DeviceKind::Intraoral: return DeviceWords::tr("Intraoral sensor or its program");
    case seal::DeviceKind::Cbct: return DeviceWords::tr("CBCT");
    case seal::DeviceKind::Camera: return DeviceWords::tr("Camera");
    case seal::DeviceKind::Archive: return DeviceWords::tr("Image archive (PACS)");
    case seal::DeviceKind::Workstation: return DeviceWords::tr("Viewing workstation");
    case seal::DeviceKind::Other: break;
  }
  return DeviceWords::tr("Something else");
}

QString deviceIcon(seal::DeviceKind kind) {
  switch (kind) {
    case seal::DeviceKind::Intraoral: return QStringLiteral("tooth");
    case seal::DeviceKind::Cbct: return QStringLiteral("model");
    case seal::DeviceKind::Camera: return QStringLiteral("camera");
    case seal::DeviceKind::Archive: return QStringLiteral("folder");
    case seal::DeviceKind::Workstation: return QStringLiteral("window");
    case seal::DeviceKind::Panoramic:
    case seal::DeviceKind::Other: break;
  }
  return QStringLiteral("radiograph");
}

QString deviceAddressLine(const vault::Device& device) {
  return QStringLiteral("%1 · %2").arg(isolated(text(device.details.aeTitle)), text(device.details.address));
}

QString deviceActivity(const vault::Device& device, model::LocalTime now) {
  const auto isToday = [&](Instant at) { return localTime(at).date() == now.date(); };
  if (device.imagesToday > 0 && device.lastImage && isToday(*device.lastImage)) {
    return DeviceWords::tr("%Ln image(s) today", nullptr, static_cast<int>(device.imagesToday));
  }
  if (device.lastSeen) return DeviceWords::tr("Last seen %1").arg(when(*device.lastSeen, now));
  return DeviceWords::tr("Never called yet");
}

QString peerVerdictWords(seal::PeerVerdict verdict) {
  switch (verdict) {
    case seal::PeerVerdict::Accepted: return DeviceWords::tr("Let in.");
    case seal::PeerVerdict::UnknownAddress: return DeviceWords::tr("Nothing is paired at this address.");
    case seal::PeerVerdict::UnknownTitle: return DeviceWords::tr("The device at this address is paired under another AE title.");
    case seal::PeerVerdict::TooMany: return DeviceWords::tr("It opened too many connections at once.");
    case seal::PeerVerdict::TlsRefused: return DeviceWords::tr("Its certificate is not the one it was paired with, or its encryption is too old.");
    case seal::PeerVerdict::PlainRefused: return DeviceWords::tr("It is paired with encryption and came without.");
    case seal::PeerVerdict::ProtocolError: return DeviceWords::tr("What it sent is no DICOM.");
  }
  return {};
}

QString peerActivity(const seal::PeerSeen& peer, model::LocalTime now) {
  if (peer.calls <= 1) return DeviceWords::tr("Called %1").arg(when(peer.last, now));
  return DeviceWords::tr("Called %Ln time(s), last %1", nullptr, static_cast<int>(peer.calls)).arg(when(peer.last, now));
}

}  // namespace safelight::ui
