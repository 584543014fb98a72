<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
    <context>
        <name>BackupWords</name>
        <message>
            <source>%1: stopped, and nothing there was changed</source>
            <translation>%1: angehalten, und dort wurde nichts geändert</translation>
        </message>
        <message>
            <source>Backed up %1. None is made by itself, because no place is on this list.</source>
            <translation>Gesichert %1. Von selbst geschieht es nicht, denn kein Ort steht auf dieser Liste.</translation>
        </message>
        <message>
            <source>Twice a day</source>
            <translation>Zweimal täglich</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Täglich</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Wöchentlich</translation>
        </message>
        <message>
            <source>Regularly</source>
            <translation>Regelmäßig</translation>
        </message>
        <message>
            <source>There is no backup yet. Ask an owner of the practice to add a place, and it is made by itself from then on.</source>
            <translation>Es gibt noch keine Datensicherung. Bitten Sie eine Inhaberin oder einen Inhaber der Praxis, einen Ort hinzuzufügen, dann läuft sie von selbst.</translation>
        </message>
        <message>
            <source>There is no backup yet. Add a place, and it is made by itself from then on.</source>
            <translation>Es gibt noch keine Datensicherung. Fügen Sie einen Ort hinzu, dann läuft sie von selbst.</translation>
        </message>
        <message>
            <source>There is no backup yet.</source>
            <translation>Es gibt noch keine Datensicherung.</translation>
        </message>
        <message>
            <source>The last backup is from %1. Connect a disk or choose another place.</source>
            <translation>Die letzte Datensicherung ist von %1. Schließen Sie eine Platte an, oder wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>The last backup is from %1.</source>
            <translation>Die letzte Datensicherung ist von %1.</translation>
        </message>
        <message>
            <source>Backed up %1</source>
            <translation>Gesichert %1</translation>
        </message>
        <message>
            <source>One copy is out of this computer's reach, so that nobody who breaks in here can delete it.</source>
            <translation>Eine Kopie ist außer Reichweite dieses Computers, sodass niemand, der hier einbricht, sie löschen kann.</translation>
        </message>
        <message>
            <source>%1: the backups that lay there are gone. Somebody has deleted them: find out who before anything else. Storage with object lock still has them (docs/backup.md).</source>
            <translation>%1: Die Sicherungen, die dort lagen, sind weg. Jemand hat sie gelöscht: Finden Sie zuerst heraus, wer. Ein Speicher mit Objektsperre hat sie noch (docs/backup.md).</translation>
        </message>
        <message>
            <source>Every copy could be deleted from this computer. Add one that cannot: a disk that is taken away after its backup, or a share that keeps snapshots.</source>
            <translation>Jede Kopie könnte von diesem Computer aus gelöscht werden. Fügen Sie eine hinzu, bei der das nicht geht: eine Platte, die nach der Sicherung weggelegt wird, oder eine Freigabe mit Schnappschüssen.</translation>
        </message>
        <message>
            <source>Last test restore: %1, everything that was tried came back.</source>
            <translation>Letzte Wiederherstellung zur Probe: %1, alles Geprüfte kam zurück.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source> · %1 free</source>
            <translation> · %1 frei</translation>
        </message>
        <message>
            <source>The share cannot be reached now</source>
            <translation>Die Freigabe ist gerade nicht erreichbar</translation>
        </message>
        <message>
            <source>Not connected now</source>
            <translation>Gerade nicht angeschlossen</translation>
        </message>
        <message>
            <source>The folder is not there now</source>
            <translation>Der Ordner ist gerade nicht da</translation>
        </message>
        <message>
            <source>No backup yet</source>
            <translation>Noch keine Sicherung</translation>
        </message>
        <message>
            <source>%1 · images that could not be saved: %2. Check every image below</source>
            <translation>%1 · nicht gesicherte Bilder: %2. Prüfen Sie unten jedes Bild</translation>
        </message>
        <message>
            <source>%1 · older sets are kept until somebody has looked</source>
            <translation>%1 · ältere Sätze bleiben, bis jemand nachgesehen hat</translation>
        </message>
        <message>
            <source> · this computer can delete it</source>
            <translation> · dieser Computer kann sie löschen</translation>
        </message>
        <message>
            <source> · this computer cannot delete it</source>
            <translation> · dieser Computer kann sie nicht löschen</translation>
        </message>
        <message>
            <source> · taken away after its backup</source>
            <translation> · wird nach der Sicherung weggelegt</translation>
        </message>
        <message>
            <source> · its storage keeps what is deleted here</source>
            <translation> · sein Speicher behält, was hier gelöscht wird</translation>
        </message>
        <message>
            <source>Looking for what is new…</source>
            <translation>Neues wird gesucht…</translation>
        </message>
        <message>
            <source>Copying…</source>
            <translation>Wird kopiert…</translation>
        </message>
        <message>
            <source>Copying images: %1 of %2</source>
            <translation>Bilder werden kopiert: %1 von %2</translation>
        </message>
        <message>
            <source>Reading copies again…</source>
            <translation>Kopien werden noch einmal gelesen…</translation>
        </message>
        <message>
            <source>Finishing…</source>
            <translation>Wird abgeschlossen…</translation>
        </message>
        <message>
            <source>The storage does not answer. It is tried again for a few minutes…</source>
            <translation>Der Speicher antwortet nicht. Es wird einige Minuten lang weiter versucht …</translation>
        </message>
        <message>
            <source>%1: the storage takes this computer's keys no more. Ask whoever looks after it to allow them again, or for others.</source>
            <translation>%1: Der Speicher nimmt die Schlüssel dieses Computers nicht mehr an. Bitten Sie, wer ihn betreut, sie wieder zuzulassen oder andere auszugeben.</translation>
        </message>
        <message>
            <source>%1: nothing was saved, because this vault is still being restored. Still to come: %2. Let the restore end first, or ask for the same one again.</source>
            <translation>%1: nichts gesichert, weil dieser Tresor noch wiederhergestellt wird. Es fehlen noch: %2. Lassen Sie die Wiederherstellung erst zu Ende laufen, oder starten Sie dieselbe noch einmal.</translation>
        </message>
        <message>
            <source>A newer Safelight than this one backed up to this place. Install the newest Safelight on this computer, or choose another place.</source>
            <translation>Ein neueres Safelight als dieses hat an diesen Ort gesichert. Installieren Sie das neueste Safelight auf diesem Computer oder wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>Backed up %1, but images could not be saved: %2. Check every image below.</source>
            <translation>Gesichert %1, aber Bilder ließen sich nicht sichern: %2. Prüfen Sie unten jedes Bild.</translation>
        </message>
        <message>
            <source>The first backup is being made</source>
            <translation>Die erste Sicherung läuft</translation>
        </message>
        <message>
            <source>The first backup was stopped. It counts once it is whole: what was copied stays, and the next one goes on there.</source>
            <translation>Die erste Sicherung wurde angehalten. Sie zählt erst, wenn sie vollständig ist: Was kopiert ist, bleibt, und die nächste macht dort weiter.</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>Panoramic unit</source>
            <translation>Panoramagerät (OPG)</translation>
        </message>
        <message>
            <source>Intraoral sensor or its program</source>
            <translation>Intraoralsensor oder sein Programm</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>DVT</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Image archive (PACS)</source>
            <translation>Bildarchiv (PACS)</translation>
        </message>
        <message>
            <source>Viewing workstation</source>
            <translation>Befundungsstation</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Etwas anderes</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) today</source>
            <translation>
                <numerusform>%Ln Bild heute</numerusform>
                <numerusform>%Ln Bilder heute</numerusform>
            </translation>
        </message>
        <message>
            <source>Last seen %1</source>
            <translation>Zuletzt gesehen: %1</translation>
        </message>
        <message>
            <source>Never called yet</source>
            <translation>Hat sich noch nie gemeldet</translation>
        </message>
        <message>
            <source>Let in.</source>
            <translation>Eingelassen.</translation>
        </message>
        <message>
            <source>Nothing is paired at this address.</source>
            <translation>Unter dieser Adresse ist nichts verbunden.</translation>
        </message>
        <message>
            <source>The device at this address is paired under another AE title.</source>
            <translation>Das Gerät an dieser Adresse ist unter einem anderen AE-Titel verbunden.</translation>
        </message>
        <message>
            <source>It opened too many connections at once.</source>
            <translation>Es hat zu viele Verbindungen auf einmal geöffnet.</translation>
        </message>
        <message>
            <source>Its certificate is not the one it was paired with, or its encryption is too old.</source>
            <translation>Sein Zertifikat ist nicht das, mit dem es verbunden wurde, oder seine Verschlüsselung ist zu alt.</translation>
        </message>
        <message>
            <source>It is paired with encryption and came without.</source>
            <translation>Es ist mit Verschlüsselung verbunden und kam ohne.</translation>
        </message>
        <message>
            <source>What it sent is no DICOM.</source>
            <translation>Was es schickte, ist kein DICOM.</translation>
        </message>
        <message>
            <source>Called %1</source>
            <translation>Meldete sich %1</translation>
        </message>
        <message numerus="yes">
            <source>Called %Ln time(s), last %1</source>
            <translation>
                <numerusform>Meldete sich %Ln-mal, zuletzt %1</numerusform>
                <numerusform>Meldete sich %Ln-mal, zuletzt %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ErrorWords</name>
        <message>
            <source>This was stopped before it was finished.</source>
            <translation>Das wurde angehalten, bevor es fertig war.</translation>
        </message>
        <message>
            <source>Start it again when you are ready; what was done before stays.</source>
            <translation>Fangen Sie wieder an, wenn Sie bereit sind; was getan war, bleibt.</translation>
        </message>
        <message>
            <source>Something went wrong inside Safelight that should not happen.</source>
            <translation>In Safelight ging etwas schief, das nicht vorkommen sollte.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, tell whoever looks after your computers.</source>
            <translation>Versuchen Sie es noch einmal; geschieht es wieder, sagen Sie es der Person, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>Something in this request does not make sense to Safelight.</source>
            <translation>Etwas an dieser Anfrage ergibt für Safelight keinen Sinn.</translation>
        </message>
        <message>
            <source>Check what was entered and try again.</source>
            <translation>Prüfen Sie die Eingaben und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>What was asked for is not here.</source>
            <translation>Das Gesuchte ist nicht hier.</translation>
        </message>
        <message>
            <source>Check the name and try again.</source>
            <translation>Prüfen Sie den Namen und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Your sign-in does not allow this.</source>
            <translation>Ihre Anmeldung erlaubt das nicht.</translation>
        </message>
        <message>
            <source>Ask an owner of the practice to do it or to change your role.</source>
            <translation>Bitten Sie eine Inhaberin oder einen Inhaber der Praxis, es zu tun oder Ihre Rolle zu ändern.</translation>
        </message>
        <message>
            <source>This file or folder is not there any more.</source>
            <translation>Diese Datei oder dieser Ordner ist nicht mehr da.</translation>
        </message>
        <message>
            <source>Check where it is and choose it again.</source>
            <translation>Sehen Sie nach, wo es liegt, und wählen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This computer does not let you open or write this file or folder.</source>
            <translation>Dieser Computer lässt Sie diese Datei oder diesen Ordner nicht öffnen oder schreiben.</translation>
        </message>
        <message>
            <source>Choose another place, or ask whoever looks after your computers for access.</source>
            <translation>Wählen Sie einen anderen Ort, oder bitten Sie die Person, die Ihre Computer betreut, um Zugang.</translation>
        </message>
        <message>
            <source>This file could not be read; the disk, card or stick may be faulty.</source>
            <translation>Diese Datei konnte nicht gelesen werden; die Platte, die Karte oder der Stick ist vielleicht defekt.</translation>
        </message>
        <message>
            <source>Take the card or stick out, put it in again, and try once more.</source>
            <translation>Nehmen Sie die Karte oder den Stick heraus, stecken Sie sie wieder ein, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The disk did not accept what Safelight wrote.</source>
            <translation>Die Festplatte hat nicht angenommen, was Safelight schrieb.</translation>
        </message>
        <message>
            <source>Check that the disk is connected and healthy, then try again.</source>
            <translation>Prüfen Sie, ob die Platte angeschlossen und in Ordnung ist, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The disk could not promise to keep what was written, so it does not count as saved.</source>
            <translation>Die Festplatte konnte nicht zusagen, das Geschriebene zu behalten, also gilt es nicht als gespeichert.</translation>
        </message>
        <message>
            <source>Keep the original images and have this disk checked before you go on.</source>
            <translation>Behalten Sie die Originalbilder und lassen Sie diese Platte prüfen, bevor Sie weitermachen.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing more can be saved.</source>
            <translation>Die Festplatte ist voll, deshalb kann nichts mehr gespeichert werden.</translation>
        </message>
        <message>
            <source>Make some room on it, then try again.</source>
            <translation>Schaffen Sie etwas Platz und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This disk or folder can only be read, so nothing can be saved on it.</source>
            <translation>Dieser Datenträger oder Ordner kann nur gelesen werden, deshalb kann dort nichts gespeichert werden.</translation>
        </message>
        <message>
            <source>Choose a place that can be written to, or release the lock on the card or stick.</source>
            <translation>Wählen Sie einen beschreibbaren Ort, oder lösen Sie den Schreibschutz der Karte oder des Sticks.</translation>
        </message>
        <message>
            <source>The name of this file together with its folders is too long to be opened.</source>
            <translation>Der Name dieser Datei ist samt ihren Ordnern zu lang, um sie zu öffnen.</translation>
        </message>
        <message>
            <source>Copy it into a folder with a shorter name and try again.</source>
            <translation>Kopieren Sie sie in einen Ordner mit kürzerem Namen und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The card, stick or disc was taken out while it was being read.</source>
            <translation>Die Karte, der Stick oder die Disc wurde während des Lesens herausgenommen.</translation>
        </message>
        <message>
            <source>Put it in again and repeat the import; images that are already saved are not taken twice.</source>
            <translation>Stecken Sie sie wieder ein und wiederholen Sie den Import; schon gespeicherte Bilder werden nicht doppelt aufgenommen.</translation>
        </message>
        <message>
            <source>This file is larger than any image Safelight takes in.</source>
            <translation>Diese Datei ist größer als jedes Bild, das Safelight aufnimmt.</translation>
        </message>
        <message>
            <source>If it really is an image, ask for a smaller copy of it.</source>
            <translation>Wenn es wirklich ein Bild ist, bitten Sie um eine kleinere Kopie.</translation>
        </message>
        <message>
            <source>This file is empty, so there is no image in it.</source>
            <translation>Diese Datei ist leer, also ist kein Bild darin.</translation>
        </message>
        <message>
            <source>Fetch it again from where it came from.</source>
            <translation>Holen Sie sie noch einmal von dort, wo sie herkam.</translation>
        </message>
        <message>
            <source>This is not an ordinary file, so it cannot be taken in.</source>
            <translation>Das ist keine gewöhnliche Datei, deshalb kann sie nicht aufgenommen werden.</translation>
        </message>
        <message>
            <source>Choose the image file itself.</source>
            <translation>Wählen Sie die Bilddatei selbst.</translation>
        </message>
        <message>
            <source>This folder contains a link that leads back into itself, so it was not followed.</source>
            <translation>Dieser Ordner enthält eine Verknüpfung, die in ihn selbst zurückführt, deshalb wurde ihr nicht gefolgt.</translation>
        </message>
        <message>
            <source>Choose the folder that really holds the images.</source>
            <translation>Wählen Sie den Ordner, in dem die Bilder wirklich liegen.</translation>
        </message>
        <message>
            <source>This file changed while Safelight was looking at it.</source>
            <translation>Diese Datei änderte sich, während Safelight sie ansah.</translation>
        </message>
        <message>
            <source>Wait until the other program has finished saving it, then import it again.</source>
            <translation>Warten Sie, bis das andere Programm sie fertig gespeichert hat, und importieren Sie sie dann noch einmal.</translation>
        </message>
        <message>
            <source>Something with this name is already there, and Safelight never overwrites it.</source>
            <translation>Etwas mit diesem Namen ist schon da, und Safelight überschreibt nie.</translation>
        </message>
        <message>
            <source>Choose another name or an empty folder.</source>
            <translation>Wählen Sie einen anderen Namen oder einen leeren Ordner.</translation>
        </message>
        <message>
            <source>There is no vault in this place.</source>
            <translation>An diesem Ort ist kein Tresor.</translation>
        </message>
        <message>
            <source>Check that the disk is connected and that the folder was not moved.</source>
            <translation>Prüfen Sie, ob die Platte angeschlossen ist und der Ordner nicht verschoben wurde.</translation>
        </message>
        <message>
            <source>This folder is not a Safelight vault.</source>
            <translation>Dieser Ordner ist kein Safelight-Tresor.</translation>
        </message>
        <message>
            <source>Choose the folder whose name ends in “.safelight”.</source>
            <translation>Wählen Sie den Ordner, dessen Name auf „.safelight“ endet.</translation>
        </message>
        <message>
            <source>There is already something in this place, so no vault was made there.</source>
            <translation>An diesem Ort liegt schon etwas, deshalb wurde dort kein Tresor erstellt.</translation>
        </message>
        <message>
            <source>Choose a new name or an empty folder.</source>
            <translation>Wählen Sie einen neuen Namen oder einen leeren Ordner.</translation>
        </message>
        <message>
            <source>This vault is already open in another Safelight.</source>
            <translation>Dieser Tresor ist schon in einem anderen Safelight offen.</translation>
        </message>
        <message>
            <source>Close it there first, then try again.</source>
            <translation>Schließen Sie ihn dort zuerst und versuchen Sie es dann noch einmal.</translation>
        </message>
        <message>
            <source>This vault was last used with a newer Safelight than this one.</source>
            <translation>Dieser Tresor wurde zuletzt mit einem neueren Safelight benutzt als diesem.</translation>
        </message>
        <message>
            <source>Install the newest Safelight on this computer, then open it again.</source>
            <translation>Installieren Sie das neueste Safelight auf diesem Computer und öffnen Sie ihn dann noch einmal.</translation>
        </message>
        <message>
            <source>The vault's title page is damaged, so it cannot be opened safely.</source>
            <translation>Die Titelseite des Tresors ist beschädigt, deshalb kann er nicht sicher geöffnet werden.</translation>
        </message>
        <message>
            <source>Do not change anything in its folder; restore it from your backup.</source>
            <translation>Ändern Sie nichts in seinem Ordner; stellen Sie ihn aus Ihrer Datensicherung wieder her.</translation>
        </message>
        <message>
            <source>The vault's list of people was damaged or changed from outside, so nobody is let in.</source>
            <translation>Die Personenliste des Tresors wurde beschädigt oder von außen geändert, deshalb wird niemand eingelassen.</translation>
        </message>
        <message>
            <source>The vault's keys are damaged, so some images cannot be opened.</source>
            <translation>Die Schlüssel des Tresors sind beschädigt, deshalb lassen sich einige Bilder nicht öffnen.</translation>
        </message>
        <message>
            <source>The vault's record of changes was damaged or changed from outside.</source>
            <translation>Das Änderungsprotokoll des Tresors wurde beschädigt oder von außen geändert.</translation>
        </message>
        <message>
            <source>The vault's index was damaged, but it can be made again from the vault's own record.</source>
            <translation>Das Verzeichnis des Tresors war beschädigt, kann aber aus seinem eigenen Protokoll neu erstellt werden.</translation>
        </message>
        <message>
            <source>Open the vault once more; your images are not affected.</source>
            <translation>Öffnen Sie den Tresor noch einmal; Ihre Bilder sind nicht betroffen.</translation>
        </message>
        <message>
            <source>The file of this image is missing from the vault's folder.</source>
            <translation>Die Datei dieses Bildes fehlt im Ordner des Tresors.</translation>
        </message>
        <message>
            <source>Restore it from your backup; the other images are not affected.</source>
            <translation>Stellen Sie sie aus Ihrer Datensicherung wieder her; die anderen Bilder sind nicht betroffen.</translation>
        </message>
        <message>
            <source>The file of this image was damaged or changed from outside, so it is not shown.</source>
            <translation>Die Datei dieses Bildes wurde beschädigt oder von außen geändert, deshalb wird es nicht gezeigt.</translation>
        </message>
        <message>
            <source>This vault is older than the one this computer saw last, so recent images may be missing.</source>
            <translation>Dieser Tresor ist älter als der, den dieser Computer zuletzt sah; neuere Bilder könnten fehlen.</translation>
        </message>
        <message>
            <source>Bring back the newest backup. If this is what came from it, an owner may open it all the same.</source>
            <translation>Holen Sie die neueste Sicherung zurück. Wenn dieser daraus stammt, kann ihn ein Inhaber trotzdem öffnen.</translation>
        </message>
        <message>
            <source>A vault cannot live on a network drive or in a synchronised folder, because copies could be mixed up there.</source>
            <translation>Ein Tresor kann nicht auf einem Netzlaufwerk oder in einem synchronisierten Ordner liegen, weil sich dort Kopien vermischen könnten.</translation>
        </message>
        <message>
            <source>Choose a folder on a disk of this computer.</source>
            <translation>Wählen Sie einen Ordner auf einer Festplatte dieses Computers.</translation>
        </message>
        <message>
            <source>The small preview pictures were damaged and are being made again.</source>
            <translation>Die kleinen Vorschaubilder waren beschädigt und werden neu erstellt.</translation>
        </message>
        <message>
            <source>You can go on working; your images are not affected.</source>
            <translation>Sie können weiterarbeiten; Ihre Bilder sind nicht betroffen.</translation>
        </message>
        <message>
            <source>A part of Safelight that encrypts its index is not working on this computer, so no vault is opened.</source>
            <translation>Ein Teil von Safelight, der sein Verzeichnis verschlüsselt, arbeitet auf diesem Computer nicht, deshalb wird kein Tresor geöffnet.</translation>
        </message>
        <message>
            <source>Install Safelight again, or tell whoever looks after your computers.</source>
            <translation>Installieren Sie Safelight neu, oder sagen Sie es der Person, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>A file in the vault belongs to no image that the vault knows.</source>
            <translation>Eine Datei im Tresor gehört zu keinem Bild, das der Tresor kennt.</translation>
        </message>
        <message>
            <source>No image is lost. Tell whoever looks after your computers; do not delete the file.</source>
            <translation>Kein Bild ist verloren. Sagen Sie es der Person, die Ihre Computer betreut; löschen Sie die Datei nicht.</translation>
        </message>
        <message>
            <source>Images are not received: the vault's receiving order is not signed by an owner of this practice.</source>
            <translation>Bilder werden nicht empfangen: Der Empfangsauftrag des Tresors ist von niemandem aus der Praxisleitung unterschrieben.</translation>
        </message>
        <message>
            <source>Sign in once, as an owner if possible; this writes a new order. If it happens again, tell whoever looks after your computers.</source>
            <translation>Melden Sie sich einmal an, möglichst als Inhaber/in; das schreibt einen neuen Auftrag. Geschieht es wieder, sagen Sie es der Person, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>Images are not received: the receiver's own key file is missing, damaged, open to others, or belongs to another vault.</source>
            <translation>Bilder werden nicht empfangen: Die eigene Schlüsseldatei des Empfängers fehlt, ist beschädigt, für andere offen oder gehört zu einem anderen Tresor.</translation>
        </message>
        <message>
            <source>Sign in once on this computer; this writes it anew.</source>
            <translation>Melden Sie sich einmal an diesem Computer an; das schreibt sie neu.</translation>
        </message>
        <message>
            <source>The name or the password is not right, or this person was never set up on this computer.</source>
            <translation>Name oder Passwort stimmt nicht, oder diese Person wurde an diesem Computer nie eingerichtet.</translation>
        </message>
        <message>
            <source>Check capital letters and the keyboard, then type it again.</source>
            <translation>Prüfen Sie Großschreibung und Tastatur und tippen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This person no longer has access to the vault.</source>
            <translation>Diese Person hat keinen Zugang mehr zum Tresor.</translation>
        </message>
        <message>
            <source>Ask an owner of the practice if that is a mistake.</source>
            <translation>Fragen Sie in der Praxisleitung, wenn das ein Irrtum ist.</translation>
        </message>
        <message>
            <source>The way this password is protected is outside what Safelight accepts, so it was not tried.</source>
            <translation>Der Schutz dieses Passworts liegt außerhalb dessen, was Safelight annimmt, deshalb wurde es nicht versucht.</translation>
        </message>
        <message>
            <source>The vault may have been changed from outside: restore it from your backup.</source>
            <translation>Der Tresor wurde vielleicht von außen geändert: Stellen Sie ihn aus Ihrer Datensicherung wieder her.</translation>
        </message>
        <message>
            <source>This computer does not have its own key to this vault.</source>
            <translation>Dieser Computer hat keinen eigenen Schlüssel zu diesem Tresor.</translation>
        </message>
        <message>
            <source>Sign in on the computer where the vault was made, or use the recovery kit here.</source>
            <translation>Melden Sie sich an dem Computer an, auf dem der Tresor erstellt wurde, oder benutzen Sie hier das Wiederherstellungsblatt.</translation>
        </message>
        <message>
            <source>The file with this computer's own key can be read by others or was changed, so it is not used.</source>
            <translation>Die Datei mit dem eigenen Schlüssel dieses Computers kann von anderen gelesen werden oder wurde geändert, deshalb wird sie nicht benutzt.</translation>
        </message>
        <message>
            <source>Ask whoever looks after your computers to make it readable for you alone.</source>
            <translation>Bitten Sie die Person, die Ihre Computer betreut, sie nur für Sie lesbar zu machen.</translation>
        </message>
        <message>
            <source>This password is too short: it needs at least fifteen characters.</source>
            <translation>Dieses Passwort ist zu kurz: Es braucht mindestens fünfzehn Zeichen.</translation>
        </message>
        <message>
            <source>Take a short sentence, or let Safelight make one of five words.</source>
            <translation>Nehmen Sie einen kurzen Satz, oder lassen Sie Safelight eines aus fünf Wörtern machen.</translation>
        </message>
        <message>
            <source>This password is easy to guess, because many people use it or it consists of names and patterns.</source>
            <translation>Dieses Passwort ist leicht zu erraten, weil viele es benutzen oder es aus Namen und Mustern besteht.</translation>
        </message>
        <message>
            <source>Take a sentence that nobody else would write, or let Safelight make one of five words.</source>
            <translation>Nehmen Sie einen Satz, den sonst niemand schreiben würde, oder lassen Sie Safelight eines aus fünf Wörtern machen.</translation>
        </message>
        <message>
            <source>Group %1 of the recovery code is not right.</source>
            <translation>Gruppe %1 des Wiederherstellungscodes stimmt nicht.</translation>
        </message>
        <message>
            <source>Compare it with the printed recovery kit, letter by letter.</source>
            <translation>Vergleichen Sie sie Buchstabe für Buchstabe mit dem gedruckten Wiederherstellungsblatt.</translation>
        </message>
        <message>
            <source>This recovery code does not open this vault.</source>
            <translation>Dieser Wiederherstellungscode öffnet diesen Tresor nicht.</translation>
        </message>
        <message>
            <source>Type all eight groups from the kit that was printed for this practice.</source>
            <translation>Tippen Sie alle acht Gruppen vom Blatt ab, das für diese Praxis gedruckt wurde.</translation>
        </message>
        <message>
            <source>Somebody already signs in with this name.</source>
            <translation>Mit diesem Namen meldet sich schon jemand an.</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>Wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>This sign-in name cannot be used: it needs two to thirty-two small letters, figures, dots, dashes or underscores, and starts with a letter.</source>
            <translation>Dieser Anmeldename geht nicht: Er braucht zwei bis zweiunddreißig Kleinbuchstaben, Ziffern, Punkte, Binde- oder Unterstriche und beginnt mit einem Buchstaben.</translation>
        </message>
        <message>
            <source>Choose another one, for example “a.okafor”.</source>
            <translation>Wählen Sie einen anderen, zum Beispiel „a.okafor“.</translation>
        </message>
        <message>
            <source>No password was given, so nothing was opened.</source>
            <translation>Es wurde kein Passwort angegeben, deshalb wurde nichts geöffnet.</translation>
        </message>
        <message>
            <source>Type it, or name the file that holds it.</source>
            <translation>Tippen Sie es, oder nennen Sie die Datei, in der es steht.</translation>
        </message>
        <message>
            <source>This is the only owner of the practice, and without one nobody could manage people.</source>
            <translation>Das ist die einzige Person mit Inhaberrechten, und ohne sie könnte niemand das Team verwalten.</translation>
        </message>
        <message>
            <source>Make somebody else an owner first.</source>
            <translation>Geben Sie zuerst jemand anderem Inhaberrechte.</translation>
        </message>
        <message>
            <source>This part of the vault was damaged or changed from outside, so it cannot be opened.</source>
            <translation>Dieser Teil des Tresors wurde beschädigt oder von außen geändert, deshalb lässt er sich nicht öffnen.</translation>
        </message>
        <message>
            <source>Restore it from your backup.</source>
            <translation>Stellen Sie ihn aus Ihrer Datensicherung wieder her.</translation>
        </message>
        <message>
            <source>This part of the vault was not written by one of your people, so it is not trusted.</source>
            <translation>Dieser Teil des Tresors wurde von niemandem aus Ihrem Team geschrieben, deshalb wird ihm nicht vertraut.</translation>
        </message>
        <message>
            <source>This computer does not give Safelight enough protected memory for its keys.</source>
            <translation>Dieser Computer gibt Safelight nicht genug geschützten Speicher für seine Schlüssel.</translation>
        </message>
        <message>
            <source>Close other programs, or ask whoever looks after your computers to raise the limit.</source>
            <translation>Schließen Sie andere Programme, oder bitten Sie die Person, die Ihre Computer betreut, die Grenze zu erhöhen.</translation>
        </message>
        <message>
            <source>Safelight does not know this kind of file.</source>
            <translation>Safelight kennt diese Art von Datei nicht.</translation>
        </message>
        <message>
            <source>Export it again as DICOM, JPEG, PNG or TIFF where it came from.</source>
            <translation>Exportieren Sie sie dort, wo sie herkam, noch einmal als DICOM, JPEG, PNG oder TIFF.</translation>
        </message>
        <message>
            <source>Safelight knows this kind of file but not this variant of it.</source>
            <translation>Safelight kennt diese Art von Datei, aber nicht diese Variante.</translation>
        </message>
        <message>
            <source>The pixels of this image are packed in a way Safelight cannot read.</source>
            <translation>Die Bildpunkte dieses Bildes sind so gepackt, dass Safelight sie nicht lesen kann.</translation>
        </message>
        <message>
            <source>Ask the sender for the image without compression.</source>
            <translation>Bitten Sie um das Bild ohne Kompression.</translation>
        </message>
        <message>
            <source>The end of this file is missing, so the image is incomplete.</source>
            <translation>Das Ende dieser Datei fehlt, deshalb ist das Bild unvollständig.</translation>
        </message>
        <message>
            <source>This file is damaged, so no image can be made from it.</source>
            <translation>Diese Datei ist beschädigt, deshalb lässt sich kein Bild daraus machen.</translation>
        </message>
        <message>
            <source>This file holds a document and no picture.</source>
            <translation>Diese Datei enthält ein Dokument und kein Bild.</translation>
        </message>
        <message>
            <source>It is kept safely; export it to read it in another program.</source>
            <translation>Sie ist sicher aufbewahrt; exportieren Sie sie, um sie in einem anderen Programm zu lesen.</translation>
        </message>
        <message>
            <source>This image claims to be larger than any real one, so it is not opened.</source>
            <translation>Dieses Bild gibt vor, größer zu sein als jedes echte, deshalb wird es nicht geöffnet.</translation>
        </message>
        <message>
            <source>If it really is that large, ask for a smaller copy of it.</source>
            <translation>Wenn es wirklich so groß ist, bitten Sie um eine kleinere Kopie.</translation>
        </message>
        <message>
            <source>This file would grow without measure when unpacked, which real images never do.</source>
            <translation>Diese Datei würde beim Entpacken maßlos wachsen, was echte Bilder nie tun.</translation>
        </message>
        <message>
            <source>Do not use it, and ask the sender what it is.</source>
            <translation>Benutzen Sie sie nicht, und fragen Sie, was sie ist.</translation>
        </message>
        <message>
            <source>This file is nested deeper inside itself than any real image.</source>
            <translation>Diese Datei ist tiefer in sich verschachtelt als jedes echte Bild.</translation>
        </message>
        <message>
            <source>This file holds far more entries than any real image.</source>
            <translation>Diese Datei enthält weit mehr Einträge als jedes echte Bild.</translation>
        </message>
        <message>
            <source>This image has no such frame.</source>
            <translation>Dieses Einzelbild hat das Bild nicht.</translation>
        </message>
        <message>
            <source>Choose one of the frames it has.</source>
            <translation>Wählen Sie eines der Einzelbilder, die es hat.</translation>
        </message>
        <message>
            <source>This image claims to have more frames than any real one.</source>
            <translation>Dieses Bild gibt vor, mehr Einzelbilder zu haben als jedes echte.</translation>
        </message>
        <message>
            <source>This file made the part of Safelight that reads images stop; nothing else was affected.</source>
            <translation>Diese Datei hat den Teil von Safelight angehalten, der Bilder liest; sonst war nichts betroffen.</translation>
        </message>
        <message>
            <source>Fetch the file again from where it came from, or ask for it in another format.</source>
            <translation>Holen Sie die Datei noch einmal von dort, wo sie herkam, oder bitten Sie um ein anderes Format.</translation>
        </message>
        <message>
            <source>Reading this file took far too long, so it was stopped.</source>
            <translation>Das Lesen dieser Datei dauerte viel zu lange, deshalb wurde es angehalten.</translation>
        </message>
        <message>
            <source>This file gave contradictory facts about its image, so it is not trusted.</source>
            <translation>Diese Datei machte widersprüchliche Angaben über ihr Bild, deshalb wird ihr nicht vertraut.</translation>
        </message>
        <message>
            <source>The part of Safelight that reads images does not start on this computer.</source>
            <translation>Der Teil von Safelight, der Bilder liest, startet auf diesem Computer nicht.</translation>
        </message>
        <message>
            <source>This computer cannot lock files from outside into a safe place, so Safelight does not open them.</source>
            <translation>Dieser Computer kann Dateien von außen nicht sicher einschließen, deshalb öffnet Safelight sie nicht.</translation>
        </message>
        <message>
            <source>Tell whoever looks after your computers that the sandbox is missing.</source>
            <translation>Sagen Sie der Person, die Ihre Computer betreut, dass die Sandbox fehlt.</translation>
        </message>
        <message>
            <source>This image needs more memory than Safelight gives to a single one.</source>
            <translation>Dieses Bild braucht mehr Speicher, als Safelight einem einzelnen gibt.</translation>
        </message>
        <message>
            <source>Ask for a smaller copy of it.</source>
            <translation>Bitten Sie um eine kleinere Kopie.</translation>
        </message>
        <message>
            <source>This file is protected by a password of its own.</source>
            <translation>Diese Datei ist durch ein eigenes Passwort geschützt.</translation>
        </message>
        <message>
            <source>Remove that password where the file came from, then import it again.</source>
            <translation>Entfernen Sie dieses Passwort dort, wo die Datei herkam, und importieren Sie sie dann noch einmal.</translation>
        </message>
        <message>
            <source>This archive tries to place a file outside its own folder or holds another archive, so that entry was left out.</source>
            <translation>Dieses Archiv will eine Datei außerhalb seines Ordners ablegen oder enthält ein weiteres Archiv, deshalb wurde dieser Eintrag ausgelassen.</translation>
        </message>
        <message>
            <source>Unpack the archive by hand if you trust it, then import the images.</source>
            <translation>Entpacken Sie das Archiv von Hand, wenn Sie ihm vertrauen, und importieren Sie dann die Bilder.</translation>
        </message>
        <message>
            <source>This archive holds more than Safelight takes in at once.</source>
            <translation>Dieses Archiv enthält mehr, als Safelight auf einmal aufnimmt.</translation>
        </message>
        <message>
            <source>Unpack it by hand, then import the folder.</source>
            <translation>Entpacken Sie es von Hand und importieren Sie dann den Ordner.</translation>
        </message>
        <message>
            <source>The list on this disc or stick names an image that is not on it.</source>
            <translation>Die Liste auf dieser Disc oder diesem Stick nennt ein Bild, das nicht darauf ist.</translation>
        </message>
        <message>
            <source>Ask the sender for a complete copy; everything else was taken in.</source>
            <translation>Bitten Sie um eine vollständige Kopie; alles andere wurde aufgenommen.</translation>
        </message>
        <message>
            <source>The list on this disc or stick points to a file outside of it, so that entry was not followed.</source>
            <translation>Die Liste auf dieser Disc oder diesem Stick zeigt auf eine Datei außerhalb, deshalb wurde dem Eintrag nicht gefolgt.</translation>
        </message>
        <message>
            <source>Do not trust this disc, and ask the sender what it is.</source>
            <translation>Trauen Sie dieser Disc nicht, und fragen Sie, was sie ist.</translation>
        </message>
        <message>
            <source>This file is a program and no image, whatever its name says, so it was not taken in.</source>
            <translation>Diese Datei ist ein Programm und kein Bild, was immer ihr Name sagt, deshalb wurde sie nicht aufgenommen.</translation>
        </message>
        <message>
            <source>Do not open it, and ask the sender what it is.</source>
            <translation>Öffnen Sie sie nicht, und fragen Sie, was sie ist.</translation>
        </message>
        <message>
            <source>This file is no image and nothing to keep with one.</source>
            <translation>Diese Datei ist kein Bild und nichts, was man bei einem aufbewahrt.</translation>
        </message>
        <message>
            <source>A disc of this kind has no place for this image or document, so it was left out.</source>
            <translation>Eine Disc dieser Art hat keinen Platz für dieses Bild oder Dokument, deshalb wurde es ausgelassen.</translation>
        </message>
        <message>
            <source>Choose a general disc for images, or export it by itself.</source>
            <translation>Wählen Sie eine allgemeine Bild-Disc, oder exportieren Sie es einzeln.</translation>
        </message>
        <message>
            <source>This patient is not in the vault.</source>
            <translation>Dieser Patient ist nicht im Tresor.</translation>
        </message>
        <message>
            <source>Search again by name, birth date or number.</source>
            <translation>Suchen Sie noch einmal nach Name, Geburtsdatum oder Nummer.</translation>
        </message>
        <message>
            <source>This image is not in the vault any more.</source>
            <translation>Dieses Bild ist nicht mehr im Tresor.</translation>
        </message>
        <message>
            <source>Look into the bin, or search for it again.</source>
            <translation>Sehen Sie in den Papierkorb, oder suchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>A patient cannot be merged with itself.</source>
            <translation>Ein Patient kann nicht mit sich selbst zusammengeführt werden.</translation>
        </message>
        <message>
            <source>Choose the other record of the same person.</source>
            <translation>Wählen Sie die andere Karte derselben Person.</translation>
        </message>
        <message>
            <source>A patient needs a family name or a given name.</source>
            <translation>Ein Patient braucht einen Nachnamen oder einen Vornamen.</translation>
        </message>
        <message>
            <source>Enter at least one of them.</source>
            <translation>Geben Sie mindestens einen davon ein.</translation>
        </message>
        <message>
            <source>This birth date is no date that a living person could have.</source>
            <translation>Dieses Geburtsdatum kann kein lebender Mensch haben.</translation>
        </message>
        <message>
            <source>Enter it again as day, month and year.</source>
            <translation>Geben Sie es noch einmal als Tag, Monat und Jahr ein.</translation>
        </message>
        <message>
            <source>Another patient already has this number.</source>
            <translation>Ein anderer Patient hat schon diese Nummer.</translation>
        </message>
        <message>
            <source>Check whether it is the same person; otherwise use another number.</source>
            <translation>Prüfen Sie, ob es dieselbe Person ist; sonst nehmen Sie eine andere Nummer.</translation>
        </message>
        <message>
            <source>One of these teeth does not exist in the way your practice numbers them.</source>
            <translation>Einer dieser Zähne kommt in der Zählweise Ihrer Praxis nicht vor.</translation>
        </message>
        <message>
            <source>Check the numbers and enter them again.</source>
            <translation>Prüfen Sie die Nummern und geben Sie sie noch einmal ein.</translation>
        </message>
        <message>
            <source>There is nothing here to undo.</source>
            <translation>Hier gibt es nichts rückgängig zu machen.</translation>
        </message>
        <message>
            <source>No device with this name or address can be found.</source>
            <translation>Es ist kein Gerät mit diesem Namen oder dieser Adresse zu finden.</translation>
        </message>
        <message>
            <source>Check how it is written, and that the device is switched on.</source>
            <translation>Prüfen Sie die Schreibweise und ob das Gerät eingeschaltet ist.</translation>
        </message>
        <message>
            <source>At this address nothing answers on this port.</source>
            <translation>An dieser Adresse antwortet auf diesem Port nichts.</translation>
        </message>
        <message>
            <source>Check the port, and that the program on the other side is running.</source>
            <translation>Prüfen Sie den Port und ob das Programm auf der anderen Seite läuft.</translation>
        </message>
        <message>
            <source>The other side did not answer in time.</source>
            <translation>Die andere Seite hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>Check that it is switched on and connected to the network, then try again.</source>
            <translation>Prüfen Sie, ob sie eingeschaltet und mit dem Netz verbunden ist, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The other side ended the connection.</source>
            <translation>Die andere Seite hat die Verbindung beendet.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, look at its own log.</source>
            <translation>Versuchen Sie es noch einmal; geschieht es wieder, sehen Sie in deren eigenes Protokoll.</translation>
        </message>
        <message>
            <source>The connection to the other side broke.</source>
            <translation>Die Verbindung zur anderen Seite ist abgerissen.</translation>
        </message>
        <message>
            <source>Check the network cable or Wi-Fi, then try again.</source>
            <translation>Prüfen Sie Netzwerkkabel oder WLAN und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Another program on this computer already listens on this port.</source>
            <translation>Ein anderes Programm auf diesem Computer lauscht schon auf diesem Port.</translation>
        </message>
        <message>
            <source>Choose another port, or end the other program.</source>
            <translation>Wählen Sie einen anderen Port, oder beenden Sie das andere Programm.</translation>
        </message>
        <message>
            <source>This computer cannot hold more connections just now.</source>
            <translation>Dieser Computer kann gerade nicht mehr Verbindungen halten.</translation>
        </message>
        <message>
            <source>Wait a moment; it goes on by itself.</source>
            <translation>Warten Sie einen Moment; es geht von selbst weiter.</translation>
        </message>
        <message>
            <source>The other side refused to talk to Safelight.</source>
            <translation>Die andere Seite weigerte sich, mit Safelight zu sprechen.</translation>
        </message>
        <message>
            <source>Enter Safelight's AE title and address there, exactly as they are shown here.</source>
            <translation>Tragen Sie dort AE-Titel und Adresse von Safelight ein, genau wie sie hier stehen.</translation>
        </message>
        <message>
            <source>The other side broke off the conversation.</source>
            <translation>Die andere Seite brach das Gespräch ab.</translation>
        </message>
        <message>
            <source>The other side does not offer this.</source>
            <translation>Die andere Seite bietet das nicht an.</translation>
        </message>
        <message>
            <source>Check what it is set up for, or choose another one.</source>
            <translation>Prüfen Sie, wofür sie eingerichtet ist, oder wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>What answered does not speak DICOM as it should, so the connection was ended.</source>
            <translation>Was antwortete, spricht DICOM nicht, wie es sollte, deshalb wurde die Verbindung beendet.</translation>
        </message>
        <message>
            <source>Check that address and port belong to a DICOM device.</source>
            <translation>Prüfen Sie, ob Adresse und Port zu einem DICOM-Gerät gehören.</translation>
        </message>
        <message>
            <source>The other side did not do what it was asked for.</source>
            <translation>Die andere Seite hat nicht getan, worum sie gebeten wurde.</translation>
        </message>
        <message>
            <source>Look at its own log, or try again later.</source>
            <translation>Sehen Sie in deren eigenes Protokoll, oder versuchen Sie es später noch einmal.</translation>
        </message>
        <message>
            <source>The other side refused this image and will not take it later either.</source>
            <translation>Die andere Seite hat dieses Bild abgelehnt und nimmt es auch später nicht.</translation>
        </message>
        <message>
            <source>Look at its own log for the reason, or send another form of the image.</source>
            <translation>Sehen Sie in deren Protokoll nach dem Grund, oder senden Sie eine andere Form des Bildes.</translation>
        </message>
        <message>
            <source>The other side cannot take this kind of image or the way it is compressed.</source>
            <translation>Die andere Seite kann diese Art von Bild oder seine Kompression nicht annehmen.</translation>
        </message>
        <message>
            <source>Send it again uncompressed, or choose another device.</source>
            <translation>Senden Sie es unkomprimiert noch einmal, oder wählen Sie ein anderes Gerät.</translation>
        </message>
        <message>
            <source>The other side has no room or no time for images just now.</source>
            <translation>Die andere Seite hat gerade keinen Platz oder keine Zeit für Bilder.</translation>
        </message>
        <message>
            <source>Safelight tries again by itself; check its disk if this goes on.</source>
            <translation>Safelight versucht es von selbst wieder; prüfen Sie deren Festplatte, wenn es so bleibt.</translation>
        </message>
        <message>
            <source>The other side took the image but does not promise to keep it.</source>
            <translation>Die andere Seite nahm das Bild, sagt aber nicht zu, es zu behalten.</translation>
        </message>
        <message>
            <source>Keep the image here, and send it again later.</source>
            <translation>Behalten Sie das Bild hier und senden Sie es später noch einmal.</translation>
        </message>
        <message>
            <source>The part of Safelight that talks to other devices does not start on this computer.</source>
            <translation>Der Teil von Safelight, der mit anderen Geräten spricht, startet auf diesem Computer nicht.</translation>
        </message>
        <message>
            <source>The part of Safelight that talks to other devices gave contradictory facts, so it was stopped.</source>
            <translation>Der Teil von Safelight, der mit anderen Geräten spricht, machte widersprüchliche Angaben, deshalb wurde er angehalten.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, do not use that device until it was looked at.</source>
            <translation>Versuchen Sie es noch einmal; geschieht es wieder, benutzen Sie dieses Gerät nicht, bis es geprüft ist.</translation>
        </message>
        <message>
            <source>This order lacks something that a device needs: %1.</source>
            <translation>Diesem Auftrag fehlt etwas, das ein Gerät braucht: %1.</translation>
        </message>
        <message>
            <source>Enter it in the practice software and send the order again.</source>
            <translation>Tragen Sie es in der Praxissoftware ein und senden Sie den Auftrag noch einmal.</translation>
        </message>
        <message>
            <source>Something in this order cannot be right: %1.</source>
            <translation>Etwas in diesem Auftrag kann nicht stimmen: %1.</translation>
        </message>
        <message>
            <source>Correct it in the practice software and send the order again.</source>
            <translation>Berichtigen Sie es in der Praxissoftware und senden Sie den Auftrag noch einmal.</translation>
        </message>
        <message>
            <source>The patient of this order has the name or number of somebody else in the vault.</source>
            <translation>Der Patient dieses Auftrags hat Namen oder Nummer von jemand anderem im Tresor.</translation>
        </message>
        <message>
            <source>Compare both patients, correct the one that is wrong, then send the order again.</source>
            <translation>Vergleichen Sie beide Patienten, berichtigen Sie den falschen, und senden Sie den Auftrag dann noch einmal.</translation>
        </message>
        <message>
            <source>This file holds no orders that Safelight can read.</source>
            <translation>Diese Datei enthält keine Aufträge, die Safelight lesen kann.</translation>
        </message>
        <message>
            <source>Check that the practice software writes the form described in the manual.</source>
            <translation>Prüfen Sie, ob die Praxissoftware die Form schreibt, die im Handbuch steht.</translation>
        </message>
        <message>
            <source>The other side does not encrypt, although this connection asks for it.</source>
            <translation>Die andere Seite verschlüsselt nicht, obwohl diese Verbindung es verlangt.</translation>
        </message>
        <message>
            <source>Switch encryption (TLS) on at the device, or pair it as a device without.</source>
            <translation>Schalten Sie am Gerät die Verschlüsselung (TLS) ein, oder verbinden Sie es als Gerät ohne.</translation>
        </message>
        <message>
            <source>The other side only knows an old kind of encryption that is no longer safe.</source>
            <translation>Die andere Seite kennt nur eine alte Verschlüsselung, die nicht mehr sicher ist.</translation>
        </message>
        <message>
            <source>Update its software, or place a small relay in front of it.</source>
            <translation>Aktualisieren Sie deren Software, oder setzen Sie ein kleines Relais davor.</translation>
        </message>
        <message>
            <source>The other side and Safelight know no kind of encryption in common.</source>
            <translation>Die andere Seite und Safelight kennen keine gemeinsame Verschlüsselung.</translation>
        </message>
        <message>
            <source>Update the software of the device, then try again.</source>
            <translation>Aktualisieren Sie die Software des Geräts und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The encrypted connection was disturbed or tampered with, so it was ended.</source>
            <translation>Die verschlüsselte Verbindung wurde gestört oder verfälscht, deshalb wurde sie beendet.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, have the network looked at.</source>
            <translation>Versuchen Sie es noch einmal; geschieht es wieder, lassen Sie das Netz prüfen.</translation>
        </message>
        <message>
            <source>The other side did not show a certificate, so nobody knows who it is.</source>
            <translation>Die andere Seite zeigte kein Zertifikat, deshalb weiß niemand, wer sie ist.</translation>
        </message>
        <message>
            <source>Install the certificate that Safelight made for it on the device.</source>
            <translation>Installieren Sie auf dem Gerät das Zertifikat, das Safelight dafür erstellt hat.</translation>
        </message>
        <message>
            <source>The certificate of the other side has run out.</source>
            <translation>Das Zertifikat der anderen Seite ist abgelaufen.</translation>
        </message>
        <message>
            <source>Make a new one for it in Safelight and install it; check the date of both machines, too.</source>
            <translation>Erstellen Sie in Safelight ein neues und installieren Sie es; prüfen Sie auch das Datum beider Geräte.</translation>
        </message>
        <message>
            <source>The certificate of the other side counts only from a later day.</source>
            <translation>Das Zertifikat der anderen Seite gilt erst ab einem späteren Tag.</translation>
        </message>
        <message>
            <source>Check date and time of this computer and of the device.</source>
            <translation>Prüfen Sie Datum und Uhrzeit dieses Computers und des Geräts.</translation>
        </message>
        <message>
            <source>The other side made its certificate itself, and this practice has not accepted it.</source>
            <translation>Die andere Seite hat ihr Zertifikat selbst gemacht, und diese Praxis hat es nicht angenommen.</translation>
        </message>
        <message>
            <source>Compare its fingerprint and pair the device with it, or install one that Safelight made.</source>
            <translation>Vergleichen Sie seinen Fingerabdruck und verbinden Sie das Gerät damit, oder installieren Sie eines von Safelight.</translation>
        </message>
        <message>
            <source>The certificate of the other side was issued by somebody this practice does not know.</source>
            <translation>Das Zertifikat der anderen Seite kommt von jemandem, den diese Praxis nicht kennt.</translation>
        </message>
        <message>
            <source>Install the certificate that Safelight made for the device, or pair it with its own.</source>
            <translation>Installieren Sie das Zertifikat, das Safelight für das Gerät erstellt hat, oder verbinden Sie es mit seinem eigenen.</translation>
        </message>
        <message>
            <source>The certificate of the other side belongs to another name or address.</source>
            <translation>Das Zertifikat der anderen Seite gehört zu einem anderen Namen oder einer anderen Adresse.</translation>
        </message>
        <message>
            <source>Check the address, or make a new certificate for it in Safelight.</source>
            <translation>Prüfen Sie die Adresse, oder erstellen Sie in Safelight ein neues Zertifikat dafür.</translation>
        </message>
        <message>
            <source>The certificate of the other side is too weak to protect anything.</source>
            <translation>Das Zertifikat der anderen Seite ist zu schwach, um etwas zu schützen.</translation>
        </message>
        <message>
            <source>Make a new one for it in Safelight and install it on the device.</source>
            <translation>Erstellen Sie in Safelight ein neues dafür und installieren Sie es auf dem Gerät.</translation>
        </message>
        <message>
            <source>This certificate is damaged or not meant for this use.</source>
            <translation>Dieses Zertifikat ist beschädigt oder nicht für diesen Zweck gedacht.</translation>
        </message>
        <message>
            <source>Choose another file, or make a new certificate in Safelight.</source>
            <translation>Wählen Sie eine andere Datei, oder erstellen Sie in Safelight ein neues Zertifikat.</translation>
        </message>
        <message>
            <source>The other side does not accept the certificate of this practice.</source>
            <translation>Die andere Seite nimmt das Zertifikat dieser Praxis nicht an.</translation>
        </message>
        <message>
            <source>Install Safelight's own certificate on the device as one to be trusted.</source>
            <translation>Installieren Sie das Zertifikat von Safelight auf dem Gerät als vertrauenswürdig.</translation>
        </message>
        <message>
            <source>This is no AE title: it needs one to sixteen plain letters, figures or signs, without a backslash.</source>
            <translation>Das ist kein AE-Titel: Er braucht ein bis sechzehn einfache Buchstaben, Ziffern oder Zeichen, ohne umgekehrten Schrägstrich.</translation>
        </message>
        <message>
            <source>Enter it exactly as the device shows it.</source>
            <translation>Geben Sie ihn genau so ein, wie das Gerät ihn zeigt.</translation>
        </message>
        <message>
            <source>This is no address of a device.</source>
            <translation>Das ist keine Adresse eines Geräts.</translation>
        </message>
        <message>
            <source>Look in the device's network settings and enter its IP address, in figures.</source>
            <translation>Sehen Sie in die Netzwerkeinstellungen des Geräts und geben Sie seine IP-Adresse in Ziffern ein.</translation>
        </message>
        <message>
            <source>A device with this AE title and address is paired already.</source>
            <translation>Ein Gerät mit diesem AE-Titel und dieser Adresse ist schon verbunden.</translation>
        </message>
        <message>
            <source>Change that one, or remove it first.</source>
            <translation>Ändern Sie jenes, oder entfernen Sie es zuerst.</translation>
        </message>
        <message>
            <source>No paired device has this AE title.</source>
            <translation>Kein verbundenes Gerät hat diesen AE-Titel.</translation>
        </message>
        <message>
            <source>Look at the list of devices; the title must be written in the same way.</source>
            <translation>Sehen Sie in die Geräteliste; der Titel muss genauso geschrieben sein.</translation>
        </message>
        <message>
            <source>There are as many paired devices as a vault can hold.</source>
            <translation>Es sind so viele Geräte verbunden, wie ein Tresor halten kann.</translation>
        </message>
        <message>
            <source>Remove those that are no longer there.</source>
            <translation>Entfernen Sie die, die es nicht mehr gibt.</translation>
        </message>
        <message>
            <source>No device is paired with this vault yet, so there is nothing to receive from.</source>
            <translation>Noch ist kein Gerät mit diesem Tresor verbunden, deshalb gibt es nichts zu empfangen.</translation>
        </message>
        <message>
            <source>Pair the first one.</source>
            <translation>Verbinden Sie das erste.</translation>
        </message>
        <message>
            <source>Images for this vault are received with another computer or user account.</source>
            <translation>Bilder für diesen Tresor werden mit einem anderen Computer oder Benutzerkonto empfangen.</translation>
        </message>
        <message>
            <source>If they should come here from now on, an owner can say so in the list of devices.</source>
            <translation>Wenn sie künftig hierher kommen sollen, kann das die Praxisleitung in der Geräteliste sagen.</translation>
        </message>
        <message>
            <source>Something lies among the arrivals that Safelight's receiver did not sign: somebody put it there or changed it.</source>
            <translation>Unter den Eingängen liegt etwas, das der Empfänger von Safelight nicht unterschrieben hat: Jemand hat es hingelegt oder geändert.</translation>
        </message>
        <message>
            <source>It was not opened and not deleted. Tell whoever looks after your computers.</source>
            <translation>Es wurde nicht geöffnet und nicht gelöscht. Sagen Sie es der Person, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>An image that had arrived was damaged or changed while it waited.</source>
            <translation>Ein angekommenes Bild wurde beschädigt oder geändert, während es wartete.</translation>
        </message>
        <message>
            <source>It was kept, but cannot be opened. Send it again from the device.</source>
            <translation>Es ist behalten, lässt sich aber nicht öffnen. Senden Sie es vom Gerät noch einmal.</translation>
        </message>
        <message>
            <source>Images that had arrived were taken away before they could be taken in.</source>
            <translation>Angekommene Bilder wurden weggenommen, bevor sie aufgenommen werden konnten.</translation>
        </message>
        <message>
            <source>Compare with the device and send what is missing again; tell whoever looks after your computers.</source>
            <translation>Vergleichen Sie mit dem Gerät und senden Sie Fehlendes noch einmal; sagen Sie es der Person, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>The key for an image that had arrived is not there, so it cannot be opened.</source>
            <translation>Der Schlüssel für ein angekommenes Bild ist nicht da, deshalb lässt es sich nicht öffnen.</translation>
        </message>
        <message>
            <source>Restore the vault from your backup, or send the image again from the device.</source>
            <translation>Stellen Sie den Tresor aus Ihrer Datensicherung wieder her, oder senden Sie das Bild vom Gerät noch einmal.</translation>
        </message>
        <message>
            <source>The disk or folder for the backup is not there.</source>
            <translation>Die Platte oder der Ordner für die Datensicherung ist nicht da.</translation>
        </message>
        <message>
            <source>Connect it, or choose another place.</source>
            <translation>Schließen Sie sie an, oder wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>This backup belongs to another vault.</source>
            <translation>Diese Datensicherung gehört zu einem anderen Tresor.</translation>
        </message>
        <message>
            <source>Choose another folder; nothing in this one was changed.</source>
            <translation>Wählen Sie einen anderen Ordner; in diesem wurde nichts geändert.</translation>
        </message>
        <message>
            <source>This backup was never finished, so nothing can be restored from it alone.</source>
            <translation>Diese Datensicherung wurde nie fertig, deshalb lässt sich aus ihr allein nichts wiederherstellen.</translation>
        </message>
        <message>
            <source>Connect its disk again and let the backup run to its end, or choose another backup.</source>
            <translation>Schließen Sie ihre Platte wieder an und lassen Sie die Sicherung bis zum Ende laufen, oder wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>Part of this backup cannot be read or was changed.</source>
            <translation>Ein Teil dieser Datensicherung ist nicht lesbar oder wurde geändert.</translation>
        </message>
        <message>
            <source>Let a new backup run; it replaces what is damaged. Keep this disk until that has worked.</source>
            <translation>Lassen Sie eine neue Sicherung laufen; sie ersetzt, was beschädigt ist. Behalten Sie diese Platte, bis das geklappt hat.</translation>
        </message>
        <message>
            <source>This backup is not signed by anybody of this practice.</source>
            <translation>Diese Datensicherung ist von niemandem aus dieser Praxis unterschrieben.</translation>
        </message>
        <message>
            <source>Do not restore from it. Use another copy, and ask who had this disk.</source>
            <translation>Stellen Sie nichts daraus wieder her. Nehmen Sie eine andere Kopie, und fragen Sie, wer diese Platte hatte.</translation>
        </message>
        <message>
            <source>The backup holds later work than this vault, so the vault may be an older copy.</source>
            <translation>Die Datensicherung enthält spätere Arbeit als dieser Tresor, der Tresor ist also vielleicht eine ältere Kopie.</translation>
        </message>
        <message>
            <source>Do not overwrite the backup. Restore from it, or ask an owner of the practice.</source>
            <translation>Überschreiben Sie die Sicherung nicht. Stellen Sie daraus wieder her, oder fragen Sie in der Praxisleitung.</translation>
        </message>
        <message>
            <source>A large part of the images is missing or was altered at once, as after an attack or a failing disk, so the backup was left as it is.</source>
            <translation>Ein großer Teil der Bilder fehlt oder wurde auf einmal verändert, wie nach einem Angriff oder bei einer sterbenden Platte, deshalb blieb die Datensicherung, wie sie war.</translation>
        </message>
        <message>
            <source>Disconnect the backup disk, check the vault under Practice, and restore from the backup if images are damaged.</source>
            <translation>Trennen Sie die Sicherungsplatte, prüfen Sie den Tresor unter Praxis, und stellen Sie aus der Sicherung wieder her, wenn Bilder beschädigt sind.</translation>
        </message>
        <message>
            <source>This kind of backup needs the program restic, which is not installed.</source>
            <translation>Diese Art von Datensicherung braucht das Programm restic, das nicht installiert ist.</translation>
        </message>
        <message>
            <source>Ask whoever looks after your computers to install it, or back up to a folder or disk.</source>
            <translation>Bitten Sie die Person, die Ihre Computer betreut, es zu installieren, oder sichern Sie in einen Ordner oder auf eine Platte.</translation>
        </message>
        <message>
            <source>The backup program restic could not finish.</source>
            <translation>Das Sicherungsprogramm restic konnte nicht fertig werden.</translation>
        </message>
        <message>
            <source>Check the connection to the storage and try again.</source>
            <translation>Prüfen Sie die Verbindung zum Speicher und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Another backup is being written there.</source>
            <translation>Dort wird gerade eine andere Datensicherung geschrieben.</translation>
        </message>
        <message>
            <source>Wait until it is done, and try again.</source>
            <translation>Warten Sie, bis sie fertig ist, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The test restore did not bring back what was saved.</source>
            <translation>Die Wiederherstellung zur Probe brachte nicht zurück, was gesichert war.</translation>
        </message>
        <message>
            <source>Let a new backup run on another disk today, and keep this one for whoever looks after your computers.</source>
            <translation>Lassen Sie heute eine neue Sicherung auf eine andere Platte laufen, und heben Sie diese für die Person auf, die Ihre Computer betreut.</translation>
        </message>
        <message>
            <source>This patient's records were erased and cannot be opened any more.</source>
            <translation>Die Unterlagen dieses Patienten wurden vernichtet und lassen sich nicht mehr öffnen.</translation>
        </message>
        <message>
            <source>Nothing needs to be done.</source>
            <translation>Es ist nichts zu tun.</translation>
        </message>
        <message>
            <source>These records are on hold: nothing may be erased or moved out of them.</source>
            <translation>Für diese Unterlagen gilt eine Löschsperre: Nichts daraus darf vernichtet oder anderswohin verschoben werden.</translation>
        </message>
        <message>
            <source>Whoever is allowed to can end the hold on the patient's page.</source>
            <translation>Wer es darf, kann die Löschsperre auf der Seite des Patienten aufheben.</translation>
        </message>
        <message>
            <source>The law asks to keep these records longer.</source>
            <translation>Das Gesetz verlangt, diese Unterlagen länger aufzubewahren.</translation>
        </message>
        <message>
            <source>Erase them after that date, or give the reason why they must go now.</source>
            <translation>Vernichten Sie sie nach diesem Datum, oder nennen Sie den Grund, warum sie jetzt weg müssen.</translation>
        </message>
        <message>
            <source>A reason is needed.</source>
            <translation>Ein Grund ist nötig.</translation>
        </message>
        <message>
            <source>Write in a few words why.</source>
            <translation>Schreiben Sie in wenigen Worten, warum.</translation>
        </message>
        <message>
            <source>The change of the vault's keys was interrupted.</source>
            <translation>Der Wechsel der Tresorschlüssel wurde unterbrochen.</translation>
        </message>
        <message>
            <source>It goes on when you sign in the next time; nothing is lost.</source>
            <translation>Er geht weiter, wenn Sie sich das nächste Mal anmelden; nichts ist verloren.</translation>
        </message>
        <message>
            <source>The vault's index did not agree with its journal: an older copy of it, or part of one, had been put in place.</source>
            <translation>Das Verzeichnis des Tresors passte nicht zu seinem Protokoll: Eine ältere Kopie davon, ganz oder in Teilen, war an seine Stelle gesetzt worden.</translation>
        </message>
        <message>
            <source>It was made anew from the journal. Ask who had this computer.</source>
            <translation>Es wurde aus dem Protokoll neu erstellt. Fragen Sie, wer diesen Computer hatte.</translation>
        </message>
        <message>
            <source>This computer's clock is wrong.</source>
            <translation>Die Uhr dieses Computers geht falsch.</translation>
        </message>
        <message>
            <source>Set the date and time, and sign in again.</source>
            <translation>Stellen Sie Datum und Uhrzeit ein und melden Sie sich noch einmal an.</translation>
        </message>
        <message>
            <source>Part of the vault's journal cannot be read any more.</source>
            <translation>Ein Teil des Tresorprotokolls lässt sich nicht mehr lesen.</translation>
        </message>
        <message>
            <source>Restore the vault from a backup. Without one, whoever looks after your computers can save what is left with safelightctl rebuild.</source>
            <translation>Stellen Sie den Tresor aus einer Datensicherung wieder her. Ohne eine kann die Person, die Ihre Computer betreut, mit safelightctl rebuild retten, was noch da ist.</translation>
        </message>
        <message>
            <source>This vault is still being restored, so a backup of it now would lack the images that are still to come. Nothing was saved.</source>
            <translation>Dieser Tresor wird noch wiederhergestellt; einer Sicherung würden jetzt die Bilder fehlen, die noch kommen. Es wurde nichts gesichert.</translation>
        </message>
        <message>
            <source>Let the restore end, or ask for the same one again if it was broken off, and back up then.</source>
            <translation>Lassen Sie die Wiederherstellung zu Ende laufen, oder starten Sie dieselbe noch einmal, falls sie abgebrochen wurde, und sichern Sie danach.</translation>
        </message>
    </context>
    <context>
        <name>ExchangeWords</name>
        <message>
            <source>%1 not sent to %2</source>
            <translation>%1 nicht an %2 gesendet</translation>
        </message>
        <message>
            <source>%1 of %2 on the way to %3</source>
            <translation>%2 an %3, davon %1 unterwegs</translation>
        </message>
        <message>
            <source>%1 on the way to %2</source>
            <translation>%1 unterwegs zu %2</translation>
        </message>
        <message>
            <source>Leaves in a moment.</source>
            <translation>Geht gleich hinaus.</translation>
        </message>
        <message>
            <source>%1 It is being tried again.</source>
            <translation>%1 Es wird noch einmal versucht.</translation>
        </message>
        <message>
            <source>%1 Tried again by itself: %2.</source>
            <translation>%1 Neuer Versuch von selbst: %2.</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Kept there as %1</source>
            <translation>Dort geführt als %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation>
                <numerusform>%Ln neues Bild</numerusform>
                <numerusform>%Ln neue Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln wartet im Eingang</numerusform>
                <numerusform>%Ln warten im Eingang</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were here already</source>
            <translation>
                <numerusform>%Ln war schon hier</numerusform>
                <numerusform>%Ln waren schon hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln could not be kept</source>
            <translation>
                <numerusform>%Ln konnte nicht behalten werden</numerusform>
                <numerusform>%Ln konnten nicht behalten werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were not handed over</source>
            <translation>
                <numerusform>%Ln wurde nicht übergeben</numerusform>
                <numerusform>%Ln wurden nicht übergeben</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing came</source>
            <translation>Nichts kam an</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message numerus="yes">
            <source>%Ln byte(s)</source>
            <translation>
                <numerusform>%Ln Byte</numerusform>
                <numerusform>%Ln Byte</numerusform>
            </translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <comment>date format</comment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>d MMM</source>
            <comment>date format without year</comment>
            <translation>d. MMM</translation>
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
            <translation>%1 J.</translation>
        </message>
        <message>
            <source>%1 mo</source>
            <comment>age in months</comment>
            <translation>%1 Mon.</translation>
        </message>
        <message>
            <source>No. %1</source>
            <comment>patient number</comment>
            <translation>Nr. %1</translation>
        </message>
        <message>
            <source>birth date unknown</source>
            <translation>Geburtsdatum unbekannt</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>Weiblich</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>Männlich</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Divers</translation>
        </message>
        <message>
            <source>Not stated</source>
            <translation>Keine Angabe</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Inhaber/in</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Behandler/in</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistenz</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>Empfang</translation>
        </message>
        <message>
            <source>Everything, and decides who works here.</source>
            <translation>Alles, und entscheidet, wer hier arbeitet.</translation>
        </message>
        <message>
            <source>Sees, imports, exports and deletes images.</source>
            <translation>Sieht, importiert, exportiert und löscht Bilder.</translation>
        </message>
        <message>
            <source>Sees, imports and tags images.</source>
            <translation>Sieht, importiert und beschriftet Bilder.</translation>
        </message>
        <message>
            <source>Sees and imports images, keeps patient records.</source>
            <translation>Sieht und importiert Bilder, führt die Patientenkartei.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GridContent</name>
        <message>
            <source>Taken %1</source>
            <translation>Aufgenommen %1</translation>
        </message>
        <message>
            <source>%1, the date of the file</source>
            <translation>%1, das Datum der Datei</translation>
        </message>
        <message>
            <source>Imported %1</source>
            <translation>Importiert %1</translation>
        </message>
        <message>
            <source>Imported %1 by %2</source>
            <translation>Importiert %1 von %2</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <comment>pixels</comment>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>%1 frames</source>
            <translation>%1 Einzelbilder</translation>
        </message>
        <message>
            <source>Note: %1</source>
            <translation>Notiz: %1</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokument</translation>
        </message>
    </context>
    <context>
        <name>HealthWords</name>
        <message>
            <source>This vault is older than its backup of %1, so recent images may be missing. Bring back the newest copy, or ask an owner of the practice why an older one was put here. The way there: lock, then Someone else.</source>
            <translation>Dieser Tresor ist älter als seine Datensicherung von %1; neuere Bilder könnten fehlen. Holen Sie die neueste Kopie zurück, oder fragen Sie einen Inhaber der Praxis, warum eine ältere hier liegt. Der Weg dorthin: sperren, dann „Jemand anderes“.</translation>
        </message>
        <message>
            <source>This vault is still being restored: its images come one after the other, the newest first. Should nothing go on, ask for the same restore again. The way there: lock, then Someone else.</source>
            <translation>Dieser Tresor wird noch wiederhergestellt: Seine Bilder kommen nacheinander, die neuesten zuerst. Geht nichts voran, starten Sie dieselbe Wiederherstellung noch einmal. Der Weg dorthin: sperren, dann „Jemand anderes“.</translation>
        </message>
        <message>
            <source>Damaged or missing: %1. Bring back what is damaged from a backup, and delete nothing until then.</source>
            <translation>Beschädigt oder fehlend: %1. Holen Sie Beschädigtes aus einer Datensicherung zurück, und löschen Sie bis dahin nichts.</translation>
        </message>
        <message>
            <source>The journal, the record of everything that was done here, is damaged. Restore the vault from a backup. The way there: lock, then Someone else.</source>
            <translation>Das Protokoll von allem, was hier getan wurde, ist beschädigt. Stellen Sie den Tresor aus einer Datensicherung wieder her. Der Weg dorthin: sperren, dann „Jemand anderes“.</translation>
        </message>
        <message>
            <source>Some keys are damaged in both of their copies, so their images cannot be opened. Restore the vault from a backup. The way there: lock, then Someone else.</source>
            <translation>Einige Schlüssel sind in beiden Kopien beschädigt, deshalb lassen sich ihre Bilder nicht öffnen. Stellen Sie den Tresor aus einer Datensicherung wieder her. Der Weg dorthin: sperren, dann „Jemand anderes“.</translation>
        </message>
        <message>
            <source>A patient's erasure was ordered and is not finished. Lock and sign in again. If this stays, the journal is damaged: restore the vault from a backup, and order the erasure again if the patient is still there.</source>
            <translation>Die Löschung eines Patienten wurde angeordnet und ist nicht abgeschlossen. Sperren Sie und melden Sie sich neu an. Bleibt es dabei, ist das Protokoll beschädigt: Stellen Sie den Tresor aus einer Datensicherung wieder her, und ordnen Sie die Löschung noch einmal an, falls der Patient dann noch da ist.</translation>
        </message>
        <message>
            <source>Much of the vault had changed at once, so the last backup stopped before it replaced older copies. Find out what happened before you go on.</source>
            <translation>Vieles im Tresor hatte sich auf einmal geändert, deshalb hielt die letzte Sicherung an, bevor sie ältere Kopien ersetzte. Finden Sie heraus, was geschah, bevor Sie weitermachen.</translation>
        </message>
        <message>
            <source>There is no backup yet. If this computer fails, the images are lost: an owner sees to one under Backups.</source>
            <translation>Es gibt noch keine Datensicherung. Fällt dieser Computer aus, sind die Bilder verloren: Eine Inhaberin oder ein Inhaber kümmert sich unter Datensicherung darum.</translation>
        </message>
        <message>
            <source>The last backup is from %1. Connect its disk, or add another place.</source>
            <translation>Die letzte Datensicherung ist von %1. Schließen Sie ihre Platte an, oder fügen Sie einen anderen Ort hinzu.</translation>
        </message>
        <message>
            <source>The last test restore did not bring back what was saved. Make a new backup, if you can to another place.</source>
            <translation>Die letzte Wiederherstellung zur Probe brachte nicht zurück, was gesichert war. Machen Sie eine neue Sicherung, möglichst an einem anderen Ort.</translation>
        </message>
        <message>
            <source>This computer can delete every copy that there is. One that it cannot reach is safe even from an attacker here.</source>
            <translation>Dieser Computer kann jede vorhandene Kopie löschen. Eine, die er nicht erreicht, ist selbst vor einem Angreifer hier sicher.</translation>
        </message>
        <message>
            <source>This computer cannot remember how far the vault has come, so an older copy put in its place would not be noticed.</source>
            <translation>Dieser Computer kann sich nicht merken, wie weit der Tresor ist; eine ältere Kopie an seiner Stelle fiele nicht auf.</translation>
        </message>
        <message>
            <source>This computer's clock stands before %1, when the vault was last used. Set the date and time.</source>
            <translation>Die Uhr dieses Computers steht vor %1, als der Tresor zuletzt benutzt wurde. Stellen Sie Datum und Uhrzeit ein.</translation>
        </message>
        <message>
            <source>By this computer's clock nobody has used the vault since %1. If that is wrong, set the date and time.</source>
            <translation>Nach der Uhr dieses Computers hat seit %1 niemand den Tresor benutzt. Wenn das nicht stimmt, stellen Sie Datum und Uhrzeit ein.</translation>
        </message>
        <message>
            <source>This computer may write memory to its disk without encryption. Whoever looks after it should encrypt its swap space, or turn it off.</source>
            <translation>Dieser Computer schreibt Arbeitsspeicher vielleicht unverschlüsselt auf die Platte. Wer ihn betreut, sollte den Auslagerungsspeicher verschlüsseln oder abschalten.</translation>
        </message>
        <message>
            <source>Not every image was looked at in the last month. Leave this computer on and signed in for a while, or check every image now.</source>
            <translation>Nicht jedes Bild wurde im letzten Monat geprüft. Lassen Sie diesen Computer eine Weile an und angemeldet, oder prüfen Sie jetzt jedes Bild.</translation>
        </message>
        <message>
            <source>This computer sees the vault for the first time, so it cannot tell whether it is the newest copy. From now on it remembers.</source>
            <translation>Dieser Computer sieht den Tresor zum ersten Mal und kann nicht sagen, ob es die neueste Kopie ist. Ab jetzt merkt er es sich.</translation>
        </message>
        <message>
            <source>Parts of the vault's index had been replaced by older ones. It was made anew from the journal, and nothing is lost. Ask who had this computer.</source>
            <translation>Teile des Verzeichnisses waren durch ältere ersetzt worden. Es wurde aus dem Protokoll neu erstellt, nichts ist verloren. Fragen Sie, wer diesen Computer hatte.</translation>
        </message>
        <message>
            <source>An owner opened this vault although this computer had seen a newer one. What was done in between is not in it.</source>
            <translation>Eine Person mit Inhaberrechten öffnete diesen Tresor, obwohl dieser Computer einen neueren gesehen hatte. Was dazwischen geschah, ist nicht darin.</translation>
        </message>
        <message>
            <source>The vault's index was missing or damaged and was made anew from the journal. Nothing is lost.</source>
            <translation>Das Verzeichnis des Tresors fehlte oder war beschädigt und wurde aus dem Protokoll neu erstellt. Nichts ist verloren.</translation>
        </message>
        <message>
            <source>Something is wrong and needs you today</source>
            <translation>Etwas stimmt nicht und braucht Sie heute</translation>
        </message>
        <message>
            <source>Nothing is damaged, but something wants doing</source>
            <translation>Nichts ist beschädigt, aber etwas ist zu tun</translation>
        </message>
        <message>
            <source>No trouble is known</source>
            <translation>Keine Störung bekannt</translation>
        </message>
        <message>
            <source>Everything is in its place</source>
            <translation>Alles ist an seinem Platz</translation>
        </message>
        <message>
            <source>Some images were checked %1, every one by %2.</source>
            <translation>Einige Bilder wurden geprüft: %1, jedes bis %2.</translation>
        </message>
        <message>
            <source>Some images were checked %1. Every image is checked once a month.</source>
            <translation>Einige Bilder wurden geprüft: %1. Jedes Bild wird einmal im Monat geprüft.</translation>
        </message>
        <message>
            <source>Some images are being checked in the background now.</source>
            <translation>Einige Bilder werden jetzt im Hintergrund geprüft.</translation>
        </message>
    </context>
    <context>
        <name>ImageFilter</name>
        <message>
            <source>%1 and one other person</source>
            <translation>%1 und eine weitere Person</translation>
        </message>
        <message>
            <source>%1 and %2 other people</source>
            <translation>%1 und %2 weitere Personen</translation>
        </message>
        <message>
            <source>imported %1</source>
            <translation>importiert %1</translation>
        </message>
        <message>
            <source>imported %1 by %2</source>
            <translation>importiert %1 von %2</translation>
        </message>
        <message>
            <source>today</source>
            <comment>end of a span of years</comment>
            <translation>heute</translation>
        </message>
        <message>
            <source>this year</source>
            <translation>dieses Jahr</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>span of years</comment>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1, %2.</source>
            <comment>images, years</comment>
            <translation>%1, %2.</translation>
        </message>
        <message>
            <source>None of %1 is of this kind.</source>
            <translation>Nichts davon ist von dieser Art (%1).</translation>
        </message>
        <message>
            <source>None of %1 shows this tooth.</source>
            <translation>Keines zeigt diesen Zahn (%1).</translation>
        </message>
        <message>
            <source>None of %1 shows these teeth.</source>
            <translation>Keines zeigt diese Zähne (%1).</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2, davon %1</translation>
        </message>
        <message>
            <source>%1 shows this tooth, %2.</source>
            <translation>%1 mit diesem Zahn, %2.</translation>
        </message>
        <message>
            <source>%1 shows these teeth, %2.</source>
            <translation>%1 mit diesen Zähnen, %2.</translation>
        </message>
        <message>
            <source>%1 show this tooth, %2.</source>
            <translation>%1 mit diesem Zahn, %2.</translation>
        </message>
        <message>
            <source>%1 show these teeth, %2.</source>
            <translation>%1 mit diesen Zähnen, %2.</translation>
        </message>
    </context>
    <context>
        <name>ImageWords</name>
        <message>
            <source>3D model</source>
            <translation>3D-Modell</translation>
        </message>
        <message>
            <source>CT</source>
            <translation>CT</translation>
        </message>
        <message>
            <source>MR</source>
            <translation>MRT</translation>
        </message>
        <message>
            <source>Ultrasound</source>
            <translation>Ultraschall</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>Kurve</translation>
        </message>
        <message>
            <source>Panoramic</source>
            <translation>Panoramaaufnahme</translation>
        </message>
        <message>
            <source>Intra-oral</source>
            <translation>Intraoral</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>X-ray</source>
            <translation>Röntgenbild</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokument</translation>
        </message>
        <message>
            <source>Bitewing</source>
            <translation>Bissflügel</translation>
        </message>
        <message>
            <source>Periapical</source>
            <translation>Zahnfilm</translation>
        </message>
        <message>
            <source>Occlusal</source>
            <translation>Aufbissaufnahme</translation>
        </message>
        <message>
            <source>Cephalogram</source>
            <translation>Fernröntgen</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>DVT</translation>
        </message>
        <message>
            <source>Face, frontal</source>
            <translation>Gesicht frontal</translation>
        </message>
        <message>
            <source>Face, smiling</source>
            <translation>Gesicht lächelnd</translation>
        </message>
        <message>
            <source>Profile, right</source>
            <translation>Profil rechts</translation>
        </message>
        <message>
            <source>Profile, left</source>
            <translation>Profil links</translation>
        </message>
        <message>
            <source>Intra-oral, frontal</source>
            <translation>Intraoral frontal</translation>
        </message>
        <message>
            <source>Intra-oral, right</source>
            <translation>Intraoral rechts</translation>
        </message>
        <message>
            <source>Intra-oral, left</source>
            <translation>Intraoral links</translation>
        </message>
        <message>
            <source>Intra-oral, upper</source>
            <translation>Intraoral Oberkiefer</translation>
        </message>
        <message>
            <source>Intra-oral, lower</source>
            <translation>Intraoral Unterkiefer</translation>
        </message>
        <message>
            <source>Intra-oral, close-up</source>
            <translation>Intraoral Nahaufnahme</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Divers</translation>
        </message>
        <message>
            <source>BW</source>
            <comment>bitewing, short</comment>
            <translation>BF</translation>
        </message>
        <message>
            <source>PA</source>
            <comment>periapical, short</comment>
            <translation>ZF</translation>
        </message>
        <message>
            <source>Ceph</source>
            <comment>cephalogram, short</comment>
            <translation>FRS</translation>
        </message>
        <message>
            <source>Frontal</source>
            <translation>Frontal</translation>
        </message>
        <message>
            <source>Smile</source>
            <translation>Lächeln</translation>
        </message>
        <message>
            <source>Profile R</source>
            <comment>right profile, short</comment>
            <translation>Profil R</translation>
        </message>
        <message>
            <source>Profile L</source>
            <comment>left profile, short</comment>
            <translation>Profil L</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Upper</source>
            <translation>Oberkiefer</translation>
        </message>
        <message>
            <source>Lower</source>
            <translation>Unterkiefer</translation>
        </message>
        <message>
            <source>Close-up</source>
            <translation>Nahaufnahme</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>both sides</source>
            <translation>beidseitig</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>During</source>
            <translation>Währenddessen</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>%1 bitewings</source>
            <translation>%1 Bissflügel</translation>
        </message>
        <message>
            <source>%1 periapicals</source>
            <translation>%1 Zahnfilme</translation>
        </message>
        <message>
            <source>%1 panoramics</source>
            <translation>%1 Panoramaaufnahmen</translation>
        </message>
        <message>
            <source>%1 CT images</source>
            <translation>%1 CT-Bilder</translation>
        </message>
        <message>
            <source>%1 MR images</source>
            <translation>%1 MRT-Bilder</translation>
        </message>
        <message>
            <source>%1 ultrasound images</source>
            <translation>%1 Ultraschallbilder</translation>
        </message>
        <message>
            <source>%1 intra-oral X-rays</source>
            <translation>%1 intraorale Röntgenbilder</translation>
        </message>
        <message>
            <source>%1 photos</source>
            <translation>%1 Fotos</translation>
        </message>
        <message>
            <source>%1 documents</source>
            <translation>%1 Dokumente</translation>
        </message>
        <message>
            <source>%1 X-rays</source>
            <translation>%1 Röntgenbilder</translation>
        </message>
        <message>
            <source>%1 images</source>
            <translation>%1 Bilder</translation>
        </message>
    </context>
    <context>
        <name>ImportGroups</name>
        <message>
            <source>%1: %2.</source>
            <comment>number of files, reason</comment>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number of files, reason</comment>
            <translation>%1: %2</translation>
        </message>
        <message numerus="yes">
            <source>… and %Ln other reason(s)</source>
            <translation>
                <numerusform>… und %Ln weiterer Grund</numerusform>
                <numerusform>… und %Ln weitere Gründe</numerusform>
            </translation>
        </message>
        <message>
            <source>their patient</source>
            <translation>der zugehörigen Person</translation>
        </message>
        <message numerus="yes">
            <source>%Ln will be filed with</source>
            <translation>
                <numerusform>%Ln wird abgelegt bei</numerusform>
                <numerusform>%Ln werden abgelegt bei</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were filed with</source>
            <translation>
                <numerusform>%Ln wurde abgelegt bei</numerusform>
                <numerusform>%Ln wurden abgelegt bei</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 will be filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 werden bei %Ln weiteren Person abgelegt</numerusform>
                <numerusform>%1 werden bei %Ln weiteren Personen abgelegt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 were filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 wurden bei %Ln weiteren Person abgelegt</numerusform>
                <numerusform>%1 wurden bei %Ln weiteren Personen abgelegt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln for (a) new patient(s)</source>
            <translation>
                <numerusform>%Ln für eine neue Person</numerusform>
                <numerusform>%Ln für neue Personen</numerusform>
            </translation>
        </message>
        <message>
            <source>They are created from what the files say.</source>
            <translation>Sie werden mit dem angelegt, was in den Dateien steht.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln need(s) a person: waiting in the Inbox</source>
            <translation>
                <numerusform>%Ln muss zugeordnet werden: wartet im Eingang</numerusform>
                <numerusform>%Ln müssen zugeordnet werden: warten im Eingang</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln come(s) back from the bin</source>
            <translation>
                <numerusform>%Ln kommt aus dem Papierkorb zurück</numerusform>
                <numerusform>%Ln kommen aus dem Papierkorb zurück</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln came back from the bin</source>
            <translation>
                <numerusform>%Ln kam aus dem Papierkorb zurück</numerusform>
                <numerusform>%Ln kamen aus dem Papierkorb zurück</numerusform>
            </translation>
        </message>
        <message>
            <source>The same file was deleted here: it goes back to where it was.</source>
            <translation>Dieselbe Datei wurde hier gelöscht: Sie kommt dahin zurück, wo sie war.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln is/are already here</source>
            <translation>
                <numerusform>%Ln ist schon hier</numerusform>
                <numerusform>%Ln sind schon hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were already here</source>
            <translation>
                <numerusform>%Ln war schon hier</numerusform>
                <numerusform>%Ln waren schon hier</numerusform>
            </translation>
        </message>
        <message>
            <source>The same file, bit for bit: nothing is taken twice.</source>
            <translation>Dieselbe Datei, Bit für Bit: Nichts wird zweimal aufgenommen.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln of them cannot be shown as (a) picture(s)</source>
            <translation>
                <numerusform>%Ln davon kann nicht als Bild gezeigt werden</numerusform>
                <numerusform>%Ln davon können nicht als Bild gezeigt werden</numerusform>
            </translation>
        </message>
        <message>
            <source>The file is kept and can be exported unchanged.</source>
            <translation>Die Datei wird behalten und kann unverändert exportiert werden.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln cannot be taken</source>
            <translation>
                <numerusform>%Ln kann nicht aufgenommen werden</numerusform>
                <numerusform>%Ln können nicht aufgenommen werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were refused</source>
            <translation>
                <numerusform>%Ln wurde abgelehnt</numerusform>
                <numerusform>%Ln wurden abgelehnt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported</source>
            <translation>
                <numerusform>%Ln Bild importiert</numerusform>
                <numerusform>%Ln Bilder importiert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln wartet im Eingang</numerusform>
                <numerusform>%Ln warten im Eingang</numerusform>
            </translation>
        </message>
        <message>
            <source>There was nothing to import.</source>
            <translation>Es gab nichts zu importieren.</translation>
        </message>
        <message>
            <source>More may have arrived than is counted here; nothing is taken in twice.</source>
            <translation>Es kann mehr angekommen sein, als hier gezählt ist; doppelt aufgenommen wird nichts.</translation>
        </message>
        <message>
            <source>A disk does not answer: the vault&apos;s, or the one that the images come from. Check that both are connected and healthy, then import once more.</source>
            <translation>Ein Datenträger antwortet nicht: der des Tresors oder der, von dem die Bilder kommen. Prüfen Sie, ob beide angeschlossen und in Ordnung sind, und importieren Sie dann noch einmal.</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <source>came %1</source>
            <comment>when</comment>
            <translation>angekommen %1</translation>
        </message>
        <message>
            <source>taken %1</source>
            <translation>aufgenommen %1</translation>
        </message>
        <message>
            <source>sent as %1</source>
            <comment>what the file says of its patient</comment>
            <translation>gesendet als %1</translation>
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
            <translation>Überall</translation>
        </message>
        <message>
            <source>Ctrl K</source>
            <translation>Strg K</translation>
        </message>
        <message>
            <source>Find a patient</source>
            <translation>Patient suchen</translation>
        </message>
        <message>
            <source>Ctrl N</source>
            <translation>Strg N</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Neuer Patient</translation>
        </message>
        <message>
            <source>Ctrl O</source>
            <translation>Strg O</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Dateien importieren</translation>
        </message>
        <message>
            <source>Ctrl V</source>
            <translation>Strg V</translation>
        </message>
        <message>
            <source>Import what was copied</source>
            <translation>Kopiertes importieren</translation>
        </message>
        <message>
            <source>Ctrl Z</source>
            <translation>Strg Z</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Ctrl L</source>
            <translation>Strg L</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Alt ←</source>
            <translation>Alt ←</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Ctrl 1 … 5</source>
            <translation>Strg 1 … 5</translation>
        </message>
        <message>
            <source>Patients, Inbox, Worklist, Bin, Practice</source>
            <translation>Patienten, Eingang, Arbeitsliste, Papierkorb, Praxis</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>Diese Seite</translation>
        </message>
        <message>
            <source>In lists</source>
            <translation>In Listen</translation>
        </message>
        <message>
            <source>↑ ↓</source>
            <translation>↑ ↓</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Bewegen</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Clear the search, go back</source>
            <translation>Suche leeren, zurück</translation>
        </message>
        <message>
            <source>Images of a patient</source>
            <translation>Bilder eines Patienten</translation>
        </message>
        <message>
            <source>Ctrl A</source>
            <translation>Strg A</translation>
        </message>
        <message>
            <source>Choose all</source>
            <translation>Alle auswählen</translation>
        </message>
        <message>
            <source>T</source>
            <translation>T</translation>
        </message>
        <message>
            <source>Teeth, view, note</source>
            <translation>Zähne, Ansicht, Notiz</translation>
        </message>
        <message>
            <source>Ctrl E</source>
            <translation>Strg E</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Ctrl M</source>
            <translation>Strg M</translation>
        </message>
        <message>
            <source>Move to another patient</source>
            <translation>Zu einem anderen Patienten</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>To the bin</source>
            <translation>In den Papierkorb</translation>
        </message>
        <message>
            <source>Viewer</source>
            <translation>Bildbetrachter</translation>
        </message>
        <message>
            <source>← →</source>
            <translation>← →</translation>
        </message>
        <message>
            <source>Image before, image after</source>
            <translation>Bild davor, Bild danach</translation>
        </message>
        <message>
            <source>F11</source>
            <translation>F11</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>All keys of the viewer</source>
            <translation>Alle Tasten des Betrachters</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>KitPage</name>
        <message>
            <source>Keep this page where you keep contracts and keys: not beside the computer, not in an e-mail, not in a cloud folder.</source>
            <translation>Bewahren Sie dieses Blatt bei Verträgen und Schlüsseln auf: nicht neben dem Computer, nicht in einer E-Mail, nicht in einem Cloud-Ordner.</translation>
        </message>
        <message>
            <source>If every password is lost, start Safelight, choose “Use the recovery kit”, and type the code. You then set a new password.</source>
            <translation>Sind alle Passwörter verloren, starten Sie Safelight, wählen „Wiederherstellungsblatt benutzen“ und tippen den Code ein. Danach legen Sie ein neues Passwort fest.</translation>
        </message>
        <message>
            <source>Whoever has this page and the vault can open it. Whoever has neither a password nor this page cannot, and nobody can help.</source>
            <translation>Wer dieses Blatt und den Tresor hat, kann ihn öffnen. Wer weder ein Passwort noch dieses Blatt hat, kann es nicht, und niemand kann helfen.</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Praxis</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Inhaber/in</translation>
        </message>
        <message>
            <source>Vault</source>
            <translation>Tresor</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Fingerabdruck</translation>
        </message>
        <message>
            <source>Safelight recovery kit</source>
            <translation>Safelight-Wiederherstellungsblatt</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>Wiederherstellungscode</translation>
        </message>
    </context>
    <context>
        <name>LockWords</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <comment>without use</comment>
            <translation>
                <numerusform>%n Sekunde</numerusform>
                <numerusform>%n Sekunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <comment>without use</comment>
            <translation>
                <numerusform>%n Minute</numerusform>
                <numerusform>%n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>Locked at %1</source>
            <translation>Gesperrt um %1</translation>
        </message>
        <message>
            <source>Locked at %1 by %2</source>
            <translation>Gesperrt um %1 von %2</translation>
        </message>
        <message>
            <source>Locked at %1 after %2 without use</source>
            <translation>Gesperrt um %1 nach %2 ohne Benutzung</translation>
        </message>
        <message>
            <source>Locked at %1 together with this computer</source>
            <translation>Gesperrt um %1 zusammen mit diesem Computer</translation>
        </message>
        <message>
            <source>Locked at %1 when this computer went to sleep</source>
            <translation>Gesperrt um %1, als dieser Computer in den Ruhezustand ging</translation>
        </message>
        <message>
            <source>Safelight stopped unexpectedly at %1 and locked itself; what was saved is safe</source>
            <translation>Safelight wurde um %1 unerwartet beendet und hat sich gesperrt; was gespeichert war, ist sicher</translation>
        </message>
        <message>
            <source>Closed at %1</source>
            <translation>Geschlossen um %1</translation>
        </message>
        <message>
            <source>%1 · %2 was working</source>
            <translation>%1 · %2 hat gearbeitet</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Inhaber/in</translation>
        </message>
        <message>
            <source>Clinician</source>
            <translation>Behandler/in</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistenz</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>Empfang</translation>
        </message>
    </context>
    <context>
        <name>MatchWords</name>
        <message>
            <source>Number, name and birth date agree</source>
            <translation>Nummer, Name und Geburtsdatum stimmen überein</translation>
        </message>
        <message>
            <source>Filed where you said</source>
            <translation>Abgelegt, wo Sie wollten</translation>
        </message>
        <message>
            <source>Filed where you said, though the file names somebody else</source>
            <translation>Abgelegt, wo Sie wollten, obwohl die Datei jemand anderen nennt</translation>
        </message>
        <message>
            <source>The file does not say whose it is</source>
            <translation>Die Datei sagt nicht, von wem sie ist</translation>
        </message>
        <message>
            <source>Nobody like that is here yet</source>
            <translation>So jemand ist noch nicht hier</translation>
        </message>
        <message>
            <source>The name differs; number and birth date agree</source>
            <translation>Der Name weicht ab; Nummer und Geburtsdatum stimmen</translation>
        </message>
        <message>
            <source>The birth date differs; number and name agree</source>
            <translation>Das Geburtsdatum weicht ab; Nummer und Name stimmen</translation>
        </message>
        <message>
            <source>The number differs or is missing; name and birth date agree</source>
            <translation>Die Nummer weicht ab oder fehlt; Name und Geburtsdatum stimmen</translation>
        </message>
        <message>
            <source>Only the number agrees: name and birth date do not</source>
            <translation>Nur die Nummer stimmt: Name und Geburtsdatum nicht</translation>
        </message>
        <message>
            <source>Only the name agrees</source>
            <translation>Nur der Name stimmt</translation>
        </message>
        <message>
            <source>Several patients match equally well</source>
            <translation>Mehrere Patienten passen gleich gut</translation>
        </message>
        <message>
            <source>Another image here has the same identification and a different content</source>
            <translation>Ein anderes Bild hier hat dieselbe Kennung und einen anderen Inhalt</translation>
        </message>
        <message>
            <source>It arrived whole, but cannot be read as an image</source>
            <translation>Vollständig angekommen, aber nicht als Bild lesbar</translation>
        </message>
        <message>
            <source>Somebody has to say whose it is</source>
            <translation>Jemand muss sagen, von wem es ist</translation>
        </message>
        <message>
            <source>born %1</source>
            <translation>geboren %1</translation>
        </message>
    </context>
    <context>
        <name>NewFileWords</name>
        <message>
            <source>There is a file of that name already. Choose another name.</source>
            <translation>Eine Datei dieses Namens gibt es schon. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another folder.</source>
            <translation>Dorthin konnte die Datei nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
        </message>
    </context>
    <context>
        <name>PaneFacts</name>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>%1 bit</source>
            <translation>%1 Bit</translation>
        </message>
        <message>
            <source>Table of the device</source>
            <translation>Tabelle des Geräts</translation>
        </message>
        <message>
            <source>Table %1</source>
            <translation>Tabelle %1</translation>
        </message>
        <message>
            <source>Window %1 / %2</source>
            <translation>Fenster %1 / %2</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>magnification varies</source>
            <translation>Vergrößerung schwankt</translation>
        </message>
        <message>
            <source>calibrated</source>
            <translation>kalibriert</translation>
        </message>
        <message>
            <source>at detector</source>
            <translation>am Detektor</translation>
        </message>
        <message>
            <source>estimated</source>
            <translation>geschätzt</translation>
        </message>
        <message>
            <source>in the patient</source>
            <translation>im Patienten</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>From histogram</source>
            <translation>Aus Histogramm</translation>
        </message>
        <message>
            <source>Full range</source>
            <translation>Ganzer Bereich</translation>
        </message>
        <message>
            <source>Narrow</source>
            <translation>Schmal</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Breit</translation>
        </message>
        <message>
            <source>Bone</source>
            <translation>Knochen</translation>
        </message>
        <message>
            <source>Soft tissue</source>
            <translation>Weichteile</translation>
        </message>
        <message>
            <source>%1 mm</source>
            <translation>%1 mm</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>PDF-Dokument</translation>
        </message>
        <message>
            <source>3D model</source>
            <translation>3D-Modell</translation>
        </message>
        <message>
            <source>Structured report</source>
            <translation>Strukturierter Bericht</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>Kurve</translation>
        </message>
        <message>
            <source>Presentation state</source>
            <translation>Darstellungszustand</translation>
        </message>
        <message>
            <source>DICOM document</source>
            <translation>DICOM-Dokument</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokument</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DayChoice</name>
        <message>
            <source>Another day…</source>
            <translation>Ein anderer Tag …</translation>
        </message>
        <message>
            <source>After an attack, or a mistake that was saved too, an older backup may be the better one.</source>
            <translation>Nach einem Angriff oder einem Fehler, der mitgesichert wurde, kann eine ältere Sicherung die bessere sein.</translation>
        </message>
        <message>
            <source>As it was saved</source>
            <translation>Stand der Sicherung</translation>
        </message>
        <message>
            <source>The newest is right, unless something had gone wrong by then: after an attack, choose one from before it.</source>
            <translation>Die neueste ist die richtige, außer wenn da schon etwas schiefgegangen war: Nach einem Angriff wählen Sie eine von vorher.</translation>
        </message>
        <message numerus="yes">
            <source>Here %Ln image(s) are missing or were changed since the backup before it. After an attack, choose one from before that.</source>
            <translation>
                <numerusform>Hier fehlt %Ln Bild oder wurde verändert seit der Sicherung davor. Nach einem Angriff wählen Sie eine von vorher.</numerusform>
                <numerusform>Hier fehlen %Ln Bilder oder wurden verändert seit der Sicherung davor. Nach einem Angriff wählen Sie eine von vorher.</numerusform>
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
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>many missing or changed</source>
            <translation>viele fehlen oder sind verändert</translation>
        </message>
        <message numerus="yes">
            <source>%1, %Ln image(s), saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%1, %Ln Bild, gesichert %2.</numerusform>
                <numerusform>%1, %Ln Bilder, gesichert %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln erased or deleted for good</source>
            <comment>images since the backup before</comment>
            <translation>
                <numerusform>%Ln gelöscht oder endgültig entfernt</numerusform>
                <numerusform>%Ln gelöscht oder endgültig entfernt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::GuessSheet</name>
        <message>
            <source>Slower guesses at your password</source>
            <translation>Langsameres Raten an Ihrem Passwort</translation>
        </message>
        <message>
            <source>Whoever steals this computer can try passwords for as long as they like. So each guess is slow on purpose: the slower, the safer. Signing in takes you as long as one guess, on every computer that you use.</source>
            <translation>Wer diesen Computer stiehlt, kann Passwörter probieren, so viele er will. Darum dauert jeder Versuch mit Absicht: je langsamer, desto sicherer. Die Anmeldung dauert so lange wie ein Versuch, an jedem Computer, den Sie benutzen.</translation>
        </message>
        <message>
            <source>Each guess takes</source>
            <translation>Jeder Versuch dauert</translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Aktuelles Passwort</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>About %1, as now</source>
            <translation>Etwa %1, wie jetzt</translation>
        </message>
        <message>
            <source>About %1</source>
            <translation>Etwa %1</translation>
        </message>
        <message>
            <source>As long as now</source>
            <translation>So lange wie jetzt</translation>
        </message>
        <message>
            <source>%1 times as long as now</source>
            <translation>%1-mal so lange wie jetzt</translation>
        </message>
        <message>
            <source>Signing in needs %1 of memory for that moment: each computer that you use must have it free.</source>
            <translation>Die Anmeldung braucht für diesen Moment %1 Arbeitsspeicher: Jeder Computer, den Sie benutzen, muss so viel frei haben.</translation>
        </message>
        <message>
            <source>Each guess at your password takes about %1 now</source>
            <translation>Jeder Versuch an Ihrem Passwort dauert jetzt etwa %1</translation>
        </message>
        <message>
            <source>Guesses at your password take longer or shorter now, as you chose</source>
            <translation>Versuche an Ihrem Passwort dauern jetzt so lange, wie Sie gewählt haben</translation>
        </message>
        <message>
            <source>This is not your current password.</source>
            <translation>Das ist nicht Ihr aktuelles Passwort.</translation>
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
            <translation>Dort antwortet niemand. Ist dieser Computer im Netz und die Adresse richtig?</translation>
        </message>
        <message>
            <source>The storage does not take these keys.</source>
            <translation>Der Speicher nimmt diese Schlüssel nicht an.</translation>
        </message>
        <message>
            <source>restic knows no such address. It is a folder, or begins with s3:, sftp: or rest:.</source>
            <translation>Eine solche Adresse kennt restic nicht. Sie ist ein Ordner oder beginnt mit s3:, sftp: oder rest:.</translation>
        </message>
        <message>
            <source>The storage's certificate comes from an issuer that this computer does not know. Whoever looks after your computers can install that issuer here (docs/backup.md).</source>
            <translation>Das Zertifikat des Speichers kommt von einer Stelle, die dieser Computer nicht kennt. Wer Ihre Computer betreut, kann sie hier eintragen (docs/backup.md).</translation>
        </message>
        <message>
            <source>The storage's certificate has run out. Whoever looks after the storage can renew it; check the date of this computer, too.</source>
            <translation>Das Zertifikat des Speichers ist abgelaufen. Wer den Speicher betreut, kann es erneuern; prüfen Sie auch das Datum dieses Computers.</translation>
        </message>
        <message>
            <source>The storage's certificate is for another name than the one in the address. Is the address right?</source>
            <translation>Das Zertifikat des Speichers gilt für einen anderen Namen als den in der Adresse. Stimmt die Adresse?</translation>
        </message>
        <message>
            <source>The storage answers without encryption. If that is meant, its address begins with s3:http:// or rest:http://; what goes there is sealed in any case.</source>
            <translation>Der Speicher antwortet ohne Verschlüsselung. Ist das so gewollt, beginnt seine Adresse mit s3:http:// oder rest:http://; versiegelt ist ohnehin alles, was dorthin geht.</translation>
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
            <translation>Passwort des Repositorys</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>By restic's own name for it, as the list of places showed it; a folder by its path.</source>
            <translation>So wie restic es nennt und wie es auf der Liste der Orte stand; ein Ordner mit seinem Pfad.</translation>
        </message>
        <message>
            <source>It was shown once, to be written on the recovery kit.</source>
            <translation>Es wurde einmal gezeigt, um auf dem Wiederherstellungsblatt notiert zu werden.</translation>
        </message>
        <message>
            <source>Looking at it…</source>
            <translation>Wird angesehen…</translation>
        </message>
        <message>
            <source>This is not the password of this repository. Read it from the recovery kit once more.</source>
            <translation>Das ist nicht das Passwort dieses Repositorys. Lesen Sie es noch einmal vom Wiederherstellungsblatt ab.</translation>
        </message>
        <message>
            <source>There is no such folder. Is the disk connected, and the path right?</source>
            <translation>Diesen Ordner gibt es nicht. Ist die Platte angeschlossen und der Pfad richtig?</translation>
        </message>
        <message>
            <source>There is no repository of restic. Is the address right, to its end?</source>
            <translation>Dort ist kein Repository von restic. Stimmt die Adresse bis zum Ende?</translation>
        </message>
        <message>
            <source>It is not allowed to read there.</source>
            <translation>Dort darf nicht gelesen werden.</translation>
        </message>
        <message>
            <source>This repository opens, and has no backup of Safelight in it.</source>
            <translation>Dieses Repository lässt sich öffnen und enthält keine Sicherung von Safelight.</translation>
        </message>
        <message>
            <source>The program restic is not installed on this computer. Whoever looks after your computers can install it; then look again.</source>
            <translation>Das Programm restic ist auf diesem Computer nicht installiert. Wer Ihre Computer betreut, kann es installieren; dann sehen Sie noch einmal nach.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RestoredStep</name>
        <message>
            <source>The practice is back</source>
            <translation>Die Praxis ist zurück</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Fingerabdruck</translation>
        </message>
        <message>
            <source>The same stands on the printed recovery kit. If not, it is somebody else's backup: do not use it.</source>
            <translation>Derselbe steht auf dem gedruckten Wiederherstellungsblatt. Wenn nicht, ist das die Sicherung von jemand anderem: Benutzen Sie sie nicht.</translation>
        </message>
        <message>
            <source>Sign in with a password</source>
            <translation>Mit einem Passwort anmelden</translation>
        </message>
        <message>
            <source>On a computer that had this vault before, passwords still open it.</source>
            <translation>Auf einem Computer, der diesen Tresor schon hatte, öffnen ihn die Passwörter weiter.</translation>
        </message>
        <message>
            <source>Use the recovery kit</source>
            <translation>Wiederherstellungsblatt benutzen</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) of %1 are here again, as they were saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%n Bild von %1 ist wieder da, wie es %2 gesichert wurde.</numerusform>
                <numerusform>%n Bilder von %1 sind wieder da, wie sie %2 gesichert wurden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) could not be read from the backup. The vault says which, and another backup can bring them back.</source>
            <translation>
                <numerusform>%n Bild ließ sich aus der Sicherung nicht lesen. Der Tresor sagt, welches; eine andere Sicherung kann es zurückbringen.</numerusform>
                <numerusform>%n Bilder ließen sich aus der Sicherung nicht lesen. Der Tresor sagt, welche; eine andere Sicherung kann sie zurückbringen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n patient(s) were erased since. They do not come back.</source>
            <translation>
                <numerusform>%n Patient wurde seitdem gelöscht und kommt nicht zurück.</numerusform>
                <numerusform>%n Patienten wurden seitdem gelöscht und kommen nicht zurück.</numerusform>
            </translation>
        </message>
        <message>
            <source>The images did not come back</source>
            <translation>Die Bilder sind nicht zurückgekommen</translation>
        </message>
        <message>
            <source>The patients of %1 are here again, as they were saved %2, but without their images.</source>
            <comment>practice, moment</comment>
            <translation>Die Patienten von %1 sind wieder da, wie sie %2 gesichert wurden, aber ohne ihre Bilder.</translation>
        </message>
        <message>
            <source>Bring back another backup</source>
            <translation>Eine andere Sicherung zurückholen</translation>
        </message>
        <message>
            <source>Newer backups lie there and cannot be used: they are damaged, or another practice&apos;s. This is the newest one that is whole.</source>
            <translation>Dort liegen neuere Sicherungen, die sich nicht nutzen lassen: Sie sind beschädigt oder von einer anderen Praxis. Dies ist die neueste, die heil ist.</translation>
        </message>
        <message numerus="yes">
            <source>Damaged or overwritten in this backup: %n image(s), all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.</source>
            <translation>
                <numerusform>In dieser Sicherung beschädigt oder überschrieben: %n Bild, mehr hat sie nicht. So etwas tut ein Angreifer oder ein Datenträger am Ende. Bewahren Sie ihren Datenträger unverändert auf und holen Sie eine andere Sicherung zurück.</numerusform>
                <numerusform>In dieser Sicherung beschädigt oder überschrieben: %n Bilder, mehr hat sie nicht. So etwas tut ein Angreifer oder ein Datenträger am Ende. Bewahren Sie ihren Datenträger unverändert auf und holen Sie eine andere Sicherung zurück.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RestoreStep</name>
        <message>
            <source>This backup was damaged or overwritten, so nothing can be brought back from it. Keep its disk as it is, and choose another backup.</source>
            <translation>Diese Sicherung wurde beschädigt oder überschrieben; aus ihr lässt sich nichts zurückholen. Bewahren Sie ihren Datenträger unverändert auf und wählen Sie eine andere Sicherung.</translation>
        </message>
        <message>
            <source>This backup was made by a newer Safelight than this one. Install the newest Safelight on this computer, then choose it again.</source>
            <translation>Diese Sicherung stammt von einem neueren Safelight als diesem. Installieren Sie das neueste Safelight auf diesem Computer und wählen Sie sie dann noch einmal.</translation>
        </message>
        <message>
            <source>There is not enough room: the vault needs %1, and %2 are free. Make room there, or choose another disk for it.</source>
            <translation>Der Platz reicht nicht: Der Tresor braucht %1, frei sind %2. Schaffen Sie dort Platz, oder wählen Sie eine andere Platte für ihn.</translation>
        </message>
        <message>
            <source>Where the backup lies</source>
            <translation>Wo die Sicherung liegt</translation>
        </message>
        <message>
            <source>A folder or disk</source>
            <translation>Ein Ordner oder eine Platte</translation>
        </message>
        <message>
            <source>A repository of restic (S3, SFTP or a folder)</source>
            <translation>Ein Repository von restic (S3, SFTP oder ein Ordner)</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Eine Sicherung zurückholen</translation>
        </message>
        <message>
            <source>After a loss, or on a new computer. The backup stays as it is; you need it and the printed recovery kit.</source>
            <translation>Nach einem Verlust oder auf einem neuen Computer. Die Sicherung bleibt, wie sie ist; Sie brauchen sie und das gedruckte Wiederherstellungsblatt.</translation>
        </message>
        <message>
            <source>The backup</source>
            <translation>Die Sicherung</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Where the vault will lie</source>
            <translation>Wo der Tresor liegen wird</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>A folder on this computer's own disk. Nothing that is there is overwritten.</source>
            <translation>Ein Ordner auf der eigenen Platte dieses Computers. Nichts, was dort liegt, wird überschrieben.</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Zurückholen</translation>
        </message>
        <message>
            <source>Choose the backup's folder</source>
            <translation>Ordner der Sicherung wählen</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Use this folder</source>
            <translation>Diesen Ordner nehmen</translation>
        </message>
        <message>
            <source>The folder that the backups went to, on a disk or a network drive.</source>
            <translation>Der Ordner, in den gesichert wurde, auf einer Platte oder einem Netzlaufwerk.</translation>
        </message>
        <message>
            <source>Looking at it…</source>
            <translation>Wird angesehen…</translation>
        </message>
        <message>
            <source>This is not a folder that Safelight backed up to.</source>
            <translation>In diesen Ordner hat Safelight nicht gesichert.</translation>
        </message>
    </context>
    <context>
        <name>ViewerKeys</name>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search what the file says</source>
            <translation>In den Angaben der Datei suchen</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Brightness and contrast by dragging</source>
            <translation>Helligkeit und Kontrast durch Ziehen</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Zoom by dragging</source>
            <translation>Zoomen durch Ziehen</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Bewegen</translation>
        </message>
        <message>
            <source>Move by dragging; also with the space bar or the middle button</source>
            <translation>Verschieben durch Ziehen; auch mit Leertaste oder mittlerer Maustaste</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Vorgaben</translation>
        </message>
        <message>
            <source>Choose a window</source>
            <translation>Ein Fenster wählen</translation>
        </message>
        <message>
            <source>Invert</source>
            <translation>Umkehren</translation>
        </message>
        <message>
            <source>Dark for bright</source>
            <translation>Dunkel für hell</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Back to the original look</source>
            <translation>Zurück zum ursprünglichen Aussehen</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Rotate clockwise</source>
            <translation>Im Uhrzeigersinn drehen</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>Links drehen</translation>
        </message>
        <message>
            <source>Rotate counter-clockwise</source>
            <translation>Gegen den Uhrzeigersinn drehen</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Left for right</source>
            <translation>Links für rechts</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Show the whole image</source>
            <translation>Das ganze Bild zeigen</translation>
        </message>
        <message>
            <source>Actual</source>
            <translation>Pixeltreu</translation>
        </message>
        <message>
            <source>One image pixel on one screen pixel</source>
            <translation>Ein Bildpunkt auf einem Bildschirmpunkt</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Vorheriges Bild</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Erstes</translation>
        </message>
        <message>
            <source>First image</source>
            <translation>Erstes Bild</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Letztes</translation>
        </message>
        <message>
            <source>Last image</source>
            <translation>Letztes Bild</translation>
        </message>
        <message>
            <source>Next frame</source>
            <translation>Nächstes Einzelbild</translation>
        </message>
        <message>
            <source>Previous frame</source>
            <translation>Vorheriges Einzelbild</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Play the frames, or stop</source>
            <translation>Einzelbilder abspielen oder anhalten</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Aufteilung</translation>
        </message>
        <message>
            <source>One, two or four images</source>
            <translation>Ein, zwei oder vier Bilder</translation>
        </message>
        <message>
            <source>One</source>
            <translation>Eins</translation>
        </message>
        <message>
            <source>One image</source>
            <translation>Ein Bild</translation>
        </message>
        <message>
            <source>Two</source>
            <translation>Zwei</translation>
        </message>
        <message>
            <source>Two images side by side</source>
            <translation>Zwei Bilder nebeneinander</translation>
        </message>
        <message>
            <source>Four</source>
            <translation>Vier</translation>
        </message>
        <message>
            <source>Four images</source>
            <translation>Vier Bilder</translation>
        </message>
        <message>
            <source>Linked zoom</source>
            <translation>Gekoppelt</translation>
        </message>
        <message>
            <source>Zoom and move all images together</source>
            <translation>Alle Bilder gemeinsam zoomen und verschieben</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Nächstes Feld</translation>
        </message>
        <message>
            <source>To the next pane</source>
            <translation>Zum nächsten Feld</translation>
        </message>
        <message>
            <source>Info</source>
            <translation>Info</translation>
        </message>
        <message>
            <source>What the file says</source>
            <translation>Was in der Datei steht</translation>
        </message>
        <message>
            <source>Full view</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Show these keys</source>
            <translation>Diese Tasten zeigen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Leave full screen, then the viewer</source>
            <translation>Vollbild verlassen, dann den Betrachter</translation>
        </message>
    </context>
    <context>
        <name>WorklistWords</name>
        <message>
            <source>Panoramic</source>
            <translation>Panoramaaufnahme</translation>
        </message>
        <message>
            <source>Intraoral X-ray</source>
            <translation>Intraorales Röntgenbild</translation>
        </message>
        <message>
            <source>CBCT</source>
            <translation>DVT</translation>
        </message>
        <message>
            <source>Cephalogram</source>
            <translation>Fernröntgen</translation>
        </message>
        <message>
            <source>Photographs</source>
            <translation>Fotografien</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>Morgen</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Zurückgenommen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
    </context>
    <context>
        <name>safelight::app::Exchange</name>
        <message>
            <source>%1 not sent to %2. %3</source>
            <translation>%1 nicht an %2 gesendet. %3</translation>
        </message>
        <message>
            <source>%1 sent to %2</source>
            <translation>%1 an %2 gesendet</translation>
        </message>
        <message>
            <source>%1 fetched from %2</source>
            <translation>%1 von %2 geholt</translation>
        </message>
    </context>
    <context>
        <name>safelight::app::Workspace</name>
        <message>
            <source>Locks in %1 seconds unless somebody works here.</source>
            <translation>Sperrt sich in %1 Sekunden, wenn hier niemand arbeitet.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ArrivalPictures</name>
        <message>
            <source>Look closer</source>
            <translation>Genauer ansehen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BackupCard</name>
        <message>
            <source>%1: %2</source>
            <comment>place, what happened</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>No more backups to %1?</source>
            <translation>Keine Sicherungen mehr nach %1?</translation>
        </message>
        <message>
            <source>What lies there stays. The vault forgets the repository's password: without the one on the recovery kit nothing comes back from there.</source>
            <translation>Was dort liegt, bleibt. Der Tresor vergisst das Passwort des Repositorys: Ohne das auf dem Wiederherstellungsblatt kommt von dort nichts zurück.</translation>
        </message>
        <message>
            <source>What lies there stays, and the place can be added again at any time.</source>
            <translation>Was dort liegt, bleibt, und der Ort kann jederzeit wieder hinzugefügt werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Remove the place</source>
            <translation>Ort entfernen</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Datensicherung</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>It was us: back up anyway</source>
            <translation>Wir waren es: trotzdem sichern</translation>
        </message>
        <message>
            <source>Add a place</source>
            <translation>Ort hinzufügen</translation>
        </message>
        <message>
            <source>Test restore</source>
            <translation>Wiederherstellung proben</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Jetzt sichern</translation>
        </message>
        <message>
            <source>Back up to %1 now</source>
            <translation>Jetzt nach %1 sichern</translation>
        </message>
        <message>
            <source>Remove %1 from this list</source>
            <translation>%1 aus dieser Liste entfernen</translation>
        </message>
        <message>
            <source>%1 gets no more backups. What lies there stays.</source>
            <translation>%1 bekommt keine Sicherungen mehr. Was dort liegt, bleibt.</translation>
        </message>
        <message>
            <source>Test restore: trying whether images come back…</source>
            <translation>Probe: Kommen Bilder zurück?…</translation>
        </message>
        <message>
            <source>The backup was stopped. The next one goes on there.</source>
            <translation>Die Sicherung wurde angehalten. Die nächste macht dort weiter.</translation>
        </message>
        <message>
            <source>Backed up to %1</source>
            <translation>Nach %1 gesichert</translation>
        </message>
        <message>
            <source>Other keys for %1</source>
            <translation>Andere Schlüssel für %1</translation>
        </message>
        <message>
            <source>Enter other keys</source>
            <translation>Andere Schlüssel eingeben</translation>
        </message>
        <message>
            <source>Back up what is here</source>
            <translation>Sichern, was da ist</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BinPage</name>
        <message>
            <source>Bin</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>Delete for good…</source>
            <translation>Endgültig löschen…</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>The bin is empty</source>
            <translation>Der Papierkorb ist leer</translation>
        </message>
        <message>
            <source>Deleted images stay here for %1 days and can be brought back.</source>
            <translation>Gelöschte Bilder bleiben %1 Tage hier und können zurückgeholt werden.</translation>
        </message>
        <message>
            <source>The bin could not be read</source>
            <translation>Der Papierkorb konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>From the Inbox</source>
            <translation>Aus dem Eingang</translation>
        </message>
        <message>
            <source>taken %1</source>
            <translation>aufgenommen %1</translation>
        </message>
        <message>
            <source>Deleted %1</source>
            <translation>Gelöscht %1</translation>
        </message>
        <message>
            <source>%1 by %2</source>
            <comment>deleted when, person</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1. Each goes for good %2 days after it was deleted.</source>
            <comment>number of images</comment>
            <translation>%1. Jedes verschwindet %2 Tage nach dem Löschen endgültig.</translation>
        </message>
        <message>
            <source>Restore %1</source>
            <translation>%1 wiederherstellen</translation>
        </message>
        <message>
            <source>Empty the bin…</source>
            <translation>Papierkorb leeren…</translation>
        </message>
        <message>
            <source>Delete %1 for good?</source>
            <translation>%1 endgültig löschen?</translation>
        </message>
        <message>
            <source>The files and their keys are destroyed. Nobody can bring them back, and neither can we. Copies in backups stay until those are replaced. Check how long the law wants you to keep them.</source>
            <translation>Die Dateien und ihre Schlüssel werden vernichtet. Niemand kann sie zurückholen, auch wir nicht. Kopien in Datensicherungen bleiben, bis diese ersetzt werden. Prüfen Sie, wie lange Sie sie laut Gesetz aufbewahren müssen.</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>Endgültig löschen</translation>
        </message>
        <message>
            <source>%1 deleted for good</source>
            <comment>number of images</comment>
            <translation>%1 endgültig gelöscht</translation>
        </message>
        <message>
            <source>%1. Each goes for good %2 days after it was deleted, or later when the clock jumped or nobody worked here for a month.</source>
            <comment>number of images</comment>
            <translation>%1. Jedes verschwindet %2 Tage nach dem Löschen endgültig, oder später, wenn die Uhr gesprungen ist oder hier einen Monat lang niemand gearbeitet hat.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::BinView</name>
        <message>
            <source>Deleted images</source>
            <translation>Gelöschte Bilder</translation>
        </message>
        <message>
            <source>goes soon</source>
            <translation>verschwindet bald</translation>
        </message>
        <message>
            <source>on hold, stays</source>
            <translation>Löschsperre, bleibt</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>noch %n Tag</numerusform>
                <numerusform>noch %n Tage</numerusform>
            </translation>
        </message>
        <message>
            <source>stays for now</source>
            <translation>bleibt vorerst</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::CertificateSheet</name>
        <message>
            <source>A certificate for this device</source>
            <translation>Ein Zertifikat für dieses Gerät</translation>
        </message>
        <message>
            <source>A file with the device's own key. Install it at the device, then delete the file: whoever has it can pose as the device.</source>
            <translation>Eine Datei mit dem eigenen Schlüssel des Geräts. Installieren Sie sie am Gerät und löschen Sie dann die Datei: Wer sie hat, kann sich als das Gerät ausgeben.</translation>
        </message>
        <message>
            <source>PKCS#12 (.p12), for most devices</source>
            <translation>PKCS#12 (.p12), für die meisten Geräte</translation>
        </message>
        <message>
            <source>PEM (.pem), certificate and key as text</source>
            <translation>PEM (.pem), Zertifikat und Schlüssel als Text</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Password of the file</source>
            <translation>Passwort der Datei</translation>
        </message>
        <message>
            <source>At least 8 characters; the device asks for it once.</source>
            <translation>Mindestens 8 Zeichen; das Gerät fragt einmal danach.</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>Noch einmal dasselbe</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Make and save…</source>
            <translation>Erstellen und speichern…</translation>
        </message>
        <message>
            <source>These two differ.</source>
            <translation>Die beiden sind verschieden.</translation>
        </message>
        <message>
            <source>The key in it is not protected by a password.</source>
            <translation>Der Schlüssel darin ist durch kein Passwort geschützt.</translation>
        </message>
        <message>
            <source>Save the certificate</source>
            <translation>Zertifikat speichern</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::CertificatesSheet</name>
        <message>
            <source>Certificates</source>
            <translation>Zertifikate</translation>
        </message>
        <message>
            <source>By these, devices and Safelight know each other on encrypted connections.</source>
            <translation>Daran erkennen Geräte und Safelight einander auf verschlüsselten Verbindungen.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>There are none yet. Safelight makes its own with the first encrypted device.</source>
            <translation>Es gibt noch keine. Safelight erstellt seine eigenen mit dem ersten verschlüsselten Gerät.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern…</translation>
        </message>
        <message>
            <source>%1 Valid until %2.</source>
            <comment>what it is for, date</comment>
            <translation>%1 Gültig bis %2.</translation>
        </message>
        <message>
            <source>This practice</source>
            <translation>Diese Praxis</translation>
        </message>
        <message>
            <source>Install it on devices as one to be trusted.</source>
            <translation>Installieren Sie es auf Geräten als vertrauenswürdig.</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Dieser Computer</translation>
        </message>
        <message>
            <source>Make a new one…</source>
            <translation>Neu erstellen…</translation>
        </message>
        <message>
            <source>Make a new certificate for %1</source>
            <translation>Neues Zertifikat für %1 erstellen</translation>
        </message>
        <message>
            <source>Known by this certificate.</source>
            <translation>An diesem Zertifikat erkannt.</translation>
        </message>
        <message>
            <source>Save the certificate</source>
            <translation>Zertifikat speichern</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Saved. It holds no secret.</source>
            <translation>Gespeichert. Es enthält kein Geheimnis.</translation>
        </message>
        <message>
            <source>Install it on %1 now: with the old one it is turned away.</source>
            <translation>Installieren Sie es jetzt auf %1: Mit dem alten wird es abgewiesen.</translation>
        </message>
        <message>
            <source>Save the certificate of this practice</source>
            <translation>Zertifikat dieser Praxis speichern</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>Erneuern</translation>
        </message>
        <message>
            <source>Renew the certificate of this computer</source>
            <translation>Zertifikat dieses Computers erneuern</translation>
        </message>
        <message>
            <source>What devices see when they call; renewed by itself in time.</source>
            <translation>Was Geräte sehen, wenn sie anrufen; wird rechtzeitig von selbst erneuert.</translation>
        </message>
        <message>
            <source>Renewed. Devices that trust this practice notice nothing.</source>
            <translation>Erneuert. Geräte, die dieser Praxis vertrauen, merken nichts.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ConnectionSheet</name>
        <message>
            <source>Now at the device</source>
            <translation>Jetzt am Gerät</translation>
        </message>
        <message>
            <source>Enter this in the DICOM settings of %1 as the place where it stores images.</source>
            <translation>Tragen Sie das in den DICOM-Einstellungen von %1 als Speicherziel ein.</translation>
        </message>
        <message>
            <source>The device calls Safelight</source>
            <translation>Das Gerät ruft Safelight</translation>
        </message>
        <message>
            <source>Press its connection test, or send an image. This line turns green by itself.</source>
            <translation>Drücken Sie seinen Verbindungstest oder senden Sie ein Bild. Diese Zeile wird von selbst grün.</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>Noch einmal testen</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>%1 kopieren</translation>
        </message>
        <message>
            <source>AE title</source>
            <translation>AE-Titel</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address, or</source>
            <translation>Adresse, oder</translation>
        </message>
        <message>
            <source>this computer has no network now</source>
            <translation>dieser Computer hat gerade kein Netz</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Worklist</source>
            <translation>Arbeitsliste</translation>
        </message>
        <message>
            <source>port %1</source>
            <comment>of the worklist server</comment>
            <translation>Port %1</translation>
        </message>
        <message>
            <source>Safelight calls the device</source>
            <translation>Safelight ruft das Gerät</translation>
        </message>
        <message>
            <source>Calling %1…</source>
            <translation>%1 wird gerufen…</translation>
        </message>
        <message>
            <source>It answers.</source>
            <translation>Es antwortet.</translation>
        </message>
        <message>
            <source>%1 Images can still arrive: many devices send and answer nobody.</source>
            <translation>%1 Bilder können trotzdem ankommen: Viele Geräte senden und antworten niemandem.</translation>
        </message>
        <message>
            <source>It called as "%1" and was turned away. %2</source>
            <translation>Es meldete sich als „%1“ und wurde abgewiesen. %2</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DeviceSheet</name>
        <message>
            <source>Add a device</source>
            <translation>Gerät hinzufügen</translation>
        </message>
        <message>
            <source>Change a device</source>
            <translation>Gerät ändern</translation>
        </message>
        <message>
            <source>What is it?</source>
            <translation>Was ist es?</translation>
        </message>
        <message>
            <source>OPG, ground floor</source>
            <translation>OPG, Erdgeschoss</translation>
        </message>
        <message>
            <source>Called here</source>
            <translation>Heißt hier</translation>
        </message>
        <message>
            <source>Its AE title</source>
            <translation>Sein AE-Titel</translation>
        </message>
        <message>
            <source>Stands in the DICOM settings of the device. Capitals count.</source>
            <translation>Steht in den DICOM-Einstellungen des Geräts. Großbuchstaben zählen.</translation>
        </message>
        <message>
            <source>Its address</source>
            <translation>Seine Adresse</translation>
        </message>
        <message>
            <source>Its port</source>
            <translation>Sein Port</translation>
        </message>
        <message>
            <source>Encrypted (TLS)</source>
            <translation>Verschlüsselt (TLS)</translation>
        </message>
        <message>
            <source>Not encrypted</source>
            <translation>Unverschlüsselt</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Make a certificate for it…</source>
            <translation>Ein Zertifikat dafür erstellen…</translation>
        </message>
        <message>
            <source>It has one: choose the file…</source>
            <translation>Es hat eins: Datei wählen…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Nobody on the network can read along, and nobody else can pose as this device.</source>
            <translation>Niemand im Netz kann mitlesen, und niemand kann sich als dieses Gerät ausgeben.</translation>
        </message>
        <message>
            <source>Names and pictures cross your network readable. Only for devices that know no encryption, on a cable of your own.</source>
            <translation>Namen und Bilder gehen lesbar durch Ihr Netz. Nur für Geräte ohne Verschlüsselung, an einem eigenen Kabel.</translation>
        </message>
        <message>
            <source>Certificate %1</source>
            <translation>Zertifikat %1</translation>
        </message>
        <message>
            <source>The device shows a certificate by which it is known again.</source>
            <translation>Das Gerät zeigt ein Zertifikat, an dem es wiedererkannt wird.</translation>
        </message>
        <message>
            <source>Up to 16 letters and digits, no accents.</source>
            <translation>Bis zu 16 Buchstaben und Ziffern, keine Umlaute.</translation>
        </message>
        <message>
            <source>Numbers, as 192.168.1.40.</source>
            <translation>Zahlen, wie 192.168.1.40.</translation>
        </message>
        <message>
            <source>The device's certificate</source>
            <translation>Das Zertifikat des Geräts</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DevicesCard</name>
        <message>
            <source>No device sends its images here yet. An owner of the practice can add some.</source>
            <translation>Noch kein Gerät sendet seine Bilder hierher. Eine Inhaberin oder ein Inhaber der Praxis kann Geräte hinzufügen.</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Also called, and was turned away</source>
            <translation>Meldete sich auch und wurde abgewiesen</translation>
        </message>
        <message>
            <source>Add a device</source>
            <translation>Gerät hinzufügen</translation>
        </message>
        <message>
            <source>How images arrive…</source>
            <translation>Wie Bilder ankommen…</translation>
        </message>
        <message>
            <source>Panoramic units, sensor programs and scanners can send their images straight here, also while Safelight is locked.</source>
            <translation>Panoramageräte, Sensorprogramme und Scanner können ihre Bilder direkt hierher senden, auch während Safelight gesperrt ist.</translation>
        </message>
        <message>
            <source>They send to %1, also while Safelight is locked.</source>
            <translation>Sie senden an %1, auch während Safelight gesperrt ist.</translation>
        </message>
        <message>
            <source>Not encrypted</source>
            <translation>Unverschlüsselt</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>Verschlüsselt</translation>
        </message>
        <message>
            <source>Names and pictures cross the network readable between this device and Safelight.</source>
            <translation>Zwischen diesem Gerät und Safelight gehen Namen und Bilder lesbar durchs Netz.</translation>
        </message>
        <message>
            <source>Test the connection with %1</source>
            <translation>Verbindung mit %1 testen</translation>
        </message>
        <message>
            <source>Change %1</source>
            <translation>%1 ändern</translation>
        </message>
        <message>
            <source>Take nothing more from %1</source>
            <translation>Von %1 nichts mehr annehmen</translation>
        </message>
        <message>
            <source>"%1" at %2</source>
            <comment>AE title, address</comment>
            <translation>„%1“ an %2</translation>
        </message>
        <message>
            <source>It is ours…</source>
            <translation>Es ist unseres…</translation>
        </message>
        <message>
            <source>%1 is changed</source>
            <translation>%1 ist geändert</translation>
        </message>
        <message>
            <source>Take nothing more from %1?</source>
            <translation>Von %1 nichts mehr annehmen?</translation>
        </message>
        <message>
            <source>It is turned away from now on. What it sent stays. It can be paired again at any time.</source>
            <translation>Es wird ab jetzt abgewiesen. Was es gesendet hat, bleibt. Es kann jederzeit wieder verbunden werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Nothing more is taken from %1</source>
            <translation>Von %1 wird nichts mehr angenommen</translation>
        </message>
        <message>
            <source>Saved. Devices must know the new title and port.</source>
            <translation>Gespeichert. Die Geräte müssen den neuen Titel und Port kennen.</translation>
        </message>
        <message>
            <source>Certificates…</source>
            <translation>Zertifikate…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DrillSheet</name>
        <message>
            <source>Only an older backup came back, because a newer one there is damaged. Let a new backup run on another disk today, and keep this one.</source>
            <translation>Nur eine ältere Sicherung kam zurück, weil eine neuere dort beschädigt ist. Lassen Sie heute eine neue Sicherung auf einen anderen Datenträger laufen, und heben Sie diese auf.</translation>
        </message>
        <message>
            <source>If the kit is newer than this backup, back up once more and try again.</source>
            <translation>Ist das Blatt neuer als diese Datensicherung, dann sichern Sie noch einmal und versuchen es wieder.</translation>
        </message>
        <message>
            <source>Test restore with the recovery kit</source>
            <translation>Wiederherstellung mit dem Blatt proben</translation>
        </message>
        <message>
            <source>Fetch the printed kit from where it is kept. The backup is opened with it as if this computer were lost, and images are compared. Nothing is changed.</source>
            <translation>Holen Sie das gedruckte Blatt von seinem Platz. Die Sicherung wird damit geöffnet, als wäre dieser Computer verloren, und Bilder werden verglichen. Nichts wird geändert.</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Sicherung</translation>
        </message>
        <message>
            <source>Code on the kit</source>
            <translation>Code auf dem Blatt</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginnen</translation>
        </message>
        <message>
            <source>It works: the vault was open after %1 s. There are no images in this backup yet.</source>
            <translation>Es geht: Der Tresor war nach %1 s offen. In dieser Sicherung sind noch keine Bilder.</translation>
        </message>
        <message>
            <source>It works: the vault was open after %1 s and the first image after %2 s. All %3 that were tried came back as they were put in.</source>
            <translation>Es geht: Der Tresor war nach %1 s offen, das erste Bild nach %2 s. Alle %3 geprüften kamen zurück, wie sie hineingelegt wurden.</translation>
        </message>
        <message>
            <source>%1 of %2 did not come back as they were put in. Let a new backup run on another disk today, and keep this one.</source>
            <translation>%1 von %2 kamen nicht zurück, wie sie hineingelegt wurden. Lassen Sie heute eine neue Sicherung auf eine andere Platte laufen, und behalten Sie diese.</translation>
        </message>
        <message>
            <source>Fingerprint: %1
It must be the one that is printed on the kit.</source>
            <translation>Fingerabdruck: %1
Es muss der sein, der auf dem Blatt steht.</translation>
        </message>
        <message>
            <source>Opening the backup with the kit…</source>
            <translation>Die Sicherung wird mit dem Blatt geöffnet …</translation>
        </message>
        <message>
            <source>The vault is open. Comparing images…</source>
            <translation>Der Tresor ist offen. Bilder werden verglichen …</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>The test was stopped. It says nothing about the backup, and nothing was changed.</source>
            <translation>Die Probe wurde angehalten. Sie sagt nichts über die Sicherung, und nichts wurde verändert.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DropFolder</name>
        <message>
            <source>The folder cannot be read: %1</source>
            <translation>Der Ordner kann nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>file, what is wrong with it</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, line %2: %3</source>
            <comment>file, line, what is wrong with it</comment>
            <translation>%1, Zeile %2: %3</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DropFolderSheet</name>
        <message>
            <source>Orders from the practice software</source>
            <translation>Aufträge aus der Praxissoftware</translation>
        </message>
        <message>
            <source>Safelight reads the lists (.csv or .json) that the practice software leaves in a folder, while somebody is signed in.</source>
            <translation>Safelight liest die Listen (.csv oder .json), die die Praxissoftware in einem Ordner ablegt, solange jemand angemeldet ist.</translation>
        </message>
        <message>
            <source>The folder of the practice software</source>
            <translation>Der Ordner der Praxissoftware</translation>
        </message>
        <message>
            <source>Read this one</source>
            <translation>Diesen lesen</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Lists are removed once they are taken; those with a line that cannot be taken are moved into &quot;refused&quot;. Left empty, no folder is read.</source>
            <translation>Übernommene Listen werden entfernt; solche mit einer Zeile, die nicht übernommen werden kann, kommen nach „refused“. Bleibt das Feld leer, wird kein Ordner gelesen.</translation>
        </message>
        <message>
            <source>Not taken</source>
            <translation>Nicht übernommen</translation>
        </message>
        <message>
            <source>I have read this</source>
            <translation>Gelesen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Wählen Sie einen Ordner mit der Taste, oder tippen Sie seinen vollständigen Pfad.</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::EraseSheet</name>
        <message>
            <source>In backups it is final from %1 on.</source>
            <translation>In Sicherungen ist das ab %1 endgültig.</translation>
        </message>
        <message>
            <source>Erase %1 for good</source>
            <translation>%1 endgültig vernichten</translation>
        </message>
        <message>
            <source>Asked for it in writing on 3 May</source>
            <translation>Bat am 3. Mai schriftlich darum</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>It stays in the log, so name nobody.</source>
            <translation>Es bleibt im Protokoll, nennen Sie also niemanden.</translation>
        </message>
        <message>
            <source>Erase although the time of keeping is not over</source>
            <translation>Vernichten, obwohl die Aufbewahrungszeit nicht vorbei ist</translation>
        </message>
        <message>
            <source>Type the patient's family name or number</source>
            <translation>Tippen Sie Nachnamen oder Nummer des Patienten</translation>
        </message>
        <message>
            <source>Type the patient's family name</source>
            <translation>Tippen Sie den Nachnamen des Patienten</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Erase for good</source>
            <translation>Endgültig vernichten</translation>
        </message>
        <message>
            <source>The record, %1, tags, notes and orders go, here and out of the search. The log still counts what was done and no longer says about whom. This cannot be undone.</source>
            <translation>Die Karte, %1, Beschriftungen, Notizen und Aufträge verschwinden, hier und aus der Suche. Das Protokoll zählt noch, was getan wurde, und sagt nicht mehr, bei wem. Das kann nicht rückgängig gemacht werden.</translation>
        </message>
        <message>
            <source>With it goes what was merged into this record.</source>
            <translation>Damit verschwindet auch, was mit dieser Karte zusammengeführt wurde.</translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) on the way to a device will not be sent.</source>
            <translation>
                <numerusform>%n Bild auf dem Weg zu einem Gerät wird nicht gesendet.</numerusform>
                <numerusform>%n Bilder auf dem Weg zu einem Gerät werden nicht gesendet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) in the Inbox look like this patient's and stay: file or delete them first.</source>
            <translation>
                <numerusform>%n Bild im Eingang sieht nach diesem Patienten aus und bleibt: Legen Sie es zuerst ab, oder löschen Sie es.</numerusform>
                <numerusform>%n Bilder im Eingang sehen nach diesem Patienten aus und bleiben: Legen Sie sie zuerst ab, oder löschen Sie sie.</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no backups, so it is final at once.</source>
            <translation>Es gibt keine Datensicherungen, es gilt also sofort endgültig.</translation>
        </message>
        <message>
            <source>Backups keep their keys a while: from %1 on it is final there too.</source>
            <translation>Datensicherungen behalten ihre Schlüssel eine Weile: ab %1 gilt es auch dort endgültig.</translation>
        </message>
        <message>
            <source>These records are on hold and cannot be erased: “%1”. The hold can be ended in the patient's menu.</source>
            <translation>Für diese Unterlagen gilt eine Löschsperre, sie können nicht vernichtet werden: „%1“. Die Löschsperre lässt sich im Menü des Patienten aufheben.</translation>
        </message>
        <message>
            <source>The practice keeps records of minors until %1. The reason should say why these must go before.</source>
            <translation>Die Praxis bewahrt Unterlagen Minderjähriger bis %1 auf. Der Grund sollte sagen, warum diese vorher weg müssen.</translation>
        </message>
        <message>
            <source>The practice keeps records until %1. The reason should say why these must go before.</source>
            <translation>Die Praxis bewahrt Unterlagen bis %1 auf. Der Grund sollte sagen, warum diese vorher weg müssen.</translation>
        </message>
        <message>
            <source>The record was erased</source>
            <translation>Die Karte wurde vernichtet</translation>
        </message>
        <message>
            <source>The record and %1 were erased</source>
            <translation>Die Karte und %1 wurden vernichtet</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ExportSheet</name>
        <message numerus="yes">
            <source>%Ln file(s) that came in with somebody else's name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln Datei, die mit einem anderen Namen hereinkam, erhält den Namen des Patienten, bei dem sie abgelegt ist.</numerusform>
                <numerusform>%Ln Dateien, die mit einem anderen Namen hereinkamen, erhalten den Namen des Patienten, bei dem sie abgelegt sind.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in with somebody else's name inside and leave with it.</source>
            <translation>
                <numerusform>%Ln Datei kam mit einem anderen Namen herein und geht mit ihm hinaus.</numerusform>
                <numerusform>%Ln Dateien kamen mit einem anderen Namen herein und gehen mit ihm hinaus.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) that came in without a name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln Datei, die ohne Namen hereinkam, erhält den Namen des Patienten, bei dem sie abgelegt ist.</numerusform>
                <numerusform>%Ln Dateien, die ohne Namen hereinkamen, erhalten den Namen des Patienten, bei dem sie abgelegt sind.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in without a name inside and leave without one.</source>
            <translation>
                <numerusform>%Ln Datei kam ohne Namen herein und geht ohne Namen hinaus.</numerusform>
                <numerusform>%Ln Dateien kamen ohne Namen herein und gehen ohne Namen hinaus.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose DICOM files for the right name, or JPEG pictures for none.</source>
            <translation>Wählen Sie DICOM-Dateien für den richtigen Namen oder JPEG-Bilder für keinen.</translation>
        </message>
        <message>
            <source>Choose DICOM files for the patient's name.</source>
            <translation>Wählen Sie DICOM-Dateien für den Namen des Patienten.</translation>
        </message>
        <message>
            <source>Export this document</source>
            <translation>Dieses Dokument exportieren</translation>
        </message>
        <message>
            <source>Export this image</source>
            <translation>Dieses Bild exportieren</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 exportieren</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Files outside Safelight are not protected: whoever gets the folder can see them.</source>
            <translation>Dateien außerhalb von Safelight sind nicht geschützt: Wer den Ordner bekommt, kann sie sehen.</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exportieren nach</translation>
        </message>
        <message>
            <source>Export here</source>
            <translation>Hierher exportieren</translation>
        </message>
        <message>
            <source>Original files, bit for bit</source>
            <translation>Originaldateien, Bit für Bit</translation>
        </message>
        <message>
            <source>PNG pictures</source>
            <translation>PNG-Bilder</translation>
        </message>
        <message>
            <source>JPEG pictures</source>
            <translation>JPEG-Bilder</translation>
        </message>
        <message>
            <source>DICOM files</source>
            <translation>DICOM-Dateien</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Als</translation>
        </message>
        <message>
            <source>Keep: for the patient or a colleague who treats them</source>
            <translation>Behalten: für den Patienten oder Mitbehandelnde</translation>
        </message>
        <message>
            <source>Remove: for teaching, study groups, a second opinion</source>
            <translation>Entfernen: für Lehre, Zirkel, Zweitmeinung</translation>
        </message>
        <message>
            <source>Name and identity</source>
            <translation>Name und Identität</translation>
        </message>
        <message>
            <source>The files are exactly those that came in, with everything they say about the patient.</source>
            <translation>Es sind genau die Dateien, die hereinkamen, mit allem, was sie über den Patienten sagen.</translation>
        </message>
        <message>
            <source>The files may hold the patient's name, number and birth date.</source>
            <translation>Die Dateien können Name, Nummer und Geburtsdatum des Patienten enthalten.</translation>
        </message>
        <message>
            <source>Names, numbers, birth dates and hidden entries are taken out. A face is not: whoever knows the person will know the picture. Words inside the pixels stay too. Look at each picture before you pass it on.</source>
            <translation>Namen, Nummern, Geburtsdaten und versteckte Einträge werden entfernt. Ein Gesicht nicht: Wer die Person kennt, erkennt das Bild. Auch Wörter im Bild selbst bleiben. Sehen Sie sich jedes Bild an, bevor Sie es weitergeben.</translation>
        </message>
        <message>
            <source>Names, numbers, birth dates and hidden entries are taken out. Words inside the pixels and the teeth themselves stay: look at each picture before you pass it on.</source>
            <translation>Namen, Nummern, Geburtsdaten und versteckte Einträge werden entfernt. Wörter im Bild und die Zähne selbst bleiben: Sehen Sie sich jedes Bild an, bevor Sie es weitergeben.</translation>
        </message>
        <message>
            <source>Writing the files…</source>
            <translation>Die Dateien werden geschrieben…</translation>
        </message>
        <message>
            <source>Images that could not be exported</source>
            <translation>Bilder, die nicht exportiert werden konnten</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Wählen Sie einen Ordner mit der Taste, oder tippen Sie seinen vollständigen Pfad.</translation>
        </message>
        <message>
            <source>An image</source>
            <translation>Ein Bild</translation>
        </message>
        <message>
            <source>%1 exported to %2</source>
            <comment>number of images, folder</comment>
            <translation>%1 nach %2 exportiert</translation>
        </message>
        <message>
            <source>Export cancelled</source>
            <translation>Export abgebrochen</translation>
        </message>
        <message>
            <source>Nothing was exported</source>
            <translation>Nichts wurde exportiert</translation>
        </message>
        <message>
            <source>Exported in part</source>
            <translation>Teilweise exportiert</translation>
        </message>
        <message>
            <source>%1 of %2 lie in %3.</source>
            <comment>written, number of images, folder</comment>
            <translation>%2, davon liegen %1 in %3.</translation>
        </message>
        <message>
            <source>What was written until you cancelled stays there.</source>
            <translation>Was bis zum Abbruch geschrieben war, bleibt dort.</translation>
        </message>
        <message>
            <source>These could not be written:</source>
            <translation>Diese konnten nicht geschrieben werden:</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FilmStrip</name>
        <message>
            <source>Images of this patient</source>
            <translation>Bilder dieses Patienten</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FilterBar</name>
        <message>
            <source>On hold</source>
            <translation>Löschsperre</translation>
        </message>
        <message>
            <source>Teeth</source>
            <translation>Zähne</translation>
        </message>
        <message>
            <source>X-rays</source>
            <translation>Röntgen</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Dokumente</translation>
        </message>
        <message>
            <source>Before-after</source>
            <translation>Vorher-nachher</translation>
        </message>
        <message>
            <source>Milk teeth</source>
            <translation>Milchzähne</translation>
        </message>
        <message>
            <source>Show milk teeth in the chart</source>
            <translation>Milchzähne im Zahnschema zeigen</translation>
        </message>
        <message>
            <source>The patient's record</source>
            <translation>Die Karte des Patienten</translation>
        </message>
        <message>
            <source>%1 teeth</source>
            <translation>%1 Zähne</translation>
        </message>
        <message>
            <source>Tooth %1</source>
            <translation>Zahn %1</translation>
        </message>
        <message>
            <source>Teeth %1</source>
            <translation>Zähne %1</translation>
        </message>
        <message>
            <source>Show all teeth again</source>
            <translation>Wieder alle Zähne zeigen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FolderField</name>
        <message>
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::FrameBar</name>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Einzelbild</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::HealthBar</name>
        <message>
            <source>What to do</source>
            <translation>Was tun</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::HealthCard</name>
        <message>
            <source>Still being restored</source>
            <translation>Wird noch wiederhergestellt</translation>
        </message>
        <message>
            <source>What is here is unchanged. On its way: %1.</source>
            <translation>Was hier ist, ist unverändert. Unterwegs: %1.</translation>
        </message>
        <message>
            <source>The vault</source>
            <translation>Der Tresor</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>Jetzt prüfen</translation>
        </message>
        <message>
            <source>Check every image</source>
            <translation>Jedes Bild prüfen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Safelight %1</source>
            <translation>Safelight %1</translation>
        </message>
        <message>
            <source>You can check it yourself, too</source>
            <translation>Sie können auch selbst prüfen</translation>
        </message>
        <message>
            <source>A check reads signatures and chains and counts every image. It changes nothing.</source>
            <translation>Eine Prüfung liest Signaturen und Ketten und zählt jedes Bild. Sie ändert nichts.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft…</translation>
        </message>
        <message>
            <source>Opening every image…</source>
            <translation>Jedes Bild wird geöffnet…</translation>
        </message>
        <message>
            <source>The check was stopped</source>
            <translation>Die Prüfung wurde angehalten</translation>
        </message>
        <message>
            <source>Everything is in its place</source>
            <translation>Alles ist an seinem Platz</translation>
        </message>
        <message>
            <source>%1 changes, %2, %3. Checked %4.</source>
            <translation>%1 Änderungen, %2, %3. Geprüft: %4.</translation>
        </message>
        <message>
            <source>… and %1 more</source>
            <translation>… und %1 weitere</translation>
        </message>
        <message>
            <source>%1 things are not as they should be. Restore them from a backup, and do not delete anything.</source>
            <translation>%1 Dinge sind nicht, wie sie sein sollten. Stellen Sie sie aus einer Datensicherung wieder her, und löschen Sie nichts.</translation>
        </message>
        <message>
            <source>One thing is not as it should be. Restore it from a backup, and do not delete anything.</source>
            <translation>Etwas ist nicht, wie es sein sollte. Stellen Sie es aus einer Datensicherung wieder her, und löschen Sie nichts.</translation>
        </message>
        <message>
            <source>Bring back from the backup</source>
            <translation>Aus der Sicherung zurückholen</translation>
        </message>
        <message>
            <source>Bringing images back…</source>
            <translation>Bilder werden zurückgeholt…</translation>
        </message>
        <message>
            <source>Stopped. What came back by then stays.</source>
            <translation>Angehalten. Was bis dahin zurückgekommen ist, bleibt.</translation>
        </message>
        <message>
            <source>Every image is in its place</source>
            <translation>Jedes Bild ist an seinem Platz</translation>
        </message>
        <message>
            <source>No backup can be reached from here. Connect its disk or the network, and try again.</source>
            <translation>Von hier ist keine Datensicherung erreichbar. Schließen Sie ihre Platte an oder verbinden Sie das Netz, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Brought back: %1</source>
            <translation>Zurückgeholt: %1</translation>
        </message>
        <message>
            <source>Damaged in the backup too, or not in it: %1. Try another backup.</source>
            <translation>Auch in der Sicherung beschädigt oder nicht darin: %1. Versuchen Sie eine andere.</translation>
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
            <translation>Es bleibt im Protokoll, nennen Sie also niemanden.</translation>
        </message>
        <message>
            <source>Put the records on hold</source>
            <translation>Löschsperre setzen</translation>
        </message>
        <message>
            <source>End the hold</source>
            <translation>Löschsperre aufheben</translation>
        </message>
        <message>
            <source>Nobody can erase the records of %1, or move images out of them, until the hold ends, whatever their age. Work goes on as before.</source>
            <translation>Bis die Löschsperre endet, kann niemand die Unterlagen von %1 vernichten oder Bilder daraus verschieben, wie alt sie auch sind. Die Arbeit geht weiter wie bisher.</translation>
        </message>
        <message>
            <source>From then on the records of %1 follow the practice's rules again.</source>
            <translation>Dann folgen die Unterlagen von %1 wieder den Regeln der Praxis.</translation>
        </message>
        <message>
            <source>A court asked to keep them</source>
            <translation>Ein Gericht bat, sie aufzubewahren</translation>
        </message>
        <message>
            <source>The case is closed</source>
            <translation>Der Fall ist abgeschlossen</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Put on hold</source>
            <translation>Löschsperre setzen</translation>
        </message>
        <message>
            <source>The records are on hold</source>
            <translation>Für die Unterlagen gilt eine Löschsperre</translation>
        </message>
        <message>
            <source>The hold has ended</source>
            <translation>Die Löschsperre ist aufgehoben</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImageActions</name>
        <message>
            <source>%1 tagged</source>
            <comment>number of images</comment>
            <translation>%1 beschriftet</translation>
        </message>
        <message>
            <source>Undone: %1 tagged as before</source>
            <comment>number of images</comment>
            <translation>Rückgängig: %1 wieder wie vorher beschriftet</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the bin for %1 days.</source>
            <translation>
                <numerusform>%Ln Bild für %1 Tage in den Papierkorb gelegt.</numerusform>
                <numerusform>%Ln Bilder für %1 Tage in den Papierkorb gelegt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undone: %1 back from the bin</source>
            <comment>number of images</comment>
            <translation>Rückgängig: %1 zurück aus dem Papierkorb</translation>
        </message>
        <message>
            <source>%1 back in place</source>
            <comment>number of images</comment>
            <translation>%1 wieder am alten Platz</translation>
        </message>
        <message>
            <source>Undone: %1 back in the bin</source>
            <comment>number of images</comment>
            <translation>Rückgängig: %1 wieder im Papierkorb</translation>
        </message>
        <message>
            <source>%1 filed with %2</source>
            <comment>number of images, patient</comment>
            <translation>%1 bei %2 abgelegt</translation>
        </message>
        <message>
            <source>Undone: %1 back in the Inbox</source>
            <comment>number of images</comment>
            <translation>Rückgängig: %1 wieder im Eingang</translation>
        </message>
        <message>
            <source>%1 moved to %2</source>
            <comment>number of images, patient</comment>
            <translation>%1 zu %2 verschoben</translation>
        </message>
        <message>
            <source>Undone: %1 back with the patient they came from</source>
            <comment>number of images</comment>
            <translation>Rückgängig: %1 wieder beim vorigen Patienten</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImageGrid</name>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>%1. %2 of %3</source>
            <translation>%1. %2 von %3</translation>
        </message>
        <message>
            <source>No preview</source>
            <translation>Keine Vorschau</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImagePane</name>
        <message>
            <source>Empty pane</source>
            <translation>Leeres Feld</translation>
        </message>
        <message>
            <source>Window: %1</source>
            <translation>Fenster: %1</translation>
        </message>
        <message>
            <source>Own window</source>
            <translation>Eigenes Fenster</translation>
        </message>
        <message>
            <source>Drag an image here</source>
            <translation>Ein Bild hierher ziehen</translation>
        </message>
        <message>
            <source>Frame %1 of %2</source>
            <translation>Einzelbild %1 von %2</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Wird geladen…</translation>
        </message>
        <message>
            <source>R</source>
            <comment>patient's right</comment>
            <translation>R</translation>
        </message>
        <message>
            <source>L</source>
            <comment>patient's left</comment>
            <translation>L</translation>
        </message>
        <message>
            <source>Mirrored</source>
            <translation>Gespiegelt</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportBar</name>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Import in the background</source>
            <translation>Import im Hintergrund</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird angehalten…</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Wird importiert</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportFlow</name>
        <message>
            <source>This is a picture without its file. Copy the file itself in the folder where it lies, then paste it here.</source>
            <translation>Das ist ein Bild ohne seine Datei. Kopieren Sie die Datei selbst in ihrem Ordner und fügen Sie sie dann hier ein.</translation>
        </message>
        <message>
            <source>Another import is going on. This one starts when that is done.</source>
            <translation>Ein anderer Import läuft. Dieser beginnt, wenn jener fertig ist.</translation>
        </message>
        <message>
            <source>Whose images are these?</source>
            <translation>Von wem sind diese Bilder?</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Undone: what was imported is in the bin for %1 days</source>
            <translation>Rückgängig: Das Importierte liegt %1 Tage im Papierkorb</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportSheet</name>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Into</source>
            <translation>Zu</translation>
        </message>
        <message>
            <source>As the files say</source>
            <translation>Wie die Dateien sagen</translation>
        </message>
        <message>
            <source>Refused files and why</source>
            <translation>Abgelehnte Dateien und warum</translation>
        </message>
        <message>
            <source>As the files say: each to its own patient</source>
            <translation>Wie die Dateien sagen: jede zu ihrem Patienten</translation>
        </message>
        <message>
            <source>Someone else…</source>
            <translation>Jemand anderes…</translation>
        </message>
        <message>
            <source>Stop importing</source>
            <translation>Import anhalten</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Undo import</source>
            <translation>Import rückgängig machen</translation>
        </message>
        <message>
            <source>Go on in the background</source>
            <translation>Im Hintergrund weitermachen</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Wird importiert</translation>
        </message>
        <message>
            <source>Import finished</source>
            <translation>Import fertig</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) carry other details: %1.</source>
            <translation>
                <numerusform>%Ln Datei trägt andere Angaben: %1.</numerusform>
                <numerusform>%Ln Dateien tragen andere Angaben: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Others name %Ln more person(s).</source>
            <translation>
                <numerusform>Andere nennen %Ln weitere Person.</numerusform>
                <numerusform>Andere nennen %Ln weitere Personen.</numerusform>
            </translation>
        </message>
        <message>
            <source>File them here anyway?</source>
            <translation>Trotzdem hier ablegen?</translation>
        </message>
        <message>
            <source>File them with %1 anyway?</source>
            <translation>Trotzdem bei %1 ablegen?</translation>
        </message>
        <message numerus="yes">
            <source>Create the patients of %Ln file(s) who are not here yet</source>
            <translation>
                <numerusform>Den Patienten von %Ln Datei anlegen, der noch nicht hier ist</numerusform>
                <numerusform>Die Patienten von %Ln Dateien anlegen, die noch nicht hier sind</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking at the files. You can import without waiting for the end.</source>
            <translation>Die Dateien werden angesehen. Sie können importieren, ohne auf das Ende zu warten.</translation>
        </message>
        <message>
            <source>There is nothing in there.</source>
            <translation>Da ist nichts drin.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) looked at. This will happen:</source>
            <translation>
                <numerusform>%Ln Datei angesehen. Das wird geschehen:</numerusform>
                <numerusform>%Ln Dateien angesehen. Das wird geschehen:</numerusform>
            </translation>
        </message>
        <message>
            <source>Import anyway</source>
            <translation>Trotzdem importieren</translation>
        </message>
        <message>
            <source>Stopping after the files that are being written…</source>
            <translation>Wird nach den Dateien angehalten, die gerade geschrieben werden…</translation>
        </message>
        <message>
            <source>Each file is safe as soon as it is counted. You can go on working meanwhile.</source>
            <translation>Jede Datei ist sicher, sobald sie gezählt ist. Sie können inzwischen weiterarbeiten.</translation>
        </message>
        <message>
            <source>The import ended early</source>
            <translation>Der Import endete vorzeitig</translation>
        </message>
        <message>
            <source>Import stopped</source>
            <translation>Import angehalten</translation>
        </message>
        <message>
            <source>What was taken in before stays: %1</source>
            <translation>Was vorher aufgenommen wurde, bleibt: %1</translation>
        </message>
        <message>
            <source>Nothing was taken in.</source>
            <translation>Nichts wurde aufgenommen.</translation>
        </message>
        <message>
            <source>You stopped it. What was done stays: %1</source>
            <translation>Sie haben ihn angehalten. Was getan ist, bleibt: %1</translation>
        </message>
        <message>
            <source>You stopped it before anything was taken in.</source>
            <translation>Sie haben ihn angehalten, bevor etwas aufgenommen wurde.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportSourceSheet</name>
        <message>
            <source>Import images</source>
            <translation>Bilder importieren</translation>
        </message>
        <message>
            <source>Import for %1</source>
            <translation>Importieren für %1</translation>
        </message>
        <message>
            <source>X-rays, photos, PDFs, a patient disc or a ZIP file. Nothing is taken in before you have seen what will happen.</source>
            <translation>Röntgenbilder, Fotos, PDFs, eine Patienten-CD oder eine ZIP-Datei. Nichts wird aufgenommen, bevor Sie gesehen haben, was geschieht.</translation>
        </message>
        <message>
            <source>From %1</source>
            <comment>a disc or stick</comment>
            <translation>Von %1</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>Dateien wählen…</translation>
        </message>
        <message>
            <source>Choose a folder, disc or stick…</source>
            <translation>Ordner, CD oder Stick wählen…</translation>
        </message>
        <message>
            <source>You can also drop files on the window, or copy them and press Ctrl+V.</source>
            <translation>Sie können Dateien auch auf das Fenster ziehen oder kopieren und Strg+V drücken.</translation>
        </message>
        <message>
            <source>Import a folder</source>
            <translation>Ordner importieren</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Dateien importieren</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Ansehen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InboxCard</name>
        <message>
            <source>File one by one</source>
            <translation>Einzeln ablegen</translation>
        </message>
        <message>
            <source>File here</source>
            <translation>Hier ablegen</translation>
        </message>
        <message>
            <source>File with %1</source>
            <translation>Bei %1 ablegen</translation>
        </message>
        <message>
            <source>New patient from this</source>
            <translation>Daraus neuer Patient</translation>
        </message>
        <message>
            <source>Someone else…</source>
            <translation>Jemand anderes…</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>Suchen…</translation>
        </message>
        <message>
            <source>Whose is it?</source>
            <translation>Von wem ist es?</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>New patient from this…</source>
            <translation>Daraus neuer Patient…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InboxPage</name>
        <message>
            <source>Clinicians and assistants file them.</source>
            <translation>Zuordnen können Behandler/innen und Assistenz.</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Undo last filing</source>
            <translation>Letzte Ablage rückgängig</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>Mehr zeigen</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Nichts wartet</translation>
        </message>
        <message>
            <source>Images that Safelight cannot place by itself wait here until somebody says whose they are.</source>
            <translation>Bilder, die Safelight nicht selbst zuordnen kann, warten hier, bis jemand sagt, von wem sie sind.</translation>
        </message>
        <message>
            <source>The Inbox could not be read</source>
            <translation>Der Eingang konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Show %1 more</source>
            <translation>%1 weitere zeigen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln arrival(s) need(s) a person to look.</source>
            <translation>
                <numerusform>%Ln Eingang muss angesehen werden.</numerusform>
                <numerusform>%Ln Eingänge müssen angesehen werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Whose is it?</source>
            <translation>Von wem ist es?</translation>
        </message>
        <message>
            <source>File here</source>
            <translation>Hier ablegen</translation>
        </message>
        <message>
            <source>sent as %1</source>
            <comment>what the file says of its patient</comment>
            <translation>gesendet als %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InfoPanel</name>
        <message numerus="yes">
            <source>%Ln item(s)</source>
            <translation>
                <numerusform>%Ln Eintrag</numerusform>
                <numerusform>%Ln Einträge</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fragment(s)</source>
            <translation>
                <numerusform>%Ln Teilstück</numerusform>
                <numerusform>%Ln Teilstücke</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy the value</source>
            <translation>Den Wert kopieren</translation>
        </message>
        <message>
            <source>none: lengths only in pixels</source>
            <translation>keine: Längen nur in Bildpunkten</translation>
        </message>
        <message>
            <source>%1 × %2 mm</source>
            <translation>%1 × %2 mm</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Captured</source>
            <translation>Aufgenommen</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importiert</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>Bildpunkte</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Einzelbilder</translation>
        </message>
        <message>
            <source>Millimetres a pixel</source>
            <translation>Millimeter je Bildpunkt</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Private or unknown</source>
            <translation>Privat oder unbekannt</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Informationen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Search the information</source>
            <translation>Informationen durchsuchen</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Nothing here says “%1”.</source>
            <translation>Nichts hier sagt „%1“.</translation>
        </message>
        <message>
            <source>Copy this row</source>
            <translation>Diese Zeile kopieren</translation>
        </message>
        <message>
            <source>In the file</source>
            <translation>In der Datei</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KeysCard</name>
        <message>
            <source>Signing in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Your password</source>
            <translation>Ihr Passwort</translation>
        </message>
        <message>
            <source>Make stronger</source>
            <translation>Stärker machen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Each guess at it takes a thief about %1 on a computer like this.</source>
            <translation>Jeder Rateversuch kostet einen Dieb auf einem Computer wie diesem etwa %1.</translation>
        </message>
        <message>
            <source>Each guess at it is slow on purpose.</source>
            <translation>Jeder Rateversuch ist mit Absicht langsam.</translation>
        </message>
        <message>
            <source>Slower guesses make it safer, and signing in slower.</source>
            <translation>Langsamere Versuche machen es sicherer, und die Anmeldung langsamer.</translation>
        </message>
        <message>
            <source>It is as strong as Safelight makes it.</source>
            <translation>Stärker macht Safelight es nicht.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Recovery kit</source>
            <translation>Wiederherstellungsblatt</translation>
        </message>
        <message>
            <source>New kit</source>
            <translation>Neues Blatt</translation>
        </message>
        <message>
            <source>Keys of the vault</source>
            <translation>Schlüssel des Tresors</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Schlüssel</translation>
        </message>
        <message>
            <source>It was used and nobody kept the next one. Make a new one.</source>
            <translation>Es wurde benutzt, und das nächste hat niemand behalten. Machen Sie ein neues.</translation>
        </message>
        <message>
            <source>It was shown and never typed back: nobody knows whether it is on paper. Make a new one.</source>
            <translation>Es wurde gezeigt und nie zurückgetippt: Niemand weiß, ob es auf Papier steht. Machen Sie ein neues.</translation>
        </message>
        <message>
            <source>On paper, away from this computer. Make a new one when it may be lost or seen.</source>
            <translation>Auf Papier, fern von diesem Computer. Machen Sie ein neues, wenn es verloren oder gesehen worden sein könnte.</translation>
        </message>
        <message>
            <source>Somebody who left may have kept a copy. Make new ones.</source>
            <translation>Wer gegangen ist, hat vielleicht eine Kopie behalten. Machen Sie neue.</translation>
        </message>
        <message>
            <source>Make new ones after somebody left, or when a computer was stolen.</source>
            <translation>Machen Sie neue, wenn jemand gegangen ist oder ein Computer gestohlen wurde.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitEntry</name>
        <message>
            <source>Group %1</source>
            <translation>Gruppe %1</translation>
        </message>
        <message>
            <source>✓ right</source>
            <translation>✓ richtig</translation>
        </message>
        <message>
            <source>✗ look again</source>
            <translation>✗ noch einmal ansehen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitSheet</name>
        <message>
            <source>A new recovery kit</source>
            <translation>Ein neues Wiederherstellungsblatt</translation>
        </message>
        <message>
            <source>The kit you have no longer opens the vault once the new one is made. Keep it until every backup disk has had its next backup: older backups still open with it alone. Have a printer, or pen and paper, at hand: the code is shown once.</source>
            <translation>Ihr bisheriges Blatt öffnet den Tresor nicht mehr, sobald das neue gemacht ist. Bewahren Sie es auf, bis jeder Sicherungsdatenträger seine nächste Sicherung hatte: Ältere Sicherungen öffnet nur dieses Blatt. Halten Sie Drucker oder Stift und Papier bereit: Der Code wird einmal gezeigt.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Make a new kit</source>
            <translation>Neues Blatt machen</translation>
        </message>
        <message>
            <source>The new recovery kit counts from now on. Back up once more, so that it opens the backup too.</source>
            <translation>Ab jetzt gilt das neue Wiederherstellungsblatt. Sichern Sie noch einmal, damit es auch die Datensicherung öffnet.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitStep</name>
        <message>
            <source>I have it on paper</source>
            <translation>Ich habe es auf Papier</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Als PDF speichern</translation>
        </message>
        <message>
            <source>Save as text</source>
            <translation>Als Text speichern</translation>
        </message>
        <message>
            <source>Best is paper: print it, or write it down. A file belongs on a stick that you lock away.</source>
            <translation>Am besten ist Papier: Drucken Sie es oder schreiben Sie es ab. Eine Datei gehört auf einen Stick, den Sie wegschließen.</translation>
        </message>
        <message>
            <source>Now type it back</source>
            <translation>Jetzt zurücktippen</translation>
        </message>
        <message>
            <source>From your paper, so that it is sure to help one day. Capitals and dashes do not matter.</source>
            <translation>Von Ihrem Papier, damit es eines Tages sicher hilft. Großbuchstaben und Striche sind egal.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Open the practice</source>
            <translation>Praxis öffnen</translation>
        </message>
        <message>
            <source>The recovery kit</source>
            <translation>Das Wiederherstellungsblatt</translation>
        </message>
        <message>
            <source>If every password is lost, this code is the only way back to the images. It is shown once, now.</source>
            <translation>Sind alle Passwörter verloren, ist dieser Code der einzige Weg zurück zu den Bildern. Er wird einmal gezeigt, jetzt.</translation>
        </message>
        <message>
            <source>Save the recovery kit</source>
            <translation>Wiederherstellungsblatt speichern</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Safelight recovery kit - %1</source>
            <translation>Safelight-Wiederherstellungsblatt - %1</translation>
        </message>
        <message>
            <source>Saved as %1. Move it away from this computer.</source>
            <translation>Gespeichert als %1. Bringen Sie es von diesem Computer weg.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::KitView</name>
        <message>
            <source>Recovery code: %1</source>
            <translation>Wiederherstellungscode: %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::LockScreen</name>
        <message>
            <source>Who is working here?</source>
            <translation>Wer arbeitet hier?</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>Jemand anderes</translation>
        </message>
        <message>
            <source>Safelight cannot open its vault</source>
            <translation>Safelight kann seinen Tresor nicht öffnen</translation>
        </message>
        <message>
            <source>Safelight is locked</source>
            <translation>Safelight ist gesperrt</translation>
        </message>
        <message>
            <source>Sign-in name</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlocking</source>
            <translation>Wird entsperrt</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>Feststelltaste ist an</translation>
        </message>
        <message>
            <source>Forgot the password?</source>
            <translation>Passwort vergessen?</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Bring back a backup or open another</source>
            <translation>Sicherung zurückholen oder anderen öffnen</translation>
        </message>
        <message>
            <source>Use other programs</source>
            <translation>Andere Programme benutzen</translation>
        </message>
        <message>
            <source>Quit Safelight</source>
            <translation>Safelight beenden</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) waiting, sealed</source>
            <translation>
                <numerusform>%Ln Bild wartet, versiegelt</numerusform>
                <numerusform>%Ln Bilder warten, versiegelt</numerusform>
            </translation>
        </message>
        <message>
            <source>Safelight · %1</source>
            <translation>Safelight · %1</translation>
        </message>
        <message>
            <source>dddd d MMMM</source>
            <comment>date format</comment>
            <translation>dddd, d. MMMM</translation>
        </message>
        <message>
            <source>Open this older vault…</source>
            <translation>Diesen älteren Tresor öffnen…</translation>
        </message>
        <message>
            <source>The vault's index was missing or out of date and is being made anew. No image is lost; this can take a minute.</source>
            <translation>Das Verzeichnis des Tresors fehlte oder war veraltet und wird neu erstellt. Kein Bild ist verloren; das kann eine Minute dauern.</translation>
        </message>
        <message>
            <source>Type your password once more to open this older vault. What was done after it is not in it, and the journal will say that you opened it.</source>
            <translation>Tippen Sie Ihr Passwort noch einmal, um diesen älteren Tresor zu öffnen. Was danach getan wurde, ist nicht darin, und das Protokoll wird sagen, dass Sie ihn geöffnet haben.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MainWindow</name>
        <message>
            <source>Patients</source>
            <translation>Patienten</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Worklist</source>
            <translation>Arbeitsliste</translation>
        </message>
        <message>
            <source>Bin</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Praxis</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MediaSheet</name>
        <message>
            <source>Disc or stick for %1</source>
            <translation>CD oder Stick für %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Schreiben</translation>
        </message>
        <message>
            <source>A folder with a DICOMDIR, which every viewer of X-rays reads. Write it straight onto a stick, or burn its content onto a disc.</source>
            <translation>Ein Ordner mit DICOMDIR, den jeder Röntgenbetrachter liest. Schreiben Sie ihn direkt auf einen Stick, oder brennen Sie seinen Inhalt auf eine CD.</translation>
        </message>
        <message>
            <source>Write the medium to</source>
            <translation>Datenträger schreiben nach</translation>
        </message>
        <message>
            <source>Write here</source>
            <translation>Hierher schreiben</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>It carries the patient's name, number and birth date, and is not protected: whoever gets it can see everything.</source>
            <translation>Er trägt Name, Nummer und Geburtsdatum des Patienten und ist nicht geschützt: Wer ihn bekommt, kann alles sehen.</translation>
        </message>
        <message>
            <source>Everything, for any viewer</source>
            <translation>Alles, für jeden Betrachter</translation>
        </message>
        <message>
            <source>Everything, smaller, for a stick</source>
            <translation>Alles, kleiner, für einen Stick</translation>
        </message>
        <message>
            <source>X-rays only, the dental form</source>
            <translation>Nur Röntgenbilder, die zahnärztliche Form</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>STD-GEN-CD: uncompressed, photographs too.</source>
            <translation>STD-GEN-CD: unkomprimiert, auch Fotografien.</translation>
        </message>
        <message>
            <source>STD-GEN-USB-JPEG: what came as JPEG stays JPEG; some old viewers cannot read it.</source>
            <translation>STD-GEN-USB-JPEG: Was als JPEG kam, bleibt JPEG; manche alten Betrachter können es nicht lesen.</translation>
        </message>
        <message>
            <source>STD-DEN-CD: for dental programs that ask for it. Photographs and documents stay behind.</source>
            <translation>STD-DEN-CD: für zahnärztliche Programme, die danach fragen. Fotografien und Dokumente bleiben zurück.</translation>
        </message>
        <message>
            <source>Writing the images…</source>
            <translation>Die Bilder werden geschrieben…</translation>
        </message>
        <message>
            <source>What is not on it</source>
            <translation>Was nicht darauf ist</translation>
        </message>
        <message>
            <source>Choose a folder with the button, or type where it is from the top of the disk.</source>
            <translation>Wählen Sie einen Ordner mit der Taste, oder tippen Sie seinen vollständigen Pfad.</translation>
        </message>
        <message>
            <source>An image</source>
            <translation>Ein Bild</translation>
        </message>
        <message>
            <source>%1 written to %2</source>
            <comment>number of images, folder</comment>
            <translation>%1 nach %2 geschrieben</translation>
        </message>
        <message>
            <source>This patient has no images, so nothing was written.</source>
            <translation>Dieser Patient hat keine Bilder, deshalb wurde nichts geschrieben.</translation>
        </message>
        <message>
            <source>Nothing was written</source>
            <translation>Nichts wurde geschrieben</translation>
        </message>
        <message>
            <source>Written in part</source>
            <translation>Teilweise geschrieben</translation>
        </message>
        <message>
            <source>None of these has a place on such a medium:</source>
            <translation>Nichts davon hat auf so einem Datenträger Platz:</translation>
        </message>
        <message>
            <source>%1 lie in %2. These are not among them:</source>
            <comment>number of images, folder</comment>
            <translation>In %2: %1. Diese sind nicht dabei:</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MediumBar</name>
        <message>
            <source>Look and import</source>
            <translation>Ansehen und importieren</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
        <message>
            <source>%1 was inserted.</source>
            <translation>%1 wurde eingelegt.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::MergeSheet</name>
        <message>
            <source>Merge two records</source>
            <translation>Zwei Karten zusammenführen</translation>
        </message>
        <message>
            <source>%1 is in the list twice? Choose the record that stays.</source>
            <translation>%1 steht zweimal in der Liste? Wählen Sie die Karte, die bleibt.</translation>
        </message>
        <message>
            <source>Name, birth date or number of the other record</source>
            <translation>Name, Geburtsdatum oder Nummer der anderen Karte</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Zusammenführen</translation>
        </message>
        <message>
            <source>Nobody like that here.</source>
            <translation>So jemanden gibt es hier nicht.</translation>
        </message>
        <message>
            <source>Nobody else is called like that. Search for the other record.</source>
            <translation>Sonst heißt niemand so. Suchen Sie die andere Karte.</translation>
        </message>
        <message>
            <source>This is the same record. Choose another one.</source>
            <translation>Das ist dieselbe Karte. Wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>No images have to move.</source>
            <translation>Es müssen keine Bilder umziehen.</translation>
        </message>
        <message>
            <source>%1 move.</source>
            <comment>number of images</comment>
            <translation>Es ziehen um: %1.</translation>
        </message>
        <message>
            <source>%1 (%2) stays. %3 The record of %4 (%5) goes from the list. You can undo this.</source>
            <translation>%1 (%2) bleibt. %3 Die Karte von %4 (%5) verschwindet aus der Liste. Sie können das rückgängig machen.</translation>
        </message>
        <message>
            <source>Merged into %1</source>
            <translation>Zusammengeführt mit %1</translation>
        </message>
        <message>
            <source>Undone: both records are back</source>
            <translation>Rückgängig: Beide Karten sind wieder da</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::NewPasswordForm</name>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>New password, once more</source>
            <translation>Neues Passwort, noch einmal</translation>
        </message>
        <message>
            <source>At least 15 characters</source>
            <translation>Mindestens 15 Zeichen</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password, once more</source>
            <translation>Passwort, noch einmal</translation>
        </message>
        <message>
            <source>Write them down until you know them. They are filled in above, with the spaces between them.</source>
            <translation>Schreiben Sie sie auf, bis Sie sie auswendig können. Oben sind sie schon eingetragen, mit den Leerzeichen dazwischen.</translation>
        </message>
        <message>
            <source>Suggest five words</source>
            <translation>Fünf Wörter vorschlagen</translation>
        </message>
        <message>
            <source>A sentence is easy to remember. No digits or signs are asked for.</source>
            <translation>Ein Satz ist leicht zu merken. Ziffern oder Zeichen werden nicht verlangt.</translation>
        </message>
        <message>
            <source>%1 of at least %2 characters</source>
            <translation>%1 von mindestens %2 Zeichen</translation>
        </message>
        <message>
            <source>✓ Long enough, and not a well-known one</source>
            <translation>✓ Lang genug und nicht allgemein bekannt</translation>
        </message>
        <message>
            <source>✓ The same</source>
            <translation>✓ Dasselbe</translation>
        </message>
        <message>
            <source>Not the same as the first one.</source>
            <translation>Nicht dasselbe wie das erste.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::OrderSheet</name>
        <message>
            <source>Put on the worklist</source>
            <translation>Auf die Arbeitsliste setzen</translation>
        </message>
        <message>
            <source>What is to be taken</source>
            <translation>Was aufgenommen werden soll</translation>
        </message>
        <message>
            <source>Any device</source>
            <translation>Beliebiges Gerät</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Uhrzeit</translation>
        </message>
        <message>
            <source>Upper jaw left, swelling</source>
            <translation>Oberkiefer links, Schwellung</translation>
        </message>
        <message>
            <source>For whoever takes it</source>
            <translation>Für die aufnehmende Person</translation>
        </message>
        <message>
            <source>Shown on the device where it shows such things.</source>
            <translation>Wird am Gerät gezeigt, wenn es so etwas zeigt.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Put on the list</source>
            <translation>Auf die Liste setzen</translation>
        </message>
        <message>
            <source>No device is paired yet: add one under Practice.</source>
            <translation>Noch ist kein Gerät verbunden: Fügen Sie eines unter Praxis hinzu.</translation>
        </message>
        <message>
            <source>Hours and minutes, as 14:30.</source>
            <translation>Stunden und Minuten, wie 14:30.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::OwnerStep</name>
        <message>
            <source>Type one: small letters a to z, digits, dot, dash.</source>
            <translation>Bitte eingeben: Kleinbuchstaben a bis z, Ziffern, Punkt, Strich.</translation>
        </message>
        <message>
            <source>About you</source>
            <translation>Über Sie</translation>
        </message>
        <message>
            <source>The first person owns the vault: you add everybody else later.</source>
            <translation>Die erste Person besitzt den Tresor: Alle anderen fügen Sie später hinzu.</translation>
        </message>
        <message>
            <source>Dr A. Okafor</source>
            <translation>Dr. A. Okafor</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
        <message>
            <source>Create the vault</source>
            <translation>Tresor erstellen</translation>
        </message>
        <message>
            <source>Small letters, digits, dot, dash; a letter first; at least two.</source>
            <translation>Kleinbuchstaben, Ziffern, Punkt, Bindestrich; zuerst ein Buchstabe; mindestens zwei Zeichen.</translation>
        </message>
        <message>
            <source>You sign in with it.</source>
            <translation>Damit melden Sie sich an.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PaneCard</name>
        <message>
            <source>This frame cannot be shown</source>
            <translation>Dieses Einzelbild kann nicht gezeigt werden</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>Einzelheiten ausblenden</translation>
        </message>
        <message>
            <source>%1 · kept as it came</source>
            <translation>%1 · behalten, wie es kam</translation>
        </message>
        <message>
            <source>This image cannot be shown</source>
            <translation>Dieses Bild kann nicht gezeigt werden</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PasswordSheet</name>
        <message>
            <source>Change password</source>
            <translation>Passwort ändern</translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>Bisheriges Passwort</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Password changed</source>
            <translation>Passwort geändert</translation>
        </message>
        <message>
            <source>This is not your current password.</source>
            <translation>Das ist nicht Ihr bisheriges Passwort.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientListView</name>
        <message>
            <source>Patients</source>
            <translation>Patienten</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientPage</name>
        <message>
            <source>All images are in the bin</source>
            <translation>Alle Bilder liegen im Papierkorb</translation>
        </message>
        <message>
            <source>Show the bin</source>
            <translation>Papierkorb zeigen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln of this patient's image(s) wait(s) there and can be brought back.</source>
            <translation>
                <numerusform>%Ln Bild dieser Person wartet dort und lässt sich zurückholen.</numerusform>
                <numerusform>%Ln Bilder dieser Person warten dort und lassen sich zurückholen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>No images yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>Import files, a folder or a patient disc, or drop them here.</source>
            <translation>Importieren Sie Dateien, einen Ordner oder eine Patienten-CD, oder ziehen Sie sie hierher.</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Somebody who may import images can add them.</source>
            <translation>Jemand, der Bilder importieren darf, kann sie hinzufügen.</translation>
        </message>
        <message>
            <source>No image fits</source>
            <translation>Kein Bild passt</translation>
        </message>
        <message>
            <source>None of this patient's images shows what you asked for.</source>
            <translation>Keines der Bilder dieses Patienten zeigt, wonach Sie suchen.</translation>
        </message>
        <message>
            <source>Show all images</source>
            <translation>Alle Bilder zeigen</translation>
        </message>
        <message>
            <source>The images could not be read</source>
            <translation>Die Bilder konnten nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Move %1 to another patient</source>
            <translation>%1 zu einem anderen Patienten verschieben</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>For images that were filed with the wrong person. You can undo this.</source>
            <translation>Für Bilder, die bei der falschen Person abgelegt wurden. Sie können das rückgängig machen.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Tag…</source>
            <translation>Beschriften…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Senden…</translation>
        </message>
        <message>
            <source>Move to…</source>
            <translation>Verschieben zu…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Edit name, birth date, number…</source>
            <translation>Name, Geburtsdatum, Nummer ändern…</translation>
        </message>
        <message>
            <source>Merge with another record…</source>
            <translation>Mit anderer Karte zusammenführen…</translation>
        </message>
        <message>
            <source>What else is there in the archive…</source>
            <translation>Was im Archiv noch liegt…</translation>
        </message>
        <message>
            <source>Import into %1</source>
            <translation>Importieren zu %1</translation>
        </message>
        <message>
            <source>Write a disc or stick…</source>
            <translation>Auf CD oder Stick schreiben…</translation>
        </message>
        <message>
            <source>End the hold…</source>
            <translation>Löschsperre aufheben…</translation>
        </message>
        <message>
            <source>Put on hold…</source>
            <translation>Löschsperre setzen…</translation>
        </message>
        <message>
            <source>Erase for good…</source>
            <translation>Endgültig vernichten…</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientPreview</name>
        <message>
            <source>LATEST</source>
            <translation>NEUESTE</translation>
        </message>
        <message>
            <source>No images.</source>
            <translation>Keine Bilder.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Merge with another record</source>
            <translation>Mit anderer Karte zusammenführen</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Last activity</source>
            <translation>Zuletzt</translation>
        </message>
        <message>
            <source>In the vault</source>
            <translation>Im Tresor</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientRowDelegate</name>
        <message>
            <source>No images</source>
            <translation>Keine Bilder</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientSheet</name>
        <message>
            <source>Edit patient</source>
            <translation>Patient ändern</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Neuer Patient</translation>
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
            <translation>Geschlecht</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Nachname</translation>
        </message>
        <message>
            <source>Birth date</source>
            <translation>Geburtsdatum</translation>
        </message>
        <message>
            <source>As you like: 14.3.1987 or 1987-03-14</source>
            <translation>Wie Sie mögen: 14.3.1987 oder 1987-03-14</translation>
        </message>
        <message>
            <source>Patient number</source>
            <translation>Patientennummer</translation>
        </message>
        <message>
            <source>Your practice's own, if it has one</source>
            <translation>Die Ihrer Praxis, wenn es eine gibt</translation>
        </message>
        <message>
            <source>Given name</source>
            <translation>Vorname</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Add patient</source>
            <translation>Patient hinzufügen</translation>
        </message>
        <message>
            <source>This is no day of the calendar. Write it as 14.3.1987 or 1987-03-14.</source>
            <translation>Diesen Tag gibt es nicht. Schreiben Sie ihn wie 14.3.1987 oder 1987-03-14.</translation>
        </message>
        <message>
            <source>%1 is in the future.</source>
            <translation>%1 liegt in der Zukunft.</translation>
        </message>
        <message>
            <source>There is already a %1 (%2). Open that record instead, unless this is another person.</source>
            <translation>%1 (%2) gibt es schon. Öffnen Sie jene Karte, außer es ist jemand anderes.</translation>
        </message>
        <message>
            <source>%1 changed</source>
            <comment>patient</comment>
            <translation>%1 geändert</translation>
        </message>
        <message>
            <source>Undone: the record is as it was</source>
            <translation>Rückgängig: Die Karte ist wie zuvor</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientsPage</name>
        <message>
            <source>Patients</source>
            <translation>Patienten</translation>
        </message>
        <message>
            <source>Seen recently</source>
            <translation>Zuletzt gesehen</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Nach Name</translation>
        </message>
        <message>
            <source>New patient</source>
            <translation>Neuer Patient</translation>
        </message>
        <message>
            <source>Ctrl+N</source>
            <translation>Strg+N</translation>
        </message>
        <message>
            <source>No patients yet</source>
            <translation>Noch keine Patienten</translation>
        </message>
        <message>
            <source>Add your first patient, or press Import: Safelight reads whose images they are.</source>
            <translation>Fügen Sie den ersten Patienten hinzu, oder drücken Sie Importieren: Safelight liest, von wem die Bilder sind.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln patient(s)</source>
            <translation>
                <numerusform>%Ln Patient</numerusform>
                <numerusform>%Ln Patienten</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody yet today</source>
            <translation>Heute noch niemand</translation>
        </message>
        <message>
            <source>Patients appear here as soon as they are opened or get an image.</source>
            <translation>Patienten erscheinen hier, sobald sie geöffnet werden oder ein Bild bekommen.</translation>
        </message>
        <message>
            <source>Nobody found for “%1”</source>
            <translation>Niemand gefunden für „%1“</translation>
        </message>
        <message>
            <source>Try part of the name, a birth date such as 14.3.1987, or the patient number.</source>
            <translation>Versuchen Sie einen Teil des Namens, ein Geburtsdatum wie 14.3.1987 oder die Patientennummer.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PeopleCard</name>
        <message>
            <source>People</source>
            <translation>Team</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Person hinzufügen</translation>
        </message>
        <message>
            <source>%1 can sign in now</source>
            <translation>%1 kann sich jetzt anmelden</translation>
        </message>
        <message>
            <source> · you</source>
            <translation> · Sie</translation>
        </message>
        <message>
            <source> · cannot sign in any more</source>
            <translation> · kann sich nicht mehr anmelden</translation>
        </message>
        <message>
            <source>Change password</source>
            <translation>Passwort ändern</translation>
        </message>
        <message>
            <source>Role of %1</source>
            <translation>Rolle von %1</translation>
        </message>
        <message>
            <source>%1 stops working here</source>
            <translation>%1 arbeitet hier nicht mehr</translation>
        </message>
        <message>
            <source>Role changed to %1</source>
            <translation>Rolle geändert: %1</translation>
        </message>
        <message>
            <source>%1 stops working here?</source>
            <translation>%1 arbeitet hier nicht mehr?</translation>
        </message>
        <message>
            <source>They cannot sign in any more. What they did stays in the log, and their name stays on it. This cannot be undone; the same person can be added again.</source>
            <translation>Eine Anmeldung ist dann nicht mehr möglich. Was getan wurde, bleibt mit dem Namen im Protokoll. Das kann nicht rückgängig gemacht werden; dieselbe Person kann neu hinzugefügt werden.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Disable</source>
            <translation>Zugang beenden</translation>
        </message>
        <message>
            <source>%1 cannot sign in any more</source>
            <translation>%1 kann sich nicht mehr anmelden</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PersonSheet</name>
        <message>
            <source>Type one: small letters a to z, digits, dot, dash.</source>
            <translation>Bitte eingeben: Kleinbuchstaben a bis z, Ziffern, Punkt, Strich.</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Person hinzufügen</translation>
        </message>
        <message>
            <source>J. Bergmann</source>
            <translation>J. Bergmann</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Small letters, digits, dot, dash; a letter first; at least two.</source>
            <translation>Kleinbuchstaben, Ziffern, Punkt, Bindestrich; zuerst ein Buchstabe; mindestens zwei Zeichen.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PickPatientSheet</name>
        <message>
            <source>Name, birth date or number</source>
            <translation>Name, Geburtsdatum oder Nummer</translation>
        </message>
        <message>
            <source>New patient…</source>
            <translation>Neuer Patient…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Nobody like that here.</source>
            <translation>So jemanden gibt es hier nicht.</translation>
        </message>
        <message>
            <source>They are with this patient already.</source>
            <translation>Sie sind schon bei diesem Patienten.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PlaceSheet</name>
        <message>
            <source>At most %1 characters.</source>
            <translation>Höchstens %1 Zeichen.</translation>
        </message>
        <message>
            <source>Storage that the program restic reaches (S3, SFTP)</source>
            <translation>Speicher, den das Programm restic erreicht (S3, SFTP)</translation>
        </message>
        <message>
            <source>Repository</source>
            <translation>Repository</translation>
        </message>
        <message>
            <source>By restic's own name for it.</source>
            <translation>So, wie restic es nennt.</translation>
        </message>
        <message>
            <source>One that may not delete versions: docs/backup.md says how. With it Safelight tries what this computer could delete.</source>
            <translation>Einer, der keine Versionen löschen darf: docs/backup.md sagt, wie. Mit ihm probiert Safelight, was dieser Computer löschen könnte.</translation>
        </message>
        <message>
            <source>Kept sealed in the vault.</source>
            <translation>Bleibt versiegelt im Tresor.</translation>
        </message>
        <message>
            <source>Nobody has said so</source>
            <translation>Niemand hat es gesagt</translation>
        </message>
        <message>
            <source>Yes: object lock, or a server that only appends</source>
            <translation>Ja: Object Lock, oder ein Server, der nur anfügt</translation>
        </message>
        <message>
            <source>Keeps what this computer deletes</source>
            <translation>Behält, was dieser Computer löscht</translation>
        </message>
        <message>
            <source>Out of reach of fire and theft, and, with object lock, of an attacker here. It gets sealed files only.</source>
            <translation>Außer Reichweite von Feuer und Diebstahl und, mit Object Lock, eines Angreifers hier. Er bekommt nur versiegelte Dateien.</translation>
        </message>
        <message>
            <source>This repository is on the list already.</source>
            <translation>Dieses Repository steht schon auf der Liste.</translation>
        </message>
        <message>
            <source>restic cannot make a repository there. Is it written right, and does it not hold one already?</source>
            <translation>restic kann dort kein Repository anlegen. Ist es richtig geschrieben, und liegt dort nicht schon eines?</translation>
        </message>
        <message>
            <source>Write this on the recovery kit</source>
            <translation>Schreiben Sie dies auf das Wiederherstellungsblatt</translation>
        </message>
        <message>
            <source>The repository&apos;s password: %1</source>
            <translation>Das Passwort des Repositorys: %1</translation>
        </message>
        <message>
            <source>It is on the kit</source>
            <translation>Es steht auf dem Blatt</translation>
        </message>
        <message>
            <source>Add a place for backups</source>
            <translation>Ort für Datensicherungen hinzufügen</translation>
        </message>
        <message>
            <source>A disk that is taken away</source>
            <translation>Eine Platte, die weggelegt wird</translation>
        </message>
        <message>
            <source>A share that keeps snapshots</source>
            <translation>Eine Freigabe mit Schnappschüssen</translation>
        </message>
        <message>
            <source>Another share in the network</source>
            <translation>Eine andere Freigabe im Netz</translation>
        </message>
        <message>
            <source>Another disk in this computer</source>
            <translation>Eine andere Platte in diesem Computer</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Was es ist</translation>
        </message>
        <message>
            <source>No folder chosen</source>
            <translation>Kein Ordner gewählt</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>An empty folder. Everything in it is sealed: whoever finds the disk cannot read it.</source>
            <translation>Ein leerer Ordner. Alles darin ist versiegelt: Wer die Platte findet, kann es nicht lesen.</translation>
        </message>
        <message>
            <source>This folder is on the same disk as the vault: when that disk fails or is stolen, both are gone. It can be added, but it does not replace a disk of its own.</source>
            <translation>Dieser Ordner liegt auf derselben Platte wie der Tresor: Fällt sie aus oder wird sie gestohlen, ist beides weg. Er kann hinzugefügt werden, ersetzt aber keine eigene Platte.</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Täglich</translation>
        </message>
        <message>
            <source>Twice a day</source>
            <translation>Zweimal täglich</translation>
        </message>
        <message>
            <source>Every week</source>
            <translation>Wöchentlich</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>Wie oft</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add and back up</source>
            <translation>Hinzufügen und sichern</translation>
        </message>
        <message>
            <source>Where backups go</source>
            <translation>Wohin gesichert wird</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>Best: nobody who breaks into this computer can delete what lies in a drawer. Two disks in turn are better still.</source>
            <translation>Am besten: Wer in diesen Computer einbricht, kann nicht löschen, was in der Schublade liegt. Zwei Platten im Wechsel sind noch besser.</translation>
        </message>
        <message>
            <source>Good: a NAS that keeps daily snapshots which this computer's account cannot delete brings the files back after an attack.</source>
            <translation>Gut: Ein NAS mit täglichen Schnappschüssen, die das Konto dieses Computers nicht löschen kann, bringt die Dateien nach einem Angriff zurück.</translation>
        </message>
        <message>
            <source>Helps when this computer fails. Whoever breaks into it can delete what lies there: add another place as well.</source>
            <translation>Hilft, wenn dieser Computer ausfällt. Wer in ihn einbricht, kann löschen, was dort liegt: Fügen Sie noch einen Ort hinzu.</translation>
        </message>
        <message>
            <source>Helps when a disk fails, not against fire, theft or an attack. Add another place as well.</source>
            <translation>Hilft, wenn eine Platte ausfällt, nicht gegen Feuer, Diebstahl oder Angriff. Fügen Sie noch einen Ort hinzu.</translation>
        </message>
        <message>
            <source>There is something else in this folder. Choose an empty one, or make a new one in it.</source>
            <translation>In diesem Ordner ist etwas anderes. Wählen Sie einen leeren, oder legen Sie darin einen neuen an.</translation>
        </message>
        <message>
            <source>There is no such bucket. Is its name right? It has to be made first, with object lock (docs/backup.md).</source>
            <translation>Diesen Bucket gibt es nicht. Stimmt sein Name? Er muss zuerst angelegt werden, mit Object Lock (docs/backup.md).</translation>
        </message>
        <message>
            <source>There is a repository already, with another password. Choose another folder: add its name behind the address, with a slash.</source>
            <translation>Dort liegt schon ein Repository mit einem anderen Passwort. Wählen Sie einen anderen Ordner: mit einem Schrägstrich hinter der Adresse.</translation>
        </message>
        <message>
            <source>Reaching the storage. This may take a minute…</source>
            <translation>Der Speicher wird angesprochen. Das kann eine Minute dauern …</translation>
        </message>
        <message>
            <source>It is the password of the repository. The vault keeps a sealed copy; when the vault is lost, nothing comes back from there without it. It is shown once.</source>
            <translation>Es ist das Passwort des Repositorys. Der Tresor behält eine versiegelte Kopie; ist der Tresor verloren, kommt ohne es nichts von dort zurück. Es wird einmal gezeigt.</translation>
        </message>
        <message>
            <source>Write its address beside it. A new computer asks for both, and for the keys of the storage:</source>
            <translation>Schreiben Sie die Adresse daneben. Ein neuer Computer fragt nach beidem und nach den Schlüsseln des Speichers:</translation>
        </message>
        <message>
            <source>Write its address beside it. A new computer asks for both:</source>
            <translation>Schreiben Sie die Adresse daneben. Ein neuer Computer fragt nach beidem:</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PracticePage</name>
        <message>
            <source>Practice</source>
            <translation>Praxis</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PracticeStep</name>
        <message>
            <source>Your practice</source>
            <translation>Ihre Praxis</translation>
        </message>
        <message>
            <source>The name stands on the lock screen and on the recovery kit.</source>
            <translation>Der Name steht auf dem Sperrbildschirm und auf dem Wiederherstellungsblatt.</translation>
        </message>
        <message>
            <source>Harbour Dental</source>
            <translation>Zahnarztpraxis am Hafen</translation>
        </message>
        <message>
            <source>Name of the practice</source>
            <translation>Name der Praxis</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern…</translation>
        </message>
        <message>
            <source>Where the vault lies</source>
            <translation>Wo der Tresor liegt</translation>
        </message>
        <message>
            <source>A folder on this computer's own disk. Shared and cloud folders can damage a vault and are refused.</source>
            <translation>Ein Ordner auf der eigenen Festplatte dieses Computers. Freigegebene und Cloud-Ordner können einen Tresor beschädigen und werden abgelehnt.</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>There is already a vault of this name here. Choose another name or folder.</source>
            <translation>Hier gibt es schon einen Tresor dieses Namens. Wählen Sie einen anderen Namen oder Ordner.</translation>
        </message>
        <message>
            <source>Use this folder</source>
            <translation>Diesen Ordner benutzen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ProgressLine</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RailButton</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ReceivingSheet</name>
        <message>
            <source>How images arrive</source>
            <translation>Wie Bilder ankommen</translation>
        </message>
        <message>
            <source>AE title of Safelight</source>
            <translation>AE-Titel von Safelight</translation>
        </message>
        <message>
            <source>What devices call this practice. Any title is taken from a paired device.</source>
            <translation>Wie Geräte diese Praxis nennen. Von einem verbundenen Gerät wird jeder Titel angenommen.</translation>
        </message>
        <message>
            <source>Port with encryption</source>
            <translation>Port mit Verschlüsselung</translation>
        </message>
        <message>
            <source>Port without</source>
            <translation>Port ohne</translation>
        </message>
        <message>
            <source>Only while somebody is signed in</source>
            <translation>Nur während jemand angemeldet ist</translation>
        </message>
        <message>
            <source>Also while Safelight is locked</source>
            <translation>Auch während Safelight gesperrt ist</translation>
        </message>
        <message>
            <source>Devices may read today's worklist</source>
            <translation>Geräte dürfen die heutige Arbeitsliste lesen</translation>
        </message>
        <message>
            <source>While locked, the names of today and tomorrow stay in memory for it.</source>
            <translation>Während der Sperre bleiben dafür die Namen von heute und morgen im Arbeitsspeicher.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Up to 16 letters and digits, no accents.</source>
            <translation>Bis zu 16 Buchstaben und Ziffern, keine Umlaute.</translation>
        </message>
        <message>
            <source>The two ports must differ.</source>
            <translation>Die beiden Ports müssen verschieden sein.</translation>
        </message>
        <message>
            <source>Every network that leads to a paired device</source>
            <translation>Jedes Netz, das zu einem verbundenen Gerät führt</translation>
        </message>
        <message>
            <source>Only %1</source>
            <translation>Nur %1</translation>
        </message>
        <message>
            <source>Without encryption, images are taken on</source>
            <translation>Ohne Verschlüsselung werden Bilder angenommen auf</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RecoverStep</name>
        <message>
            <source>Use the recovery kit</source>
            <translation>Wiederherstellungsblatt benutzen</translation>
        </message>
        <message>
            <source>Type the code from the page and choose a new password. The log notes that the kit was used.</source>
            <translation>Tippen Sie den Code vom Blatt ab und wählen Sie ein neues Passwort. Das Protokoll vermerkt, dass das Blatt benutzt wurde.</translation>
        </message>
        <message>
            <source>Choose the vault's folder</source>
            <translation>Ordner des Tresors wählen</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>Open the vault</source>
            <translation>Tresor öffnen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RemoteStudiesSheet</name>
        <message>
            <source>What else is there of %1</source>
            <translation>Was es von %1 noch gibt</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Archiv</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Noch einmal fragen</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>No image archive is paired. It is added under Practice, Devices.</source>
            <translation>Kein Bildarchiv ist verbunden. Es wird unter Praxis, Geräte hinzugefügt.</translation>
        </message>
        <message>
            <source>Archives cannot be asked on this computer.</source>
            <translation>Auf diesem Computer können keine Archive befragt werden.</translation>
        </message>
        <message>
            <source>Asking %1…</source>
            <translation>%1 wird gefragt…</translation>
        </message>
        <message>
            <source>%1 has nothing under this number, and nothing under this name and birth date.</source>
            <translation>%1 hat nichts unter dieser Nummer und nichts unter diesem Namen und Geburtsdatum.</translation>
        </message>
        <message>
            <source>%1 has nothing under this name and birth date. A patient number would find more.</source>
            <translation>%1 hat nichts unter diesem Namen und Geburtsdatum. Eine Patientennummer würde mehr finden.</translation>
        </message>
        <message numerus="yes">
            <source>%1 has %Ln examination(s), the newest first.</source>
            <translation>
                <numerusform>%1 hat %Ln Untersuchung.</numerusform>
                <numerusform>%1 hat %Ln Untersuchungen, die neueste zuerst.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RotationSheet</name>
        <message>
            <source>Every patient gets new keys…</source>
            <translation>Jeder Patient bekommt neue Schlüssel …</translation>
        </message>
        <message>
            <source>Writing the index under the new keys…</source>
            <translation>Das Verzeichnis wird mit den neuen Schlüsseln geschrieben …</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>Wird vorbereitet …</translation>
        </message>
        <message>
            <source>New keys for the vault</source>
            <translation>Neue Schlüssel für den Tresor</translation>
        </message>
        <message>
            <source>%1 cannot sign in any more. Somebody who kept a copy of the vault's keys could still read what is written from now on, until the keys are new.</source>
            <translation>%1 kann sich nicht mehr anmelden. Wer eine Kopie der Tresorschlüssel behalten hat, könnte noch lesen, was künftig geschrieben wird, bis die Schlüssel neu sind.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Make new keys</source>
            <translation>Neue Schlüssel machen</translation>
        </message>
        <message>
            <source>The vault has new keys</source>
            <translation>Der Tresor hat neue Schlüssel</translation>
        </message>
        <message>
            <source>Everybody who works here goes on with the same password. It takes a few seconds, in a large practice a minute or two, and goes on by itself if the computer is switched off in between.</source>
            <translation>Alle, die hier arbeiten, behalten ihr Passwort. Es dauert einige Sekunden, in einer großen Praxis ein, zwei Minuten, und geht von selbst weiter, wenn der Computer zwischendurch ausgeht.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SelectionBar</name>
        <message>
            <source>Choose none</source>
            <translation>Keine auswählen</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>command, key</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Ctrl+E</source>
            <translation>Strg+E</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Senden…</translation>
        </message>
        <message>
            <source>Move to…</source>
            <translation>Verschieben zu…</translation>
        </message>
        <message>
            <source>Ctrl+M</source>
            <translation>Strg+M</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Chosen images</source>
            <translation>Ausgewählte Bilder</translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln ausgewählt</numerusform>
                <numerusform>%Ln ausgewählt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SendSheet</name>
        <message>
            <source>Send this image</source>
            <translation>Dieses Bild senden</translation>
        </message>
        <message>
            <source>Send %1</source>
            <translation>%1 senden</translation>
        </message>
        <message>
            <source>No device is paired. An archive or a workstation is added under Practice, Devices.</source>
            <translation>Kein Gerät ist verbunden. Ein Archiv oder eine Station wird unter Praxis, Geräte hinzugefügt.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Als</translation>
        </message>
        <message>
            <source>Originals, as they came in</source>
            <translation>Originale, wie sie hereinkamen</translation>
        </message>
        <message>
            <source>Uncompressed, for devices that cannot read them otherwise</source>
            <translation>Unkomprimiert, für Geräte, die sie sonst nicht lesen können</translation>
        </message>
        <message numerus="yes">
            <source>%Ln document(s) stay(s): devices take images only.</source>
            <translation>
                <numerusform>%Ln Dokument bleibt: Geräte nehmen nur Bilder.</numerusform>
                <numerusform>%Ln Dokumente bleiben: Geräte nehmen nur Bilder.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not there yet</source>
            <translation>Noch nicht dort</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>The journal notes who sent what to whom. They go with the patient's name, number and birth date.</source>
            <translation>Das Protokoll vermerkt, wer was an wen gesendet hat. Name, Nummer und Geburtsdatum des Patienten gehen mit.</translation>
        </message>
        <message>
            <source>This device is paired without encryption: they cross the network readable.</source>
            <translation>Dieses Gerät ist ohne Verschlüsselung verbunden: Sie gehen lesbar durchs Netz.</translation>
        </message>
        <message>
            <source>%1 on the way to %2</source>
            <translation>%1 unterwegs zu %2</translation>
        </message>
        <message>
            <source>and %1 earlier ones</source>
            <translation>und %1 frühere</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stop sending to %1</source>
            <translation>Senden an %1 anhalten</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Try again to send to %1</source>
            <translation>Senden an %1 noch einmal versuchen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SettingsCard</name>
        <message>
            <source>Only owners change this.</source>
            <translation>Das ändern nur Inhaber/innen.</translation>
        </message>
        <message>
            <source>For everybody</source>
            <translation>Für alle</translation>
        </message>
        <message>
            <source>Name of the practice</source>
            <translation>Name der Praxis</translation>
        </message>
        <message>
            <source>Stands on the lock screen.</source>
            <translation>Steht auf dem Sperrbildschirm.</translation>
        </message>
        <message>
            <source>FDI: 11 to 48</source>
            <translation>FDI: 11 bis 48</translation>
        </message>
        <message>
            <source>Universal: 1 to 32</source>
            <translation>Universal: 1 bis 32</translation>
        </message>
        <message>
            <source>Palmer: UR1 to LR8</source>
            <translation>Palmer: UR1 bis LR8</translation>
        </message>
        <message>
            <source>Tooth numbers</source>
            <translation>Zahnnummern</translation>
        </message>
        <message>
            <source>Only how they are written: what is stored stays the same.</source>
            <translation>Nur die Schreibweise: Was gespeichert ist, bleibt gleich.</translation>
        </message>
        <message numerus="yes">
            <source>After %n minute(s)</source>
            <translation>
                <numerusform>Nach %n Minute</numerusform>
                <numerusform>Nach %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>Lock by itself</source>
            <translation>Von selbst sperren</translation>
        </message>
        <message>
            <source>When nobody touches keyboard or mouse.</source>
            <translation>Wenn niemand Tastatur oder Maus berührt.</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Records are kept</source>
            <translation>Unterlagen werden aufbewahrt</translation>
        </message>
        <message>
            <source>After the newest image; before that, erasing asks for a reason.</source>
            <translation>Nach dem neuesten Bild; vorher fragt das Vernichten nach einem Grund.</translation>
        </message>
        <message>
            <source>Those of minors at least</source>
            <translation>Die von Minderjährigen mindestens</translation>
        </message>
        <message>
            <source>Of whoever was younger than 18 on the newest image.</source>
            <translation>Von wem das neueste Bild vor dem 18. Geburtstag entstand.</translation>
        </message>
        <message>
            <source>As long as you like</source>
            <translation>So lange Sie möchten</translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n Jahr</numerusform>
                <numerusform>%n Jahre</numerusform>
            </translation>
        </message>
        <message>
            <source>No longer than others</source>
            <translation>Nicht länger als andere</translation>
        </message>
        <message>
            <source>Until they are %1</source>
            <translation>Bis zum Alter von %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SetupStep</name>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SetupWindow</name>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Bringing back %1…</source>
            <comment>practice</comment>
            <translation>%1 wird zurückgeholt …</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Praxis</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>Recovery kit</source>
            <translation>Wiederherstellung</translation>
        </message>
        <message>
            <source>Making the keys and the vault…</source>
            <translation>Schlüssel und Tresor werden erstellt…</translation>
        </message>
        <message>
            <source>Opening the vault with the kit…</source>
            <translation>Der Tresor wird mit dem Blatt geöffnet…</translation>
        </message>
        <message>
            <source>Choose the vault's folder</source>
            <translation>Ordner des Tresors wählen</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>The kit you used no longer opens the vault; this one takes its place. Keep the old one until every backup disk has had its next backup. The new one is shown once, now.</source>
            <translation>Das benutzte Blatt öffnet den Tresor nicht mehr; dieses tritt an seine Stelle. Bewahren Sie das alte auf, bis jeder Sicherungsdatenträger seine nächste Sicherung hatte. Das neue wird einmal gezeigt, jetzt.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::Sheet</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StepDots</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Schritt %1 von %2: %3</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StudyRow</name>
        <message>
            <source>Stopping…</source>
            <translation>Wird abgebrochen…</translation>
        </message>
        <message>
            <source>Date unknown</source>
            <translation>Datum unbekannt</translation>
        </message>
        <message>
            <source>Fetch</source>
            <translation>Holen</translation>
        </message>
        <message>
            <source>Fetch %1, %2</source>
            <translation>%1, %2 holen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Already here</source>
            <translation>Schon hier</translation>
        </message>
        <message>
            <source>%1 of %2 are here</source>
            <translation>%2, davon sind %1 hier</translation>
        </message>
        <message>
            <source>%1 of it here already</source>
            <translation>Davon schon hier: %1</translation>
        </message>
        <message>
            <source>Cancelled. What came before stays.</source>
            <translation>Abgebrochen. Was vorher kam, bleibt.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SuggestionBox</name>
        <message>
            <source>Suggestion: %1</source>
            <translation>Vorschlag: %1</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::TagSheet</name>
        <message>
            <source>For example 3 2 30 31</source>
            <translation>Zum Beispiel 3 2 30 31</translation>
        </message>
        <message>
            <source>For example UR6 UR7 LR6</source>
            <translation>Zum Beispiel UR6 UR7 LR6</translation>
        </message>
        <message>
            <source>For example 16 17 46-48</source>
            <translation>Zum Beispiel 16 17 46-48</translation>
        </message>
        <message>
            <source>Different</source>
            <translation>Verschieden</translation>
        </message>
        <message>
            <source>What this image shows</source>
            <translation>Was dieses Bild zeigt</translation>
        </message>
        <message numerus="yes">
            <source>What these %Ln images show</source>
            <translation>
                <numerusform>Was dieses %Ln Bild zeigt</numerusform>
                <numerusform>Was diese %Ln Bilder zeigen</numerusform>
            </translation>
        </message>
        <message>
            <source>Anything worth knowing</source>
            <translation>Was man wissen sollte</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>The notes differ; what you write replaces them</source>
            <translation>Die Notizen sind verschieden; was Sie schreiben, ersetzt sie</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Teeth</source>
            <translation>Zähne</translation>
        </message>
        <message>
            <source>Milk teeth</source>
            <translation>Milchzähne</translation>
        </message>
        <message>
            <source>The teeth of these images differ. What you choose here replaces them all.</source>
            <translation>Die Zähne dieser Bilder sind verschieden. Was Sie hier wählen, ersetzt alle.</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Nicht angegeben</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Both sides</source>
            <translation>Beide Seiten</translation>
        </message>
        <message>
            <source>Treatment</source>
            <translation>Behandlung</translation>
        </message>
        <message>
            <source>This is no tooth in the practice's notation. %1.</source>
            <translation>Das ist kein Zahn in der Schreibweise der Praxis. %1.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::Toast</name>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToolColumn</name>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToothButton</name>
        <message>
            <source>upper</source>
            <translation>oben</translation>
        </message>
        <message>
            <source>lower</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <source>left</source>
            <translation>links</translation>
        </message>
        <message>
            <source>Milk tooth %1, %2 %3</source>
            <translation>Milchzahn %1, %2 %3</translation>
        </message>
        <message>
            <source>Tooth %1, %2 %3</source>
            <translation>Zahn %1, %2 %3</translation>
        </message>
        <message>
            <source>no images</source>
            <translation>keine Bilder</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ToothChart</name>
        <message>
            <source>Tooth chart</source>
            <translation>Zahnschema</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::TopBar</name>
        <message>
            <source>Name, birth date or number</source>
            <translation>Name, Geburtsdatum oder Nummer</translation>
        </message>
        <message>
            <source>Ctrl K</source>
            <translation>Strg K</translation>
        </message>
        <message>
            <source>Search patients</source>
            <translation>Patienten suchen</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Import images (Ctrl+O)</source>
            <translation>Bilder importieren (Strg+O)</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Hell oder dunkel</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>Lock (Ctrl+L)</source>
            <translation>Sperren (Strg+L)</translation>
        </message>
        <message>
            <source>Back (Alt+Left)</source>
            <translation>Zurück (Alt+Links)</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::UndoHistory</name>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Es gibt nichts rückgängig zu machen.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ViewerPage</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Keys of the viewer</source>
            <translation>Tasten des Betrachters</translation>
        </message>
        <message>
            <source>Choose a window by its number</source>
            <translation>Ein Fenster über seine Nummer wählen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Export to a folder</source>
            <translation>In einen Ordner exportieren</translation>
        </message>
        <message>
            <source>Exported.</source>
            <translation>Exportiert.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WelcomeStep</name>
        <message>
            <source>Back to signing in</source>
            <translation>Zurück zur Anmeldung</translation>
        </message>
        <message>
            <source>A backup, or another practice</source>
            <translation>Eine Sicherung oder eine andere Praxis</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Eine Sicherung zurückholen</translation>
        </message>
        <message>
            <source>After a loss or on a new computer, from a disk or storage.</source>
            <translation>Nach Verlust oder am neuen Computer, von Platte oder Speicher.</translation>
        </message>
        <message>
            <source>Welcome to Safelight</source>
            <translation>Willkommen bei Safelight</translation>
        </message>
        <message>
            <source>A locked vault for your practice's X-rays and photographs.</source>
            <translation>Ein verschlossener Tresor für die Röntgenbilder und Fotos Ihrer Praxis.</translation>
        </message>
        <message>
            <source>Create a new practice</source>
            <translation>Neue Praxis anlegen</translation>
        </message>
        <message>
            <source>Two minutes: a name, a password, and a recovery kit to print.</source>
            <translation>Zwei Minuten: Name, Passwort und ein Blatt zum Drucken.</translation>
        </message>
        <message>
            <source>Open an existing vault</source>
            <translation>Bestehenden Tresor öffnen</translation>
        </message>
        <message>
            <source>A folder whose name ends in .safelight, on this computer.</source>
            <translation>Ein Ordner dieses Computers, der auf .safelight endet.</translation>
        </message>
        <message>
            <source>Use the recovery kit</source>
            <translation>Wiederherstellungsblatt benutzen</translation>
        </message>
        <message>
            <source>Every password is lost, or the vault comes from another computer.</source>
            <translation>Kein Passwort geht mehr, oder der Tresor kommt von woanders.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WorklistPage</name>
        <message>
            <source>Worklist</source>
            <translation>Arbeitsliste</translation>
        </message>
        <message>
            <source>Devices fetch name, birth date and number from here, so that nobody types them twice.</source>
            <translation>Geräte holen sich Name, Geburtsdatum und Nummer von hier, damit niemand sie zweimal tippt.</translation>
        </message>
        <message>
            <source>Add a patient</source>
            <translation>Patient hinzufügen</translation>
        </message>
        <message>
            <source>Nothing is planned</source>
            <translation>Nichts ist geplant</translation>
        </message>
        <message>
            <source>Put a patient on the list and their name is at the device when they sit down: nothing to type, nothing to mix up.</source>
            <translation>Setzen Sie einen Patienten auf die Liste, und der Name steht am Gerät, wenn er Platz nimmt: nichts zu tippen, nichts zu verwechseln.</translation>
        </message>
        <message>
            <source>The worklist could not be read</source>
            <translation>Die Arbeitsliste konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>all done</source>
            <translation>alles erledigt</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 offen</translation>
        </message>
        <message>
            <source>Its time is over and no image came yet.</source>
            <translation>Die Zeit ist vorbei, und noch kam kein Bild.</translation>
        </message>
        <message>
            <source>any device</source>
            <translation>beliebiges Gerät</translation>
        </message>
        <message>
            <source>Image is here</source>
            <translation>Bild ist da</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 öffnen</translation>
        </message>
        <message>
            <source>It is done</source>
            <translation>Es ist erledigt</translation>
        </message>
        <message>
            <source>Marked as done</source>
            <translation>Als erledigt markiert</translation>
        </message>
        <message>
            <source>Take it off the list</source>
            <translation>Von der Liste nehmen</translation>
        </message>
        <message>
            <source>Taken off the list</source>
            <translation>Von der Liste genommen</translation>
        </message>
        <message>
            <source>Who comes?</source>
            <translation>Wer kommt?</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>%1 for %2 is on the list</source>
            <comment>examination, patient</comment>
            <translation>%1 für %2 steht auf der Liste</translation>
        </message>
        <message>
            <source>Practice software…</source>
            <translation>Praxissoftware…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln thing(s) from the practice software could not be taken: see there.</source>
            <translation>
                <numerusform>%Ln Angabe der Praxissoftware konnte nicht übernommen werden: siehe dort.</numerusform>
                <numerusform>%Ln Angaben der Praxissoftware konnten nicht übernommen werden: siehe dort.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WorkstationCard</name>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>From the next lock on.</source>
            <translation>Ab der nächsten Sperre.</translation>
        </message>
        <message>
            <source>Lock once, and Safelight speaks the other language.</source>
            <translation>Sperren Sie einmal, dann spricht Safelight die andere Sprache.</translation>
        </message>
        <message>
            <source>This workstation</source>
            <translation>Dieser Arbeitsplatz</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Hell oder dunkel</translation>
        </message>
        <message>
            <source>Images always lie on near-black.</source>
            <translation>Bilder liegen immer auf fast Schwarz.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::StorageKeyFields</name>
        <message>
            <source>Key of the storage</source>
            <translation>Schlüssel des Speichers</translation>
        </message>
        <message>
            <source>Secret key</source>
            <translation>Geheimer Schlüssel</translation>
        </message>
        <message>
            <source>Key and secret key belong together; no blanks are in either.</source>
            <translation>Schlüssel und geheimer Schlüssel gehören zusammen; in keinem ist ein Leerzeichen.</translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PlaceKeysSheet</name>
        <message>
            <source>Other keys for %1</source>
            <translation>Andere Schlüssel für %1</translation>
        </message>
        <message>
            <source>Whoever looks after the storage can give out new keys, and end the old ones. The backups that lie there stay as they are.</source>
            <translation>Wer den Speicher betreut, kann neue Schlüssel ausgeben und die alten beenden. Die Sicherungen, die dort liegen, bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>One that may not delete versions: docs/backup.md says how.</source>
            <translation>Einer, der keine Versionen löschen darf: docs/backup.md sagt, wie.</translation>
        </message>
        <message>
            <source>Kept sealed in the vault.</source>
            <translation>Bleibt versiegelt im Tresor.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Use these keys</source>
            <translation>Diese Schlüssel verwenden</translation>
        </message>
        <message>
            <source>With these keys there is no repository at that address. Are they for the same storage?</source>
            <translation>Mit diesen Schlüsseln ist unter dieser Adresse kein Repository. Sind sie für denselben Speicher?</translation>
        </message>
    </context>
</TS>
