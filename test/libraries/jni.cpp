// Twins for jni; not a program: needs a Java class beside it.
// REQUIRES: jni
// RUN: %tidy %s -- %{jni} -std=c++17 2>&1 | grep -v note: | %filecheck

#include <jni.h>
#include <cstdlib>

static JNIEnv *env;
static jobject self;
static jfieldID peerField;
static jfieldID bufferField;
static jmethodID onReady;
static jobject shared;

namespace {
struct Peer {
  int Frames = 0;
};
} // namespace

void bad_buffer() {
  unsigned char Pixels[256] = {};
  jobject Buffer = env->NewDirectByteBuffer(Pixels, sizeof Pixels);
  if (!Buffer)
    return;
  shared = env->NewGlobalRef(Buffer);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Pixels' is dropped while its stub is still live [callback-dangling-stub]

void good_buffer() {
  static unsigned char Pixels[256];
  jobject Buffer = env->NewDirectByteBuffer(Pixels, sizeof Pixels);
  if (!Buffer)
    return;
  shared = env->NewGlobalRef(Buffer);
}

void bad_buffer_field() {
  auto *Pixels = static_cast<unsigned char *>(std::calloc(1, 256));
  jobject Buffer = env->NewDirectByteBuffer(Pixels, 256);
  env->SetObjectField(self, bufferField, Buffer);
  env->CallVoidMethod(self, onReady);
  std::free(Pixels);
}
// CHECK: :[[@LINE-2]]:3: warning: the object is dropped while its stub is still live [callback-dangling-stub]

// Java sees the buffer during the call only.
void good_buffer_argument() {
  unsigned char Pixels[256] = {};
  jobject Buffer = env->NewDirectByteBuffer(Pixels, sizeof Pixels);
  env->CallVoidMethod(self, onReady, Buffer);
  env->DeleteLocalRef(Buffer);
}

// Missed: the context travels as a jlong.
void missed_peer() {
  auto *P = new Peer;
  env->SetLongField(self, peerField, reinterpret_cast<jlong>(P));
  delete P;
  env->CallVoidMethod(self, onReady);
}

void good_peer() {
  auto *P = new Peer;
  env->SetLongField(self, peerField, reinterpret_cast<jlong>(P));
  env->SetLongField(self, peerField, 0);
  delete P;
  env->CallVoidMethod(self, onReady);
}
