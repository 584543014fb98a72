// Gives a library that has only headers one object file.
