#pragma once
// libtiff over memory.

#include <tiffio.h>

#include "core/codec/raw_photo.h"

namespace safelight::codec {

/// Reads from bytes that outlive it. Holds libtiff's error state; quiet.
class TiffMemory {
 public:
  explicit TiffMemory(ByteView file) : m_file(file) {}
  TiffMemory(const TiffMemory&) = delete;
  TiffMemory& operator=(const TiffMemory&) = delete;
  ~TiffMemory();

  /// Opens the first page. No single allocation of libtiff exceeds `mostBytes`.
  Result<TIFF*> open(std::uint64_t mostBytes);
  ByteView file() const { return m_file; }
  /// Whether libtiff asked for bytes behind the end: the file was cut.
  bool ranDry() const { return m_ranDry; }
  ErrorCode damage() const { return m_ranDry ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt; }

 private:
  static tmsize_t read(thandle_t self, void* to, tmsize_t count);
  static toff_t seek(thandle_t self, toff_t offset, int whence);
  static toff_t size(thandle_t self);
  ByteView m_file;
  std::uint64_t m_place = 0;
  TIFF* m_tiff = nullptr;
  bool m_ranDry = false;
};

}  // namespace safelight::codec
