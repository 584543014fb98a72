#pragma once
// What a person pointed at, as a list of files: folders walked, media indexes followed, archives opened.

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/path.h"
#include "core/decode/shared_original.h"
#include "core/store/file_system.h"

namespace safelight::vault {

/// One file to take in. Entries of archives carry their bytes' place in the archive instead of a path of their own.
struct SourceFile {
  Path path;                                // on disk; for an archive entry that of the archive
  std::string display;                      // what reports show: "D:/scan.zip/inner/name.dcm"
  std::optional<std::uint32_t> entry;       // index in the archive
  std::shared_ptr<const decode::SharedOriginal> archive;  // kept until its last entry is read
  std::uint64_t entryBytes = 0;
  std::shared_ptr<decode::SharedOriginal> memory = {};  // what came over the network and never was a file; taken when it is read
  bool insideArchive() const { return entry.has_value(); }
};

/// A file that cannot even be tried, with the reason.
struct RefusedSource {
  std::string display;
  Error error;
};

/// Walks the paths a little at a time. Links to folders inside a walked folder are not followed, so a loop cannot trap it; names longer
/// than the system takes and folders that cannot be read are refused one by one.
class SourceWalker {
 public:
  explicit SourceWalker(const std::vector<Path>& paths);
  /// Looks at up to `count` directory entries more; true while there is more to come.
  bool advance(std::size_t count, std::vector<SourceFile>& files, std::vector<RefusedSource>& refused);

 private:
  void visit(const Path& path, std::vector<SourceFile>& files, std::vector<RefusedSource>& refused, bool named);
  std::deque<Path> m_named;
  std::vector<std::filesystem::directory_iterator> m_open;  // innermost last
};

/// A file's bytes, in memory from `shelf` where there is one; errors in words of media (FileNotFound, PermissionDenied, MediumRemoved, FileEmpty,
/// FileTooLarge, ReadFailed).
Result<decode::SharedOriginal> readSource(store::FileSystem& files, const Path& path, std::uint64_t limit, std::shared_ptr<decode::MemoryShelf> shelf = nullptr);

/// Resolves a DICOMDIR reference below `root` whatever the case of names on the medium ("IMAGES/IM0001" for images/im0001, also
/// with ".dcm" or ";1" added). MediaReferenceOutside, MediaReferenceMissing.
Result<Path> resolveReference(const Path& root, const std::vector<std::string>& components);

}  // namespace safelight::vault
