#pragma once
// A practice with devices and a patient, and services that answer what a test wants.

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "core/vault/export/outbox.h"
#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/exchange/exchange_services.h"
#include "ui/widgets/controls.h"

namespace safelight::ui::test {

inline vault::DeviceDetails hospital() { return {"City hospital", "PACS", "192.168.1.90", 11112, seal::DeviceKind::Archive, seal::DeviceLink::Plain, {}}; }
inline vault::DeviceDetails panoramic() { return {"OPG downstairs", "OPG", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}}; }

struct ExchangePractice {
  explicit ExchangePractice(const std::string& login = "owner", const std::string& password = tests::kOwnerPassword) {
    id = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    practice.addImages(id, {"PX||2026-05-04T09:00:00", "BW|16|2026-05-04T09:05:00", "BW|26|2026-05-04T09:06:00"});
    practice.session(login, password);
    window.resize(1000, 760);
    showActive(window);
    patient = work([this](vault::Vault& vault) { return *vault::findPatient(vault, id); });
    images = work([this](vault::Vault& vault) {
      vault::ImageSearch search;
      search.patient = id;
      return *vault::searchImages(vault, search);
    });
    services.sendNow = [this] { ++sendAsked; };
    services.find = [this](const vault::Device& device, const model::Patient&, QObject* context, ExchangeServices::Found done) {
      asked.push_back(device.details.name);
      if (answer) QMetaObject::invokeMethod(context, [this, done] { done(*answer); }, Qt::QueuedConnection);
      return CancelToken();
    };
    services.fetch = [this](const vault::Device&, const std::string& study, QObject*, ExchangeServices::Fetching how) {
      fetched.push_back(study);
      fetching = std::move(how);
      token = CancelToken();
      return token;
    };
  }

  /// What `task(vault)` gives on the session's worker.
  template <class Task>
  auto work(Task task) -> std::invoke_result_t<Task&, vault::Vault&> {
    std::optional<std::invoke_result_t<Task&, vault::Vault&>> value;
    practice.session().run(
        Priority::Interactive, &window, [task](vault::Vault& vault, decode::Decoder&) mutable { return task(vault); },
        [&](auto result) { value.emplace(std::move(result)); });
    REQUIRE(waitUntil([&] { return value.has_value(); }));
    return std::move(*value);
  }
  void pair(const vault::DeviceDetails& details) {
    REQUIRE(work([details](vault::Vault& vault) { return vault::pairDevice(vault, details).has_value(); }));
  }
  bool says(const char* words) const {
    const auto texts = window.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  }
  Button* button(const char* words) const {
    for (auto* each : window.findChildren<Button*>()) {
      if (each->isVisible() && each->text() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }

  TestPractice practice;
  QWidget window;
  model::PatientId id;
  model::Patient patient;
  std::vector<model::Image> images;
  ExchangeServices services;
  std::optional<Result<std::vector<RemoteStudy>>> answer;  // none: the archive does not answer
  std::vector<std::string> asked, fetched;
  ExchangeServices::Fetching fetching;
  CancelToken token;
  int sendAsked = 0;
};

}  // namespace safelight::ui::test
