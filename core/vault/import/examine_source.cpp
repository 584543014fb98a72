#include "core/vault/import/examine_source.h"

#include "core/base/fence.h"

namespace safelight::vault {

ExaminedSource SourceExaminer::examine(SourceFile source) const {
  ExaminedSource file;
  file.source = std::move(source);
  const auto filled = fenced("source", [&]() -> Result<void> {
    fill(file);
    return {};
  });
  if (filled) return file;
  file.examined = {};
  file.examined.inspection = fail(filled.error());
  file.contained.clear();
  file.isContainer = false;
  return file;
}

void SourceExaminer::fill(ExaminedSource& file) const {
  auto original = read(file.source);
  if (!original) {
    file.examined.inspection = fail(original.error());
    return;
  }
  file.examined = examineOriginal(m_decoder, std::move(*original), pathToUtf8(pathFromUtf8(file.source.display).filename()), m_form);
  if (file.examined.inspection && (file.examined.inspection->isArchive || file.examined.inspection->isMediaDirectory)) openContainer(file);
}

Result<decode::SharedOriginal> SourceExaminer::read(const SourceFile& source) const {
  if (source.memory) return std::move(*source.memory);
  if (!source.insideArchive()) return readSource(m_files, source.path, decode::Limits::kInputBytes, m_shelf);
  decode::ArchiveEntry entry;
  entry.index = *source.entry;
  entry.size = source.entryBytes;
  TRY_ASSIGN(const Bytes content, m_decoder.extractEntry(*source.archive, entry));
  if (content.empty()) return fail(ErrorCode::FileEmpty);
  return decode::SharedOriginal::copyOf(content);
}

void SourceExaminer::openContainer(ExaminedSource& file) const {
  file.isContainer = true;
  const auto container = std::move(file.examined.original);
  file.examined.original.reset();
  if (file.examined.inspection->isMediaDirectory) {
    // Of one in an archive the files lie beside it in the archive.
    if (!file.source.insideArchive()) openMedia(file, container->bytes());
  } else if (file.source.insideArchive()) {
    file.refused.push_back({file.source.display, {ErrorCode::ArchiveUnsafe, "nested"}});
  } else {
    openArchive(file, container);
  }
}

void SourceExaminer::openArchive(ExaminedSource& file, const std::shared_ptr<const decode::SharedOriginal>& archive) const {
  const auto entries = m_decoder.listArchive(archive->bytes());
  if (!entries) {
    file.refused.push_back({file.source.display, entries.error()});
    return;
  }
  for (const decode::ArchiveEntry& entry : *entries)
    file.contained.push_back({file.source.path, file.source.display + "/" + entry.name, entry.index, archive, entry.size});
}

void SourceExaminer::openMedia(ExaminedSource& file, ByteView directory) const {
  const auto references = m_decoder.listMedia(directory);
  if (!references) {
    file.refused.push_back({file.source.display, references.error()});
    return;
  }
  const Path root = file.source.path.parent_path();
  for (const decode::MediaReference& reference : *references) {
    std::string shown = pathToUtf8(root);
    for (const std::string& component : reference.components) shown += "/" + component;
    const auto path = resolveReference(root.empty() ? Path(".") : root, reference.components);
    if (path) file.contained.push_back({*path, pathToUtf8(*path), std::nullopt, nullptr, 0});
    else file.refused.push_back({shown, path.error()});
  }
}

}  // namespace safelight::vault
