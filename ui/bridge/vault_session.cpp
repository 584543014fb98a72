#include "ui/bridge/vault_session.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "core/vault/health/met_damage.h"

namespace safelight::ui {

/// The queue and its thread. Every member is guarded by `mutex` except `vault` and `decoder`, which only the thread touches.
struct VaultSession::Worker {
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<WorkerTask> interactive, background;
  bool stopping = false;
  std::optional<vault::Vault> vault;
  std::unique_ptr<decode::Decoder> decoder;
  std::thread thread;

  /// The next task, interactive ones first; nothing when the session ends.
  std::optional<WorkerTask> next() {
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return stopping || !interactive.empty() || !background.empty(); });
    if (stopping) return std::nullopt;
    auto& queue = interactive.empty() ? background : interactive;
    WorkerTask task = std::move(queue.front());
    queue.pop_front();
    return task;
  }

  void run(const std::function<void()>& onDamage) {
    bool wasMet = false;
    while (auto task = next()) {
      (*task)(*vault, *decoder);
      const bool isMet = vault::hasMetDamage(*vault);
      if (isMet && !wasMet) onDamage();
      wasMet = isMet;
    }
    // The vault is closed on the thread it belongs to.
    vault.reset();
    decoder.reset();
  }
};

VaultSession::VaultSession(vault::Vault vault, std::unique_ptr<decode::Decoder> decoder, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>()), m_user(vault.user()), m_settings(vault::settings(vault)), m_random(vault.environment().random) {
  m_practice = QString::fromStdString(m_settings.practice.empty() ? vault.practice() : m_settings.practice);
  m_worker->vault.emplace(std::move(vault));
  m_worker->decoder = std::move(decoder);
  m_worker->thread = std::thread([this, worker = m_worker.get()] { worker->run([this] { deliver([this] { Q_EMIT damageMet(); }); }); });
}

VaultSession::~VaultSession() {
  std::deque<WorkerTask> dropped, droppedToo;
  {
    const std::lock_guard lock(m_worker->mutex);
    m_worker->stopping = true;
    dropped.swap(m_worker->interactive);
    droppedToo.swap(m_worker->background);
  }
  m_worker->wake.notify_all();
  m_worker->thread.join();
}

void VaultSession::enqueue(Priority priority, WorkerTask task) {
  {
    const std::lock_guard lock(m_worker->mutex);
    (priority == Priority::Interactive ? m_worker->interactive : m_worker->background).push_back(std::move(task));
  }
  m_worker->wake.notify_one();
}

void VaultSession::deliver(std::function<void()> call) {
  QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void VaultSession::changeSettings(const vault::Settings& settings, QObject* context, std::function<void(Result<void>)> done) {
  const QPointer<QObject> alive(context);
  run(Priority::Interactive, this,
      [settings](vault::Vault& vault, decode::Decoder&) { return vault::changeSettings(vault, settings); },
      [this, settings, alive, done = std::move(done)](Result<void> result) {
        if (result) {
          m_settings = settings;
          m_practice = QString::fromStdString(settings.practice);
          Q_EMIT settingsChanged();
        }
        if (alive && done) done(std::move(result));
      });
}

}  // namespace safelight::ui
