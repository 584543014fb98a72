// Shared precompiled header of all tests.
#pragma once
#include "std.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdlib>
#include <fstream>
