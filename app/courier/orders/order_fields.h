#pragma once
// From the fields of one order, as practice software writes them, to an order (docs/worklist.md). Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/courier/values.h"

namespace safelight::courier {

enum class OrderField : std::uint8_t {
  Id, PatientNumber, FamilyName, GivenName, FullName, BirthDate, Sex, Accession, Procedure, Step, Study, Description, Modality, Station, Date, Time, Note, Status,
};

/// The field that a heading means: English, German or French, whatever its case, blanks and hyphens. Nothing for one that is not for us.
std::optional<OrderField> orderFieldNamed(std::string_view heading);

using OrderFields = std::map<OrderField, std::string>;

/// One order, or why there is none (OrderFieldMissing, OrderFieldInvalid and the field). Values are UTF-8.
OrderLine orderFrom(std::uint32_t line, const OrderFields& fields);

/// Valid UTF-8 of a file in UTF-8 (with or without mark), UTF-16 with mark, or else ISO 8859-1.
std::string textOfFile(ByteView file);

}  // namespace safelight::courier
