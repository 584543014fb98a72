#pragma once
// Devices in people's words.

#include <QString>

#include "core/model/date.h"
#include "core/vault/receiving/devices.h"

namespace safelight::ui {

/// "Panoramic unit", "Intraoral sensor".
QString deviceKindWord(seal::DeviceKind kind);
/// A name of resources/icons.
QString deviceIcon(seal::DeviceKind kind);
/// "SENSOR1 · 192.168.1.40".
QString deviceAddressLine(const vault::Device& device);
/// "12 images today", "Last seen yesterday", "Never called yet".
QString deviceActivity(const vault::Device& device, model::LocalTime now);
/// Why a caller that is not paired, or not paired like this, was turned away; one short sentence.
QString peerVerdictWords(seal::PeerVerdict verdict);
/// "Called 3 times, last today, 14:05".
QString peerActivity(const seal::PeerSeen& peer, model::LocalTime now);

}  // namespace safelight::ui
