// safelightctl export VAULT IMAGE... --out DIR [--as original|png|jpeg|dicom] [--deidentify]
// safelightctl export VAULT --patient ID --as media --out DIR [--profile general|dental|usb]

#include <map>
#include <set>

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/export/media_export.h"
#include "core/vault/health/met_damage.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::vector<std::string> images;
  std::string patient;
  bool all = false;
  std::string out;
  vault::ExportAs as = vault::ExportAs::Original;
  bool deidentify = false;
  decode::MediaProfile profile = decode::MediaProfile::General;
};

Result<std::vector<model::ImageId>> chosenImages(Context& context, vault::Vault& vault, const Options& options) {
  std::vector<model::ImageId> ids;
  for (const std::string& text : options.images) {
    TRY_ASSIGN(const model::ImageId id, imageIdFrom(context, text));
    ids.push_back(id);
  }
  if (!options.all && options.patient.empty()) return ids;
  vault::ImageSearch search;
  if (!options.patient.empty()) {
    TRY_ASSIGN(search.patient, findPatientBy(vault, options.patient));
  }
  TRY_ASSIGN(const auto found, vault::searchImages(vault, search));
  for (const model::Image& image : found) ids.push_back(image.id);
  return ids;
}

void noteThatLeave(Context& context, std::size_t files, const std::string& name, const std::string& it) {
  if (files == 0) return;
  context.output.note(std::to_string(files) + (files == 1 ? " file came in with " + name + " inside and leaves with " : " files came in with " + name + " inside and leave with ") + it +
                      ". With --as dicom a DICOM file gets the name of the patient it is filed with.");
}

/// Whose files name somebody else than their patient and leave as they came.
std::set<model::ImageId> leaveUnderAnotherName(Context& context, const vault::NamesInside& names) {
  noteThatLeave(context, names.others.size(), "somebody else's name", "it");
  noteThatLeave(context, names.nobody.size(), "no name", "none");
  return {names.others.begin(), names.others.end()};
}

void show(Context& context, const vault::ExportOutcome& outcome, const std::set<model::ImageId>& named = {}) {
  const std::string id = outcome.image.toString();
  Json json{{"image", id}, {"path", outcome.error ? Json() : Json(outcome.path)}, {"status", outcome.error ? "refused" : "exported"}};
  json["reason"] = outcome.error ? Json(errorName(outcome.error->code)) : Json();
  if (outcome.error) json["message"] = ui::errorSentence(*outcome.error);
  if (!outcome.error && named.contains(outcome.image)) json["namesSomebodyElse"] = true;
  context.output.json(json);
  if (outcome.error) context.output.refusal(id, *outcome.error);
  else context.output.text(id + "  " + printable(outcome.path) + "\n");
}

Exit summary(Context& context, std::size_t exported, std::size_t refused) {
  context.output.json({{"summary", {{"exported", exported}, {"refused", refused}}}});
  context.output.text(std::to_string(exported) + " exported, " + std::to_string(refused) + " refused.\n");
  return refused == 0 ? Exit::Done : Exit::InPart;
}

/// Images that could not be read are said above already; the health line says so as well from now on.
void nameDamage(vault::Vault& vault) { [[maybe_unused]] const auto noted = vault::noteMetDamage(vault); }

Result<Exit> runMedia(Context& context, const Options& options) {
  if (options.patient.empty() || options.all || !options.images.empty() || options.deidentify)
    return context.output.usage("A medium is made for one patient: say --patient ID, without single images, --all or --deidentify.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::MediaRequest request;
  TRY_ASSIGN(request.patient, findPatientBy(vault, options.patient));
  request.folder = pathFromUtf8(options.out);
  request.profile = options.profile;
  const InterruptWatch interrupt;  // before the decoder begins, so that it leaves the signal to us
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  TRY_ASSIGN(vault::MediaOutcome outcome, vault::exportMedia(vault, *decoder, request, [&](std::uint32_t, std::uint32_t) { return !interrupt.asked(); }));
  nameDamage(vault);
  std::size_t refused = 0;
  for (vault::ExportOutcome& image : outcome.images) {
    if (image.error) ++refused;
    else image.path = pathToUtf8(request.folder / pathFromUtf8(image.path));
    show(context, image);
  }
  return summary(context, outcome.images.size() - refused, refused);
}

Result<Exit> run(Context& context, const Options& options) {
  if (options.as == vault::ExportAs::Media) return runMedia(context, options);
  if (options.images.empty() && options.patient.empty() && !options.all)
    return context.output.usage("Say which images: their ids, --patient ID, or --all.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::ExportRequest request;
  TRY_ASSIGN(request.images, chosenImages(context, vault, options));
  request.folder = pathFromUtf8(options.out);
  request.as = options.as;
  request.identity = options.deidentify ? vault::Identity::Remove : vault::Identity::Keep;
  vault::NamesInside names;
  if (request.as == vault::ExportAs::Original && request.identity == vault::Identity::Keep) {
    TRY_ASSIGN(names, vault::namesInside(vault, request.images));
  }
  const auto named = leaveUnderAnotherName(context, names);
  const InterruptWatch interrupt;  // before the decoder begins, so that it leaves the signal to us
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  TRY_ASSIGN(const auto outcomes, vault::exportImages(vault, *decoder, request, [&](std::uint32_t) { return !interrupt.asked(); }));
  nameDamage(vault);
  std::size_t refused = request.images.size() - std::min(request.images.size(), outcomes.size());
  for (const vault::ExportOutcome& outcome : outcomes) {
    show(context, outcome, named);
    if (outcome.error) ++refused;
  }
  return summary(context, request.images.size() - refused, refused);
}

}  // namespace

void addExport(CLI::App& app, Parsed& parsed) {
  static const std::map<std::string, vault::ExportAs> kForms{{"original", vault::ExportAs::Original},
                                                             {"png", vault::ExportAs::Png},
                                                             {"jpeg", vault::ExportAs::Jpeg},
                                                             {"dicom", vault::ExportAs::Dicom},
                                                             {"media", vault::ExportAs::Media}};
  static const std::map<std::string, decode::MediaProfile> kProfiles{
      {"general", decode::MediaProfile::General}, {"dental", decode::MediaProfile::Dental}, {"usb", decode::MediaProfile::GeneralUsb}};
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "export", "Write images to files; never over existing ones");
  addVaultArgument(verb, options->vault);
  verb.add_option("image", options->images, "Ids of images");
  verb.add_option("--patient", options->patient, "All images of this patient (id or number)");
  verb.add_flag("--all", options->all, "All images, those in the Inbox too");
  verb.add_option("--out", options->out, "Folder for the files, made when missing")->required();
  verb.add_option_function<std::string>(
          "--as", [options](const std::string& name) { options->as = kForms.at(name); }, "original (default), png, jpeg, dicom, or media: a DICOMDIR with all images of the patient")
      ->check(CLI::IsMember({"original", "png", "jpeg", "dicom", "media"}));
  verb.add_option_function<std::string>(
          "--profile", [options](const std::string& name) { options->profile = kProfiles.at(name); },
          "For media: general (default, STD-GEN-CD), dental (STD-DEN-CD, X-rays only) or usb (STD-GEN-USB-JPEG, smaller)")
      ->check(CLI::IsMember({"general", "dental", "usb"}));
  verb.add_flag("--deidentify", options->deidentify, "Remove what names the patient");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
