// The words of format.h for images.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

#include "ui/bridge/document_words.h"
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

/// Made with X-rays; a file that does not say is taken for one, since that is what a practice has. The others (nuclear medicine,
/// endoscopes, secondary captures) are just images.
bool isXray(const std::string& modality) {
  constexpr std::array<std::string_view, 11> kNames{"", "CR", "CT", "DX", "IO", "MG", "PX", "RF", "RG", "RT", "XA"};
  return std::find(kNames.begin(), kNames.end(), modality) != kNames.end();
}

/// Classes are told apart by the beginning of their identifier: PS3.4 annex B.5.
bool isOfClass(const model::ImageFacts& facts, std::string_view start) { return std::string_view(facts.sopClass).starts_with(start); }

/// View, side and teeth joined; `view` is the long or the short word.
QString described(const model::Image& image, const QString& view, model::ToothNotation notation) {
  QString what = view;
  if (image.facts.kind == model::ImageKind::Document) what = documentShort(image.facts);
  if (what.isEmpty()) what = ofModality(image.facts.modality);
  if (what.isEmpty()) what = image.facts.kind == model::ImageKind::Radiograph && !isXray(image.facts.modality) ? ImageWords::tr("Image") : kindWord(image.facts.kind);
  if (image.tags.side == model::Side::Right || image.tags.side == model::Side::Left) what += u' ' + sideWord(image.tags.side);
  if (!image.tags.teeth.empty()) what += u" · "_s + text(image.tags.teeth.label(notation));
  return what;
}

}  // namespace

QString documentIcon(const model::ImageFacts& facts) {
  if (facts.mediaType == "application/pdf" || facts.sopClass == "1.2.840.10008.5.1.4.1.1.104.1") return u"pdf"_s;
  if (facts.mediaType.starts_with("model/") || isOfClass(facts, "1.2.840.10008.5.1.4.1.1.104.3") || facts.modality == "M3D") return u"model"_s;
  if (facts.modality == "SR") return u"report"_s;
  if (facts.modality == "ECG" || facts.modality == "HD" || isOfClass(facts, "1.2.840.10008.5.1.4.1.1.9.")) return u"waveform"_s;
  return u"document"_s;
}

QString documentShort(const model::ImageFacts& facts) {
  const QString icon = documentIcon(facts);
  if (icon == u"pdf") return ImageWords::tr("PDF");
  if (icon == u"model") return ImageWords::tr("3D model");
  if (icon == u"report") return ImageWords::tr("Report");
  if (icon == u"waveform") return ImageWords::tr("Waveform");
  return kindWord(model::ImageKind::Document);
}

QString kindWord(model::ImageKind kind) {
  switch (kind) {
    case model::ImageKind::Radiograph: return ImageWords::tr("X-ray");
    case model::ImageKind::Photo: return ImageWords::tr("Photo");
    case model::ImageKind::Document: return ImageWords::tr("Document");
  }
  return {};
}

QString modalityWord(const std::string& modality) {
  const QString word = ofModality(modality);
  if (!word.isEmpty() || modality.empty()) return word;
  if (isXray(modality)) return kindWord(model::ImageKind::Radiograph);
  return modality == "XC" || modality == "ES" || modality == "GM" ? kindWord(model::ImageKind::Photo) : text(modality);
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

QString pluralOf(const std::vector<model::Image>& images) {
  const auto all = [&](auto same) { return !images.empty() && std::all_of(images.begin(), images.end(), same); };
  const auto ofView = [&](model::View view) { return all([view](const model::Image& image) { return image.tags.view == view; }); };
  if (ofView(model::View::Bitewing)) return ImageWords::tr("%1 bitewings");
  if (ofView(model::View::Periapical)) return ImageWords::tr("%1 periapicals");
  if (ofView(model::View::Panoramic)) return ImageWords::tr("%1 panoramics");
  const auto modalities = [&](std::initializer_list<std::string_view> names) {
    return all([names](const model::Image& image) { return std::find(names.begin(), names.end(), image.facts.modality) != names.end(); });
  };
  if (modalities({"CT"})) return ImageWords::tr("%1 CT images");
  if (modalities({"MR"})) return ImageWords::tr("%1 MR images");
  if (modalities({"US"})) return ImageWords::tr("%1 ultrasound images");
  if (modalities({"PX"})) return ImageWords::tr("%1 panoramics");
  if (modalities({"IO"})) return ImageWords::tr("%1 intra-oral X-rays");
  const auto ofKind = [&](model::ImageKind kind) { return all([kind](const model::Image& image) { return image.facts.kind == kind; }); };
  if (ofKind(model::ImageKind::Photo)) return ImageWords::tr("%1 photos");
  if (ofKind(model::ImageKind::Document)) return ImageWords::tr("%1 documents");
  if (all([](const model::Image& image) { return image.facts.kind == model::ImageKind::Radiograph && isXray(image.facts.modality); })) return ImageWords::tr("%1 X-rays");
  return ImageWords::tr("%1 images");
}

}  // namespace safelight::ui
