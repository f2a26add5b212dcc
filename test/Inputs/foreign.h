// A foreign heap whose functions are not visible, on the product's own wrapper.

#ifndef TEST_INPUTS_FOREIGN_H
#define TEST_INPUTS_FOREIGN_H

#include <callback_lifetime/Annotations.h>
#include <callback_lifetime/ExportedCallback.h>

using callback_lifetime::Registry;
using Wrapper = callback_lifetime::ExportedCallback<void()>;
using Stub = callback_lifetime::Stub<void()>;

Wrapper exportCallback();

void jsSet(CBL_KEY const char *Name, CBL_RETAINS Stub Function);
CBL_REVOKES void jsUnset(CBL_KEY const char *Name);
void jsRemove(CBL_REVOKES Stub Function);
void jsCallNow(CBL_INVOKES Stub Function);
CBL_STEPS void jsRun();

/// A home that is an object.
class Engine {
public:
  Engine();
  ~Engine();
  void on(CBL_RETAINS Stub Function);
  CBL_REVOKES void offAll();
  CBL_STEPS void run();
  CBL_CLOSES void close();
};

/// Code that the check can neither look into nor has a model for.
void unknown();
bool condition();

#endif // TEST_INPUTS_FOREIGN_H
