// Declarations of embind's names, for tests of the model. Written by hand.
// A template that gets a closure needs a body (a type without linkage), which says nothing here.
#pragma once
#include <emscripten/val.h>

namespace emscripten {
struct allow_raw_pointers {};
struct NoBaseClass {};

template <typename ReturnType, typename... Args, typename... Policies>
void function(const char *name, ReturnType (*fn)(Args...), Policies...);

template <typename ClassType, typename BaseSpecifier = NoBaseClass> class class_ {
public:
  class_() = delete;
  explicit class_(const char *name);
  template <typename... ConstructorArgs> const class_ &constructor() const;
  template <typename Callable, typename... Policies>
  const class_ &function(const char *, Callable, Policies...) const {
    return *this;
  }
  template <typename Getter> const class_ &property(const char *, Getter) const { return *this; }
  template <typename FieldType> const class_ &class_property(const char *name, const FieldType *field) const;
  template <typename FieldType> const class_ &class_property(const char *name, FieldType *field) const;
};
} // namespace emscripten
