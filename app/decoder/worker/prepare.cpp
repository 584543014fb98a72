#include "app/decoder/worker/prepare.h"

#include <cstdlib>
#include <ctime>

#include "core/codec/photo.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::decoder {

void prepareDecoding() {
  // Times in files are wall-clock times without a zone. A fixed zone also keeps the C library from looking for the machine's own
  // each time a date is converted, which the jail would answer with death.
#ifdef _WIN32
  _putenv_s("TZ", "UTC0");
  _tzset();
#else
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
#endif
  dicom::loadDictionary();
  codec::prepare();
}

}  // namespace safelight::decoder
