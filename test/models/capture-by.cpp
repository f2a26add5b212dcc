// Clang's lifetime_capture_by says what is kept and by whom (not in LLVM 16 and
// 19, which do not know it).
// REQUIRES: llvm-22
// RUN: %tidy %s -- %cxx 2>&1 | grep -v note: | %filecheck

struct Registry;
void keep(Registry *R, int *Value [[clang::lifetime_capture_by(R)]]);
void keepForever(int *Value [[clang::lifetime_capture_by(global)]]);
void look(Registry *R, int *Value);
struct Listener {
  void observe(int *Value [[clang::lifetime_capture_by(this)]]);
};

void bad(Registry *R) {
  int Value = 0;
  keep(R, &Value);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Value' is dropped while its stub is still live [callback-dangling-stub]

void bad_global() {
  int Value = 0;
  keepForever(&Value);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Value' is dropped while its stub is still live [callback-dangling-stub]

void bad_this(Listener *L) {
  int Value = 0;
  L->observe(&Value);
}
// CHECK: :[[@LINE-1]]:1: warning: 'Value' is dropped while its stub is still live [callback-dangling-stub]

void good(Registry *R) {
  int Value = 0;
  look(R, &Value);
}

void good_dies_with_it() {
  int Value = 0;
  Listener L;
  L.observe(&Value);
}

void good_static(Registry *R) {
  static int Value = 0;
  keep(R, &Value);
}
