// Which parts of a vault look alike, so that one could stand in another's place.

#include <algorithm>

#include "core/store/key_file.h"
#include "tests/process/durability/tamper.h"

namespace safelight::tests {
namespace {

using Part = std::pair<std::size_t, std::size_t>;  // offset, length

std::uint32_t u32At(ByteView bytes, std::size_t at) { return ByteReader(bytes.subspan(at, 4)).u32(); }

/// Records behind a header of 26 bytes, each behind the length of its payload, with a signature of 64.
std::vector<Part> memberRecords(ByteView bytes) {
  std::vector<Part> parts;
  for (std::size_t at = 26; at + 4 <= bytes.size();) {
    const std::size_t length = 4 + u32At(bytes, at) + 64;
    parts.emplace_back(at, length);
    at += length;
  }
  return parts;
}

std::vector<Part> journalRecords(ByteView bytes) {
  std::vector<Part> parts;
  for (std::size_t at = 70; at + 4 <= bytes.size(); at += parts.back().second) parts.emplace_back(at, u32At(bytes, at));
  return parts;
}

std::vector<Part> equalParts(std::size_t from, std::size_t size, std::size_t length) {
  std::vector<Part> parts;
  for (std::size_t at = from; at + length <= size; at += length) parts.emplace_back(at, length);
  return parts;
}

/// The metadata, then the original in pieces of 64 KiB and their tags (core/seal/FORMAT.md).
std::vector<Part> chunks(ByteView object) {
  const std::size_t first = 96 + u32At(object, 12) + 16;
  std::vector<Part> parts = {{96, first - 96}};
  for (std::size_t at = first; at < object.size(); at += 65'552) parts.emplace_back(at, std::min<std::size_t>(65'552, object.size() - at));
  return parts;
}

Bytes swapped(ByteView bytes, Part a, Part b) {
  if (a.first > b.first) std::swap(a, b);
  Bytes result(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(a.first));
  const auto append = [&](std::size_t from, std::size_t length) {
    const ByteView piece = bytes.subspan(from, length);
    result.insert(result.end(), piece.begin(), piece.end());
  };
  append(b.first, b.second);
  append(a.first + a.second, b.first - a.first - a.second);
  append(a.first, a.second);
  append(b.first + b.second, bytes.size() - b.first - b.second);
  return result;
}

Bytes without(ByteView bytes, Part part) {
  Bytes result(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(part.first));
  result.insert(result.end(), bytes.begin() + static_cast<std::ptrdiff_t>(part.first + part.second), bytes.end());
  return result;
}

}  // namespace

void TamperBench::addSwapsOfFiles(std::vector<Tampering>& all, const std::string& kind) {
  for (std::size_t i = 0; i < m_files.size(); ++i)
    for (std::size_t j = i + 1; j < m_files.size(); ++j) {
      const VaultFile &a = m_files[i], &b = m_files[j];
      if (a.kind != kind || b.kind != kind) continue;
      all.push_back({kind, "two files swapped", a.name + " and " + b.name, {{a.name, b.bytes}, {b.name, a.bytes}}, {}});
      all.push_back({kind, "one in another's place", b.name + " in " + a.name, {{a.name, b.bytes}}, {}});
    }
}

void TamperBench::addSwapsOfParts(std::vector<Tampering>& all, const VaultFile& file, const std::vector<std::pair<std::size_t, std::size_t>>& parts,
                                  const std::string& what) {
  const auto label = [&](std::size_t i) { return what + " " + std::to_string(i); };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      const Bytes bytes = swapped(file.bytes, parts[i], parts[j]);
      if (bytes != file.bytes) all.push_back({file.kind, what + "s swapped", file.name + ", " + label(i) + " and " + label(j), {{file.name, bytes}}, {}});
    }
    all.push_back({file.kind, what + " taken out", file.name + ", " + label(i), {{file.name, without(file.bytes, parts[i])}}, {}});
  }
}

std::vector<Tampering> TamperBench::swaps() {
  std::vector<Tampering> all;
  for (const char* kind : {"object", "journal", "arrival", "inbox secret"}) addSwapsOfFiles(all, kind);
  const VaultFile* keys = nullptr;
  for (const VaultFile& file : m_files) {
    const std::size_t size = file.bytes.size();
    if (file.kind == "object") addSwapsOfParts(all, file, chunks(file.bytes), "chunk");
    if (file.kind == "members") addSwapsOfParts(all, file, memberRecords(file.bytes), "record");
    if (file.kind == "journal") addSwapsOfParts(all, file, journalRecords(file.bytes), "record");
    if (file.kind == "keys") keys = &file;
    if (file.kind == "keys" || file.kind == "keys.copy") addSwapsOfParts(all, file, equalParts(26, size, store::kKeyRecordBytes), "record");
    if (file.kind == "catalogue.db" || file.kind == "thumbs.db") addSwapsOfParts(all, file, equalParts(0, size, 4096), "page");
  }
  // The same in both copies of the key file, so that neither tells on the other.
  if (keys != nullptr)
    for (Tampering one : std::vector<Tampering>(all))
      if (one.kind == "keys" && one.files[0].first == "keys") {
        one.what += " in both copies";
        one.files.emplace_back("keys.copy", one.files[0].second);
        all.push_back(std::move(one));
      }
  // Each file, and each page of a database, as it was before the last session.
  for (const VaultFile& file : m_files) {
    all.push_back({file.kind, "taken away", file.name, {}, {file.name}});
    const auto earlier = std::find_if(m_earlier.begin(), m_earlier.end(), [&](const VaultFile& one) { return one.name == file.name; });
    if (earlier == m_earlier.end() || earlier->bytes == file.bytes) continue;
    all.push_back({file.kind, "put back to an earlier state", file.name, {{file.name, earlier->bytes}}, {}});
    if (!file.kind.ends_with(".db")) continue;
    for (std::size_t at = 0; at + 4096 <= std::min(file.bytes.size(), earlier->bytes.size()); at += 4096) {
      Bytes bytes = file.bytes;
      std::copy_n(earlier->bytes.begin() + static_cast<std::ptrdiff_t>(at), 4096, bytes.begin() + static_cast<std::ptrdiff_t>(at));
      if (bytes != file.bytes) all.push_back({file.kind, "a page put back", file.name + ", page " + std::to_string(at / 4096), {{file.name, std::move(bytes)}}, {}});
    }
  }
  return all;
}

}  // namespace safelight::tests
