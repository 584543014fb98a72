#pragma once
// Is everything in its place?

#include <QTimer>
#include <atomic>
#include <memory>

#include "core/vault/verify.h"
#include "ui/bridge/health_watch.h"
#include "ui/bridge/image_repair.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

class QVBoxLayout;

namespace safelight::ui {

/// How the vault is, with a date and what to do; a button that checks now, and one that brings damaged images back. Both can be stopped.
class HealthCard : public Card {
  Q_OBJECT
 public:
  explicit HealthCard(VaultSession& session, QWidget* parent = nullptr);
  ~HealthCard() override;

  /// Starts a check.
  void check(vault::Depth depth);

 private:
  /// Written by the worker, read by the window.
  struct Progress {
    std::atomic<std::uint64_t> done{0}, total{0};
    std::atomic<bool> stop{false};
  };
  struct Checked;
  struct Check;
  void goOn(std::shared_ptr<Check> check);
  void say(const QString& iconName, Text::Tone tone, const QString& line, const QString& details);
  void finished(const Result<Checked>& checked);
  QLayout* makeState();
  QLayout* makeCheck();
  void showHealth();
  void begin(const QString& line);
  void end();
  void bringBack();
  void broughtBack(const Result<vault::RepairReport>& report);

  VaultSession& m_session;
  HealthWatch& m_watch;
  ImageRepair m_repair;
  class ToneIcon *m_stateIcon, *m_icon;
  Text *m_headline, *m_dates, *m_line, *m_details;
  QVBoxLayout* m_findings;
  ProgressLine* m_progress;
  Button *m_quick, *m_deep, *m_stop, *m_back;
  bool m_foundDamage = false;   // by a check that a person asked for
  std::vector<vault::DamagedObject> m_found;  // the images, of that
  std::shared_ptr<Progress> m_state;
  QTimer m_look;
};

}  // namespace safelight::ui
