#pragma once
// A modality's worklist query (PS3.4 annex K): what it asks for and what it wants to be told, and the answers. Pure: bytes and items in, bytes out.

#include "core/model/worklist.h"
#include "dicom/dataset/element.h"
#include "dicom/dataset/transfer_syntax.h"

namespace safelight::courier {

/// One attribute of a query: a value to match (empty: any) and a wish to be told.
struct QueryKey {
  dicom::Tag tag;
  dicom::Vr vr = dicom::Vr::UN;
  std::string value;            // UTF-8
  bool isSequence = false;
  std::vector<QueryKey> inside; // of the sequence's only item; empty: everything there is
};

struct WorklistQuery {
  std::vector<QueryKey> keys;  // by tag
  std::string characterSet;    // as the device declared it
};

/// Reads an identifier. Errors are those of the parser; TooManyElements and NestedTooDeep come early: no honest query has 500 elements or 4 levels.
Result<WorklistQuery> readWorklistQuery(ByteView identifier, dicom::Encoding encoding);

/// An item and its folded name, made once for all queries.
struct PreparedItem {
  model::WorklistItem item;
  std::string name;                          // "family^given"
  std::string foldedName, foldedExpanded;
};
PreparedItem prepare(model::WorklistItem item);

/// Matching as PS3.4 C.2.2.2 has it: single values, lists of UIDs, wild cards, ranges, the step's sequence, and empty keys that match all. Names match
/// whatever their case and accents. Attributes that the worklist does not have match all. An item for no device in particular matches any station.
bool matches(const WorklistQuery& query, const PreparedItem& prepared);

/// The answer: what was asked for and nothing else; unknown attributes empty. Texts go in the character set that the device declared when they fit
/// into it, else in UTF-8. `callingAe` stands for the station of an item that is for any.
Bytes answerTo(const WorklistQuery& query, const PreparedItem& prepared, std::string_view callingAe, dicom::Encoding encoding);

/// The attributes that are matched and told, for the conformance statement.
struct WorklistAttribute {
  dicom::Tag tag;
  bool inStep;
};
std::vector<WorklistAttribute> worklistAttributes();

}  // namespace safelight::courier
