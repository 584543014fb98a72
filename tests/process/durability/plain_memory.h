#pragma once
// Guard pages and locked memory cost a third of opening a small vault and have nothing to do with what lies on a disk. Programs that link this
// keep their secrets in ordinary memory: harnesses with made-up secrets.

namespace safelight::tests {

/// Also keeps freed memory, instead of giving it back to the system a thousand times a second.
void usePlainMemory();

}  // namespace safelight::tests
