// drag_source FILE...: a little window from which files can be dragged into another program, as out of a file manager. For
// tests/ui/drag_and_drop.sh. Prints "dropped" or "refused" when a drag ends, hides, and goes on handing the files out until it is killed.
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>
#include <QWidget>
#include <cstdio>

namespace {

class DragSource : public QWidget {
 public:
  explicit DragSource(QList<QUrl> files) : m_files(std::move(files)) {
    setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    setGeometry(0, 0, 80, 60);
  }

 protected:
  void mouseMoveEvent(QMouseEvent* event) override {
    if (!(event->buttons() & Qt::LeftButton)) return;
    auto* drag = new QDrag(this);
    auto* files = new QMimeData;
    files->setUrls(m_files);
    drag->setMimeData(files);
    const bool taken = drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction) == Qt::CopyAction;
    std::puts(taken ? "dropped" : "refused");
    std::fflush(stdout);
    hide();
  }

 private:
  QList<QUrl> m_files;
};

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  application.setQuitOnLastWindowClosed(false);
  QList<QUrl> files;
  for (const QString& path : QCoreApplication::arguments().mid(1)) files.append(QUrl::fromLocalFile(path));
  DragSource source(files);
  source.show();
  return QApplication::exec();
}
