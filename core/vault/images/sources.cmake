# Images, their rows, and how they are opened. A part of core_vault.
target_sources(core_vault PRIVATE
  images/contact_sheet.cpp images/contact_sheet.h images/image_rows.cpp images/image_rows.h images/images.cpp images/images.h
  images/object_metadata.cpp images/object_metadata.h images/open_image.cpp images/open_image.h images/thumbnail_store.cpp images/thumbnail_store.h)
