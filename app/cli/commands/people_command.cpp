// safelightctl people VAULT [--add LOGIN --name NAME --role ROLE --new-password-file FILE] [--disable LOGIN]

#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"
#include "core/vault/access/people.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string add;
  std::string name;
  std::string role = "clinician";
  SecretSource newPassword;
  std::string disable;
};

Json toJson(const model::User& user) {
  return {{"id", user.id.toString()}, {"login", user.login}, {"name", user.displayName}, {"role", model::roleName(user.role)}, {"disabled", user.disabled}};
}

/// Readable before anybody signs in, so no password is asked for.
Result<Exit> list(Context& context, const Options& options) {
  TRY_ASSIGN(const vault::Summary summary, vault::Vault::summarise(context.environment.files, pathFromUtf8(options.vault)));
  Table table({"LOGIN", "NAME", "ROLE"});
  for (const model::User& user : summary.people) {
    context.output.json(toJson(user));
    table.add({user.login, user.displayName, std::string(model::roleName(user.role))});
  }
  context.output.text(table.text());
  return Exit::Done;
}

Result<Exit> add(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const crypto::SecretBytes password, readSecret(options.newPassword, "New password of " + options.add, Ask::Twice));
  TRY_ASSIGN(const crypto::SecretBytes device, crypto::loadDeviceSecret(deviceSecretPath(context.options)));
  const std::string name = options.name.empty() ? options.add : options.name;
  const model::Role role = model::roleFromName(options.role).value_or(model::Role::Reception);
  TRY_ASSIGN(const model::UserId id, vault::addPerson(vault, {options.add, name, role, password, device}));
  context.output.json(toJson(model::User{id, options.add, name, role, false}));
  context.output.text(printable(name) + " can now sign in as " + options.add + ".\n");
  return Exit::Done;
}

Result<Exit> disable(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  for (const model::User& user : vault::listPeople(vault)) {
    if (user.login != options.disable) continue;
    TRY_VOID(vault::disablePerson(vault, user.id));
    context.output.json({{"id", user.id.toString()}, {"login", user.login}, {"disabled", true}});
    context.output.text(user.login + " can no longer sign in.\n");
    return Exit::Done;
  }
  return fail(ErrorCode::NotFound);
}

Result<Exit> run(Context& context, const Options& options) {
  if (!options.add.empty()) return add(context, options);
  if (!options.disable.empty()) return disable(context, options);
  return list(context, options);
}

}  // namespace

void addPeople(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "people", "List, add or disable people who may sign in");
  addVaultArgument(verb, options->vault);
  auto* add = verb.add_option("--add", options->add, "Sign-in name of a new person");
  verb.add_option("--name", options->name, "Name of the new person")->needs(add);
  verb.add_option("--role", options->role, "owner, clinician, assistant or reception")
      ->check(CLI::IsMember({"owner", "clinician", "assistant", "reception"}))
      ->needs(add)
      ->capture_default_str();
  auto* file = verb.add_option("--new-password-file", options->newPassword.file, "File with the new person's password")->needs(add);
  verb.add_option("--new-password-fd", options->newPassword.descriptor, "Open descriptor with the new person's password")->needs(add)->excludes(file);
  verb.add_option("--disable", options->disable, "Sign-in name of a person who leaves")->excludes(add);
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
