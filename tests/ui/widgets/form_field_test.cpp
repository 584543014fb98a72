#include "ui/widgets/form_field.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"

using namespace safelight::ui;

namespace {

struct Form {
  Form() : field(new TextField(QString())), form(QStringLiteral("Family name"), field) { form.show(); }
  /// The words below the control; empty while none are shown.
  QString message() const {
    for (auto* text : form.findChildren<Text*>())
      if (text->buddy() == nullptr && text->isVisible()) return text->text();
    return {};
  }
  TextField* field;
  FormField form;
};

}  // namespace

TEST_CASE("a control is called by its label, not by the example it shows", "[form]") {
  auto* field = new TextField(QStringLiteral("Dr A. Okafor"));
  FormField row(QStringLiteral("Your name"), field);
  CHECK(field->accessibleName() == QStringLiteral("Your name"));
  CHECK(field->placeholderText() == QStringLiteral("Dr A. Okafor"));
}

TEST_CASE("a control is called by its label, unless it has a name of its own", "[ui][form]") {
  Form form;
  CHECK(form.field->accessibleName() == QStringLiteral("Family name"));
  auto* named = new TextField(QString());
  named->setAccessibleName(QStringLiteral("Search patients"));
  const FormField search(QStringLiteral("Search"), named);
  CHECK(named->accessibleName() == QStringLiteral("Search patients"));
}

TEST_CASE("help is shown until there is a problem, and again after it", "[ui][form]") {
  Form form;
  CHECK(form.message().isEmpty());
  form.form.setHelp(QStringLiteral("As on the card"));
  CHECK(form.message() == QStringLiteral("As on the card"));
  form.form.setProblem(QStringLiteral("Missing"));
  CHECK(form.form.hasProblem());
  CHECK(form.message() == QStringLiteral("Missing"));
  form.form.setHelp(QStringLiteral("As in the passport"));
  CHECK(form.message() == QStringLiteral("Missing"));
  form.form.setProblem({});
  CHECK_FALSE(form.form.hasProblem());
  CHECK(form.message() == QStringLiteral("As in the passport"));
}

TEST_CASE("a screen reader hears the message with the control", "[ui][form]") {
  Form form;
  form.form.setProblem(QStringLiteral("No such day"));
  CHECK(form.field->accessibleDescription() == QStringLiteral("No such day"));
  form.form.setProblem({});
  CHECK(form.field->accessibleDescription().isEmpty());
}

TEST_CASE("a confirmation clears the problem, and an empty one brings the help back", "[ui][form]") {
  Form form;
  form.form.setHelp(QStringLiteral("Day first"));
  form.form.setProblem(QStringLiteral("No such day"));
  form.form.setConfirmation(QStringLiteral("14 March 1987, 39 years"));
  CHECK_FALSE(form.form.hasProblem());
  CHECK(form.message() == QStringLiteral("14 March 1987, 39 years"));
  form.form.setConfirmation({});
  CHECK(form.message() == QStringLiteral("Day first"));
}
