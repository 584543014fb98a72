#include "core/crypto/common_passwords.h"

namespace safelight::crypto {

namespace {

constexpr std::string_view kWords[] = {
    // the word for it, in the languages of our users
    "password", "passwort", "passwords", "passwd", "passphrase", "kennwort", "geheim", "secret", "motdepasse", "mdp", "contrasena", "senha",
    "parola", "wachtwoord", "haslo", "login", "logon", "signin", "access", "zugang", "einloggen", "letmein", "letmeinnow", "opensesame",
    "sesame", "sesamoeffnedich", "changeme", "changeit", "default", "standard", "temporary", "temp", "test", "testing", "tester", "muster",
    "mustermann", "sample", "example", "demo", "guest", "gast", "user", "username", "benutzer", "admin", "administrator", "root", "superuser",
    "master", "system", "server", "service", "computer", "laptop", "windows", "linux", "macbook", "apple", "google", "facebook", "internet",
    "wifi", "wlan", "router", "welcome", "willkommen", "bienvenue", "bonjour", "hello", "hallo", "goodbye", "qwerty", "qwertz", "azerty",
    "asdf", "zxcv", "abc", "abcd", "abcdef", "xyz", "pass", "word", "security", "sicherheit", "secure", "private", "privat",
    // our trade
    "safelight", "vault", "tresor", "dental", "dentist", "dentiste", "dentistry", "zahnarzt", "zahnarztpraxis", "zahn", "tooth", "teeth",
    "praxis", "practice", "cabinet", "clinic", "klinik", "clinique", "doctor", "doktor", "docteur", "surgery", "surgeon", "patient",
    "patients", "patienten", "xray", "roentgen", "radiology", "medical", "medizin", "hospital", "reception", "empfang", "smile",
    "orthodontics", "ortho", "implant", "bitewing", "hygiene",
    // affection, sport, creatures, heroes, seasons
    "iloveyou", "ichliebedich", "jetaime", "loveyou", "lovely", "love", "liebe", "amour", "darling", "schatz", "princess", "prinzessin",
    "sweetheart", "sunshine", "sonnenschein", "football", "fussball", "soccer", "baseball", "basketball", "hockey", "liverpool", "arsenal",
    "chelsea", "barcelona", "realmadrid", "bayern", "dortmund", "schalke", "juventus", "monkey", "dragon", "tiger", "shadow", "hunter",
    "superman", "batman", "spiderman", "starwars", "pokemon", "pikachu", "naruto", "minecraft", "fortnite", "ninja", "killer", "whatever",
    "trustnoone", "trustno", "freedom", "michael", "jennifer", "jessica", "charlie", "thomas", "andreas", "stefan", "daniel", "nicole",
    "summer", "winter", "spring", "autumn", "sommer", "herbst", "fruehling", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "januar", "februar", "maerz", "juni", "juli", "oktober", "dezember", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "london", "paris", "berlin", "hamburg", "muenchen", "munchen", "wien", "zurich", "england", "america", "germany", "deutschland",
    "france", "schweiz", "australia", "mercedes", "porsche", "ferrari", "samsung", "iphone", "android", "chocolate", "cheese", "banana",
    "number", "nummer", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "eins", "zwei", "drei", "vier",
    "first", "second", "mother", "father", "mama", "papa", "family", "familie", "baby", "jesus", "christ", "blessed", "angel", "lucky",
    "qazwsx", "zaq", "xsw", "edc", "super", "money", "forever", "always", "please", "bitte", "danke", "thanks", "thankyou", "the", "and",
    "und", "ist", "mein", "meine", "dein", "our", "your", "this", "that", "not", "new", "neu", "neues", "old", "alt",
};

constexpr std::string_view kPhrases[] = {
    "correcthorsebatterystaple", "thequickbrownfox", "thequickbrownfoxjumpsoverthelazydog", "jumpsoverthelazydog", "tobeornottobe",
    "thatisthequestion", "maytheforcebewithyou", "maytheforce", "bewithyou", "iamyourfather", "openthedoor", "openthepodbaydoors",
    "iloveyouverymuch", "iloveyousomuch", "iloveyouforever", "iloveyoubaby", "loveyouforever", "happybirthdaytoyou", "happybirthday",
    "merrychristmas", "happynewyear", "frohesneuesjahr", "froheweihnachten", "onceuponatime", "eswareinmal", "happilyeverafter",
    "winteriscoming", "youshallnotpass", "onedoesnotsimply", "oneringtorulethemall", "myprecious", "iwantajob", "thisismypassword",
    "dasistmeinpasswort", "meinpasswort", "monmotdepasse", "mypassword", "thisisapassword", "thisisasecurepassword", "securepassword",
    "strongpassword", "verystrongpassword", "supersecret", "supersecretpassword", "topsecret", "strenggeheim", "nopassword",
    "passwordforgotten", "forgotpassword", "ihatepasswords", "iforgotmypassword", "newpassword", "neuespasswort", "pleaseletmein",
    "trustnobody", "livelaughlove", "carpediem", "hakunamatata", "letitbe", "letitgo", "yesterday", "wewillrockyou", "wearethechampions",
    "bohemianrhapsody", "stairwaytoheaven", "hotelcalifornia", "smellsliketeenspirit", "dontworrybehappy", "itsawonderfulworld",
    "godsavetheking", "godsavethequeen", "ingodwetrust", "homesweethome", "thereisnospoon", "followthewhiterabbit", "knockknockneo",
    "alohomora", "expectopatronum", "harrypotter", "lordoftherings", "gameofthrones", "starwars", "startrek", "beammeupscotty",
    "livelongandprosper", "resistanceisfutile", "houstonwehaveaproblem", "toinfinityandbeyond", "lifeislikeaboxofchocolates",
    "franklymydearidontgiveadamn", "elementarymydearwatson", "rosesareredvioletsareblue", "twinkletwinklelittlestar", "anappleaday",
    "anappleadaykeepsthedoctoraway", "abrushadaykeepsthedentistaway", "brushyourteeth", "smileplease", "keepsmiling", "toothfairy", "zahnfee",
    "hellohello", "helloworld", "goodmorning", "gutenmorgen", "vielenerfolg", "abrakadabra", "abracadabra", "simsalabim",
    "asdfasdf", "qwerqwer", "zxcvzxcv", "passwordpassword", "adminadmin", "loveyou", "ourfatherwhoartinheaven", "vaterunser", "amazinggrace",
    "manchesterunited", "realmadrid", "bayernmunchen", "bayernmuenchen", "borussiadortmund", "championsleague", "worldcup",
    "abcdefghijklmnopqrstuvwxyz", "onetwothreefourfive", "onetwothree", "einszweidrei", "undeuxtrois", "einszweidreivier",
    "nothingtohide", "itsasecret", "whoami", "whoareyou", "youknowwhat", "thelazydog", "thebrownfox", "franzjagtimkomplettverwahrlostentaxi",
    "portezcevieuxwhisky", "loremipsum", "loremipsumdolorsitamet", "allesgute", "allesguteimneuenjahr", "ichliebedich", "jetaimemonamour",
};

constexpr std::string_view kWalks[] = {
    "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "1234567890",
    "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qaywsxedcrfvtgbzhnujmikolp", "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p",
    "zaqxswcdevfrbgtnhymjukilop", "zaq1xsw2cde3vfr4bgt5nhy6mju7ki8lo9p0", "1q2w3e4r5t6y7u8i9o0p", "1q2w3e4r5t6z7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    "a1s2d3f4g5h6j7k8l9", "1a2b3c4d5e6f7g8h9i0j", "a1b2c3d4e5f6g7h8i9j0", "147258369", "159357", "741852963", "789456123", "123321",
    "112233445566778899", "111222333444555666777888999", "aabbccddeeffgghhiijjkkll", "13579", "24680", "!@#$%^&*()", "!\"$%&/()=",
    "qweasdzxc", "qweasdyxc", "asdqwe", "poiuytrewq", "lkjhgfdsa", "mnbvcxz",
};

}  // namespace

std::span<const std::string_view> commonPasswordWords() { return kWords; }
std::span<const std::string_view> commonPhrases() { return kPhrases; }
std::span<const std::string_view> keyboardWalks() { return kWalks; }

}  // namespace safelight::crypto
