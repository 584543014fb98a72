#include "ui/devices/certificate_file.h"

#include <QCryptographicHash>
#include <QString>
#include <algorithm>

namespace safelight::ui {
namespace {

constexpr int kLargestFile = 64 * 1024;
constexpr char kBegin[] = "-----BEGIN CERTIFICATE-----";
constexpr char kEnd[] = "-----END CERTIFICATE-----";

QByteArray derOf(const QByteArray& file) {
  const auto begin = file.indexOf(kBegin);
  if (begin < 0) return file;
  const auto from = begin + static_cast<int>(sizeof kBegin) - 1;
  const auto end = file.indexOf(kEnd, from);
  if (end < 0) return {};
  const auto decoded = QByteArray::fromBase64Encoding(file.mid(from, end - from).simplified().replace(' ', ""), QByteArray::AbortOnBase64DecodingErrors);
  return decoded ? *decoded : QByteArray();
}

/// A DER SEQUENCE with a two-byte length that ends where the bytes end: the outermost shape of every real certificate.
bool hasShapeOfCertificate(const QByteArray& der) {
  if (der.size() < 128 || static_cast<quint8>(der[0]) != 0x30 || static_cast<quint8>(der[1]) != 0x82) return false;
  const int length = static_cast<quint8>(der[2]) << 8 | static_cast<quint8>(der[3]);
  return der.size() == length + 4;
}

}  // namespace

Result<seal::Hash> certificateFingerprint(const QByteArray& file) {
  if (file.size() > kLargestFile) return fail(ErrorCode::FileTooLarge);
  const QByteArray der = derOf(file);
  if (!hasShapeOfCertificate(der)) return fail(ErrorCode::CertificateInvalid);
  const QByteArray digest = QCryptographicHash::hash(der, QCryptographicHash::Sha256);
  seal::Hash hash{};
  std::copy_n(digest.begin(), hash.size(), hash.begin());
  return hash;
}

QString fingerprintText(const seal::Hash& fingerprint) {
  const QByteArray bytes(reinterpret_cast<const char*>(fingerprint.data()), static_cast<int>(fingerprint.size()));
  return QString::fromLatin1(bytes.toHex(':').toUpper());
}

}  // namespace safelight::ui
