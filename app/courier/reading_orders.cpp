#include <unistd.h>

#include <cerrno>

#include "app/courier/errands.h"
#include "app/courier/orders/order_files.h"

namespace safelight::courier {

Result<void> readOrders(Desk& desk, const ReadOrdersTask& task, const ipc::Handle& file) {
  Bytes content(static_cast<std::size_t>(task.bytes));
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t count = ::read(file.get(), content.data() + filled, content.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(ErrorCode::FileTruncated);
    filled += static_cast<std::size_t>(count);
  }
  TRY_VOID(desk.jail.enter({.memoryBytes = 128u << 20, .handles = 16}));
  // From here on the bytes are looked at.
  TRY_ASSIGN(const auto lines, task.form == OrderFileForm::Csv ? readCsvOrders(content) : readJsonOrders(content));
  constexpr std::size_t kAtOnce = 200;
  for (std::size_t at = 0; at < lines.size() || at == 0; at += kAtOnce) {
    const std::size_t end = std::min(lines.size(), at + kAtOnce);
    TRY_VOID(desk.parent.report(OrdersRead{{lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin() + static_cast<std::ptrdiff_t>(end)}}));
  }
  return {};
}

}  // namespace safelight::courier
