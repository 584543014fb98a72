// safelight-decoder: started by core/decode over an inherited channel; of no use to a person.

#include "app/decoder/zygote.h"

int main() { return safelight::decoder::runZygote(); }
