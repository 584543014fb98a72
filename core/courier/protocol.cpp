#include "core/courier/protocol.h"

#include <algorithm>

#include "core/base/clean_text.h"

namespace safelight::courier {
namespace {

void encodeObject(ByteWriter& writer, const OutgoingObject& object) {
  for (const std::string* uid : {&object.sopClass, &object.sopInstance, &object.transferSyntax}) writer.text(*uid);
}

OutgoingObject readObject(ByteReader& reader) {
  OutgoingObject object;
  for (std::string* uid : {&object.sopClass, &object.sopInstance, &object.transferSyntax}) *uid = readUid(reader);
  return object;
}

struct CommandWriter {
  ByteWriter& out;
  void operator()(const EchoTask& c) const { encode(out, c.node); }
  void operator()(const SendTask& c) const {
    encode(out, c.node);
    out.u32(static_cast<std::uint32_t>(c.objects.size()));
    for (const OutgoingObject& object : c.objects) encodeObject(out, object);
    out.flag(c.commitment.ask);
    out.u32(c.commitment.waitMilliseconds);
  }
  void operator()(const FindTask& c) const {
    encode(out, c.node);
    encode(out, c.query);
  }
  void operator()(const GetTask& c) const {
    encode(out, c.node);
    encode(out, c.query);
  }
  void operator()(const MoveTask& c) const {
    encode(out, c.node);
    encode(out, c.query);
    out.text(c.destination);
  }
  void operator()(const ServeTask& c) const { encode(out, c.settings); }
  void operator()(const ReadOrdersTask& c) const {
    out.u8(static_cast<std::uint8_t>(c.form));
    out.u64(c.bytes);
  }
  void operator()(const ObjectHere& c) const {
    out.u32(c.index);
    out.u64(c.bytes);
  }
  void operator()(const ObjectMissing& c) const { out.u32(c.index); }
  void operator()(const FileHere&) const {}
  void operator()(const Stop&) const {}
  void operator()(const Offer& c) const {
    out.u32(static_cast<std::uint32_t>(c.items.size()));
    for (const model::WorklistItem& item : c.items) model::encode(out, item);
    out.u32(static_cast<std::uint32_t>(c.peers.size()));
    for (const WorklistPeer& peer : c.peers) encode(out, peer);
  }
  void operator()(const FeederHere& c) const { out.u8(static_cast<std::uint8_t>(c.after)); }
};

SendTask readSend(ByteReader& in) {
  SendTask task;
  task.node = readNode(in);
  const std::uint32_t count = in.count(12);
  if (count > Limits::kObjects) in.fail();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) task.objects.push_back(readObject(in));
  task.commitment.ask = in.flag();
  task.commitment.waitMilliseconds = in.u32();
  return task;
}

MoveTask readMove(ByteReader& in) {
  MoveTask task;
  task.node = readNode(in);
  task.query = readQuery(in);
  task.destination = readClean(in, 16);
  return task;
}

ReadOrdersTask readOrdersTask(ByteReader& in) {
  ReadOrdersTask task;
  const std::uint8_t form = in.u8();
  if (form < 1 || form > 2) in.fail();
  task.form = form == 2 ? OrderFileForm::Json : OrderFileForm::Csv;
  task.bytes = in.u64();
  if (task.bytes > Limits::kOrderFileBytes) in.fail();
  return task;
}

Offer readOffer(ByteReader& in) {
  Offer offer;
  const std::uint32_t items = in.count(64);
  if (items > Limits::kItems) in.fail();
  for (std::uint32_t i = 0; i < items && !in.failed(); ++i) offer.items.push_back(model::readItem(in));
  const std::uint32_t peers = in.count(9);
  if (peers > Limits::kPeers) in.fail();
  for (std::uint32_t i = 0; i < peers && !in.failed(); ++i) offer.peers.push_back(readPeer(in));
  return offer;
}

std::optional<Command> readCommand(std::uint8_t kind, ByteReader& in) {
  switch (kind) {
    case 0: return EchoTask{readNode(in)};
    case 1: return readSend(in);
    case 2: {
      Node node = readNode(in);
      return FindTask{std::move(node), readQuery(in)};
    }
    case 3: {
      Node node = readNode(in);
      return GetTask{std::move(node), readQuery(in)};
    }
    case 4: return readMove(in);
    case 5: return ServeTask{readServerSettings(in)};
    case 6: return readOrdersTask(in);
    case 7: {
      const std::uint32_t index = in.u32();
      return ObjectHere{index, in.u64()};
    }
    case 8: return ObjectMissing{in.u32()};
    case 9: return FileHere{};
    case 10: return Stop{};
    case 11: return readOffer(in);
    case 12: return FeederHere{in.u8() == 1 ? AfterFeeder::Keep : AfterFeeder::Forget};
    default: return std::nullopt;
  }
}

struct ReportWriter {
  ByteWriter& out;
  void operator()(const Greeting& r) const {
    out.u16(r.version);
    encode(out, r.error);
  }
  void operator()(const Connected& r) const { out.text(r.peer); }
  void operator()(const ObjectWanted& r) const { out.u32(r.index); }
  void operator()(const ObjectSent& r) const {
    out.u32(r.index);
    encode(out, r.error);
    out.u16(r.status);
  }
  void operator()(const CommitmentTold& r) const {
    for (const auto* list : {&r.promised, &r.refused}) {
      out.u32(static_cast<std::uint32_t>(list->size()));
      for (const std::uint32_t index : *list) out.u32(index);
    }
  }
  void operator()(const ItemFound& r) const { encode(out, r.item); }
  void operator()(const FileWanted&) const {}
  void operator()(const ObjectArrived& r) const {
    encodeObject(out, r.object);
    out.u64(r.bytes);
  }
  void operator()(const Progress& r) const {
    out.flag(r.remaining.has_value());
    for (const std::uint32_t number : {r.remaining.value_or(0), r.completed, r.failed, r.warnings}) out.u32(number);
  }
  void operator()(const OrdersRead& r) const {
    out.u32(static_cast<std::uint32_t>(r.lines.size()));
    for (const OrderLine& line : r.lines) encode(out, line);
  }
  void operator()(const Listening& r) const {
    out.u16(r.plainPort);
    out.u16(r.tlsPort);
  }
  void operator()(const WorklistAsked& r) const {
    out.text(r.aeTitle);
    out.text(r.address);
    out.u32(r.matches);
    encode(out, r.error);
  }
  void operator()(const Ended& r) const {
    encode(out, r.error);
    out.text(r.detail);
  }
};

ObjectSent readSent(ByteReader& in) {
  ObjectSent sent;
  sent.index = in.u32();
  sent.error = readReason(in);
  sent.status = in.u16();
  return sent;
}

CommitmentTold readTold(ByteReader& in) {
  CommitmentTold told;
  for (auto* list : {&told.promised, &told.refused}) {
    const std::uint32_t count = in.count(4);
    if (count > Limits::kObjects) in.fail();
    for (std::uint32_t i = 0; i < count && !in.failed(); ++i) list->push_back(in.u32());
  }
  return told;
}

Progress readProgress(ByteReader& in) {
  Progress progress;
  const bool told = in.flag();
  const std::uint32_t remaining = in.u32();
  if (told) progress.remaining = remaining;
  progress.completed = in.u32();
  progress.failed = in.u32();
  progress.warnings = in.u32();
  return progress;
}

OrdersRead readLines(ByteReader& in) {
  OrdersRead read;
  const std::uint32_t count = in.count(32);
  if (count > Limits::kOrderLines) in.fail();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) read.lines.push_back(readOrderLine(in));
  return read;
}

WorklistAsked readAsked(ByteReader& in) {
  WorklistAsked asked;
  asked.aeTitle = readClean(in, 64);
  asked.address = readClean(in, 64);
  asked.matches = in.u32();
  asked.error = readReason(in);
  return asked;
}

std::optional<Report> readReport(std::uint8_t kind, ByteReader& in) {
  switch (kind) {
    case 0: {
      const std::uint16_t version = in.u16();
      return Greeting{version, readReason(in)};
    }
    case 1: return Connected{readClean(in, 64)};
    case 2: return ObjectWanted{in.u32()};
    case 3: return readSent(in);
    case 4: return readTold(in);
    case 5: return ItemFound{readRemote(in)};
    case 6: return FileWanted{};
    case 7: {
      OutgoingObject object = readObject(in);
      return ObjectArrived{std::move(object), in.u64()};
    }
    case 8: return readProgress(in);
    case 9: return readLines(in);
    case 10: {
      const std::uint16_t plain = in.u16();
      return Listening{plain, in.u16()};
    }
    case 11: return readAsked(in);
    case 12: {
      const auto error = readReason(in);
      return Ended{error, readClean(in, 256)};
    }
    default: return std::nullopt;
  }
}

}  // namespace

Bytes encode(const Command& command) {
  ByteWriter out;
  out.u8(static_cast<std::uint8_t>(command.index()));
  std::visit(CommandWriter{out}, command);
  return std::move(out).take();
}

std::optional<Command> parseCommand(ByteView bytes) {
  ByteReader in(bytes);
  const std::uint8_t kind = in.u8();
  auto command = readCommand(kind, in);
  if (!in.finished()) return std::nullopt;
  return command;
}

Bytes encode(const Report& report) {
  ByteWriter out;
  out.u8(static_cast<std::uint8_t>(report.index()));
  std::visit(ReportWriter{out}, report);
  return std::move(out).take();
}

std::optional<Report> parseReport(ByteView bytes) {
  ByteReader in(bytes);
  const std::uint8_t kind = in.u8();
  auto report = readReport(kind, in);
  if (!in.finished()) return std::nullopt;
  return report;
}

}  // namespace safelight::courier
