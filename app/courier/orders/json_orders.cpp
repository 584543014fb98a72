#include <nlohmann/json.hpp>

#include "app/courier/orders/order_files.h"

namespace safelight::courier {
namespace {

using Json = nlohmann::json;

/// Follows the parser through the file and keeps one order at a time: nothing is built that the file could blow up.
class OrderHandler final : public nlohmann::json_sax<Json> {
 public:
  std::vector<OrderLine> lines;
  bool foundList = false;
  bool tooMany = false;

  bool null() override { return value({}); }
  bool boolean(bool given) override { return value(given ? "true" : "false"); }
  bool number_integer(number_integer_t given) override { return value(std::to_string(given)); }
  bool number_unsigned(number_unsigned_t given) override { return value(std::to_string(given)); }
  bool number_float(number_float_t, const string_t& written) override { return value(written); }
  bool string(string_t& given) override { return value(given); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return enter(Kind::Object); }
  bool end_object() override {
    if (m_order && m_depth == m_orderDepth) {
      lines.push_back(orderFrom(static_cast<std::uint32_t>(lines.size() + 1), m_fields));
      m_fields.clear();
      m_order = false;
    }
    return leave();
  }
  bool start_array(std::size_t) override { return enter(Kind::List); }
  bool end_array() override {
    if (m_list && m_depth == m_listDepth) m_list = false;
    return leave();
  }
  bool key(string_t& name) override {
    m_key = name.substr(0, 128);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  enum class Kind : std::uint8_t { Object, List };
  static constexpr std::size_t kDeepest = 8;

  bool enter(Kind kind) {
    if (++m_depth > kDeepest) return false;
    if (kind == Kind::List && !foundList && (m_depth == 1 || (m_depth == 2 && m_key == "orders"))) {
      foundList = m_list = true;
      m_listDepth = m_depth;
    } else if (kind == Kind::Object && m_list && !m_order && m_depth == m_listDepth + 1) {
      if (lines.size() == Limits::kOrderLines) {
        tooMany = true;
        return false;
      }
      m_order = true;
      m_orderDepth = m_depth;
    } else if (kind == Kind::Object && m_order && m_depth == m_orderDepth + 1 && m_key == "patient") {
      m_inPatient = true;
    }
    return true;
  }

  bool leave() {
    if (m_inPatient && m_depth == m_orderDepth + 1) m_inPatient = false;
    --m_depth;
    m_key.clear();
    return true;
  }

  bool value(std::string text) {
    const bool atOrder = m_order && m_depth == m_orderDepth;
    const bool atPatient = m_inPatient && m_depth == m_orderDepth + 1;
    if (!atOrder && !atPatient) return true;
    if (text.size() > 4096) text.resize(4096);
    // Inside "patient", its "id" is the patient's number.
    const auto field = orderFieldNamed(atPatient && (m_key == "id" || m_key == "ID") ? "patientid" : m_key);
    if (field) m_fields.emplace(*field, std::move(text));
    return true;
  }

  std::size_t m_depth = 0, m_listDepth = 0, m_orderDepth = 0;
  bool m_list = false, m_order = false, m_inPatient = false;
  std::string m_key;
  OrderFields m_fields;
};

}  // namespace

Result<std::vector<OrderLine>> readJsonOrders(ByteView file) {
  const std::string text = textOfFile(file);
  OrderHandler handler;
  bool good = false;
  try {
    good = Json::sax_parse(text, &handler);
  } catch (...) {
    good = false;
  }
  if (handler.tooMany) return fail(ErrorCode::FileTooLarge, "orders");
  if (!good) return fail(ErrorCode::OrderFileUnreadable, "no JSON");
  if (!handler.foundList) return fail(ErrorCode::OrderFileUnreadable, "no list of orders");
  return std::move(handler.lines);
}

}  // namespace safelight::courier
