// Shared precompiled header of the command line's commands.
#pragma once
#include "std.h"

#include <CLI/CLI.hpp>
