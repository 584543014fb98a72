#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include "ui/lock/session_watch.h"

namespace safelight::ui {

namespace {

const QString kLogin = QStringLiteral("org.freedesktop.login1");
const QString kLoginPath = QStringLiteral("/org/freedesktop/login1");
const QString kManager = QStringLiteral("org.freedesktop.login1.Manager");
const QString kSession = QStringLiteral("org.freedesktop.login1.Session");

QDBusMessage managerCall(const QString& method) { return QDBusMessage::createMethodCall(kLogin, kLoginPath, kManager, method); }

/// Calls and hands the finished reply to `done`, without waiting.
template <class Done>
void callLater(QObject* context, const QDBusMessage& message, Done done) {
  auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(message), context);
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [done](QDBusPendingCallWatcher* finished) {
    finished->deleteLater();
    done(*finished);
  });
}

}  // namespace

/// While it lives, sleep waits for us.
struct SessionWatch::Inhibitor {
  QDBusUnixFileDescriptor descriptor;
};

SessionWatch::SessionWatch(QObject* parent) : QObject(parent) {}
SessionWatch::~SessionWatch() = default;

void SessionWatch::begin() {
  QDBusConnection system = QDBusConnection::systemBus();
  if (system.isConnected()) {
    system.connect(kLogin, kLoginPath, kManager, QStringLiteral("PrepareForSleep"), this, SLOT(preparingForSleep(bool)));
    watchSession();
    inhibitSleep();
  }
  QDBusConnection session = QDBusConnection::sessionBus();
  if (!session.isConnected()) return;
  for (const QString& name : {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"), QStringLiteral("org.cinnamon.ScreenSaver"),
                              QStringLiteral("org.mate.ScreenSaver")})
    session.connect(QString(), QString(), name, QStringLiteral("ActiveChanged"), this, SLOT(screenSaverActive(bool)));
}

void SessionWatch::watchSession() {
  // Signals come from the session's own path; another person's session on this machine is none of our business.
  QDBusMessage ask = managerCall(QStringLiteral("GetSessionByPID"));
  ask << static_cast<uint>(QCoreApplication::applicationPid());
  callLater(this, ask, [this](const QDBusPendingReply<QDBusObjectPath>& reply) {
    // Without a session of our own (a service, a container) any session's lock counts: locking once too often harms nobody.
    const QString path = reply.isError() ? QString() : reply.value().path();
    QDBusConnection::systemBus().connect(kLogin, path, kSession, QStringLiteral("Lock"), this, SLOT(sessionLocked()));
  });
}

void SessionWatch::inhibitSleep() {
  QDBusMessage ask = managerCall(QStringLiteral("Inhibit"));
  ask << QStringLiteral("sleep") << QStringLiteral("Safelight") << QStringLiteral("Locks the practice's images") << QStringLiteral("delay");
  callLater(this, ask, [this](const QDBusPendingReply<QDBusUnixFileDescriptor>& reply) {
    if (!reply.isError()) m_inhibitor.reset(new Inhibitor{reply.value()});
  });
}

void SessionWatch::sleepMayGoOn() { m_inhibitor.reset(); }

void SessionWatch::sessionLocked() { Q_EMIT lockAsked(LockReason::SystemLock); }

void SessionWatch::preparingForSleep(bool starting) {
  if (starting) Q_EMIT lockAsked(LockReason::Suspend);
  else inhibitSleep();
}

void SessionWatch::screenSaverActive(bool active) {
  if (active) Q_EMIT lockAsked(LockReason::SystemLock);
}

}  // namespace safelight::ui
