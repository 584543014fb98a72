// The session watch on a bus of its own, where this test plays logind and the screen saver.
#include <QDBusConnection>
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/lock/session_watch.h"

using namespace safelight::ui;

namespace {

/// A message bus that nobody else uses; ended with this object.
class PrivateBus {
 public:
  PrivateBus() {
    const QString address = QStringLiteral("unix:path=%1").arg(m_folder.filePath(QStringLiteral("bus")));
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    REQUIRE(config.open(QIODevice::WriteOnly));
    config.write("<busconfig><type>session</type><listen>" + address.toUtf8() +
                 "</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
    config.close();
    m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--nofork"), QStringLiteral("--config-file=%1").arg(config.fileName()), QStringLiteral("--print-address=1")});
    REQUIRE(m_daemon.waitForReadyRead(5000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address.toUtf8());
    m_address = address;
  }
  ~PrivateBus() {
    m_daemon.kill();
    m_daemon.waitForFinished(5000);
  }
  PrivateBus(const PrivateBus&) = delete;
  PrivateBus& operator=(const PrivateBus&) = delete;
  QDBusConnection other() const { return QDBusConnection::connectToBus(m_address, QStringLiteral("the other side")); }

 private:
  QTemporaryDir m_folder;
  QProcess m_daemon;
  QString m_address;
};

QDBusMessage signalOf(const char* path, const char* interface, const char* name, const QVariantList& values = {}) {
  QDBusMessage message = QDBusMessage::createSignal(QString::fromLatin1(path), QString::fromLatin1(interface), QString::fromLatin1(name));
  message.setArguments(values);
  return message;
}

}  // namespace

TEST_CASE("sleep, the session's lock and the screen saver reach the guard over the bus", "[session]") {
  if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()) SKIP("no dbus-daemon on this machine");
  PrivateBus bus;
  QDBusConnection other = bus.other();
  REQUIRE(other.registerService(QStringLiteral("org.freedesktop.login1")));
  SessionWatch watch;
  QSignalSpy asked(&watch, &SessionWatch::lockAsked);
  watch.begin();
  const auto asks = [&](const QDBusMessage& message, LockReason reason) {
    const auto before = asked.count();
    REQUIRE(other.send(message));
    REQUIRE(test::waitUntil([&] { return asked.count() == before + 1; }));
    CHECK(asked.last().at(0).value<LockReason>() == reason);
  };
  asks(signalOf("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", {true}), LockReason::Suspend);
  asks(signalOf("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", {true}), LockReason::SystemLock);
  asks(signalOf("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", {true}), LockReason::SystemLock);
  // The answer to "which session is mine" (here: an error, so any session counts) has come by now.
  asks(signalOf("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock"), LockReason::SystemLock);
}
