#include "ui/shell/pages.h"

#include "ui/exchange/remote_studies_sheet.h"
#include "ui/exchange/send_sheet.h"
#include "ui/inbox/inbox_page.h"
#include "ui/library/bin_page.h"
#include "ui/library/export_sheet.h"
#include "ui/library/import_flow.h"
#include "ui/library/patient_page.h"
#include "ui/library/patients_page.h"
#include "ui/practice/practice_page.h"
#include "ui/viewer/tool_column.h"
#include "ui/viewer/viewer_page.h"
#include "ui/worklist/worklist_page.h"

namespace safelight::ui {

Pages::Pages(VaultSession& session, ThumbnailCache& thumbnails, Preferences& preferences, const DeviceServices& devices, const ExchangeServices& exchange,
             QWidget& window)
    : QObject(&window),
      m_patients(new PatientsPage(session, thumbnails, &window)),
      m_patient(new PatientPage(session, thumbnails, &window)),
      m_inbox(new InboxPage(session, thumbnails, &window)),
      m_worklist(new WorklistPage(session, &window)),
      m_bin(new BinPage(session, thumbnails, &window)),
      m_practice(new PracticePage(session, preferences, devices, &window)),
      m_viewer(new ViewerPage(session, thumbnails, &window)),
      m_imports(ImportFlow::of(session, &window)) {
  connect(m_patients, &PatientsPage::openPatient, this, &Pages::openPatient);
  connect(m_patient, &PatientPage::openImage, this, &Pages::openImage);
  connect(m_patient, &PatientPage::backAsked, this, &Pages::backAsked);
  connect(m_patient, &PatientPage::mergedInto, this, &Pages::mergedInto);
  connect(m_patient, &PatientPage::binAsked, this, &Pages::binAsked);
  connect(m_patient, &PatientPage::sendAsked, this,
          [&session, &exchange, &window](const std::vector<model::Image>& images) { (new SendSheet(session, exchange, &window, images))->open(); });
  connect(m_patient, &PatientPage::remoteAsked, this,
          [&session, &exchange, &window](const model::Patient& patient) { (new RemoteStudiesSheet(session, exchange, &window, patient))->open(); });
  connect(m_inbox, &InboxPage::countChanged, this, &Pages::inboxCountChanged);
  connect(m_worklist, &WorklistPage::openPatient, this, &Pages::openPatient);
  connect(m_worklist, &WorklistPage::worklistChanged, this, &Pages::worklistChanged);
  connect(m_viewer, &ViewerPage::closed, this, &Pages::viewerClosed);
  connect(m_viewer, &ViewerPage::fullScreenChanged, this, &Pages::viewerFullScreen);
  connect(m_viewer, &ViewerPage::exportRequested, this, [this, &session, &window](const QList<model::ImageId>& ids) {
    std::vector<model::Image> images;
    for (const model::ImageId id : ids) {
      if (const auto* image = m_viewer->imageOf(id)) images.push_back(*image);
    }
    if (!images.empty() && session.may(model::Permission::Export)) (new ExportSheet(session, &window, std::move(images)))->open();
  });
}

QWidget* Pages::patients() const { return m_patients; }
QWidget* Pages::patient() const { return m_patient; }
QWidget* Pages::inbox() const { return m_inbox; }
QWidget* Pages::worklist() const { return m_worklist; }
QWidget* Pages::bin() const { return m_bin; }
QWidget* Pages::practice() const { return m_practice; }
QWidget* Pages::viewer() const { return m_viewer; }

QWidget* Pages::viewerTools() const { return m_viewer->toolColumn(); }
void Pages::leaveViewer() { m_viewer->release(); }

void Pages::readOrdersWith(Preferences& preferences, DropFolder::Take take) { m_worklist->readFolder(preferences, std::move(take)); }

void Pages::showPatient(const model::Patient& patient) { m_patient->setPatient(patient); }

void Pages::openViewer(const model::Patient& patient, const QList<model::ImageId>& order, model::ImageId current) {
  m_viewer->open(patient, order, current);
}

void Pages::importFiles(std::optional<model::PatientId> patient) { m_imports.chooseAndImport(patient); }

void Pages::importPaths(const QStringList& paths, std::optional<model::PatientId> patient) { m_imports.importPaths(paths, patient); }

bool Pages::paste(std::optional<model::PatientId> patient) { return m_imports.pasteFromClipboard(patient); }

void Pages::placeImportBar(QBoxLayout& column) { m_imports.placeBar(column); }

}  // namespace safelight::ui
