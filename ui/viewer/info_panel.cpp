#include "ui/viewer/info_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/viewer/info_delegate.h"
#include "ui/viewer/pane_facts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPanelWidth = 344;

QString spacingText(const model::Image& image) {
  if (image.facts.spacingSource == model::SpacingSource::None || image.facts.spacingX <= 0) return InfoPanel::tr("none: lengths only in pixels");
  const QLocale locale;
  return InfoPanel::tr("%1 × %2 mm").arg(locale.toString(image.facts.spacingX, 'g', 4), locale.toString(image.facts.spacingY, 'g', 4)) +
         u", "_s + millimetreText(image);
}

/// Elements that hold no words, which the decoder counts instead: "32768 bytes".
bool isCounted(const std::string& kind) {
  static constexpr std::array kKinds{"SQ", "OB", "OW", "OD", "OF", "OL", "OV", "UN"};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

/// The value, and what the decoder counted in the reader's own language.
QString valueOf(const decode::HeaderRow& row) {
  static const QRegularExpression counted(u"^([0-9]{1,9}) (byte|item|fragment)s?$"_s);
  const QString value = text(row.value);
  const auto match = isCounted(row.vr) ? counted.match(value) : QRegularExpressionMatch();
  if (!match.hasMatch()) return value;
  const int count = match.captured(1).toInt();
  if (match.captured(2) == u"byte") return fileSize(static_cast<std::uint64_t>(count));
  return match.captured(2) == u"item" ? InfoPanel::tr("%Ln item(s)", nullptr, count) : InfoPanel::tr("%Ln fragment(s)", nullptr, count);
}

}  // namespace

QList<InfoRow> catalogueRows(const model::Image& image, model::ToothNotation notation) {
  QList<InfoRow> rows;
  const auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) rows.append({name, value, {}, 0, false});
  };
  add(InfoPanel::tr("What"), imageTitle(image, notation));
  add(InfoPanel::tr("Captured"), dateText(image.capturedAt.date()) + u", "_s + clockText(image.capturedAt));
  const model::LocalTime imported = localTime(image.importedAt);
  add(InfoPanel::tr("Imported"), dateText(imported.date()) + u", "_s + clockText(imported));
  add(InfoPanel::tr("File"), text(image.sourceName));
  add(InfoPanel::tr("Size"), fileSize(image.bytes));
  if (image.facts.width > 0) add(InfoPanel::tr("Pixels"), sizeText(image));
  if (image.facts.frames > 1) add(InfoPanel::tr("Frames"), QString::number(image.facts.frames));
  if (image.facts.width > 0) add(InfoPanel::tr("Millimetres a pixel"), spacingText(image));
  add(InfoPanel::tr("Device"), text(image.facts.device));
  add(InfoPanel::tr("Note"), text(image.tags.note));
  return rows;
}

QList<InfoRow> headerRows(const std::vector<decode::HeaderRow>& rows) {
  QList<InfoRow> words;
  words.reserve(static_cast<qsizetype>(rows.size()));
  for (const auto& row : rows) {
    QString name = text(row.name);
    if (name.isEmpty()) name = InfoPanel::tr("Private or unknown");
    words.append({name, valueOf(row), text(row.tag), row.depth, false});
  }
  return words;
}

void InfoModel::setRows(QList<InfoRow> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

QVariant InfoModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= m_rows.size()) return {};
  const InfoRow& row = m_rows[index.row()];
  switch (role) {
    case NameRole: return row.name;
    case ValueRole: return row.value;
    case TagRole: return row.tag;
    case DepthRole: return row.depth;
    case HeadingRole: return row.heading;
    case SearchRole: return QString(row.name + u' ' + row.value + u' ' + row.tag);
    // Values are whole in their rows; a name may be cut there. Said to be markup, so that what is escaped is shown as it was.
    case Qt::ToolTipRole: return row.name.size() > 30 ? QVariant(u"<qt>"_s + row.name.toHtmlEscaped() + u"</qt>"_s) : QVariant();
    case Qt::AccessibleTextRole: return QString(row.name + u": "_s + row.value);
    default: return {};
  }
}

InfoPanel::InfoPanel(ImageSource& source, QWidget* parent)
    : QWidget(parent),
      m_source(source),
      m_model(new InfoModel(this)),
      m_filter(new QSortFilterProxyModel(this)),
      m_search(new TextField(tr("Search"), this)),
      m_list(new QListView(this)),
      m_state(new Text({}, TextStyle::Body, Text::Tone::Third, this)) {
  setFixedWidth(kPanelWidth);
  setAccessibleName(tr("Information"));
  auto* title = new Text(tr("Information"), TextStyle::Heading, Text::Tone::First, this);
  auto* close = new IconButton(u"close"_s, tr("Close"), this);
  auto* top = new QHBoxLayout;
  top->addWidget(title, 1);
  top->addWidget(close);
  top->setContentsMargins(20, 12, 12, 0);
  auto* field = new QHBoxLayout;
  field->addWidget(m_search);
  field->setContentsMargins(20, 4, 20, 4);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(top);
  layout->addLayout(field);
  layout->addWidget(m_state);
  layout->addWidget(m_list, 1);
  m_state->setWordWrap(true);
  m_state->setContentsMargins(20, 4, 20, 4);
  m_state->hide();
  m_search->setIconName(u"search"_s);
  m_search->setAccessibleName(tr("Search the information"));
  m_search->installEventFilter(this);
  m_filter->setSourceModel(m_model);
  m_filter->setFilterRole(InfoModel::SearchRole);
  m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_list->setModel(m_filter);
  m_list->setItemDelegate(new InfoDelegate(m_list));
  m_list->setResizeMode(QListView::Adjust);
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setMouseTracking(true);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setContextMenuPolicy(Qt::CustomContextMenu);
  m_list->setAccessibleName(tr("Rows"));
  m_list->installEventFilter(this);
  orderTabsAsLaidOut(*this);
  connect(close, &QAbstractButton::clicked, this, &InfoPanel::closed);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
    m_filter->setFilterFixedString(words.trimmed());
    say(m_filter->rowCount() == 0 && !words.trimmed().isEmpty() ? tr("Nothing here says “%1”.").arg(words.trimmed()) : QString());
  });
  connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid()) return;
    m_list->setCurrentIndex(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy this row"), this, &InfoPanel::copyRow);
    menu->addAction(tr("Copy the value"), this, &InfoPanel::copyValue);
    menu->popup(m_list->viewport()->mapToGlobal(at));
  });
}

void InfoPanel::setImage(const model::Image* image) {
  if (image == nullptr) {
    m_image.reset();
    m_loaded = {};
    m_model->setRows({});
    return;
  }
  const bool same = m_image && m_image->id == image->id;
  m_image = *image;
  if (!same && isVisible()) load();
}

void InfoPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_image && m_loaded != m_image->id) load();
}

void InfoPanel::load() {
  m_loaded = m_image->id;
  const QList<InfoRow> known = catalogueRows(*m_image, m_source.notation());
  m_model->setRows(known);
  say({});
  m_source.loadHeader(m_image->id, this, [this, id = m_image->id, known](const Result<std::vector<decode::HeaderRow>>& rows) {
    if (m_loaded != id) return;
    if (!rows) {
      say(errorText(rows.error()));
      return;
    }
    if (rows->empty()) return;
    m_model->setRows(known + QList<InfoRow>{{tr("In the file"), {}, {}, 0, true}} + headerRows(*rows));
  });
}

void InfoPanel::say(const QString& words) {
  m_state->setText(words);
  m_state->setVisible(!words.isEmpty());
}

void InfoPanel::focusSearch() { m_search->setFocus(Qt::ShortcutFocusReason); }

void InfoPanel::copyRow() {
  const QModelIndex index = m_list->currentIndex();
  if (index.isValid()) copy(index.data(InfoModel::NameRole).toString() + u": "_s + index.data(InfoModel::ValueRole).toString());
}

void InfoPanel::copyValue() {
  const QModelIndex index = m_list->currentIndex();
  if (index.isValid()) copy(index.data(InfoModel::ValueRole).toString());
}

void InfoPanel::copy(const QString& words) {
  auto* copied = new QMimeData;
  copied->setText(words);
  // Clipboard histories that honour it keep no copy of what a patient's file says.
  copied->setData(u"x-kde-passwordManagerHint"_s, QByteArrayLiteral("secret"));
  QGuiApplication::clipboard()->setMimeData(copied);
}

bool InfoPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_list && key->matches(QKeySequence::Copy)) {
      copyRow();
      return true;
    }
    if (key->key() == Qt::Key_Escape) {
      if (watched == m_search && !m_search->text().isEmpty()) m_search->clear();
      else Q_EMIT left();
      return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Down && m_filter->rowCount() > 0) {
      m_list->setFocus(Qt::TabFocusReason);
      m_list->setCurrentIndex(m_filter->index(0, 0));
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void InfoPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  painter.fillRect(rect(), c.panel);
  painter.fillRect(QRect(0, 0, 1, height()), c.line);
}

}  // namespace safelight::ui
