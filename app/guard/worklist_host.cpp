#include "app/guard/worklist_host.h"

#include <QSocketNotifier>

#include "core/crypto/secret_bytes.h"

namespace safelight::app {
namespace {

/// The settings hold the key of our certificate.
void wipe(Bytes& bytes) {
  crypto::wipe(bytes);
  bytes.clear();
}

}  // namespace

WorklistHost::WorklistHost(Path courier, QObject* parent) : QObject(parent), m_courier(std::move(courier)) {}

WorklistHost::~WorklistHost() { stop(); }

void WorklistHost::serve(const ui::ServeWorklist& worklist) {
  m_whileLocked = worklist.whileLocked;
  if (worklist.settings.empty()) return stop();
  if (m_server && worklist.settings != m_settings) stop();
  if (!m_server) {
    const auto task = courier::parseCommand(worklist.settings);
    const auto* serve = task ? std::get_if<courier::ServeTask>(&*task) : nullptr;
    if (serve == nullptr) return;
    auto server = courier::WorklistServer::start(m_courier, serve->settings);
    // A port that is taken now may be free with the next list: the workspace gives it again before long.
    if (!server) return;
    m_server.emplace(std::move(*server));
    m_settings = worklist.settings;
    listenToServer();
  }
  // Passed on unread: names of patients are not taken apart in this process.
  if (!m_server->offerEncoded(worklist.offer)) stop();
}

void WorklistHost::locked() {
  if (!m_whileLocked) stop();
}

void WorklistHost::stop() {
  m_reports.reset();
  if (m_server) m_server->stop();
  m_server.reset();
  wipe(m_settings);
}

void WorklistHost::listenToServer() {
  m_reports = std::make_unique<QSocketNotifier>(m_server->pollHandle(), QSocketNotifier::Read);
  connect(m_reports.get(), &QSocketNotifier::activated, this, [this] {
    // Who asked is of no interest here; that the server ended is.
    for (;;) {
      const auto asked = m_server->askedBy(Deadline::now());
      if (!asked) {
        m_reports.release()->deleteLater();
        return stop();
      }
      if (!*asked) return;
    }
  });
}

}  // namespace safelight::app
