#pragma once
// A modality of our own, so that tests send exactly the bytes they mean: over any loopback address, whole, in part, or nonsense.

#include "dicom/net/service_user.h"

namespace safelight::tests {

/// A DICOM file taken apart without understanding its data set.
struct SentObject {
  std::string sopClass, sopInstance, transferSyntax;
  Bytes dataSet;
};
/// Nothing when the bytes are no DICOM file with meta information.
std::optional<SentObject> takeApart(ByteView file);
/// A small secondary capture with this text in its pixels, explicit little endian.
SentObject makeObject(const std::string& instance, std::size_t pixelBytes = 4096, std::string_view text = "PIXELS");

/// A connected socket from a loopback address of choice.
std::unique_ptr<dicom::net::ByteStream> connectFrom(const std::string& source, std::uint16_t port);
/// An association that proposes what these objects need, verification and commitment.
Result<dicom::net::Association> associate(std::uint16_t port, const std::vector<SentObject>& objects, const std::string& callingAe = "MODALITY",
                                          const std::string& source = "127.0.0.1");
/// One object over an association.
dicom::net::Status send(dicom::net::Association& association, const SentObject& object);
/// Associates, sends, releases; ConnectionBroken and the like when it did not get in.
Result<dicom::net::Status> sendOne(std::uint16_t port, const SentObject& object, const std::string& callingAe = "MODALITY", const std::string& source = "127.0.0.1");
/// Of an arrival's file.
Bytes dataSetOf(ByteView file);

}  // namespace safelight::tests
