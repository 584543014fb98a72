#pragma once
// Runs the worklist server for the workspace, and beyond it where the practice's owner allowed that.

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/courier/worklist_server.h"
#include "ui/bridge/guard_protocol.h"

class QSocketNotifier;

namespace safelight::app {

/// Holds no list itself: it passes through to the courier's memory. GUI thread only.
class WorklistHost : public QObject {
  Q_OBJECT
 public:
  explicit WorklistHost(Path courier, QObject* parent = nullptr);
  ~WorklistHost() override;

  /// Starts the server, starts it anew where it has to listen elsewhere, or only changes the list.
  void serve(const ui::ServeWorklist& worklist);
  /// Nobody is signed in any more: the list goes, unless it may stay.
  void locked();
  bool isServing() const { return m_server.has_value(); }
  /// The courier's process number, 0 when there is none.
  int processId() const { return m_server ? m_server->id() : 0; }

 private:
  void stop();
  void listenToServer();

  Path m_courier;
  std::optional<courier::WorklistServer> m_server;
  std::unique_ptr<QSocketNotifier> m_reports;
  Bytes m_settings;  // as the server runs with
  bool m_whileLocked = false;
};

}  // namespace safelight::app
