// A person at the keyboard, inside the real programs: Qt loads this as a generic plug-in when a test names it. It knows widgets by their classes'
// names alone, presses keys, and writes each step into a log; it links nothing of Safelight.
//
// SAFELIGHT_PLAYED_FOLDER holds "password" and "import" (a path), and gets "log". The person goes on from the picture on the screen only when
// "go on" lies there.

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QGenericPlugin>
#include <QLineEdit>
#include <QTest>
#include <QTimer>
#include <functional>
#include <vector>

namespace {

QWidget* visibleWidget(const char* className) {
  const auto all = QApplication::allWidgets();
  for (QWidget* widget : all)
    if (widget->isVisible() && widget->inherits(className)) return widget;
  return nullptr;
}

/// In the visible widget of this class.
bool pressButton(const char* className, const QString& words) {
  auto* within = visibleWidget(className);
  for (QAbstractButton* button : within ? within->findChildren<QAbstractButton*>() : QList<QAbstractButton*>()) {
    if (!button->isVisible() || !button->isEnabled() || button->text() != words) continue;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
  }
  return false;
}

class Person : public QObject {
 public:
  Person() : m_folder(qEnvironmentVariable("SAFELIGHT_PLAYED_FOLDER")) {
    const bool isWorkspace = QCoreApplication::applicationFilePath().endsWith(QLatin1String("safelight-workspace"));
    if (isWorkspace) works();
    else signsIn();
    m_timer.setInterval(20);
    connect(&m_timer, &QTimer::timeout, this, &Person::goOn);
    m_timer.start();
  }

 private:
  void step(const char* name, std::function<bool()> act) { m_steps.push_back({name, std::move(act)}); }

  void signsIn() {
    step("types the password", [this] {
      auto* field = visibleWidget("safelight::ui::PasswordField");
      if (!field || !field->isEnabled()) return false;
      field->setFocus();
      QTest::keyClicks(field, text("password"));
      QTest::keyClick(field, Qt::Key_Return);
      return true;
    });
  }

  void works() {
    step("sees the window", [] { return visibleWidget("safelight::ui::MainWindow") != nullptr && visibleWidget("safelight::ui::PatientListView") != nullptr; });
    step("asks for the import", [] {
      QTest::keyClick(visibleWidget("safelight::ui::MainWindow"), Qt::Key_O, Qt::ControlModifier);
      return true;
    });
    step("chooses files", [] { return pressButton("safelight::ui::ImportSourceSheet", QStringLiteral("Choose files…")); });
    step("names the file", [this] {
      auto* dialog = qobject_cast<QFileDialog*>(visibleWidget("QFileDialog"));
      auto* name = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
      if (!name) return false;
      name->setFocus();
      QTest::keyClicks(name, text("import"));
      QTest::keyClick(name, Qt::Key_Return);
      return true;
    });
    step("sees the dialog go", [] { return visibleWidget("QFileDialog") == nullptr; });
    step("imports", [] { return pressButton("safelight::ui::ImportSheet", QStringLiteral("Import")); });
    step("sees that it is in", [] { return visibleWidget("safelight::ui::ImportSheet") == nullptr && visibleWidget("safelight::ui::Toast") != nullptr; });
    step("searches", [] {
      auto* search = visibleWidget("safelight::ui::TopBar")->findChild<QLineEdit*>();
      if (!search || !search->isVisible()) return false;
      search->setFocus();
      QTest::keyClicks(search, QStringLiteral("canaryson"));
      return true;
    });
    step("opens the patient", [] {
      auto* list = qobject_cast<QAbstractItemView*>(visibleWidget("safelight::ui::PatientListView"));
      if (!list || list->model()->rowCount() != 1) return false;
      QTest::keyClick(visibleWidget("safelight::ui::TopBar")->findChild<QLineEdit*>(), Qt::Key_Return);
      return true;
    });
    step("opens the image", [] {
      auto* grid = visibleWidget("safelight::ui::ImageGrid");
      if (!grid) return false;
      grid->setFocus();
      QTest::keyClick(grid, Qt::Key_Home);
      QTest::keyClick(grid, Qt::Key_Return);
      return visibleWidget("safelight::ui::ViewerPage") != nullptr;
    });
    step("looks at its header", [] {
      auto* pane = visibleWidget("safelight::ui::ImagePane");
      if (!pane) return false;
      QTest::keyClick(pane, Qt::Key_D);
      return true;
    });
    step("sees the header", [] { return visibleWidget("safelight::ui::InfoPanel") != nullptr; });
    step("waits with the picture on the screen", [this] { return QFile::exists(m_folder + QStringLiteral("/go on")); });
    step("comes back to the window", [] {
      auto* window = visibleWidget("safelight::ui::MainWindow");
      window->activateWindow();  // without a window manager nobody else does after the file dialog
      return window->isActiveWindow();
    });
    step("locks", [] {
      QTest::keyClick(visibleWidget("safelight::ui::MainWindow"), Qt::Key_L, Qt::ControlModifier);
      return true;
    });
  }

  void goOn() {
    if (m_next == m_steps.size()) return m_timer.stop();
    if (!m_begun) log("begins: ");
    m_begun = true;
    if (m_steps[m_next].act()) {
      log("done: ");
      ++m_next;
      m_begun = false;
    }
  }

  QString text(const char* name) const {
    QFile file(m_folder + QLatin1Char('/') + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
  }

  void log(const char* what) {
    QFile file(m_folder + QStringLiteral("/log"));
    if (file.open(QIODevice::Append)) file.write(QByteArray::number(QCoreApplication::applicationPid()) + ' ' + what + m_steps[m_next].name + '\n');
  }

  struct Step {
    const char* name;
    std::function<bool()> act;
  };
  QString m_folder;
  std::vector<Step> m_steps;
  std::size_t m_next = 0;
  bool m_begun = false;
  QTimer m_timer;
};

class PlayedPerson : public QGenericPlugin {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "played_person.json")
 public:
  QObject* create(const QString&, const QString&) override { return new Person; }
};

}  // namespace

#include "played_person.moc"
