<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_GB">
    <context>
        <name>BackupWords</name>
        <message>
            <source>%1: stopped, and nothing there was changed</source>
            <translation>%1 : arrêtée, et rien n'y a été changé</translation>
        </message>
        <message>
            <source>Backed up %1. None is made by itself, because no place is on this list.</source>
            <translation>Sauvegardé %1. Rien ne se fait tout seul, car aucun emplacement n'est sur cette liste.</translation>
        </message>
        <message>
            <source>Twice a day</source>
            <translation>Deux fois par jour</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Chaque jour</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Chaque semaine</translation>
        </message>
        <message>
            <source>Regularly</source>
            <translation>Régulièrement</translation>
        </message>
        <message>
            <source>There is no backup yet. Ask an owner of the practice to add a place, and it is made by itself from then on.</source>
            <translation>Il n'y a pas encore de sauvegarde. Demandez à un propriétaire du cabinet d'ajouter un endroit, et elle se fera toute seule.</translation>
        </message>
        <message>
            <source>There is no backup yet. Add a place, and it is made by itself from then on.</source>
            <translation>Il n'y a pas encore de sauvegarde. Ajoutez un endroit, et elle se fera toute seule.</translation>
        </message>
        <message>
            <source>There is no backup yet.</source>
            <translation>Il n'y a pas encore de sauvegarde.</translation>
        </message>
        <message>
            <source>The last backup is from %1. Connect a disk or choose another place.</source>
            <translation>La dernière sauvegarde date de : %1. Branchez un disque ou choisissez un autre endroit.</translation>
        </message>
        <message>
            <source>The last backup is from %1.</source>
            <translation>La dernière sauvegarde date de : %1.</translation>
        </message>
        <message>
            <source>Backed up %1</source>
            <translation>Sauvegardé : %1</translation>
        </message>
        <message>
            <source>One copy is out of this computer's reach, so that nobody who breaks in here can delete it.</source>
            <translation>Une copie est hors de portée de cet ordinateur : qui s'introduit ici ne peut pas la supprimer.</translation>
        </message>
        <message>
            <source>%1: the backups that lay there are gone. Somebody has deleted them: find out who before anything else. Storage with object lock still has them (docs/backup.md).</source>
            <translation>%1 : les sauvegardes qui s’y trouvaient ont disparu. Quelqu’un les a supprimées : cherchez d’abord qui. Un stockage avec verrouillage d’objets les a encore (docs/backup.md).</translation>
        </message>
        <message>
            <source>Every copy could be deleted from this computer. Add one that cannot: a disk that is taken away after its backup, or a share that keeps snapshots.</source>
            <translation>Toutes les copies pourraient être supprimées depuis cet ordinateur. Ajoutez-en une qui ne le peut pas : un disque rangé après sa sauvegarde, ou un partage qui garde des instantanés.</translation>
        </message>
        <message>
            <source>Last test restore: %1, everything that was tried came back.</source>
            <translation>Dernière restauration d'essai : %1, tout ce qui a été essayé est revenu.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source> · %1 free</source>
            <translation> · %1 libres</translation>
        </message>
        <message>
            <source>The share cannot be reached now</source>
            <translation>Le partage n'est pas joignable en ce moment</translation>
        </message>
        <message>
            <source>Not connected now</source>
            <translation>Pas branché en ce moment</translation>
        </message>
        <message>
            <source>The folder is not there now</source>
            <translation>Le dossier n'est pas là en ce moment</translation>
        </message>
        <message>
            <source>No backup yet</source>
            <translation>Pas encore de sauvegarde</translation>
        </message>
        <message>
            <source>%1 · images that could not be saved: %2. Check every image below</source>
            <translation>%1 · images non sauvegardées : %2. Vérifiez chaque image ci-dessous</translation>
        </message>
        <message>
            <source>%1 · older sets are kept until somebody has looked</source>
            <translation>%1 · les jeux plus anciens restent jusqu'à vérification</translation>
        </message>
        <message>
            <source> · this computer can delete it</source>
            <translation> · cet ordinateur peut la supprimer</translation>
        </message>
        <message>
            <source> · this computer cannot delete it</source>
            <translation> · cet ordinateur ne peut pas la supprimer</translation>
        </message>
        <message>
            <source> · taken away after its backup</source>
            <translation> · rangé après sa sauvegarde</translation>
        </message>
        <message>
            <source> · its storage keeps what is deleted here</source>
            <translation> · son stockage garde ce qui est supprimé ici</translation>
        </message>
        <message>
            <source>Looking for what is new…</source>
            <translation>Recherche de ce qui est nouveau…</translation>
        </message>
        <message>
            <source>Copying…</source>
            <translation>Copie…</translation>
        </message>
        <message>
            <source>Copying images: %1 of %2</source>
            <translation>Copie des images : %1 sur %2</translation>
        </message>
        <message>
            <source>Reading copies again…</source>
            <translation>Relecture des copies…</translation>
        </message>
        <message>
            <source>Finishing…</source>
            <translation>Finalisation…</translation>
        </message>
        <message>
            <source>The storage does not answer. It is tried again for a few minutes…</source>
            <translation>Le stockage ne répond pas. Nouveaux essais pendant quelques minutes…</translation>
        </message>
        <message>
            <source>%1: the storage takes this computer's keys no more. Ask whoever looks after it to allow them again, or for others.</source>
            <translation>%1 : le stockage n'accepte plus les clés de cet ordinateur. Demandez à la personne qui s'en occupe de les autoriser à nouveau, ou d'en donner d'autres.</translation>
        </message>
        <message>
            <source>%1: nothing was saved, because this vault is still being restored. Still to come: %2. Let the restore end first, or ask for the same one again.</source>
            <translation>%1 : rien n&apos;a été sauvegardé, car ce coffre est encore en cours de restauration. Doivent encore arriver : %2. Laissez d&apos;abord la restauration se terminer, ou relancez la même.</translation>
        </message>
        <message>
            <source>A newer Safelight than this one backed up to this place. Install the newest Safelight on this computer, or choose another place.</source>
            <translation>Un Safelight plus récent que celui-ci a sauvegardé à cet endroit. Installez le Safelight le plus récent sur cet ordinateur, ou choisissez un autre endroit.</translation>
        </message>
        <message>
            <source>Backed up %1, but images could not be saved: %2. Check every image below.</source>
            <translation>Sauvegardé %1, mais des images n&apos;ont pas pu l&apos;être : %2. Vérifiez chaque image ci-dessous.</translation>
        </message>
        <message>
            <source>The first backup is being made</source>
            <translation>La première sauvegarde est en cours</translation>
        </message>
        <message>
            <source>The first backup was stopped. It counts once it is whole: what was copied stays, and the next one goes on there.</source>
            <translation>La première sauvegarde a été arrêtée. Elle ne compte qu&apos;une fois complète : ce qui est copié reste, et la suivante continue de là.</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>Panoramic unit</source>
            <translation>Panoramique dentaire</translation>
        </message>
        <message>
            <source>Intraoral sensor or its program</source>
            <translation>Capteur intra-oral ou son logiciel</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>CBCT</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Appareil photo</translation>
        </message>
        <message>
            <source>Image archive (PACS)</source>
            <translation>Archive d'images (PACS)</translation>
        </message>
        <message>
            <source>Viewing workstation</source>
            <translation>Poste de lecture</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Autre chose</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) today</source>
            <translation>
                <numerusform>%Ln image aujourd'hui</numerusform>
                <numerusform>%Ln images aujourd'hui</numerusform>
            </translation>
        </message>
        <message>
            <source>Last seen %1</source>
            <translation>Vu pour la dernière fois : %1</translation>
        </message>
        <message>
            <source>Never called yet</source>
            <translation>N'a encore jamais appelé</translation>
        </message>
        <message>
            <source>Let in.</source>
            <translation>Accepté.</translation>
        </message>
        <message>
            <source>Nothing is paired at this address.</source>
            <translation>Aucun appareil n'est associé à cette adresse.</translation>
        </message>
        <message>
            <source>The device at this address is paired under another AE title.</source>
            <translation>L'appareil à cette adresse est associé sous un autre AE Title.</translation>
        </message>
        <message>
            <source>It opened too many connections at once.</source>
            <translation>Il a ouvert trop de connexions à la fois.</translation>
        </message>
        <message>
            <source>Its certificate is not the one it was paired with, or its encryption is too old.</source>
            <translation>Son certificat n'est pas celui de l'association, ou son chiffrement est trop ancien.</translation>
        </message>
        <message>
            <source>It is paired with encryption and came without.</source>
            <translation>Il est associé avec chiffrement et s'est présenté sans.</translation>
        </message>
        <message>
            <source>What it sent is no DICOM.</source>
            <translation>Ce qu'il a envoyé n'est pas du DICOM.</translation>
        </message>
        <message>
            <source>Called %1</source>
            <translation>A appelé : %1</translation>
        </message>
        <message numerus="yes">
            <source>Called %Ln time(s), last %1</source>
            <translation>
                <numerusform>A appelé %Ln fois, la dernière : %1</numerusform>
                <numerusform>A appelé %Ln fois, la dernière : %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ErrorWords</name>
        <message>
            <source>This was stopped before it was finished.</source>
            <translation>Ceci a été arrêté avant la fin.</translation>
        </message>
        <message>
            <source>Start it again when you are ready; what was done before stays.</source>
            <translation>Recommencez quand vous êtes prêt ; ce qui était fait reste.</translation>
        </message>
        <message>
            <source>Something went wrong inside Safelight that should not happen.</source>
            <translation>Quelque chose a mal tourné dans Safelight, ce qui ne devrait pas arriver.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, tell whoever looks after your computers.</source>
            <translation>Réessayez ; si cela se reproduit, dites-le à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>Something in this request does not make sense to Safelight.</source>
            <translation>Quelque chose dans cette demande n'a pas de sens pour Safelight.</translation>
        </message>
        <message>
            <source>Check what was entered and try again.</source>
            <translation>Vérifiez la saisie et réessayez.</translation>
        </message>
        <message>
            <source>What was asked for is not here.</source>
            <translation>Ce qui est demandé n'est pas ici.</translation>
        </message>
        <message>
            <source>Check the name and try again.</source>
            <translation>Vérifiez le nom et réessayez.</translation>
        </message>
        <message>
            <source>Your sign-in does not allow this.</source>
            <translation>Votre accès ne permet pas cela.</translation>
        </message>
        <message>
            <source>Ask an owner of the practice to do it or to change your role.</source>
            <translation>Demandez à un titulaire du cabinet de le faire ou de changer votre rôle.</translation>
        </message>
        <message>
            <source>This file or folder is not there any more.</source>
            <translation>Ce fichier ou dossier n'est plus là.</translation>
        </message>
        <message>
            <source>Check where it is and choose it again.</source>
            <translation>Vérifiez où il se trouve et choisissez-le à nouveau.</translation>
        </message>
        <message>
            <source>This computer does not let you open or write this file or folder.</source>
            <translation>Cet ordinateur ne vous laisse pas ouvrir ou écrire ce fichier ou dossier.</translation>
        </message>
        <message>
            <source>Choose another place, or ask whoever looks after your computers for access.</source>
            <translation>Choisissez un autre endroit, ou demandez l'accès à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>This file could not be read; the disk, card or stick may be faulty.</source>
            <translation>Ce fichier n'a pas pu être lu ; le disque, la carte ou la clé est peut-être défectueux.</translation>
        </message>
        <message>
            <source>Take the card or stick out, put it in again, and try once more.</source>
            <translation>Retirez la carte ou la clé, remettez-la et réessayez.</translation>
        </message>
        <message>
            <source>The disk did not accept what Safelight wrote.</source>
            <translation>Le disque n'a pas accepté ce que Safelight a écrit.</translation>
        </message>
        <message>
            <source>Check that the disk is connected and healthy, then try again.</source>
            <translation>Vérifiez que le disque est branché et en bon état, puis réessayez.</translation>
        </message>
        <message>
            <source>The disk could not promise to keep what was written, so it does not count as saved.</source>
            <translation>Le disque n'a pas pu promettre de garder ce qui a été écrit, cela ne compte donc pas comme enregistré.</translation>
        </message>
        <message>
            <source>Keep the original images and have this disk checked before you go on.</source>
            <translation>Gardez les images d'origine et faites vérifier ce disque avant de continuer.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing more can be saved.</source>
            <translation>Le disque est plein, plus rien ne peut être enregistré.</translation>
        </message>
        <message>
            <source>Make some room on it, then try again.</source>
            <translation>Faites un peu de place, puis réessayez.</translation>
        </message>
        <message>
            <source>This disk or folder can only be read, so nothing can be saved on it.</source>
            <translation>Ce support ou dossier est en lecture seule, rien ne peut y être enregistré.</translation>
        </message>
        <message>
            <source>Choose a place that can be written to, or release the lock on the card or stick.</source>
            <translation>Choisissez un endroit où l'on peut écrire, ou levez la protection de la carte ou de la clé.</translation>
        </message>
        <message>
            <source>The name of this file together with its folders is too long to be opened.</source>
            <translation>Le nom de ce fichier avec ses dossiers est trop long pour être ouvert.</translation>
        </message>
        <message>
            <source>Copy it into a folder with a shorter name and try again.</source>
            <translation>Copiez-le dans un dossier au nom plus court et réessayez.</translation>
        </message>
        <message>
            <source>The card, stick or disc was taken out while it was being read.</source>
            <translation>La carte, la clé ou le disque a été retiré pendant la lecture.</translation>
        </message>
        <message>
            <source>Put it in again and repeat the import; images that are already saved are not taken twice.</source>
            <translation>Remettez-le et répétez l'importation ; les images déjà enregistrées ne sont pas prises deux fois.</translation>
        </message>
        <message>
            <source>This file is larger than any image Safelight takes in.</source>
            <translation>Ce fichier est plus grand que toute image que Safelight accepte.</translation>
        </message>
        <message>
            <source>If it really is an image, ask for a smaller copy of it.</source>
            <translation>Si c'est vraiment une image, demandez-en une copie plus petite.</translation>
        </message>
        <message>
            <source>This file is empty, so there is no image in it.</source>
            <translation>Ce fichier est vide, il ne contient aucune image.</translation>
        </message>
        <message>
            <source>Fetch it again from where it came from.</source>
            <translation>Récupérez-le à nouveau d'où il venait.</translation>
        </message>
        <message>
            <source>This is not an ordinary file, so it cannot be taken in.</source>
            <translation>Ce n'est pas un fichier ordinaire, il ne peut pas être pris.</translation>
        </message>
        <message>
            <source>Choose the image file itself.</source>
            <translation>Choisissez le fichier image lui-même.</translation>
        </message>
        <message>
            <source>This folder contains a link that leads back into itself, so it was not followed.</source>
            <translation>Ce dossier contient un lien qui ramène à lui-même, il n'a pas été suivi.</translation>
        </message>
        <message>
            <source>Choose the folder that really holds the images.</source>
            <translation>Choisissez le dossier où se trouvent vraiment les images.</translation>
        </message>
        <message>
            <source>This file changed while Safelight was looking at it.</source>
            <translation>Ce fichier a changé pendant que Safelight le lisait.</translation>
        </message>
        <message>
            <source>Wait until the other program has finished saving it, then import it again.</source>
            <translation>Attendez que l'autre programme ait fini de l'enregistrer, puis importez-le à nouveau.</translation>
        </message>
        <message>
            <source>Something with this name is already there, and Safelight never overwrites it.</source>
            <translation>Quelque chose de ce nom est déjà là, et Safelight n'écrase jamais rien.</translation>
        </message>
        <message>
            <source>Choose another name or an empty folder.</source>
            <translation>Choisissez un autre nom ou un dossier vide.</translation>
        </message>
        <message>
            <source>There is no vault in this place.</source>
            <translation>Il n'y a pas de coffre à cet endroit.</translation>
        </message>
        <message>
            <source>Check that the disk is connected and that the folder was not moved.</source>
            <translation>Vérifiez que le disque est branché et que le dossier n'a pas été déplacé.</translation>
        </message>
        <message>
            <source>This folder is not a Safelight vault.</source>
            <translation>Ce dossier n'est pas un coffre Safelight.</translation>
        </message>
        <message>
            <source>Choose the folder whose name ends in “.safelight”.</source>
            <translation>Choisissez le dossier dont le nom finit par « .safelight ».</translation>
        </message>
        <message>
            <source>There is already something in this place, so no vault was made there.</source>
            <translation>Il y a déjà quelque chose à cet endroit, aucun coffre n'y a été créé.</translation>
        </message>
        <message>
            <source>Choose a new name or an empty folder.</source>
            <translation>Choisissez un nouveau nom ou un dossier vide.</translation>
        </message>
        <message>
            <source>This vault is already open in another Safelight.</source>
            <translation>Ce coffre est déjà ouvert dans un autre Safelight.</translation>
        </message>
        <message>
            <source>Close it there first, then try again.</source>
            <translation>Fermez-le d'abord là-bas, puis réessayez.</translation>
        </message>
        <message>
            <source>This vault was last used with a newer Safelight than this one.</source>
            <translation>Ce coffre a été utilisé en dernier avec un Safelight plus récent que celui-ci.</translation>
        </message>
        <message>
            <source>Install the newest Safelight on this computer, then open it again.</source>
            <translation>Installez la dernière version de Safelight sur cet ordinateur, puis rouvrez-le.</translation>
        </message>
        <message>
            <source>The vault's title page is damaged, so it cannot be opened safely.</source>
            <translation>La page de titre du coffre est abîmée, il ne peut pas être ouvert sans risque.</translation>
        </message>
        <message>
            <source>Do not change anything in its folder; restore it from your backup.</source>
            <translation>Ne changez rien dans son dossier ; restaurez-le depuis votre sauvegarde.</translation>
        </message>
        <message>
            <source>The vault's list of people was damaged or changed from outside, so nobody is let in.</source>
            <translation>La liste des personnes du coffre a été abîmée ou modifiée de l'extérieur, personne n'est admis.</translation>
        </message>
        <message>
            <source>The vault's keys are damaged, so some images cannot be opened.</source>
            <translation>Les clés du coffre sont abîmées, certaines images ne peuvent pas être ouvertes.</translation>
        </message>
        <message>
            <source>The vault's record of changes was damaged or changed from outside.</source>
            <translation>Le journal des modifications du coffre a été abîmé ou modifié de l'extérieur.</translation>
        </message>
        <message>
            <source>The vault's index was damaged, but it can be made again from the vault's own record.</source>
            <translation>L'index du coffre était abîmé, mais il peut être refait d'après le journal du coffre.</translation>
        </message>
        <message>
            <source>Open the vault once more; your images are not affected.</source>
            <translation>Ouvrez le coffre encore une fois ; vos images ne sont pas touchées.</translation>
        </message>
        <message>
            <source>The file of this image is missing from the vault's folder.</source>
            <translation>Le fichier de cette image manque dans le dossier du coffre.</translation>
        </message>
        <message>
            <source>Restore it from your backup; the other images are not affected.</source>
            <translation>Restaurez-le depuis votre sauvegarde ; les autres images ne sont pas touchées.</translation>
        </message>
        <message>
            <source>The file of this image was damaged or changed from outside, so it is not shown.</source>
            <translation>Le fichier de cette image a été abîmé ou modifié de l'extérieur, elle n'est donc pas affichée.</translation>
        </message>
        <message>
            <source>This vault is older than the one this computer saw last, so recent images may be missing.</source>
            <translation>Ce coffre est plus ancien que celui que cet ordinateur a vu en dernier ; des images récentes peuvent manquer.</translation>
        </message>
        <message>
            <source>Bring back the newest backup. If this is what came from it, an owner may open it all the same.</source>
            <translation>Reprenez la sauvegarde la plus récente. Si ce coffre en vient, un propriétaire peut l'ouvrir tout de même.</translation>
        </message>
        <message>
            <source>A vault cannot live on a network drive or in a synchronised folder, because copies could be mixed up there.</source>
            <translation>Un coffre ne peut pas être sur un lecteur réseau ou dans un dossier synchronisé, car des copies pourraient s'y mélanger.</translation>
        </message>
        <message>
            <source>Choose a folder on a disk of this computer.</source>
            <translation>Choisissez un dossier sur un disque de cet ordinateur.</translation>
        </message>
        <message>
            <source>The small preview pictures were damaged and are being made again.</source>
            <translation>Les petites images d'aperçu étaient abîmées et sont en train d'être refaites.</translation>
        </message>
        <message>
            <source>You can go on working; your images are not affected.</source>
            <translation>Vous pouvez continuer à travailler ; vos images ne sont pas touchées.</translation>
        </message>
        <message>
            <source>A part of Safelight that encrypts its index is not working on this computer, so no vault is opened.</source>
            <translation>Une partie de Safelight qui chiffre son index ne fonctionne pas sur cet ordinateur, aucun coffre n'est donc ouvert.</translation>
        </message>
        <message>
            <source>Install Safelight again, or tell whoever looks after your computers.</source>
            <translation>Réinstallez Safelight, ou dites-le à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>A file in the vault belongs to no image that the vault knows.</source>
            <translation>Un fichier du coffre n'appartient à aucune image que le coffre connaît.</translation>
        </message>
        <message>
            <source>No image is lost. Tell whoever looks after your computers; do not delete the file.</source>
            <translation>Aucune image n'est perdue. Dites-le à la personne qui s'occupe de vos ordinateurs ; ne supprimez pas le fichier.</translation>
        </message>
        <message>
            <source>Images are not received: the vault's receiving order is not signed by an owner of this practice.</source>
            <translation>Les images ne sont pas reçues : l'ordre de réception du coffre n'est signé par aucun titulaire de ce cabinet.</translation>
        </message>
        <message>
            <source>Sign in once, as an owner if possible; this writes a new order. If it happens again, tell whoever looks after your computers.</source>
            <translation>Connectez-vous une fois, si possible comme titulaire ; cela écrit un nouvel ordre. Si cela se reproduit, dites-le à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>Images are not received: the receiver's own key file is missing, damaged, open to others, or belongs to another vault.</source>
            <translation>Les images ne sont pas reçues : le fichier de clé du récepteur manque, est abîmé, est lisible par d'autres ou appartient à un autre coffre.</translation>
        </message>
        <message>
            <source>Sign in once on this computer; this writes it anew.</source>
            <translation>Connectez-vous une fois sur cet ordinateur ; cela le réécrit.</translation>
        </message>
        <message>
            <source>The name or the password is not right, or this person was never set up on this computer.</source>
            <translation>Le nom ou le mot de passe n'est pas juste, ou cette personne n'a jamais été installée sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Check capital letters and the keyboard, then type it again.</source>
            <translation>Vérifiez les majuscules et le clavier, puis ressaisissez-le.</translation>
        </message>
        <message>
            <source>This person no longer has access to the vault.</source>
            <translation>Cette personne n'a plus accès au coffre.</translation>
        </message>
        <message>
            <source>Ask an owner of the practice if that is a mistake.</source>
            <translation>Demandez à un titulaire du cabinet si c'est une erreur.</translation>
        </message>
        <message>
            <source>The way this password is protected is outside what Safelight accepts, so it was not tried.</source>
            <translation>La protection de ce mot de passe sort de ce que Safelight accepte, il n'a donc pas été essayé.</translation>
        </message>
        <message>
            <source>The vault may have been changed from outside: restore it from your backup.</source>
            <translation>Le coffre a peut-être été modifié de l'extérieur : restaurez-le depuis votre sauvegarde.</translation>
        </message>
        <message>
            <source>This computer does not have its own key to this vault.</source>
            <translation>Cet ordinateur n'a pas sa propre clé pour ce coffre.</translation>
        </message>
        <message>
            <source>Sign in on the computer where the vault was made, or use the recovery kit here.</source>
            <translation>Connectez-vous sur l'ordinateur où le coffre a été créé, ou utilisez ici le kit de secours.</translation>
        </message>
        <message>
            <source>The file with this computer's own key can be read by others or was changed, so it is not used.</source>
            <translation>Le fichier de la clé propre à cet ordinateur peut être lu par d'autres ou a été modifié, il n'est pas utilisé.</translation>
        </message>
        <message>
            <source>Ask whoever looks after your computers to make it readable for you alone.</source>
            <translation>Demandez à la personne qui s'occupe de vos ordinateurs de le rendre lisible pour vous seul.</translation>
        </message>
        <message>
            <source>This password is too short: it needs at least fifteen characters.</source>
            <translation>Ce mot de passe est trop court : il faut au moins quinze caractères.</translation>
        </message>
        <message>
            <source>Take a short sentence, or let Safelight make one of five words.</source>
            <translation>Prenez une courte phrase, ou laissez Safelight en faire un de cinq mots.</translation>
        </message>
        <message>
            <source>This password is easy to guess, because many people use it or it consists of names and patterns.</source>
            <translation>Ce mot de passe est facile à deviner : beaucoup l'utilisent, ou il est fait de noms et de motifs.</translation>
        </message>
        <message>
            <source>Take a sentence that nobody else would write, or let Safelight make one of five words.</source>
            <translation>Prenez une phrase que personne d'autre n'écrirait, ou laissez Safelight en faire un de cinq mots.</translation>
        </message>
        <message>
            <source>Group %1 of the recovery code is not right.</source>
            <translation>Le groupe %1 du code de secours n'est pas juste.</translation>
        </message>
        <message>
            <source>Compare it with the printed recovery kit, letter by letter.</source>
            <translation>Comparez-le lettre par lettre avec le kit de secours imprimé.</translation>
        </message>
        <message>
            <source>This recovery code does not open this vault.</source>
            <translation>Ce code de secours n'ouvre pas ce coffre.</translation>
        </message>
        <message>
            <source>Type all eight groups from the kit that was printed for this practice.</source>
            <translation>Saisissez les huit groupes du kit imprimé pour ce cabinet.</translation>
        </message>
        <message>
            <source>Somebody already signs in with this name.</source>
            <translation>Quelqu'un se connecte déjà avec ce nom.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>This sign-in name cannot be used: it needs two to thirty-two small letters, figures, dots, dashes or underscores, and starts with a letter.</source>
            <translation>Cet identifiant ne peut pas servir : il faut deux à trente-deux minuscules, chiffres, points, tirets ou soulignés, et une lettre au début.</translation>
        </message>
        <message>
            <source>Choose another one, for example “a.okafor”.</source>
            <translation>Choisissez-en un autre, par exemple « a.okafor ».</translation>
        </message>
        <message>
            <source>No password was given, so nothing was opened.</source>
            <translation>Aucun mot de passe n'a été donné, rien n'a donc été ouvert.</translation>
        </message>
        <message>
            <source>Type it, or name the file that holds it.</source>
            <translation>Saisissez-le, ou nommez le fichier qui le contient.</translation>
        </message>
        <message>
            <source>This is the only owner of the practice, and without one nobody could manage people.</source>
            <translation>C'est le seul titulaire du cabinet, et sans lui personne ne pourrait gérer l'équipe.</translation>
        </message>
        <message>
            <source>Make somebody else an owner first.</source>
            <translation>Nommez d'abord un autre titulaire.</translation>
        </message>
        <message>
            <source>This part of the vault was damaged or changed from outside, so it cannot be opened.</source>
            <translation>Cette partie du coffre a été abîmée ou modifiée de l'extérieur, elle ne peut pas être ouverte.</translation>
        </message>
        <message>
            <source>Restore it from your backup.</source>
            <translation>Restaurez-la depuis votre sauvegarde.</translation>
        </message>
        <message>
            <source>This part of the vault was not written by one of your people, so it is not trusted.</source>
            <translation>Cette partie du coffre n'a été écrite par personne de votre équipe, on ne s'y fie donc pas.</translation>
        </message>
        <message>
            <source>This computer does not give Safelight enough protected memory for its keys.</source>
            <translation>Cet ordinateur ne donne pas assez de mémoire protégée à Safelight pour ses clés.</translation>
        </message>
        <message>
            <source>Close other programs, or ask whoever looks after your computers to raise the limit.</source>
            <translation>Fermez d'autres programmes, ou demandez à la personne qui s'occupe de vos ordinateurs de relever la limite.</translation>
        </message>
        <message>
            <source>Safelight does not know this kind of file.</source>
            <translation>Safelight ne connaît pas ce type de fichier.</translation>
        </message>
        <message>
            <source>Export it again as DICOM, JPEG, PNG or TIFF where it came from.</source>
            <translation>Exportez-le à nouveau en DICOM, JPEG, PNG ou TIFF là d'où il venait.</translation>
        </message>
        <message>
            <source>Safelight knows this kind of file but not this variant of it.</source>
            <translation>Safelight connaît ce type de fichier, mais pas cette variante.</translation>
        </message>
        <message>
            <source>The pixels of this image are packed in a way Safelight cannot read.</source>
            <translation>Les pixels de cette image sont compressés d'une façon que Safelight ne sait pas lire.</translation>
        </message>
        <message>
            <source>Ask the sender for the image without compression.</source>
            <translation>Demandez l'image sans compression à l'expéditeur.</translation>
        </message>
        <message>
            <source>The end of this file is missing, so the image is incomplete.</source>
            <translation>La fin de ce fichier manque, l'image est incomplète.</translation>
        </message>
        <message>
            <source>This file is damaged, so no image can be made from it.</source>
            <translation>Ce fichier est abîmé, on ne peut en faire aucune image.</translation>
        </message>
        <message>
            <source>This file holds a document and no picture.</source>
            <translation>Ce fichier contient un document et pas d'image.</translation>
        </message>
        <message>
            <source>It is kept safely; export it to read it in another program.</source>
            <translation>Il est gardé en sûreté ; exportez-le pour le lire dans un autre programme.</translation>
        </message>
        <message>
            <source>This image claims to be larger than any real one, so it is not opened.</source>
            <translation>Cette image prétend être plus grande que toute image réelle, elle n'est donc pas ouverte.</translation>
        </message>
        <message>
            <source>If it really is that large, ask for a smaller copy of it.</source>
            <translation>Si elle est vraiment si grande, demandez-en une copie plus petite.</translation>
        </message>
        <message>
            <source>This file would grow without measure when unpacked, which real images never do.</source>
            <translation>Ce fichier grossirait sans mesure une fois décompressé, ce que de vraies images ne font jamais.</translation>
        </message>
        <message>
            <source>Do not use it, and ask the sender what it is.</source>
            <translation>Ne l'utilisez pas, et demandez à l'expéditeur ce que c'est.</translation>
        </message>
        <message>
            <source>This file is nested deeper inside itself than any real image.</source>
            <translation>Ce fichier est imbriqué plus profondément que toute image réelle.</translation>
        </message>
        <message>
            <source>This file holds far more entries than any real image.</source>
            <translation>Ce fichier contient bien plus d'éléments que toute image réelle.</translation>
        </message>
        <message>
            <source>This image has no such frame.</source>
            <translation>Cette image n'a pas cette vue.</translation>
        </message>
        <message>
            <source>Choose one of the frames it has.</source>
            <translation>Choisissez l'une des vues qu'elle possède.</translation>
        </message>
        <message>
            <source>This image claims to have more frames than any real one.</source>
            <translation>Cette image prétend avoir plus de vues que toute image réelle.</translation>
        </message>
        <message>
            <source>This file made the part of Safelight that reads images stop; nothing else was affected.</source>
            <translation>Ce fichier a fait s'arrêter la partie de Safelight qui lit les images ; rien d'autre n'a été touché.</translation>
        </message>
        <message>
            <source>Fetch the file again from where it came from, or ask for it in another format.</source>
            <translation>Récupérez le fichier à nouveau d'où il venait, ou demandez-le dans un autre format.</translation>
        </message>
        <message>
            <source>Reading this file took far too long, so it was stopped.</source>
            <translation>La lecture de ce fichier était beaucoup trop longue, elle a été arrêtée.</translation>
        </message>
        <message>
            <source>This file gave contradictory facts about its image, so it is not trusted.</source>
            <translation>Ce fichier a donné des indications contradictoires sur son image, on ne s'y fie donc pas.</translation>
        </message>
        <message>
            <source>The part of Safelight that reads images does not start on this computer.</source>
            <translation>La partie de Safelight qui lit les images ne démarre pas sur cet ordinateur.</translation>
        </message>
        <message>
            <source>This computer cannot lock files from outside into a safe place, so Safelight does not open them.</source>
            <translation>Cet ordinateur ne peut pas isoler les fichiers venus de l'extérieur, Safelight ne les ouvre donc pas.</translation>
        </message>
        <message>
            <source>Tell whoever looks after your computers that the sandbox is missing.</source>
            <translation>Dites à la personne qui s'occupe de vos ordinateurs que le bac à sable manque.</translation>
        </message>
        <message>
            <source>This image needs more memory than Safelight gives to a single one.</source>
            <translation>Cette image demande plus de mémoire que Safelight n'en donne à une seule.</translation>
        </message>
        <message>
            <source>Ask for a smaller copy of it.</source>
            <translation>Demandez-en une copie plus petite.</translation>
        </message>
        <message>
            <source>This file is protected by a password of its own.</source>
            <translation>Ce fichier est protégé par un mot de passe à lui.</translation>
        </message>
        <message>
            <source>Remove that password where the file came from, then import it again.</source>
            <translation>Retirez ce mot de passe là d'où vient le fichier, puis importez-le à nouveau.</translation>
        </message>
        <message>
            <source>This archive tries to place a file outside its own folder or holds another archive, so that entry was left out.</source>
            <translation>Cette archive essaie de placer un fichier hors de son dossier ou contient une autre archive, cet élément a donc été laissé.</translation>
        </message>
        <message>
            <source>Unpack the archive by hand if you trust it, then import the images.</source>
            <translation>Décompressez l'archive à la main si vous lui faites confiance, puis importez les images.</translation>
        </message>
        <message>
            <source>This archive holds more than Safelight takes in at once.</source>
            <translation>Cette archive contient plus que Safelight ne prend à la fois.</translation>
        </message>
        <message>
            <source>Unpack it by hand, then import the folder.</source>
            <translation>Décompressez-la à la main, puis importez le dossier.</translation>
        </message>
        <message>
            <source>The list on this disc or stick names an image that is not on it.</source>
            <translation>La liste de ce disque ou de cette clé nomme une image qui n'y est pas.</translation>
        </message>
        <message>
            <source>Ask the sender for a complete copy; everything else was taken in.</source>
            <translation>Demandez une copie complète à l'expéditeur ; tout le reste a été pris.</translation>
        </message>
        <message>
            <source>The list on this disc or stick points to a file outside of it, so that entry was not followed.</source>
            <translation>La liste de ce disque ou de cette clé pointe vers un fichier extérieur, cet élément n'a donc pas été suivi.</translation>
        </message>
        <message>
            <source>Do not trust this disc, and ask the sender what it is.</source>
            <translation>Ne faites pas confiance à ce disque, et demandez à l'expéditeur ce que c'est.</translation>
        </message>
        <message>
            <source>This file is a program and no image, whatever its name says, so it was not taken in.</source>
            <translation>Ce fichier est un programme et non une image, quoi que dise son nom, il n'a donc pas été pris.</translation>
        </message>
        <message>
            <source>Do not open it, and ask the sender what it is.</source>
            <translation>Ne l'ouvrez pas, et demandez à l'expéditeur ce que c'est.</translation>
        </message>
        <message>
            <source>This file is no image and nothing to keep with one.</source>
            <translation>Ce fichier n'est pas une image, ni rien à garder avec une image.</translation>
        </message>
        <message>
            <source>A disc of this kind has no place for this image or document, so it was left out.</source>
            <translation>Un disque de ce type n'a pas de place pour cette image ou ce document, qui a donc été laissé.</translation>
        </message>
        <message>
            <source>Choose a general disc for images, or export it by itself.</source>
            <translation>Choisissez un disque d'images général, ou exportez-le à part.</translation>
        </message>
        <message>
            <source>This patient is not in the vault.</source>
            <translation>Ce patient n'est pas dans le coffre.</translation>
        </message>
        <message>
            <source>Search again by name, birth date or number.</source>
            <translation>Cherchez à nouveau par nom, date de naissance ou numéro.</translation>
        </message>
        <message>
            <source>This image is not in the vault any more.</source>
            <translation>Cette image n'est plus dans le coffre.</translation>
        </message>
        <message>
            <source>Look into the bin, or search for it again.</source>
            <translation>Regardez dans la corbeille, ou cherchez-la à nouveau.</translation>
        </message>
        <message>
            <source>A patient cannot be merged with itself.</source>
            <translation>Un patient ne peut pas être fusionné avec lui-même.</translation>
        </message>
        <message>
            <source>Choose the other record of the same person.</source>
            <translation>Choisissez l'autre fiche de la même personne.</translation>
        </message>
        <message>
            <source>A patient needs a family name or a given name.</source>
            <translation>Un patient a besoin d'un nom de famille ou d'un prénom.</translation>
        </message>
        <message>
            <source>Enter at least one of them.</source>
            <translation>Saisissez au moins l'un des deux.</translation>
        </message>
        <message>
            <source>This birth date is no date that a living person could have.</source>
            <translation>Cette date de naissance ne peut être celle d'une personne vivante.</translation>
        </message>
        <message>
            <source>Enter it again as day, month and year.</source>
            <translation>Saisissez-la à nouveau : jour, mois et année.</translation>
        </message>
        <message>
            <source>Another patient already has this number.</source>
            <translation>Un autre patient a déjà ce numéro.</translation>
        </message>
        <message>
            <source>Check whether it is the same person; otherwise use another number.</source>
            <translation>Vérifiez si c'est la même personne ; sinon, prenez un autre numéro.</translation>
        </message>
        <message>
            <source>One of these teeth does not exist in the way your practice numbers them.</source>
            <translation>L'une de ces dents n'existe pas dans la numérotation de votre cabinet.</translation>
        </message>
        <message>
            <source>Check the numbers and enter them again.</source>
            <translation>Vérifiez les numéros et saisissez-les à nouveau.</translation>
        </message>
        <message>
            <source>There is nothing here to undo.</source>
            <translation>Il n'y a rien à annuler ici.</translation>
        </message>
        <message>
            <source>No device with this name or address can be found.</source>
            <translation>Aucun appareil de ce nom ou à cette adresse n'a été trouvé.</translation>
        </message>
        <message>
            <source>Check how it is written, and that the device is switched on.</source>
            <translation>Vérifiez l'orthographe, et que l'appareil est allumé.</translation>
        </message>
        <message>
            <source>At this address nothing answers on this port.</source>
            <translation>À cette adresse, rien ne répond sur ce port.</translation>
        </message>
        <message>
            <source>Check the port, and that the program on the other side is running.</source>
            <translation>Vérifiez le port, et que le programme de l'autre côté fonctionne.</translation>
        </message>
        <message>
            <source>The other side did not answer in time.</source>
            <translation>L'autre côté n'a pas répondu à temps.</translation>
        </message>
        <message>
            <source>Check that it is switched on and connected to the network, then try again.</source>
            <translation>Vérifiez qu'il est allumé et relié au réseau, puis réessayez.</translation>
        </message>
        <message>
            <source>The other side ended the connection.</source>
            <translation>L'autre côté a mis fin à la connexion.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, look at its own log.</source>
            <translation>Réessayez ; si cela se reproduit, regardez son propre journal.</translation>
        </message>
        <message>
            <source>The connection to the other side broke.</source>
            <translation>La connexion avec l'autre côté s'est rompue.</translation>
        </message>
        <message>
            <source>Check the network cable or Wi-Fi, then try again.</source>
            <translation>Vérifiez le câble réseau ou le Wi-Fi, puis réessayez.</translation>
        </message>
        <message>
            <source>Another program on this computer already listens on this port.</source>
            <translation>Un autre programme de cet ordinateur écoute déjà sur ce port.</translation>
        </message>
        <message>
            <source>Choose another port, or end the other program.</source>
            <translation>Choisissez un autre port, ou fermez l'autre programme.</translation>
        </message>
        <message>
            <source>This computer cannot hold more connections just now.</source>
            <translation>Cet ordinateur ne peut pas tenir plus de connexions en ce moment.</translation>
        </message>
        <message>
            <source>Wait a moment; it goes on by itself.</source>
            <translation>Attendez un instant ; cela reprend tout seul.</translation>
        </message>
        <message>
            <source>The other side refused to talk to Safelight.</source>
            <translation>L'autre côté a refusé de parler à Safelight.</translation>
        </message>
        <message>
            <source>Enter Safelight's AE title and address there, exactly as they are shown here.</source>
            <translation>Saisissez-y l'AE Title et l'adresse de Safelight, exactement comme ils sont affichés ici.</translation>
        </message>
        <message>
            <source>The other side broke off the conversation.</source>
            <translation>L'autre côté a interrompu l'échange.</translation>
        </message>
        <message>
            <source>The other side does not offer this.</source>
            <translation>L'autre côté ne propose pas cela.</translation>
        </message>
        <message>
            <source>Check what it is set up for, or choose another one.</source>
            <translation>Vérifiez pour quoi il est réglé, ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>What answered does not speak DICOM as it should, so the connection was ended.</source>
            <translation>Ce qui a répondu ne parle pas DICOM comme il se doit, la connexion a donc été fermée.</translation>
        </message>
        <message>
            <source>Check that address and port belong to a DICOM device.</source>
            <translation>Vérifiez que l'adresse et le port sont ceux d'un appareil DICOM.</translation>
        </message>
        <message>
            <source>The other side did not do what it was asked for.</source>
            <translation>L'autre côté n'a pas fait ce qui lui était demandé.</translation>
        </message>
        <message>
            <source>Look at its own log, or try again later.</source>
            <translation>Regardez son propre journal, ou réessayez plus tard.</translation>
        </message>
        <message>
            <source>The other side refused this image and will not take it later either.</source>
            <translation>L'autre côté a refusé cette image et ne la prendra pas plus tard non plus.</translation>
        </message>
        <message>
            <source>Look at its own log for the reason, or send another form of the image.</source>
            <translation>Cherchez la raison dans son journal, ou envoyez une autre forme de l'image.</translation>
        </message>
        <message>
            <source>The other side cannot take this kind of image or the way it is compressed.</source>
            <translation>L'autre côté ne peut pas prendre ce type d'image ou sa compression.</translation>
        </message>
        <message>
            <source>Send it again uncompressed, or choose another device.</source>
            <translation>Renvoyez-la non compressée, ou choisissez un autre appareil.</translation>
        </message>
        <message>
            <source>The other side has no room or no time for images just now.</source>
            <translation>L'autre côté n'a pas de place ou pas de temps pour des images en ce moment.</translation>
        </message>
        <message>
            <source>Safelight tries again by itself; check its disk if this goes on.</source>
            <translation>Safelight réessaie tout seul ; vérifiez son disque si cela dure.</translation>
        </message>
        <message>
            <source>The other side took the image but does not promise to keep it.</source>
            <translation>L'autre côté a pris l'image mais ne promet pas de la garder.</translation>
        </message>
        <message>
            <source>Keep the image here, and send it again later.</source>
            <translation>Gardez l'image ici, et renvoyez-la plus tard.</translation>
        </message>
        <message>
            <source>The part of Safelight that talks to other devices does not start on this computer.</source>
            <translation>La partie de Safelight qui parle aux autres appareils ne démarre pas sur cet ordinateur.</translation>
        </message>
        <message>
            <source>The part of Safelight that talks to other devices gave contradictory facts, so it was stopped.</source>
            <translation>La partie de Safelight qui parle aux autres appareils a donné des indications contradictoires, elle a donc été arrêtée.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, do not use that device until it was looked at.</source>
            <translation>Réessayez ; si cela se reproduit, n'utilisez pas cet appareil avant qu'il soit vérifié.</translation>
        </message>
        <message>
            <source>This order lacks something that a device needs: %1.</source>
            <translation>Il manque à cette demande quelque chose dont un appareil a besoin : %1.</translation>
        </message>
        <message>
            <source>Enter it in the practice software and send the order again.</source>
            <translation>Saisissez-le dans le logiciel du cabinet et renvoyez la demande.</translation>
        </message>
        <message>
            <source>Something in this order cannot be right: %1.</source>
            <translation>Quelque chose dans cette demande ne peut pas être juste : %1.</translation>
        </message>
        <message>
            <source>Correct it in the practice software and send the order again.</source>
            <translation>Corrigez-le dans le logiciel du cabinet et renvoyez la demande.</translation>
        </message>
        <message>
            <source>The patient of this order has the name or number of somebody else in the vault.</source>
            <translation>Le patient de cette demande porte le nom ou le numéro de quelqu'un d'autre dans le coffre.</translation>
        </message>
        <message>
            <source>Compare both patients, correct the one that is wrong, then send the order again.</source>
            <translation>Comparez les deux patients, corrigez celui qui est faux, puis renvoyez la demande.</translation>
        </message>
        <message>
            <source>This file holds no orders that Safelight can read.</source>
            <translation>Ce fichier ne contient aucune demande que Safelight sache lire.</translation>
        </message>
        <message>
            <source>Check that the practice software writes the form described in the manual.</source>
            <translation>Vérifiez que le logiciel du cabinet écrit la forme décrite dans le manuel.</translation>
        </message>
        <message>
            <source>The other side does not encrypt, although this connection asks for it.</source>
            <translation>L'autre côté ne chiffre pas, bien que cette connexion le demande.</translation>
        </message>
        <message>
            <source>Switch encryption (TLS) on at the device, or pair it as a device without.</source>
            <translation>Activez le chiffrement (TLS) sur l'appareil, ou associez-le comme appareil sans.</translation>
        </message>
        <message>
            <source>The other side only knows an old kind of encryption that is no longer safe.</source>
            <translation>L'autre côté ne connaît qu'un ancien chiffrement qui n'est plus sûr.</translation>
        </message>
        <message>
            <source>Update its software, or place a small relay in front of it.</source>
            <translation>Mettez son logiciel à jour, ou placez un petit relais devant.</translation>
        </message>
        <message>
            <source>The other side and Safelight know no kind of encryption in common.</source>
            <translation>L'autre côté et Safelight n'ont aucun chiffrement en commun.</translation>
        </message>
        <message>
            <source>Update the software of the device, then try again.</source>
            <translation>Mettez à jour le logiciel de l'appareil, puis réessayez.</translation>
        </message>
        <message>
            <source>The encrypted connection was disturbed or tampered with, so it was ended.</source>
            <translation>La connexion chiffrée a été perturbée ou falsifiée, elle a donc été fermée.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, have the network looked at.</source>
            <translation>Réessayez ; si cela se reproduit, faites vérifier le réseau.</translation>
        </message>
        <message>
            <source>The other side did not show a certificate, so nobody knows who it is.</source>
            <translation>L'autre côté n'a pas présenté de certificat, personne ne sait donc qui il est.</translation>
        </message>
        <message>
            <source>Install the certificate that Safelight made for it on the device.</source>
            <translation>Installez sur l'appareil le certificat que Safelight a créé pour lui.</translation>
        </message>
        <message>
            <source>The certificate of the other side has run out.</source>
            <translation>Le certificat de l'autre côté a expiré.</translation>
        </message>
        <message>
            <source>Make a new one for it in Safelight and install it; check the date of both machines, too.</source>
            <translation>Créez-en un nouveau dans Safelight et installez-le ; vérifiez aussi la date des deux machines.</translation>
        </message>
        <message>
            <source>The certificate of the other side counts only from a later day.</source>
            <translation>Le certificat de l'autre côté ne vaut qu'à partir d'un jour ultérieur.</translation>
        </message>
        <message>
            <source>Check date and time of this computer and of the device.</source>
            <translation>Vérifiez la date et l'heure de cet ordinateur et de l'appareil.</translation>
        </message>
        <message>
            <source>The other side made its certificate itself, and this practice has not accepted it.</source>
            <translation>L'autre côté a fait lui-même son certificat, et ce cabinet ne l'a pas accepté.</translation>
        </message>
        <message>
            <source>Compare its fingerprint and pair the device with it, or install one that Safelight made.</source>
            <translation>Comparez son empreinte et associez l'appareil avec, ou installez-en un fait par Safelight.</translation>
        </message>
        <message>
            <source>The certificate of the other side was issued by somebody this practice does not know.</source>
            <translation>Le certificat de l'autre côté a été émis par quelqu'un que ce cabinet ne connaît pas.</translation>
        </message>
        <message>
            <source>Install the certificate that Safelight made for the device, or pair it with its own.</source>
            <translation>Installez le certificat que Safelight a créé pour l'appareil, ou associez-le avec le sien.</translation>
        </message>
        <message>
            <source>The certificate of the other side belongs to another name or address.</source>
            <translation>Le certificat de l'autre côté appartient à un autre nom ou à une autre adresse.</translation>
        </message>
        <message>
            <source>Check the address, or make a new certificate for it in Safelight.</source>
            <translation>Vérifiez l'adresse, ou créez-lui un nouveau certificat dans Safelight.</translation>
        </message>
        <message>
            <source>The certificate of the other side is too weak to protect anything.</source>
            <translation>Le certificat de l'autre côté est trop faible pour protéger quoi que ce soit.</translation>
        </message>
        <message>
            <source>Make a new one for it in Safelight and install it on the device.</source>
            <translation>Créez-en un nouveau dans Safelight et installez-le sur l'appareil.</translation>
        </message>
        <message>
            <source>This certificate is damaged or not meant for this use.</source>
            <translation>Ce certificat est abîmé ou n'est pas fait pour cet usage.</translation>
        </message>
        <message>
            <source>Choose another file, or make a new certificate in Safelight.</source>
            <translation>Choisissez un autre fichier, ou créez un nouveau certificat dans Safelight.</translation>
        </message>
        <message>
            <source>The other side does not accept the certificate of this practice.</source>
            <translation>L'autre côté n'accepte pas le certificat de ce cabinet.</translation>
        </message>
        <message>
            <source>Install Safelight's own certificate on the device as one to be trusted.</source>
            <translation>Installez le certificat de Safelight sur l'appareil comme certificat de confiance.</translation>
        </message>
        <message>
            <source>This is no AE title: it needs one to sixteen plain letters, figures or signs, without a backslash.</source>
            <translation>Ce n'est pas un AE Title : il faut un à seize lettres simples, chiffres ou signes, sans barre oblique inverse.</translation>
        </message>
        <message>
            <source>Enter it exactly as the device shows it.</source>
            <translation>Saisissez-le exactement comme l'appareil l'affiche.</translation>
        </message>
        <message>
            <source>This is no address of a device.</source>
            <translation>Ce n'est pas l'adresse d'un appareil.</translation>
        </message>
        <message>
            <source>Look in the device's network settings and enter its IP address, in figures.</source>
            <translation>Regardez dans les réglages réseau de l'appareil et saisissez son adresse IP, en chiffres.</translation>
        </message>
        <message>
            <source>A device with this AE title and address is paired already.</source>
            <translation>Un appareil avec cet AE Title et cette adresse est déjà associé.</translation>
        </message>
        <message>
            <source>Change that one, or remove it first.</source>
            <translation>Modifiez celui-là, ou retirez-le d'abord.</translation>
        </message>
        <message>
            <source>No paired device has this AE title.</source>
            <translation>Aucun appareil associé ne porte cet AE Title.</translation>
        </message>
        <message>
            <source>Look at the list of devices; the title must be written in the same way.</source>
            <translation>Regardez la liste des appareils ; le titre doit être écrit de la même façon.</translation>
        </message>
        <message>
            <source>There are as many paired devices as a vault can hold.</source>
            <translation>Il y a autant d'appareils associés qu'un coffre peut en contenir.</translation>
        </message>
        <message>
            <source>Remove those that are no longer there.</source>
            <translation>Retirez ceux qui n'existent plus.</translation>
        </message>
        <message>
            <source>No device is paired with this vault yet, so there is nothing to receive from.</source>
            <translation>Aucun appareil n'est encore associé à ce coffre, il n'y a donc rien à recevoir.</translation>
        </message>
        <message>
            <source>Pair the first one.</source>
            <translation>Associez le premier.</translation>
        </message>
        <message>
            <source>Images for this vault are received with another computer or user account.</source>
            <translation>Les images de ce coffre sont reçues avec un autre ordinateur ou compte d'utilisateur.</translation>
        </message>
        <message>
            <source>If they should come here from now on, an owner can say so in the list of devices.</source>
            <translation>Si elles doivent désormais venir ici, un titulaire peut le dire dans la liste des appareils.</translation>
        </message>
        <message>
            <source>Something lies among the arrivals that Safelight's receiver did not sign: somebody put it there or changed it.</source>
            <translation>Parmi les arrivées se trouve quelque chose que le récepteur de Safelight n'a pas signé : quelqu'un l'y a mis ou l'a modifié.</translation>
        </message>
        <message>
            <source>It was not opened and not deleted. Tell whoever looks after your computers.</source>
            <translation>Cela n'a été ni ouvert ni supprimé. Dites-le à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>An image that had arrived was damaged or changed while it waited.</source>
            <translation>Une image arrivée a été abîmée ou modifiée pendant qu'elle attendait.</translation>
        </message>
        <message>
            <source>It was kept, but cannot be opened. Send it again from the device.</source>
            <translation>Elle est gardée, mais ne peut pas être ouverte. Renvoyez-la depuis l'appareil.</translation>
        </message>
        <message>
            <source>Images that had arrived were taken away before they could be taken in.</source>
            <translation>Des images arrivées ont été enlevées avant de pouvoir être prises.</translation>
        </message>
        <message>
            <source>Compare with the device and send what is missing again; tell whoever looks after your computers.</source>
            <translation>Comparez avec l'appareil et renvoyez ce qui manque ; dites-le à la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>The key for an image that had arrived is not there, so it cannot be opened.</source>
            <translation>La clé d'une image arrivée n'est pas là, elle ne peut donc pas être ouverte.</translation>
        </message>
        <message>
            <source>Restore the vault from your backup, or send the image again from the device.</source>
            <translation>Restaurez le coffre depuis votre sauvegarde, ou renvoyez l'image depuis l'appareil.</translation>
        </message>
        <message>
            <source>The disk or folder for the backup is not there.</source>
            <translation>Le disque ou le dossier de la sauvegarde n'est pas là.</translation>
        </message>
        <message>
            <source>Connect it, or choose another place.</source>
            <translation>Branchez-le, ou choisissez un autre endroit.</translation>
        </message>
        <message>
            <source>This backup belongs to another vault.</source>
            <translation>Cette sauvegarde appartient à un autre coffre.</translation>
        </message>
        <message>
            <source>Choose another folder; nothing in this one was changed.</source>
            <translation>Choisissez un autre dossier ; rien dans celui-ci n'a été changé.</translation>
        </message>
        <message>
            <source>This backup was never finished, so nothing can be restored from it alone.</source>
            <translation>Cette sauvegarde n'a jamais été terminée, on ne peut rien restaurer d'elle seule.</translation>
        </message>
        <message>
            <source>Connect its disk again and let the backup run to its end, or choose another backup.</source>
            <translation>Rebranchez son disque et laissez la sauvegarde aller jusqu'au bout, ou choisissez-en une autre.</translation>
        </message>
        <message>
            <source>Part of this backup cannot be read or was changed.</source>
            <translation>Une partie de cette sauvegarde est illisible ou a été modifiée.</translation>
        </message>
        <message>
            <source>Let a new backup run; it replaces what is damaged. Keep this disk until that has worked.</source>
            <translation>Lancez une nouvelle sauvegarde ; elle remplace ce qui est abîmé. Gardez ce disque jusqu'à ce que cela ait réussi.</translation>
        </message>
        <message>
            <source>This backup is not signed by anybody of this practice.</source>
            <translation>Cette sauvegarde n'est signée par personne de ce cabinet.</translation>
        </message>
        <message>
            <source>Do not restore from it. Use another copy, and ask who had this disk.</source>
            <translation>Ne restaurez rien d'elle. Prenez une autre copie, et demandez qui a eu ce disque.</translation>
        </message>
        <message>
            <source>The backup holds later work than this vault, so the vault may be an older copy.</source>
            <translation>La sauvegarde contient un travail plus récent que ce coffre, qui est donc peut-être une copie plus ancienne.</translation>
        </message>
        <message>
            <source>Do not overwrite the backup. Restore from it, or ask an owner of the practice.</source>
            <translation>N'écrasez pas la sauvegarde. Restaurez depuis elle, ou demandez à un titulaire du cabinet.</translation>
        </message>
        <message>
            <source>A large part of the images is missing or was altered at once, as after an attack or a failing disk, so the backup was left as it is.</source>
            <translation>Une grande partie des images manque ou a été modifiée d'un coup, comme après une attaque ou avec un disque défaillant, la sauvegarde a donc été laissée telle quelle.</translation>
        </message>
        <message>
            <source>Disconnect the backup disk, check the vault under Practice, and restore from the backup if images are damaged.</source>
            <translation>Débranchez le disque de sauvegarde, vérifiez le coffre sous Cabinet, et restaurez depuis la sauvegarde si des images sont abîmées.</translation>
        </message>
        <message>
            <source>This kind of backup needs the program restic, which is not installed.</source>
            <translation>Ce type de sauvegarde a besoin du programme restic, qui n'est pas installé.</translation>
        </message>
        <message>
            <source>Ask whoever looks after your computers to install it, or back up to a folder or disk.</source>
            <translation>Demandez à la personne qui s'occupe de vos ordinateurs de l'installer, ou sauvegardez dans un dossier ou sur un disque.</translation>
        </message>
        <message>
            <source>The backup program restic could not finish.</source>
            <translation>Le programme de sauvegarde restic n'a pas pu terminer.</translation>
        </message>
        <message>
            <source>Check the connection to the storage and try again.</source>
            <translation>Vérifiez la connexion au stockage et réessayez.</translation>
        </message>
        <message>
            <source>Another backup is being written there.</source>
            <translation>Une autre sauvegarde est en train d'y être écrite.</translation>
        </message>
        <message>
            <source>Wait until it is done, and try again.</source>
            <translation>Attendez qu'elle soit finie, et réessayez.</translation>
        </message>
        <message>
            <source>The test restore did not bring back what was saved.</source>
            <translation>La restauration d'essai n'a pas rendu ce qui avait été enregistré.</translation>
        </message>
        <message>
            <source>Let a new backup run on another disk today, and keep this one for whoever looks after your computers.</source>
            <translation>Lancez aujourd'hui une nouvelle sauvegarde sur un autre disque, et gardez celui-ci pour la personne qui s'occupe de vos ordinateurs.</translation>
        </message>
        <message>
            <source>This patient's records were erased and cannot be opened any more.</source>
            <translation>Les dossiers de ce patient ont été détruits et ne peuvent plus être ouverts.</translation>
        </message>
        <message>
            <source>Nothing needs to be done.</source>
            <translation>Il n'y a rien à faire.</translation>
        </message>
        <message>
            <source>These records are on hold: nothing may be erased or moved out of them.</source>
            <translation>Ces dossiers sont conservés sur ordre : rien ne peut en être détruit ni déplacé.</translation>
        </message>
        <message>
            <source>Whoever is allowed to can end the hold on the patient's page.</source>
            <translation>Qui en a le droit peut lever cet ordre sur la page du patient.</translation>
        </message>
        <message>
            <source>The law asks to keep these records longer.</source>
            <translation>La loi demande de garder ces dossiers plus longtemps.</translation>
        </message>
        <message>
            <source>Erase them after that date, or give the reason why they must go now.</source>
            <translation>Détruisez-les après cette date, ou donnez la raison pour laquelle ils doivent partir maintenant.</translation>
        </message>
        <message>
            <source>A reason is needed.</source>
            <translation>Il faut une raison.</translation>
        </message>
        <message>
            <source>Write in a few words why.</source>
            <translation>Écrivez pourquoi en quelques mots.</translation>
        </message>
        <message>
            <source>The change of the vault's keys was interrupted.</source>
            <translation>Le changement des clés du coffre a été interrompu.</translation>
        </message>
        <message>
            <source>It goes on when you sign in the next time; nothing is lost.</source>
            <translation>Il continue à votre prochaine connexion ; rien n'est perdu.</translation>
        </message>
        <message>
            <source>The vault's index did not agree with its journal: an older copy of it, or part of one, had been put in place.</source>
            <translation>L'index du coffre ne concordait pas avec son journal : une copie plus ancienne, entière ou partielle, avait été mise à sa place.</translation>
        </message>
        <message>
            <source>It was made anew from the journal. Ask who had this computer.</source>
            <translation>Il a été refait d'après le journal. Demandez qui a eu cet ordinateur.</translation>
        </message>
        <message>
            <source>This computer's clock is wrong.</source>
            <translation>L'horloge de cet ordinateur est fausse.</translation>
        </message>
        <message>
            <source>Set the date and time, and sign in again.</source>
            <translation>Réglez la date et l'heure, et reconnectez-vous.</translation>
        </message>
        <message>
            <source>Part of the vault's journal cannot be read any more.</source>
            <translation>Une partie du journal du coffre ne peut plus être lue.</translation>
        </message>
        <message>
            <source>Restore the vault from a backup. Without one, whoever looks after your computers can save what is left with safelightctl rebuild.</source>
            <translation>Restaurez le coffre depuis une sauvegarde. Sans elle, la personne qui s'occupe de vos ordinateurs peut sauver ce qui reste avec safelightctl rebuild.</translation>
        </message>
        <message>
            <source>This vault is still being restored, so a backup of it now would lack the images that are still to come. Nothing was saved.</source>
            <translation>Ce coffre est encore en cours de restauration ; il manquerait à une sauvegarde les images qui doivent encore arriver. Rien n&apos;a été sauvegardé.</translation>
        </message>
        <message>
            <source>Let the restore end, or ask for the same one again if it was broken off, and back up then.</source>
            <translation>Laissez la restauration se terminer, ou relancez la même si elle a été interrompue, puis sauvegardez.</translation>
        </message>
    </context>
    <context>
        <name>ExchangeWords</name>
        <message>
            <source>%1 not sent to %2</source>
            <translation>Non envoyé à %2 : %1</translation>
        </message>
        <message>
            <source>%1 of %2 on the way to %3</source>
            <translation>En route vers %3 : %1 sur %2</translation>
        </message>
        <message>
            <source>%1 on the way to %2</source>
            <translation>En route vers %2 : %1</translation>
        </message>
        <message>
            <source>Leaves in a moment.</source>
            <translation>Part dans un instant.</translation>
        </message>
        <message>
            <source>%1 It is being tried again.</source>
            <translation>%1 Nouvel essai en cours.</translation>
        </message>
        <message>
            <source>%1 Tried again by itself: %2.</source>
            <translation>%1 Nouvel essai automatique : %2.</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Kept there as %1</source>
            <translation>Enregistré là-bas sous %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation>
                <numerusform>%Ln nouvelle image</numerusform>
                <numerusform>%Ln nouvelles images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln attend dans la boîte de réception</numerusform>
                <numerusform>%Ln attendent dans la boîte de réception</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were here already</source>
            <translation>
                <numerusform>%Ln était déjà ici</numerusform>
                <numerusform>%Ln étaient déjà ici</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln could not be kept</source>
            <translation>
                <numerusform>%Ln n'a pas pu être conservée</numerusform>
                <numerusform>%Ln n'ont pas pu être conservées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were not handed over</source>
            <translation>
                <numerusform>%Ln n'a pas été transmise</numerusform>
                <numerusform>%Ln n'ont pas été transmises</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing came</source>
            <translation>Rien n'est arrivé</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message numerus="yes">
            <source>%Ln byte(s)</source>
            <translation>
                <numerusform>%Ln octet</numerusform>
                <numerusform>%Ln octets</numerusform>
            </translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>date format</comment>
            <translation>d MMM yyyy</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd'hui</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>d MMM</source>
            <comment>date format without year</comment>
            <translation>d MMM</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>day, time</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>MMMM yyyy</source>
            <comment>month format</comment>
            <translation>MMMM yyyy</translation>
        </message>
        <message>
            <source>%1 y</source>
            <comment>age in years</comment>
            <translation>%1 ans</translation>
        </message>
        <message>
            <source>%1 mo</source>
            <comment>age in months</comment>
            <translation>%1 mois</translation>
        </message>
        <message>
            <source>No. %1</source>
            <comment>patient number</comment>
            <translation>N° %1</translation>
        </message>
        <message>
            <source>birth date unknown</source>
            <translation>date de naissance inconnue</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>Féminin</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>Masculin</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Autre</translation>
        </message>
        <message>
            <source>Not stated</source>
            <translation>Non précisé</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Titulaire</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Praticien</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistant(e)</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>Accueil</translation>
        </message>
        <message>
            <source>Everything, and decides who works here.</source>
            <translation>Tout, et décide qui travaille ici.</translation>
        </message>
        <message>
            <source>Sees, imports, exports and deletes images.</source>
            <translation>Voit, importe, exporte et supprime des images.</translation>
        </message>
        <message>
            <source>Sees, imports and tags images.</source>
            <translation>Voit, importe et annote des images.</translation>
        </message>
        <message>
            <source>Sees and imports images, keeps patient records.</source>
            <translation>Voit et importe les images, tient les dossiers des patients.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GridContent</name>
        <message>
            <source>Taken %1</source>
            <translation>Prise : %1</translation>
        </message>
        <message>
            <source>%1, the date of the file</source>
            <translation>%1, date du fichier</translation>
        </message>
        <message>
            <source>Imported %1</source>
            <translation>Importée : %1</translation>
        </message>
        <message>
            <source>Imported %1 by %2</source>
            <translation>Importée : %1, par %2</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <comment>pixels</comment>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>%1 frames</source>
            <translation>%1 vues</translation>
        </message>
        <message>
            <source>Note: %1</source>
            <translation>Note : %1</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
    </context>
    <context>
        <name>HealthWords</name>
        <message>
            <source>This vault is older than its backup of %1, so recent images may be missing. Bring back the newest copy, or ask an owner of the practice why an older one was put here. The way there: lock, then Someone else.</source>
            <translation>Ce coffre est plus ancien que sa sauvegarde de %1 ; des images récentes peuvent manquer. Rétablissez la copie la plus récente, ou demandez à un propriétaire du cabinet pourquoi une plus ancienne se trouve ici. Pour y arriver : verrouillez, puis « Quelqu'un d'autre ».</translation>
        </message>
        <message>
            <source>This vault is still being restored: its images come one after the other, the newest first. Should nothing go on, ask for the same restore again. The way there: lock, then Someone else.</source>
            <translation>Ce coffre est encore en cours de restauration : ses images arrivent l&apos;une après l&apos;autre, les plus récentes d&apos;abord. Si rien n'avance, relancez la même restauration. Pour y arriver : verrouillez, puis « Quelqu'un d'autre ».</translation>
        </message>
        <message>
            <source>Damaged or missing: %1. Bring back what is damaged from a backup, and delete nothing until then.</source>
            <translation>Abîmé ou manquant : %1. Restaurez ce qui est abîmé depuis une sauvegarde, et ne supprimez rien d'ici là.</translation>
        </message>
        <message>
            <source>The journal, the record of everything that was done here, is damaged. Restore the vault from a backup. The way there: lock, then Someone else.</source>
            <translation>Le journal de tout ce qui a été fait ici est abîmé. Restaurez le coffre depuis une sauvegarde. Pour y arriver : verrouillez, puis « Quelqu'un d'autre ».</translation>
        </message>
        <message>
            <source>Some keys are damaged in both of their copies, so their images cannot be opened. Restore the vault from a backup. The way there: lock, then Someone else.</source>
            <translation>Des clés sont abîmées dans leurs deux copies, leurs images ne peuvent pas être ouvertes. Restaurez le coffre depuis une sauvegarde. Pour y arriver : verrouillez, puis « Quelqu'un d'autre ».</translation>
        </message>
        <message>
            <source>A patient's erasure was ordered and is not finished. Lock and sign in again. If this stays, the journal is damaged: restore the vault from a backup, and order the erasure again if the patient is still there.</source>
            <translation>L'effacement d'un patient a été ordonné et n'est pas terminé. Verrouillez, puis connectez-vous de nouveau. Si cela persiste, le journal est abîmé : restaurez le coffre depuis une sauvegarde, et ordonnez l'effacement encore une fois si le patient est toujours là.</translation>
        </message>
        <message>
            <source>Much of the vault had changed at once, so the last backup stopped before it replaced older copies. Find out what happened before you go on.</source>
            <translation>Beaucoup de choses avaient changé d'un coup dans le coffre, la dernière sauvegarde s'est donc arrêtée avant de remplacer les copies plus anciennes. Cherchez ce qui s'est passé avant de continuer.</translation>
        </message>
        <message>
            <source>There is no backup yet. If this computer fails, the images are lost: an owner sees to one under Backups.</source>
            <translation>Il n'y a pas encore de sauvegarde. Si cet ordinateur tombe en panne, les images sont perdues : un titulaire s'en occupe sous Sauvegardes.</translation>
        </message>
        <message>
            <source>The last backup is from %1. Connect its disk, or add another place.</source>
            <translation>La dernière sauvegarde date de : %1. Branchez son disque, ou ajoutez un autre endroit.</translation>
        </message>
        <message>
            <source>The last test restore did not bring back what was saved. Make a new backup, if you can to another place.</source>
            <translation>La dernière restauration d'essai n'a pas rendu ce qui était enregistré. Faites une nouvelle sauvegarde, si possible ailleurs.</translation>
        </message>
        <message>
            <source>This computer can delete every copy that there is. One that it cannot reach is safe even from an attacker here.</source>
            <translation>Cet ordinateur peut supprimer toutes les copies existantes. Une copie hors de sa portée est à l'abri même d'un attaquant ici.</translation>
        </message>
        <message>
            <source>This computer cannot remember how far the vault has come, so an older copy put in its place would not be noticed.</source>
            <translation>Cet ordinateur ne peut pas retenir où en est le coffre ; une copie plus ancienne mise à sa place ne serait pas remarquée.</translation>
        </message>
        <message>
            <source>This computer's clock stands before %1, when the vault was last used. Set the date and time.</source>
            <translation>L'horloge de cet ordinateur est en retard sur la dernière utilisation du coffre : %1. Réglez la date et l'heure.</translation>
        </message>
        <message>
            <source>By this computer's clock nobody has used the vault since %1. If that is wrong, set the date and time.</source>
            <translation>D'après l'horloge de cet ordinateur, personne n'a utilisé le coffre depuis : %1. Si c'est faux, réglez la date et l'heure.</translation>
        </message>
        <message>
            <source>This computer may write memory to its disk without encryption. Whoever looks after it should encrypt its swap space, or turn it off.</source>
            <translation>Cet ordinateur peut écrire sa mémoire sur le disque sans chiffrement. Qui s'en occupe devrait chiffrer l'espace d'échange ou le désactiver.</translation>
        </message>
        <message>
            <source>Not every image was looked at in the last month. Leave this computer on and signed in for a while, or check every image now.</source>
            <translation>Toutes les images n'ont pas été vérifiées le mois dernier. Laissez cet ordinateur allumé et connecté un moment, ou vérifiez chaque image maintenant.</translation>
        </message>
        <message>
            <source>This computer sees the vault for the first time, so it cannot tell whether it is the newest copy. From now on it remembers.</source>
            <translation>Cet ordinateur voit le coffre pour la première fois et ne peut pas dire si c'est la copie la plus récente. Désormais, il s'en souvient.</translation>
        </message>
        <message>
            <source>Parts of the vault's index had been replaced by older ones. It was made anew from the journal, and nothing is lost. Ask who had this computer.</source>
            <translation>Des parties de l'index du coffre avaient été remplacées par de plus anciennes. Il a été refait d'après le journal, rien n'est perdu. Demandez qui a eu cet ordinateur.</translation>
        </message>
        <message>
            <source>An owner opened this vault although this computer had seen a newer one. What was done in between is not in it.</source>
            <translation>Un titulaire a ouvert ce coffre alors que cet ordinateur en avait vu un plus récent. Ce qui a été fait entre-temps n'y est pas.</translation>
        </message>
        <message>
            <source>The vault's index was missing or damaged and was made anew from the journal. Nothing is lost.</source>
            <translation>L'index du coffre manquait ou était abîmé et a été refait d'après le journal. Rien n'est perdu.</translation>
        </message>
        <message>
            <source>Something is wrong and needs you today</source>
            <translation>Quelque chose ne va pas et a besoin de vous aujourd'hui</translation>
        </message>
        <message>
            <source>Nothing is damaged, but something wants doing</source>
            <translation>Rien n'est endommagé, mais il y a quelque chose à faire</translation>
        </message>
        <message>
            <source>No trouble is known</source>
            <translation>Aucun problème connu</translation>
        </message>
        <message>
            <source>Everything is in its place</source>
            <translation>Tout est à sa place</translation>
        </message>
        <message>
            <source>Some images were checked %1, every one by %2.</source>
            <translation>Des images ont été vérifiées : %1 ; chacune d'ici : %2.</translation>
        </message>
        <message>
            <source>Some images were checked %1. Every image is checked once a month.</source>
            <translation>Des images ont été vérifiées : %1. Chaque image l'est une fois par mois.</translation>
        </message>
        <message>
            <source>Some images are being checked in the background now.</source>
            <translation>Des images sont vérifiées en arrière-plan.</translation>
        </message>
    </context>
    <context>
        <name>ImageFilter</name>
        <message>
            <source>%1 and one other person</source>
            <translation>%1 et une autre personne</translation>
        </message>
        <message>
            <source>%1 and %2 other people</source>
            <translation>%1 et %2 autres personnes</translation>
        </message>
        <message>
            <source>imported %1</source>
            <translation>importé : %1</translation>
        </message>
        <message>
            <source>imported %1 by %2</source>
            <translation>importé : %1, par %2</translation>
        </message>
        <message>
            <source>today</source>
            <comment>end of a span of years</comment>
            <translation>aujourd'hui</translation>
        </message>
        <message>
            <source>this year</source>
            <translation>cette année</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>span of years</comment>
            <translation>de %1 à %2</translation>
        </message>
        <message>
            <source>%1, %2.</source>
            <comment>images, years</comment>
            <translation>%1, %2.</translation>
        </message>
        <message>
            <source>None of %1 is of this kind.</source>
            <translation>Aucune n'est de ce type (%1).</translation>
        </message>
        <message>
            <source>None of %1 shows this tooth.</source>
            <translation>Aucune ne montre cette dent (%1).</translation>
        </message>
        <message>
            <source>None of %1 shows these teeth.</source>
            <translation>Aucune ne montre ces dents (%1).</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>%1 shows this tooth, %2.</source>
            <translation>%1 avec cette dent, %2.</translation>
        </message>
        <message>
            <source>%1 shows these teeth, %2.</source>
            <translation>%1 avec ces dents, %2.</translation>
        </message>
        <message>
            <source>%1 show this tooth, %2.</source>
            <translation>%1 avec cette dent, %2.</translation>
        </message>
        <message>
            <source>%1 show these teeth, %2.</source>
            <translation>%1 avec ces dents, %2.</translation>
        </message>
    </context>
    <context>
        <name>ImageWords</name>
        <message>
            <source>3D model</source>
            <translation>Modèle 3D</translation>
        </message>
        <message>
            <source>CT</source>
            <translation>Scanner</translation>
        </message>
        <message>
            <source>MR</source>
            <translation>IRM</translation>
        </message>
        <message>
            <source>Ultrasound</source>
            <translation>Échographie</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Compte rendu</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>Tracé</translation>
        </message>
        <message>
            <source>Panoramic</source>
            <translation>Panoramique</translation>
        </message>
        <message>
            <source>Intra-oral</source>
            <translation>Intra-orale</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>X-ray</source>
            <translation>Radiographie</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Bitewing</source>
            <translation>Rétrocoronaire</translation>
        </message>
        <message>
            <source>Periapical</source>
            <translation>Rétroalvéolaire</translation>
        </message>
        <message>
            <source>Occlusal</source>
            <translation>Occlusale</translation>
        </message>
        <message>
            <source>Cephalogram</source>
            <translation>Téléradiographie</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>CBCT</translation>
        </message>
        <message>
            <source>Face, frontal</source>
            <translation>Visage de face</translation>
        </message>
        <message>
            <source>Face, smiling</source>
            <translation>Visage souriant</translation>
        </message>
        <message>
            <source>Profile, right</source>
            <translation>Profil droit</translation>
        </message>
        <message>
            <source>Profile, left</source>
            <translation>Profil gauche</translation>
        </message>
        <message>
            <source>Intra-oral, frontal</source>
            <translation>Intra-orale de face</translation>
        </message>
        <message>
            <source>Intra-oral, right</source>
            <translation>Intra-orale droite</translation>
        </message>
        <message>
            <source>Intra-oral, left</source>
            <translation>Intra-orale gauche</translation>
        </message>
        <message>
            <source>Intra-oral, upper</source>
            <translation>Intra-orale maxillaire</translation>
        </message>
        <message>
            <source>Intra-oral, lower</source>
            <translation>Intra-orale mandibulaire</translation>
        </message>
        <message>
            <source>Intra-oral, close-up</source>
            <translation>Intra-orale rapprochée</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Autre</translation>
        </message>
        <message>
            <source>BW</source>
            <comment>bitewing, short</comment>
            <translation>BW</translation>
        </message>
        <message>
            <source>PA</source>
            <comment>periapical, short</comment>
            <translation>RA</translation>
        </message>
        <message>
            <source>Ceph</source>
            <comment>cephalogram, short</comment>
            <translation>Téléradio</translation>
        </message>
        <message>
            <source>Frontal</source>
            <translation>Face</translation>
        </message>
        <message>
            <source>Smile</source>
            <translation>Sourire</translation>
        </message>
        <message>
            <source>Profile R</source>
            <comment>right profile, short</comment>
            <translation>Profil D</translation>
        </message>
        <message>
            <source>Profile L</source>
            <comment>left profile, short</comment>
            <translation>Profil G</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Droite</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Gauche</translation>
        </message>
        <message>
            <source>Upper</source>
            <translation>Maxillaire</translation>
        </message>
        <message>
            <source>Lower</source>
            <translation>Mandibule</translation>
        </message>
        <message>
            <source>Close-up</source>
            <translation>Gros plan</translation>
        </message>
        <message>
            <source>right</source>
            <translation>droite</translation>
        </message>
        <message>
            <source>left</source>
            <translation>gauche</translation>
        </message>
        <message>
            <source>both sides</source>
            <translation>des deux côtés</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>During</source>
            <translation>Pendant</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Après</translation>
        </message>
        <message>
            <source>%1 bitewings</source>
            <translation>%1 rétrocoronaires</translation>
        </message>
        <message>
            <source>%1 periapicals</source>
            <translation>%1 rétroalvéolaires</translation>
        </message>
        <message>
            <source>%1 panoramics</source>
            <translation>%1 panoramiques</translation>
        </message>
        <message>
            <source>%1 CT images</source>
            <translation>%1 coupes de scanner</translation>
        </message>
        <message>
            <source>%1 MR images</source>
            <translation>%1 images d'IRM</translation>
        </message>
        <message>
            <source>%1 ultrasound images</source>
            <translation>%1 échographies</translation>
        </message>
        <message>
            <source>%1 intra-oral X-rays</source>
            <translation>%1 radiographies intra-orales</translation>
        </message>
        <message>
            <source>%1 photos</source>
            <translation>%1 photos</translation>
        </message>
        <message>
            <source>%1 documents</source>
            <translation>%1 documents</translation>
        </message>
        <message>
            <source>%1 X-rays</source>
            <translation>%1 radiographies</translation>
        </message>
        <message>
            <source>%1 images</source>
            <translation>%1 images</translation>
        </message>
    </context>
    <context>
        <name>ImportGroups</name>
        <message>
            <source>%1: %2.</source>
            <comment>number of files, reason</comment>
            <translation>%1 : %2.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number of files, reason</comment>
            <translation>%1 : %2</translation>
        </message>
        <message numerus="yes">
            <source>… and %Ln other reason(s)</source>
            <translation>
                <numerusform>… et %Ln autre raison</numerusform>
                <numerusform>… et %Ln autres raisons</numerusform>
            </translation>
        </message>
        <message>
            <source>their patient</source>
            <translation>le patient concerné</translation>
        </message>
        <message numerus="yes">
            <source>%Ln will be filed with</source>
            <translation>
                <numerusform>%Ln sera classée chez</numerusform>
                <numerusform>%Ln seront classées chez</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were filed with</source>
            <translation>
                <numerusform>%Ln a été classée chez</numerusform>
                <numerusform>%Ln ont été classées chez</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 will be filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 seront classées chez %Ln autre patient</numerusform>
                <numerusform>%1 seront classées chez %Ln autres patients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 were filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 ont été classées chez %Ln autre patient</numerusform>
                <numerusform>%1 ont été classées chez %Ln autres patients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln for (a) new patient(s)</source>
            <translation>
                <numerusform>%Ln pour un nouveau patient</numerusform>
                <numerusform>%Ln pour de nouveaux patients</numerusform>
            </translation>
        </message>
        <message>
            <source>They are created from what the files say.</source>
            <translation>Les fiches sont créées d'après les fichiers.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln need(s) a person: waiting in the Inbox</source>
            <translation>
                <numerusform>%Ln à attribuer : attend dans la boîte de réception</numerusform>
                <numerusform>%Ln à attribuer : attendent dans la boîte de réception</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln come(s) back from the bin</source>
            <translation>
                <numerusform>%Ln revient de la corbeille</numerusform>
                <numerusform>%Ln reviennent de la corbeille</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln came back from the bin</source>
            <translation>
                <numerusform>%Ln est revenu de la corbeille</numerusform>
                <numerusform>%Ln sont revenus de la corbeille</numerusform>
            </translation>
        </message>
        <message>
            <source>The same file was deleted here: it goes back to where it was.</source>
            <translation>Le même fichier a été supprimé ici : il retourne là où il était.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln is/are already here</source>
            <translation>
                <numerusform>%Ln est déjà ici</numerusform>
                <numerusform>%Ln sont déjà ici</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were already here</source>
            <translation>
                <numerusform>%Ln était déjà ici</numerusform>
                <numerusform>%Ln étaient déjà ici</numerusform>
            </translation>
        </message>
        <message>
            <source>The same file, bit for bit: nothing is taken twice.</source>
            <translation>Le même fichier, bit à bit : rien n'est pris deux fois.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln of them cannot be shown as (a) picture(s)</source>
            <translation>
                <numerusform>%Ln ne peut pas être affichée</numerusform>
                <numerusform>%Ln ne peuvent pas être affichées</numerusform>
            </translation>
        </message>
        <message>
            <source>The file is kept and can be exported unchanged.</source>
            <translation>Le fichier est conservé et peut être exporté tel quel.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln cannot be taken</source>
            <translation>
                <numerusform>%Ln ne peut pas être prise</numerusform>
                <numerusform>%Ln ne peuvent pas être prises</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were refused</source>
            <translation>
                <numerusform>%Ln a été refusée</numerusform>
                <numerusform>%Ln ont été refusées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported</source>
            <translation>
                <numerusform>%Ln image importée</numerusform>
                <numerusform>%Ln images importées</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln attend dans la boîte de réception</numerusform>
                <numerusform>%Ln attendent dans la boîte de réception</numerusform>
            </translation>
        </message>
        <message>
            <source>There was nothing to import.</source>
            <translation>Il n'y avait rien à importer.</translation>
        </message>
        <message>
            <source>More may have arrived than is counted here; nothing is taken in twice.</source>
            <translation>Il se peut que davantage soit arrivé que ce qui est compté ici ; rien n&apos;est pris deux fois.</translation>
        </message>
        <message>
            <source>A disk does not answer: the vault&apos;s, or the one that the images come from. Check that both are connected and healthy, then import once more.</source>
            <translation>Un disque ne répond pas : celui du coffre, ou celui d&apos;où viennent les images. Vérifiez que les deux sont branchés et en bon état, puis importez encore une fois.</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <source>came %1</source>
            <comment>when</comment>
            <translation>arrivée : %1</translation>
        </message>
        <message>
            <source>taken %1</source>
            <translation>prise : %1</translation>
        </message>
        <message>
            <source>sent as %1</source>
            <comment>what the file says of its patient</comment>
            <translation>envoyée sous %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>device, its model</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Everywhere</source>
            <translation>Partout</translation>
        </message>
        <message>
            <source>Ctrl K</source>
            <translation>Ctrl K</translation>
        </message>
        <message>
            <source>Find a patient</source>
            <translation>Chercher un patient</translation>
        </message>
        <message>
            <source>Ctrl N</source>
            <translation>Ctrl N</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Nouveau patient</translation>
        </message>
        <message>
            <source>Ctrl O</source>
            <translation>Ctrl O</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Importer des fichiers</translation>
        </message>
        <message>
            <source>Ctrl V</source>
            <translation>Ctrl V</translation>
        </message>
        <message>
            <source>Import what was copied</source>
            <translation>Importer ce qui a été copié</translation>
        </message>
        <message>
            <source>Ctrl Z</source>
            <translation>Ctrl Z</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Ctrl L</source>
            <translation>Ctrl L</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Verrouiller</translation>
        </message>
        <message>
            <source>Alt ←</source>
            <translation>Alt ←</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Ctrl 1 … 5</source>
            <translation>Ctrl 1 … 5</translation>
        </message>
        <message>
            <source>Patients, Inbox, Worklist, Bin, Practice</source>
            <translation>Patients, Réception, Liste de travail, Corbeille, Cabinet</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>Cette page</translation>
        </message>
        <message>
            <source>In lists</source>
            <translation>Dans les listes</translation>
        </message>
        <message>
            <source>↑ ↓</source>
            <translation>↑ ↓</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Se déplacer</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Clear the search, go back</source>
            <translation>Effacer la recherche, revenir</translation>
        </message>
        <message>
            <source>Images of a patient</source>
            <translation>Images d'un patient</translation>
        </message>
        <message>
            <source>Ctrl A</source>
            <translation>Ctrl A</translation>
        </message>
        <message>
            <source>Choose all</source>
            <translation>Tout choisir</translation>
        </message>
        <message>
            <source>T</source>
            <translation>T</translation>
        </message>
        <message>
            <source>Teeth, view, note</source>
            <translation>Dents, incidence, note</translation>
        </message>
        <message>
            <source>Ctrl E</source>
            <translation>Ctrl E</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Ctrl M</source>
            <translation>Ctrl M</translation>
        </message>
        <message>
            <source>Move to another patient</source>
            <translation>Vers un autre patient</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Suppr</translation>
        </message>
        <message>
            <source>To the bin</source>
            <translation>À la corbeille</translation>
        </message>
        <message>
            <source>Viewer</source>
            <translation>Visionneuse</translation>
        </message>
        <message>
            <source>← →</source>
            <translation>← →</translation>
        </message>
        <message>
            <source>Image before, image after</source>
            <translation>Image précédente, suivante</translation>
        </message>
        <message>
            <source>F11</source>
            <translation>F11</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Plein écran</translation>
        </message>
        <message>
            <source>All keys of the viewer</source>
            <translation>Toutes les touches de la visionneuse</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Touches</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>KitPage</name>
        <message>
            <source>Keep this page where you keep contracts and keys: not beside the computer, not in an e-mail, not in a cloud folder.</source>
            <translation>Gardez cette page avec vos contrats et vos clés : ni près de l'ordinateur, ni dans un e-mail, ni dans un dossier en ligne.</translation>
        </message>
        <message>
            <source>If every password is lost, start Safelight, choose “Use the recovery kit”, and type the code. You then set a new password.</source>
            <translation>Si tous les mots de passe sont perdus, démarrez Safelight, choisissez « Utiliser le kit de secours » et saisissez le code. Vous définirez ensuite un nouveau mot de passe.</translation>
        </message>
        <message>
            <source>Whoever has this page and the vault can open it. Whoever has neither a password nor this page cannot, and nobody can help.</source>
            <translation>Qui possède cette page et le coffre peut l'ouvrir. Qui n'a ni mot de passe ni cette page ne le peut pas, et personne ne peut l'aider.</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Cabinet</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Titulaire</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>Coffre</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Empreinte</translation>
        </message>
        <message>
            <source>Safelight recovery kit</source>
            <translation>Kit de secours Safelight</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>Code de secours</translation>
        </message>
    </context>
    <context>
        <name>LockWords</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <comment>without use</comment>
            <translation>
                <numerusform>%n seconde</numerusform>
                <numerusform>%n secondes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <comment>without use</comment>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Locked at %1</source>
            <translation>Verrouillé à %1</translation>
        </message>
        <message>
            <source>Locked at %1 by %2</source>
            <translation>Verrouillé à %1 par %2</translation>
        </message>
        <message>
            <source>Locked at %1 after %2 without use</source>
            <translation>Verrouillé à %1 après %2 sans utilisation</translation>
        </message>
        <message>
            <source>Locked at %1 together with this computer</source>
            <translation>Verrouillé à %1 en même temps que cet ordinateur</translation>
        </message>
        <message>
            <source>Locked at %1 when this computer went to sleep</source>
            <translation>Verrouillé à %1 à la mise en veille de cet ordinateur</translation>
        </message>
        <message>
            <source>Safelight stopped unexpectedly at %1 and locked itself; what was saved is safe</source>
            <translation>Safelight s'est arrêté à %1 de façon inattendue et s'est verrouillé ; ce qui était enregistré est en sûreté</translation>
        </message>
        <message>
            <source>Closed at %1</source>
            <translation>Fermé à %1</translation>
        </message>
        <message>
            <source>%1 · %2 was working</source>
            <translation>%1 · %2 travaillait</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Titulaire</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Praticien</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistant(e)</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>Accueil</translation>
        </message>
    </context>
    <context>
        <name>MatchWords</name>
        <message>
            <source>Number, name and birth date agree</source>
            <translation>Numéro, nom et date de naissance concordent</translation>
        </message>
        <message>
            <source>Filed where you said</source>
            <translation>Classée là où vous l'avez dit</translation>
        </message>
        <message>
            <source>Filed where you said, though the file names somebody else</source>
            <translation>Classée là où vous l'avez dit, bien que le fichier nomme une autre personne</translation>
        </message>
        <message>
            <source>The file does not say whose it is</source>
            <translation>Le fichier ne dit pas à qui il est</translation>
        </message>
        <message>
            <source>Nobody like that is here yet</source>
            <translation>Personne de semblable ici pour l'instant</translation>
        </message>
        <message>
            <source>The name differs; number and birth date agree</source>
            <translation>Le nom diffère ; numéro et date de naissance concordent</translation>
        </message>
        <message>
            <source>The birth date differs; number and name agree</source>
            <translation>La date de naissance diffère ; numéro et nom concordent</translation>
        </message>
        <message>
            <source>The number differs or is missing; name and birth date agree</source>
            <translation>Le numéro diffère ou manque ; nom et date de naissance concordent</translation>
        </message>
        <message>
            <source>Only the number agrees: name and birth date do not</source>
            <translation>Seul le numéro concorde, ni le nom ni la date de naissance</translation>
        </message>
        <message>
            <source>Only the name agrees</source>
            <translation>Seul le nom concorde</translation>
        </message>
        <message>
            <source>Several patients match equally well</source>
            <translation>Plusieurs patients correspondent aussi bien</translation>
        </message>
        <message>
            <source>Another image here has the same identification and a different content</source>
            <translation>Une autre image ici porte le même identifiant avec un contenu différent</translation>
        </message>
        <message>
            <source>It arrived whole, but cannot be read as an image</source>
            <translation>Arrivée entière, mais illisible comme image</translation>
        </message>
        <message>
            <source>Somebody has to say whose it is</source>
            <translation>Quelqu'un doit dire à qui elle est</translation>
        </message>
        <message>
            <source>born %1</source>
            <translation>né(e) le %1</translation>
        </message>
    </context>
    <context>
        <name>NewFileWords</name>
        <message>
            <source>There is a file of that name already. Choose another name.</source>
            <translation>Un fichier de ce nom existe déjà. Choisissez un autre nom.</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another folder.</source>
            <translation>Le fichier n'a pas pu y être écrit. Choisissez un autre dossier.</translation>
        </message>
    </context>
    <context>
        <name>PaneFacts</name>
        <message>
            <source>new</source>
            <translation>nouveau</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>couleur</translation>
        </message>
        <message>
            <source>%1 bit</source>
            <translation>%1 bits</translation>
        </message>
        <message>
            <source>Table of the device</source>
            <translation>Table de l'appareil</translation>
        </message>
        <message>
            <source>Table %1</source>
            <translation>Table %1</translation>
        </message>
        <message>
            <source>Window %1 / %2</source>
            <translation>Fenêtre %1 / %2</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>magnification varies</source>
            <translation>agrandissement variable</translation>
        </message>
        <message>
            <source>calibrated</source>
            <translation>étalonné</translation>
        </message>
        <message>
            <source>at detector</source>
            <translation>au détecteur</translation>
        </message>
        <message>
            <source>estimated</source>
            <translation>estimé</translation>
        </message>
        <message>
            <source>in the patient</source>
            <translation>dans le patient</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>From histogram</source>
            <translation>D'après l'histogramme</translation>
        </message>
        <message>
            <source>Full range</source>
            <translation>Plage entière</translation>
        </message>
        <message>
            <source>Narrow</source>
            <translation>Étroite</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Large</translation>
        </message>
        <message>
            <source>Bone</source>
            <translation>Os</translation>
        </message>
        <message>
            <source>Soft tissue</source>
            <translation>Tissus mous</translation>
        </message>
        <message>
            <source>%1 mm</source>
            <translation>%1 mm</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>Document PDF</translation>
        </message>
        <message>
            <source>3D model</source>
            <translation>Modèle 3D</translation>
        </message>
        <message>
            <source>Structured report</source>
            <translation>Compte rendu structuré</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>Tracé</translation>
        </message>
        <message>
            <source>Presentation state</source>
            <translation>État de présentation</translation>
        </message>
        <message>
            <source>DICOM document</source>
            <translation>Document DICOM</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DayChoice</name>
        <message>
            <source>Another day…</source>
            <translation>Un autre jour…</translation>
        </message>
        <message>
            <source>After an attack, or a mistake that was saved too, an older backup may be the better one.</source>
            <translation>Après une attaque, ou une erreur sauvegardée elle aussi, une sauvegarde plus ancienne peut être la meilleure.</translation>
        </message>
        <message>
            <source>As it was saved</source>
            <translation>Telle que sauvegardée</translation>
        </message>
        <message>
            <source>The newest is right, unless something had gone wrong by then: after an attack, choose one from before it.</source>
            <translation>La plus récente convient, sauf si quelque chose allait déjà mal : après une attaque, choisissez-en une d'avant.</translation>
        </message>
        <message numerus="yes">
            <source>Here %Ln image(s) are missing or were changed since the backup before it. After an attack, choose one from before that.</source>
            <translation>
                <numerusform>Ici, %Ln image manque ou a été modifiée depuis la sauvegarde précédente. Après une attaque, choisissez-en une d'avant.</numerusform>
                <numerusform>Ici, %Ln images manquent ou ont été modifiées depuis la sauvegarde précédente. Après une attaque, choisissez-en une d'avant.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>day, clock time</comment>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
        <message>
            <source>many missing or changed</source>
            <translation>beaucoup manquent ou sont modifiées</translation>
        </message>
        <message numerus="yes">
            <source>%1, %Ln image(s), saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%1, %Ln image, sauvegardée %2.</numerusform>
                <numerusform>%1, %Ln images, sauvegardées %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln erased or deleted for good</source>
            <comment>images since the backup before</comment>
            <translation>
                <numerusform>%Ln effacée ou supprimée définitivement</numerusform>
                <numerusform>%Ln effacées ou supprimées définitivement</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::GuessSheet</name>
        <message>
            <source>Slower guesses at your password</source>
            <translation>Ralentir les essais de mot de passe</translation>
        </message>
        <message>
            <source>Whoever steals this computer can try passwords for as long as they like. So each guess is slow on purpose: the slower, the safer. Signing in takes you as long as one guess, on every computer that you use.</source>
            <translation>Qui vole cet ordinateur peut essayer des mots de passe aussi longtemps qu'il veut. Chaque essai est donc lent exprès : plus il est lent, plus c'est sûr. Votre connexion dure le temps d'un essai, sur chaque ordinateur que vous utilisez.</translation>
        </message>
        <message>
            <source>Each guess takes</source>
            <translation>Durée de chaque essai</translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Mot de passe actuel</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Modifier</translation>
        </message>
        <message>
            <source>About %1, as now</source>
            <translation>Environ %1, comme maintenant</translation>
        </message>
        <message>
            <source>About %1</source>
            <translation>Environ %1</translation>
        </message>
        <message>
            <source>As long as now</source>
            <translation>Comme maintenant</translation>
        </message>
        <message>
            <source>%1 times as long as now</source>
            <translation>%1 fois plus long que maintenant</translation>
        </message>
        <message>
            <source>Signing in needs %1 of memory for that moment: each computer that you use must have it free.</source>
            <translation>La connexion demande %1 de mémoire pendant ce moment : chaque ordinateur que vous utilisez doit les avoir de libres.</translation>
        </message>
        <message>
            <source>Each guess at your password takes about %1 now</source>
            <translation>Chaque essai de votre mot de passe dure maintenant environ %1</translation>
        </message>
        <message>
            <source>Guesses at your password take longer or shorter now, as you chose</source>
            <translation>Les essais de votre mot de passe durent maintenant le temps que vous avez choisi</translation>
        </message>
        <message>
            <source>This is not your current password.</source>
            <translation>Ce n'est pas votre mot de passe actuel.</translation>
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1 s</translation>
        </message>
    </context>
    <context>
        <name>StorageWords</name>
        <message>
            <source>Nobody answers there. Is this computer in the network, and the address right?</source>
            <translation>Personne n'y répond. Cet ordinateur est-il sur le réseau, et l'adresse juste ?</translation>
        </message>
        <message>
            <source>The storage does not take these keys.</source>
            <translation>Le stockage n'accepte pas ces clés.</translation>
        </message>
        <message>
            <source>restic knows no such address. It is a folder, or begins with s3:, sftp: or rest:.</source>
            <translation>restic ne connaît pas ce genre d'adresse. C'est un dossier, ou elle commence par s3:, sftp: ou rest:.</translation>
        </message>
        <message>
            <source>The storage's certificate comes from an issuer that this computer does not know. Whoever looks after your computers can install that issuer here (docs/backup.md).</source>
            <translation>Le certificat du stockage vient d'un émetteur que cet ordinateur ne connaît pas. La personne qui s'occupe de vos ordinateurs peut l'installer ici (docs/backup.md).</translation>
        </message>
        <message>
            <source>The storage's certificate has run out. Whoever looks after the storage can renew it; check the date of this computer, too.</source>
            <translation>Le certificat du stockage a expiré. La personne qui s'occupe du stockage peut le renouveler ; vérifiez aussi la date de cet ordinateur.</translation>
        </message>
        <message>
            <source>The storage's certificate is for another name than the one in the address. Is the address right?</source>
            <translation>Le certificat du stockage porte un autre nom que celui de l'adresse. L'adresse est-elle juste ?</translation>
        </message>
        <message>
            <source>The storage answers without encryption. If that is meant, its address begins with s3:http:// or rest:http://; what goes there is sealed in any case.</source>
            <translation>Le stockage répond sans chiffrement. Si c'est voulu, son adresse commence par s3:http:// ou rest:http:// ; ce qui y va est scellé de toute façon.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RepositoryForm</name>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Password of the repository</source>
            <translation>Mot de passe du dépôt</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Examiner</translation>
        </message>
        <message>
            <source>By restic's own name for it, as the list of places showed it; a folder by its path.</source>
            <translation>Comme restic le nomme, et comme la liste des lieux le montrait ; un dossier par son chemin.</translation>
        </message>
        <message>
            <source>It was shown once, to be written on the recovery kit.</source>
            <translation>Il a été montré une seule fois, pour être noté sur le kit de secours.</translation>
        </message>
        <message>
            <source>Looking at it…</source>
            <translation>Examen en cours…</translation>
        </message>
        <message>
            <source>This is not the password of this repository. Read it from the recovery kit once more.</source>
            <translation>Ce n'est pas le mot de passe de ce dépôt. Relisez-le sur le kit de secours.</translation>
        </message>
        <message>
            <source>There is no such folder. Is the disk connected, and the path right?</source>
            <translation>Ce dossier n'existe pas. Le disque est-il branché, et le chemin juste ?</translation>
        </message>
        <message>
            <source>There is no repository of restic. Is the address right, to its end?</source>
            <translation>Il n'y a pas de dépôt restic. L'adresse est-elle juste, jusqu'au bout ?</translation>
        </message>
        <message>
            <source>It is not allowed to read there.</source>
            <translation>La lecture n'y est pas autorisée.</translation>
        </message>
        <message>
            <source>This repository opens, and has no backup of Safelight in it.</source>
            <translation>Ce dépôt s'ouvre, mais ne contient aucune sauvegarde de Safelight.</translation>
        </message>
        <message>
            <source>The program restic is not installed on this computer. Whoever looks after your computers can install it; then look again.</source>
            <translation>Le programme restic n'est pas installé sur cet ordinateur. La personne qui s'occupe de vos ordinateurs peut l'installer ; examinez ensuite à nouveau.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RestoredStep</name>
        <message>
            <source>The practice is back</source>
            <translation>Le cabinet est de retour</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Empreinte</translation>
        </message>
        <message>
            <source>The same stands on the printed recovery kit. If not, it is somebody else's backup: do not use it.</source>
            <translation>La même figure sur le kit de secours imprimé. Sinon, c'est la sauvegarde de quelqu'un d'autre : ne l'utilisez pas.</translation>
        </message>
        <message>
            <source>Sign in with a password</source>
            <translation>Se connecter avec un mot de passe</translation>
        </message>
        <message>
            <source>On a computer that had this vault before, passwords still open it.</source>
            <translation>Sur un ordinateur qui avait déjà ce coffre, les mots de passe l'ouvrent toujours.</translation>
        </message>
        <message>
            <source>Use the recovery kit</source>
            <translation>Utiliser le kit de secours</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) of %1 are here again, as they were saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%n image de %1 est de retour, telle que sauvegardée %2.</numerusform>
                <numerusform>%n images de %1 sont de retour, telles que sauvegardées %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) could not be read from the backup. The vault says which, and another backup can bring them back.</source>
            <translation>
                <numerusform>%n image n'a pas pu être lue dans la sauvegarde. Le coffre dit laquelle ; une autre sauvegarde peut la rendre.</numerusform>
                <numerusform>%n images n'ont pas pu être lues dans la sauvegarde. Le coffre dit lesquelles ; une autre sauvegarde peut les rendre.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n patient(s) were erased since. They do not come back.</source>
            <translation>
                <numerusform>%n patient a été effacé depuis et ne revient pas.</numerusform>
                <numerusform>%n patients ont été effacés depuis et ne reviennent pas.</numerusform>
            </translation>
        </message>
        <message>
            <source>The images did not come back</source>
            <translation>Les images ne sont pas revenues</translation>
        </message>
        <message>
            <source>The patients of %1 are here again, as they were saved %2, but without their images.</source>
            <comment>practice, moment</comment>
            <translation>Les patients de %1 sont de retour, tels qu&apos;ils ont été sauvegardés %2, mais sans leurs images.</translation>
        </message>
        <message>
            <source>Bring back another backup</source>
            <translation>Reprendre une autre sauvegarde</translation>
        </message>
        <message>
            <source>Newer backups lie there and cannot be used: they are damaged, or another practice&apos;s. This is the newest one that is whole.</source>
            <translation>Des sauvegardes plus récentes s&apos;y trouvent, mais sont inutilisables : endommagées, ou d&apos;un autre cabinet. Voici la plus récente qui soit intacte.</translation>
        </message>
        <message numerus="yes">
            <source>Damaged or overwritten in this backup: %n image(s), all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.</source>
            <translation>
                <numerusform>Endommagée ou écrasée dans cette sauvegarde : %n image, tout ce qu&apos;elle contient. C&apos;est l&apos;œuvre d&apos;un attaquant ou d&apos;un disque en fin de vie. Gardez son disque tel quel et reprenez une autre sauvegarde.</numerusform>
                <numerusform>Endommagées ou écrasées dans cette sauvegarde : %n images, tout ce qu&apos;elle contient. C&apos;est l&apos;œuvre d&apos;un attaquant ou d&apos;un disque en fin de vie. Gardez son disque tel quel et reprenez une autre sauvegarde.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RestoreStep</name>
        <message>
            <source>This backup was damaged or overwritten, so nothing can be brought back from it. Keep its disk as it is, and choose another backup.</source>
            <translation>Cette sauvegarde a été endommagée ou écrasée ; rien ne peut en être repris. Gardez son disque tel quel et choisissez une autre sauvegarde.</translation>
        </message>
        <message>
            <source>This backup was made by a newer Safelight than this one. Install the newest Safelight on this computer, then choose it again.</source>
            <translation>Cette sauvegarde a été faite par un Safelight plus récent que celui-ci. Installez le Safelight le plus récent sur cet ordinateur, puis choisissez-la de nouveau.</translation>
        </message>
        <message>
            <source>There is not enough room: the vault needs %1, and %2 are free. Make room there, or choose another disk for it.</source>
            <translation>La place ne suffit pas : le coffre a besoin de %1, et %2 sont libres. Faites de la place à cet endroit, ou choisissez un autre disque pour lui.</translation>
        </message>
        <message>
            <source>Where the backup lies</source>
            <translation>Où se trouve la sauvegarde</translation>
        </message>
        <message>
            <source>A folder or disk</source>
            <translation>Un dossier ou un disque</translation>
        </message>
        <message>
            <source>A repository of restic (S3, SFTP or a folder)</source>
            <translation>Un dépôt restic (S3, SFTP ou un dossier)</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Reprendre une sauvegarde</translation>
        </message>
        <message>
            <source>After a loss, or on a new computer. The backup stays as it is; you need it and the printed recovery kit.</source>
            <translation>Après une perte, ou sur un nouvel ordinateur. La sauvegarde reste telle quelle ; il vous la faut, ainsi que le kit de secours imprimé.</translation>
        </message>
        <message>
            <source>The backup</source>
            <translation>La sauvegarde</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>Where the vault will lie</source>
            <translation>Où se trouvera le coffre</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Modifier…</translation>
        </message>
        <message>
            <source>A folder on this computer's own disk. Nothing that is there is overwritten.</source>
            <translation>Un dossier sur le disque de cet ordinateur. Rien de ce qui s'y trouve n'est écrasé.</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Choose the backup's folder</source>
            <translation>Choisir le dossier de la sauvegarde</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
        <message>
            <source>Use this folder</source>
            <translation>Utiliser ce dossier</translation>
        </message>
        <message>
            <source>The folder that the backups went to, on a disk or a network drive.</source>
            <translation>Le dossier des sauvegardes, sur un disque ou un lecteur réseau.</translation>
        </message>
        <message>
            <source>Looking at it…</source>
            <translation>Examen en cours…</translation>
        </message>
        <message>
            <source>This is not a folder that Safelight backed up to.</source>
            <translation>Safelight n'a pas fait de sauvegarde dans ce dossier.</translation>
        </message>
    </context>
    <context>
        <name>ViewerKeys</name>
        <message>
            <source>Search</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>Search what the file says</source>
            <translation>Chercher dans ce que dit le fichier</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>Brightness and contrast by dragging</source>
            <translation>Luminosité et contraste en glissant</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Zoom by dragging</source>
            <translation>Zoomer en glissant</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Déplacer</translation>
        </message>
        <message>
            <source>Move by dragging; also with the space bar or the middle button</source>
            <translation>Déplacer en glissant ; aussi avec la barre d'espace ou le bouton central</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Choose a window</source>
            <translation>Choisir une fenêtre</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>Inverser</translation>
        </message>
        <message>
            <source>Dark for bright</source>
            <translation>Sombre pour clair</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Back to the original look</source>
            <translation>Revenir à l'aspect d'origine</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Tourner</translation>
        </message>
        <message>
            <source>Rotate clockwise</source>
            <translation>Tourner vers la droite</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>Tourner à gauche</translation>
        </message>
        <message>
            <source>Rotate counter-clockwise</source>
            <translation>Tourner vers la gauche</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>Miroir</translation>
        </message>
        <message>
            <source>Left for right</source>
            <translation>Gauche pour droite</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Ajuster</translation>
        </message>
        <message>
            <source>Show the whole image</source>
            <translation>Montrer toute l'image</translation>
        </message>
        <message>
            <source>Actual</source>
            <translation>Au pixel</translation>
        </message>
        <message>
            <source>One image pixel on one screen pixel</source>
            <translation>Un pixel d'image sur un pixel d'écran</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Agrandir</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Réduire</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivante</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Image suivante</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Précédente</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Image précédente</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Première</translation>
        </message>
        <message>
            <source>First image</source>
            <translation>Première image</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Dernière</translation>
        </message>
        <message>
            <source>Last image</source>
            <translation>Dernière image</translation>
        </message>
        <message>
            <source>Next frame</source>
            <translation>Vue suivante</translation>
        </message>
        <message>
            <source>Previous frame</source>
            <translation>Vue précédente</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Play the frames, or stop</source>
            <translation>Lire les vues ou arrêter</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Volets</translation>
        </message>
        <message>
            <source>One, two or four images</source>
            <translation>Une, deux ou quatre images</translation>
        </message>
        <message>
            <source>One</source>
            <translation>Une</translation>
        </message>
        <message>
            <source>One image</source>
            <translation>Une image</translation>
        </message>
        <message>
            <source>Two</source>
            <translation>Deux</translation>
        </message>
        <message>
            <source>Two images side by side</source>
            <translation>Deux images côte à côte</translation>
        </message>
        <message>
            <source>Four</source>
            <translation>Quatre</translation>
        </message>
        <message>
            <source>Four images</source>
            <translation>Quatre images</translation>
        </message>
        <message>
            <source>Linked zoom</source>
            <translation>Zoom lié</translation>
        </message>
        <message>
            <source>Zoom and move all images together</source>
            <translation>Zoomer et déplacer toutes les images ensemble</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Volet suivant</translation>
        </message>
        <message>
            <source>To the next pane</source>
            <translation>Vers le volet suivant</translation>
        </message>
        <message>
            <source>Info</source>
            <translation>Infos</translation>
        </message>
        <message>
            <source>What the file says</source>
            <translation>Ce que dit le fichier</translation>
        </message>
        <message>
            <source>Full view</source>
            <translation>Écran</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Plein écran</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Touches</translation>
        </message>
        <message>
            <source>Show these keys</source>
            <translation>Afficher ces touches</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Leave full screen, then the viewer</source>
            <translation>Quitter le plein écran, puis la visionneuse</translation>
        </message>
    </context>
    <context>
        <name>WorklistWords</name>
        <message>
            <source>Panoramic</source>
            <translation>Panoramique</translation>
        </message>
        <message>
            <source>Intraoral X-ray</source>
            <translation>Radiographie intra-orale</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>CBCT</translation>
        </message>
        <message>
            <source>Cephalogram</source>
            <translation>Téléradiographie</translation>
        </message>
        <message>
            <source>Photographs</source>
            <translation>Photographies</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd'hui</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>Demain</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Retiré</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>À faire</translation>
        </message>
    </context>
    <context>
        <name>safelight::app::Exchange</name>
        <message>
            <source>%1 not sent to %2. %3</source>
            <translation>Non envoyé à %2 : %1. %3</translation>
        </message>
        <message>
            <source>%1 sent to %2</source>
            <translation>Envoyé à %2 : %1</translation>
        </message>
        <message>
            <source>%1 fetched from %2</source>
            <translation>Récupéré depuis %2 : %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::app::Workspace</name>
        <message>
            <source>Locks in %1 seconds unless somebody works here.</source>
            <translation>Se verrouille dans %1 secondes si personne ne travaille ici.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ArrivalPictures</name>
        <message>
            <source>Look closer</source>
            <translation>Voir de plus près</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BackupCard</name>
        <message>
            <source>%1: %2</source>
            <comment>place, what happened</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>No more backups to %1?</source>
            <translation>Plus de sauvegardes vers %1 ?</translation>
        </message>
        <message>
            <source>What lies there stays. The vault forgets the repository's password: without the one on the recovery kit nothing comes back from there.</source>
            <translation>Ce qui s'y trouve reste. Le coffre oublie le mot de passe du dépôt : sans celui du kit de secours, rien n'en revient.</translation>
        </message>
        <message>
            <source>What lies there stays, and the place can be added again at any time.</source>
            <translation>Ce qui s'y trouve reste, et l'emplacement peut être ajouté de nouveau à tout moment.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Remove the place</source>
            <translation>Retirer l'emplacement</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sauvegardes</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>It was us: back up anyway</source>
            <translation>C'était nous : sauvegarder malgré tout</translation>
        </message>
        <message>
            <source>Add a place</source>
            <translation>Ajouter un endroit</translation>
        </message>
        <message>
            <source>Test restore</source>
            <translation>Essai de restauration</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Sauvegarder maintenant</translation>
        </message>
        <message>
            <source>Back up to %1 now</source>
            <translation>Sauvegarder maintenant vers %1</translation>
        </message>
        <message>
            <source>Remove %1 from this list</source>
            <translation>Retirer %1 de cette liste</translation>
        </message>
        <message>
            <source>%1 gets no more backups. What lies there stays.</source>
            <translation>%1 ne reçoit plus de sauvegardes. Ce qui s'y trouve reste.</translation>
        </message>
        <message>
            <source>Test restore: trying whether images come back…</source>
            <translation>Essai de restauration : les images reviennent-elles ?…</translation>
        </message>
        <message>
            <source>The backup was stopped. The next one goes on there.</source>
            <translation>La sauvegarde a été arrêtée. La prochaine continuera là.</translation>
        </message>
        <message>
            <source>Backed up to %1</source>
            <translation>Sauvegardé vers %1</translation>
        </message>
        <message>
            <source>Other keys for %1</source>
            <translation>D’autres clés pour %1</translation>
        </message>
        <message>
            <source>Enter other keys</source>
            <translation>Saisir d’autres clés</translation>
        </message>
        <message>
            <source>Back up what is here</source>
            <translation>Sauvegarder ce qui est là</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BinPage</name>
        <message>
            <source>Bin</source>
            <translation>Corbeille</translation>
        </message>
        <message>
            <source>Delete for good…</source>
            <translation>Supprimer définitivement…</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Restaurer</translation>
        </message>
        <message>
            <source>The bin is empty</source>
            <translation>La corbeille est vide</translation>
        </message>
        <message>
            <source>Deleted images stay here for %1 days and can be brought back.</source>
            <translation>Les images supprimées restent ici %1 jours et peuvent être restaurées.</translation>
        </message>
        <message>
            <source>The bin could not be read</source>
            <translation>La corbeille n'a pas pu être lue</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>From the Inbox</source>
            <translation>De la boîte de réception</translation>
        </message>
        <message>
            <source>taken %1</source>
            <translation>prise : %1</translation>
        </message>
        <message>
            <source>Deleted %1</source>
            <translation>Supprimée : %1</translation>
        </message>
        <message>
            <source>%1 by %2</source>
            <comment>deleted when, person</comment>
            <translation>%1 par %2</translation>
        </message>
        <message>
            <source>%1. Each goes for good %2 days after it was deleted.</source>
            <comment>number of images</comment>
            <translation>%1. Chacune disparaît définitivement %2 jours après sa suppression.</translation>
        </message>
        <message>
            <source>Restore %1</source>
            <translation>Restaurer %1</translation>
        </message>
        <message>
            <source>Empty the bin…</source>
            <translation>Vider la corbeille…</translation>
        </message>
        <message>
            <source>Delete %1 for good?</source>
            <translation>Supprimer définitivement %1 ?</translation>
        </message>
        <message>
            <source>The files and their keys are destroyed. Nobody can bring them back, and neither can we. Copies in backups stay until those are replaced. Check how long the law wants you to keep them.</source>
            <translation>Les fichiers et leurs clés sont détruits. Personne ne peut les faire revenir, nous non plus. Les copies dans les sauvegardes restent jusqu'à leur remplacement. Vérifiez combien de temps la loi vous demande de les garder.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Les garder</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Supprimer définitivement</translation>
        </message>
        <message>
            <source>%1 deleted for good</source>
            <comment>number of images</comment>
            <translation>Suppression définitive : %1</translation>
        </message>
        <message>
            <source>%1. Each goes for good %2 days after it was deleted, or later when the clock jumped or nobody worked here for a month.</source>
            <comment>number of images</comment>
            <translation>%1. Chacune disparaît pour de bon %2 jours après sa suppression, ou plus tard si l&apos;horloge a sauté ou si personne n&apos;a travaillé ici pendant un mois.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BinView</name>
        <message>
            <source>Deleted images</source>
            <translation>Images supprimées</translation>
        </message>
        <message>
            <source>goes soon</source>
            <translation>disparaît bientôt</translation>
        </message>
        <message>
            <source>on hold, stays</source>
            <translation>conservé, reste</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>encore %n jour</numerusform>
                <numerusform>encore %n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>stays for now</source>
            <translation>reste pour l&apos;instant</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::CertificateSheet</name>
        <message>
            <source>A certificate for this device</source>
            <translation>Un certificat pour cet appareil</translation>
        </message>
        <message>
            <source>A file with the device's own key. Install it at the device, then delete the file: whoever has it can pose as the device.</source>
            <translation>Un fichier avec la clé propre de l'appareil. Installez-le sur l'appareil, puis supprimez le fichier : qui le possède peut se faire passer pour l'appareil.</translation>
        </message>
        <message>
            <source>PKCS#12 (.p12), for most devices</source>
            <translation>PKCS#12 (.p12), pour la plupart des appareils</translation>
        </message>
        <message>
            <source>PEM (.pem), certificate and key as text</source>
            <translation>PEM (.pem), certificat et clé en texte</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Password of the file</source>
            <translation>Mot de passe du fichier</translation>
        </message>
        <message>
            <source>At least 8 characters; the device asks for it once.</source>
            <translation>Au moins 8 caractères ; l'appareil le demande une fois.</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>Encore une fois</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Make and save…</source>
            <translation>Créer et enregistrer…</translation>
        </message>
        <message>
            <source>These two differ.</source>
            <translation>Les deux diffèrent.</translation>
        </message>
        <message>
            <source>The key in it is not protected by a password.</source>
            <translation>La clé qu'il contient n'est pas protégée par un mot de passe.</translation>
        </message>
        <message>
            <source>Save the certificate</source>
            <translation>Enregistrer le certificat</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::CertificatesSheet</name>
        <message>
            <source>Certificates</source>
            <translation>Certificats</translation>
        </message>
        <message>
            <source>By these, devices and Safelight know each other on encrypted connections.</source>
            <translation>C'est à eux que les appareils et Safelight se reconnaissent sur les connexions chiffrées.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>There are none yet. Safelight makes its own with the first encrypted device.</source>
            <translation>Il n'y en a pas encore. Safelight crée les siens avec le premier appareil chiffré.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>%1 Valid until %2.</source>
            <comment>what it is for, date</comment>
            <translation>%1 Valable jusqu'au %2.</translation>
        </message>
        <message>
            <source>This practice</source>
            <translation>Ce cabinet</translation>
        </message>
        <message>
            <source>Install it on devices as one to be trusted.</source>
            <translation>Installez-le sur les appareils comme certificat de confiance.</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Cet ordinateur</translation>
        </message>
        <message>
            <source>Make a new one…</source>
            <translation>En créer un nouveau…</translation>
        </message>
        <message>
            <source>Make a new certificate for %1</source>
            <translation>Créer un nouveau certificat pour %1</translation>
        </message>
        <message>
            <source>Known by this certificate.</source>
            <translation>Reconnu à ce certificat.</translation>
        </message>
        <message>
            <source>Save the certificate</source>
            <translation>Enregistrer le certificat</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Saved. It holds no secret.</source>
            <translation>Enregistré. Il ne contient aucun secret.</translation>
        </message>
        <message>
            <source>Install it on %1 now: with the old one it is turned away.</source>
            <translation>Installez-le maintenant sur %1 : avec l'ancien, il est refusé.</translation>
        </message>
        <message>
            <source>Save the certificate of this practice</source>
            <translation>Enregistrer le certificat de ce cabinet</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>Renouveler</translation>
        </message>
        <message>
            <source>Renew the certificate of this computer</source>
            <translation>Renouveler le certificat de cet ordinateur</translation>
        </message>
        <message>
            <source>What devices see when they call; renewed by itself in time.</source>
            <translation>Ce que voient les appareils quand ils appellent ; renouvelé à temps tout seul.</translation>
        </message>
        <message>
            <source>Renewed. Devices that trust this practice notice nothing.</source>
            <translation>Renouvelé. Les appareils qui font confiance à ce cabinet ne remarquent rien.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ConnectionSheet</name>
        <message>
            <source>Now at the device</source>
            <translation>Maintenant sur l'appareil</translation>
        </message>
        <message>
            <source>Enter this in the DICOM settings of %1 as the place where it stores images.</source>
            <translation>Saisissez ceci dans les réglages DICOM de %1 comme destination des images.</translation>
        </message>
        <message>
            <source>The device calls Safelight</source>
            <translation>L'appareil appelle Safelight</translation>
        </message>
        <message>
            <source>Press its connection test, or send an image. This line turns green by itself.</source>
            <translation>Lancez son test de connexion ou envoyez une image. Cette ligne devient verte toute seule.</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>Tester à nouveau</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>Copier %1</translation>
        </message>
        <message>
            <source>AE title</source>
            <translation>AE Title</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address, or</source>
            <translation>Adresse, ou</translation>
        </message>
        <message>
            <source>this computer has no network now</source>
            <translation>cet ordinateur n'a pas de réseau en ce moment</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Worklist</source>
            <translation>Liste de travail</translation>
        </message>
        <message>
            <source>port %1</source>
            <comment>of the worklist server</comment>
            <translation>port %1</translation>
        </message>
        <message>
            <source>Safelight calls the device</source>
            <translation>Safelight appelle l'appareil</translation>
        </message>
        <message>
            <source>Calling %1…</source>
            <translation>Appel de %1 …</translation>
        </message>
        <message>
            <source>It answers.</source>
            <translation>Il répond.</translation>
        </message>
        <message>
            <source>%1 Images can still arrive: many devices send and answer nobody.</source>
            <translation>%1 Des images peuvent tout de même arriver : beaucoup d'appareils envoient sans répondre à personne.</translation>
        </message>
        <message>
            <source>It called as "%1" and was turned away. %2</source>
            <translation>Il s'est présenté comme « %1 » et a été refusé. %2</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DeviceSheet</name>
        <message>
            <source>Add a device</source>
            <translation>Ajouter un appareil</translation>
        </message>
        <message>
            <source>Change a device</source>
            <translation>Modifier un appareil</translation>
        </message>
        <message>
            <source>What is it?</source>
            <translation>Qu'est-ce que c'est ?</translation>
        </message>
        <message>
            <source>OPG, ground floor</source>
            <translation>Panoramique, rez-de-chaussée</translation>
        </message>
        <message>
            <source>Called here</source>
            <translation>Nom ici</translation>
        </message>
        <message>
            <source>Its AE title</source>
            <translation>Son AE Title</translation>
        </message>
        <message>
            <source>Stands in the DICOM settings of the device. Capitals count.</source>
            <translation>Se trouve dans les réglages DICOM de l'appareil. Les majuscules comptent.</translation>
        </message>
        <message>
            <source>Its address</source>
            <translation>Son adresse</translation>
        </message>
        <message>
            <source>Its port</source>
            <translation>Son port</translation>
        </message>
        <message>
            <source>Encrypted (TLS)</source>
            <translation>Chiffrée (TLS)</translation>
        </message>
        <message>
            <source>Not encrypted</source>
            <translation>Non chiffrée</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Make a certificate for it…</source>
            <translation>Créer un certificat pour lui…</translation>
        </message>
        <message>
            <source>It has one: choose the file…</source>
            <translation>Il en a un : choisir le fichier…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>Associer</translation>
        </message>
        <message>
            <source>Nobody on the network can read along, and nobody else can pose as this device.</source>
            <translation>Personne sur le réseau ne peut lire, et personne ne peut se faire passer pour cet appareil.</translation>
        </message>
        <message>
            <source>Names and pictures cross your network readable. Only for devices that know no encryption, on a cable of your own.</source>
            <translation>Noms et images traversent votre réseau en clair. Seulement pour les appareils sans chiffrement, sur un câble à vous.</translation>
        </message>
        <message>
            <source>Certificate %1</source>
            <translation>Certificat %1</translation>
        </message>
        <message>
            <source>The device shows a certificate by which it is known again.</source>
            <translation>L'appareil présente un certificat qui permet de le reconnaître.</translation>
        </message>
        <message>
            <source>Up to 16 letters and digits, no accents.</source>
            <translation>Jusqu'à 16 lettres et chiffres, sans accents.</translation>
        </message>
        <message>
            <source>Numbers, as 192.168.1.40.</source>
            <translation>Des nombres, comme 192.168.1.40.</translation>
        </message>
        <message>
            <source>The device's certificate</source>
            <translation>Le certificat de l'appareil</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DevicesCard</name>
        <message>
            <source>No device sends its images here yet. An owner of the practice can add some.</source>
            <translation>Aucun appareil n'envoie encore ses images ici. Un titulaire du cabinet peut en ajouter.</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Appareils</translation>
        </message>
        <message>
            <source>Also called, and was turned away</source>
            <translation>A aussi appelé et a été refusé</translation>
        </message>
        <message>
            <source>Add a device</source>
            <translation>Ajouter un appareil</translation>
        </message>
        <message>
            <source>How images arrive…</source>
            <translation>Comment les images arrivent…</translation>
        </message>
        <message>
            <source>Panoramic units, sensor programs and scanners can send their images straight here, also while Safelight is locked.</source>
            <translation>Panoramiques, logiciels de capteurs et scanners peuvent envoyer leurs images directement ici, même quand Safelight est verrouillé.</translation>
        </message>
        <message>
            <source>They send to %1, also while Safelight is locked.</source>
            <translation>Ils envoient à %1, même quand Safelight est verrouillé.</translation>
        </message>
        <message>
            <source>Not encrypted</source>
            <translation>Non chiffrée</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>Chiffré</translation>
        </message>
        <message>
            <source>Names and pictures cross the network readable between this device and Safelight.</source>
            <translation>Entre cet appareil et Safelight, noms et images passent en clair sur le réseau.</translation>
        </message>
        <message>
            <source>Test the connection with %1</source>
            <translation>Tester la connexion avec %1</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>Modifier %1</translation>
        </message>
        <message>
            <source>Take nothing more from %1</source>
            <translation>Ne plus rien accepter de %1</translation>
        </message>
        <message>
            <source>"%1" at %2</source>
            <comment>AE title, address</comment>
            <translation>« %1 » à %2</translation>
        </message>
        <message>
            <source>It is ours…</source>
            <translation>Il est à nous…</translation>
        </message>
        <message>
            <source>%1 is changed</source>
            <translation>%1 est modifié</translation>
        </message>
        <message>
            <source>Take nothing more from %1?</source>
            <translation>Ne plus rien accepter de %1 ?</translation>
        </message>
        <message>
            <source>It is turned away from now on. What it sent stays. It can be paired again at any time.</source>
            <translation>Il est refusé désormais. Ce qu'il a envoyé reste. Il peut être associé à nouveau à tout moment.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Nothing more is taken from %1</source>
            <translation>Plus rien n'est accepté de %1</translation>
        </message>
        <message>
            <source>Saved. Devices must know the new title and port.</source>
            <translation>Enregistré. Les appareils doivent connaître le nouveau titre et le nouveau port.</translation>
        </message>
        <message>
            <source>Certificates…</source>
            <translation>Certificats…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DrillSheet</name>
        <message>
            <source>Only an older backup came back, because a newer one there is damaged. Let a new backup run on another disk today, and keep this one.</source>
            <translation>Seule une sauvegarde plus ancienne est revenue, car une plus récente y est endommagée. Faites aujourd'hui une nouvelle sauvegarde sur un autre disque, et gardez celle-ci.</translation>
        </message>
        <message>
            <source>If the kit is newer than this backup, back up once more and try again.</source>
            <translation>Si le kit est plus récent que cette sauvegarde, sauvegardez encore une fois et réessayez.</translation>
        </message>
        <message>
            <source>Test restore with the recovery kit</source>
            <translation>Essai de restauration avec le kit de secours</translation>
        </message>
        <message>
            <source>Fetch the printed kit from where it is kept. The backup is opened with it as if this computer were lost, and images are compared. Nothing is changed.</source>
            <translation>Allez chercher le kit imprimé là où il est gardé. La sauvegarde est ouverte avec lui comme si cet ordinateur était perdu, et des images sont comparées. Rien n'est changé.</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Sauvegarde</translation>
        </message>
        <message>
            <source>Code on the kit</source>
            <translation>Code sur le kit</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Commencer</translation>
        </message>
        <message>
            <source>It works: the vault was open after %1 s. There are no images in this backup yet.</source>
            <translation>Cela marche : le coffre était ouvert après %1 s. Cette sauvegarde ne contient pas encore d'images.</translation>
        </message>
        <message>
            <source>It works: the vault was open after %1 s and the first image after %2 s. All %3 that were tried came back as they were put in.</source>
            <translation>Cela marche : le coffre était ouvert après %1 s et la première image après %2 s. Les %3 essayées sont toutes revenues telles quelles.</translation>
        </message>
        <message>
            <source>%1 of %2 did not come back as they were put in. Let a new backup run on another disk today, and keep this one.</source>
            <translation>%1 sur %2 ne sont pas revenues telles quelles. Faites aujourd'hui une nouvelle sauvegarde sur un autre disque, et gardez celle-ci.</translation>
        </message>
        <message>
            <source>Fingerprint: %1
It must be the one that is printed on the kit.</source>
            <translation>Empreinte : %1
Ce doit être celle imprimée sur le kit.</translation>
        </message>
        <message>
            <source>Opening the backup with the kit…</source>
            <translation>Ouverture de la sauvegarde avec le kit…</translation>
        </message>
        <message>
            <source>The vault is open. Comparing images…</source>
            <translation>Le coffre est ouvert. Comparaison des images…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>The test was stopped. It says nothing about the backup, and nothing was changed.</source>
            <translation>L&apos;essai a été arrêté. Il ne dit rien de la sauvegarde, et rien n&apos;a été modifié.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DropFolder</name>
        <message>
            <source>The folder cannot be read: %1</source>
            <translation>Le dossier ne peut pas être lu : %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>file, what is wrong with it</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>%1, line %2: %3</source>
            <comment>file, line, what is wrong with it</comment>
            <translation>%1, ligne %2 : %3</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DropFolderSheet</name>
        <message>
            <source>Orders from the practice software</source>
            <translation>Demandes du logiciel du cabinet</translation>
        </message>
        <message>
            <source>Safelight reads the lists (.csv or .json) that the practice software leaves in a folder, while somebody is signed in.</source>
            <translation>Safelight lit les listes (.csv ou .json) que le logiciel du cabinet dépose dans un dossier, tant que quelqu’un est connecté.</translation>
        </message>
        <message>
            <source>The folder of the practice software</source>
            <translation>Le dossier du logiciel du cabinet</translation>
        </message>
        <message>
            <source>Read this one</source>
            <translation>Lire celui-ci</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Lists are removed once they are taken; those with a line that cannot be taken are moved into &quot;refused&quot;. Left empty, no folder is read.</source>
            <translation>Les listes reprises sont supprimées ; celles dont une ligne ne peut pas être reprise vont dans « refused ». Si le champ reste vide, aucun dossier n’est lu.</translation>
        </message>
        <message>
            <source>Not taken</source>
            <translation>Non repris</translation>
        </message>
        <message>
            <source>I have read this</source>
            <translation>Lu</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Choisissez un dossier avec le bouton, ou saisissez son chemin complet.</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>et %Ln autre</numerusform>
                <numerusform>et %Ln autres</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::EraseSheet</name>
        <message>
            <source>In backups it is final from %1 on.</source>
            <translation>Dans les sauvegardes, c'est définitif à partir du %1.</translation>
        </message>
        <message>
            <source>Erase %1 for good</source>
            <translation>Détruire définitivement %1</translation>
        </message>
        <message>
            <source>Asked for it in writing on 3 May</source>
            <translation>Demandé par écrit le 3 mai</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Pourquoi</translation>
        </message>
        <message>
            <source>It stays in the log, so name nobody.</source>
            <translation>Cela reste dans le journal, ne nommez donc personne.</translation>
        </message>
        <message>
            <source>Erase although the time of keeping is not over</source>
            <translation>Détruire bien que la durée de conservation ne soit pas écoulée</translation>
        </message>
        <message>
            <source>Type the patient's family name or number</source>
            <translation>Saisissez le nom de famille ou le numéro du patient</translation>
        </message>
        <message>
            <source>Type the patient's family name</source>
            <translation>Saisissez le nom de famille du patient</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Erase for good</source>
            <translation>Détruire définitivement</translation>
        </message>
        <message>
            <source>The record, %1, tags, notes and orders go, here and out of the search. The log still counts what was done and no longer says about whom. This cannot be undone.</source>
            <translation>La fiche, %1, annotations, notes et demandes disparaissent, ici et de la recherche. Le journal compte encore ce qui a été fait et ne dit plus pour qui. C'est irrévocable.</translation>
        </message>
        <message>
            <source>With it goes what was merged into this record.</source>
            <translation>Avec elle disparaît ce qui a été fusionné dans cette fiche.</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) on the way to a device will not be sent.</source>
            <translation>
                <numerusform>%n image en route vers un appareil ne sera pas envoyée.</numerusform>
                <numerusform>%n images en route vers un appareil ne seront pas envoyées.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) in the Inbox look like this patient's and stay: file or delete them first.</source>
            <translation>
                <numerusform>%n image dans la boîte de réception semble être de ce patient et reste : classez-la ou supprimez-la d'abord.</numerusform>
                <numerusform>%n images dans la boîte de réception semblent être de ce patient et restent : classez-les ou supprimez-les d'abord.</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no backups, so it is final at once.</source>
            <translation>Il n'y a pas de sauvegardes, c'est donc définitif tout de suite.</translation>
        </message>
        <message>
            <source>Backups keep their keys a while: from %1 on it is final there too.</source>
            <translation>Les sauvegardes gardent leurs clés un temps : à partir du %1, c'est définitif là aussi.</translation>
        </message>
        <message>
            <source>These records are on hold and cannot be erased: “%1”. The hold can be ended in the patient's menu.</source>
            <translation>Ces dossiers sont conservés sur ordre et ne peuvent pas être détruits : « %1 ». Cet ordre peut être levé dans le menu du patient.</translation>
        </message>
        <message>
            <source>The practice keeps records of minors until %1. The reason should say why these must go before.</source>
            <translation>Le cabinet garde les dossiers de mineurs jusqu'au %1. La raison doit dire pourquoi ceux-ci partent avant.</translation>
        </message>
        <message>
            <source>The practice keeps records until %1. The reason should say why these must go before.</source>
            <translation>Le cabinet garde les dossiers jusqu'au %1. La raison doit dire pourquoi ceux-ci partent avant.</translation>
        </message>
        <message>
            <source>The record was erased</source>
            <translation>La fiche a été détruite</translation>
        </message>
        <message>
            <source>The record and %1 were erased</source>
            <translation>La fiche et %1 ont été détruites</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ExportSheet</name>
        <message numerus="yes">
            <source>%Ln file(s) that came in with somebody else's name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln fichier arrivé sous un autre nom reçoit le nom du patient chez qui il est classé.</numerusform>
                <numerusform>%Ln fichiers arrivés sous un autre nom reçoivent le nom du patient chez qui ils sont classés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in with somebody else's name inside and leave with it.</source>
            <translation>
                <numerusform>%Ln fichier est arrivé avec le nom de quelqu'un d'autre à l'intérieur et repart avec.</numerusform>
                <numerusform>%Ln fichiers sont arrivés avec le nom de quelqu'un d'autre à l'intérieur et repartent avec.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) that came in without a name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln fichier arrivé sans nom reçoit le nom du patient chez qui il est classé.</numerusform>
                <numerusform>%Ln fichiers arrivés sans nom reçoivent le nom du patient chez qui ils sont classés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in without a name inside and leave without one.</source>
            <translation>
                <numerusform>%Ln fichier est arrivé sans nom à l'intérieur et repart sans nom.</numerusform>
                <numerusform>%Ln fichiers sont arrivés sans nom à l'intérieur et repartent sans nom.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose DICOM files for the right name, or JPEG pictures for none.</source>
            <translation>Choisissez Fichiers DICOM pour le bon nom, ou Images JPEG pour aucun nom.</translation>
        </message>
        <message>
            <source>Choose DICOM files for the patient's name.</source>
            <translation>Choisissez Fichiers DICOM pour le nom du patient.</translation>
        </message>
        <message>
            <source>Export this document</source>
            <translation>Exporter ce document</translation>
        </message>
        <message>
            <source>Export this image</source>
            <translation>Exporter cette image</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>Exporter %1</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Copier la liste</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Files outside Safelight are not protected: whoever gets the folder can see them.</source>
            <translation>Hors de Safelight, les fichiers ne sont pas protégés : qui obtient le dossier peut les voir.</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exporter vers</translation>
        </message>
        <message>
            <source>Export here</source>
            <translation>Exporter ici</translation>
        </message>
        <message>
            <source>Original files, bit for bit</source>
            <translation>Fichiers d'origine, bit à bit</translation>
        </message>
        <message>
            <source>PNG pictures</source>
            <translation>Images PNG</translation>
        </message>
        <message>
            <source>JPEG pictures</source>
            <translation>Images JPEG</translation>
        </message>
        <message>
            <source>DICOM files</source>
            <translation>Fichiers DICOM</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Sous forme de</translation>
        </message>
        <message>
            <source>Keep: for the patient or a colleague who treats them</source>
            <translation>Garder : pour le patient ou un confrère qui le soigne</translation>
        </message>
        <message>
            <source>Remove: for teaching, study groups, a second opinion</source>
            <translation>Retirer : pour l'enseignement, un groupe d'étude, un second avis</translation>
        </message>
        <message>
            <source>Name and identity</source>
            <translation>Nom et identité</translation>
        </message>
        <message>
            <source>The files are exactly those that came in, with everything they say about the patient.</source>
            <translation>Ce sont exactement les fichiers reçus, avec tout ce qu'ils disent du patient.</translation>
        </message>
        <message>
            <source>The files may hold the patient's name, number and birth date.</source>
            <translation>Les fichiers peuvent contenir le nom, le numéro et la date de naissance du patient.</translation>
        </message>
        <message>
            <source>Names, numbers, birth dates and hidden entries are taken out. A face is not: whoever knows the person will know the picture. Words inside the pixels stay too. Look at each picture before you pass it on.</source>
            <translation>Noms, numéros, dates de naissance et champs cachés sont retirés. Un visage, non : qui connaît la personne reconnaîtra l'image. Les mots dans l'image restent aussi. Regardez chaque image avant de la transmettre.</translation>
        </message>
        <message>
            <source>Names, numbers, birth dates and hidden entries are taken out. Words inside the pixels and the teeth themselves stay: look at each picture before you pass it on.</source>
            <translation>Noms, numéros, dates de naissance et champs cachés sont retirés. Les mots dans l'image et les dents elles-mêmes restent : regardez chaque image avant de la transmettre.</translation>
        </message>
        <message>
            <source>Writing the files…</source>
            <translation>Écriture des fichiers…</translation>
        </message>
        <message>
            <source>Images that could not be exported</source>
            <translation>Images qui n'ont pas pu être exportées</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Choisissez un dossier avec le bouton, ou saisissez son chemin complet.</translation>
        </message>
        <message>
            <source>An image</source>
            <translation>Une image</translation>
        </message>
        <message>
            <source>%1 exported to %2</source>
            <comment>number of images, folder</comment>
            <translation>Exporté vers %2 : %1</translation>
        </message>
        <message>
            <source>Export cancelled</source>
            <translation>Export annulé</translation>
        </message>
        <message>
            <source>Nothing was exported</source>
            <translation>Rien n'a été exporté</translation>
        </message>
        <message>
            <source>Exported in part</source>
            <translation>Exporté en partie</translation>
        </message>
        <message>
            <source>%1 of %2 lie in %3.</source>
            <comment>written, number of images, folder</comment>
            <translation>%1 sur %2 se trouvent dans %3.</translation>
        </message>
        <message>
            <source>What was written until you cancelled stays there.</source>
            <translation>Ce qui a été écrit avant l'annulation y reste.</translation>
        </message>
        <message>
            <source>These could not be written:</source>
            <translation>Ces images n'ont pas pu être écrites :</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FilmStrip</name>
        <message>
            <source>Images of this patient</source>
            <translation>Images de ce patient</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FilterBar</name>
        <message>
            <source>On hold</source>
            <translation>Conservé</translation>
        </message>
        <message>
            <source>Teeth</source>
            <translation>Dents</translation>
        </message>
        <message>
            <source>X-rays</source>
            <translation>Radios</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Photos</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Before-after</source>
            <translation>Avant-après</translation>
        </message>
        <message>
            <source>Milk teeth</source>
            <translation>Dents de lait</translation>
        </message>
        <message>
            <source>Show milk teeth in the chart</source>
            <translation>Afficher les dents de lait dans le schéma</translation>
        </message>
        <message>
            <source>The patient's record</source>
            <translation>La fiche du patient</translation>
        </message>
        <message>
            <source>%1 teeth</source>
            <translation>%1 dents</translation>
        </message>
        <message>
            <source>Tooth %1</source>
            <translation>Dent %1</translation>
        </message>
        <message>
            <source>Teeth %1</source>
            <translation>Dents %1</translation>
        </message>
        <message>
            <source>Show all teeth again</source>
            <translation>Montrer à nouveau toutes les dents</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FolderField</name>
        <message>
            <source>Choose a folder</source>
            <translation>Choisir un dossier</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FrameBar</name>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Vue</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::HealthBar</name>
        <message>
            <source>What to do</source>
            <translation>Que faire</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Pas maintenant</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::HealthCard</name>
        <message>
            <source>Still being restored</source>
            <translation>Restauration en cours</translation>
        </message>
        <message>
            <source>What is here is unchanged. On its way: %1.</source>
            <translation>Ce qui est ici est inchangé. En route : %1.</translation>
        </message>
        <message>
            <source>The vault</source>
            <translation>Le coffre</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>Vérifier maintenant</translation>
        </message>
        <message>
            <source>Check every image</source>
            <translation>Vérifier chaque image</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Safelight %1</source>
            <translation>Safelight %1</translation>
        </message>
        <message>
            <source>You can check it yourself, too</source>
            <translation>Vous pouvez aussi vérifier vous-même</translation>
        </message>
        <message>
            <source>A check reads signatures and chains and counts every image. It changes nothing.</source>
            <translation>Une vérification lit les signatures et les chaînes et compte chaque image. Elle ne change rien.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Vérification…</translation>
        </message>
        <message>
            <source>Opening every image…</source>
            <translation>Ouverture de chaque image…</translation>
        </message>
        <message>
            <source>The check was stopped</source>
            <translation>La vérification a été arrêtée</translation>
        </message>
        <message>
            <source>Everything is in its place</source>
            <translation>Tout est à sa place</translation>
        </message>
        <message>
            <source>%1 changes, %2, %3. Checked %4.</source>
            <translation>%1 modifications, %2, %3. Vérifié : %4.</translation>
        </message>
        <message>
            <source>… and %1 more</source>
            <translation>… et %1 de plus</translation>
        </message>
        <message>
            <source>%1 things are not as they should be. Restore them from a backup, and do not delete anything.</source>
            <translation>%1 éléments ne sont pas comme ils devraient. Restaurez-les depuis une sauvegarde et ne supprimez rien.</translation>
        </message>
        <message>
            <source>One thing is not as it should be. Restore it from a backup, and do not delete anything.</source>
            <translation>Un élément n&apos;est pas comme il devrait. Restaurez-le depuis une sauvegarde et ne supprimez rien.</translation>
        </message>
        <message>
            <source>Bring back from the backup</source>
            <translation>Restaurer depuis la sauvegarde</translation>
        </message>
        <message>
            <source>Bringing images back…</source>
            <translation>Restauration des images…</translation>
        </message>
        <message>
            <source>Stopped. What came back by then stays.</source>
            <translation>Arrêté. Ce qui est déjà revenu reste.</translation>
        </message>
        <message>
            <source>Every image is in its place</source>
            <translation>Chaque image est à sa place</translation>
        </message>
        <message>
            <source>No backup can be reached from here. Connect its disk or the network, and try again.</source>
            <translation>Aucune sauvegarde n'est joignable d'ici. Branchez son disque ou le réseau, et réessayez.</translation>
        </message>
        <message>
            <source>Brought back: %1</source>
            <translation>Restauré : %1</translation>
        </message>
        <message>
            <source>Damaged in the backup too, or not in it: %1. Try another backup.</source>
            <translation>Abîmé aussi dans la sauvegarde, ou absent : %1. Essayez une autre sauvegarde.</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>image, date</comment>
            <translation>%1, %2</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::HoldSheet</name>
        <message>
            <source>It stays in the log, so name nobody.</source>
            <translation>Cela reste dans le journal, ne nommez donc personne.</translation>
        </message>
        <message>
            <source>Put the records on hold</source>
            <translation>Conserver les dossiers sur ordre</translation>
        </message>
        <message>
            <source>End the hold</source>
            <translation>Lever l'ordre</translation>
        </message>
        <message>
            <source>Nobody can erase the records of %1, or move images out of them, until the hold ends, whatever their age. Work goes on as before.</source>
            <translation>Personne ne peut détruire les dossiers de %1 ni en déplacer des images tant que l'ordre dure, quel que soit leur âge. Le travail continue comme avant.</translation>
        </message>
        <message>
            <source>From then on the records of %1 follow the practice's rules again.</source>
            <translation>Les dossiers de %1 suivent alors de nouveau les règles du cabinet.</translation>
        </message>
        <message>
            <source>A court asked to keep them</source>
            <translation>Un tribunal a demandé de les garder</translation>
        </message>
        <message>
            <source>The case is closed</source>
            <translation>L'affaire est close</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Pourquoi</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Put on hold</source>
            <translation>Conserver</translation>
        </message>
        <message>
            <source>The records are on hold</source>
            <translation>Les dossiers sont conservés sur ordre</translation>
        </message>
        <message>
            <source>The hold has ended</source>
            <translation>L'ordre est levé</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImageActions</name>
        <message>
            <source>%1 tagged</source>
            <comment>number of images</comment>
            <translation>Annotation faite : %1</translation>
        </message>
        <message>
            <source>Undone: %1 tagged as before</source>
            <comment>number of images</comment>
            <translation>Annulé : annotation comme avant (%1)</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the bin for %1 days.</source>
            <translation>
                <numerusform>%Ln image mise à la corbeille pour %1 jours.</numerusform>
                <numerusform>%Ln images mises à la corbeille pour %1 jours.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undone: %1 back from the bin</source>
            <comment>number of images</comment>
            <translation>Annulé : de retour de la corbeille (%1)</translation>
        </message>
        <message>
            <source>%1 back in place</source>
            <comment>number of images</comment>
            <translation>De retour à leur place : %1</translation>
        </message>
        <message>
            <source>Undone: %1 back in the bin</source>
            <comment>number of images</comment>
            <translation>Annulé : de nouveau dans la corbeille (%1)</translation>
        </message>
        <message>
            <source>%1 filed with %2</source>
            <comment>number of images, patient</comment>
            <translation>Classé chez %2 : %1</translation>
        </message>
        <message>
            <source>Undone: %1 back in the Inbox</source>
            <comment>number of images</comment>
            <translation>Annulé : de retour dans la boîte de réception (%1)</translation>
        </message>
        <message>
            <source>%1 moved to %2</source>
            <comment>number of images, patient</comment>
            <translation>Déplacé vers %2 : %1</translation>
        </message>
        <message>
            <source>Undone: %1 back with the patient they came from</source>
            <comment>number of images</comment>
            <translation>Annulé : de retour chez le patient d'origine (%1)</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImageGrid</name>
        <message>
            <source>Images</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>%1. %2 of %3</source>
            <translation>%1. %2 sur %3</translation>
        </message>
        <message>
            <source>No preview</source>
            <translation>Pas d'aperçu</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImagePane</name>
        <message>
            <source>Empty pane</source>
            <translation>Volet vide</translation>
        </message>
        <message>
            <source>Window: %1</source>
            <translation>Fenêtre : %1</translation>
        </message>
        <message>
            <source>Own window</source>
            <translation>Fenêtre personnelle</translation>
        </message>
        <message>
            <source>Drag an image here</source>
            <translation>Faites glisser une image ici</translation>
        </message>
        <message>
            <source>Frame %1 of %2</source>
            <translation>Vue %1 sur %2</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Chargement…</translation>
        </message>
        <message>
            <source>R</source>
            <comment>patient's right</comment>
            <translation>D</translation>
        </message>
        <message>
            <source>L</source>
            <comment>patient's left</comment>
            <translation>G</translation>
        </message>
        <message>
            <source>Mirrored</source>
            <translation>En miroir</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportBar</name>
        <message>
            <source>Show</source>
            <translation>Afficher</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Masquer</translation>
        </message>
        <message>
            <source>Import in the background</source>
            <translation>Importation en arrière-plan</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Arrêt…</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Importation</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportFlow</name>
        <message>
            <source>This is a picture without its file. Copy the file itself in the folder where it lies, then paste it here.</source>
            <translation>C'est une image sans son fichier. Copiez le fichier lui-même dans son dossier, puis collez-le ici.</translation>
        </message>
        <message>
            <source>Another import is going on. This one starts when that is done.</source>
            <translation>Une autre importation est en cours. Celle-ci commencera ensuite.</translation>
        </message>
        <message>
            <source>Whose images are these?</source>
            <translation>À qui sont ces images ?</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
        <message>
            <source>Undone: what was imported is in the bin for %1 days</source>
            <translation>Annulé : ce qui a été importé est dans la corbeille pour %1 jours</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportSheet</name>
        <message>
            <source>Import</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Into</source>
            <translation>Dans</translation>
        </message>
        <message>
            <source>As the files say</source>
            <translation>Selon les fichiers</translation>
        </message>
        <message>
            <source>Refused files and why</source>
            <translation>Fichiers refusés et pourquoi</translation>
        </message>
        <message>
            <source>As the files say: each to its own patient</source>
            <translation>Selon les fichiers : chacun à son patient</translation>
        </message>
        <message>
            <source>Someone else…</source>
            <translation>Quelqu'un d'autre…</translation>
        </message>
        <message>
            <source>Stop importing</source>
            <translation>Arrêter l'importation</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Copier la liste</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Annuler l'importation</translation>
        </message>
        <message>
            <source>Go on in the background</source>
            <translation>Continuer en arrière-plan</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Importation</translation>
        </message>
        <message>
            <source>Import finished</source>
            <translation>Importation terminée</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) carry other details: %1.</source>
            <translation>
                <numerusform>%Ln fichier porte d'autres indications : %1.</numerusform>
                <numerusform>%Ln fichiers portent d'autres indications : %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Others name %Ln more person(s).</source>
            <translation>
                <numerusform>D'autres nomment %Ln personne de plus.</numerusform>
                <numerusform>D'autres nomment %Ln personnes de plus.</numerusform>
            </translation>
        </message>
        <message>
            <source>File them here anyway?</source>
            <translation>Les classer ici malgré tout ?</translation>
        </message>
        <message>
            <source>File them with %1 anyway?</source>
            <translation>Les classer chez %1 malgré tout ?</translation>
        </message>
        <message numerus="yes">
            <source>Create the patients of %Ln file(s) who are not here yet</source>
            <translation>
                <numerusform>Créer le patient de %Ln fichier, qui n'est pas encore ici</numerusform>
                <numerusform>Créer les patients de %Ln fichiers, qui ne sont pas encore ici</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking at the files. You can import without waiting for the end.</source>
            <translation>Examen des fichiers. Vous pouvez importer sans attendre la fin.</translation>
        </message>
        <message>
            <source>There is nothing in there.</source>
            <translation>Il n'y a rien là-dedans.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) looked at. This will happen:</source>
            <translation>
                <numerusform>%Ln fichier examiné. Voici ce qui va se passer :</numerusform>
                <numerusform>%Ln fichiers examinés. Voici ce qui va se passer :</numerusform>
            </translation>
        </message>
        <message>
            <source>Import anyway</source>
            <translation>Importer malgré tout</translation>
        </message>
        <message>
            <source>Stopping after the files that are being written…</source>
            <translation>Arrêt après les fichiers en cours d'écriture…</translation>
        </message>
        <message>
            <source>Each file is safe as soon as it is counted. You can go on working meanwhile.</source>
            <translation>Chaque fichier est en sûreté dès qu'il est compté. Vous pouvez continuer à travailler.</translation>
        </message>
        <message>
            <source>The import ended early</source>
            <translation>L'importation s'est terminée trop tôt</translation>
        </message>
        <message>
            <source>Import stopped</source>
            <translation>Importation arrêtée</translation>
        </message>
        <message>
            <source>What was taken in before stays: %1</source>
            <translation>Ce qui a été pris avant reste : %1</translation>
        </message>
        <message>
            <source>Nothing was taken in.</source>
            <translation>Rien n'a été pris.</translation>
        </message>
        <message>
            <source>You stopped it. What was done stays: %1</source>
            <translation>Vous l'avez arrêtée. Ce qui est fait reste : %1</translation>
        </message>
        <message>
            <source>You stopped it before anything was taken in.</source>
            <translation>Vous l'avez arrêtée avant que quoi que ce soit ne soit pris.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportSourceSheet</name>
        <message>
            <source>Import images</source>
            <translation>Importer des images</translation>
        </message>
        <message>
            <source>Import for %1</source>
            <translation>Importer pour %1</translation>
        </message>
        <message>
            <source>X-rays, photos, PDFs, a patient disc or a ZIP file. Nothing is taken in before you have seen what will happen.</source>
            <translation>Radiographies, photos, PDF, un CD de patient ou un fichier ZIP. Rien n'est pris avant que vous ayez vu ce qui va se passer.</translation>
        </message>
        <message>
            <source>From %1</source>
            <comment>a disc or stick</comment>
            <translation>Depuis %1</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Choisir des fichiers…</translation>
        </message>
        <message>
            <source>Choose a folder, disc or stick…</source>
            <translation>Choisir un dossier, un disque ou une clé…</translation>
        </message>
        <message>
            <source>You can also drop files on the window, or copy them and press Ctrl+V.</source>
            <translation>Vous pouvez aussi déposer des fichiers sur la fenêtre, ou les copier et appuyer sur Ctrl+V.</translation>
        </message>
        <message>
            <source>Import a folder</source>
            <translation>Importer un dossier</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Importer des fichiers</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Les examiner</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InboxCard</name>
        <message>
            <source>File one by one</source>
            <translation>Classer une par une</translation>
        </message>
        <message>
            <source>File here</source>
            <translation>Classer ici</translation>
        </message>
        <message>
            <source>File with %1</source>
            <translation>Classer chez %1</translation>
        </message>
        <message>
            <source>New patient from this</source>
            <translation>Nouveau patient</translation>
        </message>
        <message>
            <source>Someone else…</source>
            <translation>Quelqu'un d'autre…</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>Chercher…</translation>
        </message>
        <message>
            <source>Whose is it?</source>
            <translation>À qui est-ce ?</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
        <message>
            <source>New patient from this…</source>
            <translation>Nouveau patient…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InboxPage</name>
        <message>
            <source>Clinicians and assistants file them.</source>
            <translation>Les praticiens et les assistants les attribuent.</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Réception</translation>
        </message>
        <message>
            <source>Undo last filing</source>
            <translation>Annuler le dernier classement</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>En afficher plus</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Rien n'attend</translation>
        </message>
        <message>
            <source>Images that Safelight cannot place by itself wait here until somebody says whose they are.</source>
            <translation>Les images que Safelight ne peut pas attribuer seul attendent ici que quelqu'un dise à qui elles sont.</translation>
        </message>
        <message>
            <source>The Inbox could not be read</source>
            <translation>La boîte de réception n'a pas pu être lue</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Show %1 more</source>
            <translation>En afficher %1 de plus</translation>
        </message>
        <message numerus="yes">
            <source>%Ln arrival(s) need(s) a person to look.</source>
            <translation>
                <numerusform>%Ln arrivée demande un regard.</numerusform>
                <numerusform>%Ln arrivées demandent un regard.</numerusform>
            </translation>
        </message>
        <message>
            <source>Whose is it?</source>
            <translation>À qui est-ce ?</translation>
        </message>
        <message>
            <source>File here</source>
            <translation>Classer ici</translation>
        </message>
        <message>
            <source>sent as %1</source>
            <comment>what the file says of its patient</comment>
            <translation>envoyée sous %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InfoPanel</name>
        <message numerus="yes">
            <source>%Ln item(s)</source>
            <translation>
                <numerusform>%Ln élément</numerusform>
                <numerusform>%Ln éléments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fragment(s)</source>
            <translation>
                <numerusform>%Ln fragment</numerusform>
                <numerusform>%Ln fragments</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy the value</source>
            <translation>Copier la valeur</translation>
        </message>
        <message>
            <source>none: lengths only in pixels</source>
            <translation>aucun : longueurs en pixels seulement</translation>
        </message>
        <message>
            <source>%1 × %2 mm</source>
            <translation>%1 × %2 mm</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>Captured</source>
            <translation>Prise</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importée</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>Pixels</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Vues</translation>
        </message>
        <message>
            <source>Millimetres a pixel</source>
            <translation>Millimètres par pixel</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Private or unknown</source>
            <translation>Privé ou inconnu</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Informations</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Search the information</source>
            <translation>Chercher dans les informations</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <source>Nothing here says “%1”.</source>
            <translation>Rien ici ne dit « %1 ».</translation>
        </message>
        <message>
            <source>Copy this row</source>
            <translation>Copier cette ligne</translation>
        </message>
        <message>
            <source>In the file</source>
            <translation>Dans le fichier</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KeysCard</name>
        <message>
            <source>Signing in</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Your password</source>
            <translation>Votre mot de passe</translation>
        </message>
        <message>
            <source>Make stronger</source>
            <translation>Renforcer</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Modifier</translation>
        </message>
        <message>
            <source>Each guess at it takes a thief about %1 on a computer like this.</source>
            <translation>Chaque essai coûte à un voleur environ %1 sur un ordinateur comme celui-ci.</translation>
        </message>
        <message>
            <source>Each guess at it is slow on purpose.</source>
            <translation>Chaque essai est lent exprès.</translation>
        </message>
        <message>
            <source>Slower guesses make it safer, and signing in slower.</source>
            <translation>Des essais plus lents le rendent plus sûr, et la connexion plus lente.</translation>
        </message>
        <message>
            <source>It is as strong as Safelight makes it.</source>
            <translation>Safelight ne peut pas le renforcer davantage.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Clés</translation>
        </message>
        <message>
            <source>Recovery kit</source>
            <translation>Kit de secours</translation>
        </message>
        <message>
            <source>New kit</source>
            <translation>Nouveau kit</translation>
        </message>
        <message>
            <source>Keys of the vault</source>
            <translation>Clés du coffre</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Nouvelles clés</translation>
        </message>
        <message>
            <source>It was used and nobody kept the next one. Make a new one.</source>
            <translation>Il a servi et personne n'a gardé le suivant. Faites-en un nouveau.</translation>
        </message>
        <message>
            <source>It was shown and never typed back: nobody knows whether it is on paper. Make a new one.</source>
            <translation>Il a été montré et jamais retapé : personne ne sait s'il existe sur papier. Faites-en un nouveau.</translation>
        </message>
        <message>
            <source>On paper, away from this computer. Make a new one when it may be lost or seen.</source>
            <translation>Sur papier, loin de cet ordinateur. Faites-en un nouveau s'il a pu être perdu ou vu.</translation>
        </message>
        <message>
            <source>Somebody who left may have kept a copy. Make new ones.</source>
            <translation>Qui est parti a pu garder une copie. Faites-en de nouvelles.</translation>
        </message>
        <message>
            <source>Make new ones after somebody left, or when a computer was stolen.</source>
            <translation>Faites-en de nouvelles après un départ, ou si un ordinateur a été volé.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitEntry</name>
        <message>
            <source>Group %1</source>
            <translation>Groupe %1</translation>
        </message>
        <message>
            <source>✓ right</source>
            <translation>✓ juste</translation>
        </message>
        <message>
            <source>✗ look again</source>
            <translation>✗ à revoir</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitSheet</name>
        <message>
            <source>A new recovery kit</source>
            <translation>Un nouveau kit de secours</translation>
        </message>
        <message>
            <source>The kit you have no longer opens the vault once the new one is made. Keep it until every backup disk has had its next backup: older backups still open with it alone. Have a printer, or pen and paper, at hand: the code is shown once.</source>
            <translation>Votre kit actuel n'ouvre plus le coffre dès que le nouveau est fait. Gardez-le jusqu'à ce que chaque disque de sauvegarde ait eu sa prochaine sauvegarde : lui seul ouvre les plus anciennes. Ayez une imprimante, ou papier et stylo, sous la main : le code n'est montré qu'une fois.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Make a new kit</source>
            <translation>Faire un nouveau kit</translation>
        </message>
        <message>
            <source>The new recovery kit counts from now on. Back up once more, so that it opens the backup too.</source>
            <translation>Le nouveau kit de secours compte désormais. Sauvegardez encore une fois, pour qu'il ouvre aussi la sauvegarde.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitStep</name>
        <message>
            <source>I have it on paper</source>
            <translation>Je l'ai sur papier</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimer</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Enregistrer en PDF</translation>
        </message>
        <message>
            <source>Save as text</source>
            <translation>Enregistrer en texte</translation>
        </message>
        <message>
            <source>Best is paper: print it, or write it down. A file belongs on a stick that you lock away.</source>
            <translation>Le mieux est le papier : imprimez-le ou recopiez-le. Un fichier va sur une clé que vous mettez sous clef.</translation>
        </message>
        <message>
            <source>Now type it back</source>
            <translation>Maintenant, retapez-le</translation>
        </message>
        <message>
            <source>From your paper, so that it is sure to help one day. Capitals and dashes do not matter.</source>
            <translation>Depuis votre papier, pour qu'il serve sûrement un jour. Majuscules et tirets n'importent pas.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Open the practice</source>
            <translation>Ouvrir le cabinet</translation>
        </message>
        <message>
            <source>The recovery kit</source>
            <translation>Le kit de secours</translation>
        </message>
        <message>
            <source>If every password is lost, this code is the only way back to the images. It is shown once, now.</source>
            <translation>Si tous les mots de passe sont perdus, ce code est le seul moyen de retrouver les images. Il est montré une seule fois, maintenant.</translation>
        </message>
        <message>
            <source>Save the recovery kit</source>
            <translation>Enregistrer le kit de secours</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Safelight recovery kit - %1</source>
            <translation>Kit de secours Safelight - %1</translation>
        </message>
        <message>
            <source>Saved as %1. Move it away from this computer.</source>
            <translation>Enregistré sous %1. Éloignez-le de cet ordinateur.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitView</name>
        <message>
            <source>Recovery code: %1</source>
            <translation>Code de secours : %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::LockScreen</name>
        <message>
            <source>Who is working here?</source>
            <translation>Qui travaille ici ?</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Quelqu'un d'autre</translation>
        </message>
        <message>
            <source>Safelight cannot open its vault</source>
            <translation>Safelight ne peut pas ouvrir son coffre</translation>
        </message>
        <message>
            <source>Safelight is locked</source>
            <translation>Safelight est verrouillé</translation>
        </message>
        <message>
            <source>Sign-in name</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Déverrouiller</translation>
        </message>
        <message>
            <source>Unlocking</source>
            <translation>Déverrouillage</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Verr. Maj. est activé</translation>
        </message>
        <message>
            <source>Forgot the password?</source>
            <translation>Mot de passe oublié ?</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Bring back a backup or open another</source>
            <translation>Reprendre une sauvegarde ou en ouvrir un autre</translation>
        </message>
        <message>
            <source>Use other programs</source>
            <translation>Utiliser d'autres programmes</translation>
        </message>
        <message>
            <source>Quit Safelight</source>
            <translation>Quitter Safelight</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) waiting, sealed</source>
            <translation>
                <numerusform>%Ln image en attente, scellée</numerusform>
                <numerusform>%Ln images en attente, scellées</numerusform>
            </translation>
        </message>
        <message>
            <source>Safelight · %1</source>
            <translation>Safelight · %1</translation>
        </message>
        <message>
            <source>dddd d MMMM</source>
            <comment>date format</comment>
            <translation>dddd d MMMM</translation>
        </message>
        <message>
            <source>Open this older vault…</source>
            <translation>Ouvrir ce coffre plus ancien…</translation>
        </message>
        <message>
            <source>The vault's index was missing or out of date and is being made anew. No image is lost; this can take a minute.</source>
            <translation>L'index du coffre manquait ou était périmé et est refait. Aucune image n'est perdue ; cela peut prendre une minute.</translation>
        </message>
        <message>
            <source>Type your password once more to open this older vault. What was done after it is not in it, and the journal will say that you opened it.</source>
            <translation>Saisissez encore une fois votre mot de passe pour ouvrir ce coffre plus ancien. Ce qui a été fait ensuite n'y est pas, et le journal dira que vous l'avez ouvert.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MainWindow</name>
        <message>
            <source>Patients</source>
            <translation>Patients</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Réception</translation>
        </message>
        <message>
            <source>Worklist</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Bin</source>
            <translation>Corbeille</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Cabinet</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MediaSheet</name>
        <message>
            <source>Disc or stick for %1</source>
            <translation>Disque ou clé pour %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Écrire</translation>
        </message>
        <message>
            <source>A folder with a DICOMDIR, which every viewer of X-rays reads. Write it straight onto a stick, or burn its content onto a disc.</source>
            <translation>Un dossier avec DICOMDIR, que toute visionneuse de radiographies lit. Écrivez-le directement sur une clé, ou gravez son contenu sur un disque.</translation>
        </message>
        <message>
            <source>Write the medium to</source>
            <translation>Écrire le support vers</translation>
        </message>
        <message>
            <source>Write here</source>
            <translation>Écrire ici</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>It carries the patient's name, number and birth date, and is not protected: whoever gets it can see everything.</source>
            <translation>Il porte le nom, le numéro et la date de naissance du patient et n'est pas protégé : qui l'obtient peut tout voir.</translation>
        </message>
        <message>
            <source>Everything, for any viewer</source>
            <translation>Tout, pour toute visionneuse</translation>
        </message>
        <message>
            <source>Everything, smaller, for a stick</source>
            <translation>Tout, en plus petit, pour une clé</translation>
        </message>
        <message>
            <source>X-rays only, the dental form</source>
            <translation>Radiographies seulement, forme dentaire</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>STD-GEN-CD: uncompressed, photographs too.</source>
            <translation>STD-GEN-CD : non compressé, photographies comprises.</translation>
        </message>
        <message>
            <source>STD-GEN-USB-JPEG: what came as JPEG stays JPEG; some old viewers cannot read it.</source>
            <translation>STD-GEN-USB-JPEG : ce qui est arrivé en JPEG reste en JPEG ; certaines vieilles visionneuses ne le lisent pas.</translation>
        </message>
        <message>
            <source>STD-DEN-CD: for dental programs that ask for it. Photographs and documents stay behind.</source>
            <translation>STD-DEN-CD : pour les logiciels dentaires qui le demandent. Photographies et documents restent ici.</translation>
        </message>
        <message>
            <source>Writing the images…</source>
            <translation>Écriture des images…</translation>
        </message>
        <message>
            <source>What is not on it</source>
            <translation>Ce qui n'y est pas</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Choisissez un dossier avec le bouton, ou saisissez son chemin complet.</translation>
        </message>
        <message>
            <source>An image</source>
            <translation>Une image</translation>
        </message>
        <message>
            <source>%1 written to %2</source>
            <comment>number of images, folder</comment>
            <translation>Écrit vers %2 : %1</translation>
        </message>
        <message>
            <source>This patient has no images, so nothing was written.</source>
            <translation>Ce patient n'a pas d'images, rien n'a donc été écrit.</translation>
        </message>
        <message>
            <source>Nothing was written</source>
            <translation>Rien n'a été écrit</translation>
        </message>
        <message>
            <source>Written in part</source>
            <translation>Écrit en partie</translation>
        </message>
        <message>
            <source>None of these has a place on such a medium:</source>
            <translation>Rien de tout cela n'a sa place sur un tel support :</translation>
        </message>
        <message>
            <source>%1 lie in %2. These are not among them:</source>
            <comment>number of images, folder</comment>
            <translation>Dans %2 : %1. Celles-ci n'y sont pas :</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MediumBar</name>
        <message>
            <source>Look and import</source>
            <translation>Examiner et importer</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Pas maintenant</translation>
        </message>
        <message>
            <source>%1 was inserted.</source>
            <translation>%1 a été inséré.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MergeSheet</name>
        <message>
            <source>Merge two records</source>
            <translation>Fusionner deux fiches</translation>
        </message>
        <message>
            <source>%1 is in the list twice? Choose the record that stays.</source>
            <translation>%1 est deux fois dans la liste ? Choisissez la fiche qui reste.</translation>
        </message>
        <message>
            <source>Name, birth date or number of the other record</source>
            <translation>Nom, date de naissance ou numéro de l'autre fiche</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Fusionner</translation>
        </message>
        <message>
            <source>Nobody like that here.</source>
            <translation>Personne de tel ici.</translation>
        </message>
        <message>
            <source>Nobody else is called like that. Search for the other record.</source>
            <translation>Personne d'autre ne s'appelle ainsi. Cherchez l'autre fiche.</translation>
        </message>
        <message>
            <source>This is the same record. Choose another one.</source>
            <translation>C'est la même fiche. Choisissez-en une autre.</translation>
        </message>
        <message>
            <source>No images have to move.</source>
            <translation>Aucune image à déplacer.</translation>
        </message>
        <message>
            <source>%1 move.</source>
            <comment>number of images</comment>
            <translation>À déplacer : %1.</translation>
        </message>
        <message>
            <source>%1 (%2) stays. %3 The record of %4 (%5) goes from the list. You can undo this.</source>
            <translation>%1 (%2) reste. %3 La fiche de %4 (%5) disparaît de la liste. Vous pouvez annuler cela.</translation>
        </message>
        <message>
            <source>Merged into %1</source>
            <translation>Fusionné dans %1</translation>
        </message>
        <message>
            <source>Undone: both records are back</source>
            <translation>Annulé : les deux fiches sont de retour</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::NewPasswordForm</name>
        <message>
            <source>New password</source>
            <translation>Nouveau mot de passe</translation>
        </message>
        <message>
            <source>New password, once more</source>
            <translation>Nouveau mot de passe, encore une fois</translation>
        </message>
        <message>
            <source>At least 15 characters</source>
            <translation>Au moins 15 caractères</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Encore une fois</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Password, once more</source>
            <translation>Mot de passe, encore une fois</translation>
        </message>
        <message>
            <source>Write them down until you know them. They are filled in above, with the spaces between them.</source>
            <translation>Notez-les jusqu'à les connaître. Ils sont déjà saisis ci-dessus, avec les espaces.</translation>
        </message>
        <message>
            <source>Suggest five words</source>
            <translation>Proposer cinq mots</translation>
        </message>
        <message>
            <source>A sentence is easy to remember. No digits or signs are asked for.</source>
            <translation>Une phrase se retient facilement. Ni chiffres ni signes ne sont exigés.</translation>
        </message>
        <message>
            <source>%1 of at least %2 characters</source>
            <translation>%1 caractères sur au moins %2</translation>
        </message>
        <message>
            <source>✓ Long enough, and not a well-known one</source>
            <translation>✓ Assez long, et pas un mot de passe connu</translation>
        </message>
        <message>
            <source>✓ The same</source>
            <translation>✓ Identique</translation>
        </message>
        <message>
            <source>Not the same as the first one.</source>
            <translation>Différent du premier.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::OrderSheet</name>
        <message>
            <source>Put on the worklist</source>
            <translation>Mettre sur la liste de travail</translation>
        </message>
        <message>
            <source>What is to be taken</source>
            <translation>Ce qui est à prendre</translation>
        </message>
        <message>
            <source>Any device</source>
            <translation>N'importe quel appareil</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Où</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Jour</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Heure</translation>
        </message>
        <message>
            <source>Upper jaw left, swelling</source>
            <translation>Maxillaire gauche, tuméfaction</translation>
        </message>
        <message>
            <source>For whoever takes it</source>
            <translation>Pour qui la prend</translation>
        </message>
        <message>
            <source>Shown on the device where it shows such things.</source>
            <translation>Affiché sur l'appareil s'il le permet.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Put on the list</source>
            <translation>Mettre sur la liste</translation>
        </message>
        <message>
            <source>No device is paired yet: add one under Practice.</source>
            <translation>Aucun appareil associé : ajoutez-en un sous Cabinet.</translation>
        </message>
        <message>
            <source>Hours and minutes, as 14:30.</source>
            <translation>Heures et minutes, comme 14:30.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::OwnerStep</name>
        <message>
            <source>Type one: small letters a to z, digits, dot, dash.</source>
            <translation>À saisir : lettres minuscules a à z, chiffres, point, tiret.</translation>
        </message>
        <message>
            <source>About you</source>
            <translation>À propos de vous</translation>
        </message>
        <message>
            <source>The first person owns the vault: you add everybody else later.</source>
            <translation>La première personne est titulaire du coffre : vous ajouterez les autres plus tard.</translation>
        </message>
        <message>
            <source>Dr A. Okafor</source>
            <translation>Dr A. Okafor</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Votre nom</translation>
        </message>
        <message>
            <source>Create the vault</source>
            <translation>Créer le coffre</translation>
        </message>
        <message>
            <source>Small letters, digits, dot, dash; a letter first; at least two.</source>
            <translation>Minuscules, chiffres, point, tiret ; une lettre d'abord ; au moins deux signes.</translation>
        </message>
        <message>
            <source>You sign in with it.</source>
            <translation>Il sert à vous connecter.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PaneCard</name>
        <message>
            <source>This frame cannot be shown</source>
            <translation>Cette vue ne peut pas être affichée</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>Masquer les détails</translation>
        </message>
        <message>
            <source>%1 · kept as it came</source>
            <translation>%1 · conservé tel que reçu</translation>
        </message>
        <message>
            <source>This image cannot be shown</source>
            <translation>Cette image ne peut pas être affichée</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PasswordSheet</name>
        <message>
            <source>Change password</source>
            <translation>Changer le mot de passe</translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Mot de passe actuel</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Changer</translation>
        </message>
        <message>
            <source>Password changed</source>
            <translation>Mot de passe changé</translation>
        </message>
        <message>
            <source>This is not your current password.</source>
            <translation>Ce n'est pas votre mot de passe actuel.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientListView</name>
        <message>
            <source>Patients</source>
            <translation>Patients</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientPage</name>
        <message>
            <source>All images are in the bin</source>
            <translation>Toutes les images sont dans la corbeille</translation>
        </message>
        <message>
            <source>Show the bin</source>
            <translation>Afficher la corbeille</translation>
        </message>
        <message numerus="yes">
            <source>%Ln of this patient's image(s) wait(s) there and can be brought back.</source>
            <translation>
                <numerusform>%Ln image de cette personne y attend et peut être rétablie.</numerusform>
                <numerusform>%Ln images de cette personne y attendent et peuvent être rétablies.</numerusform>
            </translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>No images yet</source>
            <translation>Pas encore d'images</translation>
        </message>
        <message>
            <source>Import files, a folder or a patient disc, or drop them here.</source>
            <translation>Importez des fichiers, un dossier ou un CD de patient, ou déposez-les ici.</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Somebody who may import images can add them.</source>
            <translation>Une personne autorisée à importer peut en ajouter.</translation>
        </message>
        <message>
            <source>No image fits</source>
            <translation>Aucune image ne correspond</translation>
        </message>
        <message>
            <source>None of this patient's images shows what you asked for.</source>
            <translation>Aucune image de ce patient ne montre ce que vous cherchez.</translation>
        </message>
        <message>
            <source>Show all images</source>
            <translation>Montrer toutes les images</translation>
        </message>
        <message>
            <source>The images could not be read</source>
            <translation>Les images n'ont pas pu être lues</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Move %1 to another patient</source>
            <translation>Déplacer vers un autre patient : %1</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Déplacer</translation>
        </message>
        <message>
            <source>For images that were filed with the wrong person. You can undo this.</source>
            <translation>Pour des images classées chez la mauvaise personne. Vous pouvez annuler cela.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Tag…</source>
            <translation>Annoter…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Envoyer…</translation>
        </message>
        <message>
            <source>Move to…</source>
            <translation>Déplacer vers…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Edit name, birth date, number…</source>
            <translation>Modifier nom, date de naissance, numéro…</translation>
        </message>
        <message>
            <source>Merge with another record…</source>
            <translation>Fusionner avec une autre fiche…</translation>
        </message>
        <message>
            <source>What else is there in the archive…</source>
            <translation>Ce que l'archive contient d'autre…</translation>
        </message>
        <message>
            <source>Import into %1</source>
            <translation>Importer dans %1</translation>
        </message>
        <message>
            <source>Write a disc or stick…</source>
            <translation>Écrire sur un disque ou une clé…</translation>
        </message>
        <message>
            <source>End the hold…</source>
            <translation>Lever l'ordre…</translation>
        </message>
        <message>
            <source>Put on hold…</source>
            <translation>Conserver sur ordre…</translation>
        </message>
        <message>
            <source>Erase for good…</source>
            <translation>Détruire définitivement…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientPreview</name>
        <message>
            <source>LATEST</source>
            <translation>RÉCENTES</translation>
        </message>
        <message>
            <source>No images.</source>
            <translation>Aucune image.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Modifier</translation>
        </message>
        <message>
            <source>Merge with another record</source>
            <translation>Fusionner avec une autre fiche</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Last activity</source>
            <translation>Dernière activité</translation>
        </message>
        <message>
            <source>In the vault</source>
            <translation>Dans le coffre</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Aucune</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientRowDelegate</name>
        <message>
            <source>No images</source>
            <translation>Aucune image</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientSheet</name>
        <message>
            <source>Edit patient</source>
            <translation>Modifier le patient</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Nouveau patient</translation>
        </message>
        <message>
            <source>Lindqvist</source>
            <translation>Lindqvist</translation>
        </message>
        <message>
            <source>Marta</source>
            <translation>Marta</translation>
        </message>
        <message>
            <source>14.3.1987</source>
            <translation>14.3.1987</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Sexe</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Nom de famille</translation>
        </message>
        <message>
            <source>Birth date</source>
            <translation>Date de naissance</translation>
        </message>
        <message>
            <source>As you like: 14.3.1987 or 1987-03-14</source>
            <translation>Comme vous voulez : 14.3.1987 ou 1987-03-14</translation>
        </message>
        <message>
            <source>Patient number</source>
            <translation>Numéro de patient</translation>
        </message>
        <message>
            <source>Your practice's own, if it has one</source>
            <translation>Celui de votre cabinet, s'il existe</translation>
        </message>
        <message>
            <source>Given name</source>
            <translation>Prénom</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Add patient</source>
            <translation>Ajouter le patient</translation>
        </message>
        <message>
            <source>This is no day of the calendar. Write it as 14.3.1987 or 1987-03-14.</source>
            <translation>Ce jour n'existe pas. Écrivez-le comme 14.3.1987 ou 1987-03-14.</translation>
        </message>
        <message>
            <source>%1 is in the future.</source>
            <translation>%1 est dans le futur.</translation>
        </message>
        <message>
            <source>There is already a %1 (%2). Open that record instead, unless this is another person.</source>
            <translation>Il y a déjà %1 (%2). Ouvrez plutôt cette fiche, sauf s'il s'agit d'une autre personne.</translation>
        </message>
        <message>
            <source>%1 changed</source>
            <comment>patient</comment>
            <translation>%1 : fiche modifiée</translation>
        </message>
        <message>
            <source>Undone: the record is as it was</source>
            <translation>Annulé : la fiche est comme avant</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientsPage</name>
        <message>
            <source>Patients</source>
            <translation>Patients</translation>
        </message>
        <message>
            <source>Seen recently</source>
            <translation>Vus récemment</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd'hui</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Par nom</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Nouveau patient</translation>
        </message>
        <message>
            <source>Ctrl+N</source>
            <translation>Ctrl+N</translation>
        </message>
        <message>
            <source>No patients yet</source>
            <translation>Pas encore de patients</translation>
        </message>
        <message>
            <source>Add your first patient, or press Import: Safelight reads whose images they are.</source>
            <translation>Ajoutez votre premier patient, ou appuyez sur Importer : Safelight lit à qui sont les images.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln patient(s)</source>
            <translation>
                <numerusform>%Ln patient</numerusform>
                <numerusform>%Ln patients</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody yet today</source>
            <translation>Personne encore aujourd'hui</translation>
        </message>
        <message>
            <source>Patients appear here as soon as they are opened or get an image.</source>
            <translation>Les patients apparaissent ici dès qu'on les ouvre ou qu'ils reçoivent une image.</translation>
        </message>
        <message>
            <source>Nobody found for “%1”</source>
            <translation>Personne pour « %1 »</translation>
        </message>
        <message>
            <source>Try part of the name, a birth date such as 14.3.1987, or the patient number.</source>
            <translation>Essayez une partie du nom, une date de naissance comme 14.3.1987 ou le numéro de patient.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PeopleCard</name>
        <message>
            <source>People</source>
            <translation>Équipe</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Ajouter une personne</translation>
        </message>
        <message>
            <source>%1 can sign in now</source>
            <translation>%1 peut maintenant se connecter</translation>
        </message>
        <message>
            <source> · you</source>
            <translation> · vous</translation>
        </message>
        <message>
            <source> · cannot sign in any more</source>
            <translation> · ne peut plus se connecter</translation>
        </message>
        <message>
            <source>Change password</source>
            <translation>Changer le mot de passe</translation>
        </message>
        <message>
            <source>Role of %1</source>
            <translation>Rôle de %1</translation>
        </message>
        <message>
            <source>%1 stops working here</source>
            <translation>%1 ne travaille plus ici</translation>
        </message>
        <message>
            <source>Role changed to %1</source>
            <translation>Nouveau rôle : %1</translation>
        </message>
        <message>
            <source>%1 stops working here?</source>
            <translation>%1 ne travaille plus ici ?</translation>
        </message>
        <message>
            <source>They cannot sign in any more. What they did stays in the log, and their name stays on it. This cannot be undone; the same person can be added again.</source>
            <translation>Cette personne ne pourra plus se connecter. Ce qu'elle a fait reste dans le journal, avec son nom. C'est irrévocable ; la même personne peut être ajoutée à nouveau.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>Retirer l'accès</translation>
        </message>
        <message>
            <source>%1 cannot sign in any more</source>
            <translation>%1 ne peut plus se connecter</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PersonSheet</name>
        <message>
            <source>Type one: small letters a to z, digits, dot, dash.</source>
            <translation>À saisir : lettres minuscules a à z, chiffres, point, tiret.</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Ajouter une personne</translation>
        </message>
        <message>
            <source>J. Bergmann</source>
            <translation>J. Bergmann</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rôle</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Ajouter</translation>
        </message>
        <message>
            <source>Small letters, digits, dot, dash; a letter first; at least two.</source>
            <translation>Minuscules, chiffres, point, tiret ; une lettre d'abord ; au moins deux signes.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PickPatientSheet</name>
        <message>
            <source>Name, birth date or number</source>
            <translation>Nom, date de naissance ou numéro</translation>
        </message>
        <message>
            <source>New patient…</source>
            <translation>Nouveau patient…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Nobody like that here.</source>
            <translation>Personne de tel ici.</translation>
        </message>
        <message>
            <source>They are with this patient already.</source>
            <translation>Elles sont déjà chez ce patient.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PlaceSheet</name>
        <message>
            <source>At most %1 characters.</source>
            <translation>%1 caractères au plus.</translation>
        </message>
        <message>
            <source>Storage that the program restic reaches (S3, SFTP)</source>
            <translation>Stockage que le programme restic atteint (S3, SFTP)</translation>
        </message>
        <message>
            <source>Repository</source>
            <translation>Dépôt</translation>
        </message>
        <message>
            <source>By restic's own name for it.</source>
            <translation>Comme restic le nomme.</translation>
        </message>
        <message>
            <source>One that may not delete versions: docs/backup.md says how. With it Safelight tries what this computer could delete.</source>
            <translation>Une clé qui n’a pas le droit de supprimer des versions : docs/backup.md dit comment. Avec elle, Safelight essaie ce que cet ordinateur pourrait supprimer.</translation>
        </message>
        <message>
            <source>Kept sealed in the vault.</source>
            <translation>Reste scellée dans le coffre.</translation>
        </message>
        <message>
            <source>Nobody has said so</source>
            <translation>Personne ne l&apos;a dit</translation>
        </message>
        <message>
            <source>Yes: object lock, or a server that only appends</source>
            <translation>Oui : object lock, ou un serveur qui ne fait qu&apos;ajouter</translation>
        </message>
        <message>
            <source>Keeps what this computer deletes</source>
            <translation>Garde ce que cet ordinateur supprime</translation>
        </message>
        <message>
            <source>Out of reach of fire and theft, and, with object lock, of an attacker here. It gets sealed files only.</source>
            <translation>Hors d&apos;atteinte du feu et du vol et, avec object lock, d&apos;un attaquant ici. Il ne reçoit que des fichiers scellés.</translation>
        </message>
        <message>
            <source>This repository is on the list already.</source>
            <translation>Ce dépôt est déjà sur la liste.</translation>
        </message>
        <message>
            <source>restic cannot make a repository there. Is it written right, and does it not hold one already?</source>
            <translation>restic ne peut pas y créer de dépôt. Est-il bien écrit, et n&apos;y en a-t-il pas déjà un ?</translation>
        </message>
        <message>
            <source>Write this on the recovery kit</source>
            <translation>Notez ceci sur le kit de secours</translation>
        </message>
        <message>
            <source>The repository&apos;s password: %1</source>
            <translation>Le mot de passe du dépôt : %1</translation>
        </message>
        <message>
            <source>It is on the kit</source>
            <translation>C&apos;est noté sur le kit</translation>
        </message>
        <message>
            <source>Add a place for backups</source>
            <translation>Ajouter un endroit pour les sauvegardes</translation>
        </message>
        <message>
            <source>A disk that is taken away</source>
            <translation>Un disque que l'on range</translation>
        </message>
        <message>
            <source>A share that keeps snapshots</source>
            <translation>Un partage qui garde des instantanés</translation>
        </message>
        <message>
            <source>Another share in the network</source>
            <translation>Un autre partage du réseau</translation>
        </message>
        <message>
            <source>Another disk in this computer</source>
            <translation>Un autre disque de cet ordinateur</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Ce que c'est</translation>
        </message>
        <message>
            <source>No folder chosen</source>
            <translation>Aucun dossier choisi</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>An empty folder. Everything in it is sealed: whoever finds the disk cannot read it.</source>
            <translation>Un dossier vide. Tout y est scellé : qui trouve le disque ne peut pas le lire.</translation>
        </message>
        <message>
            <source>This folder is on the same disk as the vault: when that disk fails or is stolen, both are gone. It can be added, but it does not replace a disk of its own.</source>
            <translation>Ce dossier est sur le même disque que le coffre : si ce disque tombe en panne ou est volé, les deux sont perdus. Il peut être ajouté, mais ne remplace pas un disque à part.</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Chaque jour</translation>
        </message>
        <message>
            <source>Twice a day</source>
            <translation>Deux fois par jour</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Chaque semaine</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>À quelle fréquence</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Add and back up</source>
            <translation>Ajouter et sauvegarder</translation>
        </message>
        <message>
            <source>Where backups go</source>
            <translation>Où vont les sauvegardes</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
        <message>
            <source>Best: nobody who breaks into this computer can delete what lies in a drawer. Two disks in turn are better still.</source>
            <translation>Le mieux : qui s'introduit dans cet ordinateur ne peut pas supprimer ce qui est dans un tiroir. Deux disques en alternance, c'est encore mieux.</translation>
        </message>
        <message>
            <source>Good: a NAS that keeps daily snapshots which this computer's account cannot delete brings the files back after an attack.</source>
            <translation>Bien : un NAS qui garde des instantanés quotidiens que le compte de cet ordinateur ne peut pas supprimer rend les fichiers après une attaque.</translation>
        </message>
        <message>
            <source>Helps when this computer fails. Whoever breaks into it can delete what lies there: add another place as well.</source>
            <translation>Utile si cet ordinateur tombe en panne. Qui s'y introduit peut supprimer ce qui s'y trouve : ajoutez aussi un autre endroit.</translation>
        </message>
        <message>
            <source>Helps when a disk fails, not against fire, theft or an attack. Add another place as well.</source>
            <translation>Utile si un disque tombe en panne, pas contre le feu, le vol ou une attaque. Ajoutez aussi un autre endroit.</translation>
        </message>
        <message>
            <source>There is something else in this folder. Choose an empty one, or make a new one in it.</source>
            <translation>Il y a autre chose dans ce dossier. Choisissez-en un vide, ou créez-en un nouveau dedans.</translation>
        </message>
        <message>
            <source>There is no such bucket. Is its name right? It has to be made first, with object lock (docs/backup.md).</source>
            <translation>Ce bucket n'existe pas. Son nom est-il juste ? Il faut d'abord le créer, avec l'object lock (docs/backup.md).</translation>
        </message>
        <message>
            <source>There is a repository already, with another password. Choose another folder: add its name behind the address, with a slash.</source>
            <translation>Il y a déjà un dépôt avec un autre mot de passe. Choisissez un autre dossier : ajoutez son nom après l'adresse, avec une barre oblique.</translation>
        </message>
        <message>
            <source>Reaching the storage. This may take a minute…</source>
            <translation>Connexion au stockage. Cela peut prendre une minute…</translation>
        </message>
        <message>
            <source>It is the password of the repository. The vault keeps a sealed copy; when the vault is lost, nothing comes back from there without it. It is shown once.</source>
            <translation>C&apos;est le mot de passe du dépôt. Le coffre en garde une copie scellée ; si le coffre est perdu, rien ne revient de là sans lui. Il n&apos;est montré qu&apos;une fois.</translation>
        </message>
        <message>
            <source>Write its address beside it. A new computer asks for both, and for the keys of the storage:</source>
            <translation>Notez l&apos;adresse à côté. Un nouvel ordinateur demande les deux, ainsi que les clés du stockage :</translation>
        </message>
        <message>
            <source>Write its address beside it. A new computer asks for both:</source>
            <translation>Notez l&apos;adresse à côté. Un nouvel ordinateur demande les deux :</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PracticePage</name>
        <message>
            <source>Practice</source>
            <translation>Cabinet</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PracticeStep</name>
        <message>
            <source>Your practice</source>
            <translation>Votre cabinet</translation>
        </message>
        <message>
            <source>The name stands on the lock screen and on the recovery kit.</source>
            <translation>Le nom figure sur l'écran de verrouillage et sur le kit de secours.</translation>
        </message>
        <message>
            <source>Harbour Dental</source>
            <translation>Cabinet dentaire du Port</translation>
        </message>
        <message>
            <source>Name of the practice</source>
            <translation>Nom du cabinet</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Changer…</translation>
        </message>
        <message>
            <source>Where the vault lies</source>
            <translation>Où se trouve le coffre</translation>
        </message>
        <message>
            <source>A folder on this computer's own disk. Shared and cloud folders can damage a vault and are refused.</source>
            <translation>Un dossier sur le disque de cet ordinateur. Les dossiers partagés ou en ligne peuvent abîmer un coffre et sont refusés.</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>There is already a vault of this name here. Choose another name or folder.</source>
            <translation>Il y a déjà un coffre de ce nom ici. Choisissez un autre nom ou dossier.</translation>
        </message>
        <message>
            <source>Use this folder</source>
            <translation>Utiliser ce dossier</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ProgressLine</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RailButton</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ReceivingSheet</name>
        <message>
            <source>How images arrive</source>
            <translation>Comment les images arrivent</translation>
        </message>
        <message>
            <source>AE title of Safelight</source>
            <translation>AE Title de Safelight</translation>
        </message>
        <message>
            <source>What devices call this practice. Any title is taken from a paired device.</source>
            <translation>Comment les appareils appellent ce cabinet. Tout titre est accepté d'un appareil associé.</translation>
        </message>
        <message>
            <source>Port with encryption</source>
            <translation>Port avec chiffrement</translation>
        </message>
        <message>
            <source>Port without</source>
            <translation>Port sans</translation>
        </message>
        <message>
            <source>Only while somebody is signed in</source>
            <translation>Seulement quand quelqu'un est connecté</translation>
        </message>
        <message>
            <source>Also while Safelight is locked</source>
            <translation>Aussi quand Safelight est verrouillé</translation>
        </message>
        <message>
            <source>Devices may read today's worklist</source>
            <translation>Les appareils peuvent lire la liste du jour</translation>
        </message>
        <message>
            <source>While locked, the names of today and tomorrow stay in memory for it.</source>
            <translation>Pendant le verrouillage, les noms d'aujourd'hui et de demain restent pour cela en mémoire.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Up to 16 letters and digits, no accents.</source>
            <translation>Jusqu'à 16 lettres et chiffres, sans accents.</translation>
        </message>
        <message>
            <source>The two ports must differ.</source>
            <translation>Les deux ports doivent différer.</translation>
        </message>
        <message>
            <source>Every network that leads to a paired device</source>
            <translation>Tout réseau qui mène à un appareil associé</translation>
        </message>
        <message>
            <source>Only %1</source>
            <translation>Seulement %1</translation>
        </message>
        <message>
            <source>Without encryption, images are taken on</source>
            <translation>Sans chiffrement, les images sont prises sur</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RecoverStep</name>
        <message>
            <source>Use the recovery kit</source>
            <translation>Utiliser le kit de secours</translation>
        </message>
        <message>
            <source>Type the code from the page and choose a new password. The log notes that the kit was used.</source>
            <translation>Saisissez le code de la page et choisissez un nouveau mot de passe. Le journal note l'usage du kit.</translation>
        </message>
        <message>
            <source>Choose the vault's folder</source>
            <translation>Choisir le dossier du coffre</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>Open the vault</source>
            <translation>Ouvrir le coffre</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RemoteStudiesSheet</name>
        <message>
            <source>What else is there of %1</source>
            <translation>Ce qu'il y a d'autre de %1</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Archive</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Redemander</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>No image archive is paired. It is added under Practice, Devices.</source>
            <translation>Aucune archive d'images n'est associée. Elle s'ajoute sous Cabinet, Appareils.</translation>
        </message>
        <message>
            <source>Archives cannot be asked on this computer.</source>
            <translation>Les archives ne peuvent pas être interrogées sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Asking %1…</source>
            <translation>Interrogation de %1…</translation>
        </message>
        <message>
            <source>%1 has nothing under this number, and nothing under this name and birth date.</source>
            <translation>%1 n'a rien sous ce numéro, ni sous ce nom et cette date de naissance.</translation>
        </message>
        <message>
            <source>%1 has nothing under this name and birth date. A patient number would find more.</source>
            <translation>%1 n'a rien sous ce nom et cette date de naissance. Un numéro de patient trouverait davantage.</translation>
        </message>
        <message numerus="yes">
            <source>%1 has %Ln examination(s), the newest first.</source>
            <translation>
                <numerusform>%1 a %Ln examen.</numerusform>
                <numerusform>%1 a %Ln examens, le plus récent d'abord.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RotationSheet</name>
        <message>
            <source>Every patient gets new keys…</source>
            <translation>Chaque patient reçoit de nouvelles clés…</translation>
        </message>
        <message>
            <source>Writing the index under the new keys…</source>
            <translation>Écriture de l'index avec les nouvelles clés…</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>Préparation…</translation>
        </message>
        <message>
            <source>New keys for the vault</source>
            <translation>Nouvelles clés pour le coffre</translation>
        </message>
        <message>
            <source>%1 cannot sign in any more. Somebody who kept a copy of the vault's keys could still read what is written from now on, until the keys are new.</source>
            <translation>%1 ne peut plus se connecter. Qui aurait gardé une copie des clés du coffre pourrait encore lire ce qui s'écrit désormais, jusqu'à ce que les clés soient nouvelles.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Plus tard</translation>
        </message>
        <message>
            <source>Make new keys</source>
            <translation>Faire de nouvelles clés</translation>
        </message>
        <message>
            <source>The vault has new keys</source>
            <translation>Le coffre a de nouvelles clés</translation>
        </message>
        <message>
            <source>Everybody who works here goes on with the same password. It takes a few seconds, in a large practice a minute or two, and goes on by itself if the computer is switched off in between.</source>
            <translation>Tous ceux qui travaillent ici gardent leur mot de passe. Cela prend quelques secondes, une minute ou deux dans un grand cabinet, et reprend tout seul si l'ordinateur est éteint entre-temps.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SelectionBar</name>
        <message>
            <source>Choose none</source>
            <translation>Ne rien choisir</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>command, key</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Annoter</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Ctrl+E</source>
            <translation>Ctrl+E</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Envoyer…</translation>
        </message>
        <message>
            <source>Move to…</source>
            <translation>Déplacer vers…</translation>
        </message>
        <message>
            <source>Ctrl+M</source>
            <translation>Ctrl+M</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Chosen images</source>
            <translation>Images choisies</translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln choisie</numerusform>
                <numerusform>%Ln choisies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SendSheet</name>
        <message>
            <source>Send this image</source>
            <translation>Envoyer cette image</translation>
        </message>
        <message>
            <source>Send %1</source>
            <translation>Envoyer %1</translation>
        </message>
        <message>
            <source>No device is paired. An archive or a workstation is added under Practice, Devices.</source>
            <translation>Aucun appareil n'est associé. Une archive ou un poste s'ajoute sous Cabinet, Appareils.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>À</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Sous forme de</translation>
        </message>
        <message>
            <source>Originals, as they came in</source>
            <translation>Originaux, tels que reçus</translation>
        </message>
        <message>
            <source>Uncompressed, for devices that cannot read them otherwise</source>
            <translation>Non compressées, pour les appareils qui ne les liraient pas autrement</translation>
        </message>
        <message numerus="yes">
            <source>%Ln document(s) stay(s): devices take images only.</source>
            <translation>
                <numerusform>%Ln document reste : les appareils ne prennent que des images.</numerusform>
                <numerusform>%Ln documents restent : les appareils ne prennent que des images.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not there yet</source>
            <translation>Pas encore arrivé</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Envoyer</translation>
        </message>
        <message>
            <source>The journal notes who sent what to whom. They go with the patient's name, number and birth date.</source>
            <translation>Le journal note qui a envoyé quoi à qui. Le nom, le numéro et la date de naissance du patient partent avec.</translation>
        </message>
        <message>
            <source>This device is paired without encryption: they cross the network readable.</source>
            <translation>Cet appareil est associé sans chiffrement : elles traversent le réseau en clair.</translation>
        </message>
        <message>
            <source>%1 on the way to %2</source>
            <translation>En route vers %2 : %1</translation>
        </message>
        <message>
            <source>and %1 earlier ones</source>
            <translation>et %1 plus anciennes</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop sending to %1</source>
            <translation>Arrêter l'envoi à %1</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Try again to send to %1</source>
            <translation>Réessayer l'envoi à %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SettingsCard</name>
        <message>
            <source>Only owners change this.</source>
            <translation>Seuls les propriétaires changent cela.</translation>
        </message>
        <message>
            <source>For everybody</source>
            <translation>Pour tous</translation>
        </message>
        <message>
            <source>Name of the practice</source>
            <translation>Nom du cabinet</translation>
        </message>
        <message>
            <source>Stands on the lock screen.</source>
            <translation>Figure sur l'écran de verrouillage.</translation>
        </message>
        <message>
            <source>FDI: 11 to 48</source>
            <translation>FDI : 11 à 48</translation>
        </message>
        <message>
            <source>Universal: 1 to 32</source>
            <translation>Universelle : 1 à 32</translation>
        </message>
        <message>
            <source>Palmer: UR1 to LR8</source>
            <translation>Palmer : UR1 à LR8</translation>
        </message>
        <message>
            <source>Tooth numbers</source>
            <translation>Numéros des dents</translation>
        </message>
        <message>
            <source>Only how they are written: what is stored stays the same.</source>
            <translation>Seulement l'écriture : ce qui est enregistré ne change pas.</translation>
        </message>
        <message numerus="yes">
            <source>After %n minute(s)</source>
            <translation>
                <numerusform>Après %n minute</numerusform>
                <numerusform>Après %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Lock by itself</source>
            <translation>Se verrouiller tout seul</translation>
        </message>
        <message>
            <source>When nobody touches keyboard or mouse.</source>
            <translation>Quand personne ne touche au clavier ni à la souris.</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Records are kept</source>
            <translation>Les dossiers sont gardés</translation>
        </message>
        <message>
            <source>After the newest image; before that, erasing asks for a reason.</source>
            <translation>Après l'image la plus récente ; avant, la destruction demande une raison.</translation>
        </message>
        <message>
            <source>Those of minors at least</source>
            <translation>Ceux des mineurs au moins</translation>
        </message>
        <message>
            <source>Of whoever was younger than 18 on the newest image.</source>
            <translation>De qui avait moins de 18 ans sur l'image la plus récente.</translation>
        </message>
        <message>
            <source>As long as you like</source>
            <translation>Aussi longtemps que vous voulez</translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n an</numerusform>
                <numerusform>%n ans</numerusform>
            </translation>
        </message>
        <message>
            <source>No longer than others</source>
            <translation>Pas plus longtemps que les autres</translation>
        </message>
        <message>
            <source>Until they are %1</source>
            <translation>Jusqu'à l'âge de %1 ans</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SetupStep</name>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SetupWindow</name>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Bringing back %1…</source>
            <comment>practice</comment>
            <translation>Reprise de %1…</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Cabinet</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Vous</translation>
        </message>
        <message>
            <source>Recovery kit</source>
            <translation>Kit de secours</translation>
        </message>
        <message>
            <source>Making the keys and the vault…</source>
            <translation>Création des clés et du coffre…</translation>
        </message>
        <message>
            <source>Opening the vault with the kit…</source>
            <translation>Ouverture du coffre avec le kit…</translation>
        </message>
        <message>
            <source>Choose the vault's folder</source>
            <translation>Choisir le dossier du coffre</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
        <message>
            <source>The kit you used no longer opens the vault; this one takes its place. Keep the old one until every backup disk has had its next backup. The new one is shown once, now.</source>
            <translation>Le kit utilisé n'ouvre plus le coffre ; celui-ci prend sa place. Gardez l'ancien jusqu'à ce que chaque disque de sauvegarde ait eu sa prochaine sauvegarde. Le nouveau est montré une seule fois, maintenant.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::Sheet</name>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StepDots</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Étape %1 sur %2 : %3</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StudyRow</name>
        <message>
            <source>Stopping…</source>
            <translation>Annulation…</translation>
        </message>
        <message>
            <source>Date unknown</source>
            <translation>Date inconnue</translation>
        </message>
        <message>
            <source>Fetch</source>
            <translation>Récupérer</translation>
        </message>
        <message>
            <source>Fetch %1, %2</source>
            <translation>Récupérer %1, %2</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Already here</source>
            <translation>Déjà ici</translation>
        </message>
        <message>
            <source>%1 of %2 are here</source>
            <translation>%1 sur %2 sont ici</translation>
        </message>
        <message>
            <source>%1 of it here already</source>
            <translation>Déjà ici : %1</translation>
        </message>
        <message>
            <source>Cancelled. What came before stays.</source>
            <translation>Annulé. Ce qui est arrivé avant reste.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SuggestionBox</name>
        <message>
            <source>Suggestion: %1</source>
            <translation>Suggestion : %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::TagSheet</name>
        <message>
            <source>For example 3 2 30 31</source>
            <translation>Par exemple 3 2 30 31</translation>
        </message>
        <message>
            <source>For example UR6 UR7 LR6</source>
            <translation>Par exemple UR6 UR7 LR6</translation>
        </message>
        <message>
            <source>For example 16 17 46-48</source>
            <translation>Par exemple 16 17 46-48</translation>
        </message>
        <message>
            <source>Different</source>
            <translation>Différents</translation>
        </message>
        <message>
            <source>What this image shows</source>
            <translation>Ce que montre cette image</translation>
        </message>
        <message numerus="yes">
            <source>What these %Ln images show</source>
            <translation>
                <numerusform>Ce que montre cette %Ln image</numerusform>
                <numerusform>Ce que montrent ces %Ln images</numerusform>
            </translation>
        </message>
        <message>
            <source>Anything worth knowing</source>
            <translation>Ce qu'il faut savoir</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>The notes differ; what you write replaces them</source>
            <translation>Les notes diffèrent ; ce que vous écrivez les remplace</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Teeth</source>
            <translation>Dents</translation>
        </message>
        <message>
            <source>Milk teeth</source>
            <translation>Dents de lait</translation>
        </message>
        <message>
            <source>The teeth of these images differ. What you choose here replaces them all.</source>
            <translation>Les dents de ces images diffèrent. Votre choix les remplace toutes.</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Incidence</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Non indiqué</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Côté</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Droite</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Gauche</translation>
        </message>
        <message>
            <source>Both sides</source>
            <translation>Les deux côtés</translation>
        </message>
        <message>
            <source>Treatment</source>
            <translation>Traitement</translation>
        </message>
        <message>
            <source>This is no tooth in the practice's notation. %1.</source>
            <translation>Ce n'est pas une dent dans la notation du cabinet. %1.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::Toast</name>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToolColumn</name>
        <message>
            <source>Tools</source>
            <translation>Outils</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Plus</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToothButton</name>
        <message>
            <source>upper</source>
            <translation>maxillaire</translation>
        </message>
        <message>
            <source>lower</source>
            <translation>mandibulaire</translation>
        </message>
        <message>
            <source>right</source>
            <translation>droite</translation>
        </message>
        <message>
            <source>left</source>
            <translation>gauche</translation>
        </message>
        <message>
            <source>Milk tooth %1, %2 %3</source>
            <translation>Dent de lait %1, %2 %3</translation>
        </message>
        <message>
            <source>Tooth %1, %2 %3</source>
            <translation>Dent %1, %2 %3</translation>
        </message>
        <message>
            <source>no images</source>
            <translation>aucune image</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToothChart</name>
        <message>
            <source>Tooth chart</source>
            <translation>Schéma dentaire</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::TopBar</name>
        <message>
            <source>Name, birth date or number</source>
            <translation>Nom, date de naissance ou numéro</translation>
        </message>
        <message>
            <source>Ctrl K</source>
            <translation>Ctrl K</translation>
        </message>
        <message>
            <source>Search patients</source>
            <translation>Chercher des patients</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Import images (Ctrl+O)</source>
            <translation>Importer des images (Ctrl+O)</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Clair ou sombre</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Verrouiller</translation>
        </message>
        <message>
            <source>Lock (Ctrl+L)</source>
            <translation>Verrouiller (Ctrl+L)</translation>
        </message>
        <message>
            <source>Back (Alt+Left)</source>
            <translation>Retour (Alt+Gauche)</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::UndoHistory</name>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Il n'y a rien à annuler.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ViewerPage</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Keys of the viewer</source>
            <translation>Touches de la visionneuse</translation>
        </message>
        <message>
            <source>Choose a window by its number</source>
            <translation>Choisir une fenêtre par son numéro</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Export to a folder</source>
            <translation>Exporter vers un dossier</translation>
        </message>
        <message>
            <source>Exported.</source>
            <translation>Exporté.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WelcomeStep</name>
        <message>
            <source>Back to signing in</source>
            <translation>Retour à la connexion</translation>
        </message>
        <message>
            <source>A backup, or another practice</source>
            <translation>Une sauvegarde ou un autre cabinet</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Reprendre une sauvegarde</translation>
        </message>
        <message>
            <source>After a loss or on a new computer, from a disk or storage.</source>
            <translation>Après une perte ou ailleurs, depuis un disque ou un stockage.</translation>
        </message>
        <message>
            <source>Welcome to Safelight</source>
            <translation>Bienvenue dans Safelight</translation>
        </message>
        <message>
            <source>A locked vault for your practice's X-rays and photographs.</source>
            <translation>Un coffre verrouillé pour les radiographies et photos de votre cabinet.</translation>
        </message>
        <message>
            <source>Create a new practice</source>
            <translation>Créer un nouveau cabinet</translation>
        </message>
        <message>
            <source>Two minutes: a name, a password, and a recovery kit to print.</source>
            <translation>Deux minutes : un nom, un mot de passe, un kit à imprimer.</translation>
        </message>
        <message>
            <source>Open an existing vault</source>
            <translation>Ouvrir un coffre existant</translation>
        </message>
        <message>
            <source>A folder whose name ends in .safelight, on this computer.</source>
            <translation>Un dossier de cet ordinateur dont le nom finit par .safelight.</translation>
        </message>
        <message>
            <source>Use the recovery kit</source>
            <translation>Utiliser le kit de secours</translation>
        </message>
        <message>
            <source>Every password is lost, or the vault comes from another computer.</source>
            <translation>Plus aucun mot de passe, ou un coffre venu d'ailleurs.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WorklistPage</name>
        <message>
            <source>Worklist</source>
            <translation>Liste de travail</translation>
        </message>
        <message>
            <source>Devices fetch name, birth date and number from here, so that nobody types them twice.</source>
            <translation>Les appareils y prennent nom, date de naissance et numéro : personne ne les tape deux fois.</translation>
        </message>
        <message>
            <source>Add a patient</source>
            <translation>Ajouter un patient</translation>
        </message>
        <message>
            <source>Nothing is planned</source>
            <translation>Rien n'est prévu</translation>
        </message>
        <message>
            <source>Put a patient on the list and their name is at the device when they sit down: nothing to type, nothing to mix up.</source>
            <translation>Mettez un patient sur la liste, et son nom est sur l'appareil quand il s'assoit : rien à taper, rien à confondre.</translation>
        </message>
        <message>
            <source>The worklist could not be read</source>
            <translation>La liste de travail n'a pas pu être lue</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>all done</source>
            <translation>tout est fait</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 à faire</translation>
        </message>
        <message>
            <source>Its time is over and no image came yet.</source>
            <translation>L'heure est passée et aucune image n'est arrivée.</translation>
        </message>
        <message>
            <source>any device</source>
            <translation>n'importe quel appareil</translation>
        </message>
        <message>
            <source>Image is here</source>
            <translation>Image reçue</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>Ouvrir %1</translation>
        </message>
        <message>
            <source>It is done</source>
            <translation>C'est fait</translation>
        </message>
        <message>
            <source>Marked as done</source>
            <translation>Marqué comme fait</translation>
        </message>
        <message>
            <source>Take it off the list</source>
            <translation>Retirer de la liste</translation>
        </message>
        <message>
            <source>Taken off the list</source>
            <translation>Retiré de la liste</translation>
        </message>
        <message>
            <source>Who comes?</source>
            <translation>Qui vient ?</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
        <message>
            <source>%1 for %2 is on the list</source>
            <comment>examination, patient</comment>
            <translation>%1 pour %2 est sur la liste</translation>
        </message>
        <message>
            <source>Practice software…</source>
            <translation>Logiciel du cabinet …</translation>
        </message>
        <message numerus="yes">
            <source>%Ln thing(s) from the practice software could not be taken: see there.</source>
            <translation>
                <numerusform>%Ln élément du logiciel du cabinet n’a pas pu être repris : voir là.</numerusform>
                <numerusform>%Ln éléments du logiciel du cabinet n’ont pas pu être repris : voir là.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WorkstationCard</name>
        <message>
            <source>As the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>From the next lock on.</source>
            <translation>À partir du prochain verrouillage.</translation>
        </message>
        <message>
            <source>Lock once, and Safelight speaks the other language.</source>
            <translation>Verrouillez une fois, et Safelight parlera l'autre langue.</translation>
        </message>
        <message>
            <source>This workstation</source>
            <translation>Ce poste</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Clair ou sombre</translation>
        </message>
        <message>
            <source>Images always lie on near-black.</source>
            <translation>Les images sont toujours sur fond presque noir.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StorageKeyFields</name>
        <message>
            <source>Key of the storage</source>
            <translation>Clé du stockage</translation>
        </message>
        <message>
            <source>Secret key</source>
            <translation>Clé secrète</translation>
        </message>
        <message>
            <source>Key and secret key belong together; no blanks are in either.</source>
            <translation>La clé et la clé secrète vont ensemble ; aucune ne contient d’espace.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PlaceKeysSheet</name>
        <message>
            <source>Other keys for %1</source>
            <translation>D’autres clés pour %1</translation>
        </message>
        <message>
            <source>Whoever looks after the storage can give out new keys, and end the old ones. The backups that lie there stay as they are.</source>
            <translation>La personne qui s’occupe du stockage peut donner de nouvelles clés et mettre fin aux anciennes. Les sauvegardes qui s’y trouvent restent telles quelles.</translation>
        </message>
        <message>
            <source>One that may not delete versions: docs/backup.md says how.</source>
            <translation>Une clé qui n’a pas le droit de supprimer des versions : docs/backup.md dit comment.</translation>
        </message>
        <message>
            <source>Kept sealed in the vault.</source>
            <translation>Reste scellée dans le coffre.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Use these keys</source>
            <translation>Utiliser ces clés</translation>
        </message>
        <message>
            <source>With these keys there is no repository at that address. Are they for the same storage?</source>
            <translation>Avec ces clés, il n’y a pas de dépôt à cette adresse. Sont-elles pour le même stockage ?</translation>
        </message>
    </context>
</TS>
