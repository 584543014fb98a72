#include "ui/bridge/storage_words.h"

#include <QCoreApplication>

namespace safelight::ui {
namespace {

struct StorageWords {
  Q_DECLARE_TR_FUNCTIONS(StorageWords)
};

}  // namespace

QString storageTrouble(ErrorCode code) {
  switch (code) {
    case ErrorCode::BackupPlaceMissing: return StorageWords::tr("Nobody answers there. Is this computer in the network, and the address right?");
    case ErrorCode::PermissionDenied: return StorageWords::tr("The storage does not take these keys.");
    case ErrorCode::InvalidArgument: return StorageWords::tr("restic knows no such address. It is a folder, or begins with s3:, sftp: or rest:.");
    case ErrorCode::CertificateUnknown:
      return StorageWords::tr("The storage's certificate comes from an issuer that this computer does not know. Whoever looks after your computers can install that issuer here (docs/backup.md).");
    case ErrorCode::CertificateExpired: return StorageWords::tr("The storage's certificate has run out. Whoever looks after the storage can renew it; check the date of this computer, too.");
    case ErrorCode::CertificateWrongName: return StorageWords::tr("The storage's certificate is for another name than the one in the address. Is the address right?");
    case ErrorCode::TlsNotSpoken: return StorageWords::tr("The storage answers without encryption. If that is meant, its address begins with s3:http:// or rest:http://; what goes there is sealed in any case.");
    default: return {};
  }
}

}  // namespace safelight::ui
