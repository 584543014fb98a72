#include "tests/process/durability/tamper.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "core/vault/access/people.h"
#include "core/vault/images/images.h"
#include "core/vault/internals.h"
#include "tests/process/durability/compare.h"
#include "tests/process/durability/tamper_quick.h"
#include "tests/process/durability/worker.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {
namespace {

constexpr std::uint64_t kLongWay = 50;  // of what could be asked quickly, every so many-th is opened, verified and compared all the same

std::string kindOf(const std::string& name) {
  if (name.starts_with("objects/")) return "object";
  if (name.starts_with("journal/")) return "journal";
  if (name == "inbox/head") return "receiver's head";
  if (name == "inbox/inbox.key") return "receiving order";
  if (name.starts_with("inbox/") && name.ends_with(".secret")) return "inbox secret";
  if (name.starts_with("inbox/")) return "arrival";
  return name;
}

std::vector<VaultFile> filesIn(const Path& vault) {
  std::vector<VaultFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(vault)) {
    if (!entry.is_regular_file() || entry.file_size() == 0) continue;  // lock
    const std::string name = entry.path().lexically_relative(vault).generic_string();
    if (name.ends_with(".db-journal")) continue;
    files.push_back({name, kindOf(name), readFile(entry.path())});
  }
  std::sort(files.begin(), files.end(), [](const VaultFile& a, const VaultFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace

TamperBench::TamperBench(Clinic& clinic, Path folder, std::uint64_t seed)
    : m_clinic(clinic), m_folder(std::move(folder)), m_vault(m_folder / "vault"), m_random(seed) {
  std::filesystem::create_directories(m_folder);
  make();
}

void TamperBench::make() {
  m_clinic.copyTo(m_vault);
  m_ledger = m_clinic.ledger();
  {
    auto open = need("open", m_clinic.open(m_vault));
    const auto password = need("secret", crypto::SecretBytes::copyOf(asBytes(std::string_view("copper meadow signal thirteen"))));
    const auto device = need("secret", crypto::SecretBytes::copyOf(asBytes(std::string(32, 'd'))));
    need("person", vault::addPerson(open, {"nurse", "S. Rinaldi", model::Role::Assistant, password, device}));
    Worker worker(m_clinic, open, m_ledger, {}, 1, {});
    need("import", worker.import(3));
    need("bin", worker.bin());
  }
  m_earlier = filesIn(m_vault);
  m_clinic.receive(m_vault, m_ledger, 2);
  {
    auto open = need("open", m_clinic.open(m_vault));
    open.internals().journal.startSegmentsAt(1);
    Worker worker(m_clinic, open, m_ledger, {}, 2, {});
    need("import", worker.import(4));  // the seventh has two chunks
    need("tag", worker.tag());
    for (const auto& [number, picture] : m_ledger.pictures)
      if (picture.now.state == Look::State::Here)
        if (const auto thumbnail = vault::loadThumbnail(open, {picture.id})) m_thumbnails[number] = thumbnail->pixels;
  }
  m_files = filesIn(m_vault);
  m_memory = filesIn(Clinic::memoryOf(m_vault));
}

Tampering TamperBench::flip(const VaultFile& file, std::size_t byte) {
  Bytes bytes = file.bytes;
  bytes[byte] ^= static_cast<std::uint8_t>(1u << below(m_random, 8));
  return {file.kind, "a bit flipped", file.name + ", byte " + std::to_string(byte) + " of " + std::to_string(bytes.size()), {{file.name, std::move(bytes)}}, {}};
}

Tampering TamperBench::cut(const VaultFile& file, std::size_t length) {
  Bytes bytes(file.bytes.begin(), file.bytes.begin() + static_cast<std::ptrdiff_t>(length));
  return {file.kind, "cut", file.name + " to " + std::to_string(length) + " of " + std::to_string(file.bytes.size()), {{file.name, std::move(bytes)}}, {}};
}

Tampering TamperBench::lengthened(const VaultFile& file, std::size_t by) {
  Bytes bytes = file.bytes;
  Bytes more(by);
  m_random.fill(more);
  bytes.insert(bytes.end(), more.begin(), more.end());
  return {file.kind, "lengthened", file.name + " by " + std::to_string(by), {{file.name, std::move(bytes)}}, {}};
}

void TamperBench::putBack(const Tampering& tampering) {
  std::filesystem::remove_all(m_vault);
  std::filesystem::remove_all(Clinic::memoryOf(m_vault));
  std::filesystem::create_directories(Clinic::memoryOf(m_vault));
  for (const VaultFile& file : m_memory) writeFile(Clinic::memoryOf(m_vault) / file.name, file.bytes);
  for (const VaultFile& file : m_files) {
    if (std::find(tampering.removed.begin(), tampering.removed.end(), file.name) != tampering.removed.end()) continue;
    const auto changed = std::find_if(tampering.files.begin(), tampering.files.end(), [&](const auto& one) { return one.first == file.name; });
    std::filesystem::create_directories((m_vault / file.name).parent_path());
    writeFile(m_vault / file.name, changed == tampering.files.end() ? file.bytes : changed->second);
    std::filesystem::permissions(m_vault / file.name, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
}

TamperOutcome TamperBench::tryOut(const Tampering& tampering) {
  putBack(tampering);
  auto open = m_clinic.open(m_vault);
  if (!open) return {Found::Refused, textOf(open.error())};
  const auto report = vault::verifyVault(*open, vault::Depth::Deep);
  if (!report) return {Found::Named, textOf(report.error())};
  if (!report->findings.empty()) return {Found::Named, report->findings[0].where + ": " + textOf(report->findings[0].error)};
  // Verify finds nothing: then everything must be as it was.
  Ledger ledger = m_ledger;
  const Verdict verdict = compare(*open, ledger, {{}, std::nullopt});
  if (!verdict.isClean()) return {Found::Silent, verdict.words[0]};
  bool thumbnailsAreMissing = false;
  for (const auto& [number, pixels] : m_thumbnails) {
    const auto thumbnail = vault::loadThumbnail(*open, {m_ledger.pictures.at(number).id});
    if (!thumbnail) thumbnailsAreMissing = true;
    else if (thumbnail->pixels != pixels) return {Found::Silent, "another thumbnail of " + nameOf(number)};
  }
  if (open->catalogueWasRebuilt()) return {Found::Mended, "the catalogue was made anew from the journal"};
  if (thumbnailsAreMissing) return {Found::Mended, "thumbnails are made anew when somebody looks"};
  if (tampering.kind.starts_with("keys") && keysAreWhole()) return {Found::Mended, "the key file's other copy completed it"};
  const std::string reason = reasonFor(tampering);
  return reason.empty() ? TamperOutcome{Found::Silent, "nobody noticed"} : TamperOutcome{Found::Harmless, reason};
}

bool TamperBench::keysAreWhole() const {
  return beginsAsBefore("keys") && beginsAsBefore("keys.copy");
}

bool TamperBench::beginsAsBefore(const std::string& name) const {
  const auto known = std::find_if(m_files.begin(), m_files.end(), [&](const VaultFile& file) { return file.name == name; });
  const Bytes now = readFile(m_vault / name);
  return known != m_files.end() && now.size() >= known->bytes.size() && std::equal(known->bytes.begin(), known->bytes.end(), now.begin());
}

/// Whether an arrival that waits is sealed to this inbox key (core/seal/FORMAT.md, "Arrival": the last 354 bytes).
bool TamperBench::isNeeded(const std::string& inboxSecret) const {
  const auto id = Uuid::parse(Path(inboxSecret).stem().string());
  return id && std::any_of(m_files.begin(), m_files.end(), [&](const VaultFile& file) {
    return file.kind == "arrival" && file.bytes.size() > 354 && Uuid::fromBytes(ByteView(file.bytes).subspan(file.bytes.size() - 354 + 42, 16)) == *id;
  });
}

std::string TamperBench::reasonFor(const Tampering& tampering) const {
  const std::string& kind = tampering.kind;
  if (kind == "receiving order") return "written anew at each unlock";
  // Strictly read by verify before (journal); nobody signed it (members).
  if (tampering.what == "lengthened" && (kind == "journal" || kind == "members") && beginsAsBefore(tampering.files.front().first))
    return "what lies behind the last record is no record: an append that never ended, cut at the next one";
  if (kind == "thumbs.db") return "every thumbnail that is there is as it was";  // compared before
  if (kind == "catalogue.db" && tampering.what == "put back to an earlier state") return "whole as it was then; the journal's tail brought it up to date";
  if (kind == "catalogue.db" && tampering.what == "a page put back") return "every row and every index is as the journal says";  // verify compared them
  if (kind == "keys" && tampering.what == "records swapped in both copies") return "keys of different images in another order";
  // The receiver writes it over and over without a sync, so it may be lost to a power cut too. Arrivals name their predecessors by themselves.
  if (kind == "receiver's head") return "every arrival that it counts is here; the receiver writes it anew";
  if (kind == "inbox secret") {
    std::vector<std::string> names = tampering.removed;
    for (const auto& [name, bytes] : tampering.files) names.push_back(name);
    if (std::none_of(names.begin(), names.end(), [this](const std::string& name) { return isNeeded(name); })) return "no arrival that waits needs this key";
  }
  return {};
}

void TamperBench::count(const Tampering& tampering, const TamperOutcome& outcome, TamperFigures& figures) const {
  TamperFigures::Row& row = figures.rows[tampering.kind + ": " + tampering.what];
  ++row.tried;
  switch (outcome.found) {
    case Found::Refused: ++row.refused; break;
    case Found::Named: ++row.named; break;
    case Found::Mended: ++row.mended; break;
    case Found::Harmless:
      ++row.harmless;
      ++figures.harmlessReasons[tampering.kind + ", " + tampering.what + ": " + outcome.words];
      break;
    case Found::Silent:
      ++row.silent;
      if (figures.silent.size() < 200) figures.silent.push_back(tampering.kind + ", " + tampering.what + " (" + tampering.where + "): " + outcome.words);
      break;
  }
}

void TamperFigures::add(const TamperFigures& other) {
  for (const auto& [name, row] : other.rows) {
    Row& mine = rows[name];
    mine.tried += row.tried;
    mine.refused += row.refused;
    mine.named += row.named;
    mine.mended += row.mended;
    mine.harmless += row.harmless;
    mine.silent += row.silent;
  }
  for (const auto& [reason, times] : other.harmlessReasons) harmlessReasons[reason] += times;
  silent.insert(silent.end(), other.silent.begin(), other.silent.end());
}

TamperFigures::Row TamperFigures::total() const {
  Row all;
  for (const auto& [name, row] : rows) {
    all.tried += row.tried;
    all.refused += row.refused;
    all.named += row.named;
    all.mended += row.mended;
    all.harmless += row.harmless;
    all.silent += row.silent;
  }
  return all;
}

void TamperFigures::print() const {
  std::printf("%-52s %9s %9s %9s %9s %9s %9s\n", "what was changed", "tried", "refused", "named", "mended", "harmless", "SILENT");
  const auto line = [](const std::string& name, const Row& row) {
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::printf("%-52s %9llu %9llu %9llu %9llu %9llu %9llu\n", name.c_str(), number(row.tried), number(row.refused), number(row.named), number(row.mended),
                number(row.harmless), number(row.silent));
  };
  for (const auto& [name, row] : rows) line(name, row);
  line("all", total());
  for (const auto& [reason, times] : harmlessReasons) std::printf("harmless, %llu times: %s\n", static_cast<unsigned long long>(times), reason.c_str());
  for (const std::string& words : silent) std::printf("SILENT: %s\n", words.c_str());
  std::fflush(stdout);
}

void runTampering(Clinic& clinic, const Path& folder, std::uint64_t seed, const TamperShare& share, TamperFigures& figures) {
  TamperBench bench(clinic, folder, seed);
  std::uint64_t number = 0;
  FixedRandom random(seed);
  std::uint64_t wait = below(random, static_cast<std::uint32_t>(share.stride));
  const auto isTurn = [&](std::uint64_t stride) {
    if (wait > 0) {
      --wait;
      return false;
    }
    // The sample is spread evenly, but not in step with any length.
    wait = stride <= 1 ? 0 : stride / 2 + below(random, static_cast<std::uint32_t>(stride));
    return number++ % share.parts == share.part;
  };
  QuickTampering quick(clinic, folder / "quick", bench);
  std::uint64_t tried = 0;
  const auto tryOut = [&](const Tampering& tampering) {
    const auto found = tried++ % kLongWay == 0 ? std::nullopt : quick.tryOut(tampering);
    bench.count(tampering, found ? *found : bench.tryOut(tampering), figures);
  };
  for (const VaultFile& file : bench.files()) {
    for (std::size_t byte = 0; byte < file.bytes.size(); ++byte)
      if (isTurn(share.stride)) tryOut(bench.flip(file, byte));
    for (std::size_t length = 0; length < file.bytes.size(); ++length)
      if (isTurn(share.stride)) tryOut(bench.cut(file, length));
    for (const std::size_t by : {1u, 16u, 512u, 4096u})
      if (isTurn(share.stride)) tryOut(bench.lengthened(file, by));
  }
  wait = 0;
  for (const Tampering& swap : bench.swaps())
    if (isTurn(share.swapStride)) tryOut(swap);
}

}  // namespace safelight::tests
