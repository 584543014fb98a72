#pragma once
// Qt <-> vault: one worker thread per open vault, a queue with two priorities, answers delivered on the GUI thread.

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "core/base/fence.h"
#include "core/decode/decoder.h"
#include "core/vault/settings.h"
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
  bool may(model::Permission permission) const { return model::allows(m_user.role, permission); }
  QString practice() const { return m_practice; }
  /// The practice's choices as last read or written through this session.
  const vault::Settings& settings() const { return m_settings; }
  model::ToothNotation notation() const { return m_settings.notation; }
  /// The randomness that the vault was opened with; from any thread.
  Random& random() const { return m_random; }

  /// Writes the practice's choices; settingsChanged() follows before `done` when that worked.
  void changeSettings(const vault::Settings& settings, QObject* context, std::function<void(Result<void>)> done);

  /// Runs `task(vault, decoder)` on the worker; `done(result)` runs on the GUI thread, unless `context` was destroyed meanwhile
  /// (a null context therefore never hears the answer). Both may hold move-only things. `task` must return a value; where that is a Result, a
  /// task that runs out of memory fails instead of ending the program.
  template <class Task, class Done>
  void run(Priority priority, QObject* context, Task task, Done done) {
    using Value = std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&>;
    auto call = std::make_shared<std::pair<Task, Done>>(std::move(task), std::move(done));
    QPointer<QObject> alive(context);
    enqueue(priority, [this, alive, call = std::move(call)](vault::Vault& openVault, decode::Decoder& decoder) mutable {
      const auto work = [&] { return call->first(openVault, decoder); };
      std::shared_ptr<Value> value;
      if constexpr (std::is_convertible_v<tl::unexpected<Error>, Value>) value = std::make_shared<Value>(fenced("task", work));
      else value = std::make_shared<Value>(work());
      deliver([alive, value = std::move(value), call = std::move(call)] {
        if (alive) call->second(std::move(*value));
      });
    });
  }

 Q_SIGNALS:
  /// Somebody changed patients or images: views reload what they show.
  void patientsChanged();
  void imagesChanged();
  void settingsChanged();
  /// Somebody wanted an image whose file in the vault is damaged or gone.
  void damageMet();

 private:
  using WorkerTask = std::function<void(vault::Vault&, decode::Decoder&)>;
  void enqueue(Priority priority, WorkerTask task);
  void deliver(std::function<void()> call);
  struct Worker;
  std::unique_ptr<Worker> m_worker;
  model::User m_user;
  QString m_practice;
  vault::Settings m_settings;
  Random& m_random;
};

}  // namespace safelight::ui
