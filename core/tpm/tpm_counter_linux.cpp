#include <tss2/tss2_esys.h>
#include <tss2/tss2_tctildr.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/base/bytes.h"
#include "core/tpm/tpm_counter.h"

namespace safelight::tpm {
namespace {

constexpr const char* kDevice = "/dev/tpmrm0";
constexpr const char* kDeviceTransport = "device:/dev/tpmrm0";
// Handles that whoever owns the computer gives out (TCG Registry of Reserved TPM 2.0 Handles and Localities, "NV Index").
constexpr TPM2_HANDLE kFirstHandle = 0x01800000, kHandles = 0x00400000;
// A counter stands at the handle that its name gives, or beside it when another one stands there.
constexpr TPM2_HANDLE kTries = 8;
constexpr UINT16 kCounterBytes = 8;

/// What the TPM's own library gives is freed with it.
template <typename Value>
struct Given {
  Given() = default;
  Given(const Given&) = delete;
  Given& operator=(const Given&) = delete;
  ~Given() { Esys_Free(value); }
  Value* value = nullptr;
};

/// A conversation with the TPM.
class Conversation {
 public:
  static std::optional<Conversation> begin(const std::string& transport) {
    Conversation conversation;
    if (Tss2_TctiLdr_Initialize(transport.c_str(), &conversation.m_transport) != TSS2_RC_SUCCESS) return std::nullopt;
    if (Esys_Initialize(&conversation.m_context, conversation.m_transport, nullptr) != TSS2_RC_SUCCESS) return std::nullopt;
    return conversation;
  }
  Conversation(Conversation&& other) noexcept : m_transport(std::exchange(other.m_transport, nullptr)), m_context(std::exchange(other.m_context, nullptr)) {}
  Conversation& operator=(Conversation&&) = delete;
  ~Conversation() {
    if (m_context != nullptr) Esys_Finalize(&m_context);
    if (m_transport != nullptr) Tss2_TctiLdr_Finalize(&m_transport);
  }

  /// Whether something stands at the handle; asked this way because asking for it by name would have the library complain aloud.
  std::optional<bool> isThere(TPM2_HANDLE handle) {
    TPMI_YES_NO more = TPM2_NO;
    Given<TPMS_CAPABILITY_DATA> found;
    if (Esys_GetCapability(m_context, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, TPM2_CAP_HANDLES, handle, 1, &more, &found.value) != TSS2_RC_SUCCESS) return std::nullopt;
    const TPML_HANDLE& handles = found.value->data.handles;
    return handles.count > 0 && handles.handle[0] == handle;
  }

  std::optional<ESYS_TR> find(TPM2_HANDLE handle) {
    ESYS_TR index = ESYS_TR_NONE;
    if (Esys_TR_FromTPMPublic(m_context, handle, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &index) != TSS2_RC_SUCCESS) return std::nullopt;
    return index;
  }

  std::optional<TPMS_NV_PUBLIC> describe(ESYS_TR index) {
    Given<TPM2B_NV_PUBLIC> description;
    Given<TPM2B_NAME> name;
    if (Esys_NV_ReadPublic(m_context, index, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &description.value, &name.value) != TSS2_RC_SUCCESS) return std::nullopt;
    return description.value->nvPublic;
  }

  std::optional<ESYS_TR> define(const TPM2B_NV_PUBLIC& description) {
    const TPM2B_AUTH nobody{};
    ESYS_TR index = ESYS_TR_NONE;
    if (Esys_NV_DefineSpace(m_context, ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &nobody, &description, &index) != TSS2_RC_SUCCESS) return std::nullopt;
    return index;
  }

  bool increment(ESYS_TR index) { return Esys_NV_Increment(m_context, index, index, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE) == TSS2_RC_SUCCESS; }

  std::optional<std::uint64_t> read(ESYS_TR index) {
    Given<TPM2B_MAX_NV_BUFFER> content;
    if (Esys_NV_Read(m_context, index, index, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, kCounterBytes, 0, &content.value) != TSS2_RC_SUCCESS) return std::nullopt;
    if (content.value->size != kCounterBytes) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kCounterBytes; ++i) value = value << 8 | content.value->buffer[i];  // big-endian, part 1
    return value;
  }

 private:
  Conversation() = default;
  TSS2_TCTI_CONTEXT* m_transport = nullptr;
  ESYS_CONTEXT* m_context = nullptr;
};

/// The name stands where a policy would, which the counter does not use: two vaults' counters are told apart by it.
TPM2B_NV_PUBLIC describedAs(const TurnCounterName& name, TPM2_HANDLE handle) {
  TPM2B_NV_PUBLIC description{};
  description.nvPublic.nvIndex = handle;
  description.nvPublic.nameAlg = TPM2_ALG_SHA256;
  description.nvPublic.attributes = TPMA_NV_AUTHREAD | TPMA_NV_AUTHWRITE | TPMA_NV_NO_DA | (TPM2_NT_COUNTER << TPMA_NV_TPM2_NT_SHIFT);
  description.nvPublic.authPolicy.size = static_cast<UINT16>(name.size());
  std::copy(name.begin(), name.end(), description.nvPublic.authPolicy.buffer);
  description.nvPublic.dataSize = kCounterBytes;
  return description;
}

bool isOf(const TPMS_NV_PUBLIC& found, const TurnCounterName& name) {
  return (found.attributes & TPMA_NV_TPM2_NT_MASK) >> TPMA_NV_TPM2_NT_SHIFT == TPM2_NT_COUNTER && found.authPolicy.size == name.size() &&
         std::equal(name.begin(), name.end(), found.authPolicy.buffer);
}

TPM2_HANDLE handleOf(const TurnCounterName& name, TPM2_HANDLE attempt) {
  const TPM2_HANDLE place = static_cast<TPM2_HANDLE>(name[0]) << 16 | static_cast<TPM2_HANDLE>(name[1]) << 8 | name[2];
  return kFirstHandle + (place + attempt) % kHandles;
}

class TpmCounter final : public TurnCounter {
 public:
  explicit TpmCounter(std::string transport) : m_transport(std::move(transport)) {}

  Result<std::optional<std::uint64_t>> value(const TurnCounterName& name) override {
    const auto nobody = [] { return fail(ErrorCode::ReadFailed, "tpm"); };
    auto conversation = Conversation::begin(m_transport);
    if (!conversation) return nobody();
    const auto place = findPlace(*conversation, name);
    if (!place) return nobody();
    if (!place->index || !place->isTurned) return std::nullopt;
    const auto value = conversation->read(*place->index);
    if (!value) return nobody();
    return *value;
  }

  Result<std::uint64_t> turn(const TurnCounterName& name) override {
    const auto refused = [] { return fail(ErrorCode::WriteFailed, "tpm"); };
    auto conversation = Conversation::begin(m_transport);
    if (!conversation) return refused();
    auto place = findPlace(*conversation, name);
    if (!place) return refused();
    if (!place->index) place->index = conversation->define(describedAs(name, place->handle));
    if (!place->index || !conversation->increment(*place->index)) return refused();
    const auto value = conversation->read(*place->index);
    if (!value) return refused();
    return *value;
  }

 private:
  /// Where the counter stands, or where it may be made.
  struct Place {
    TPM2_HANDLE handle = 0;
    std::optional<ESYS_TR> index;
    bool isTurned = false;
  };

  static std::optional<Place> findPlace(Conversation& conversation, const TurnCounterName& name) {
    for (TPM2_HANDLE attempt = 0; attempt < kTries; ++attempt) {
      Place place{handleOf(name, attempt), {}, false};
      const auto isThere = conversation.isThere(place.handle);
      if (!isThere) return std::nullopt;
      if (!*isThere) return place;
      place.index = conversation.find(place.handle);
      if (!place.index) return std::nullopt;
      const auto description = conversation.describe(*place.index);
      if (!description) return std::nullopt;
      place.isTurned = (description->attributes & TPMA_NV_WRITTEN) != 0;
      if (isOf(*description, name)) return place;
    }
    return std::nullopt;
  }

  std::string m_transport;
};

}  // namespace

void silenceLibraries() { ::setenv("TSS2_LOG", "all+none", 1); }

std::unique_ptr<TurnCounter> computersCounter() {
  return ::access(kDevice, R_OK | W_OK) == 0 ? counterAt(kDeviceTransport) : nullptr;
}

std::unique_ptr<TurnCounter> counterAt(std::string transport) { return std::make_unique<TpmCounter>(std::move(transport)); }

}  // namespace safelight::tpm
