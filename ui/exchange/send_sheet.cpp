#include "ui/exchange/send_sheet.h"

#include <QBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/rows_focus.h"

namespace safelight::ui {
namespace {

constexpr int kReadEveryMilliseconds = 2000;
/// What failed longer ago is no news.
constexpr std::int64_t kFailuresShownMilliseconds = 14LL * 24 * 60 * 60 * 1000;
constexpr std::size_t kRowsShown = 5;

/// Documents are no images to another device.
bool canLeave(const model::Image& image) { return image.facts.kind != model::ImageKind::Document || image.facts.mediaType == "application/dicom"; }

void clear(QVBoxLayout& layout) {
  while (auto* item = layout.takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
}

}  // namespace

struct SendSheet::Loaded {
  Result<std::vector<vault::Device>> devices;
  Result<std::vector<vault::OutgoingImage>> outgoing;
  Instant now;
};

SendSheet::SendSheet(VaultSession& session, const ExchangeServices& services, QWidget* window, std::vector<model::Image> images)
    : Sheet(window, images.size() == 1 ? tr("Send this image") : tr("Send %1").arg(imageCount(images.size())), 560),
      m_session(session),
      m_services(services),
      m_over(window) {
  for (const auto& image : images) {
    if (canLeave(image)) m_images.push_back(image.id);
  }
  m_nobody = new Text(tr("No device is paired. An archive or a workstation is added under Practice, Devices."), TextStyle::Body, Text::Tone::Second, this);
  m_nobody->setWordWrap(true);
  m_nobody->hide();
  body()->addWidget(m_nobody);
  m_to = new Choice(this);
  m_to->setAccessibleTitle(tr("To"));
  m_toRow = new FormField(tr("To"), m_to, this);
  body()->addWidget(m_toRow);
  m_as = new Choice(this);
  m_as->setAccessibleTitle(tr("As"));
  m_as->addItem(tr("Originals, as they came in"), static_cast<int>(vault::SendForm::AsStored));
  m_as->addItem(tr("Uncompressed, for devices that cannot read them otherwise"), static_cast<int>(vault::SendForm::ExplicitLittleEndian));
  m_asRow = new FormField(tr("As"), m_as, this);
  body()->addWidget(m_asRow);
  m_honest = new Text({}, TextStyle::Small, Text::Tone::Second, this);
  m_honest->setWordWrap(true);
  body()->addWidget(m_honest);
  if (m_images.size() < images.size()) {
    const auto left = images.size() - m_images.size();
    auto* documents = new Text(tr("%Ln document(s) stay(s): devices take images only.", nullptr, static_cast<int>(left)), TextStyle::Small,
                               Text::Tone::Care, this);
    documents->setWordWrap(true);
    body()->addWidget(documents);
  }
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);

  m_outbox = new QWidget(this);
  auto* column = new QVBoxLayout(m_outbox);
  column->setContentsMargins(0, 8, 0, 0);
  column->setSpacing(12);
  column->addWidget(new Divider(Qt::Horizontal, m_outbox));
  m_outboxTitle = new Text(tr("Not there yet"), TextStyle::BodyMedium, Text::Tone::Second, m_outbox);
  column->addWidget(m_outboxTitle);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(12);
  column->addLayout(m_rows);
  m_outbox->hide();
  body()->addWidget(m_outbox);

  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_send = addButton(tr("Send"), ButtonKind::Primary);
  m_send->setEnabled(false);
  connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_send, &QAbstractButton::clicked, this, &SendSheet::send);
  connect(m_to, &Choice::changed, this, &SendSheet::showHonest);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_again.setInterval(kReadEveryMilliseconds);
  connect(&m_again, &QTimer::timeout, this, &SendSheet::refresh);
  m_again.start();
  refresh();
}

void SendSheet::refresh() {
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) {
        return Loaded{vault::devices(vault), vault::listOutgoing(vault, {}), vault.environment().clock.now()};
      },
      [this](const Loaded& loaded) { show(loaded); });
}

void SendSheet::show(const Loaded& loaded) {
  if (!loaded.devices) return say(errorText(loaded.devices.error()));
  if (!m_targetsShown) showTargets(sendTargets(*loaded.devices));
  if (!loaded.outgoing) return say(errorText(loaded.outgoing.error()));
  showOutbox(outgoingGroups(*loaded.outgoing, {loaded.now.milliseconds - kFailuresShownMilliseconds}), loaded.now);
}

void SendSheet::showTargets(std::vector<vault::Device> devices) {
  m_targetsShown = true;
  m_targets = std::move(devices);
  for (const auto& device : m_targets) m_to->addItem(text(device.details.name));
  const bool any = !m_targets.empty();
  m_nobody->setVisible(!any);
  m_toRow->setVisible(any);
  m_asRow->setVisible(any);
  m_honest->setVisible(any);
  m_send->setEnabled(any && !m_images.empty());
  showHonest();
  if (any) m_send->setFocus();
}

void SendSheet::showHonest() {
  if (m_targets.empty()) return;
  const auto& device = m_targets[static_cast<std::size_t>(std::max(0, m_to->currentIndex()))];
  const bool plain = device.details.link == seal::DeviceLink::Plain;
  m_honest->setTone(plain ? Text::Tone::Care : Text::Tone::Second);
  const QString noted = tr("The journal notes who sent what to whom. They go with the patient's name, number and birth date.");
  m_honest->setText(plain ? noted + u' ' + tr("This device is paired without encryption: they cross the network readable.") : noted);
}

void SendSheet::send() {
  const auto index = static_cast<std::size_t>(std::max(0, m_to->currentIndex()));
  if (index >= m_targets.size()) return;
  const auto& device = m_targets[index];
  m_send->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [images = m_images, target = vault::SendTarget{device.id.uuid, device.details.name}, form = static_cast<vault::SendForm>(m_as->currentData().toInt())](
          vault::Vault& vault, decode::Decoder&) { return vault::queueImages(vault, images, target, form); },
      [this, name = text(device.details.name)](const Result<model::SendId>& send) {
        m_send->setEnabled(true);
        if (!send) return say(errorText(send.error()));
        if (m_services.sendNow) m_services.sendNow();
        Toast::show(m_over, tr("%1 on the way to %2").arg(imageCount(m_images.size()), isolated(name)));
        Q_EMIT queued(static_cast<int>(m_images.size()));
        close();
      });
}

void SendSheet::showOutbox(const std::vector<OutgoingGroup>& groups, Instant now) {
  QByteArray says;
  for (const auto& group : groups) says += (group.send.toString() + '\n').c_str() + (outgoingTitle(group) + outgoingReason(group, now)).toUtf8() + '\n';
  if (says == m_shown) return;
  m_shown = says;
  // The rows are made anew; the keyboard stays at the one it was at. Once that is stopped, one more Return must not send anything.
  const RowsFocus focus({m_rows});
  m_outbox->setVisible(!groups.empty());
  clear(*m_rows);
  for (std::size_t i = 0; i < std::min(groups.size(), kRowsShown); ++i) m_rows->addWidget(makeRow(groups[i], now));
  if (groups.size() > kRowsShown) {
    m_rows->addWidget(new Text(tr("and %1 earlier ones").arg(groups.size() - kRowsShown), TextStyle::Small, Text::Tone::Third, m_outbox));
  }
  focus.giveBack(m_cancel);
}

QWidget* SendSheet::makeRow(const OutgoingGroup& group, Instant now) {
  auto* widget = new QWidget(m_outbox);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* title = new Text(outgoingTitle(group), TextStyle::BodyMedium, Text::Tone::First, widget);
  title->setElided(true);
  words->addWidget(title);
  auto* reason = new Text(outgoingReason(group, now), TextStyle::Small, group.waiting > 0 ? Text::Tone::Third : Text::Tone::Danger, widget);
  reason->setWordWrap(true);
  words->addWidget(reason);
  row->addLayout(words, 1);
  if (group.waiting > 0) {
    auto* stop = new Button(tr("Stop"), ButtonKind::Quiet, widget);
    stop->setAccessibleName(tr("Stop sending to %1").arg(group.device));
    connect(stop, &QAbstractButton::clicked, this, [this, send = group.send] { change(send, vault::stopSending); });
    row->addWidget(stop, 0, Qt::AlignTop);
  } else {
    auto* again = new Button(tr("Try again"), ButtonKind::Secondary, widget);
    again->setAccessibleName(tr("Try again to send to %1").arg(group.device));
    connect(again, &QAbstractButton::clicked, this, [this, send = group.send] { change(send, vault::sendAgain); });
    row->addWidget(again, 0, Qt::AlignTop);
  }
  return widget;
}

void SendSheet::change(model::SendId send, Result<void> (*how)(vault::Vault&, model::SendId)) {
  m_session.run(
      Priority::Interactive, this, [send, how](vault::Vault& vault, decode::Decoder&) { return how(vault, send); },
      [this](const Result<void>& changed) {
        // Gone meanwhile: it is there, or somebody else was faster.
        if (!changed && changed.error().code != ErrorCode::NotFound) say(errorText(changed.error()));
        if (m_services.sendNow) m_services.sendNow();
        refresh();
      });
}

void SendSheet::say(const QString& problem) {
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
}

}  // namespace safelight::ui
