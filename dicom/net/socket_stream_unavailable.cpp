// A system for which nobody has written the sockets yet: every attempt fails, nothing pretends.

#include "dicom/net/socket_stream.h"

namespace safelight::dicom::net {

Result<void> waitForSocket(NativeSocket, SocketReady, Deadline) { return fail(ErrorCode::ConnectionBroken); }
Result<std::unique_ptr<SocketStream>> SocketStream::connect(const std::string&, std::uint16_t, Deadline) { return fail(ErrorCode::ConnectionBroken); }
Result<std::unique_ptr<SocketStream>> SocketStream::adopt(NativeSocket) { return fail(ErrorCode::ConnectionBroken); }
SocketStream::~SocketStream() = default;
void SocketStream::acknowledgeAtOnce() {}
Result<std::size_t> SocketStream::read(MutableByteView, Deadline) { return fail(ErrorCode::ConnectionClosed); }
Result<void> SocketStream::write(std::span<const ByteView>, Deadline) { return fail(ErrorCode::ConnectionClosed); }
void SocketStream::close() {}
Result<Listener> Listener::listen(const std::string&, std::uint16_t, int) { return fail(ErrorCode::ConnectionBroken); }
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;
Listener::~Listener() = default;
Result<AcceptedSocket> Listener::accept(Deadline) { return fail(ErrorCode::ConnectionClosed); }
void Listener::close() {}

}  // namespace safelight::dicom::net
