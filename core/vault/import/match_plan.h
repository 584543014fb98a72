#pragma once
// Whose image is this? A pure decision (design: exact number, name and birth date files itself; anything less waits).

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/image.h"
#include "core/model/patient.h"

namespace safelight::vault {

enum class MatchReason : std::uint8_t {
  Exact = 1,            // number, name and birth date agree
  ChosenByPerson = 2,   // the importing person named the patient
  ChosenButDiffers = 3, // ... though the file names somebody else: filed, and said
  NoIdentity = 10,      // the file says nothing of a patient
  NobodyAlike = 11,     // complete identity, but nobody like that here: suggest a new patient
  NameDiffers = 12,     // number and birth date agree, the name does not
  BirthDateDiffers = 13,
  NumberDiffers = 14,   // name and birth date agree, the number does not or is missing
  NumberOnly = 15,
  NameOnly = 16,
  Several = 17,         // several patients match equally well
  SameInstance = 18,    // arrived with the SOP instance UID of another image here, and other bytes
  Unreadable = 19,      // arrived, but cannot be read; kept as a document
};
std::string_view matchReasonName(MatchReason reason);
std::optional<MatchReason> matchReasonFromName(std::string_view name);

struct MatchContext {
  model::SourceIdentity identity;
  std::optional<model::Patient> chosen;      // named by the importing person
  std::vector<model::Patient> candidates;    // everybody who shares number, folded family name or birth date
  enum class NewPatients : std::uint8_t { Suggest, Create } newPatients = NewPatients::Suggest;
};

struct MatchPlan {
  enum class Action : std::uint8_t { File, Inbox, CreateAndFile } action = Action::Inbox;
  model::PatientId patient;      // File
  model::PatientId suggestion;   // Inbox: may be nil
  MatchReason reason = MatchReason::NoIdentity;
};

MatchPlan planMatch(const MatchContext& context);

}  // namespace safelight::vault
