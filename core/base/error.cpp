#include "core/base/error.h"

namespace safelight {

std::string_view errorName(ErrorCode code) {
  switch (code) {
    case ErrorCode::Cancelled: return "Cancelled";
    case ErrorCode::Internal: return "Internal";
    case ErrorCode::InvalidArgument: return "InvalidArgument";
    case ErrorCode::NotFound: return "NotFound";
    case ErrorCode::NotAllowed: return "NotAllowed";
    case ErrorCode::FileNotFound: return "FileNotFound";
    case ErrorCode::PermissionDenied: return "PermissionDenied";
    case ErrorCode::ReadFailed: return "ReadFailed";
    case ErrorCode::WriteFailed: return "WriteFailed";
    case ErrorCode::SyncFailed: return "SyncFailed";
    case ErrorCode::DiskFull: return "DiskFull";
    case ErrorCode::ReadOnlyMedium: return "ReadOnlyMedium";
    case ErrorCode::PathTooLong: return "PathTooLong";
    case ErrorCode::MediumRemoved: return "MediumRemoved";
    case ErrorCode::FileTooLarge: return "FileTooLarge";
    case ErrorCode::FileEmpty: return "FileEmpty";
    case ErrorCode::NotARegularFile: return "NotARegularFile";
    case ErrorCode::FolderLoop: return "FolderLoop";
    case ErrorCode::FileChanged: return "FileChanged";
    case ErrorCode::AlreadyExists: return "AlreadyExists";
    case ErrorCode::VaultNotFound: return "VaultNotFound";
    case ErrorCode::NotAVault: return "NotAVault";
    case ErrorCode::VaultExists: return "VaultExists";
    case ErrorCode::VaultInUse: return "VaultInUse";
    case ErrorCode::VaultTooNew: return "VaultTooNew";
    case ErrorCode::HeadDamaged: return "HeadDamaged";
    case ErrorCode::MembersDamaged: return "MembersDamaged";
    case ErrorCode::KeysDamaged: return "KeysDamaged";
    case ErrorCode::JournalDamaged: return "JournalDamaged";
    case ErrorCode::CatalogueDamaged: return "CatalogueDamaged";
    case ErrorCode::ObjectMissing: return "ObjectMissing";
    case ErrorCode::ObjectDamaged: return "ObjectDamaged";
    case ErrorCode::VaultRolledBack: return "VaultRolledBack";
    case ErrorCode::VaultOnNetwork: return "VaultOnNetwork";
    case ErrorCode::ThumbnailsDamaged: return "ThumbnailsDamaged";
    case ErrorCode::SqlCipherUnusable: return "SqlCipherUnusable";
    case ErrorCode::ObjectUnknown: return "ObjectUnknown";
    case ErrorCode::ReceivingOrderInvalid: return "ReceivingOrderInvalid";
    case ErrorCode::ReceiverSecretInvalid: return "ReceiverSecretInvalid";
    case ErrorCode::WrongCredentials: return "WrongCredentials";
    case ErrorCode::UserDisabled: return "UserDisabled";
    case ErrorCode::SlotRefused: return "SlotRefused";
    case ErrorCode::DeviceSecretMissing: return "DeviceSecretMissing";
    case ErrorCode::DeviceSecretInsecure: return "DeviceSecretInsecure";
    case ErrorCode::PasswordTooShort: return "PasswordTooShort";
    case ErrorCode::PasswordCommon: return "PasswordCommon";
    case ErrorCode::RecoveryGroupWrong: return "RecoveryGroupWrong";
    case ErrorCode::RecoveryCodeWrong: return "RecoveryCodeWrong";
    case ErrorCode::LoginTaken: return "LoginTaken";
    case ErrorCode::LoginInvalid: return "LoginInvalid";
    case ErrorCode::NoPasswordGiven: return "NoPasswordGiven";
    case ErrorCode::LastOwner: return "LastOwner";
    case ErrorCode::DecryptFailed: return "DecryptFailed";
    case ErrorCode::SignatureInvalid: return "SignatureInvalid";
    case ErrorCode::MemoryLockFailed: return "MemoryLockFailed";
    case ErrorCode::FormatUnknown: return "FormatUnknown";
    case ErrorCode::FormatUnsupported: return "FormatUnsupported";
    case ErrorCode::TransferSyntaxUnsupported: return "TransferSyntaxUnsupported";
    case ErrorCode::FileTruncated: return "FileTruncated";
    case ErrorCode::FileCorrupt: return "FileCorrupt";
    case ErrorCode::NoPixels: return "NoPixels";
    case ErrorCode::TooManyPixels: return "TooManyPixels";
    case ErrorCode::CompressionBomb: return "CompressionBomb";
    case ErrorCode::NestedTooDeep: return "NestedTooDeep";
    case ErrorCode::TooManyElements: return "TooManyElements";
    case ErrorCode::FrameOutOfRange: return "FrameOutOfRange";
    case ErrorCode::TooManyFrames: return "TooManyFrames";
    case ErrorCode::DecoderCrashed: return "DecoderCrashed";
    case ErrorCode::DecoderTimedOut: return "DecoderTimedOut";
    case ErrorCode::DecoderLied: return "DecoderLied";
    case ErrorCode::DecoderUnavailable: return "DecoderUnavailable";
    case ErrorCode::SandboxUnavailable: return "SandboxUnavailable";
    case ErrorCode::DecoderOutOfMemory: return "DecoderOutOfMemory";
    case ErrorCode::PasswordProtected: return "PasswordProtected";
    case ErrorCode::ArchiveUnsafe: return "ArchiveUnsafe";
    case ErrorCode::ArchiveTooBig: return "ArchiveTooBig";
    case ErrorCode::MediaReferenceMissing: return "MediaReferenceMissing";
    case ErrorCode::MediaReferenceOutside: return "MediaReferenceOutside";
    case ErrorCode::ProgramFile: return "ProgramFile";
    case ErrorCode::NotAnImage: return "NotAnImage";
    case ErrorCode::PatientNotFound: return "PatientNotFound";
    case ErrorCode::ImageNotFound: return "ImageNotFound";
    case ErrorCode::MergeIntoItself: return "MergeIntoItself";
    case ErrorCode::PatientNameMissing: return "PatientNameMissing";
    case ErrorCode::BirthDateInvalid: return "BirthDateInvalid";
    case ErrorCode::NumberTaken: return "NumberTaken";
    case ErrorCode::TeethInvalid: return "TeethInvalid";
    case ErrorCode::NothingToUndo: return "NothingToUndo";
    case ErrorCode::AddressUnknown: return "AddressUnknown";
    case ErrorCode::ConnectionRefused: return "ConnectionRefused";
    case ErrorCode::ConnectionTimedOut: return "ConnectionTimedOut";
    case ErrorCode::ConnectionClosed: return "ConnectionClosed";
    case ErrorCode::ConnectionBroken: return "ConnectionBroken";
    case ErrorCode::PortInUse: return "PortInUse";
    case ErrorCode::ResourcesExhausted: return "ResourcesExhausted";
    case ErrorCode::AssociationRejected: return "AssociationRejected";
    case ErrorCode::AssociationAborted: return "AssociationAborted";
    case ErrorCode::ServiceNotAccepted: return "ServiceNotAccepted";
    case ErrorCode::ProtocolViolated: return "ProtocolViolated";
    case ErrorCode::PeerRefused: return "PeerRefused";
    case ErrorCode::TlsNotSpoken: return "TlsNotSpoken";
    case ErrorCode::TlsTooOld: return "TlsTooOld";
    case ErrorCode::TlsNothingInCommon: return "TlsNothingInCommon";
    case ErrorCode::TlsBroken: return "TlsBroken";
    case ErrorCode::CertificateMissing: return "CertificateMissing";
    case ErrorCode::CertificateExpired: return "CertificateExpired";
    case ErrorCode::CertificateNotYetValid: return "CertificateNotYetValid";
    case ErrorCode::CertificateSelfSigned: return "CertificateSelfSigned";
    case ErrorCode::CertificateUnknown: return "CertificateUnknown";
    case ErrorCode::CertificateWrongName: return "CertificateWrongName";
    case ErrorCode::CertificateTooWeak: return "CertificateTooWeak";
    case ErrorCode::CertificateInvalid: return "CertificateInvalid";
    case ErrorCode::CertificateRefused: return "CertificateRefused";
  }
  return "Internal";
}

ErrorCode errorFromNumber(std::uint16_t number) {
  const auto code = static_cast<ErrorCode>(number);
  const bool known = code == ErrorCode::Internal || errorName(code) != "Internal";
  return known ? code : ErrorCode::Internal;
}

}  // namespace safelight
