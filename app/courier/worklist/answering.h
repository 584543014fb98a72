#pragma once
// One device at the worklist server: its queries, answered from the list in memory.

#include "app/courier/worklist/offered_list.h"
#include "core/base/cancel_token.h"
#include "dicom/net/byte_stream.h"
#include "dicom/net/service_provider.h"

namespace safelight::courier {

/// How one query ended, for the list of who asked.
using OnAsked = std::function<void(const WorklistAsked&)>;

/// C-FIND of the modality worklist, and C-ECHO.
class WorklistService final : public dicom::net::ServiceHandler {
 public:
  WorklistService(const OfferedList& list, std::string callingAe, std::string address, OnAsked onAsked)
      : m_list(list), m_callingAe(std::move(callingAe)), m_address(std::move(address)), m_onAsked(std::move(onAsked)) {}

  Result<dicom::net::Status> find(const dicom::net::FindRequest& request, dicom::net::MatchWriter& matches) override;

 private:
  const OfferedList& m_list;
  std::string m_callingAe, m_address;
  OnAsked m_onAsked;
};

/// Associates with whoever is at the other end of `stream`, if the list lets them, and answers until they are done.
Result<void> answerDevice(std::unique_ptr<dicom::net::ByteStream> stream, const Caller& caller, const OfferedList& list, const OnAsked& onAsked,
                          const CancelToken& stop = {});

}  // namespace safelight::courier
