// Declarations of sqlite_modern_cpp's names, for tests of the model. Written by hand.
#pragma once
#include "../sqlite_modern_cpp.h"
namespace sqlite {
template <class Handler> void error_log(Handler &&) {}
} // namespace sqlite
