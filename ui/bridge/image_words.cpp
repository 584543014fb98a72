// The words of format.h for images.
#include <QCoreApplication>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct ImageWords {
  Q_DECLARE_TR_FUNCTIONS(ImageWords)
};

QString ofModality(const std::string& modality) {
  if (modality == "CT") return ImageWords::tr("CT");
  if (modality == "MR") return ImageWords::tr("MR");
  if (modality == "US") return ImageWords::tr("Ultrasound");
  if (modality == "SR") return ImageWords::tr("Report");
  if (modality == "ECG") return ImageWords::tr("Waveform");
  if (modality == "PX") return ImageWords::tr("Panoramic");
  if (modality == "IO") return ImageWords::tr("Intra-oral");
  return {};
}

/// View, side and teeth joined; `view` is the long or the short word.
QString described(const model::Image& image, const QString& view, model::ToothNotation notation) {
  QString what = view;
  if (what.isEmpty()) what = ofModality(image.facts.modality);
  if (what.isEmpty()) what = kindWord(image.facts.kind);
  if (image.facts.kind == model::ImageKind::Document && image.facts.mediaType == "application/pdf") what = ImageWords::tr("PDF");
  if (image.tags.side == model::Side::Right || image.tags.side == model::Side::Left) what += u' ' + sideWord(image.tags.side);
  if (!image.tags.teeth.empty()) what += u" · "_s + text(image.tags.teeth.label(notation));
  return what;
}

}  // namespace

QString kindWord(model::ImageKind kind) {
  switch (kind) {
    case model::ImageKind::Radiograph: return ImageWords::tr("X-ray");
    case model::ImageKind::Photo: return ImageWords::tr("Photo");
    case model::ImageKind::Document: return ImageWords::tr("Document");
  }
  return {};
}

QString viewWord(model::View view) {
  switch (view) {
    case model::View::Unknown: return {};
    case model::View::Bitewing: return ImageWords::tr("Bitewing");
    case model::View::Periapical: return ImageWords::tr("Periapical");
    case model::View::Occlusal: return ImageWords::tr("Occlusal");
    case model::View::Panoramic: return ImageWords::tr("Panoramic");
    case model::View::Cephalogram: return ImageWords::tr("Cephalogram");
    case model::View::Cbct: return ImageWords::tr("CBCT");
    case model::View::PhotoFrontal: return ImageWords::tr("Face, frontal");
    case model::View::PhotoFrontalSmile: return ImageWords::tr("Face, smiling");
    case model::View::PhotoProfileRight: return ImageWords::tr("Profile, right");
    case model::View::PhotoProfileLeft: return ImageWords::tr("Profile, left");
    case model::View::IntraoralFrontal: return ImageWords::tr("Intra-oral, frontal");
    case model::View::IntraoralRight: return ImageWords::tr("Intra-oral, right");
    case model::View::IntraoralLeft: return ImageWords::tr("Intra-oral, left");
    case model::View::IntraoralUpper: return ImageWords::tr("Intra-oral, upper");
    case model::View::IntraoralLower: return ImageWords::tr("Intra-oral, lower");
    case model::View::IntraoralClose: return ImageWords::tr("Intra-oral, close-up");
    case model::View::Other: return ImageWords::tr("Other");
  }
  return {};
}

QString viewShort(model::View view) {
  switch (view) {
    case model::View::Bitewing: return ImageWords::tr("BW", "bitewing, short");
    case model::View::Periapical: return ImageWords::tr("PA", "periapical, short");
    case model::View::Panoramic: return ImageWords::tr("Panoramic");
    case model::View::Cephalogram: return ImageWords::tr("Ceph", "cephalogram, short");
    case model::View::PhotoFrontal: return ImageWords::tr("Frontal");
    case model::View::PhotoFrontalSmile: return ImageWords::tr("Smile");
    case model::View::PhotoProfileRight: return ImageWords::tr("Profile R", "right profile, short");
    case model::View::PhotoProfileLeft: return ImageWords::tr("Profile L", "left profile, short");
    case model::View::IntraoralFrontal: return ImageWords::tr("Frontal");
    case model::View::IntraoralRight: return ImageWords::tr("Right");
    case model::View::IntraoralLeft: return ImageWords::tr("Left");
    case model::View::IntraoralUpper: return ImageWords::tr("Upper");
    case model::View::IntraoralLower: return ImageWords::tr("Lower");
    case model::View::IntraoralClose: return ImageWords::tr("Close-up");
    default: return viewWord(view);
  }
}

QString sideWord(model::Side side) {
  switch (side) {
    case model::Side::None: return {};
    case model::Side::Right: return ImageWords::tr("right");
    case model::Side::Left: return ImageWords::tr("left");
    case model::Side::Both: return ImageWords::tr("both sides");
  }
  return {};
}

QString phaseWord(model::Phase phase) {
  switch (phase) {
    case model::Phase::None: return {};
    case model::Phase::Before: return ImageWords::tr("Before");
    case model::Phase::During: return ImageWords::tr("During");
    case model::Phase::After: return ImageWords::tr("After");
  }
  return {};
}

QString imageTitle(const model::Image& image, model::ToothNotation notation) { return described(image, viewWord(image.tags.view), notation); }

QString imageCaption(const model::Image& image, model::ToothNotation notation) { return described(image, viewShort(image.tags.view), notation); }

}  // namespace safelight::ui
