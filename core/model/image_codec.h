#pragma once
// The binary form of image values, the same in journal records, object metadata and the decoder's protocol (FORMAT.md, "Values").

#include "core/base/bytes.h"
#include "core/model/image.h"
#include "core/model/patient.h"

namespace safelight::model {

void encode(ByteWriter& writer, const ImageTags& tags);
void encode(ByteWriter& writer, const DisplayState& display);
void encode(ByteWriter& writer, const SourceIdentity& identity);
void encode(ByteWriter& writer, const ImageFacts& facts);
void encode(ByteWriter& writer, const PatientDetails& details);
void encode(ByteWriter& writer, const std::optional<Date>& date);

/// A value on its own.
template <class Value>
Bytes encoded(const Value& value) {
  ByteWriter writer;
  encode(writer, value);
  return std::move(writer).take();
}

// Each reads what its twin wrote. Numbers outside an enumeration become its "unknown" value or fail the reader; the caller checks
// reader.failed() once at the end.
ImageTags readTags(ByteReader& reader);
DisplayState readDisplay(ByteReader& reader);
SourceIdentity readIdentity(ByteReader& reader);
ImageFacts readFacts(ByteReader& reader);
PatientDetails readDetails(ByteReader& reader);
std::optional<Date> readDate(ByteReader& reader);

}  // namespace safelight::model
