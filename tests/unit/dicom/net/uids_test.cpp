#include "dicom/net/uids.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace safelight::dicom::net;

TEST_CASE("a UID is figures and single dots, at most 64", "[dicom][net]") {
  for (const char* good : {"1", "1.2", "1.2.840.10008.1.1", "0.0", "1.02.3"}) CHECK(isUid(good));
  for (const char* bad : {"", ".", "1.", ".1", "1..2", "1.2.a", "1 2", "../../etc", "1.2\n", "-1.2"}) CHECK_FALSE(isUid(bad));
  CHECK(isUid(std::string(64, '1')));
  CHECK_FALSE(isUid(std::string(65, '1')));
}

TEST_CASE("an AE title is 1 to 16 printable characters but no backslash", "[dicom][net]") {
  for (const char* good : {"A", "SAFELIGHT", "PAN UNIT 1", "..", "1234567890123456"}) CHECK(isAeTitle(good));
  for (const char* bad : {"", "   ", "12345678901234567", "A\\B", "A\tB", "A\x7f", "\xc3\xa4"}) CHECK_FALSE(isAeTitle(bad));
}

TEST_CASE("padding of any kind is taken off", "[dicom][net]") {
  CHECK(withoutPadding("  A B  ") == "A B");
  CHECK(withoutPadding(std::string_view("1.2\0\0", 5)) == "1.2");
  CHECK(withoutPadding(std::string_view("\0", 1)).empty());
}

TEST_CASE("the tables name each UID once and well", "[dicom][net]") {
  std::set<std::string_view> seen;
  for (const StorageClassEntry& entry : storageClasses()) {
    INFO(entry.uid);
    CHECK(isUid(entry.uid));
    CHECK(seen.insert(entry.uid).second);
    CHECK(entry.name.find("Storage") != std::string_view::npos);
    CHECK(isStorageClass(entry.uid));
    CHECK(isStorageClass(entry.uid, PrivateClasses::Refuse) == (entry.status != ClassStatus::Private));
  }
  for (const TransferSyntaxEntry& entry : transferSyntaxes()) {
    CHECK(isUid(entry.uid));
    CHECK(seen.insert(entry.uid).second);
    CHECK(isStorableSyntax(entry.uid) == (entry.kind != SyntaxKind::NotStorable));
  }
  CHECK(storageClasses().size() > 190);
  CHECK(findStorageClass("1.2.840.10008.5.1.4.1.1.1.3")->name == "Digital Intra-Oral X-Ray Image Storage - For Presentation");
  CHECK(findStorageClass("1.2.840.10008.5.1.4.1.1.77.1.4")->kind == StorageKind::Photograph);
  CHECK(findStorageClass("1.2.840.10008.5.1.4.1.1.6")->status == ClassStatus::Retired);
}

TEST_CASE("new standard classes are storage, queries below the same root are not", "[dicom][net]") {
  CHECK(isStorageClass("1.2.840.10008.5.1.4.1.1.9999.1"));
  for (const std::string_view query : {"1.2.840.10008.5.1.4.1.1.200.4", "1.2.840.10008.5.1.4.1.1.200.6", "1.2.840.10008.5.1.4.1.1.201.2"}) CHECK_FALSE(isStorageClass(query));
  for (const std::string_view other : {kVerification, kStorageCommitment, kModalityWorklistFind, kStudyRootGet, kPatientRootMove}) CHECK_FALSE(isStorageClass(other));
}

TEST_CASE("private classes are taken in only where that is allowed", "[dicom][net]") {
  CHECK(isStorageClass("1.2.276.0.99.1", PrivateClasses::Accept));
  CHECK_FALSE(isStorageClass("1.2.276.0.99.1", PrivateClasses::Refuse));
  CHECK_FALSE(isStorageClass("1.2..3", PrivateClasses::Accept));
}

TEST_CASE("an object is stored only in a syntax that holds all of it", "[dicom][net]") {
  CHECK(isStorableSyntax("1.2.840.10008.1.2.4.50"));
  CHECK(isStorableSyntax("1.2.840.10008.1.2.4.777"));  // newer than the table
  for (const std::string_view partial : {"1.2.840.10008.1.2.4.94", "1.2.840.10008.1.2.4.205", "1.2.840.10008.1.2.7.1", "1.2.840.10008.1.2.6.1", "1.2.840.113619.5.2", "1.2.840.10008.1.2.4..50", ""}) {
    CHECK_FALSE(isStorableSyntax(partial));
  }
}

TEST_CASE("every UID has a name, if only itself", "[dicom][net]") {
  CHECK(uidName(kModalityWorklistFind) == "Modality Worklist Information Model - FIND");
  CHECK(uidName("1.2.840.10008.1.2.4.90") == "JPEG 2000 (Lossless Only)");
  CHECK(uidName("1.2.840.10008.5.1.4.1.1.2") == "CT Image Storage");
  CHECK(uidName("1.2.3") == "1.2.3");
}
