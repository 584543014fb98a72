#pragma once
// One source file read and examined; a container (archive, media directory) gives the files in it instead of an image.

#include "core/decode/memory_shelf.h"
#include "core/vault/import/examine.h"
#include "core/vault/import/import_sources.h"

namespace safelight::vault {

/// A source file that left the pool.
struct ExaminedSource {
  SourceFile source;
  std::uint64_t reserved = 0;  // bytes that the import counted for it before it was read
  Examined examined;           // of a container: what was asked of it, no original
  bool isContainer = false;
  std::vector<SourceFile> contained;
  std::vector<RefusedSource> refused;  // by the container
};

/// Reads and examines source files. Safe from several threads at once; `files` and `decoder` outlive it.
class SourceExaminer {
 public:
  /// Memory of originals that are done with serves the next; `memoryBytes` for all of them is what it keeps to.
  SourceExaminer(store::FileSystem& files, decode::Decoder& decoder, ThumbnailForm form, std::uint64_t memoryBytes)
      : m_files(files), m_decoder(decoder), m_form(form), m_shelf(decode::makeMemoryShelf(memoryBytes)) {}

  /// Refusals, lack of memory included, stand in the result.
  ExaminedSource examine(SourceFile source) const;

 private:
  void fill(ExaminedSource& file) const;
  Result<decode::SharedOriginal> read(const SourceFile& source) const;
  void openContainer(ExaminedSource& file) const;
  void openArchive(ExaminedSource& file, const std::shared_ptr<const decode::SharedOriginal>& archive) const;
  void openMedia(ExaminedSource& file, ByteView directory) const;

  store::FileSystem& m_files;
  decode::Decoder& m_decoder;
  ThumbnailForm m_form;
  std::shared_ptr<decode::MemoryShelf> m_shelf;
};

}  // namespace safelight::vault
