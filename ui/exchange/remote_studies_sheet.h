#pragma once
// What else is there of a patient: what an image archive has, and a way to bring it here.

#include <QHash>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ui/bridge/vault_session.h"
#include "ui/exchange/exchange_words.h"
#include "ui/widgets/form_field.h"

class QVBoxLayout;

namespace safelight::ui {

/// One study of an archive: when, what, whether it is here, and Fetch.
class StudyRow : public QWidget {
  Q_OBJECT
 public:
  enum class State { There, Here, Fetching, Fetched, Failed };
  StudyRow(const RemoteStudy& study, const model::PatientDetails& patient, QWidget* parent);
  /// How many images of it the vault has.
  void setHere(std::uint32_t images);
  void setMayFetch(bool may);
  void showProgress(const FetchProgress& progress);
  void showEnd(const Result<FetchSummary>& end);
  State state() const { return m_state; }
  const RemoteStudy& study() const { return m_study; }

 Q_SIGNALS:
  void fetchAsked();
  void cancelAsked();

 private:
  void showState(const QString& words, Text::Tone tone);
  RemoteStudy m_study;
  State m_state = State::There;
  bool m_mayFetch = true;
  Text* m_words;
  ProgressLine* m_progress;
  Button *m_fetch, *m_cancel;
};

/// Asks the archive as soon as it is open and lists what it has. A fetch goes on when the sheet is closed. Deletes itself when closed.
class RemoteStudiesSheet : public Sheet {
  Q_OBJECT
 public:
  /// `services` is copied.
  RemoteStudiesSheet(VaultSession& session, const ExchangeServices& services, QWidget* window, model::Patient patient);
  ~RemoteStudiesSheet() override;

 private:
  struct Loaded;
  void loadArchives();
  void askArchive();
  void showAnswer(Result<std::vector<RemoteStudy>> answer);
  void countHere();
  void fetch(StudyRow& row);
  void showMessage(const QString& words, Text::Tone tone);
  void clearRows();

  VaultSession& m_session;
  const ExchangeServices m_services;
  const model::Patient m_patient;
  std::vector<vault::Device> m_archives;
  int m_asked = 0;  // an answer to an earlier question is none
  CancelToken m_asking;
  QList<StudyRow*> m_studies;

  Choice* m_from;
  FormField* m_fromRow;
  Text* m_message;
  ProgressLine* m_busy;
  QVBoxLayout* m_rows;
  Button *m_again, *m_done;
};

}  // namespace safelight::ui
