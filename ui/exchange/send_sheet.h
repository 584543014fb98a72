#pragma once
// Images to a paired device: to whom, as what, and what is still on its way.

#include <QTimer>
#include <vector>

#include "ui/bridge/vault_session.h"
#include "ui/exchange/exchange_words.h"
#include "ui/widgets/form_field.h"

class QVBoxLayout;

namespace safelight::ui {

/// Puts the images into the outbox and says so; sending goes on without it. Below stands what waits or failed for devices, kept up to date
/// while it is open. Deletes itself when closed. Needs the permission to export.
class SendSheet : public Sheet {
  Q_OBJECT
 public:
  /// `services` is copied.
  SendSheet(VaultSession& session, const ExchangeServices& services, QWidget* window, std::vector<model::Image> images);

 Q_SIGNALS:
  /// They stand in the outbox.
  void queued(int images);

 private:
  struct Loaded;
  void refresh();
  void show(const Loaded& loaded);
  void showTargets(std::vector<vault::Device> devices);
  void showHonest();
  void showOutbox(const std::vector<OutgoingGroup>& groups, Instant now);
  QWidget* makeRow(const OutgoingGroup& group, Instant now);
  void send();
  void change(model::SendId send, Result<void> (*how)(vault::Vault&, model::SendId));
  void say(const QString& problem);

  VaultSession& m_session;
  const ExchangeServices m_services;
  QWidget* m_over;
  std::vector<model::ImageId> m_images;
  std::vector<vault::Device> m_targets;
  bool m_targetsShown = false;
  QByteArray m_shown;  // what the rows below say now

  Choice *m_to, *m_as;
  FormField *m_toRow, *m_asRow;
  Text *m_nobody, *m_honest, *m_outboxTitle, *m_problem;
  QVBoxLayout* m_rows;
  QWidget* m_outbox;
  Button *m_cancel, *m_send;
  QTimer m_again;
};

}  // namespace safelight::ui
