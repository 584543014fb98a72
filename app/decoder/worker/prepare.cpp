#include "app/decoder/worker/prepare.h"

#include <ctime>
#include <opencv2/core/utility.hpp>

#include "core/codec/photo.h"
#include "dicom/dataset/dicom_file.h"

namespace safelight::decoder {

void prepareDecoding() {
#ifdef _WIN32
  _tzset();
#else
  ::tzset();  // later uses find the zone loaded
#endif
  cv::setNumThreads(0);  // a forked image process has one thread and may make no other
  dicom::loadDictionary();
  codec::prepare();
}

}  // namespace safelight::decoder
