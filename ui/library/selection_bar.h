#pragma once
// What can be done with the chosen images, at the foot of the page.

#include <QWidget>

#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// "3 selected", then Tag, Export, Move to..., Delete as the person may. Hides itself when nothing is chosen.
class SelectionBar : public QWidget {
  Q_OBJECT
 public:
  explicit SelectionBar(const VaultSession& session, QWidget* parent = nullptr);
  void setCount(int count);
  /// Whether there is a device to send to; who may not export sends nothing.
  void setMaySend(bool may);

 Q_SIGNALS:
  void openAsked();
  void tagAsked();
  void exportAsked();
  void sendAsked();
  void moveAsked();
  void deleteAsked();
  void clearAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showWhatFits();
  void showIcons(bool shown);
  void showWords(Button::Shows shows);
  bool fits() const;
  Text* m_count;
  Button *m_open, *m_tag, *m_export, *m_send, *m_move, *m_delete;
  QList<std::pair<Button*, QString>> m_icons;
  bool m_mayOpen, m_mayExport;
};

}  // namespace safelight::ui
