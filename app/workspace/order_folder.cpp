#include "app/workspace/order_folder.h"

#include <algorithm>

#include "app/dispatch/drop_folder.h"
#include "core/courier/courier_process.h"

namespace safelight::app {

Result<ui::DroppedOrders> takeDroppedOrders(vault::Vault& vault, const Path& folder) {
  const courier::Client client(courier::courierBesideThisProgram());
  TRY_ASSIGN(const auto files, dispatch::takeDropFolder(vault, client, folder));
  ui::DroppedOrders orders;
  for (const dispatch::DroppedFile& file : files) {
    const std::string name = pathToUtf8(file.path.filename());
    if (file.error) orders.refused.push_back({name, 0, *file.error});
    for (const dispatch::DroppedLine& line : file.lines) {
      if (line.taken.outcome == vault::OrderOutcome::Refused) orders.refused.push_back({name, line.line, line.taken.error});
      else ++orders.taken;
    }
  }
  return orders;
}

}  // namespace safelight::app
