#pragma once
// What the newest state in a place bears witness to while an older one, or the same, is brought back: who may have erased somebody since, and whether
// that was carried out. Only core/vault includes this.

#include "core/vault/backup/set_keys.h"
#include "core/vault/keeping/tombstone.h"

namespace safelight::vault {

/// Reads on first need; lives as long as one restore. No key.
class RestoreWitness {
 public:
  /// Errors: those of the chosen set's membership log.
  static Result<RestoreWitness> open(store::FileSystem& files, const PlaceLayout& place, const BackupSet& chosen);

  /// Everybody whom the newest set knows, and where that log lies.
  const store::MembersLog& people() const { return m_people; }
  const Path& peopleFile() const { return m_peopleFile; }

  /// A tombstone of somebody who is an owner by then counts. One of somebody who was an owner only before may be as old as it says, or made by
  /// whoever kept the key: it counts when the keys it names are gone from the newest set, which nobody who left can write.
  bool bearsOut(const Tombstone& tombstone);

 private:
  RestoreWitness(store::FileSystem& files, PlaceLayout place, store::MembersLog people, Path peopleFile)
      : m_files(&files), m_place(std::move(place)), m_people(std::move(people)), m_peopleFile(std::move(peopleFile)) {}
  /// Keys that are there, of the newest set whose key file is what its list says.
  struct Keys {
    store::MembersLog people;
    SetKeys there;
  };
  std::optional<Keys> readKeys() const;

  store::FileSystem* m_files;
  PlaceLayout m_place;
  store::MembersLog m_people;
  Path m_peopleFile;
  bool m_haveLooked = false;
  std::optional<Keys> m_keys;
};

}  // namespace safelight::vault
