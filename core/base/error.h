#pragma once
// What went wrong, as a code. Words for people are made in ui/words from the code alone.

#include <cstdint>
#include <string>
#include <string_view>

namespace safelight {

/// Every way in which Safelight can fail. Numbers are stable: they appear in logs, in the decoder's protocol and in --json.
enum class ErrorCode : std::uint16_t {
  // 1-49: general
  Cancelled = 1,
  Internal = 2,
  InvalidArgument = 3,
  NotFound = 4,
  NotAllowed = 5,            // this person's role does not allow it
  // 50-99: files and media
  FileNotFound = 50,
  PermissionDenied = 51,
  ReadFailed = 52,
  WriteFailed = 53,
  SyncFailed = 54,
  DiskFull = 55,
  ReadOnlyMedium = 56,
  PathTooLong = 57,
  MediumRemoved = 58,
  FileTooLarge = 59,
  FileEmpty = 60,
  NotARegularFile = 61,
  FolderLoop = 62,
  FileChanged = 63,          // changed between preview and import
  AlreadyExists = 64,
  // 100-149: the vault
  VaultNotFound = 100,
  NotAVault = 101,
  VaultExists = 102,
  VaultInUse = 103,
  VaultTooNew = 104,
  HeadDamaged = 105,
  MembersDamaged = 106,
  KeysDamaged = 107,
  JournalDamaged = 108,
  CatalogueDamaged = 109,
  ObjectMissing = 110,
  ObjectDamaged = 111,
  VaultRolledBack = 112,     // older than what this workstation saw last
  VaultOnNetwork = 113,      // network share or synced folder
  ThumbnailsDamaged = 114,
  SqlCipherUnusable = 115,   // the SQLite that answered is not SQLCipher
  ObjectUnknown = 116,       // an object file that no record names
  ReceivingOrderInvalid = 117,  // its signatures do not lead to an owner
  ReceiverSecretInvalid = 118,  // missing, damaged, readable by others, or made for another vault
  // 150-199: people, passwords, keys
  WrongCredentials = 150,
  UserDisabled = 151,
  SlotRefused = 152,         // key-derivation cost outside floor or ceiling
  DeviceSecretMissing = 153,
  DeviceSecretInsecure = 154,  // readable by others
  PasswordTooShort = 155,
  PasswordCommon = 156,
  RecoveryGroupWrong = 157,  // detail: the number of the group
  RecoveryCodeWrong = 158,
  LoginTaken = 159,
  LoginInvalid = 160,
  NoPasswordGiven = 161,
  LastOwner = 162,           // the only owner cannot be disabled or demoted
  // 200-219: cryptography
  DecryptFailed = 200,
  SignatureInvalid = 201,
  MemoryLockFailed = 202,
  // 220-299: decoding untrusted bytes
  FormatUnknown = 220,
  FormatUnsupported = 221,
  TransferSyntaxUnsupported = 222,
  FileTruncated = 223,
  FileCorrupt = 224,
  NoPixels = 225,            // a document, report or waveform: kept, shown as a card
  TooManyPixels = 226,
  CompressionBomb = 227,
  NestedTooDeep = 228,
  TooManyElements = 229,
  FrameOutOfRange = 230,
  TooManyFrames = 231,
  DecoderCrashed = 232,
  DecoderTimedOut = 233,
  DecoderLied = 234,         // the reply contradicts itself
  DecoderUnavailable = 235,
  SandboxUnavailable = 236,  // no sandbox, no decoding
  DecoderOutOfMemory = 237,
  PasswordProtected = 238,
  ArchiveUnsafe = 239,       // entry that leaves the archive, nested archive
  ArchiveTooBig = 240,
  MediaReferenceMissing = 241,   // DICOMDIR names a file that is not there
  MediaReferenceOutside = 242,   // DICOMDIR names a file outside its medium
  ProgramFile = 243,         // an executable, whatever its name
  NotAnImage = 244,          // text, system files: nothing to keep
  NotOnThisMedium = 245,     // the profile of a medium has no place for it
  // 300-349: patients and images
  PatientNotFound = 300,
  ImageNotFound = 301,
  MergeIntoItself = 302,
  PatientNameMissing = 303,
  BirthDateInvalid = 304,
  NumberTaken = 305,
  TeethInvalid = 306,
  NothingToUndo = 307,
  // 350-399: the DICOM network
  AddressUnknown = 350,        // no such host or address
  ConnectionRefused = 351,     // nobody listens there
  ConnectionTimedOut = 352,
  ConnectionClosed = 353,      // by the peer, in order
  ConnectionBroken = 354,
  PortInUse = 355,
  ResourcesExhausted = 356,    // descriptors, for the moment
  AssociationRejected = 357,   // detail: the peer's reason
  AssociationAborted = 358,    // by the peer
  ServiceNotAccepted = 359,    // the peer takes no context of the kind
  ProtocolViolated = 360,      // what the peer sent is no DICOM
  PeerRefused = 361,           // the peer answered with a failure; detail: its status
  PeerRefusedImage = 370,      // it will never take this image; detail: its status
  PeerCannotTakeForm = 371,    // it takes neither this kind of image nor this transfer syntax
  PeerBusy = 372,              // out of resources for now; detail: its status
  PeerDidNotCommit = 373,      // it took the image, but does not promise to keep it
  CourierUnavailable = 374,
  CourierLied = 375,           // what the courier reports contradicts itself
  // 380-389: orders of the practice software
  OrderFieldMissing = 380,
  OrderFieldInvalid = 381,
  OrderPatientDiffers = 382,   // the number or the name belongs to somebody else here
  OrderFileUnreadable = 383,   // neither CSV nor JSON of the documented form
  // 400-449: secure connections
  TlsNotSpoken = 400,  // the peer speaks without TLS on a port that wants it
  TlsTooOld = 401,  // the peer offers less than TLS 1.2
  TlsNothingInCommon = 402,  // no suite or group in common
  TlsBroken = 403,  // records that cannot be verified, or an alert without a better name
  CertificateMissing = 410,  // the peer showed none
  CertificateExpired = 411,
  CertificateNotYetValid = 412,
  CertificateSelfSigned = 413,  // issued by itself and not pinned
  CertificateUnknown = 414,  // issued by somebody else and not pinned
  CertificateWrongName = 415,  // belongs to another address
  CertificateTooWeak = 416,  // key or signature below 112 bits
  CertificateInvalid = 417,  // damaged, or not meant for this use
  CertificateRefused = 418,  // the peer does not take ours
  // 450-499: receiving
  AeTitleInvalid = 450,
  DeviceAddressInvalid = 451,
  DeviceExists = 452,  // same AE title and address
  DeviceNotFound = 453,
  TooManyDevices = 454,
  ReceivingNotSetUp = 455,  // no device was ever paired
  ReceiverElsewhere = 456,  // the vault believes another receiver's key
  ArrivalForged = 457,  // not signed by the receiver, or for another vault
  ArrivalDamaged = 458,
  ArrivalMissing = 459,  // detail: how many, or where
  ArrivalKeyGone = 460,  // the inbox key that opens it is not here
  // 500-519: backups and drills
  BackupPlaceMissing = 500,    // the disk or folder is not there now
  BackupOfAnotherVault = 501,
  BackupIncomplete = 502,      // no set of it is whole
  BackupDamaged = 503,         // detail: what
  BackupForged = 504,          // not signed by anybody of this practice
  BackupNewer = 505,           // it holds a later state than the vault
  MassChange = 506,            // too much is missing or altered at once; detail: how much
  BackupEngineMissing = 507,   // restic is not installed
  BackupEngineFailed = 508,    // detail: its status
  BackupRunning = 509,         // another one is at work there
  DrillFailed = 510,           // what came back is not what was put in; detail: what
  RestoreUnfinished = 511,     // a restore into the vault has not ended, and images are still to come; detail: how many
  // 520-539: erasing and keeping
  PatientErased = 520,
  PatientOnHold = 521,         // a legal hold forbids erasing
  RetentionRuns = 522,         // the time for which records must be kept is not over; detail: its last day
  ReasonMissing = 523,
  // 540-559: keys and freshness
  RotationUnfinished = 540,    // was broken off and goes on at the next unlock
  CatalogueAltered = 541,      // it holds other rows than the journal says: put back or forged
  ClockWrong = 542,            // the computer's clock stands before what the vault has seen, or far behind it; detail: which
  RecordsLost = 543,           // part of the journal cannot be read any more; detail: how much
};

/// A failure. `detail` is for technicians and holds no patient data, no file name and no secret.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string detail;

  bool operator==(const Error&) const = default;
};

/// The code's name as written above, for logs and --json ("VaultInUse").
std::string_view errorName(ErrorCode code);

/// The code with this number; Internal when there is none (used on numbers from another process).
ErrorCode errorFromNumber(std::uint16_t number);

}  // namespace safelight
