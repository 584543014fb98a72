#include "core/vault/import/import_sources.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::TemporaryFolder;

namespace {

void put(const Path& path, std::string_view content = "x") {
  std::filesystem::create_directories(path.parent_path());
  tests::writeFile(path, asBytes(content));
}

struct Walk {
  std::vector<std::string> files;  // relative to the folder, sorted
  std::map<std::string, ErrorCode> refused;
  std::size_t steps = 0;
};

Walk walk(const TemporaryFolder& folder, const std::vector<Path>& paths, std::size_t count = 1000) {
  SourceWalker walker(paths);
  std::vector<SourceFile> files;
  std::vector<RefusedSource> refused;
  Walk result;
  bool more = true;
  while (more) {
    more = walker.advance(count, files, refused);
    REQUIRE(++result.steps < 10'000);
  }
  const auto relative = [&](const std::string& display) { return pathToUtf8(pathFromUtf8(display).lexically_relative(folder.path())); };
  for (const SourceFile& file : files) {
    CHECK_FALSE(file.insideArchive());
    CHECK(pathToUtf8(file.path) == file.display);
    result.files.push_back(relative(file.display));
  }
  std::sort(result.files.begin(), result.files.end());
  for (const RefusedSource& one : refused) result.refused[relative(one.display)] = one.error.code;
  return result;
}

using Files = std::vector<std::string>;

ErrorCode codeFor(const Path& root, const std::vector<std::string>& components) {
  const auto found = resolveReference(root, components);
  REQUIRE_FALSE(found);
  return found.error().code;
}

}  // namespace

TEST_CASE("a folder gives every file below it, each once", "[vault][sources]") {
  TemporaryFolder folder;
  for (const char* name : {"in/a.dcm", "in/deep/er/b.dcm", "in/deep/c", "in/.hidden", "in/ü ñ 名.dcm"}) put(folder / name);
  std::filesystem::create_directories(folder / "in/empty");
  const Walk all = walk(folder, {folder / "in"});
  CHECK(all.files == Files{"in/.hidden", "in/a.dcm", "in/deep/c", "in/deep/er/b.dcm", "in/ü ñ 名.dcm"});
  CHECK(all.refused.empty());
}

TEST_CASE("the walk goes on where it stopped, one entry at a time", "[vault][sources]") {
  TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) put(folder / ("in/" + std::to_string(i % 4) + "/" + std::to_string(i)));
  const Walk slow = walk(folder, {folder / "in"}, 1), quick = walk(folder, {folder / "in"});
  CHECK(slow.files == quick.files);
  CHECK(slow.files.size() == 20);
  CHECK(slow.steps > 20);
}

TEST_CASE("files are taken in the order in which a person named them", "[vault][sources]") {
  TemporaryFolder folder;
  for (const char* name : {"b", "a", "c"}) put(folder / name);
  SourceWalker walker({folder / "b", folder / "a", folder / "c"});
  std::vector<SourceFile> files;
  std::vector<RefusedSource> refused;
  CHECK_FALSE(walker.advance(3, files, refused));
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == folder / "b");
  CHECK(files[1].path == folder / "a");
  CHECK(files[2].path == folder / "c");
}

TEST_CASE("nothing named is nothing to do", "[vault][sources]") {
  TemporaryFolder folder;
  const Walk nothing = walk(folder, {});
  CHECK(nothing.files.empty());
  CHECK(nothing.steps == 1);
}

TEST_CASE("what is not there is refused by name, and the rest is taken", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "here");
  const Walk some = walk(folder, {folder / "gone", folder / "here", folder / "here/inside"});
  CHECK(some.files == Files{"here"});
  CHECK(some.refused == std::map<std::string, ErrorCode>{{"gone", ErrorCode::FileNotFound}, {"here/inside", ErrorCode::FileNotFound}});
}

TEST_CASE("a name longer than the system takes is refused as such", "[vault][sources]") {
  TemporaryFolder folder;
  const std::string name(300, 'n');
  CHECK(walk(folder, {folder / name}).refused == std::map<std::string, ErrorCode>{{name, ErrorCode::PathTooLong}});
}

#ifndef _WIN32
TEST_CASE("links to folders on the way are refused, so that no loop can trap the walk", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "in/a/file");
  std::filesystem::create_directory_symlink(folder / "in", folder / "in/a/up");
  std::filesystem::create_directory_symlink(".", folder / "in/self");
  const Walk all = walk(folder, {folder / "in"});
  CHECK(all.files == Files{"in/a/file"});
  CHECK(all.refused == std::map<std::string, ErrorCode>{{"in/a/up", ErrorCode::FolderLoop}, {"in/self", ErrorCode::FolderLoop}});
}

TEST_CASE("a link that a person named is followed, and links to files are files", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "real/file");
  std::filesystem::create_directory_symlink(folder / "real", folder / "link");
  std::filesystem::create_symlink(folder / "real/file", folder / "real/again");
  CHECK(walk(folder, {folder / "link"}).files == Files{"link/again", "link/file"});
}

TEST_CASE("links in a circle and links to nothing are refused", "[vault][sources]") {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "in");
  std::filesystem::create_symlink("two", folder / "in/one");
  std::filesystem::create_symlink("one", folder / "in/two");
  std::filesystem::create_symlink("nowhere", folder / "in/broken");
  const Walk all = walk(folder, {folder / "in"});
  CHECK(all.files.empty());
  CHECK(all.refused == std::map<std::string, ErrorCode>{{"in/one", ErrorCode::FolderLoop}, {"in/two", ErrorCode::FolderLoop}, {"in/broken", ErrorCode::FileNotFound}});
}

TEST_CASE("a device is no file", "[vault][sources]") {
  SourceWalker walker({Path("/dev/null")});
  std::vector<SourceFile> files;
  std::vector<RefusedSource> refused;
  walker.advance(10, files, refused);
  CHECK(files.empty());
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].error.code == ErrorCode::NotARegularFile);
}

TEST_CASE("a link on a medium does not lead out of it", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "secret/file");
  put(folder / "medium/images/im1");
  std::filesystem::create_directory_symlink(folder / "secret", folder / "medium/out");
  std::filesystem::create_symlink(folder / "secret/file", folder / "medium/file");
  std::filesystem::create_directory_symlink("images", folder / "medium/inside");
  CHECK(codeFor(folder / "medium", {"out", "file"}) == ErrorCode::MediaReferenceOutside);
  CHECK(codeFor(folder / "medium", {"file"}) == ErrorCode::MediaReferenceOutside);
  CHECK(resolveReference(folder / "medium", {"inside", "im1"}));
}

TEST_CASE("of two names that differ in case the one that was asked for is meant", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "IM1");
  put(folder / "im1");
  CHECK(resolveReference(folder.path(), {"IM1"}) == folder / "IM1");
  CHECK(resolveReference(folder.path(), {"im1"}) == folder / "im1");
}

TEST_CASE("a neighbour whose name begins like the medium's is outside it", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "medium/x");
  put(folder / "medium2/file");
  std::filesystem::create_symlink(folder / "medium2/file", folder / "medium/link");
  CHECK(codeFor(folder / "medium", {"link"}) == ErrorCode::MediaReferenceOutside);
}
#endif

TEST_CASE("references find files whatever a medium made of their names", "[vault][sources]") {
  struct Row {
    const char* onDisk;
    std::vector<std::string> reference;
  };
  const Row rows[] = {{"IMAGES/IM0001", {"IMAGES", "IM0001"}},  {"images/im0001", {"IMAGES", "IM0001"}},   {"Images/Im0001", {"IMAGES", "IM0001"}},
                      {"IMAGES/IM0001;1", {"IMAGES", "IM0001"}}, {"images/im0001.;1", {"IMAGES", "IM0001"}}, {"IMAGES/IM0001.", {"IMAGES", "IM0001"}},
                      {"IMAGES/IM0001.dcm", {"IMAGES", "IM0001"}}, {"images/im0001.DCM", {"IMAGES", "IM0001"}}, {"IMAGES/IM0001", {"images", "im0001"}}};
  for (const Row& row : rows) {
    TemporaryFolder folder;
    put(folder / row.onDisk);
    INFO(row.onDisk);
    const auto found = resolveReference(folder.path(), row.reference);
    REQUIRE(found);
    CHECK(std::filesystem::equivalent(*found, folder / row.onDisk));
  }
}

TEST_CASE("an ending is added to files, not to folders", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "IMAGES.dcm/IM1");
  CHECK(codeFor(folder.path(), {"IMAGES", "IM1"}) == ErrorCode::MediaReferenceMissing);
}

TEST_CASE("a reference to nothing is missing", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "IMAGES/IM0001");
  CHECK(codeFor(folder.path(), {}) == ErrorCode::MediaReferenceMissing);
  CHECK(codeFor(folder.path(), {"IMAGES", "IM0002"}) == ErrorCode::MediaReferenceMissing);
  CHECK(codeFor(folder.path(), {"IMAGE"}) == ErrorCode::MediaReferenceMissing);
  CHECK(codeFor(folder.path(), {"IMAGES", "IM0001", "MORE"}) == ErrorCode::MediaReferenceMissing);
  CHECK(codeFor(folder / "gone", {"IMAGES"}) == ErrorCode::MediaReferenceMissing);
}

TEST_CASE("a reference that climbs or is no plain name is outside, even when it would come back", "[vault][sources]") {
  TemporaryFolder folder;
  put(folder / "medium/IMAGES/IM1");
  put(folder / "secret");
  const std::string nul("IM1\0x", 5);
  for (const std::vector<std::string>& reference : std::vector<std::vector<std::string>>{
           {".."}, {"..", "secret"}, {"IMAGES", "..", "IMAGES", "IM1"}, {".", "IMAGES", "IM1"}, {""}, {"IMAGES", ""}, {"IMAGES/IM1"}, {"IMAGES\\IM1"}, {"/etc/passwd"}, {nul}}) {
    INFO(reference.front());
    CHECK(codeFor(folder / "medium", reference) == ErrorCode::MediaReferenceOutside);
  }
}

TEST_CASE("a source is read whole, and an empty, large or missing one is named", "[vault][sources]") {
  TemporaryFolder folder;
  const auto files = store::systemFiles();
  std::string content(3'000'000, 'a');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 31 / 7);
  put(folder / "big", content);
  put(folder / "empty", "");
  const auto read = readSource(*files, folder / "big", content.size());
  REQUIRE(read);
  CHECK(toString(read->bytes()) == content);
  CHECK(readSource(*files, folder / "big", content.size() - 1).error().code == ErrorCode::FileTooLarge);
  CHECK(readSource(*files, folder / "empty", 100).error().code == ErrorCode::FileEmpty);
  CHECK(readSource(*files, folder / "gone", 100).error().code == ErrorCode::FileNotFound);
}
