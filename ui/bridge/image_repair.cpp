#include "ui/bridge/image_repair.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/vault/backup/places.h"
#include "core/vault/backup/repository_repair.h"

namespace safelight::ui {
namespace {

constexpr std::chrono::milliseconds kSlice{20};  // what waits for the vault waits no longer

/// Steps until one says that it was the last, or the time is up.
template <class Step>
Result<bool> aSliceOf(const Step& step) {
  const auto until = std::chrono::steady_clock::now() + kSlice;
  while (true) {
    TRY_ASSIGN(const bool more, step());
    if (!more || std::chrono::steady_clock::now() >= until) return more;
  }
}

}  // namespace

/// Shared with the threads; one of them has it at a time.
struct ImageRepair::Job {
  CancelToken cancel;
  std::vector<vault::DamagedObject> damaged;  // of these, from `next` on are still to be asked for where it is asked just now
  std::size_t next = 0;
  std::vector<vault::DamagedObject> left;     // that it does not have
  std::unique_ptr<vault::DamageSearch> search;
  std::vector<Path> folders;                  // not asked yet, the next one last
  std::vector<vault::ResticRepository> repositories;
  std::unique_ptr<vault::RepositoryRepair> fromRepository;
  vault::RepairReport report;
  bool wasReached = false;
  std::optional<Error> trouble;               // the last place's that could not be reached

  Result<bool> lookOn(vault::Vault& vault) {
    if (!search) {
      TRY_ASSIGN(search, vault::DamageSearch::start(vault, vault::RepairDepth::Known));
    }
    TRY_ASSIGN(const bool more, aSliceOf([&] { return search->step(vault); }));
    if (more) return true;
    for (const vault::DamagedObject& object : search->need().damaged)
      if (std::none_of(damaged.begin(), damaged.end(), [&](const vault::DamagedObject& known) { return known.image == object.image; })) damaged.push_back(object);
    report.looked = search->need().looked;
    TRY_VOID(findPlaces(vault));
    return false;
  }

  Result<void> findPlaces(vault::Vault& vault) {
    TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
    for (auto status = places.rbegin(); status != places.rend(); ++status) {
      if (status->place.kind == vault::PlaceKind::Restic) {
        TRY_ASSIGN(auto repository, vault::repositoryAt(status->place));
        repositories.push_back(std::move(repository));
      } else if (vault::presenceOf(vault.environment().files, status->place) == vault::Presence::Here) {
        folders.push_back(pathFromUtf8(status->place.location));
      }
    }
    return {};
  }

  /// One image from the folder.
  Result<bool> askFolder(vault::Vault& vault) {
    TRY_ASSIGN(const auto done, vault::repairFrom(vault, folders.back(), {damaged[next]}));
    wasReached = true;
    add(done);
    return ++next < damaged.size();
  }

  void add(const vault::RepairReport& done) {
    report.repaired.insert(report.repaired.end(), done.repaired.begin(), done.repaired.end());
    left.insert(left.end(), done.left.begin(), done.left.end());
  }

  /// On to another place, with what this one could not give.
  void leave(const std::optional<Error>& why) {
    if (why) trouble = why;
    left.insert(left.end(), damaged.begin() + static_cast<std::ptrdiff_t>(next), damaged.end());
    damaged = std::exchange(left, {});
    next = 0;
  }
};

ImageRepair::ImageRepair(VaultSession& session, QObject* parent) : QObject(parent), m_session(session) {}

ImageRepair::~ImageRepair() { stop(); }

void ImageRepair::start(std::vector<vault::DamagedObject> found) {
  if (m_job) return;
  m_job = std::make_shared<Job>();
  m_job->damaged = std::move(found);
  m_done = m_total = 0;
  look();
}

void ImageRepair::stop() {
  if (m_job) m_job->cancel.cancel();
}

/// One thing after the other: `again` while there is more, else on to the next place.
void ImageRepair::told(Result<bool> more, void (ImageRepair::*again)()) {
  Job& job = *m_job;
  m_done = job.next;
  m_total = job.damaged.size();
  if (job.cancel.isCancelled()) more = fail(ErrorCode::Cancelled);
  if (more && *more) return (this->*again)();
  if (!more && more.error().code == ErrorCode::Cancelled) {
    job.trouble = more.error();
    return end();
  }
  ask();
}

void ImageRepair::look() {
  m_session.run(
      Priority::Background, this, [job = m_job](vault::Vault& vault, decode::Decoder&) { return job->lookOn(vault); },
      [this](Result<bool> more) {
        if (!more) m_job->trouble = more.error();
        if (!more) return end();
        told(std::move(more), &ImageRepair::look);
      });
}

void ImageRepair::ask() {
  Job& job = *m_job;
  if (job.damaged.empty() || (job.folders.empty() && job.repositories.empty())) {
    job.wasReached = job.wasReached || job.damaged.empty();
    return end();
  }
  if (!job.folders.empty()) return askFolder();
  askRepository();
}

void ImageRepair::askFolder() {
  m_session.run(
      Priority::Background, this,
      [job = m_job](vault::Vault& vault, decode::Decoder&) -> Result<bool> {
        const auto more = aSliceOf([&] { return job->askFolder(vault); });
        if (more && *more) return true;
        job->leave(more ? std::nullopt : std::optional(more.error()));
        job->folders.pop_back();
        return false;
      },
      [this](Result<bool> more) { told(std::move(more), &ImageRepair::askFolder); });
}

void ImageRepair::askRepository() {
  m_session.run(
      Priority::Background, this,
      [job = m_job](vault::Vault& vault, decode::Decoder&) -> Result<bool> {
        TRY_ASSIGN(job->fromRepository, vault::RepositoryRepair::start(vault, job->repositories.back(), job->damaged, job->cancel));
        return true;
      },
      [this](Result<bool> started) {
        if (!started) m_job->trouble = started.error();
        if (!started) return end();
        fetch();
      });
}

void ImageRepair::fetch() {
  m_thread.start(
      this, [job = m_job] { return job->fromRepository->fetch(); },
      [this](const Result<void>& fetched) {
        if (fetched) return apply();
        Job& job = *m_job;
        job.add(job.fromRepository->report());
        job.fromRepository.reset();
        job.leave(fetched.error());
        job.repositories.pop_back();
        told(fetched.error().code == ErrorCode::Cancelled ? Result<bool>(fail(fetched.error())) : Result<bool>(false), &ImageRepair::fetch);
      });
}

void ImageRepair::apply() {
  m_session.run(
      Priority::Background, this,
      [job = m_job](vault::Vault& vault, decode::Decoder&) -> Result<bool> {
        const auto more = job->fromRepository->apply(vault);
        job->wasReached = true;
        job->next = static_cast<std::size_t>(job->fromRepository->report().looked);
        if (more && *more) return true;
        job->add(job->fromRepository->report());
        job->fromRepository.reset();
        job->leave(more ? std::nullopt : std::optional(more.error()));
        job->repositories.pop_back();
        return false;
      },
      [this](Result<bool> more) { told(std::move(more), &ImageRepair::fetch); });
}

void ImageRepair::end() {
  const std::shared_ptr<Job> job = std::move(m_job);
  m_job.reset();
  job->report.left = job->damaged;
  const bool isCancelled = job->cancel.isCancelled();
  if (isCancelled) Q_EMIT ended(fail(ErrorCode::Cancelled));
  else if (!job->wasReached) Q_EMIT ended(fail(job->trouble.value_or(Error{ErrorCode::BackupPlaceMissing, {}})));
  else Q_EMIT ended(job->report);
}

}  // namespace safelight::ui
