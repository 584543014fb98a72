<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
    <context>
        <name>DeviceWords</name>
        <message numerus="yes">
            <source>%Ln image(s) today</source>
            <translation>
                <numerusform>%Ln image today</numerusform>
                <numerusform>%Ln images today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Called %Ln time(s), last %1</source>
            <translation>
                <numerusform>Called %Ln time, last %1</numerusform>
                <numerusform>Called %Ln times, last %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExchangeWords</name>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation>
                <numerusform>%Ln new image</numerusform>
                <numerusform>%Ln new images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln waits in the Inbox</numerusform>
                <numerusform>%Ln wait in the Inbox</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were here already</source>
            <translation>
                <numerusform>%Ln was here already</numerusform>
                <numerusform>%Ln were here already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln could not be kept</source>
            <translation>
                <numerusform>%Ln could not be kept</numerusform>
                <numerusform>%Ln could not be kept</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were not handed over</source>
            <translation>
                <numerusform>%Ln was not handed over</numerusform>
                <numerusform>%Ln were not handed over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message numerus="yes">
            <source>%Ln byte(s)</source>
            <translation>
                <numerusform>%Ln byte</numerusform>
                <numerusform>%Ln bytes</numerusform>
            </translation>
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
        <name>ImportGroups</name>
        <message numerus="yes">
            <source>… and %Ln other reason(s)</source>
            <translation>
                <numerusform>… and %Ln other reason</numerusform>
                <numerusform>… and %Ln other reasons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln will be filed with</source>
            <translation>
                <numerusform>%Ln will be filed with</numerusform>
                <numerusform>%Ln will be filed with</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were filed with</source>
            <translation>
                <numerusform>%Ln was filed with</numerusform>
                <numerusform>%Ln were filed with</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 will be filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 will be filed with %Ln other patient</numerusform>
                <numerusform>%1 will be filed with %Ln other patients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 were filed with %Ln other patient(s)</source>
            <translation>
                <numerusform>%1 were filed with %Ln other patient</numerusform>
                <numerusform>%1 were filed with %Ln other patients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln for (a) new patient(s)</source>
            <translation>
                <numerusform>%Ln for a new patient</numerusform>
                <numerusform>%Ln for new patients</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln need(s) a person: waiting in the Inbox</source>
            <translation>
                <numerusform>%Ln needs a person: it waits in the Inbox</numerusform>
                <numerusform>%Ln need a person: they wait in the Inbox</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln come(s) back from the bin</source>
            <translation>
                <numerusform>%Ln comes back from the bin</numerusform>
                <numerusform>%Ln come back from the bin</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln came back from the bin</source>
            <translation>
                <numerusform>%Ln came back from the bin</numerusform>
                <numerusform>%Ln came back from the bin</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln is/are already here</source>
            <translation>
                <numerusform>%Ln is already here</numerusform>
                <numerusform>%Ln are already here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were already here</source>
            <translation>
                <numerusform>%Ln was already here</numerusform>
                <numerusform>%Ln were already here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln of them cannot be shown as (a) picture(s)</source>
            <translation>
                <numerusform>%Ln of them cannot be shown as a picture</numerusform>
                <numerusform>%Ln of them cannot be shown as pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln cannot be taken</source>
            <translation>
                <numerusform>%Ln cannot be taken</numerusform>
                <numerusform>%Ln cannot be taken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln was/were refused</source>
            <translation>
                <numerusform>%Ln was refused</numerusform>
                <numerusform>%Ln were refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported</source>
            <translation>
                <numerusform>%Ln image imported</numerusform>
                <numerusform>%Ln images imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln wait(s) in the Inbox</source>
            <translation>
                <numerusform>%Ln waits in the Inbox</numerusform>
                <numerusform>%Ln wait in the Inbox</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LockWords</name>
        <message numerus="yes">
            <source>%n second(s)</source>
            <comment>without use</comment>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
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
    </context>
    <context>
        <name>safelight::ui::BinView</name>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DayChoice</name>
        <message numerus="yes">
            <source>Here %Ln image(s) are missing or were changed since the backup before it. After an attack, choose one from before that.</source>
            <translation>
                <numerusform>Here %Ln image is missing or was changed since the backup before it. After an attack, choose one from before that.</numerusform>
                <numerusform>Here %Ln images are missing or were changed since the backup before it. After an attack, choose one from before that.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %Ln image(s), saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%1, %Ln image, saved %2.</numerusform>
                <numerusform>%1, %Ln images, saved %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln erased or deleted for good</source>
            <comment>images since the backup before</comment>
            <translation>
                <numerusform>%Ln erased or deleted for good</numerusform>
                <numerusform>%Ln erased or deleted for good</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::DropFolderSheet</name>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::EraseSheet</name>
        <message numerus="yes">
            <source>%n image(s) on the way to a device will not be sent.</source>
            <translation>
                <numerusform>%n image on the way to a device will not be sent.</numerusform>
                <numerusform>%n images on the way to a device will not be sent.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) in the Inbox look like this patient's and stay: file or delete them first.</source>
            <translation>
                <numerusform>%n image in the Inbox looks like this patient's and stays: file or delete it first.</numerusform>
                <numerusform>%n images in the Inbox look like this patient's and stay: file or delete them first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ExportSheet</name>
        <message numerus="yes">
            <source>%Ln file(s) that came in with somebody else's name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln file that came in with somebody else's name gets the name of the patient it is filed with.</numerusform>
                <numerusform>%Ln files that came in with somebody else's name get the name of the patient they are filed with.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in with somebody else's name inside and leave with it.</source>
            <translation>
                <numerusform>%Ln file came in with somebody else's name inside and leaves with it.</numerusform>
                <numerusform>%Ln files came in with somebody else's name inside and leave with it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) that came in without a name get the name of the patient they are filed with.</source>
            <translation>
                <numerusform>%Ln file that came in without a name gets the name of the patient it is filed with.</numerusform>
                <numerusform>%Ln files that came in without a name get the name of the patient they are filed with.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) came in without a name inside and leave without one.</source>
            <translation>
                <numerusform>%Ln file came in without a name inside and leaves without one.</numerusform>
                <numerusform>%Ln files came in without a name inside and leave without one.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImageActions</name>
        <message numerus="yes">
            <source>%Ln image(s) moved to the bin for %1 days.</source>
            <translation>
                <numerusform>%Ln image moved to the bin. It stays there for %1 days.</numerusform>
                <numerusform>%Ln images moved to the bin. They stay there for %1 days.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::ImportSheet</name>
        <message numerus="yes">
            <source>%Ln file(s) carry other details: %1.</source>
            <translation>
                <numerusform>%Ln file carries other details: %1.</numerusform>
                <numerusform>%Ln files carry other details: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Others name %Ln more person(s).</source>
            <translation>
                <numerusform>Others name %Ln more person.</numerusform>
                <numerusform>Others name %Ln more people.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Create the patients of %Ln file(s) who are not here yet</source>
            <translation>
                <numerusform>Create the patient of %Ln file who is not here yet</numerusform>
                <numerusform>Create the patients of %Ln files who are not here yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) looked at. This will happen:</source>
            <translation>
                <numerusform>%Ln file looked at. This will happen:</numerusform>
                <numerusform>%Ln files looked at. This will happen:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InboxPage</name>
        <message numerus="yes">
            <source>%Ln arrival(s) need(s) a person to look.</source>
            <translation>
                <numerusform>%Ln arrival needs a person to look.</numerusform>
                <numerusform>%Ln arrivals need a person to look.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::LockScreen</name>
        <message numerus="yes">
            <source>%Ln image(s) waiting, sealed</source>
            <translation>
                <numerusform>%Ln image waiting, sealed</numerusform>
                <numerusform>%Ln images waiting, sealed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientsPage</name>
        <message numerus="yes">
            <source>%Ln patient(s)</source>
            <translation>
                <numerusform>%Ln patient</numerusform>
                <numerusform>%Ln patients</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RailButton</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RemoteStudiesSheet</name>
        <message numerus="yes">
            <source>%1 has %Ln examination(s), the newest first.</source>
            <translation>
                <numerusform>%1 has %Ln examination.</numerusform>
                <numerusform>%1 has %Ln examinations, the newest first.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::RestoredStep</name>
        <message numerus="yes">
            <source>%n image(s) of %1 are here again, as they were saved %2.</source>
            <comment>practice, moment</comment>
            <translation>
                <numerusform>%n image of %1 is here again, as it was saved %2.</numerusform>
                <numerusform>%n images of %1 are here again, as they were saved %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n image(s) could not be read from the backup. The vault says which, and another backup can bring them back.</source>
            <translation>
                <numerusform>%n image could not be read from the backup. The vault says which, and another backup can bring it back.</numerusform>
                <numerusform>%n images could not be read from the backup. The vault says which, and another backup can bring them back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n patient(s) were erased since. They do not come back.</source>
            <translation>
                <numerusform>%n patient was erased since and does not come back.</numerusform>
                <numerusform>%n patients were erased since and do not come back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Damaged or overwritten in this backup: %n image(s), all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.</source>
            <translation>
                <numerusform>Damaged or overwritten in this backup: %n image, all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.</numerusform>
                <numerusform>Damaged or overwritten in this backup: %n images, all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SelectionBar</name>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SendSheet</name>
        <message numerus="yes">
            <source>%Ln document(s) stay(s): devices take images only.</source>
            <translation>
                <numerusform>%Ln document stays: devices take images only.</numerusform>
                <numerusform>%Ln documents stay: devices take images only.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::SettingsCard</name>
        <message numerus="yes">
            <source>After %n minute(s)</source>
            <translation>
                <numerusform>After %n minute</numerusform>
                <numerusform>After %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n year</numerusform>
                <numerusform>%n years</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::TagSheet</name>
        <message numerus="yes">
            <source>What these %Ln images show</source>
            <translation>
                <numerusform>What this %Ln image shows</numerusform>
                <numerusform>What these %Ln images show</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::WorklistPage</name>
        <message numerus="yes">
            <source>%Ln thing(s) from the practice software could not be taken: see there.</source>
            <translation>
                <numerusform>%Ln thing from the practice software could not be taken: see there.</numerusform>
                <numerusform>%Ln things from the practice software could not be taken: see there.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::InfoPanel</name>
        <message numerus="yes">
            <source>%Ln item(s)</source>
            <translation>
                <numerusform>%Ln item</numerusform>
                <numerusform>%Ln items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln fragment(s)</source>
            <translation>
                <numerusform>%Ln fragment</numerusform>
                <numerusform>%Ln fragments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>safelight::ui::PatientPage</name>
        <message numerus="yes">
            <source>%Ln of this patient's image(s) wait(s) there and can be brought back.</source>
            <translation>
                <numerusform>%Ln of this patient's images waits there and can be brought back.</numerusform>
                <numerusform>%Ln of this patient's images wait there and can be brought back.</numerusform>
            </translation>
        </message>
    </context>
</TS>
