#pragma once
// Qt <-> vault: one worker thread per open vault, a queue with two priorities, answers delivered on the GUI thread.

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <functional>
#include <memory>
#include <type_traits>

#include "core/decode/decoder.h"
#include "core/vault/vault.h"

namespace safelight::ui {

/// Background work (import steps, prefetch) runs only while nothing interactive waits.
enum class Priority { Interactive, Background };

/// Owns the worker thread, and on it the open vault and the decoder. GUI thread only. On destruction the queue's rest is dropped, the
/// running task is waited for, and the vault is closed.
class VaultSession : public QObject {
  Q_OBJECT
 public:
  VaultSession(vault::Vault vault, std::unique_ptr<decode::Decoder> decoder, QObject* parent = nullptr);
  ~VaultSession() override;

  /// What the GUI may know without asking the worker.
  const model::User& user() const { return m_user; }
  QString practice() const { return m_practice; }

  /// Runs `task(vault, decoder)` on the worker; `done(result)` runs on the GUI thread, unless `context` was destroyed meanwhile.
  template <class Task, class Done>
  void run(Priority priority, QObject* context, Task task, Done done) {
    using Value = std::invoke_result_t<Task, vault::Vault&, decode::Decoder&>;
    QPointer<QObject> alive(context);
    enqueue(priority, [this, alive, task = std::move(task), done = std::move(done)](vault::Vault& openVault, decode::Decoder& decoder) mutable {
      auto value = std::make_shared<Value>(task(openVault, decoder));
      deliver([alive, value, done = std::move(done)]() mutable {
        if (alive) done(std::move(*value));
      });
    });
  }

  /// Somebody changed patients or images: views reload what they show.
 Q_SIGNALS:
  void patientsChanged();
  void imagesChanged();
  void settingsChanged();

 private:
  using WorkerTask = std::function<void(vault::Vault&, decode::Decoder&)>;
  void enqueue(Priority priority, WorkerTask task);
  void deliver(std::function<void()> call);
  struct Worker;
  std::unique_ptr<Worker> m_worker;
  model::User m_user;
  QString m_practice;
};

}  // namespace safelight::ui
