#pragma once
// The practice's worklist: orders entered by people or taken from the practice software, served to devices, closed by images.

#include <optional>
#include <vector>

#include "core/model/patient.h"
#include "core/model/worklist.h"
#include "core/vault/vault.h"
#include "core/vault/worklist/worklist_plan.h"

namespace safelight::vault {

struct WorklistSearch {
  std::optional<model::Date> from, to;           // days of the practice's clock, both included
  std::optional<model::PatientId> patient;       // records merged into this one count as it
  std::optional<model::WorklistStatus> status;
  std::uint32_t limit = 10'000;
};

/// An order and whom it is about.
struct WorklistRow {
  model::WorklistEntry entry;
  model::Patient patient;
};

/// By time. NotAllowed without the right to see images.
Result<std::vector<WorklistRow>> listWorklist(Vault& vault, const WorklistSearch& search);

/// Enters an order for a patient; ids and study that are empty are made. InvalidArgument when a field breaks its limits, PatientNotFound,
/// NotAllowed (EditPatients, which everybody at the desk has).
Result<model::WorklistId> enterWorklist(Vault& vault, model::PatientId patient, model::WorklistOrder order);
/// Takes an order back. NotFound when there is no open one.
Result<void> cancelWorklist(Vault& vault, model::WorklistId id);
/// A person says that it was done. NotFound when there is no open one.
Result<void> closeWorklist(Vault& vault, model::WorklistId id);

/// Images that were just filed close the orders they answer (planClosing). Gives the orders closed. Call it after the images' own commit.
Result<std::vector<model::WorklistId>> closeMatching(Vault& vault, const std::vector<FinishedImage>& images);
/// What a DICOM image of the catalogue tells.
FinishedImage finishedImage(const model::Image& image);

/// What devices are offered: open orders of today and tomorrow, by time.
Result<std::vector<model::WorklistItem>> servedItems(Vault& vault);

/// One order of the practice software, as its file says it.
struct PracticeOrder {
  model::SourceIdentity patient;
  model::WorklistOrder order;
  bool isCancelled = false;  // the software takes it back
};

enum class OrderOutcome : std::uint8_t { Entered, Changed, AlreadyThere, Cancelled, Refused };
/// "entered", "changed", "already-there", "cancelled", "refused".
std::string_view orderOutcomeName(OrderOutcome outcome);

struct TakenOrder {
  OrderOutcome outcome = OrderOutcome::Refused;
  model::WorklistId id;      // nil when refused
  model::PatientId patient;  // nil when refused
  Error error;               // why: OrderPatientDiffers, OrderFieldMissing ...
};

/// Takes orders over. A patient is known by number and name (and birth date, where the order has one); one who is new here is made when the
/// order tells number, name and birth date. An order that is there already changes nothing; one that changed replaces the old one.
Result<std::vector<TakenOrder>> takeOrders(Vault& vault, const std::vector<PracticeOrder>& orders);

}  // namespace safelight::vault
