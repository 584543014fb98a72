#pragma once
// The messages between a vault's process (or the guard) and the courier. Who starts the courier believes nothing in its reports: every text,
// count and number is checked in parseReport, and every order of events in client.h.

#include <variant>

#include "core/courier/values.h"

namespace safelight::courier {

// -- to the courier; the first is one of the tasks --
struct EchoTask { Node node; };
struct SendTask { Node node; std::vector<OutgoingObject> objects; CommitmentWish commitment; };
struct FindTask { Node node; Query query; };
struct GetTask { Node node; Query query; };
struct MoveTask { Node node; Query query; std::string destination; };  // destination: AE title, ours or another's
struct ServeTask { ServerSettings settings; };
enum class OrderFileForm : std::uint8_t { Csv = 1, Json = 2 };
/// One memory file beside it.
struct ReadOrdersTask { OrderFileForm form = OrderFileForm::Csv; std::uint64_t bytes = 0; };

/// The image that was asked for, as a sealed memory file beside the message.
struct ObjectHere { std::uint32_t index = 0; std::uint64_t bytes = 0; };
/// It cannot be had (its file is damaged, say): go on with the next.
struct ObjectMissing { std::uint32_t index = 0; };
/// An empty memory file of kObjectBytes beside the message.
struct FileHere {};
/// End in order, soon.
struct Stop {};
/// The whole worklist and everybody who may ask for it; replaces what was there.
struct Offer { std::vector<model::WorklistItem> items; std::vector<WorklistPeer> peers; };
/// Another channel (beside the message) over which offers may come; when it closes, the items go unless they may stay.
enum class AfterFeeder : std::uint8_t { Forget = 0, Keep = 1 };
struct FeederHere { AfterFeeder after = AfterFeeder::Forget; };

using Command = std::variant<EchoTask, SendTask, FindTask, GetTask, MoveTask, ServeTask, ReadOrdersTask, ObjectHere, ObjectMissing, FileHere, Stop, Offer, FeederHere>;
Bytes encode(const Command& command);
std::optional<Command> parseCommand(ByteView bytes);

// -- from the courier --
/// First of all: it is locked in. Version 1.
struct Greeting { std::uint16_t version = 1; std::optional<ErrorCode> error; };
struct Connected { std::string peer; };  // what the other side calls its software
struct ObjectWanted { std::uint32_t index = 0; };
struct ObjectSent { std::uint32_t index = 0; std::optional<ErrorCode> error; std::uint16_t status = 0; };
/// How the node answered the wish for commitment.
struct CommitmentTold { std::vector<std::uint32_t> promised, refused; };
struct ItemFound { RemoteItem item; };
struct FileWanted {};
/// The file given last holds an object as a DICOM file of so many bytes.
struct ObjectArrived { OutgoingObject object; std::uint64_t bytes = 0; };
struct Progress {
  std::optional<std::uint32_t> remaining;
  std::uint32_t completed = 0, failed = 0, warnings = 0;
  bool operator==(const Progress&) const = default;
};
struct OrdersRead { std::vector<OrderLine> lines; };
struct Listening { std::uint16_t plainPort = 0, tlsPort = 0; };
/// A device asked for the worklist (or was turned away: an error).
struct WorklistAsked { std::string aeTitle, address; std::uint32_t matches = 0; std::optional<ErrorCode> error; };
/// The last message. `detail` is for technicians: a status or reason in figures.
struct Ended { std::optional<ErrorCode> error; std::string detail; };

using Report = std::variant<Greeting, Connected, ObjectWanted, ObjectSent, CommitmentTold, ItemFound, FileWanted, ObjectArrived, Progress, OrdersRead, Listening,
                            WorklistAsked, Ended>;
Bytes encode(const Report& report);
std::optional<Report> parseReport(ByteView bytes);

}  // namespace safelight::courier
