#include "app/cli/exit_status.h"

namespace safelight::cli {

Exit exitFor(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotAllowed:
    case ErrorCode::WrongCredentials:
    case ErrorCode::UserDisabled:
    case ErrorCode::SlotRefused:
    case ErrorCode::DeviceSecretMissing:
    case ErrorCode::DeviceSecretInsecure:
    case ErrorCode::RecoveryGroupWrong:
    case ErrorCode::RecoveryCodeWrong:
    case ErrorCode::ReceiverElsewhere:
    case ErrorCode::ReceiverSecretInvalid:
    case ErrorCode::ReceivingOrderInvalid:
      return Exit::LockedOut;
    case ErrorCode::VaultInUse:
    case ErrorCode::VaultTooNew:
    case ErrorCode::HeadDamaged:
    case ErrorCode::MembersDamaged:
    case ErrorCode::KeysDamaged:
    case ErrorCode::JournalDamaged:
    case ErrorCode::CatalogueDamaged:
    case ErrorCode::ThumbnailsDamaged:
    case ErrorCode::ObjectMissing:
    case ErrorCode::ObjectDamaged:
    case ErrorCode::VaultRolledBack:
    case ErrorCode::RecordsLost:
    case ErrorCode::CatalogueAltered:
    case ErrorCode::SqlCipherUnusable:
    case ErrorCode::DecryptFailed:
    case ErrorCode::SignatureInvalid:
    case ErrorCode::BackupDamaged:
    case ErrorCode::BackupForged:
    case ErrorCode::BackupIncomplete:
    case ErrorCode::BackupRunning:
    case ErrorCode::MassChange:
    case ErrorCode::DrillFailed:
    case ErrorCode::RestoreUnfinished:
      return Exit::Damaged;
    case ErrorCode::InvalidArgument:
    case ErrorCode::NoPasswordGiven:
    case ErrorCode::VaultNotFound:
    case ErrorCode::NotAVault:
    case ErrorCode::VaultExists:
    case ErrorCode::VaultOnNetwork:
    case ErrorCode::FileNotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::BackupPlaceMissing:
    case ErrorCode::BackupOfAnotherVault:
    case ErrorCode::BackupNewer:
    case ErrorCode::BackupEngineMissing:
    case ErrorCode::PasswordTooShort:
    case ErrorCode::PasswordCommon:
    case ErrorCode::LoginInvalid:
    case ErrorCode::LoginTaken:
    case ErrorCode::PatientNotFound:
    case ErrorCode::PatientErased:
    case ErrorCode::ReasonMissing:
    case ErrorCode::ImageNotFound:
    case ErrorCode::AeTitleInvalid:
    case ErrorCode::DeviceAddressInvalid:
    case ErrorCode::DeviceExists:
    case ErrorCode::DeviceNotFound:
    case ErrorCode::TooManyDevices:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::ReceivingNotSetUp:
      return Exit::Usage;
    default:
      return Exit::InPart;
  }
}

}  // namespace safelight::cli
