// The vault's side: one running decoder shared by all threads, restarted when it died; every answer checked.

#include <algorithm>
#include <mutex>

#include "core/decode/decoder.h"
#include "core/decode/decoder_process.h"
#include "core/decode/reply.h"

namespace safelight::decode {

namespace {

// Replaced as a whole when it died: threads that still wait for the old one keep it until they have their error.
using SharedProcess = std::shared_ptr<DecoderProcess>;

/// Inputs that wait for their next image.
class Inputs {
 public:
  Result<ipc::RefillableFile> filledWith(ByteView original) {
    TRY_ASSIGN(ipc::RefillableFile input, next());
    TRY_VOID(input.fill(original));
    return input;
  }
  void takeBack(ipc::RefillableFile input) {
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < kMostIdle) m_idle.push_back(std::move(input));
  }

 private:
  static constexpr std::size_t kMostIdle = 4;

  Result<ipc::RefillableFile> next() {
    {
      const std::lock_guard lock(m_mutex);
      if (!m_idle.empty()) {
        ipc::RefillableFile input = std::move(m_idle.back());
        m_idle.pop_back();
        return input;
      }
    }
    return ipc::RefillableFile::create();
  }

  std::mutex m_mutex;
  std::vector<ipc::RefillableFile> m_idle;
};

class JailedDecoder final : public Decoder {
 public:
  JailedDecoder(Path program, SharedProcess process) : m_program(std::move(program)), m_process(std::move(process)) {}

  Result<Inspection> inspect(ByteView original, const Request& request) override {
    return withinSize(ask<Inspection>(original, request, Operation::Inspect, Inspection::parse), request);
  }
  Result<Inspection> inspect(const SharedOriginal& original, const Request& request) override {
    if (!original.place()) return inspect(original.bytes(), request);
    TRY_ASSIGN(const Request message, checkedRequest(original.size(), request, Operation::Inspect));
    return withinSize(askWhereItLies<Inspection>(original, message, Inspection::parse), request);
  }
  Result<imaging::PixelImage> frame(ByteView original, const Request& request) override {
    TRY_ASSIGN(auto image, ask<imaging::PixelImage>(original, request, Operation::Frame, parseFrame));
    if (!image.sizesAgree()) return fail(ErrorCode::DecoderLied, "frame");
    return image;
  }
  Result<std::vector<HeaderRow>> header(ByteView original) override {
    return ask<std::vector<HeaderRow>>(original, {}, Operation::Header, parseHeader);
  }
  Result<std::vector<ArchiveEntry>> listArchive(ByteView original) override {
    return ask<std::vector<ArchiveEntry>>(original, {}, Operation::ListArchive, parseEntries);
  }
  Result<Bytes> extractEntry(ByteView original, const ArchiveEntry& entry) override {
    return ofSize(ask<Bytes>(original, entryRequest(entry), Operation::ExtractEntry, copyOf), entry.size);
  }
  Result<Bytes> extractEntry(const SharedOriginal& original, const ArchiveEntry& entry) override {
    TRY_ASSIGN(const Request message, checkedRequest(original.size(), entryRequest(entry), Operation::ExtractEntry));
    return ofSize(askWhereItLies<Bytes>(original, message, copyOf), entry.size);
  }
  Result<std::vector<MediaReference>> listMedia(ByteView original) override {
    return ask<std::vector<MediaReference>>(original, {}, Operation::ListMedia, parseReferences);
  }
  Result<Bytes> transform(ByteView original, const Request& request) override {
    if (request.operation != Operation::Encode && request.operation != Operation::Deidentify) return fail(ErrorCode::InvalidArgument);
    TRY_ASSIGN(Bytes made, ask<Bytes>(original, request, request.operation, copyOf));
    if (made.empty()) return fail(ErrorCode::DecoderLied, "empty file");
    return made;
  }
  Result<MediaFile> mediaFile(ByteView original, const Request& request) override {
    return ask<MediaFile>(original, request, Operation::MediaFile, MediaFile::parse);
  }
  Result<Bytes> mediaDirectory(const std::vector<Bytes>& entries, const Request& request) override {
    TRY_ASSIGN(Bytes made, ask<Bytes>(encodeMediaEntries(entries), request, Operation::MediaDirectory, copyOf));
    if (made.empty()) return fail(ErrorCode::DecoderLied, "empty file");
    return made;
  }

 private:
  static Request entryRequest(const ArchiveEntry& entry) {
    Request request;
    request.entry = entry.index;
    return request;
  }

  static Result<Inspection> withinSize(Result<Inspection> inspection, const Request& request) {
    if (inspection && std::max(inspection->thumbnail.width, inspection->thumbnail.height) > request.thumbnailSide)
      return fail(ErrorCode::DecoderLied, "thumbnail");
    return inspection;
  }

  static Result<Bytes> ofSize(Result<Bytes> extracted, std::uint64_t size) {
    if (extracted && extracted->size() != size) return fail(ErrorCode::DecoderLied, "entry size");
    return extracted;
  }

  static std::optional<Bytes> copyOf(ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); }

  template <class Answer, class Parse>
  Result<Answer> ask(ByteView original, Request request, Operation operation, Parse parse) {
    TRY_ASSIGN(const Request message, checkedRequest(original.size(), std::move(request), operation));
    Result<ipc::RefillableFile> input = m_inputs.filledWith(original);
    if (!input) {  // too large for one, or the system has none
      TRY_ASSIGN(const MemoryFile copy, MemoryFile::sealedCopy(original));
      return askAbout<Answer>(copy, message, parse);
    }
    bool readersEnded = false;
    auto answer = askAbout<Answer>(input->file(), message, parse, &readersEnded);
    if (readersEnded) m_inputs.takeBack(std::move(*input));
    return answer;
  }

  template <class Answer, class Parse>
  Result<Answer> askWhereItLies(const SharedOriginal& original, const Request& request, Parse parse) {
    bool readersEnded = false;
    auto answer = askAbout<Answer>(original.file(), request, parse, &readersEnded);
    if (!readersEnded) original.mayStillBeRead();
    return answer;
  }

  static Result<Request> checkedRequest(std::uint64_t originalBytes, Request request, Operation operation) {
    if (originalBytes == 0) return fail(ErrorCode::FileEmpty);
    if (originalBytes > Limits::kInputBytes) return fail(ErrorCode::FileTooLarge);
    request.operation = operation;
    if (const Bytes message = request.encode(); message.size() > kLargestRequest || !Request::parse(message)) {
      return fail(ErrorCode::InvalidArgument, "request");
    }
    return request;
  }

  /// `readersEnded` becomes true when nobody can read the input any more: the first child that got it has answered and ended. After an error, and where
  /// the answer is a successor's, a child might live on, and must not see another image.
  template <class Answer, class Parse>
  Result<Answer> askAbout(const MemoryFile& input, const Request& request, Parse parse, bool* readersEnded = nullptr) {
    TRY_ASSIGN(const Reply reply, answered(request, input, outputBytesFor(request, input.bytes)));
    TRY_ASSIGN(const MemoryMap map, MemoryMap::map(reply.output.handle, ReplyHeader::kBytes + reply.bodyBytes, MemoryMap::Access::Read));
    std::optional<Answer> answer = parse(ByteView(map.bytes()).subspan(ReplyHeader::kBytes));
    if (!answer) return fail(ErrorCode::DecoderLied, "reply body");
    if (readersEnded != nullptr) *readersEnded = reply.isFirstAnswer;
    return std::move(*answer);
  }

  struct Reply {
    MemoryFile output;
    std::uint64_t bodyBytes = 0;
    bool isFirstAnswer = true;
  };

  // A decoder that died under a request (another image's child cannot do that; the system can) gets one successor, and a fresh
  // output with it: a dying child may still write to the old one.
  Result<Reply> answered(const Request& request, const MemoryFile& input, std::uint64_t outputBytes) {
    for (int attempt = 0;; ++attempt) {
      TRY_ASSIGN(const SharedProcess process, livingProcess());
      TRY_ASSIGN(MemoryFile output, MemoryFile::fixedSize(outputBytes));
      const auto bodyBytes = process->run(request, input, output);
      if (bodyBytes) return Reply{std::move(output), *bodyBytes, attempt == 0};
      const bool decoderDied = bodyBytes.error().code == ErrorCode::DecoderUnavailable && !process->isAlive();
      if (!decoderDied || attempt > 0) return fail(bodyBytes.error());
    }
  }

  Result<SharedProcess> livingProcess() {
    const std::lock_guard lock(m_mutex);
    if (!m_process || !m_process->isAlive()) {
      m_process.reset();
      TRY_ASSIGN(auto started, DecoderProcess::start(m_program));
      m_process = std::move(started);
    }
    return m_process;
  }

  const Path m_program;
  std::mutex m_mutex;
  SharedProcess m_process;
  Inputs m_inputs;
};

}  // namespace

Result<std::unique_ptr<Decoder>> startDecoder(const Path& program) {
  TRY_ASSIGN(auto process, DecoderProcess::start(program));
  return std::unique_ptr<Decoder>(std::make_unique<JailedDecoder>(program, SharedProcess(std::move(process))));
}

}  // namespace safelight::decode
