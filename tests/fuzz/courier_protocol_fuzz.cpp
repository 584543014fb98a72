// What the courier is told and what it tells, both read with distrust.

#include "core/courier/protocol.h"
#include "tests/fuzz/target.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::courier;

namespace {

template <class Parse>
void read(ByteView bytes, Parse parse) {
  const auto message = parse(bytes);
  if (!message) return;
  const Bytes again = encode(*message);
  const auto second = parse(again);
  fuzz::require(second && second->index() == message->index() && encode(*second) == again);
}

void run(ByteView bytes) {
  if (bytes.empty()) return;
  if (bytes[0] % 2 == 0) read(bytes.subspan(1), parseCommand);
  else read(bytes.subspan(1), parseReport);
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
  Node node{"PACS", "SAFELIGHT", "127.0.0.1", 104, TlsIdentity{"certificate", {'k'}, "authority", {{}}}};
  Query query;
  query.familyName = "M*";
  query.from = model::Date::make(2026, 1, 1);
  model::WorklistItem item;
  item.order.modality = "PX";
  for (const Command& command : {Command(EchoTask{node}), Command(SendTask{node, {{"1.2", "3.4", "5.6"}}, {true}}), Command(FindTask{node, query}), Command(GetTask{node, query}),
                                 Command(MoveTask{node, query, "HERE"}), Command(ServeTask{{{"127.0.0.1"}, 104, {}, 0, {}}}), Command(ReadOrdersTask{OrderFileForm::Json, 9}),
                                 Command(ObjectHere{1, 2}), Command(Stop{}), Command(Offer{{item}, {{"PANO", "127.0.0.1", {}}}}), Command(FeederHere{})})
    all.push_back(fuzz::behind(0, encode(command)));
  RemoteItem remote;
  remote.study = "1.2.3";
  for (const Report& report : {Report(Greeting{}), Report(Connected{"peer"}), Report(ObjectSent{1, ErrorCode::PeerRefused, 0xA700}), Report(CommitmentTold{{1}, {2}}), Report(ItemFound{remote}),
                               Report(ObjectArrived{{"1.2", "3.4", "5.6"}, 7}), Report(Progress{3, 1, 0, 0}), Report(OrdersRead{{{1, ErrorCode::OrderFieldMissing, "modality", {}, {}, false}}}),
                               Report(WorklistAsked{"PANO", "127.0.0.1", 3, {}}), Report(Ended{ErrorCode::PeerRefused, "0xA700"})})
    all.push_back(fuzz::behind(1, encode(report)));
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("courier_protocol", run, seeds)
