#include "ui/words/error_words.h"

namespace safelight::ui {

namespace {

constexpr Literal kAskForHelp = "Try again; if it happens again, tell whoever looks after your computers.";

ErrorWords generalWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::Cancelled: return {"This was stopped before it was finished.", "Start it again when you are ready; what was done before stays."};
    case ErrorCode::Internal: return {"Something went wrong inside Safelight that should not happen.", kAskForHelp};
    case ErrorCode::InvalidArgument: return {"Something in this request does not make sense to Safelight.", "Check what was entered and try again."};
    case ErrorCode::NotFound: return {"What was asked for is not here.", "Check the name and try again."};
    case ErrorCode::NotAllowed: return {"Your sign-in does not allow this.", "Ask an owner of the practice to do it or to change your role."};
    default: return {};
  }
}

ErrorWords fileWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::FileNotFound: return {"This file or folder is not there any more.", "Check where it is and choose it again."};
    case ErrorCode::PermissionDenied: return {"This computer does not let you open or write this file or folder.", "Choose another place, or ask whoever looks after your computers for access."};
    case ErrorCode::ReadFailed: return {"This file could not be read; the disk, card or stick may be faulty.", "Take the card or stick out, put it in again, and try once more."};
    case ErrorCode::WriteFailed: return {"The disk did not accept what Safelight wrote.", "Check that the disk is connected and healthy, then try again."};
    case ErrorCode::SyncFailed: return {"The disk could not promise to keep what was written, so it does not count as saved.", "Keep the original images and have this disk checked before you go on."};
    case ErrorCode::DiskFull: return {"The disk is full, so nothing more can be saved.", "Make some room on it, then try again."};
    case ErrorCode::ReadOnlyMedium: return {"This disk or folder can only be read, so nothing can be saved on it.", "Choose a place that can be written to, or release the lock on the card or stick."};
    case ErrorCode::PathTooLong: return {"The name of this file together with its folders is too long to be opened.", "Copy it into a folder with a shorter name and try again."};
    case ErrorCode::MediumRemoved: return {"The card, stick or disc was taken out while it was being read.", "Put it in again and repeat the import; images that are already saved are not taken twice."};
    case ErrorCode::FileTooLarge: return {"This file is larger than any image Safelight takes in.", "If it really is an image, ask for a smaller copy of it."};
    case ErrorCode::FileEmpty: return {"This file is empty, so there is no image in it.", "Fetch it again from where it came from."};
    case ErrorCode::NotARegularFile: return {"This is not an ordinary file, so it cannot be taken in.", "Choose the image file itself."};
    case ErrorCode::FolderLoop: return {"This folder contains a link that leads back into itself, so it was not followed.", "Choose the folder that really holds the images."};
    case ErrorCode::FileChanged: return {"This file changed while Safelight was looking at it.", "Wait until the other program has finished saving it, then import it again."};
    case ErrorCode::AlreadyExists: return {"Something with this name is already there, and Safelight never overwrites it.", "Choose another name or an empty folder."};
    default: return {};
  }
}

ErrorWords vaultWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::VaultNotFound: return {"There is no vault in this place.", "Check that the disk is connected and that the folder was not moved."};
    case ErrorCode::NotAVault: return {"This folder is not a Safelight vault.", "Choose the folder whose name ends in “.safelight”."};
    case ErrorCode::VaultExists: return {"There is already something in this place, so no vault was made there.", "Choose a new name or an empty folder."};
    case ErrorCode::VaultInUse: return {"This vault is already open in another Safelight.", "Close it there first, then try again."};
    case ErrorCode::VaultTooNew: return {"This vault was last used with a newer Safelight than this one.", "Install the newest Safelight on this computer, then open it again."};
    case ErrorCode::HeadDamaged: return {"The vault's title page is damaged, so it cannot be opened safely.", "Do not change anything in its folder; restore it from your backup."};
    case ErrorCode::MembersDamaged: return {"The vault's list of people was damaged or changed from outside, so nobody is let in.", "Do not change anything in its folder; restore it from your backup."};
    case ErrorCode::KeysDamaged: return {"The vault's keys are damaged, so some images cannot be opened.", "Do not change anything in its folder; restore it from your backup."};
    case ErrorCode::JournalDamaged: return {"The vault's record of changes was damaged or changed from outside.", "Do not change anything in its folder; restore it from your backup."};
    case ErrorCode::CatalogueDamaged: return {"The vault's index was damaged, but it can be made again from the vault's own record.", "Open the vault once more; your images are not affected."};
    case ErrorCode::ObjectMissing: return {"The file of this image is missing from the vault's folder.", "Restore it from your backup; the other images are not affected."};
    case ErrorCode::ObjectDamaged: return {"The file of this image was damaged or changed from outside, so it is not shown.", "Restore it from your backup; the other images are not affected."};
    case ErrorCode::VaultRolledBack: return {"This vault is older than the one this computer saw last, so recent images may be missing.", "Bring back the newest backup. If this is what came from it, an owner may open it all the same."};
    case ErrorCode::VaultOnNetwork: return {"A vault cannot live on a network drive or in a synchronised folder, because copies could be mixed up there.", "Choose a folder on a disk of this computer."};
    case ErrorCode::ThumbnailsDamaged: return {"The small preview pictures were damaged and are being made again.", "You can go on working; your images are not affected."};
    case ErrorCode::ObjectUnknown: return {"A file in the vault belongs to no image that the vault knows.", "No image is lost. Tell whoever looks after your computers; do not delete the file."};
    case ErrorCode::ReceivingOrderInvalid: return {"Images are not received: the vault's receiving order is not signed by an owner of this practice.", "Sign in once, as an owner if possible; this writes a new order. If it happens again, tell whoever looks after your computers."};
    case ErrorCode::ReceiverSecretInvalid: return {"Images are not received: the receiver's own key file is missing, damaged, open to others, or belongs to another vault.", "Sign in once on this computer; this writes it anew."};
    case ErrorCode::SqlCipherUnusable: return {"A part of Safelight that encrypts its index is not working on this computer, so no vault is opened.", "Install Safelight again, or tell whoever looks after your computers."};
    default: return {};
  }
}

ErrorWords peopleWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::WrongCredentials: return {"The name or the password is not right, or this person was never set up on this computer.", "Check capital letters and the keyboard, then type it again."};
    case ErrorCode::UserDisabled: return {"This person no longer has access to the vault.", "Ask an owner of the practice if that is a mistake."};
    case ErrorCode::SlotRefused: return {"The way this password is protected is outside what Safelight accepts, so it was not tried.", "The vault may have been changed from outside: restore it from your backup."};
    case ErrorCode::DeviceSecretMissing: return {"This computer does not have its own key to this vault.", "Sign in on the computer where the vault was made, or use the recovery kit here."};
    case ErrorCode::DeviceSecretInsecure: return {"The file with this computer's own key can be read by others or was changed, so it is not used.", "Ask whoever looks after your computers to make it readable for you alone."};
    case ErrorCode::PasswordTooShort: return {"This password is too short: it needs at least fifteen characters.", "Take a short sentence, or let Safelight make one of five words."};
    case ErrorCode::PasswordCommon: return {"This password is easy to guess, because many people use it or it consists of names and patterns.", "Take a sentence that nobody else would write, or let Safelight make one of five words."};
    case ErrorCode::RecoveryGroupWrong: return {"Group %1 of the recovery code is not right.", "Compare it with the printed recovery kit, letter by letter."};
    case ErrorCode::RecoveryCodeWrong: return {"This recovery code does not open this vault.", "Type all eight groups from the kit that was printed for this practice."};
    case ErrorCode::LoginTaken: return {"Somebody already signs in with this name.", "Choose another one."};
    case ErrorCode::LoginInvalid: return {"This sign-in name cannot be used: it needs two to thirty-two small letters, figures, dots, dashes or underscores, and starts with a letter.", "Choose another one, for example “a.okafor”."};
    case ErrorCode::NoPasswordGiven: return {"No password was given, so nothing was opened.", "Type it, or name the file that holds it."};
    case ErrorCode::LastOwner: return {"This is the only owner of the practice, and without one nobody could manage people.", "Make somebody else an owner first."};
    default: return {};
  }
}

ErrorWords secretWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::DecryptFailed: return {"This part of the vault was damaged or changed from outside, so it cannot be opened.", "Restore it from your backup."};
    case ErrorCode::SignatureInvalid: return {"This part of the vault was not written by one of your people, so it is not trusted.", "Do not change anything in its folder; restore it from your backup."};
    case ErrorCode::MemoryLockFailed: return {"This computer does not give Safelight enough protected memory for its keys.", "Close other programs, or ask whoever looks after your computers to raise the limit."};
    default: return {};
  }
}

ErrorWords pictureWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::FormatUnknown: return {"Safelight does not know this kind of file.", "Export it again as DICOM, JPEG, PNG or TIFF where it came from."};
    case ErrorCode::FormatUnsupported: return {"Safelight knows this kind of file but not this variant of it.", "Export it again as DICOM, JPEG, PNG or TIFF where it came from."};
    case ErrorCode::TransferSyntaxUnsupported: return {"The pixels of this image are packed in a way Safelight cannot read.", "Ask the sender for the image without compression."};
    case ErrorCode::FileTruncated: return {"The end of this file is missing, so the image is incomplete.", "Fetch it again from where it came from."};
    case ErrorCode::FileCorrupt: return {"This file is damaged, so no image can be made from it.", "Fetch it again from where it came from."};
    case ErrorCode::NoPixels: return {"This file holds a document and no picture.", "It is kept safely; export it to read it in another program."};
    case ErrorCode::TooManyPixels: return {"This image claims to be larger than any real one, so it is not opened.", "If it really is that large, ask for a smaller copy of it."};
    case ErrorCode::CompressionBomb: return {"This file would grow without measure when unpacked, which real images never do.", "Do not use it, and ask the sender what it is."};
    case ErrorCode::NestedTooDeep: return {"This file is nested deeper inside itself than any real image.", "Do not use it, and ask the sender what it is."};
    case ErrorCode::TooManyElements: return {"This file holds far more entries than any real image.", "Do not use it, and ask the sender what it is."};
    case ErrorCode::FrameOutOfRange: return {"This image has no such frame.", "Choose one of the frames it has."};
    case ErrorCode::TooManyFrames: return {"This image claims to have more frames than any real one.", "Do not use it, and ask the sender what it is."};
    default: return {};
  }
}

ErrorWords decoderWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::DecoderCrashed: return {"This file made the part of Safelight that reads images stop; nothing else was affected.", "Fetch the file again from where it came from, or ask for it in another format."};
    case ErrorCode::DecoderTimedOut: return {"Reading this file took far too long, so it was stopped.", "Fetch the file again from where it came from, or ask for it in another format."};
    case ErrorCode::DecoderLied: return {"This file gave contradictory facts about its image, so it is not trusted.", "Fetch the file again from where it came from, or ask for it in another format."};
    case ErrorCode::DecoderUnavailable: return {"The part of Safelight that reads images does not start on this computer.", "Install Safelight again, or tell whoever looks after your computers."};
    case ErrorCode::SandboxUnavailable: return {"This computer cannot lock files from outside into a safe place, so Safelight does not open them.", "Tell whoever looks after your computers that the sandbox is missing."};
    case ErrorCode::DecoderOutOfMemory: return {"This image needs more memory than Safelight gives to a single one.", "Ask for a smaller copy of it."};
    case ErrorCode::PasswordProtected: return {"This file is protected by a password of its own.", "Remove that password where the file came from, then import it again."};
    case ErrorCode::ArchiveUnsafe: return {"This archive tries to place a file outside its own folder or holds another archive, so that entry was left out.", "Unpack the archive by hand if you trust it, then import the images."};
    case ErrorCode::ArchiveTooBig: return {"This archive holds more than Safelight takes in at once.", "Unpack it by hand, then import the folder."};
    case ErrorCode::MediaReferenceMissing: return {"The list on this disc or stick names an image that is not on it.", "Ask the sender for a complete copy; everything else was taken in."};
    case ErrorCode::MediaReferenceOutside: return {"The list on this disc or stick points to a file outside of it, so that entry was not followed.", "Do not trust this disc, and ask the sender what it is."};
    case ErrorCode::ProgramFile: return {"This file is a program and no image, whatever its name says, so it was not taken in.", "Do not open it, and ask the sender what it is."};
    case ErrorCode::NotAnImage: return {"This file is no image and nothing to keep with one.", ""};
    case ErrorCode::NotOnThisMedium: return {"A disc of this kind has no place for this image or document, so it was left out.", "Choose a general disc for images, or export it by itself."};
    default: return {};
  }
}

ErrorWords recordWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::PatientNotFound: return {"This patient is not in the vault.", "Search again by name, birth date or number."};
    case ErrorCode::ImageNotFound: return {"This image is not in the vault any more.", "Look into the bin, or search for it again."};
    case ErrorCode::MergeIntoItself: return {"A patient cannot be merged with itself.", "Choose the other record of the same person."};
    case ErrorCode::PatientNameMissing: return {"A patient needs a family name or a given name.", "Enter at least one of them."};
    case ErrorCode::BirthDateInvalid: return {"This birth date is no date that a living person could have.", "Enter it again as day, month and year."};
    case ErrorCode::NumberTaken: return {"Another patient already has this number.", "Check whether it is the same person; otherwise use another number."};
    case ErrorCode::TeethInvalid: return {"One of these teeth does not exist in the way your practice numbers them.", "Check the numbers and enter them again."};
    case ErrorCode::NothingToUndo: return {"There is nothing here to undo.", ""};
    default: return {};
  }
}

ErrorWords networkWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::AddressUnknown: return {"No device with this name or address can be found.", "Check how it is written, and that the device is switched on."};
    case ErrorCode::ConnectionRefused: return {"At this address nothing answers on this port.", "Check the port, and that the program on the other side is running."};
    case ErrorCode::ConnectionTimedOut: return {"The other side did not answer in time.", "Check that it is switched on and connected to the network, then try again."};
    case ErrorCode::ConnectionClosed: return {"The other side ended the connection.", "Try again; if it happens again, look at its own log."};
    case ErrorCode::ConnectionBroken: return {"The connection to the other side broke.", "Check the network cable or Wi-Fi, then try again."};
    case ErrorCode::PortInUse: return {"Another program on this computer already listens on this port.", "Choose another port, or end the other program."};
    case ErrorCode::ResourcesExhausted: return {"This computer cannot hold more connections just now.", "Wait a moment; it goes on by itself."};
    case ErrorCode::AssociationRejected: return {"The other side refused to talk to Safelight.", "Enter Safelight's AE title and address there, exactly as they are shown here."};
    case ErrorCode::AssociationAborted: return {"The other side broke off the conversation.", "Try again; if it happens again, look at its own log."};
    case ErrorCode::ServiceNotAccepted: return {"The other side does not offer this.", "Check what it is set up for, or choose another one."};
    case ErrorCode::ProtocolViolated: return {"What answered does not speak DICOM as it should, so the connection was ended.", "Check that address and port belong to a DICOM device."};
    case ErrorCode::PeerRefused: return {"The other side did not do what it was asked for.", "Look at its own log, or try again later."};
    case ErrorCode::PeerRefusedImage: return {"The other side refused this image and will not take it later either.", "Look at its own log for the reason, or send another form of the image."};
    case ErrorCode::PeerCannotTakeForm: return {"The other side cannot take this kind of image or the way it is compressed.", "Send it again uncompressed, or choose another device."};
    case ErrorCode::PeerBusy: return {"The other side has no room or no time for images just now.", "Safelight tries again by itself; check its disk if this goes on."};
    case ErrorCode::PeerDidNotCommit: return {"The other side took the image but does not promise to keep it.", "Keep the image here, and send it again later."};
    case ErrorCode::CourierUnavailable: return {"The part of Safelight that talks to other devices does not start on this computer.", "Install Safelight again, or tell whoever looks after your computers."};
    case ErrorCode::CourierLied: return {"The part of Safelight that talks to other devices gave contradictory facts, so it was stopped.", "Try again; if it happens again, do not use that device until it was looked at."};
    case ErrorCode::OrderFieldMissing: return {"This order lacks something that a device needs: %1.", "Enter it in the practice software and send the order again."};
    case ErrorCode::OrderFieldInvalid: return {"Something in this order cannot be right: %1.", "Correct it in the practice software and send the order again."};
    case ErrorCode::OrderPatientDiffers: return {"The patient of this order has the name or number of somebody else in the vault.", "Compare both patients, correct the one that is wrong, then send the order again."};
    case ErrorCode::OrderFileUnreadable: return {"This file holds no orders that Safelight can read.", "Check that the practice software writes the form described in the manual."};
    default: return {};
  }
}

ErrorWords secureConnectionWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::TlsNotSpoken: return {"The other side does not encrypt, although this connection asks for it.", "Switch encryption (TLS) on at the device, or pair it as a device without."};
    case ErrorCode::TlsTooOld: return {"The other side only knows an old kind of encryption that is no longer safe.", "Update its software, or place a small relay in front of it."};
    case ErrorCode::TlsNothingInCommon: return {"The other side and Safelight know no kind of encryption in common.", "Update the software of the device, then try again."};
    case ErrorCode::TlsBroken: return {"The encrypted connection was disturbed or tampered with, so it was ended.", "Try again; if it happens again, have the network looked at."};
    case ErrorCode::CertificateMissing: return {"The other side did not show a certificate, so nobody knows who it is.", "Install the certificate that Safelight made for it on the device."};
    case ErrorCode::CertificateExpired: return {"The certificate of the other side has run out.", "Make a new one for it in Safelight and install it; check the date of both machines, too."};
    case ErrorCode::CertificateNotYetValid: return {"The certificate of the other side counts only from a later day.", "Check date and time of this computer and of the device."};
    case ErrorCode::CertificateSelfSigned: return {"The other side made its certificate itself, and this practice has not accepted it.", "Compare its fingerprint and pair the device with it, or install one that Safelight made."};
    case ErrorCode::CertificateUnknown: return {"The certificate of the other side was issued by somebody this practice does not know.", "Install the certificate that Safelight made for the device, or pair it with its own."};
    case ErrorCode::CertificateWrongName: return {"The certificate of the other side belongs to another name or address.", "Check the address, or make a new certificate for it in Safelight."};
    case ErrorCode::CertificateTooWeak: return {"The certificate of the other side is too weak to protect anything.", "Make a new one for it in Safelight and install it on the device."};
    case ErrorCode::CertificateInvalid: return {"This certificate is damaged or not meant for this use.", "Choose another file, or make a new certificate in Safelight."};
    case ErrorCode::CertificateRefused: return {"The other side does not accept the certificate of this practice.", "Install Safelight's own certificate on the device as one to be trusted."};
    default: return {};
  }
}

ErrorWords receivingWords(ErrorCode code) {
  switch (code) {
    case ErrorCode::AeTitleInvalid: return {"This is no AE title: it needs one to sixteen plain letters, figures or signs, without a backslash.", "Enter it exactly as the device shows it."};
    case ErrorCode::DeviceAddressInvalid: return {"This is no address of a device.", "Look in the device's network settings and enter its IP address, in figures."};
    case ErrorCode::DeviceExists: return {"A device with this AE title and address is paired already.", "Change that one, or remove it first."};
    case ErrorCode::DeviceNotFound: return {"No paired device has this AE title.", "Look at the list of devices; the title must be written in the same way."};
    case ErrorCode::TooManyDevices: return {"There are as many paired devices as a vault can hold.", "Remove those that are no longer there."};
    case ErrorCode::ReceivingNotSetUp: return {"No device is paired with this vault yet, so there is nothing to receive from.", "Pair the first one."};
    case ErrorCode::ReceiverElsewhere: return {"Images for this vault are received with another computer or user account.", "If they should come here from now on, an owner can say so in the list of devices."};
    case ErrorCode::ArrivalForged: return {"Something lies among the arrivals that Safelight's receiver did not sign: somebody put it there or changed it.", "It was not opened and not deleted. Tell whoever looks after your computers."};
    case ErrorCode::ArrivalDamaged: return {"An image that had arrived was damaged or changed while it waited.", "It was kept, but cannot be opened. Send it again from the device."};
    case ErrorCode::ArrivalMissing: return {"Images that had arrived were taken away before they could be taken in.", "Compare with the device and send what is missing again; tell whoever looks after your computers."};
    case ErrorCode::ArrivalKeyGone: return {"The key for an image that had arrived is not there, so it cannot be opened.", "Restore the vault from your backup, or send the image again from the device."};
    case ErrorCode::BackupPlaceMissing: return {"The disk or folder for the backup is not there.", "Connect it, or choose another place."};
    case ErrorCode::BackupOfAnotherVault: return {"This backup belongs to another vault.", "Choose another folder; nothing in this one was changed."};
    case ErrorCode::BackupIncomplete: return {"This backup was never finished, so nothing can be restored from it alone.", "Connect its disk again and let the backup run to its end, or choose another backup."};
    case ErrorCode::BackupDamaged: return {"Part of this backup cannot be read or was changed.", "Let a new backup run; it replaces what is damaged. Keep this disk until that has worked."};
    case ErrorCode::BackupForged: return {"This backup is not signed by anybody of this practice.", "Do not restore from it. Use another copy, and ask who had this disk."};
    case ErrorCode::BackupNewer: return {"The backup holds later work than this vault, so the vault may be an older copy.", "Do not overwrite the backup. Restore from it, or ask an owner of the practice."};
    case ErrorCode::MassChange: return {"A large part of the images is missing or was altered at once, as after an attack or a failing disk, so the backup was left as it is.", "Disconnect the backup disk, check the vault under Practice, and restore from the backup if images are damaged."};
    case ErrorCode::BackupEngineMissing: return {"This kind of backup needs the program restic, which is not installed.", "Ask whoever looks after your computers to install it, or back up to a folder or disk."};
    case ErrorCode::BackupEngineFailed: return {"The backup program restic could not finish.", "Check the connection to the storage and try again."};
    case ErrorCode::BackupRunning: return {"Another backup is being written there.", "Wait until it is done, and try again."};
    case ErrorCode::RestoreUnfinished: return {"This vault is still being restored, so a backup of it now would lack the images that are still to come. Nothing was saved.", "Let the restore end, or ask for the same one again if it was broken off, and back up then."};
    case ErrorCode::DrillFailed: return {"The test restore did not bring back what was saved.", "Let a new backup run on another disk today, and keep this one for whoever looks after your computers."};
    case ErrorCode::PatientErased: return {"This patient's records were erased and cannot be opened any more.", "Nothing needs to be done."};
    case ErrorCode::PatientOnHold: return {"These records are on hold: nothing may be erased or moved out of them.", "Whoever is allowed to can end the hold on the patient's page."};
    case ErrorCode::RetentionRuns: return {"The law asks to keep these records longer.", "Erase them after that date, or give the reason why they must go now."};
    case ErrorCode::ReasonMissing: return {"A reason is needed.", "Write in a few words why."};
    case ErrorCode::RotationUnfinished: return {"The change of the vault's keys was interrupted.", "It goes on when you sign in the next time; nothing is lost."};
    case ErrorCode::CatalogueAltered: return {"The vault's index did not agree with its journal: an older copy of it, or part of one, had been put in place.", "It was made anew from the journal. Ask who had this computer."};
    case ErrorCode::ClockWrong: return {"This computer's clock is wrong.", "Set the date and time, and sign in again."};
    case ErrorCode::RecordsLost: return {"Part of the vault's journal cannot be read any more.", "Restore the vault from a backup. Without one, whoever looks after your computers can save what is left with safelightctl rebuild."};
    default: return {};
  }
}

}  // namespace

ErrorWords errorWords(ErrorCode code) {
  for (const auto group : {generalWords, fileWords, vaultWords, peopleWords, secretWords, pictureWords, decoderWords, recordWords, networkWords, secureConnectionWords, receivingWords})
    if (const ErrorWords words = group(code); !words.what.empty()) return words;
  return generalWords(ErrorCode::Internal);
}

std::string errorSentence(const Error& error) {
  const ErrorWords words = errorWords(error.code);
  std::string sentence(words.what.text());
  if (!words.toDo.empty()) sentence.append(" ").append(words.toDo.text());
  if (const std::size_t at = sentence.find("%1"); at != std::string::npos) sentence.replace(at, 2, error.detail);
  return sentence;
}

Diagnostic errorDiagnostic(ErrorCode code) {
  const ErrorWords words = errorWords(code);
  Diagnostic line;
  if (words.what.text().find("%1") == std::string_view::npos) line << words.what << " ";
  if (!words.toDo.empty()) line << words.toDo << " ";
  return line << "(" << code << ")";
}

}  // namespace safelight::ui
