# Apart from the protocol: only programs that speak TLS or make certificates link OpenSSL for it.
safelight_library(dicom_net_tls
  SOURCES net/practice_authority.cpp net/tls_context.cpp net/tls_openssl.cpp net/tls_peer_check.cpp net/tls_stream.cpp net/wiped_bytes.cpp
  HEADERS net/byte_stream.h net/practice_authority.h net/tls_context.h net/tls_openssl.h net/tls_peer_check.h net/tls_stream.h net/wiped_bytes.h
  LINK core::base
  PRIVATE_LINK dep::ssl dep::crypto)
# CMake takes the pattern of the usual alias twice here.
if(NOT TARGET dicom::net_tls)
  add_library(dicom::net_tls ALIAS dicom_net_tls)
endif()
