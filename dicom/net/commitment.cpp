#include "dicom/net/commitment.h"

#include "dicom/net/uids.h"

namespace safelight::dicom::net {

namespace {

struct Tag {
  std::uint16_t group;
  std::uint16_t element;
  bool operator==(const Tag&) const = default;
};
constexpr Tag kTransaction{0x0008, 0x1195}, kReferencedClass{0x0008, 0x1150}, kReferencedInstance{0x0008, 0x1155}, kReferenced{0x0008, 0x1199},
    kFailed{0x0008, 0x1198}, kReason{0x0008, 0x1197}, kItem{0xFFFE, 0xE000}, kItemEnd{0xFFFE, 0xE00D}, kSequenceEnd{0xFFFE, 0xE0DD};
constexpr std::uint32_t kUndefined = 0xFFFFFFFF;
constexpr int kDeepest = 8;  // of sequences that are passed over

struct Element {
  Tag tag{0, 0};
  bool isSequence = false;   // or of undefined length, which is read as one
  bool isUndefined = false;
  ByteView value;            // empty when undefined
};

enum class Coding : std::uint8_t { Implicit, Explicit };

Result<Coding> codingOf(std::string_view transferSyntax) {
  if (transferSyntax == kImplicitVrLittleEndian) return Coding::Implicit;
  if (transferSyntax == kExplicitVrLittleEndian) return Coding::Explicit;
  return fail(ErrorCode::TransferSyntaxUnsupported);
}

auto damaged(std::string_view what) { return fail(ErrorCode::FileCorrupt, std::string(what)); }

// Explicit VRs whose length has 32 bits behind two reserved bytes.
bool hasLongLength(std::string_view vr) {
  for (const std::string_view name : {"SQ", "UN", "OB", "OW", "OF", "OD", "OL", "OV", "UC", "UR", "UT", "SV", "UV"})
    if (vr == name) return true;
  return false;
}

class Reader {
 public:
  Reader(ByteView bytes, Coding coding) : m_bytes(bytes), m_coding(coding) {}
  bool atEnd() const { return m_bytes.atEnd(); }

  Result<Element> next() {
    Element element;
    element.tag.group = m_bytes.u16();
    element.tag.element = m_bytes.u16();
    std::uint32_t length = 0;
    if (m_coding == Coding::Implicit || element.tag.group == 0xFFFE) {
      length = m_bytes.u32();
      element.isSequence = element.tag == kReferenced || element.tag == kFailed;
    } else {
      const std::string vr = toString(m_bytes.raw(2));
      element.isSequence = vr == "SQ";
      if (hasLongLength(vr)) {
        m_bytes.u16();
        length = m_bytes.u32();
      } else {
        length = m_bytes.u16();
      }
    }
    element.isUndefined = length == kUndefined;
    if (!element.isUndefined) element.value = m_bytes.raw(length);
    if (m_bytes.failed()) return damaged("element runs past its end");
    return element;
  }

  // Passes over the content of an undefined-length sequence or item, up to and with the delimiter that ends it.
  Result<void> skipUndefined(Tag end, int depth) {
    if (depth == kDeepest) return fail(ErrorCode::NestedTooDeep);
    for (;;) {
      if (atEnd()) return damaged("sequence without end");
      TRY_ASSIGN(const Element element, next());
      if (element.tag == end) return {};
      if (element.isUndefined) TRY_VOID(skipUndefined(element.tag == kItem ? kItemEnd : kSequenceEnd, depth + 1));
    }
  }

 private:
  ByteReader m_bytes;
  Coding m_coding;
};

std::string uidOf(ByteView value) {
  const std::string text = toString(value.first(std::min<std::size_t>(value.size(), 66)));
  const std::string_view plain = withoutPadding(text);
  return isUid(plain) ? std::string(plain) : std::string();
}

// What both data sets can hold.
struct Content {
  std::string transaction;
  std::vector<SopReference> referenced;
  std::vector<FailedReference> failed;
};

class ContentReader {
 public:
  explicit ContentReader(Coding coding) : m_coding(coding) {}

  Result<Content> read(ByteView bytes) {
    Reader reader(bytes, m_coding);
    while (!reader.atEnd()) {
      TRY_ASSIGN(const Element element, reader.next());
      if (element.tag == kTransaction) {
        m_content.transaction = uidOf(element.value);
      } else if (element.tag == kReferenced || element.tag == kFailed) {
        TRY_VOID(readSequence(reader, element));
      } else if (element.isUndefined) {
        TRY_VOID(reader.skipUndefined(kSequenceEnd, 0));
      }
    }
    if (m_content.transaction.empty()) return damaged("no transaction UID");
    return std::move(m_content);
  }

 private:
  Result<void> readSequence(Reader& outer, const Element& sequence) {
    if (sequence.isUndefined) return readItems(outer, sequence.tag, true);
    Reader inner(sequence.value, m_coding);
    return readItems(inner, sequence.tag, false);
  }

  Result<void> readItems(Reader& reader, Tag sequence, bool isUndefined) {
    while (!reader.atEnd()) {
      TRY_ASSIGN(const Element item, reader.next());
      if (item.tag == kSequenceEnd && isUndefined) return {};
      if (item.tag != kItem) return damaged("something else than an item in a sequence");
      if (item.isUndefined) {
        TRY_VOID(readItem(reader, sequence, true));
      } else {
        Reader inner(item.value, m_coding);
        TRY_VOID(readItem(inner, sequence, false));
      }
    }
    if (isUndefined) return damaged("sequence without end");
    return {};
  }

  Result<void> readItem(Reader& reader, Tag sequence, bool isUndefined) {
    FailedReference found{{}, CommitmentFailure::ProcessingFailure};
    bool ended = false;
    while (!reader.atEnd() && !ended) {
      TRY_ASSIGN(const Element element, reader.next());
      if (element.tag == kReferencedClass) found.reference.sopClass = uidOf(element.value);
      if (element.tag == kReferencedInstance) found.reference.sopInstance = uidOf(element.value);
      if (element.tag == kReason && element.value.size() >= 2) found.reason = static_cast<CommitmentFailure>(element.value[0] | element.value[1] << 8);
      ended = isUndefined && element.tag == kItemEnd;
      if (element.isUndefined && !ended) TRY_VOID(reader.skipUndefined(kSequenceEnd, 0));
    }
    if (isUndefined && !ended) return damaged("item without end");
    // An instance without a UID of its own could never be found: it is kept, so that it is answered as failed.
    if (m_content.referenced.size() + m_content.failed.size() == kMostCommitmentReferences) return fail(ErrorCode::TooManyElements);
    if (sequence == kReferenced) {
      m_content.referenced.push_back(std::move(found.reference));
    } else {
      m_content.failed.push_back(std::move(found));
    }
    return {};
  }

  Coding m_coding;
  Content m_content;
};

class Writer {
 public:
  explicit Writer(Coding coding) : m_coding(coding) {}
  void uid(Tag tag, std::string_view value) {
    const bool isOdd = value.size() % 2 != 0;
    head(tag, "UI", value.size() + (isOdd ? 1 : 0));
    m_bytes.raw(asBytes(value));
    if (isOdd) m_bytes.u8(0);
  }
  void number(Tag tag, std::uint16_t value) {
    head(tag, "US", 2);
    m_bytes.u16(value);
  }
  // A sequence of items that were written by themselves.
  void sequence(Tag tag, const std::vector<Bytes>& items) {
    std::size_t size = 0;
    for (const Bytes& item : items) size += 8 + item.size();
    tagOf(tag);
    if (m_coding == Coding::Explicit) {
      m_bytes.raw(asBytes("SQ"));
      m_bytes.u16(0);
    }
    m_bytes.u32(static_cast<std::uint32_t>(size));
    for (const Bytes& item : items) {
      tagOf(kItem);
      m_bytes.blob(item);
    }
  }
  Bytes take() && { return std::move(m_bytes).take(); }

 private:
  void tagOf(Tag tag) {
    m_bytes.u16(tag.group);
    m_bytes.u16(tag.element);
  }
  void head(Tag tag, std::string_view vr, std::size_t size) {
    tagOf(tag);
    if (m_coding == Coding::Implicit) {
      m_bytes.u32(static_cast<std::uint32_t>(size));
    } else {
      m_bytes.raw(asBytes(vr));
      m_bytes.u16(static_cast<std::uint16_t>(size));
    }
  }
  Coding m_coding;
  ByteWriter m_bytes;
};

Bytes itemOf(Coding coding, const SopReference& reference, const CommitmentFailure* reason) {
  Writer writer(coding);
  writer.uid(kReferencedClass, reference.sopClass);
  writer.uid(kReferencedInstance, reference.sopInstance);
  if (reason != nullptr) writer.number(kReason, static_cast<std::uint16_t>(*reason));
  return std::move(writer).take();
}

Coding codingToWrite(std::string_view transferSyntax) {
  return transferSyntax == kExplicitVrLittleEndian ? Coding::Explicit : Coding::Implicit;
}

std::vector<Bytes> itemsOf(Coding coding, const std::vector<SopReference>& references) {
  std::vector<Bytes> items;
  for (const SopReference& reference : references) items.push_back(itemOf(coding, reference, nullptr));
  return items;
}

}  // namespace

Result<CommitmentRequest> decodeCommitmentRequest(ByteView dataSet, std::string_view transferSyntax) {
  TRY_ASSIGN(const Coding coding, codingOf(transferSyntax));
  TRY_ASSIGN(Content content, ContentReader(coding).read(dataSet));
  return CommitmentRequest{std::move(content.transaction), std::move(content.referenced)};
}

Result<CommitmentResult> decodeCommitmentResult(ByteView dataSet, std::string_view transferSyntax) {
  TRY_ASSIGN(const Coding coding, codingOf(transferSyntax));
  TRY_ASSIGN(Content content, ContentReader(coding).read(dataSet));
  return CommitmentResult{std::move(content.transaction), std::move(content.referenced), std::move(content.failed)};
}

// Elements stand in the order of their tags: transaction (1195), failed (1198), referenced (1199).
Bytes encodeCommitment(const CommitmentRequest& request, std::string_view transferSyntax) {
  const Coding coding = codingToWrite(transferSyntax);
  Writer writer(coding);
  writer.uid(kTransaction, request.transaction);
  writer.sequence(kReferenced, itemsOf(coding, request.references));
  return std::move(writer).take();
}

Bytes encodeCommitment(const CommitmentResult& result, std::string_view transferSyntax) {
  const Coding coding = codingToWrite(transferSyntax);
  Writer writer(coding);
  writer.uid(kTransaction, result.transaction);
  if (!result.failed.empty()) {
    std::vector<Bytes> items;
    for (const FailedReference& failed : result.failed) items.push_back(itemOf(coding, failed.reference, &failed.reason));
    writer.sequence(kFailed, items);
  }
  if (!result.committed.empty()) writer.sequence(kReferenced, itemsOf(coding, result.committed));
  return std::move(writer).take();
}

}  // namespace safelight::dicom::net
