#include "dicom/dataset/parser.h"

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr std::uint32_t kUndefined = 0xFFFFFFFF;

/// A position in the bytes of one data set or sequence.
struct Cursor {
  ByteView bytes;
  std::size_t at = 0;

  std::size_t left() const { return bytes.size() - at; }
  std::uint16_t u16(std::size_t offset, bool bigEndian) const {
    const std::uint8_t* p = bytes.data() + at + offset;
    return static_cast<std::uint16_t>(bigEndian ? (p[0] << 8) | p[1] : p[0] | (p[1] << 8));
  }
  std::uint32_t u32(std::size_t offset, bool bigEndian) const {
    const std::uint32_t first = u16(offset, bigEndian), second = u16(offset + 2, bigEndian);
    return bigEndian ? (first << 16) | second : first | (second << 16);
  }
  Tag tag(bool bigEndian) const { return {u16(0, bigEndian), u16(2, bigEndian)}; }
  ByteView take(std::size_t count) {
    const ByteView part = bytes.subspan(at, count);
    at += count;
    return part;
  }
};

struct Header {
  Tag tag;
  Vr vr = Vr::UN;
  std::uint32_t length = 0;
  unsigned size = 8;       // of the header itself
  Encoding content;        // of what is inside, were it a sequence
};

bool isLetter(std::uint8_t byte) { return byte >= 'A' && byte <= 'Z'; }

bool isPixelTag(Tag tag) { return tag == tags::kPixelData || tag == tags::kFloatPixels || tag == tags::kDoublePixels; }

class Parser {
 public:
  explicit Parser(const ParseLimits& limits) : m_limits(limits) {}

  Result<DataSet> top(ByteView bytes, Encoding encoding) {
    DataSet set;
    Cursor cursor{bytes};
    TRY_VOID(elements(cursor, encoding, 0, EndsAt::End, set));
    return set;
  }

  Result<DataSet> meta(ByteView bytes, std::size_t& used) {
    DataSet set;
    Cursor cursor{bytes};
    while (cursor.left() >= 8 && cursor.u16(0, false) == 0x0002) {
      TRY_ASSIGN(const Header header, readHeader(cursor, Encoding{}));
      cursor.at += header.size;
      if (header.length > cursor.left()) return fail(ErrorCode::FileTruncated, "file meta information");
      TRY_VOID(count());
      Element element;
      element.tag = header.tag;
      element.vr = header.vr;
      element.value = cursor.take(header.length);
      set.elements.push_back(std::move(element));
    }
    used = cursor.at;
    return set;
  }

 private:
  enum class EndsAt { End, Delimiter };

  Result<void> count() {
    if (++m_elements > m_limits.elements) return fail(ErrorCode::TooManyElements);
    return {};
  }

  /// Needs 8 bytes left. An element whose VR is no two letters is taken as implicit: some writers switch inside sequences.
  Result<Header> readHeader(const Cursor& cursor, Encoding encoding) {
    Header header;
    header.tag = cursor.tag(encoding.bigEndian);
    header.content = encoding;
    const std::uint8_t* letters = cursor.bytes.data() + cursor.at + 4;
    if (!encoding.explicitVr || header.tag.group == 0xFFFE || !isLetter(letters[0]) || !isLetter(letters[1])) {
      header.length = cursor.u32(4, encoding.bigEndian);
      header.vr = dictionaryVr(header.tag);
      header.content.explicitVr = false;
      return header;
    }
    header.vr = static_cast<Vr>(vrCode(static_cast<char>(letters[0]), static_cast<char>(letters[1])));
    if (!hasLongHeader(header.vr)) {
      header.length = cursor.u16(6, encoding.bigEndian);
      return header;
    }
    if (cursor.left() < 12) return fail(ErrorCode::FileTruncated, "element header");
    header.size = 12;
    header.length = cursor.u32(8, encoding.bigEndian);
    if (header.vr == Vr::UN) {  // PS3.5 6.2.2: what is inside is implicit little endian
      header.content = Encoding{false, false};
      if (header.length != kUndefined)
        if (const Vr known = dictionaryVr(header.tag); known != Vr::UN) header.vr = known;
    } else if (!isKnownVr(header.vr)) {
      header.vr = Vr::UN;
    }
    return header;
  }

  Result<void> elements(Cursor& cursor, Encoding encoding, unsigned depth, EndsAt ends, DataSet& out) {
    bool pixelsSeen = false;
    while (cursor.left() >= 8) {
      const Tag tag = cursor.tag(encoding.bigEndian);
      if (tag == tags::kItemEnd || tag == tags::kSequenceEnd) {  // a stray one in a part of known length is skipped
        cursor.at += 8;
        if (ends == EndsAt::Delimiter && tag == tags::kItemEnd) return {};
        continue;
      }
      const auto done = element(cursor, encoding, depth, out);
      if (!done) {
        // Bytes after the pixels that are no elements harm nobody; caps hold all the same.
        if (depth == 0 && pixelsSeen && isDamage(done.error())) return {};
        return fail(done.error());
      }
      if (depth == 0 && isPixelTag(out.elements.back().tag)) pixelsSeen = true;
    }
    if (ends == EndsAt::Delimiter) return fail(ErrorCode::FileTruncated, "item without an end");
    return {};
  }

  static bool isDamage(const Error& error) { return error.code == ErrorCode::FileTruncated || error.code == ErrorCode::FileCorrupt; }

  Result<void> element(Cursor& cursor, Encoding encoding, unsigned depth, DataSet& out) {
    TRY_ASSIGN(const Header header, readHeader(cursor, encoding));
    TRY_VOID(count());
    Element element;
    element.tag = header.tag;
    element.vr = header.vr;
    element.bigEndian = header.content.bigEndian;
    cursor.at += header.size;
    if (header.length == kUndefined) {
      TRY_VOID(undefinedLength(cursor, header, depth, element));
    } else if (header.length > cursor.left()) {
      if (depth != 0 || !isPixelTag(header.tag)) return fail(ErrorCode::FileTruncated, "value longer than the file");
      element.truncated = true;
      element.value = cursor.take(cursor.left());
    } else {
      element.value = cursor.take(header.length);
      if (header.vr == Vr::SQ) TRY_VOID(definedSequence(header, depth, element));
    }
    out.elements.push_back(std::move(element));
    return {};
  }

  Result<void> undefinedLength(Cursor& cursor, const Header& header, unsigned depth, Element& element) {
    const bool bytes = header.vr == Vr::OB || header.vr == Vr::OW || isPixelTag(header.tag);
    if (bytes) {
      element.encapsulated = true;
      return readFragments(cursor, header, depth, element);
    }
    element.vr = Vr::SQ;
    return items(cursor, header.content, depth, EndsAt::Delimiter, element.items);
  }

  /// A sequence that goes wrong keeps the items before the damage; without one it stays what it is, bytes. Only the caps are final.
  Result<void> definedSequence(const Header& header, unsigned depth, Element& element) {
    Cursor inside{element.value};
    const auto read = items(inside, header.content, depth, EndsAt::End, element.items);
    if (!read && !isDamage(read.error())) return fail(read.error());
    if (!read && !element.items.empty()) element.items.pop_back();
    if (read || !element.items.empty()) element.value = {};
    else element.vr = Vr::UN;
    return {};
  }

  Result<void> items(Cursor& cursor, Encoding encoding, unsigned depth, EndsAt ends, std::vector<DataSet>& out) {
    if (depth + 1 > m_limits.nesting) return fail(ErrorCode::NestedTooDeep);
    while (cursor.left() >= 8) {
      const Tag tag = cursor.tag(encoding.bigEndian);
      const std::uint32_t length = cursor.u32(4, encoding.bigEndian);
      cursor.at += 8;
      if (tag == tags::kSequenceEnd) return {};
      if (tag == tags::kItemEnd) continue;
      if (tag != tags::kItem) return fail(ErrorCode::FileCorrupt, "sequence holds something that is no item");
      TRY_VOID(count());
      DataSet& item = out.emplace_back();
      if (length == kUndefined) {
        TRY_VOID(elements(cursor, encoding, depth + 1, EndsAt::Delimiter, item));
      } else {
        if (length > cursor.left() && ends == EndsAt::Delimiter) return fail(ErrorCode::FileTruncated, "item longer than the file");
        // In a sequence of known length a last item that claims more has what is left: common in media directories.
        Cursor inside{cursor.take(std::min<std::size_t>(length, cursor.left()))};
        TRY_VOID(elements(inside, encoding, depth + 1, EndsAt::End, item));
      }
    }
    if (ends == EndsAt::Delimiter) return fail(ErrorCode::FileTruncated, "sequence without an end");
    return {};
  }

  /// Fragments up to the delimiter. A file that ends among them keeps what is there.
  Result<void> readFragments(Cursor& cursor, const Header& header, unsigned depth, Element& element) {
    const bool bigEndian = header.content.bigEndian;
    while (cursor.left() >= 8) {
      const Tag tag = cursor.tag(bigEndian);
      if (tag != tags::kItem && tag != tags::kSequenceEnd) {
        if (depth == 0 && !element.fragments.empty()) {
          element.truncated = true;
          cursor.at = cursor.bytes.size();
          return {};
        }
        return fail(ErrorCode::FileCorrupt, "fragment expected");
      }
      std::uint32_t length = cursor.u32(4, bigEndian);
      cursor.at += 8;
      if (tag == tags::kSequenceEnd) return {};
      if (++m_fragments > m_limits.fragments) return fail(ErrorCode::TooManyElements, "fragments");
      if (length > cursor.left()) {
        if (depth != 0) return fail(ErrorCode::FileTruncated, "fragment longer than the file");
        element.truncated = true;
        length = static_cast<std::uint32_t>(cursor.left());
      }
      element.fragments.push_back(cursor.take(length));
    }
    element.truncated = true;  // the delimiter is missing
    cursor.at = cursor.bytes.size();
    if (depth != 0) return fail(ErrorCode::FileTruncated, "fragments without an end");
    return {};
  }

  ParseLimits m_limits;
  std::uint32_t m_elements = 0;
  std::uint32_t m_fragments = 0;
};

/// A first element of one of the groups with which data sets begin.
bool startsPlausibly(Tag tag) { return (tag.group == 0x0008 || tag.group == 0x0004 || tag.group == 0x0010) && tag.element < 0x3000; }

/// Walks a few implicit elements: tags must rise and lengths fit.
bool walksAsImplicit(ByteView bytes) {
  Cursor cursor{bytes};
  Tag previous;
  unsigned seen = 0;
  while (seen < 4 && cursor.left() >= 8) {
    const Tag tag = cursor.tag(false);
    const std::uint32_t length = cursor.u32(4, false);
    if (seen > 0 && tag <= previous) return false;
    if (length == kUndefined) return seen > 0;
    if (length > cursor.left() - 8) return false;
    cursor.at += 8 + length;
    previous = tag;
    ++seen;
  }
  return seen >= 2 || (seen == 1 && cursor.left() == 0);
}

}  // namespace

Result<DataSet> parseDataSet(ByteView bytes, Encoding encoding, const ParseLimits& limits) { return Parser(limits).top(bytes, encoding); }

Result<DataSet> parseMeta(ByteView bytes, std::size_t& used, const ParseLimits& limits) { return Parser(limits).meta(bytes, used); }

std::optional<Encoding> guessEncoding(ByteView bytes) {
  if (bytes.size() < 8) return std::nullopt;
  const Cursor cursor{bytes};
  const bool letters = isLetter(bytes[4]) && isLetter(bytes[5]) &&
                       isKnownVr(static_cast<Vr>(vrCode(static_cast<char>(bytes[4]), static_cast<char>(bytes[5]))));
  if (letters && startsPlausibly(cursor.tag(false))) return Encoding{true, false};
  if (letters && startsPlausibly(cursor.tag(true))) return Encoding{true, true};
  if (startsPlausibly(cursor.tag(false)) && walksAsImplicit(bytes)) return Encoding{false, false};
  return std::nullopt;
}

}  // namespace safelight::dicom
